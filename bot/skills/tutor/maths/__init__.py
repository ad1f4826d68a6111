"""Maths that a learner brings: what of it can be read, and what a tool finds of each line.

    written/    how people write maths: no tool is asked
    attempts/   what the lines of an attempt show
    kinds/      the kinds of problems that a tool can check
    exercises/  what is brought: a problem, a claim, a list of homework

Each knows only those above it (import-linter, pyproject.toml).
"""
