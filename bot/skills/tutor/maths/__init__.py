"""Maths that a learner brings: what of it can be read, and what a tool finds of each line."""
