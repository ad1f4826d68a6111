"""Exercises that a learner brings: one or many, with or without an answer."""
