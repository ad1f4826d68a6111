"""Code that is sent without its imports, or without what it belongs to, is mended all the same."""

import pytest

from bot.ports import Outcome
from bot.skills.code.checks.lacking import lack_of
from bot.skills.code.checks.unknown import gives_unknown, unknown_before
from bot.tools.source.reading import read
from tests.unit.coders import Desk

MEAN = "def mean(df):\n    return np.sum(df['a']) / len(df) + 1"
SHAPE = "class Circle(Shape):\n    def area(self):\n        return 3.14 * self.r"
VIEW = "def index(request):\n    rows = User.all()\n    return render(request, {'rows': rows"
NO_NP = "NameError: name 'np' is not defined"
IMPORTED = "import numpy as np\n\nprint(np.sum([1]))"
CALLED = "print(np.sum([1]))"
EMPTY = "def mean(xs):\n    return math.fsum(xs) / len(xs)\n\n\nprint(mean([]))"
CHECKED = EMPTY.replace("\n    return", "\n    if not xs:\n        return 0\n    return")


@pytest.mark.parametrize(
    ("code", "words", "fix", "said"),
    [
        (MEAN, "it is too much", MEAN.removesuffix(" + 1"), "it needs `np`, which is not in what"),
        (SHAPE, "it is wrong", f"{SHAPE} ** 2", "it needs `Shape`, which is not in what you sent"),
        (VIEW, "it fails", f"{VIEW}}})", "it needs `User`, which is not in what you sent"),
        (CALLED, NO_NP, IMPORTED, "it needs `numpy`"),
        (MEAN, NO_NP, f"import numpy as np\n\n\n{MEAN}", "it needs `numpy`"),
        ("df.dropna()", "it does not drop them", "df = df.dropna()", "it needs `df`, which is not"),
        (EMPTY, "wrong for []", CHECKED, "it needs `math`, which is not in what you sent"),
        ("x = data['nam']", "KeyError: 'nam'", "x = data['name']", "it needs `data`, which is not"),
    ],
)
async def test_a_name_that_the_code_did_not_have_either_is_no_fault_of_its_mend(
    code: str, words: str, fix: str, said: str
) -> None:
    desk = Desk(f"```python\n{fix}\n```")
    reply = (await desk.asks(f"{words}\n```python\n{code}\n```", "debug")).markdown
    await desk.close()
    assert f"**Changed** – parses; not run here: {said}" in reply
    assert len(desk.model.asked) == 1


@pytest.mark.parametrize(
    ("code", "words", "fix"),
    [
        (MEAN, "it is too much", MEAN.replace("+ 1", "- extra")),
        (MEAN, NO_NP, MEAN.removesuffix(" + 1")),
        (CALLED, "it says np is not defined", "print(np.sum([2]))"),
        (CALLED, NO_NP, "import nothere\n\nprint(np.sum([1]))"),
        (VIEW, "it fails", f"{VIEW}, 'a': extra}})"),
        ("def f(a, b:\n    return a + b", "it fails", "def f(a):\n    return a + b"),
        ("def tax():\n    return 1\n\n\nprint(tax(", "it fails", "def f():\n    return tax()"),
    ],
)
async def test_a_name_that_only_the_mend_lacks_or_that_was_to_be_mended_is_a_fault(
    code: str, words: str, fix: str
) -> None:
    desk = Desk(f"```python\n{fix}\n```")
    reply = (await desk.asks(f"{words}\n```python\n{code}\n```", "debug")).markdown
    await desk.close()
    assert "**Changed**" not in reply
    assert "**Mended**" not in reply


@pytest.mark.parametrize(
    ("code", "spared"),
    [
        ("def f(xs):\n    total = sum(xs)\n    return totl", ""),
        ("def hi(name):\n    prnt('hi ' + nmae)", ""),
        ("def f(numbers):\n    for n in number:\n        print(n)", ""),
        ("def pop():\n    return self.items.pop()", ""),
        ("def ok():\n    return true", ""),
        ("import json\n\n\ndef f(x):\n    return jsn.load(x)", ""),
        ("def f(xs):\n    return sum(xs) / len(x)", ""),
        ("import os as b\nprint(a)", "a"),
        ("for item in items:\n    print(item)", "items"),
        ("def f(df):\n    return np.sum(df)", "np"),
        ("def f(x):\n    return math.sqrt(x)", "math"),
        ("user = User.get()", "User"),
        ("def plot(xs):\n    plt.plot(xs)", "plt"),
        ("def plot(xs):\n    plt(xs)", ""),
        ("def f(xs):\n    for i in rnge(3):\n        xs.pop(i)", ""),
        ("if _name_ == '__main__':\n    print(1)", ""),
        ("def ok(x):\n    return Flase", ""),
        ("for i in range(3):\n    contineu", ""),
        ("def f(row_count):\n    return row_cuont", ""),
        ("words = text.split()\nprint(words)", "text"),
        ("for w in word:\n    print(w)", "word"),
        ("print('numbers: ' + number)", "number"),
        ("total = item['price']", "item"),
        ("def bmi(height):\n    return weight / height", "weight"),
        ("def fit(x_train):\n    return y_train", "y_train"),
        ("def show(label):\n    label.config(text=txt)", "txt"),
        ("def draw(x):\n    point(x)\n    print(x)", "point"),
    ],
)
async def test_what_looks_like_a_slip_was_not_left_out(code: str, spared: str) -> None:
    assert await unknown_before(code, code) == ({spared} if spared else set())


TURTLE = """\
Traceback (most recent call last):
  File "main.py", line 1, in <module>
    import turtle as t
  File "/usr/lib/python3.13/turtle.py", line 102, in <module>
    import tkinter as TK
ModuleNotFoundError: No module named 'tkinter'
"""


@pytest.mark.parametrize(
    ("source", "imported", "needs", "gives"),
    [
        ("t = turtle.Turtle()", "import turtle", True, False),
        ("t.forward(9)", "import turtle as t", False, True),
        ("t.forward(9)", "from turtle import *", False, True),
        ("t.forward(9)", "import math as t", False, False),
    ],
)
async def test_what_a_module_of_pythons_own_lacks_is_lacking_where_that_module_is_used(
    source: str, imported: str, needs: bool, gives: bool
) -> None:
    lack = lack_of(Outcome("failed", errors=TURTLE), imported)
    assert lack is not None
    assert lack.short == "it needs `tkinter`"
    assert lack.is_also_of(source, None) is needs
    assert gives_unknown(await read(imported, "python"), lack, {"t"}) is gives


async def test_a_test_that_ends_for_a_name_of_the_code_that_was_not_sent_is_no_failing_one() -> (
    None
):
    tests = "def test_it():\n    assert area(0) == 0\n\n\ndef test_own():\n    assert zero == 0"
    desk = Desk(f"```python\n{tests}\n```")
    code = "def area(r):\n    return math.pi * r ** 2"
    said = (await desk.asks(f"```python\n{code}\n```", "tests")).markdown
    await desk.close()
    assert "- `test_it` was not tried: it needs `math`, which is not in what you sent" in said
    assert "- `test_own` fails: NameError: name 'zero'" in said


CLASS = "class A {\n  x() { return 1 }\n}\n\n  y() { return 2 }\n}"


@pytest.mark.parametrize(
    ("language", "code", "fix", "holds"),
    [
        ("javascript", "constructor(p) {\n  super(p;\n}", "constructor(p) {\n  super(p);\n}", True),
        ("typescript", "private x = 1\nget() {", "private x = 1\nget() {}", True),
        ("java", "public A() {\n  f()\n}", "public A() {\n  f();\n}", True),
        ("javascript", CLASS, CLASS.removesuffix("\n}"), False),
    ],
)
async def test_what_is_mended_may_be_a_part_of_one_class(
    language: str, code: str, fix: str, holds: bool
) -> None:
    desk = Desk(f"```{language}\n{fix}\n```")
    reply = (await desk.asks(f"```{language}\n{code}\n```", "debug")).markdown
    await desk.close()
    assert ("**Changed** – parses as a part of other code" in reply) is holds
