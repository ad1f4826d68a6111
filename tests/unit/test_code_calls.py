"""Mended code still calls what the code did, unless that call was the mistake."""

import pytest

from bot.skills.code.debug import debugging
from bot.tools.source.reading import read
from tests.sandboxes import MENDS, WHOLE_PYTHON
from tests.unit.coders import Desk

LENGTH = "length = 3\nprint(length())"
IN_MAIN = "def area(w, h):\n    return w * g\n\n\nprint(area(2, 3))"


@pytest.mark.parametrize("backend", WHOLE_PYTHON[:1])
@pytest.mark.parametrize(
    ("code", "mended"),
    [
        (
            "sum = 0\nfor x in [1, 2]:\n    sum += x\nprint(sum([3, 4]))",
            "total = 0\nfor x in [1, 2]:\n    total += x\nprint(sum([3, 4]))",
        ),
        ("list = [1, 2]\nprint(list('abc'))", "items = [1, 2]\nprint(list('abc'))"),
        ("str = 'abc'\nprint(str(5) + str)", "text = 'abc'\nprint(str(5) + text)"),
        (
            "max = 0\nxs = [3, 9]\nfor x in xs:\n    if x > max:\n        max = x\nprint(max(xs))",
            "top = 0\nxs = [3, 9]\nfor x in xs:\n    if x > top:\n        top = x\nprint(max(xs))",
        ),
        ("xs = [1, 2]\nprint(xs(0))", "xs = [1, 2]\nprint(xs[0])"),
        (LENGTH, "length = 3\nprint(length)"),
        (
            "def double(x):\n    return 2 * x\n\n\nxs = [1, 2]\nprint(double(xs(0)))",
            "def double(x):\n    return 2 * x\n\n\nxs = [1, 2]\nprint(double(xs[0]))",
        ),
    ],
)
async def test_a_call_that_still_stands_or_was_the_error_is_not_missed(
    code: str, mended: str, backend: str
) -> None:
    desk = Desk(f"```python\n{mended}\n```", backend=backend)
    said = (await desk.asks(f"```python\n{code}\n```", "debug")).markdown
    assert "is not callable" in said
    assert f"**{MENDS}** – ran" in said
    assert len(desk.model.asked) == 1
    await desk.close()


@pytest.mark.parametrize(
    "mended",
    [
        "def area(w, h):\n    return w * h\n\n\ndef main():\n    print(area(2, 3))\n\n\nmain()",
        "def area(w, h):\n    return w * h\n\n\nprint(*map(area, [2], [3]))",
    ],
    ids=["within what is called", "handed over"],
)
async def test_a_call_that_is_made_in_another_way_is_not_missed(mended: str) -> None:
    desk = Desk(f"```python\n{mended}\n```")
    said = (await desk.asks(f"```python\n{IN_MAIN}\n```", "debug")).markdown
    assert "not called any more" not in said
    assert debugging.NOT_MENDED not in said


@pytest.mark.parametrize(
    ("code", "mended", "lost"),
    [
        (
            "def double(x):\n    return 2 * x\n\n\nxs = [1, 2]\nprint(double(xs(0)))",
            "def double(x):\n    return 2 * x\n\n\nxs = [1, 2]\nprint(xs[0])",
            "double",
        ),
        (
            "twice = lambda x: 2 * x\nprint(twice(1))\nxs = [1, 2]\nprint(xs(0))",
            "twice = lambda x: 2 * x\nprint(2)\nxs = [1, 2]\nprint(xs[0])",
            "twice",
        ),
        (
            "def fact(n):\n    return n * fact(n - 1)\n\n\nprint(fact(5))",
            "def fact(n):\n    return n * fact(n - 1) if n else 1\n\n\nprint(120)",
            "fact",
        ),
        ("xs = [1]\nprint(xs(0))\nxs(1)", "xs = [1]\nprint(xs[0])", ""),
    ],
)
async def test_a_call_that_was_no_error_may_not_go(code: str, mended: str, lost: str) -> None:
    desk = Desk(f"```python\n{mended}\n```")
    said = (await desk.asks(f"```python\n{code}\n```", "debug")).markdown
    assert (f"`{lost}` is not called any more" in said) == bool(lost)
    assert (debugging.NOT_MENDED in said) == bool(lost)


async def test_where_the_error_is_only_told_without_a_line_any_such_call_may_go() -> None:
    code = "import numpy_\n\nxs = numpy_.array([1])\nprint(xs(0))"
    desk = Desk(f"```python\n{code.replace('xs(0)', 'xs[0]')}\n```")
    error = "TypeError: 'ndarray' object is not callable"
    said = (await desk.asks(f"```python\n{code}\n```\n{error}", "debug")).markdown
    assert "**Changed** – parses; not run here: it needs `numpy_`" in said


@pytest.mark.parametrize("backend", WHOLE_PYTHON[:1])
async def test_of_mended_code_that_then_waits_for_somebody_it_is_said_how_far_it_got(
    backend: str,
) -> None:
    code = "input = '3'\nn = input('n? ')\nprint(n)"
    desk = Desk(f"```python\n{code.replace('input = ', 'text = ')}\n```", backend=backend)
    said = (await desk.asks(f"```python\n{code}\n```", "debug")).markdown
    await desk.close()
    assert "**Changed** – parses; not run here: it waits for what somebody types" in said
    assert debugging.NOT_TO_ITS_END in said
    assert debugging.NOT_AGAIN not in said


async def test_a_refused_fix_that_could_not_be_run_is_told_why() -> None:
    code = "def ask():\n    return input('n? ')\n\n\ndef show():\n    print(ask(), n)\n\n\nshow()"
    desk = Desk("```python\ndef ask():\n    return input('n? ')\n\n\nprint(ask())\n```")
    said = (await desk.asks(f"```python\n{code}\n```", "debug")).markdown
    assert "not run here: it waits for what somebody types; but `show` is gone" in said


async def test_what_is_reached_is_called_at_the_top_or_within_what_is() -> None:
    source = (
        "class Box:\n    def open(self):\n        inner()\n\ndef inner():\n    deep(7)\n\n"
        "def deep(n):\n    deep(n - 1)\n\ndef never():\n    alone()\n\n"
        "def by_name():\n    pass\n\nBox().open()\nsorted([1], key=by_name)\n"
    )
    reading = await read(source, "python")
    assert {*reading.reached} == {"Box", "inner", "deep", "sorted", "by_name"}
    assert reading.calls == ("Box",)
    assert reading.called == (("Box", 17),)
