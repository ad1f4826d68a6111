"""Progress: points by topic, days, and cards that come back by the scheduler's rules."""

from datetime import UTC, datetime, timedelta

from bot.skills.tutor.progress import (
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
from bot.skills.tutor.question import Question

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
