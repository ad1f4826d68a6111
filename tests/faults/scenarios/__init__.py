"""What happens to a fleet while people talk to it: a module each, ending in a `Row`.

The short form is in `tests/faults/test_scenarios.py`, the long one is `python -m bench.faults`.
Every scenario draws from a seeded generator, so that a run can be had again.
"""
