"""Buttons: what stands below a message, and what is in it. Pure.

Everything that a press needs is in the button's own id, so that it works after a restart, in any
process and for as long as it is good: `KIND NUMBER : ASKER : EXPIRES : SAYS`. Discord allows 100
characters for it, of which a choice may say 60 (bot/reply.py).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.reply import Choice

GOOD_FOR_S = 7 * 86_400.0
"""How long a button can be pressed; the conversation is kept for weeks."""

STOP_LABEL, GOOD_LABEL, BAD_LABEL, AGAIN_LABEL = "Stop", "👍", "👎", "🔄"
REASON, CORRECTION = "reason", "correction"
"""The fields of the form that asks what was wrong."""
WRITTEN = "words"
"""The field of the form that asks for the words of a choice."""

_PLAIN, _PRIMARY, _DANGER = 2, 1, 4
_STYLES = {"plain": _PLAIN, "primary": _PRIMARY, "danger": _DANGER}
_ROW, _BUTTON, _A_ROW = 1, 2, 5
_ID = re.compile(r"([a-z])(\d):([0-9a-z]*):([0-9a-z]+):(.*)", re.DOTALL)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

Component = dict[str, Any]
"""A component as Discord's API has it (components/reference)."""


class Kind(StrEnum):
    """What pressing a button does."""

    PICK = "p"
    STAYS = "y"
    WORDS = "w"
    STOP = "s"
    GOOD = "g"
    BAD = "b"
    AGAIN = "a"
    FORGET = "f"


_OF_A_TURN = (Kind.STOP, Kind.GOOD, Kind.BAD, Kind.AGAIN)


@dataclass(frozen=True, slots=True)
class Button:
    """What a button's id holds. `asker` is the user id of who alone may press it ("": anybody),
    `says` what pressing it says, `number` tells it from its neighbours."""

    kind: Kind
    asker: str
    expires_at: float
    says: str = ""
    number: int = 0

    @property
    def id(self) -> str:
        """The id as Discord keeps it."""
        asker = _base36(int(self.asker)) if self.asker else ""
        return f"{self.kind}{self.number}:{asker}:{_base36(int(self.expires_at))}:{self.says}"


def read(custom_id: str) -> Button | None:
    """The inverse of `Button.id`; None for what is not ours."""
    found = _ID.fullmatch(custom_id)
    if found is None or found[1] not in set(Kind):
        return None
    asker = str(int(found[3], 36)) if found[3] else ""
    return Button(Kind(found[1]), asker, int(found[4], 36), found[5], int(found[2]))


def turn_in(rows: Sequence[Component]) -> str:
    """The turn that a message's buttons name (stop, ratings, another try); "" where none does."""
    for row in rows:
        for item in row.get("components", ()):
            button = read(item.get("custom_id", ""))
            if button is not None and button.kind in _OF_A_TURN:
                return button.says
    return ""


def choice_rows(choices: Sequence[Choice], asker: str, now_s: float) -> list[Component]:
    """The choices of a finished reply, at most 10."""
    return _rows(
        _button(
            Button(
                Kind.WORDS if choice.asks else Kind.STAYS if choice.stays else Kind.PICK,
                asker,
                now_s + GOOD_FOR_S,
                choice.says,
                number,
            ),
            choice.label,
            _STYLES[choice.style],
        )
        for number, choice in enumerate(choices)
    )


def stop_row(turn_id: str, asker: str, now_s: float) -> list[Component]:
    """What stands below a reply that grows."""
    button = Button(Kind.STOP, asker, now_s + GOOD_FOR_S, turn_id)
    return _rows([_button(button, STOP_LABEL, _PLAIN)])


def rating_row(
    turn_id: str, asker: str, now_s: float, *, takes_another_try: bool
) -> list[Component]:
    """What stands below a finished answer: thumbs for anybody who has an opinion of it, and another
    try for who asked."""
    until_s = now_s + GOOD_FOR_S
    thumbs = ((Kind.GOOD, "", GOOD_LABEL), (Kind.BAD, "", BAD_LABEL))
    again = ((Kind.AGAIN, asker, AGAIN_LABEL),) if takes_another_try else ()
    return _rows(
        _button(Button(kind, who, until_s, turn_id), label, _PLAIN)
        for kind, who, label in (*thumbs, *again)
    )


def _button(button: Button, label: str, style: int) -> Component:
    return {"type": _BUTTON, "style": style, "label": label, "custom_id": button.id}


def _rows(buttons: Iterable[Component]) -> list[Component]:
    items = list(buttons)
    return [
        {"type": _ROW, "components": items[start : start + _A_ROW]}
        for start in range(0, len(items), _A_ROW)
    ]


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
