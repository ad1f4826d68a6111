"""What a message asks of the `image` skill: something to be drawn, a change of what is there, what
was offered, or nothing: then it is talk.

    asked for words → those │ a correction → what was meant │ right after a wish or pictures → what
    is to become of them │ "2, but …" → a change │ else a wish, or talk
"""

from dataclasses import dataclass
from datetime import datetime

from bot.ports import Command, TurnContext
from bot.skills.image import next_words, signs
from bot.skills.image.changing import DESIGN, PICTURE, waited_for
from bot.skills.image.shelf import Plan, Series, read_shelf
from bot.skills.image.shown import change_in, contrasted, corrected, picked_in, shown_last

NAME = "image"


@dataclass(frozen=True, slots=True)
class Meant:
    """`wish` is what is to be drawn; `waits` says that words were asked for, or are put right
    ("picture", "design"; "": neither), and `place` what they are in place of (an id). `change` is
    of which picture (None: the only one), and how. `command` is what it picks. `is_open`: words
    that were asked for are still to come."""

    wish: str
    waits: str = ""
    place: str = ""
    change: tuple[int | None, str] | None = None
    command: Command | None = None
    is_talk: bool = False
    is_open: bool = False


def understand(context: TurnContext, now: datetime) -> Meant:
    """What this turn's messages ask."""
    wish, (waits, place) = wish_of(context), waited_for(context)
    if context.command:
        return Meant(wish, waits, place, command=context.command)
    if waits and next_words.is_no_answer(wish) and not signs.matches(wish):
        return Meant(wish, is_talk=True, is_open=True)
    meant = signs.meant_in(wish)
    if meant and not waits:
        waits, place = corrected(context, now)
    elif not waits:
        waits, place, meant = contrasted(context, wish, now)
    other = signs.change_meant(wish) if meant and place else None
    if meant and (waits or context.conversation.memory.skill == NAME):
        wish = meant
    shelf = read_shelf(context.conversation.memory.kept)
    change: tuple[int | None, str] | None = signs.change_of(wish) if shelf.series else None
    if other and not change:  # not what is to be drawn, but how
        found = shelf.find(place, context.person.author, now.timestamp())
        changed = None if isinstance(found, str) else _changed(found, wish, *other)
        return changed or _wish_or_talk(context, wish)
    if waits or change:
        return Meant(wish, waits, place, change)
    return _next(context, wish, now) or _wish_or_talk(context, wish)


def _next(context: TurnContext, wish: str, now: datetime) -> Meant | None:
    """What is to become of the wish or the pictures that were shown last."""
    is_new = (_is_called(context) or signs.matches(wish)) and not signs.changes_it(wish)
    shown = None if is_new or context.files else shown_last(context, now)
    if shown is None:
        return None
    if command := picked_in(shown, wish):
        return Meant(wish, command=command)
    change = next_words.change_in(wish)
    return _changed(shown.what, wish, change.number, change.how) if change else None


def _changed(found: Plan | Series, wish: str, number: int | None, how: str) -> Meant | None:
    """What was shown, with how it is to be. None where nothing is said of that, or it is one of
    several pictures that are not there yet."""
    if isinstance(found, Series):
        change = change_in(found, number, how)
        return Meant(wish, change=change) if change else None
    if number is not None or not how:
        return None
    return Meant(
        f"{found.words.rstrip(' .!?')}, {how}", DESIGN if found.shows_designs else PICTURE, found.id
    )


def _wish_or_talk(context: TurnContext, wish: str) -> Meant:
    return Meant(wish, is_talk=not _is_wish(context, wish))


def _is_wish(context: TurnContext, wish: str) -> bool:
    """Whether a picture is asked for; what else is said after one is talk."""
    if signs.change_of(wish):  # there is nothing to change
        return False
    asks = signs.names_picture if context.studio is None else signs.matches
    if (
        _is_called(context)
        or asks(wish)
        or (context.files and context.studio and signs.remakes(wish))
    ):
        return True
    is_chosen = context.conversation.memory.skill == NAME
    is_of_none = signs.changes_it(wish) and not context.files
    return is_chosen and not (is_of_none or next_words.is_small_talk(wish))


def _is_called(context: TurnContext) -> bool:
    return signs.CALLED.match(context.messages[-1].text.strip()) is not None


def wish_of(context: TurnContext) -> str:
    """What the person wrote, without the command in front and without names and marks."""
    texts = [message.text.strip() for message in context.messages]
    joined = "\n".join(filter(None, texts))
    return signs.CALLED.sub("", joined, count=1).strip()
