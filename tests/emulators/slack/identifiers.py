"""Identifiers in Slack's shapes: ids with a letter in front, and the ts that names a message."""

import itertools
import time

_numbers = itertools.count(1)
_last_micros = 0


def new_id(letters: str) -> str:
    """A fresh id such as C0EMU0007 or Ev0EMU0008."""
    return f"{letters}0EMU{next(_numbers):04d}"


def new_ts() -> str:
    """A message's ts: seconds and microseconds, unique and rising within the process."""
    global _last_micros
    _last_micros = max(_last_micros + 1, time.time_ns() // 1000)
    return f"{_last_micros // 1_000_000}.{_last_micros % 1_000_000:06d}"
