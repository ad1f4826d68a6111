"""Homework that is marked, and the way through what was wrong or left open in it."""
