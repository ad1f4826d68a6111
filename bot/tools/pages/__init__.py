"""What a page in HTML says, read in a process of its own."""
