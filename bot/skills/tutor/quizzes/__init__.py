"""Quizzes: questions, their keys and proofs, grading, and what a person has learnt."""
