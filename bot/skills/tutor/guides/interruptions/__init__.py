"""What somebody brings in the middle of a guide, and how it goes on behind that."""
