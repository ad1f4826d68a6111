"""Examples in a table, or behind the name of the function itself, are each an example."""

import pytest

from bot.tools.source.child import read_python

ADD = "def add(a, b):\n    return a + b\n"
MEAN = "def mean(xs):\n    return sum(xs) / len(xs)\n"
LOOP = "for a, b, want in cases:\n    assert add(a, b) == want, f'{a} and {b}'"
STACK = "class Stack:\n    def __init__(self):\n        self.items = []\n"


def examples_of(program: str) -> tuple[list[str], list[str], set[int]]:
    """The asserts that a program ends with, what is done for them, and their lines."""
    read = read_python(program.encode())
    lines = {line for first, last in read["apart"] for line in range(first, last + 1)}
    texts = [each["text"] for each in read["asserts"] if each["line"] in lines]
    return texts, read["steps"], lines


@pytest.mark.parametrize(
    ("program", "texts", "steps"),
    [
        (f"{ADD}cases = [\n    (1, 2, 3),\n    ('a', 'b', 'ab'),\n]\n{LOOP}\n    print(a)",
         ["assert add(1, 2) == 3", 'assert add("a", "b") == "ab"'], []),
        (f"{ADD}for args, want in {{(1, 2): 3}}.items():\n    assert add(*args) == want",
         ["assert add(1, 2) == 3"], []),
        (f"{ADD}for (a, b), want in [((1, 2), 3)]:\n    got = add(a, b)\n    assert got == want",
         ["assert got == 3"], ["got = add(1, 2)"]),
        (f"{STACK}s = Stack()\nfor x in [4, 5]:\n    s.items += [x]\n    assert s.items[-1] == x",
         ["assert s.items[-1] == 4", "assert s.items[-1] == 5"],
         ["s = Stack()", "s.items += [4]", "s.items += [5]"]),
        (f"{MEAN}mean = mean([1, 3])\nassert mean == 2\nassert mean < 3",
         ["assert mean([1, 3]) == 2", "assert mean([1, 3]) < 3"], []),
    ],
)  # fmt: skip
def test_each_row_of_a_table_and_each_result_is_an_example(
    program: str, texts: list[str], steps: list[str]
) -> None:
    defined = next(each for each in (ADD, MEAN, STACK) if program.startswith(each)).count("\n")
    assert examples_of(program) == (texts, steps, {*range(defined + 1, program.count("\n") + 2)})


@pytest.mark.parametrize(
    "program",
    [
        f"{ADD}cases = [(n, n, 2 * n) for n in range(3)]\n{LOOP}",
        f"{ADD}cases = [(1, 2)]\n{LOOP}",
        f"{ADD}cases = [(1, 2, 3)]\n{LOOP}\n    if a:\n        b = 1",
        f"{ADD}cases = [(1, 2, 3)]\n{LOOP}\nprint(add(1, 2))",
        f"{MEAN}mean = mean([1, 3])\nprint(mean([2]))\nassert mean == 2\nprint(mean)",
    ],
)
def test_a_loop_that_does_more_and_a_table_that_is_computed_are_left_to_the_program(
    program: str,
) -> None:
    assert examples_of(program)[0] == []
