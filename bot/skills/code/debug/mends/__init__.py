"""What to try of an answer: its parts, each put where it may belong in the code or its files."""
