"""Several files or blocks: which belong together, import one another, and lie where code runs."""
