"""What those who speak for the staff see and do."""
