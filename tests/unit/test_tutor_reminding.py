"""Reminders: asked for, at most once a day, not at night, and nothing where nothing is due."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.alarms import alarm_of
from bot.messages import Author, IncomingMessage, PersonId
from bot.ports import Command, ModelOptions, TurnContext
from bot.reply import Choices, ReplyPart, TextDelta, Wake
from bot.skills.tutor.quizzes.progress import Progress, add_card, write_progress
from bot.skills.tutor.quizzes.question import Question
from bot.skills.tutor.quizzes.reminding import Reminder, command, is_quiet, next_ring
from tests.unit.learner import Notes
from tests.unit.speakers import TellingModel, conversation, message

NOW = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
BERLIN, NOWHERE = "Europe/Berlin", ""
ADA = PersonId("web", "site", "ada")
QUESTION = Question("What is 3/4 + 1/8?", "short", ("7/8",))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due", "told_at", "zone", "now", "rings"),
    [
        (at(25, 15), None, BERLIN, NOW, at(25, 15)),
        (at(25, 20, 30), None, BERLIN, NOW, at(26, 7)),  # 21:30 there: in the morning
        (at(25, 1), None, BERLIN, at(25, 3), at(25, 7)),  # 4:00 there
        (at(25, 1), NOW, BERLIN, NOW, at(26, 8, 30)),  # not twice a day
        (at(30, 1), None, BERLIN, NOW, at(26, 8, 30)),  # looks again within a day
        (at(25, 15), None, NOWHERE, NOW, at(26, 12, 0)),  # at the time of day they asked
        (at(25, 1), at(25, 12, 0), NOWHERE, at(25, 12, 1), at(26, 12, 0)),
    ],
)
def test_an_alarm_rings_by_day_once_a_day(
    due: datetime, told_at: datetime | None, zone: str, now: datetime, rings: datetime
) -> None:
    progress = add_card(Progress(), QUESTION, due)
    assert next_ring(Reminder("p", at(1, 12), zone, told_at), progress, now) == rings


def test_rings_of_a_month_are_one_a_day_and_never_at_night() -> None:
    progress = add_card(Progress(), QUESTION, NOW)
    for zone in (BERLIN, "Pacific/Auckland", NOWHERE):
        reminder, now, told = Reminder("p", NOW, zone), NOW, []
        for _ in range(60):
            now = next_ring(reminder, progress, now) + timedelta(seconds=9)
            if reminder.told_at is None or now - reminder.told_at > timedelta(hours=20):
                reminder = replace(reminder, told_at=now)
                told.append(now)
            assert not is_quiet(now, reminder)
        gaps = [after - before for before, after in itertools.pairwise(told)]
        assert timedelta(hours=20) < min(gaps) <= max(gaps) < timedelta(hours=35)


class Somebody:
    """A learner who is reminded: their turns, one after another."""

    def __init__(self) -> None:
        self.notes = Notes()
        self.wake: Wake | None = None
        self.said = message("/remind on")

    async def owes(self, due: datetime, question: Question = QUESTION) -> None:
        await self.notes.write(ADA, write_progress(add_card(Progress(), question, due)), "t")

    async def turn(self, said: IncomingMessage, now: datetime = NOW) -> str:
        """What is shown."""
        context = TurnContext(
            turn_id="t",
            messages=(said,),
            asked=said.text,
            conversation=conversation(),
            system_prompt="",
            model=TellingModel(),
            options=ModelOptions(),
            command=Command("remind"),
            people=self.notes,
        )
        parts: list[ReplyPart] = [
            part async for part in command(context, said.text.removeprefix("/remind "), now)
        ]
        for part in parts:
            if isinstance(part, Wake):
                self.wake = part
        assert all(isinstance(part, TextDelta | Choices | Wake) for part in parts)
        return "".join(part.text for part in parts if isinstance(part, TextDelta))

    async def rings(self, now: datetime, *, of: IncomingMessage | None = None) -> str:
        """What is shown when the alarm rings."""
        assert self.wake is not None
        alarm = alarm_of(self.wake, of or self.said)
        assert alarm is not None
        return await self.turn(alarm, now)


async def test_who_asked_is_told_what_is_due_once_however_often_the_turn_is_begun() -> None:
    ada = Somebody()
    await ada.owes(NOW)
    assert "at about this time of day" in await ada.turn(ada.said)
    tomorrow, first = NOW + timedelta(days=1), ada.wake
    assert "**1 card is due to repeat.**" in await ada.rings(tomorrow)
    ada.wake = first  # its worker died before anything was shown
    assert "1 card is due" in await ada.rings(tomorrow)
    assert await ada.rings(tomorrow + timedelta(hours=3)) == ""
    assert ada.wake is not None
    assert ada.wake.at == tomorrow + timedelta(days=1)


async def test_where_nothing_is_due_or_it_is_night_nothing_is_said_and_the_alarm_goes_on() -> None:
    ada = Somebody()
    await ada.owes(NOW + timedelta(days=9))
    await ada.turn(message("/remind on Europe/Berlin"))
    assert await ada.rings(NOW) == ""
    await ada.owes(NOW)
    assert await ada.rings(at(25, 23)) == "", "workers were away until midnight"
    assert ada.wake is not None
    assert ada.wake.at == at(26, 7)


async def test_who_ended_it_or_wants_it_elsewhere_hears_nothing_here() -> None:
    ada = Somebody()
    await ada.owes(NOW)
    await ada.turn(ada.said)
    alarm = ada.wake
    elsewhere = replace(ada.said, conversation=replace(ada.said.conversation, thread="other"))
    await ada.turn(elsewhere)
    ada.wake = alarm
    assert await ada.rings(NOW + timedelta(days=1)) == ""
    assert "any more" in await ada.turn(message("/remind off"))
    assert ada.wake == Wake("tutor.due", None)
    ada.wake = alarm
    assert await ada.rings(NOW + timedelta(days=1), of=elsewhere) == ""


async def test_the_zone_is_the_platforms_unless_one_is_named_and_a_wrong_one_is_said() -> None:
    ada = Somebody()
    there = replace(ada.said, author=Author("ada", "Ada", "America/New_York"))
    assert "by day in America/New_York" in await ada.turn(there)
    assert "by day in Asia/Tokyo" in await ada.turn(message("/remind on Asia/Tokyo"))
    assert "no time zone 'Tokyo'; did you mean Asia/Tokyo" in await ada.turn(
        message("/remind on Tokyo")
    )
    assert "did you mean America/New_York" in await ada.turn(message("/remind on New York"))
    for zone in ("europe/berlin", "America/New York"):
        assert "by day in" in await ada.turn(message(f"/remind on {zone}")), zone
    assert "Reminders are on." in await ada.turn(message("/remind "))


async def test_in_a_group_nobody_is_reminded() -> None:
    ada = Somebody()
    assert "where we are alone" in await ada.turn(message("/remind on", is_direct=False))
    assert ada.wake is None
