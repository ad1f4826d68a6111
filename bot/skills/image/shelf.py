"""What the skill keeps of a conversation: wishes that wait to be drawn, and pictures drawn.

The pictures are kept as blobs; the conversation holds their names, so that a choice works in any
process and after a restart. Both last as long as a blob does. Pure, but for the blobs.
"""

import secrets
from collections.abc import Mapping, Set
from typing import TypeVar

import msgspec

from bot.blobs import KEPT_FOR_S
from bot.ports import Image, TurnContext
from bot.reply import Keep
from bot.skills.image.brief import Brief, Design
from bot.skills.image.parts import Parts
from bot.turn.corrections import asks_something_else

Stored = TypeVar("Stored")

_SHELF = "image.shelf"
_PLANS_MAX, _SERIES_MAX = 16, 16
GONE = "I do not have those pictures any more: I keep them for seven days. Please ask again."
OUTDATED = (
    "You changed or took back that wish since then, so I do not draw it as it was. "
    "Ask for what you want now: `/image …`."
)
UNKNOWN = "I know of no such pictures in this conversation. Ask for one with `/image …`."
NOT_YOURS = "Those pictures belong to the person who asked for them. Ask for your own: `/image …`."


class Picture(msgspec.Struct, frozen=True):
    """One that was drawn, as it was given out. `prompt` is what it was drawn from, `design` what it
    shows, where it shows one."""

    blob: str
    media_type: str
    prompt: str
    design: Design | None = None


class Plan(msgspec.Struct, frozen=True):
    """A wish that waits: in the person's `words`, and its parts. `person` is the author's id on
    the platform, `at` seconds since the epoch. `base` is a picture that came with it,
    `brief` says which designs it is for. `turn` is the id of the turn that shows it, `asked` what
    was written there."""

    id: str
    person: str
    at: float
    words: str
    parts: Parts
    base: Picture | None = None
    brief: Brief | None = None
    turn: str = ""
    asked: str = ""

    @property
    def shows_designs(self) -> bool:
        """Whether designs by a brief are wished for."""
        return self.brief is not None


class Series(msgspec.Struct, frozen=True):
    """Pictures drawn together. `parent` is the series it came from and the number there ("" and 0:
    from words); `change` says how. `size` is WIDTHxHEIGHT, "" for the model's own. `base` is a
    picture of the person's own that they were drawn from, `turn` the id of the turn that shows
    them."""

    id: str
    person: str
    at: float
    words: str
    pictures: tuple[Picture, ...]
    parent: str = ""
    parent_number: int = 0
    change: str = ""
    size: str = ""
    base: Picture | None = None
    turn: str = ""

    @property
    def numbers(self) -> range:
        """What people call the pictures by."""
        return range(1, len(self.pictures) + 1)

    @property
    def shows_designs(self) -> bool:
        """Whether they are designs by a brief."""
        return any(picture.design is not None for picture in self.pictures)


class Shelf(msgspec.Struct, frozen=True):
    """All that is kept, the newest last."""

    plans: tuple[Plan, ...] = ()
    series: tuple[Series, ...] = ()

    def with_plan(self, plan: Plan) -> "Shelf":
        """With one more wish; the oldest goes."""
        return Shelf((*self.plans, plan)[-_PLANS_MAX:], self.series)

    def with_series(self, series: Series, replaced: Set[str] = frozenset()) -> "Shelf":
        """With more pictures; the oldest go. Those of the turns that are `replaced` belong to the
        same turn from now on, since what takes its place takes theirs."""
        before = (
            msgspec.structs.replace(each, turn=series.turn) if each.turn in replaced else each
            for each in self.series
        )
        return Shelf(self.plans, (*before, series)[-_SERIES_MAX:])

    @property
    def keep(self) -> Keep:
        """Keep it."""
        return Keep(_SHELF, msgspec.json.encode(self).decode())

    def find_plan(self, plan_id: str, person: str, now_s: float) -> Plan | str:
        """The wish of this id, or the sentence that says why not."""
        found = next((plan for plan in self.plans if plan.id == plan_id), None)
        return UNKNOWN if found is None else _why_not(found, person, now_s) or found

    def find(self, name: str, person: str, now_s: float) -> Plan | Series | str:
        """The wish or the pictures of this id, or why not."""
        plan = self.find_plan(name, person, now_s)
        return self.find_series(name, person, now_s) if plan == UNKNOWN else plan

    def find_series(
        self,
        series_id: str,
        person: str,
        now_s: float,
        number: int | None = None,
        gone: Set[str] = frozenset(),
    ) -> Series | str:
        """The pictures of this id, or why not. "": the newest of this person, none of a turn that
        is `gone`; with a `number` the newest that have so many; where none have, those with the
        most."""
        if series_id:
            found = next((each for each in self.series if each.id == series_id), None)
        else:
            own = [
                each
                for each in reversed(self.series)
                if each.person == person and each.turn not in gone
            ]
            having = (each for each in own if number in (None, *each.numbers))
            found = next(having, max(own, key=lambda each: len(each.numbers), default=None))
        if found is None:
            return UNKNOWN
        return _why_not(found, person, now_s) or found


def read_shelf(kept: Mapping[str, str]) -> Shelf:
    """What is kept in a conversation."""
    try:
        text = kept.get(_SHELF, "")
        return msgspec.json.decode(text, type=Shelf) if text else Shelf()
    except msgspec.DecodeError:  # of an earlier version
        return Shelf()


def gone_turns(context: TurnContext) -> Set[str]:
    """The turns whose pictures nobody means by a number alone: those whose place this one takes,
    which began from others, and those whose question was taken back."""
    taken_back = (turn.id for turn in context.conversation.turns if turn.is_dropped)
    return context.replaces | frozenset(taken_back)


def written_in(context: TurnContext) -> str:
    """What is written in the messages that this turn answers."""
    return "\n".join(message.text for message in context.messages)


def is_outdated(context: TurnContext, plan: Plan) -> bool:
    """Whether who wished for it has deleted those words since, or made others of them."""
    turns = context.conversation.turns
    turn = next((turn for turn in turns if plan.turn and turn.id == plan.turn), None)
    if turn is None:  # of an earlier version, or forgotten
        return False
    return turn.is_dropped or asks_something_else(plan.asked, turn.written)


def new_id() -> str:
    """Short, since it stands in buttons; unique among the few that one conversation keeps."""
    return secrets.token_hex(3)


async def open_picture(context: TurnContext, picture: Picture) -> Image | None:
    """Its bytes; None: not kept any more. Raises StoreUnavailable."""
    data = await context.blobs.get(picture.blob)
    return None if data is None else Image(picture.media_type, data)


def _why_not(found: Plan | Series, person: str, now_s: float) -> str:
    if found.person != person:
        return NOT_YOURS
    return GONE if found.at + KEPT_FOR_S < now_s else ""
