"""The engine alone, beside the Chat SDK on the same Redis: `python -m bench.engine`."""
