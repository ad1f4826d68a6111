"""Which lines of a program a part of it takes the place of, or where it is added. Pure."""
