"""The Flex Diagnose: from the need for flexibility to a balanced mix, inspired by TNO's four steps (docs/method.md)."""
