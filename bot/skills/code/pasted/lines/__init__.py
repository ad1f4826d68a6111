"""How lines of code are read without a parser: what they set, ask, call and lie within. Pure."""
