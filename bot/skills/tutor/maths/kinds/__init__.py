"""The kinds of problems that a tool can check, and how an answer to each is judged."""
