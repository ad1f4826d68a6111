"""What somebody was shown last, a wish taken apart or pictures, and what they say of that: what was
wrong in it, which of what was offered they pick."""

import re
from dataclasses import dataclass
from datetime import datetime

from bot.conversation import Turn
from bot.ports import Command, TurnContext
from bot.reply import Choice
from bot.skills.image import next_words, signs
from bot.skills.image.changing import DESIGN, NOT_SAID, PICTURE
from bot.skills.image.shelf import Plan, Series, read_shelf

_SHOWS = re.compile(r"/(?:draw|redraw|reword) [^#]*#([0-9a-f]{6})")
"""What a choice says below a wish or pictures."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A person's own wish or pictures that were shown last, with what could be picked there."""

    what: Plan | Series
    offered: tuple[Choice, ...]


def shown_last(context: TurnContext, now: datetime) -> Shown | None:
    """What this person was shown in the last reply; who only thanks or praises goes on seeing
    that. None where that was something else, or somebody else's."""
    seen = (turn for turn in reversed(context.conversation.turns) if not _is_small_talk(turn))
    offered = turn.offered if (turn := next(seen, None)) else ()
    shelf = read_shelf(context.conversation.memory.kept)
    for choice in offered:
        named = _SHOWS.match(choice.says)
        found = named and shelf.find(named[1], context.person.author, now.timestamp())
        if isinstance(found, Plan | Series):
            return Shown(found, offered)
    return None


def _is_small_talk(turn: Turn) -> bool:
    return not turn.offered and next_words.is_small_talk(turn.written)


def corrected(context: TurnContext, now: datetime) -> tuple[str, str]:
    """What words this person corrects, as `waited_for` tells: those of their own wish or pictures,
    where the last reply showed that."""
    shown = shown_last(context, now)
    if shown is None:
        return "", ""
    return DESIGN if shown.what.shows_designs else PICTURE, shown.what.id


def contrasted(context: TurnContext, said: str, now: datetime) -> tuple[str, str, str]:
    """The same of who says what was wrong ("not a cat, a dog"), and the words put right: "" for
    each where nothing in them is said to be."""
    what, place = corrected(context, now)
    shelf = read_shelf(context.conversation.memory.kept)
    found = shelf.find(place, context.person.author, now.timestamp())
    right = "" if isinstance(found, str) else signs.instead_in(said, found.words)
    return (what, place, right) if right else ("", "", "")


def change_in(found: Series, number: int | None, how: str) -> tuple[int | None, str] | None:
    """Which of these pictures is to be changed, and how. Who names another one and says no more
    means what was said of the first; None where nothing was."""
    if not how and not found.shows_designs and found.change not in NOT_SAID:
        how = found.change
    return (number, how) if how else None


def picked_in(shown: Shown, said: str) -> Command | None:
    """What `said` picks of what was offered there, as the button would say it: "yes", "my words",
    "draw it again", "no". None where it picks nothing."""
    answer, name = next_words.answer_in(said), shown.what.id
    if isinstance(shown.what, Series):
        again = {"again": f"#{name}", "another": f"1 #{name}"}
        return Command("redraw", again[answer]) if answer in again else None
    if answer == "cancel":
        return Command("draw", "no")
    if answer == "improved":
        first = next((each.says for each in shown.offered if each.style == "primary"), "")
        return Command("draw", first.removeprefix("/draw ") or f"improved 1 #{name}")
    return Command("draw", f"original 1 #{name}") if answer == "original" else None
