"""Which language a file or a piece of code is in, and what it names, told by its looks. Pure."""
