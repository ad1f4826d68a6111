"""Where no tool knows the answer: what the model says, what it asks, and what answers that."""
