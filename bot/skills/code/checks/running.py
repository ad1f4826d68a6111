"""Running code and telling how that went."""

from dataclasses import replace

from bot.ports import Outcome
from bot.skills.code.checks.lacking import lack_of
from bot.skills.code.pasted.messages.blocks import fenced, plain_output
from bot.skills.code.pasted.messages.traces import went_on

_SHOWN_CHARS = 2500
_ERROR_CHARS = 1200


def told(outcome: Outcome, source: str) -> str:
    """How a run of `source` ended, for the person who asked for it (Markdown)."""
    if outcome.ended == "refused":
        return f"{outcome.errors}\n"
    parts = [f"{_headline(outcome, source)}\n"]
    output, errors = plain_output(outcome.output), plain_output(outcome.errors)
    if output.strip():
        parts.append(fenced(cut_short(output.rstrip(), _SHOWN_CHARS)))
    if errors.strip():
        parts.append(f"Errors:\n\n{fenced(_end(errors))}")
    return "\n".join(parts)


def told_shortly(outcome: Outcome) -> str:
    """How a run ended, as a clause."""
    if outcome.ended == "done":
        aside = went_on(plain_output(outcome.errors))
        but = f" (but on the way came {aside[:160]})" if aside else ""
        return f"ran in {outcome.seconds:.2f} s{but}"
    if outcome.ended == "failed":
        lines = plain_output(outcome.errors).strip().splitlines()
        return f"fails: {lines[-1][:160]}" if lines else f"ends with code {outcome.exit_code}"
    return {
        "too_slow": "does not end in time",
        "too_much": "prints without end",
    }.get(outcome.ended, "was not run")


def judged(outcome: Outcome, told: str = "") -> Outcome:
    """How a run ended: it failed, too, where its program went on without an error that ended a
    thread of it, or that it only showed and somebody `told` of."""
    has_failed = outcome.ended == "done" and went_on(outcome.errors, told)
    return replace(outcome, ended="failed") if has_failed else outcome


def why_untried(outcome: Outcome, source: str) -> str:
    """What a program needs that the sandbox gives to none, as a clause that begins with "it"; ""
    where it came to its end, or failed by itself."""
    lack = lack_of(outcome, source)
    return lack.why if lack else ""


def told_untried(why: str) -> str:
    """The same as a sentence."""
    return f"{why[:1].upper()}{why[1:]}, so I could not try it."


def _headline(outcome: Outcome, source: str) -> str:
    took = f"{outcome.seconds:.2f} s"
    if why := why_untried(outcome, source):
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


def cut_short(text: str, most_chars: int) -> str:
    """A text, or its beginning and how much more there is."""
    if len(text) <= most_chars:
        return text
    return f"{text[:most_chars]}\n… {len(text) - most_chars:,} more characters"


def _end(text: str) -> str:
    """Of an error the end matters: it says what went wrong."""
    text = text.rstrip()
    return text if len(text) <= _ERROR_CHARS else f"…{text[-_ERROR_CHARS:]}"
