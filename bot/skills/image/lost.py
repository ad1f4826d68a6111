"""Pictures of an order that are not shown, and what is said of them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.skills.image.words import in_a_row

_NUMBERED_ANEW = "The others are numbered anew."


@dataclass(frozen=True, slots=True)
class Lost:
    """The `number`th picture of the order is not shown, and why, in sentences."""

    number: int
    why: str


def missing(lost: Sequence[Lost], count: int, last_shown: int = 0) -> list[str]:
    """Which pictures of `count` are not shown, and why: a text for each reason. `last_shown` is the
    number that the last of those that are shown had in the order (0: none is, or none behind)."""
    numbers: dict[str, list[int]] = {}
    for each in lost:
        numbers.setdefault(each.why, []).append(each.number)
    if len(lost) == count:
        return list(numbers)
    texts = [f"{_these(same, count)} missing. {why}" for why, same in numbers.items()]
    is_one_behind = any(each.number < last_shown for each in lost)
    return [*texts, *([_NUMBERED_ANEW] if is_one_behind else [])]


def _these(numbers: Sequence[int], count: int) -> str:
    row = in_a_row([str(number) for number in numbers])
    return f"Picture {row} of {count} is" if len(numbers) == 1 else f"Pictures {row} of {count} are"
