"""An error that a program went on without, as one in a thread, is an error of it."""

import pytest

from bot.skills.code.debug import debugging
from bot.skills.code.pasted.messages.traces import went_on
from tests.sandboxes import WHOLE_PYTHON
from tests.unit.coders import Desk

THREAD = (
    "import threading\n\n\ndef work(n):\n    print([1][n])\n\n\n"
    "t = threading.Thread(target=work, args=(1,))\nt.start()\nt.join()\nprint('done')"
)
TOLD = (
    "Exception in thread Thread-1 (work):\nTraceback (most recent call last):\n"
    '  File "a.py", line 5, in work\n    print([1][n])\nIndexError: list index out of range'
)
TASK = (
    "import asyncio\n\n\nasync def work():\n    return [1][1]\n\n\nasync def main():\n"
    "    task = asyncio.create_task(work())\n    await asyncio.sleep(0.01)\n    print(task.done())"
    "\n\n\nasyncio.run(main())"
)
SHOWN = (
    "import traceback\n\ntry:\n    print([1][1])\nexcept IndexError:\n    traceback.print_exc()\n"
    "print('done')"
)


@pytest.fixture(params=WHOLE_PYTHON[:1])
def backend(request: pytest.FixtureRequest) -> str:
    """One that knows all of Python."""
    return str(request.param)


@pytest.mark.parametrize("code", [THREAD, TASK, SHOWN], ids=["thread", "task", "shown"])
async def test_an_error_that_a_program_goes_on_without_is_seen(code: str, backend: str) -> None:
    mended = code.replace("[1][", "[1, 2][")
    desk = Desk(f"```python\n{code}\n```", f"```python\n{mended}\n```", backend=backend)
    said = (await desk.asks(f"```python\n{code}\n```\n```\n{TOLD}\n```", "debug")).markdown
    await desk.close()
    assert said.startswith("I ran it and saw the same error: `IndexError: list index out of range`")
    assert "** – ran in" in said
    assert len(desk.model.asked) == 2  # the first is no fix


@pytest.mark.parametrize("words", ["It should be `end`.", "KeyError: 'a'"])
async def test_what_a_program_logs_itself_is_no_error_where_another_thing_is_asked(
    words: str, backend: str
) -> None:
    mended = SHOWN.replace("done", "end")
    desk = Desk(f"```python\n{mended}\n```", backend=backend)
    said = (await desk.asks(f"{words}\n```python\n{SHOWN}\n```", "debug")).markdown
    await desk.close()
    assert said.startswith("I ran it and saw no error.")
    assert "**Changed** – ran" in said
    assert "IndexError: list" not in desk.model.asked[0][-1]


async def test_a_thread_is_watched_as_well(backend: str) -> None:
    right, wrong = THREAD.replace("[1][n]", "[1, 2][n]"), THREAD.replace("(1,)", "(0,)")
    for mended, is_mended in ((right, True), (wrong, False)):
        desk = Desk(f"```python\n{mended}\n```", backend=backend)
        said = (await desk.asks(f"```python\n{THREAD}\n```", "debug")).markdown
        await desk.close()
        assert said.startswith("I ran it: it fails: IndexError: list index out of range")
        assert ("**Mended** – ran" in said) == is_mended
        assert (debugging.NOT_AGAIN in said) != is_mended


async def test_an_explanation_is_told_of_it(backend: str) -> None:
    desk = Desk("It prints.", backend=backend)
    said = (await desk.asks(f"```python\n{THREAD}\n```", "explain")).markdown
    await desk.close()
    assert "s (but on the way came IndexError: list index out of range) and prints" in said


async def test_a_suggestion_in_a_thread_of_which_an_error_comes_is_none(backend: str) -> None:
    code = f"```python\n{THREAD}\n```"
    desk = Desk(code, "none", code, code, backend=backend, suggestions=1)
    said = (await desk.asks("print an item in a thread", "suggest")).markdown
    await desk.close()
    assert "fails: IndexError: list index out of range ⚠" in said


@pytest.mark.parametrize(
    ("errors", "told", "line"),
    [
        (TOLD, "", "IndexError: list index out of range"),
        (TOLD.partition("\n")[2], "", ""),
        (TOLD.partition("\n")[2], "IndexError", "IndexError: list index out of range"),
        (TOLD.partition("\n")[2], "KeyError: 1", ""),
        ("a.py:1: DeprecationWarning: old", "", ""),
        ("", "IndexError", ""),
        (
            "Exception ignored in: <function A.__del__ at 0x7f>\nTraceback (most recent call last):"
            '\n  File "main.py", line 3, in __del__\nKeyError: 1',
            "",
            "KeyError: 1",
        ),
        (f"{TOLD}\n\n{TOLD.replace('IndexError', 'KeyError')}\n", "", "KeyError: list index out"),
    ],
)
def test_what_went_on_is_told_by_what_python_says_before_it(
    errors: str, told: str, line: str
) -> None:
    assert went_on(errors, told).startswith(line)
    assert bool(went_on(errors, told)) == bool(line)
