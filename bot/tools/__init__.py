"""Tools: what the model may call, one module each, with `Settings` and `build(settings, parts)`;
and what answers are checked with before a person sees them (`maths`).

docs/tools.md says how to add one. What needs a person's consent is decided in bot/turn/consent.py.
"""
