"""Mended code may bear another name, or hand a function over, where that is the mend."""

import pytest

from bot.skills.code.debug import debugging
from bot.tools.source.reading import read
from tests.sandboxes import WHOLE_PYTHON
from tests.unit.coders import Desk

GREET = "def gret(name):\n    print('hi ' + name)\n\n\ngreet('Ada')"
OPS = "def add(a, b):\n    return a + b\n\n\nops = {'+': add()}\nprint(ops['+'](1, 2))"
CLICK = "def on_click(event):\n    print('clicked', event)\n\n\nhandler = on_click()\nhandler('x')"
TWICE = (
    "def twice(f):\n    return lambda *a: f(*a) * 2\n\n\n"
    "def add(a, b):\n    return a + b\n\n\nadd = twice(add())\nprint(add(1, 2))"
)
TOTAL = "def total(xs):\n    return sum(xs)\n\n\ntotal = total([1])\nprint(total([2]))"
RIGHT = {
    "the name by which it was called": (GREET, GREET.replace("gret(", "greet(")),
    "a class by its name": (
        "class dog:\n    pass\n\n\nprint(type(Dog()).__name__)",
        "class Dog:\n    pass\n\n\nprint(type(Dog()).__name__)",
    ),
    "another than a built-in's": (
        "def print(x):\n    print('> ' + x)\n\n\nprint('a')",
        "def show(x):\n    print('> ' + x)\n\n\nshow('a')",
    ),
    "another than a built-in's that is called in it": (
        "def sum(xs):\n    return sum(xs) + 1\n\n\nprint(sum([1, 2]))",
        "def sum_plus(xs):\n    return sum(xs) + 1\n\n\nprint(sum_plus([1, 2]))",
    ),
    "another than what is imported": (
        "from math import sqrt\n\n\ndef sqrt(x):\n    return sqrt(abs(x))\n\n\nprint(sqrt(-4))",
        "from math import sqrt\n\n\ndef root(x):\n    return sqrt(abs(x))\n\n\nprint(root(-4))",
    ),
    "another than a variable's": (
        TOTAL,
        TOTAL.replace("def total", "def add_up").replace("= total(", "= add_up(").replace(
            "print(total(", "print(add_up("
        ),
    ),
    "in a dictionary": (OPS, OPS.replace("add()", "add")),
    "by another name": (CLICK, CLICK.replace("on_click()", "on_click")),
    "in a list": (
        "def a(x):\n    return x + 1\n\n\nsteps = [a()]\nfor s in steps:\n    print(s(1))",
        "def a(x):\n    return x + 1\n\n\nsteps = [a]\nfor s in steps:\n    print(s(1))",
    ),
    "alone, whose call stays": (GREET, "def greet(name):\n    print('hi ' + name)"),
    "as a decorator": (
        TWICE,
        TWICE.replace("def add", "@twice\ndef add").replace("add = twice(add())\n", ""),
    ),
}  # fmt: skip
WRONG = {
    "a name that nobody asked for": (
        "def area(w, h):\n    return w * g\n\n\nprint(area(2, 3))",
        "def size(w, h):\n    return w * h\n\n\nprint(size(2, 3))",
        "`area` is gone",
    ),
    "only shown": (OPS, "def add(a, b):\n    return a + b\n\n\nprint(add)", "`add` is not called"),
    "only named": (
        "def main():\n    print(undefined)\n\n\nmain()",
        "def main():\n    print('')\n\n\nmain",
        "`main` is not called",
    ),
    "by another name that is only shown": (
        "def two(x):\n    return x * 2\n\n\nn = two()\nprint(n)",
        "def two(x):\n    return x * 2\n\n\nn = two\nprint(f'{n}', n)",
        "`two` is not called",
    ),
}


@pytest.mark.parametrize("backend", WHOLE_PYTHON[:1])
@pytest.mark.parametrize(("code", "mended"), RIGHT.values(), ids=RIGHT)
async def test_another_name_or_a_function_that_is_handed_over_may_be_the_mend(
    code: str, mended: str, backend: str
) -> None:
    desk = Desk(f"```python\n{mended}\n```", backend=backend)
    said = (await desk.asks(f"```python\n{code}\n```", "debug")).markdown
    await desk.close()
    assert "** – ran" in said
    assert len(desk.model.asked) == 1


@pytest.mark.parametrize(("code", "mended", "why"), WRONG.values(), ids=WRONG)
async def test_a_name_or_a_call_that_is_no_part_of_the_error_may_not_go(
    code: str, mended: str, why: str
) -> None:
    desk = Desk(f"```python\n{mended}\n```")
    said = (await desk.asks(f"```python\n{code}\n```", "debug")).markdown
    assert debugging.NOT_MENDED in said
    assert why in said


async def test_names_are_told_that_nobody_sets_or_that_mean_two_things() -> None:
    source = (
        "import os.path as p\nfrom sys import argv\n\nclass Box:\n    def area(self):\n"
        "        return side\n\ndef area(x, id=0):\n    try:\n        y = p\n"
        "    except OSError as error:\n        print(error, argv, y)\n\ndef id(n):\n    pass\n\n"
        "def p():\n    match q:\n        case {'a': b, **rest}:\n            print(b, rest)\n"
    )
    reading = await read(source, "python")
    assert reading.unset == ("q", "side")
    assert reading.ambiguous == ("id", "p")


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def add(s, n):\n    return s + n\n\nscore = add(score, 5)", ("score",)),
        ("def add(n):\n    return score + n\n\nscore = add(5)\nprint(score)", ("score",)),
        ("greet()\n\ndef greet():\n    pass", ("greet",)),
        ("total += 1\nb = lambda: c\nxs = [y for y in total]\nc = y = 1", ("total",)),
        ("def f():\n    global x\n    x = 1\n\nf()\nprint(x)\nx = 2", ()),
        ("if a:\n    print(b)\na = b = 1", ()),
        ("from m import *\nprint(a)\na = 1", ()),
    ],
)
async def test_names_that_are_used_before_they_are_set_are_told(
    source: str, names: tuple[str, ...]
) -> None:
    assert (await read(source, "python")).unset == names
