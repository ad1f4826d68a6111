"""Hints, what else they may not say, and which step they ask for."""
