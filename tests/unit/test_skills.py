"""Skills: which messages they claim, and that they pass on exactly what the model says."""

import importlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config.plugs import skill_names
from bot.conversation import estimate_tokens
from bot.errors import ModelUnavailable, ReplyCut
from bot.ports import ModelOptions, ModelPart, Skill, ToolCall, TurnContext, Usage
from bot.reply import Notice, ReplyPart, Status, TextDelta
from bot.skills import load_skills
from tests.unit.speakers import TellingModel, conversation, message, turn, words

SKILLS = load_skills(skill_names())
NAMED = {skill.name: skill for skill in SKILLS}
CHAT, CODE, IMAGE, TUTOR = (NAMED[name] for name in ("chat", "code", "image", "tutor"))


def context(model: TellingModel, asked: str = "Hi", said_so_far: str = "") -> TurnContext:
    return TurnContext(
        turn_id="t1",
        messages=(message(asked),),
        asked=asked,
        conversation=conversation(turn("Earlier?")),
        system_prompt="Be kind.",
        model=model,
        options=ModelOptions(max_tokens=7),
        said_so_far=said_so_far,
    )


async def parts_of(skill: Skill, turn_context: TurnContext) -> list[ReplyPart]:
    return [part async for part in skill.reply(turn_context)]


@pytest.mark.parametrize("skill", SKILLS, ids=lambda skill: skill.name)
def test_a_skill_is_named_like_its_module_and_has_a_short_prompt_and_summary(skill: Skill) -> None:
    assert skill.name in skill_names()
    assert skill.summary
    assert "\n" not in skill.summary
    assert estimate_tokens(skill.prompt) < 130


@pytest.mark.parametrize(
    "text",
    [
        "Teach me fractions",
        "can you help me understand photosynthesis?",
        "I want to learn Spanish",
        "I don’t understand derivatives",
        "I don't really understand this",
        "it's my homework: 3x + 2 = 11",
        "Explain long division to me step by step",
        "quiz me on the capitals of Europe",
    ],
)
def test_tutor_claims_a_wish_to_learn(text: str) -> None:
    assert TUTOR.matches(text)


@pytest.mark.parametrize(
    "text",
    [
        "```\nx = 1\n```",
        "Why?\nTraceback (most recent call last):\n  File …",
        "I get TypeError: 'int' object is not iterable",
        "def f(x):\n    return x",
        "#include <stdio.h>",
        "how do I sort a list in Python?",
        "How would you read a file with node.js?",
        "Write a function that reverses a string",
        "review the following code please",
        "explain this regex: ^a+$",
        "write a linked list in Rust",
        "How can I split a string in C++?",
        "const answer = 42",
    ],
)
def test_code_claims_code_errors_and_wishes_for_code(text: str) -> None:
    assert CODE.matches(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hello!",
        "How do I remove rust from my bike?",
        "How should I react to a rude guest?",
        "What is your dress code policy?",
        "My discount code does not work",
        "Please explain the function of the liver",
        "Write a poem about pythons",
        "Which class is on Monday?",
        "Where can I import wine from?",
        "I understand.",
        "What is the postal code of Rome?",
        "Let me know when it ships",
    ],
)
def test_an_everyday_message_is_claimed_by_nobody(text: str) -> None:
    ours = CHAT, CODE, IMAGE, TUTOR  # one that is added may be about poems
    assert [skill.name for skill in ours if skill.matches(text)] == []


@given(st.text())
def test_matching_takes_any_text(text: str) -> None:
    assert all(isinstance(skill.matches(text), bool) for skill in SKILLS)


@pytest.mark.parametrize("piece", ["\n", " ", "def a:", "private ", "write ", "in python ", "`"])
def test_matching_forty_thousand_characters_of_the_same_ends(piece: str) -> None:
    text = (piece * 40_000)[:40_000]
    assert all(isinstance(skill.matches(text), bool) for skill in SKILLS)


@pytest.mark.parametrize("skill", SKILLS, ids=lambda skill: skill.name)
async def test_a_skill_passes_on_every_part_and_hands_over_the_count_of_tokens(
    skill: Skill,
) -> None:
    given_parts: list[ModelPart] = [
        Status("thinking"),
        *words("Good day to you"),
        Notice("Another model goes on."),
        TextDelta("."),
    ]
    counted: list[Usage] = []
    turn_context = replace(
        context(TellingModel(*given_parts, Usage(3, 4))), on_usage=counted.append
    )
    assert await parts_of(skill, turn_context) == given_parts
    assert counted == [Usage(3, 4)]


async def test_the_model_gets_the_whole_prompt_and_the_options() -> None:
    model = TellingModel(TextDelta("Hello"))
    await parts_of(CHAT, context(model))
    ((sent, options),) = model.sent
    assert [(part.role, part.content) for part in sent] == [
        ("system", "Be kind."),
        ("user", "Earlier?"),
        ("assistant", "Yes."),
        ("user", "Hi"),
    ]
    assert options == ModelOptions(max_tokens=7)


async def test_a_reply_that_was_cut_is_asked_to_go_on() -> None:
    model = TellingModel(TextDelta("lo"))
    await parts_of(CHAT, context(model, said_so_far="Hel"))
    ((sent, _),) = model.sent
    assert any(part.role == "assistant" and part.content == "Hel" for part in sent)


async def test_closing_a_skill_closes_the_models_stream() -> None:
    model = TellingModel(*words("one two three"))
    parts = CHAT.reply(context(model))
    assert await anext(parts) == TextDelta("one ")
    assert not model.was_closed
    await parts.aclose()
    assert model.was_closed


async def test_a_models_error_comes_through_after_the_text_so_far() -> None:
    parts = CHAT.reply(context(TellingModel(TextDelta("So"), ModelUnavailable())))
    assert await anext(parts) == TextDelta("So")
    with pytest.raises(ModelUnavailable):
        await anext(parts)


async def test_a_model_that_only_asks_for_a_tool_is_an_error_not_silence() -> None:
    with pytest.raises(ReplyCut):
        await parts_of(CHAT, context(TellingModel(ToolCall("1", "search", "{}"))))


async def test_the_skill_in_the_documentation_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (Path(__file__).parents[2] / "docs" / "skills.md").read_text(encoding="utf-8")
    (source,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    (tmp_path / "poet_of_the_documentation.py").write_text(source, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    skill = importlib.import_module("poet_of_the_documentation").SKILL
    assert isinstance(skill, Skill)
    assert skill.matches("A poem, please")
    assert await parts_of(skill, context(TellingModel(*words("Roses are red")))) == words(
        "Roses are red"
    )
    assert "\nSKILL = " in source  # what bot/config/plugs.py looks for
