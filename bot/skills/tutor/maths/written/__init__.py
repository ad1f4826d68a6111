"""How people write maths: what a text holds, read without asking a tool. Pure."""
