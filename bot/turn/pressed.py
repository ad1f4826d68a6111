"""What people see who press a button: what stood on it, and not what it sends. Pure.

What a button sends is for skills: a command, or a key behind which question it belongs to.
"""

from collections.abc import Sequence

from bot.conversation import BETWEEN, Source, Turn
from bot.turn.follow_up import ASKS, label_of


def seen(sends: str, turns: Sequence[Turn]) -> str:
    """What stood on the button that sends this, as it was offered last in one of `turns`, and the
    words that it asked for; the same where nobody offered it."""
    for choice in (each for turn in reversed(turns) for each in turn.offered):
        if sends == choice.says:
            return choice.label
        if choice.asks and sends.startswith(f"{choice.says} "):
            return f"{choice.label}: {sends[len(choice.says) + 1 :]}"
    return label_of(sends) or sends


def asked(turn: Turn, before: Sequence[Turn]) -> str:
    """What was asked in `turn`, behind the turns `before`, as people saw it."""
    if turn.command and turn.asked == ASKS.get(turn.command):
        return label_of(f"/{turn.command}")
    if all(source.is_own_words for source in turn.sources):
        return turn.asked
    return BETWEEN.join(_part(source, part, before) for source, part in turn.parts)


def _part(source: Source, part: str, before: Sequence[Turn]) -> str:
    if source.is_own_words:
        return part
    end = source.length - source.files_length
    text = seen(part[source.name_length : end], before)
    return f"{part[: source.name_length]}{text}{part[end:]}"
