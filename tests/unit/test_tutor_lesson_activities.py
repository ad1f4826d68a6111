"""The activities of a lesson plan: how many there are, and how long each lasts."""

import pytest

from bot.skills.tutor.lesson import Activity, Lesson, fit_timings, problems_with, read_lesson


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        (10, 10),
        ("5", 5),
        ("ten", 10),
        ("twenty minutes", 20),
        ("twelve min", 12),
        ("about 5m", 5),
        ("10-15", 15),
        ("10-15 minutes", 15),
        ("1 hour", 60),
        ("half an hour", 30),
        ("some time", 0),
        (None, 0),
    ],
)
def test_the_minutes_of_an_activity_may_be_in_words(said: object, minutes: int) -> None:
    told = {"activities": [{"what": "Talk", "minutes": said}]}
    assert read_lesson(told, Lesson("fractions", "", 45)).activities == (Activity(minutes, "Talk"),)


@pytest.mark.parametrize(("total", "left_out"), [(60, 0), (10, 2)])
def test_many_activities_are_kept_and_those_without_room_are_said(
    total: int, left_out: int
) -> None:
    told = {"activities": [{"what": f"Step {n}", "minutes": 5} for n in range(12)]}
    plan = read_lesson(told, Lesson("fractions", "", total))
    assert len(plan.activities) == 12 - left_out
    assert any(f"last {left_out} are left out" in each for each in problems_with(plan)) == (
        left_out > 0
    )
    fitted = fit_timings(plan).activities
    assert sum(each.minutes for each in fitted) == total
    assert min(each.minutes for each in fitted) > 0
