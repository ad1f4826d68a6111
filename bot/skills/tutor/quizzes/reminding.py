"""`/remind`: a word when cards are due, for who asked for it; at most once a day, not at night.

A reminder belongs to one direct conversation of the person, the one where they asked last. Its
alarm rings at least once a day, mostly to find that there is nothing to say: what is due changes
wherever the person practises.
"""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta, tzinfo

import msgspec

from bot.errors import ToolFailed
from bot.ports import TurnContext
from bot.reply import Choice, Choices, ReplyPart, TextDelta, Wake
from bot.skills.tutor.quizzes.progress import Progress, due_ids, read_progress
from bot.tools.clock import zone_named

NAME = "tutor.reminder"
"""Under this name it is kept of a person (bot/people.py)."""
_ALARM = "tutor.due"
_RINGS = "/remind due"
_DAY = timedelta(days=1)
_GAP = timedelta(hours=20)
"""Between two reminders at the least. A day has fewer waking hours, so there is one a day at the
most; and it is less than a day, so that a reminder does not wander through it."""
_MORNING, _EVENING = time(8), time(21)
_DIRECT_ONLY = "I remind you only where we are alone: send me `/remind on` in a direct message."
_HOW = (
    "`/remind on` and I tell you when something is due to repeat, at most once a day; `/remind on "
    "Europe/Berlin` says where you are, so that I am quiet from 9 in the evening to 8 in the "
    "morning. `/remind off` ends it."
)


@dataclass(frozen=True, slots=True)
class Reminder:
    """What somebody asked for: where (a conversation), when that was, and their time zone ("" where
    it is not known). `told_at` and `told_in` (an alarm's message) are those of the last reminder.
    """

    place: str
    asked_at: datetime
    zone: str = ""
    told_at: datetime | None = None
    told_in: str = ""


def read_reminder(kept: Mapping[str, str]) -> Reminder | None:
    """What is kept of a person; None: they want none."""
    try:
        return msgspec.json.decode(kept.get(NAME, "null"), type=Reminder | None)
    except msgspec.MsgspecError:
        return None


def write_reminder(reminder: Reminder | None) -> dict[str, str]:
    """What to keep of a person."""
    return {NAME: msgspec.json.encode(reminder).decode() if reminder else ""}


def is_quiet(at: datetime, reminder: Reminder) -> bool:
    """Whether it is night where the person is, as far as that is known."""
    zone = _zone(reminder.zone)
    return zone is not None and not _MORNING <= at.astimezone(zone).time() < _EVENING


def next_ring(reminder: Reminder, progress: Progress, now: datetime) -> datetime:
    """When to look again: once something is due and not soon after the last reminder, within a day,
    by day. Where the time zone is not known, at the time of day at which they asked."""
    due = min((card.due for card in progress.cards.values()), default=now + _GAP)
    earliest = reminder.told_at + _GAP if reminder.told_at else now
    at = min(max(due, earliest, now + timedelta(minutes=1)), now + _GAP)
    zone = _zone(reminder.zone)
    if zone is None:
        hour = reminder.asked_at.astimezone(UTC).timetz()
        same_day = datetime.combine(at.astimezone(UTC).date(), hour)
        return same_day if same_day >= at else same_day + _DAY
    if not is_quiet(at, reminder):
        return at
    here = at.astimezone(zone)
    day = here.date() + (_DAY if here.time() >= _EVENING else timedelta())
    return datetime.combine(day, _MORNING, zone).astimezone(UTC)


async def command(
    context: TurnContext, wish: str, now: datetime
) -> AsyncGenerator[ReplyPart, None]:
    """`/remind on [TIME ZONE]`, `/remind off`, or alone: how it stands."""
    message = context.messages[-1]
    if message.is_alarm:
        async for part in _ring(context, now):
            yield part
        return
    kept = await context.people.read(context.person)
    word, _, zone = wish.strip().partition(" ")
    if word.lower() == "off":
        await context.people.write(context.person, write_reminder(None), context.turn_id)
        yield Wake(_ALARM, None)
        yield TextDelta("I do not remind you any more.")
        return
    if word.lower() != "on":
        now_on = "Reminders are on." if read_reminder(kept) else "Reminders are off."
        yield TextDelta(f"{now_on} {_HOW}")
        return
    if not message.is_direct:
        yield TextDelta(_DIRECT_ONLY)
        return
    zone = zone.strip() or message.author.timezone
    try:
        name = str(zone_named(zone)) if zone else ""
    except ToolFailed as error:
        yield TextDelta(f"I cannot do that: {error}. {_HOW}")
        return
    reminder = Reminder(str(message.conversation), now, name)
    await context.people.write(context.person, write_reminder(reminder), context.turn_id)
    yield Wake(_ALARM, next_ring(reminder, read_progress(kept), now), _RINGS)
    hours = f"by day in {name}" if name else "at about this time of day"
    yield TextDelta(
        f"I tell you here when something is due to repeat, {hours}, at most once a day. "
        "`/remind off` ends it."
    )


async def _ring(context: TurnContext, now: datetime) -> AsyncGenerator[ReplyPart, None]:
    """The alarm has rung: say what is due, or nothing; and look again."""
    kept = await context.people.read(context.person)
    reminder, progress = read_reminder(kept), read_progress(kept)
    if reminder is None or reminder.place != str(context.messages[-1].conversation):
        return  # they ended it, or want it elsewhere
    due = len(due_ids(progress, now))
    alarm = context.messages[-1].id
    has_told = reminder.told_in == alarm  # this one, before a crash
    is_early = reminder.told_at is not None and now - reminder.told_at < _GAP
    if has_told or (due and not is_early and not is_quiet(now, reminder)):
        reminder = replace(reminder, told_at=reminder.told_at if has_told else now, told_in=alarm)
        await context.people.write(context.person, write_reminder(reminder), context.turn_id)
        cards = "card is" if due == 1 else "cards are"
        yield TextDelta(f"**{due} {cards} due to repeat.** It takes a few minutes: `/quiz due`.")
        yield Choices(
            (
                Choice("Repeat now", "/quiz due", "primary"),
                Choice("Do not remind me", "/remind off"),
            )
        )
    yield Wake(_ALARM, next_ring(reminder, progress, now), _RINGS)


def _zone(name: str) -> tzinfo | None:
    try:
        return zone_named(name) if name else None
    except ToolFailed:
        return None
