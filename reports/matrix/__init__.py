"""What comes out of the competentiematrix: training plan, group figures for others, its PDF, the skills overview."""
