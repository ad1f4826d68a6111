"""What a model says of code and shows no other: its words, beside what was seen, and no verdict."""

import pytest

from bot.skills.code.debug.debugging import NO_CODE_THERE, NOT_BETTER, NOT_MENDED, SAW_NONE
from bot.skills.code.debug.mended import UNCHANGED
from bot.skills.code.debug.saying import UNCHECKED
from tests.sandboxes import needs_whole_python
from tests.unit.coders import Desk, seated

pytestmark = needs_whole_python

ADD = "def add(a, b):\n    return a + b\n\n\nprint(add(2, 3))"
SUB = ADD.replace("a + b", "a - b")
GO = "package main\n\nfunc f() int { return 1 }"
ASKED = "does this code work?"


def fence(code: str, language: str = "python") -> str:
    return f"```{language}\n{code}\n```\n"


async def asked(desks: list[Desk], text: str, *answers: str) -> tuple[str, int]:
    """The reply, and how often the model was asked."""
    desk = seated(desks, *answers)
    return (await desk.asks(text)).markdown, len(desk.model.asked)


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        (ADD, "Yes, it works: it adds two numbers."),
        (ADD, f"Yes, it prints this:\n{fence('5', '')}"),
        (ADD, f"Yes. You could add a test:\n{fence('assert add(2, 3) == 5')}"),
        (ADD, f"Yes. Run it so:\n{fence('python add.py', 'bash')}"),
        (SUB, "Yes, it works: it adds two numbers."),
        (SUB, "No: it subtracts. It should be `a + b`."),
    ],
)
async def test_words_about_code_without_an_error_are_shown_as_unchecked(
    desks: list[Desk], code: str, answer: str
) -> None:
    said, count = await asked(desks, f"{ASKED}\n{fence(code)}", answer)
    printed = "5" if code == ADD else "-1"
    assert said.startswith(f"I ran it and saw no error.\n\nIt prints:\n\n{fence(printed, '')}")
    assert said.endswith(f"{UNCHECKED}\n\n{answer.rstrip()}\n")
    assert count == 1


async def test_the_model_is_told_what_was_seen_and_not_that_it_is_wrong(desks: list[Desk]) -> None:
    await asked(desks, f"{ASKED}\n{fence(ADD)}", "Yes, it works.")
    wish = desks[0].model.asked[0][-1]
    assert "I ran it and saw no error. It prints:\n\n```\n5\n```" in wish
    assert "is wrong" not in wish


async def test_what_the_words_say_of_the_run_and_is_not_so_is_said(desks: list[Desk]) -> None:
    said, _ = await asked(desks, f"{ASKED}\n{fence(ADD)}", "Yes. The code prints `6`.")
    assert "Mind that the code did not print `6` when I ran it" in said


@pytest.mark.parametrize(("code", "is_run"), [(ADD, True), (SUB, True), (GO, False)])
async def test_code_that_is_repeated_proves_nothing(
    desks: list[Desk], code: str, is_run: bool
) -> None:
    block = fence(code, "python" if is_run else "go")
    said, count = await asked(desks, f"{ASKED}\n{block}", f"Yes, it is right.\n{block}")
    assert said.endswith(f"{UNCHECKED}\n\nYes, it is right.\n\n{UNCHANGED}\n")
    assert count == 1


async def test_code_that_is_only_asked_about_may_be_changed(desks: list[Desk]) -> None:
    said, _ = await asked(desks, f"{ASKED}\n{fence(SUB)}", f"It subtracts.\n{fence(ADD)}")
    assert "It subtracts.\n\n**Changed** – ran" in said
    assert SAW_NONE in said
    assert UNCHECKED not in said


@pytest.mark.parametrize(
    ("words", "code", "answers", "wanted", "count"),
    [
        ("spot the mistake", SUB, ["It subtracts.", f"So:\n{fence(ADD)}"], "**Changed**", 2),
        ("spot the mistake", ADD, ["There is none."], f"{UNCHECKED}\n\nThere is none.", 3),
        (ASKED, ADD, [f"Use it:\n{fence('print(add(x))')}"], NOT_BETTER, 3),
        (ASKED, "print(x)", ["Yes, it works."], f"{NO_CODE_THERE}\n\n{UNCHECKED}", 3),
        (ASKED, "print(x)", ["No.", f"Set it.\n{fence('x = 1; print(x)')}"], "**Men", 2),
        (ASKED, "print(x)", [f"No:\n{fence('print(y)')}"], NOT_MENDED, 3),
        ("I receive a KeyError", ADD, ["There is no dict in it."], "There is no dict in it.", 3),
    ],
)  # fmt: skip
async def test_who_says_that_it_is_wrong_or_whose_error_is_known_gets_a_fix_if_there_is_one(
    desks: list[Desk], words: str, code: str, answers: list[str], wanted: str, count: int
) -> None:
    said, asked_for = await asked(desks, f"{words}\n{fence(code)}", *answers)
    assert wanted in said
    assert asked_for == count


async def test_code_without_a_fence_is_not_shown_as_words(desks: list[Desk]) -> None:
    said, _ = await asked(desks, f"{ASKED}\n{fence(SUB)}", f"It subtracts.\n\n{SUB}")
    assert said.endswith(f"{NO_CODE_THERE}\n")
