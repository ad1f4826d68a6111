"""Progress: points by topic, days, and cards that come back by the scheduler's rules."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.conversation import Conversation, Memory
from bot.ports import ModelOptions, Skill, TurnContext
from bot.reply import Keep, TextDelta
from bot.skills.tutor.desk import Desk, TutorSettings
from bot.skills.tutor.quizzes import quizzing
from bot.skills.tutor.quizzes.progress import (
    NAME,
    Progress,
    add_card,
    answered,
    chart,
    chart_text,
    days_in_a_row,
    due_ids,
    read_progress,
    told,
    write_progress,
)
from bot.skills.tutor.quizzes.question import Question
from tests.unit.learner import Learner, Notes
from tests.unit.speakers import AnsweringModel, TellingModel, message

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
QUESTION = Question("What is 3/4 + 1/8?", "short", ("7/8",), topic="fractions")


def test_what_went_well_comes_back_later_and_what_went_wrong_soon() -> None:
    progress, at, gaps = Progress(), NOW, []
    for _ in range(3):
        progress = answered(progress, QUESTION, 1, at, in_bank=True)
        due = progress.cards[QUESTION.id].due
        gaps.append(due - at)
        at = due
    assert gaps[0] < timedelta(hours=1)
    assert timedelta(days=1) < gaps[1] < gaps[2]
    missed = answered(progress, QUESTION, 0, at, in_bank=True)
    assert missed.cards[QUESTION.id].due - at < timedelta(hours=1)
    assert due_ids(missed, at) == []
    assert due_ids(missed, at + timedelta(hours=1)) == [QUESTION.id]


def test_progress_is_read_as_it_was_written_with_questions_of_no_bank() -> None:
    progress = answered(Progress(), QUESTION, 0.5, NOW, in_bank=False)
    assert read_progress(write_progress(progress)) == progress
    assert progress.cards[QUESTION.id].question == QUESTION
    assert read_progress({NAME: "not json"}) == Progress()


def test_the_chart_shows_a_bar_for_each_topic_and_what_is_due() -> None:
    assert "/quiz" in told(Progress(), NOW)
    progress = answered(Progress(), QUESTION, 1, NOW - timedelta(days=1), in_bank=True)
    progress = answered(progress, QUESTION, 0, NOW, in_bank=True)
    shown = told(progress, NOW)
    assert "fractions  █████░░░░░ 50% of 2" in shown
    assert "2 answers, 2 days in a row" in shown
    assert "1 to repeat now" in told(progress, NOW + timedelta(days=1))
    from_a_talk = told(add_card(Progress(), QUESTION, NOW), NOW)
    assert "No answers in a quiz yet.\n1 to repeat now" in from_a_talk


def test_with_a_picture_the_bars_are_there_and_their_numbers_in_its_words() -> None:
    progress = answered(Progress(), QUESTION, 1, NOW, in_bank=True)
    said = told(progress, NOW, has_chart=True)
    assert "█" not in said
    assert "Last 14 days: 1 answer." in said
    drawn = chart(progress, NOW)
    assert (drawn.bars[0].label, drawn.bars[0].share, drawn.days[-2:]) == ("fractions", 1.0, (0, 1))
    assert chart_text(progress, NOW) == (
        "fractions: 100% of 1. Answers on the last 14 days: 0 0 0 0 0 0 0 0 0 0 0 0 0 1."
    )


def test_days_in_a_row_go_on_until_a_day_is_left_out() -> None:
    days = {"2026-11-24": 1, "2026-11-23": 2, "2026-11-20": 5}
    assert days_in_a_row(days, NOW.date()) == 2
    assert days_in_a_row(days, NOW.date() + timedelta(days=1)) == 0


def test_there_are_never_more_than_two_hundred_cards() -> None:
    progress = Progress()
    for number in range(210):
        question = Question(f"Question {number}?", "short", ("yes",))
        progress = add_card(progress, question, NOW + timedelta(minutes=number))
    assert len(progress.cards) == 200


class Repeating:
    """Somebody who comes back on other days to what is due. The clock is an argument."""

    def __init__(self) -> None:
        self.notes, self.kept, self.desk = Notes(), dict[str, str](), Desk(TutorSettings())

    async def says(self, text: str, now: datetime) -> str:
        """One turn of a quiz."""
        context = TurnContext(
            turn_id=f"t{now.timestamp()}{text}",
            messages=(message(text),),
            asked=text,
            conversation=Conversation(Memory(kept=dict(self.kept))),
            system_prompt="",
            model=TellingModel(),
            options=ModelOptions(),
            people=self.notes,
        )
        parts = (
            quizzing.command(context, self.desk, text.removeprefix("/quiz "), now)
            if text.startswith("/quiz")
            else quizzing.answer(context, self.desk, text, now)
        )
        said = [part async for part in parts]
        self.kept |= {part.name: part.value for part in said if isinstance(part, Keep)}
        return "".join(part.text for part in said if isinstance(part, TextDelta))

    @property
    async def due(self) -> datetime:
        """When the one card is due."""
        progress = read_progress(await self.notes.read(message("").person))
        return progress.cards[QUESTION.id].due


async def test_over_days_what_was_right_comes_back_ever_later_and_a_miss_starts_again() -> None:
    ada = Repeating()
    progress = write_progress(add_card(Progress(), QUESTION, NOW))
    await ada.notes.write(message("").person, progress, "t")
    now, gaps = NOW, []
    for answer in ("7/8", "7/8", "7/8", "pass", "7/8"):
        assert "3/4 + 1/8" in await ada.says("/quiz due", now)
        assert ("✅" in await ada.says(answer, now)) == (answer == "7/8")
        due = await ada.due
        assert "Nothing is due" in await ada.says("/quiz due", due - timedelta(seconds=1))
        gaps.append(due - now)
        now = due
    day = timedelta(days=1)
    assert gaps[0] < day < gaps[1] < gaps[2]
    assert gaps[3] < day, "missed: soon again"
    assert gaps[4] < gaps[2], "and not at once as far away as before"


@pytest.mark.asyncio(loop_scope="session")
async def test_how_somebody_is_doing_is_told_only_where_they_are_alone(skill: Skill) -> None:
    progress = answered(Progress(), QUESTION, 1, NOW, in_bank=False)
    for is_alone in (False, True):
        learner = Learner(skill, AnsweringModel(lambda _: "Hm."), is_alone=is_alone)
        person = message("/progress").person
        await learner.notes.write(person, write_progress(progress), "t")
        reply = await learner.says("/progress")
        assert ("nobody else's business" in reply) is not is_alone
        assert ("fractions" in reply) is is_alone
