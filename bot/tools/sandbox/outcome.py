"""How a run ended, from how its process ended. Pure."""

import signal
from typing import Literal

from bot.ports import Outcome
from bot.tools.sandbox.child import Ended
from bot.tools.sandbox.inside import FOLDER

_BY_TIME = (signal.SIGXCPU, signal.SIGALRM, signal.SIGKILL)
_OUT_OF_TIME = frozenset(code for each in _BY_TIME for code in (-each, 128 + each))
"""Exit codes of a program that used up its time (inside.py); also those of one that ended itself,
which had time left."""


def outcome_of(ended: Ended, seconds: float) -> Outcome:
    """The outcome of a program that had so many seconds, with its files under the names that
    their writer knows them by."""
    return Outcome(
        ended=_how(ended, seconds),
        output=ended.output,
        errors=ended.errors.replace(f"{FOLDER}/", ""),
        exit_code=ended.exit_code,
        seconds=ended.seconds,
    )


def _how(ended: Ended, seconds: float) -> Literal["done", "failed", "too_slow", "too_much"]:
    if ended.is_too_much:
        return "too_much"
    if ended.is_too_slow or (ended.exit_code in _OUT_OF_TIME and ended.seconds >= seconds):
        return "too_slow"
    return "done" if ended.exit_code == 0 else "failed"
