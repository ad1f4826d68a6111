"""`/tests`: tests for somebody's code, each of which can fail."""
