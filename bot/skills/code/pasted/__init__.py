"""What somebody pasted or attached: which of it is code, in which files, and with what error."""
