"""A line that says what one of a program does takes its place, whatever brackets it has."""

import pytest

from bot.skills.code.debug.mends.other_signs import ways_with_signs
from bot.skills.code.pasted.messages.blocks import Block

DOG = Block(
    "python", "class Dog\n    def speak(self, n)\n        print('Woof' * n)\n\nDog().speak(2)"
)


@pytest.mark.parametrize(
    ("shown", "old", "new"),
    [
        (["class Dog:"], "class Dog", "class Dog:"),
        (["def speak(self, n):"], "def speak(self, n)", "def speak(self, n):"),
        (
            ["class Dog():", "def speak(self, n):"],
            "Dog\n    def speak(self, n)",
            "Dog():\n    def speak(self, n):",
        ),
    ],
)
def test_it_takes_the_place_of_that(shown: list[str], old: str, new: str) -> None:
    (way,) = ways_with_signs([DOG], [Block("python", each) for each in shown])
    assert [each.code for each in way.files] == [DOG.code.replace(old, new, 1)]


@pytest.mark.parametrize(
    ("shown", "wrong"),
    [("class Dog:", "calss Dog:"), ("else:", "esle:"), ("def f(x):", "function f(x):")],
)
def test_a_misspelt_keyword_is_no_other_word(shown: str, wrong: str) -> None:
    source = f"go()\n{wrong}\n    stop()"
    (way,) = ways_with_signs([Block("python", source)], [Block("python", shown)])
    assert way.files[0].code == source.replace(wrong, shown)


@pytest.mark.parametrize(
    "shown",
    [
        ["print('Woof' + n)"],
        ["class Cat:"],
        ["class Dog:", "class Cat:"],
        ["class Dog:", "class Dog():"],
        ["class Dog"],
        ["class Dog:\n    x = 1"],
        ["return speak(self, n)"],
        ["class Dog:\n    def speak(self, n):\nDog().speak(2)"],
    ],
)
def test_other_lines_have_no_place_by_that(shown: list[str]) -> None:
    assert ways_with_signs([DOG], [Block("python", each) for each in shown]) == []
