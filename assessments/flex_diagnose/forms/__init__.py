"""Forms of the Flex Diagnose: the hours that were worked, and what the organisation can give."""
