"""The competentiematrix: who can do what, who could learn what, where a team is vulnerable. It belongs to no year."""
