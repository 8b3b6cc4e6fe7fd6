"""What comes out of the Flex Diagnose: its result page, its chapter and document, its tips."""
