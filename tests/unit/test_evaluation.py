"""Replaying rated replies: what is read, what is put to a model, and what is shown of it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.config.reading import parse
from bot.errors import ConfigError, ModelUnavailable
from bot.evaluation import LEFT_OUT, NOT_KEPT, Case, Replayed, read_cases, replay, report, run_cases
from bot.feedback import as_json, correction_in
from bot.messages import ConversationId, Rating
from bot.reply import Choice
from bot.skills import load_skills
from tests.unit.speakers import TellingModel, turn, words

PLACE = ConversationId("slack", "T1", "C1", "1.0")
CONFIG = parse("models: {main: {kind: scripted}}\nadapters: {web: {}}", {})
SKILLS = load_skills(["chat", "tutor"])
RATING = Rating(PLACE, "t-Largest planet?", "u1", False, 1.0, correction="No, I meant Jupiter")
TURNS = (turn("Hello", "Hi."), turn("Largest planet?", "Saturn.", "tutor"), turn("Thanks"))


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """A case as it is exported and read again."""
    file = tmp_path / "cases.jsonl"
    file.write_text(f"{as_json(RATING, TURNS)}\n\n")
    (found,) = read_cases(file)
    return found


def test_an_exported_rating_is_a_case_with_what_was_said_before(case: Case) -> None:
    assert (case.asked, case.said, case.skill) == ("Largest planet?", "Saturn.", "tutor")
    assert case.before == [("Hello", "Hi.")]
    assert not case.is_good


async def test_a_case_is_put_as_it_was_then(case: Case) -> None:
    model = TellingModel(*words("It is Jupiter."))
    replayed = await replay(case, "main", model, CONFIG, SKILLS)
    assert replayed.said == "It is Jupiter."
    prompt, options = model.sent[0]
    assert [message.content for message in prompt[1:]] == ["Hello", "Hi.", "Largest planet?"]
    assert SKILLS[1].prompt in prompt[0].content
    assert options.temperature == 0.0


async def test_what_changed_is_shown_for_each_model(case: Case) -> None:
    said: list[str] = []
    models = [
        ("new", TellingModel(*words("It is Jupiter."))),
        ("old", TellingModel(*words("Saturn."))),
        ("down", TellingModel(ModelUnavailable("boom"))),
    ]
    assert await run_cases([case], models, CONFIG, SKILLS, said.append) == 1
    text = "\n".join(said)
    assert text.startswith("1. bad: Largest planet?\n   correction: No, I meant Jupiter")
    assert "new: changed" in text
    assert "holds the correction (jupiter)" in text
    assert "- Saturn." in text
    assert "+ It is Jupiter." in text
    assert "old: the same, still bad" in text
    assert "down: FAILED. The language model did not answer." in text
    assert text.endswith("3 replies: 1 the same, 1 changed, 1 failed.")


async def test_what_no_language_model_answered_is_put_to_none(tmp_path: Path) -> None:
    vary, shorter = Choice("Variation", "/vary 1 #abcdef"), Choice("Shorter", "/shorter")
    turns = (
        turn("/draw original 1 #abcdef", "Made by AI", "image"),  # as files held it before
        replace(turn("Ada: 2, but at night", "Made by AI", "image"), offered=(vary,)),
        replace(turn("what is 17*23", "391", "image"), offered=(shorter,)),  # talk after it
        replace(turn("sort it", "sorted(it)", "code"), offered=(Choice("Run it", "/run"),)),
    )
    file = tmp_path / "cases.jsonl"
    ratings = (replace(RATING, turn_id=each.id, correction="") for each in turns)
    file.write_text("\n".join(as_json(rating, turns) for rating in ratings))
    model, said = TellingModel(*words("391")), list[str]()
    skills = load_skills(["chat", "code", "image"])
    assert await run_cases(read_cases(file), [("main", model)], CONFIG, skills, said.append) == 0
    assert [prompt[-1].content for prompt, _ in model.sent] == ["what is 17*23", "sort it"]
    assert said[:2] == ["1. bad: /draw original 1 #abcdef", f"   {LEFT_OUT}"]
    assert said[2:4] == ["2. bad: Ada: 2, but at night", f"   {LEFT_OUT}"]
    assert said[-1] == "2 replies: 1 the same, 1 changed, 0 failed. 2 cases left out."


async def test_a_case_whose_dialogue_is_not_kept_is_named_and_put_to_none(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text(as_json(replace(RATING, turn_id="forgotten"), TURNS))
    model, said = TellingModel(*words("391")), list[str]()
    assert await run_cases(read_cases(file), [("main", model)], CONFIG, SKILLS, said.append) == 0
    assert said == [
        "1. bad: (not kept)",
        "   correction: No, I meant Jupiter",
        f"   {NOT_KEPT}",
        "0 replies: 0 the same, 0 changed, 0 failed. 1 case left out.",
    ]
    assert model.sent == []


@pytest.mark.parametrize(
    ("correction", "now", "judged"),
    [
        ("No, I meant Jupiter", "That is Jupiter.", "holds the correction (jupiter)"),
        ("No, I meant Jupiter", "Meant is no planet.", "to be read by a person (without: jupiter)"),
        ("I meant Jupiter, not Saturn or Mars", "Jupiter", "holds the correction (jupiter)"),
        ("No, it was 42", "It is 42.", "holds the correction (42)"),
        ("No, I meant the year 42", "In 1942.", "to be read by a person (without: year, 42)"),
        ("Actually, I wanted it in C++", "In C++ it is so.", "holds the correction (c++)"),
        ("No, in Java", "JavaScript", "to be read by a person (without: java)"),
        ("That is wrong.", "It is Jupiter.", "to be read by a person"),
        ("No, not Saturn", "It is Jupiter.", "to be read by a person"),
        ("No, I meant Saturn", "Saturn is it.", "to be read by a person"),  # that was said
    ],
)
def test_a_reply_is_judged_by_what_the_correction_adds(
    correction: str, now: str, judged: str
) -> None:
    case = Case("a:b:c:", "Largest planet?", "Saturn.", correction=correction)
    told = report(1, case, [Replayed("main", now)])[2]
    assert told.partition("% alike), ")[2] == judged


def test_a_long_change_is_cut() -> None:
    case = Case("a:b:c:", "Count", "\n".join(map(str, range(50))))
    lines = report(1, case, [Replayed("main", "\n".join(map(str, range(100, 150))))])
    assert len(lines) < 20
    assert "more lines" in lines[-1]


@pytest.mark.parametrize("line", ["{", "[]", json.dumps({"conversation": "nowhere"}), "{}"])
def test_a_file_that_is_no_export_is_told_with_its_line(tmp_path: Path, line: str) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text(f"{as_json(RATING, TURNS)}\n{line}\n")
    with pytest.raises(ConfigError, match="line 2"):
        read_cases(file)
    with pytest.raises(ConfigError, match="cannot be read"):
        read_cases(tmp_path / "none")


@pytest.mark.parametrize(
    ("text", "corrects"),
    [
        ("No, I meant the other one", True),
        ("no that's not it", True),
        ("Actually, I wanted the short form", True),
        ("That is wrong.", True),
        ("that’s not what I asked", True),
        ("I meant Paris", True),
        ("No thanks", False),
        ("no", False),
        ("Is that wrong?", False),
        ("What I said was nice", False),
        ("Actually, how far is Mars?", False),
    ],
)
def test_corrections_are_told_from_other_sentences(text: str, corrects: bool) -> None:
    assert (correction_in(text, PLACE, "t", "u", 1.0) is not None) is corrects
