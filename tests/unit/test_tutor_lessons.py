"""Lesson plans: their parts, their timings, and the document."""

import io
import itertools
import json
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ports import Skill
from bot.skills.tutor.lesson import (
    Activity,
    Lesson,
    fit_timings,
    markdown,
    problems_with,
    read_lesson,
)
from bot.skills.tutor.planning import read_wish
from bot.tools.word_document import word_document
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

PLAN = {
    "objectives": ["Learners can add fractions", "Learners can explain a common denominator"],
    "prior_knowledge": ["Equal fractions"],
    "activities": [
        {"minutes": 10, "what": "Fold paper strips"},
        {"minutes": "25 min", "what": "Work in pairs"},
        {"minutes": 10, "what": "Talk about it"},
    ],
    "bands": {"support": "strips at hand", "core": "ten sums", "extension": "three fractions"},
}
GOOD = Lesson(
    "fractions",
    "grade 6",
    45,
    ("Add fractions", "Compare them"),
    ("Halves",),
    (Activity(10, "a"), Activity(20, "b"), Activity(15, "c")),
    ("x", "y", "z"),
    (("What is 1/2 + 1/4?", "3/4"),),
)


@pytest.mark.parametrize(
    ("wish", "topic", "audience", "minutes"),
    [
        ("fractions, grade 6, 45 minutes", "fractions", "grade 6", 45),
        ("the water cycle for year 5 in 30 min", "the water cycle", "year 5", 30),
        ("irony", "irony", "", 45),
        ("poems, B2, 900 minutes", "poems", "B2", 300),
        ("poems, B2, 9999 minutes", "poems", "B2", 300),
        ("1 hour on fractions, grade 6", "fractions", "grade 6", 60),
        ("fractions, 1.5 hours", "fractions", "", 90),
        ("half an hour on irony", "irony", "", 30),
        ("fractions 1h30", "fractions", "", 90),
        ("fractions 1h30 grade 6", "fractions", "grade 6", 90),
        ("fractions, 1 h 30", "fractions", "", 90),
        ("fractions, 1h 30min, B1", "fractions", "B1", 90),
        ("fractions, 1:30 h", "fractions", "", 90),
        ("fractions 1,5 h", "fractions", "", 90),
        ("fractions 1½ hours", "fractions", "", 90),
        ("fractions 90 min", "fractions", "", 90),
        ("a 90-minute lesson on irony", "a lesson on irony", "", 90),
        ("fractions, an hour and a half", "fractions", "", 90),
        ("fractions, one and a half hours", "fractions", "", 90),
        ("fractions, an hour and thirty minutes", "fractions", "", 90),
        ("two hours of poems", "poems", "", 120),
        ("poems, two and a quarter hours", "poems", "", 135),
        ("poems, three quarters of an hour", "poems", "", 45),
        ("poems, forty-five minutes", "poems", "", 45),
        ("poems, 2 x 45 minutes", "poems", "", 90),
        ("poems, 1 hour, 30 students", "poems, 30 students", "", 60),
        ("fractions for my 8 year olds, an hour", "fractions", "8-year-olds", 60),
        ("fractions, 45-60 min", "fractions", "", 60),
        ("fractions, 45 to 60 minutes, grade 6", "fractions", "grade 6", 60),
        ("poems, one to two hours", "poems", "", 120),
        ("fractions, grade 5 - 45 minutes", "fractions", "grade 5", 45),
        ("fractions, Year 10 – 1 hour", "fractions", "Year 10", 60),
        ("fractions, grade 6, 90", "fractions", "grade 6", 90),
        ("fractions, grade 6, 90m", "fractions", "grade 6", 90),
        ("fractions, grade five", "fractions", "grade five", 45),
        ("fractions, grade 3-4, 30 min", "fractions", "grade 3-4", 30),
        ("grades 3 to 4: fractions", "fractions", "grades 3 to 4", 45),
        ("fractions, 6", "fractions, 6", "", 45),
        ("for tomorrow: fractions", "fractions", "", 45),
        ("fractions, grade 6, for Monday", "fractions", "grade 6", 45),
        ("my class on fractions", "fractions", "", 45),
        ("Good Friday", "Good Friday", "", 45),
        ("the 24-hour clock", "the 24-hour clock", "", 45),
        ("volcanoes, two lessons of 40 minutes", "volcanoes", "", 40),
        ("plan two lessons on fractions, grade 6", "fractions", "grade 6", 45),
        ("volcanoes, 2 lessons of 40 min each", "volcanoes", "", 40),
        ("a series of 4 sessions on poetry, 60 minutes each", "poetry", "", 60),
        ("two lessons from history", "two lessons from history", "", 45),
        ("two lessons of war", "two lessons of war", "", 45),
        ("what each of us eats", "what each of us eats", "", 45),
        ("volcanoes, grade 5, 9:00 to 9:45", "volcanoes", "grade 5", 45),
        ("volcanoes from 11:30 - 12:20", "volcanoes", "", 50),
        ("volcanoes, 12:30 to 1:30 pm", "volcanoes", "", 60),
        ("John 3:16 to 4:10", "John 3:16 to 4:10", "", 45),
    ],
)
def test_a_wish_names_topic_audience_and_minutes(
    wish: str, topic: str, audience: str, minutes: int
) -> None:
    asked = read_wish(wish)
    assert (asked.topic, asked.audience, asked.minutes) == (topic, audience, minutes)


@pytest.mark.parametrize(
    ("objective", "is_seen"),
    [
        ("Learners can understand fractions", False),
        ("Students will know what a half is", False),
        ("By the end of the lesson, pupils will be able to appreciate irony", False),
        ("Understanding fractions", False),
        ("Gain a basic understanding of fractions", False),
        ("Become familiar with fractions", False),
        ("Learners can add fractions", True),
        ("Learners can show that they understand fractions", True),
        ("Use knowledge of halves to find quarters", True),
        ("Learn to count to ten", True),
        ("Students will know how to add fractions", True),
    ],
)
def test_an_objective_begins_with_what_can_be_seen(objective: str, is_seen: bool) -> None:
    assert (problems_with(replace(GOOD, objectives=(objective, "Add"))) == []) == is_seen


def test_a_plan_with_all_parts_has_no_problems() -> None:
    assert problems_with(GOOD) == []


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        (replace(GOOD, objectives=("Add fractions",)), "two objectives"),
        (replace(GOOD, objectives=("Understand fractions", "Add")), "nobody can see"),
        (replace(GOOD, prior_knowledge=()), "prior knowledge"),
        (replace(GOOD, activities=GOOD.activities[:2]), "three activities"),
        (replace(GOOD, bands=("x", "x", "z")), "ability bands"),
        (replace(GOOD, bands=("x", "y", "")), "ability bands"),
        (replace(GOOD, bands=("x", "y", "Show that 1/2 + 1/3 = 2/5.")), "1/2 + 1/3 = 2/5 is wrong"),
        (replace(GOOD, prior_knowledge=("2 + 2 = 5",)), "2 + 2 = 5 is wrong"),
        (replace(GOOD, objectives=("Find √16 = 5", "Add")), "√16 = 5 is wrong"),
        (replace(GOOD, activities=(Activity(1, "20% of 50 = 20"),) * 3), "20% of 50 = 20 is wrong"),
    ],
)
def test_a_part_that_is_missing_or_vague_is_found(changed: Lesson, problem: str) -> None:
    (found,) = problems_with(changed)
    assert problem in found


@given(st.lists(st.integers(0, 300), min_size=1, max_size=8), st.integers(10, 300))
def test_timings_are_fitted_to_the_total_and_none_is_lost(minutes: list[int], total: int) -> None:
    activities = tuple(Activity(each, "x") for each in minutes)
    fitted = fit_timings(replace(GOOD, minutes=total, activities=activities))
    assert sum(each.minutes for each in fitted.activities) == total
    assert len(fitted.activities) == len(minutes)
    assert fitted.timings_were_fitted == (sum(minutes) != total or min(minutes) == 0)
    assert min(each.minutes for each in fitted.activities) >= 1


@pytest.mark.parametrize(
    "bands",
    [
        {"Support": ["a", "b"], "Core": "c", "EXTENSION": "d"},
        ["Support: a b", "Core: c", "Extension: d"],
        [
            {"band": "Support", "what": "a b"},
            {"name": "core", "task": "c"},
            {"level": "Extension", "text": "d"},
        ],
    ],
)
def test_a_plan_is_read_in_the_usual_forms(bands: object) -> None:
    said = {
        "title": "Halves",
        "Learning Objectives": ["name halves", "draw quarters"],
        "Prerequisites": "count",
        "activities": [
            {"time": "0-5 min", "activity": "Warm up"},
            {"duration": "5-20 min", "name": "Main", "description": "cut pizzas"},
            {"Minutes": 20, "Task": "Exit"},
        ],
        "bands": bands,
    }
    plan = read_lesson({"lesson_plan": said}, Lesson("halves", "", 40))
    assert plan.objectives == ("name halves", "draw quarters")
    assert plan.prior_knowledge == ("count",)
    assert [(each.minutes, each.what) for each in plan.activities] == [
        (5, "Warm up"),
        (15, "Main: cut pizzas"),
        (20, "Exit"),
    ]
    assert plan.bands == ("a b", "c", "d")


def test_markdown_has_every_part() -> None:
    text = markdown(GOOD)
    for piece in (
        "# Lesson plan: fractions",
        "## Objectives",
        "| 20 | b |",
        "Total: 45 minutes",
        "- Support: x",
        "## Exit quiz",
        "- 3/4",
    ):
        assert piece in text


def test_a_word_document_is_well_formed_and_the_same_each_time() -> None:
    newest, family = "\U0001fae9", "👩\u200d🚀"  # an emoji of Unicode 16; one joined of two
    blocks = [
        ("title", "T <&> ü"),
        ("item", "a\x00b\ud800"),
        ("text", f"{newest}{family}\n10\u00a0%"),
        ("table", [("1", "2"), ("3", "4")]),
    ]
    data = word_document(blocks)
    assert data == word_document(blocks)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    texts = [node.text for node in parts["word/document.xml"].iter() if node.tag.endswith("}t")]
    assert texts == ["T <&> ü", "•", "ab", newest + family, "10\u00a0%", "1", "2", "3", "4"]
    assert "[Content_Types].xml" in parts


def planning(*plans: str) -> AnsweringModel:
    """A model that answers with these texts in turn."""
    turn = itertools.cycle(plans)
    return AnsweringModel(lambda messages: next(turn))


@pytest.mark.asyncio(loop_scope="session")
async def test_a_plan_comes_as_markdown_and_as_files_with_an_exit_quiz_of_the_bank(
    skill: Skill,
) -> None:
    model = planning(json.dumps(PLAN))
    learner = Learner(skill, model)
    said = await learner.says("/lesson fractions, grade 6, 45 minutes")
    assert "| 25 | Work in pairs |" in said
    assert "What is 3/4 + 1/8?" in said
    assert "⚠️" not in said
    assert "fitted" not in said
    assert [file.name for file in learner.given] == ["lesson-fractions.docx", "lesson-fractions.md"]
    assert learner.notes.files[learner.given[0].blob][:2] == b"PK"
    assert len(model.sent) == 1


@pytest.mark.asyncio(loop_scope="session")
async def test_an_exit_quiz_names_no_mistakes_where_there_are_no_options(skill: Skill) -> None:
    said = await Learner(skill, planning(json.dumps(PLAN))).says("/lesson plurals, 45 minutes")
    assert 'the plural of "child"' in said
    assert "childrens" not in said


@pytest.mark.asyncio(loop_scope="session")
async def test_what_the_bank_has_is_named_where_somebody_may_mean_something_else(
    skill: Skill,
) -> None:
    learner = Learner(skill, planning(json.dumps(PLAN)))
    told = "The exit quiz is from my bank, on capitals."
    assert told in await learner.says("/lesson capital letters, grade 6, 45 minutes")
    assert told not in await learner.says("/lesson capitals, grade 6, 45 minutes")
    assert "_I have questions on capitals ready._" in await learner.says("/quiz capital letters")
    assert "I have questions" not in await learner.says("/quiz capitals")
    assert "Our goal: **capitals**" in await learner.says("teach me capital letters")


@pytest.mark.asyncio(loop_scope="session")
async def test_a_plan_with_gaps_is_asked_for_again_and_its_timings_are_fitted(
    skill: Skill,
) -> None:
    model = planning(json.dumps({**PLAN, "bands": {}}), json.dumps(PLAN))
    said = await Learner(skill, model).says("/lesson fractions, grade 6, 30 minutes")
    assert "not three different ability bands" in model.sent[1][-1].content
    assert "Total: 30 minutes" in said
    assert "I fitted the timings" in said


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(("asked", "planned"), [(900, 300), (4, 10), (0, 45)])
async def test_a_length_that_is_not_kept_is_said(skill: Skill, asked: int, planned: int) -> None:
    learner = Learner(skill, planning(json.dumps(PLAN)))
    said = await learner.says(f"/lesson fractions, grade 6, {asked} minutes")
    assert f"Total: {planned} minutes" in said
    assert f"this is for {planned}, not for {asked}." in said
    assert "not for" not in await learner.says("/lesson fractions, grade 6, an hour")


@pytest.mark.asyncio(loop_scope="session")
async def test_what_stays_wrong_is_said(skill: Skill) -> None:
    model = planning(json.dumps({**PLAN, "prior_knowledge": []}))
    said = await Learner(skill, model).says("/lesson fractions, 45 minutes")
    assert "⚠️ Still wrong in this plan: no prior knowledge." in said
    assert len(model.sent) == 3, "asked again twice at the most"


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("said", ["", "I can't.", "{" * 5000, '{"objectives": 7, "bands": []}'])
async def test_what_is_no_plan_is_not_shown(skill: Skill, said: str) -> None:
    learner = Learner(skill, planning(said or "\n"))
    assert "no plan that I could read" in await learner.says("/lesson fractions")
    assert learner.given == []


async def test_of_several_lessons_one_is_planned_and_that_is_said(skill: Skill) -> None:
    learner = Learner(skill, planning(json.dumps(PLAN)))
    said = await learner.says("/lesson fractions, two lessons of 40 minutes")
    assert "# Lesson plan: fractions\n" in said
    assert "I plan one lesson at a time: this is one of 40 minutes." in said
    assert "one lesson at a time" not in await learner.says("/lesson fractions, 40 minutes")
