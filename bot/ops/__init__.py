"""What an operator sees: health, metrics, logs, the check, and what is in the way."""
