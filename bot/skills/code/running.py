"""Running code and telling how that went."""

import re
import sys

from bot.ports import Outcome
from bot.skills.code.blocks import fenced, plain_output

_SHOWN_CHARS = 2500
_MISSING = re.compile(r"^ModuleNotFoundError: No module named '([\w.]+)'", re.MULTILINE)
_LACKED = "`{}`, which my sandbox does not have (no packages are installed there)"
_ERROR_CHARS = 1200
ASKED = "EOFError: EOF when reading a line"
"""What `input` raises where nobody types."""


def told(outcome: Outcome) -> str:
    """How a run ended, for the person who asked for it (Markdown)."""
    if outcome.ended == "refused":
        return f"{outcome.errors}\n"
    parts = [f"{_headline(outcome)}\n"]
    output, errors = plain_output(outcome.output), plain_output(outcome.errors)
    if output.strip():
        parts.append(fenced(_beginning(output)))
    if errors.strip():
        parts.append(f"Errors:\n\n{fenced(_end(errors))}")
    return "\n".join(parts)


def told_shortly(outcome: Outcome) -> str:
    """How a run ended, as a clause."""
    if outcome.ended == "done":
        return f"ran in {outcome.seconds:.2f} s"
    if outcome.ended == "failed":
        lines = plain_output(outcome.errors).strip().splitlines()
        return f"fails: {lines[-1][:160]}" if lines else f"ends with code {outcome.exit_code}"
    return {
        "too_slow": "does not end in time",
        "too_much": "prints without end",
    }.get(outcome.ended, "was not run")


def missing_package(outcome: Outcome) -> str:
    """The package that a program failed for, which the sandbox has not; "" for none."""
    return package_in(outcome.errors) if outcome.ended == "failed" else ""


def package_in(errors: str) -> str:
    """The package that an error says is missing; "" for none, and where there is no such part of
    one of Python's own (`os.nothing`)."""
    found = _MISSING.search(errors)
    name, is_part, _ = found[1].partition(".") if found else ("", "", "")
    return "" if is_part and name in sys.stdlib_module_names else name


def lacking_in(errors: str) -> str:
    """The package, or the part of one, that an error says is missing, as what comes behind "it
    needs"; "" as for `package_in`."""
    found = _MISSING.search(errors)
    return _LACKED.format(found[1]) if found and package_in(errors) else ""


def why_untried(outcome: Outcome) -> str:
    """What a program needs that the sandbox gives to none, as a clause that begins with "it"; ""
    where it came to its end, or failed by itself."""
    if lacks := missing_package(outcome):
        return f"it needs {_LACKED.format(lacks)}"
    if outcome.ended == "failed" and outcome.errors.rstrip().endswith(ASKED):
        return "it waits for what somebody types, and in my sandbox nobody does"
    return ""


def told_untried(why: str) -> str:
    """The same as a sentence."""
    return f"{why[:1].upper()}{why[1:]}, so I could not try it."


def _headline(outcome: Outcome) -> str:
    took = f"{outcome.seconds:.2f} s"
    if why := why_untried(outcome):
        return f"{why[:1].upper()}{why[1:]}, so I could not run it to its end ({took})."
    if outcome.ended == "done":
        has_output = bool(outcome.output.strip())
        return (
            f"It ran ({took}). Output:" if has_output else f"It ran ({took}), and printed nothing."
        )
    if outcome.ended == "too_slow":
        return f"It did not end in time: I stopped it after {took}."
    if outcome.ended == "too_much":
        return "It printed too much, and I stopped it. The beginning:"
    return f"It failed ({took}, exit code {outcome.exit_code})."


def _beginning(text: str) -> str:
    text = text.rstrip()
    if len(text) <= _SHOWN_CHARS:
        return text
    return f"{text[:_SHOWN_CHARS]}\n… {len(text) - _SHOWN_CHARS:,} more characters"


def _end(text: str) -> str:
    """Of an error the end matters: it says what went wrong."""
    text = text.rstrip()
    return text if len(text) <= _ERROR_CHARS else f"…{text[-_ERROR_CHARS:]}"
