"""How good the skills are with a real model: `python -m bench.skills`."""
