"""Explain, debug, review, test, translate: what is shown was checked, whatever the model says."""

import asyncio
import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation import Turn
from bot.messages import Attachment
from bot.skills.code import reviewing
from bot.skills.code.comments import read_comments
from bot.skills.code.debug import debugging, saying
from bot.skills.code.debug.mended import UNCHANGED
from bot.skills.code.pasted.languages.naming import file_name, wished_language
from bot.skills.code.pasted.languages.tongue import language_of
from bot.skills.code.pasted.messages.blocks import Block, plain_output
from bot.skills.code.pasted.messages.pieces import error_line, is_words, pasted
from bot.skills.code.reviewing import lines_of
from bot.skills.code.wishes import is_wish_for_code
from bot.tools.patch import is_proven, make_patch, read_diff
from tests.sandboxes import MENDS, NAMES, UNLIKE, WHOLE_PYTHON
from tests.unit.coders import ENDLESS, Desk
from tests.unit.speakers import conversation

BROKEN = "def mean(xs):\n    return sum(xs) / len(x)\n\nprint(mean([1, 2, 3]))"
MENDED = "def mean(xs):\n    return sum(xs) / len(xs)\n\n\nprint(mean([1, 2, 3]))"
ERROR = (
    'Traceback (most recent call last):\n  File "a.py", line 4, in <module>\n'
    "NameError: name 'x' is not defined. Did you mean: 'xs'?"
)
FIX = f"The name x does not exist; it is xs.\n```python\n{MENDED}\n```"
DIFF = (
    "--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,3 @@\n def f():\n-    return 1\n+    x = 2\n+    return x\n"
)


# ── debug ────────────────────────────────────────────────────────────────────────────────────────


async def test_an_error_is_reproduced_mended_and_given_as_a_patch_that_fits() -> None:
    desk = Desk(FIX)
    reply = await desk.asks(f"```python\n{BROKEN}\n```\n```\n{ERROR}\n```", "debug")
    said = reply.markdown
    assert "I ran it and saw the same error: `NameError" in said
    assert "The name x does not exist" in said
    assert f"**{MENDS}** – ran in" in said
    assert "+    return sum(xs) / len(xs)" in said
    code, patch = reply.extras.files
    assert (code.name, patch.name) == ("mean.py", "mean.py.patch")
    new = desk.blobs.kept[code.blob].decode()
    assert await is_proven(desk.blobs.kept[patch.blob].decode(), f"{BROKEN}\n", new, "mean.py")
    assert f"Yours: **{MENDS.lower()}**" in (await desk.asks("1", "take")).markdown


@pytest.mark.parametrize(
    "own",
    ["x=[1,2]\nprint(y)", "x=[1,2]\r\nprint(y)\r\n", "x=[1,2]\nprint(y)\n", "print(y)"],
    ids=["no last line end", "CRLF", "LF", "one line"],
)
async def test_a_patch_takes_on_the_very_file_that_came_and_changes_nothing_else(
    own: str, tmp_path: Path
) -> None:
    desk = Desk(
        "```python\n" + own.replace("\r", "").replace("print(y)", "y = 3\nprint(y)") + "\n```"
    )
    file = Attachment("1", "my.py", "text/x-python", len(own), own)
    reply = await desk.asks("fix it", "debug", files=[file])
    (tmp_path / "my.py").write_bytes(own.encode())
    mended, patch = (desk.blobs.kept[each.blob] for each in reply.extras.files)
    command = ["git", "-C", str(tmp_path), "apply", "--whitespace=nowarn", "-"]
    path = {"PATH": os.environ["PATH"]}
    await asyncio.to_thread(subprocess.run, command, input=patch, check=True, env=path)
    assert (tmp_path / "my.py").read_bytes() == mended
    assert (b"x=[1,2]" in mended) == ("x=[1,2]" in own)
    assert (b"\r" in mended) == ("\r" in own)


async def test_a_patch_that_does_not_apply_is_not_given_and_all_of_the_code_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails = shutil.which("false")
    assert fails, "this needs a program that fails"
    (tmp_path / "git").symlink_to(fails)
    monkeypatch.setenv("PATH", os.pathsep.join((str(tmp_path), os.environ["PATH"])))
    desk = Desk(FIX)
    reply = await desk.asks(f"```python\n{BROKEN}\n```", "debug")
    assert f"**{MENDS}** – ran in" in reply.markdown
    assert f"```python\n{MENDED}\n```" in reply.markdown
    assert "```diff" not in reply.markdown
    assert "it fits" not in reply.markdown
    assert [each.name for each in reply.extras.files] == ["mean.py"]


async def test_an_error_is_the_same_where_another_python_words_it_shorter() -> None:
    told = "NameError: name 'x' is not defined"
    said = (await Desk(FIX).asks(f"```python\n{BROKEN}\n```\n{told}", "debug")).markdown
    assert "saw the same error" in said
    assert f"**{MENDS}**" in said


async def test_a_fix_that_does_not_run_is_not_shown_as_one() -> None:
    desk = Desk(f"Fixed!\n```python\n{BROKEN}\n```")
    reply = await desk.asks(f"```python\n{BROKEN}\n```", "debug")
    assert debugging.NOT_MENDED in reply.markdown
    assert len(desk.model.asked) == 3
    assert "NameError" in desk.model.asked[1][-1]
    assert reply.extras.files == ()


FAILS = "def first(xs):\n    return xs[1]\n\n\nprint(first([1]))\n"


@pytest.mark.parametrize(
    ("dodge", "told"),
    [
        ("pass", "`first` is gone"),
        ("def first(xs):\n    return xs[1]", "IndexError: list index out of range"),
        ("def first(xs):\n    return xs[1]\n\n\nprint(1)", "`first` is not called any more"),
        (
            "def first(xs):\n    try:\n        return xs[1]\n    except IndexError:\n        pass\n"
            "\n\nprint(first([1]))",
            "it hides the error",
        ),
        (
            "def first(xs):\n    IndexError = 1\n    return xs[1 - len(xs)]\n\n\nprint(first([1]))",
            "it sets `IndexError`, which is Python's own",
        ),
        (
            "def len(xs):\n    return 0\n\n\ndef first(xs):\n    return xs[len(xs)]\n\n\n"
            "print(first([1]))",
            "it sets `len`, which is Python's own",
        ),
    ],
)
async def test_an_error_that_is_only_got_out_of_the_way_is_not_mended(
    dodge: str, told: str
) -> None:
    desk = Desk(f"```python\n{dodge}\n```")
    reply = await desk.asks(f"```python\n{FAILS}\n```", "debug")
    assert debugging.NOT_MENDED in reply.markdown
    assert told in reply.markdown
    assert told in desk.model.asked[1][-1]
    assert reply.extras.files == ()


MEAN = "def mean(xs):\n    return sum(xs) / len(xs)\n\n\n"
DEEP = "def f(n):\n    return n and f(n - 2)\n\n\nprint(f(7))"
AREA = (
    "class Box:\n    def __init__(self, sides):\n        self.sides = sides\n\n"
    "    def area(self, times=1):\n        return self.sides[0] * self.sides[1] * times\n\n\n"
    "print(Box([2]).area())"
)


@pytest.mark.parametrize(
    ("code", "mended"),
    [
        (MEAN + "print(mean([]))", MEAN + "if False:\n    print(mean([]))"),
        (MEAN + "print(mean([]))", MEAN + "import sys\n\nsys.exit(0)\nprint(mean([]))"),
        (
            MEAN + "print(mean([]))",
            "import contextlib\n\n\n"
            + MEAN.replace("return", "with contextlib.suppress(Exception):\n        return")
            + "print(mean([]))",
        ),
        (
            MEAN + "print(mean([]))",
            "import os\nimport sys\n\nsys.excepthook = lambda *a: os._exit(0)\n\n\n"
            + MEAN
            + "print(mean([]))",
        ),
        (MEAN + "print(mean([]))", MEAN + "show = lambda: print(mean([]))"),
        (MEAN + "print(mean([]))", MEAN + "print(mean([1]))"),
        (
            MEAN + "print(mean([]))",
            MEAN.replace("return", "try:\n        return").rstrip()
            + "\n    finally:\n        return 0\n\n\nprint(mean([]))",
        ),
        ("n = 0\nprint(1 / n)", "n = 0\nif n > 1:\n    print(1 / n)"),
        (MEAN + "print(mean([]))", "def mean(xs):\n    return 0\n\n\nprint(mean([]))"),
        (
            MEAN + "print(mean([]))",
            "import sys\n\n\n"
            + MEAN.replace("return", "if not xs:\n        sys.exit(0)\n    return")
            + "print(mean([]))",
        ),
        (AREA, AREA.replace("[2]", "[2, 3]")),
        (
            MEAN + "print(mean([]))",
            MEAN.replace("return", "if True:\n        return 0\n    return") + "print(mean([]))",
        ),
        (
            MEAN + "print(mean([]))",
            MEAN.replace("return", "return 0\n    return") + "print(mean([]))",
        ),
    ],
)
async def test_what_is_only_no_longer_done_is_changed_and_not_called_mended(
    code: str, mended: str
) -> None:
    said = (
        await Desk(f"```python\n{mended}\n```").asks(f"```python\n{code}\n```", "debug")
    ).markdown
    assert "**Changed** – ran" in said
    assert debugging.NOT_AGAIN in said


@pytest.mark.parametrize(
    "mended",
    [
        MEAN.replace("return", "return len(xs) and") + "print(mean([]))",
        MEAN + "print(mean([1]))",
    ],
)
async def test_where_nobody_can_watch_in_the_sandbox_that_is_said(mended: str) -> None:
    code = f"{MEAN}print(mean([]))"
    desk = Desk(f"```python\n{mended}\n```", backend="monty")
    said = (await desk.asks(f"```python\n{code}\n```", "debug")).markdown
    assert "**Changed** – ran" in said
    assert debugging.UNWATCHED in said
    assert debugging.NOT_AGAIN not in said
    await desk.close()


@pytest.mark.parametrize("backend", WHOLE_PYTHON[:1])
@pytest.mark.parametrize(
    ("code", "mended"),
    [
        (
            MEAN + "print(mean([]))",
            MEAN.replace("\n\n", " if xs else 0\n\n", 1) + "print(mean([]))",
        ),
        ("n = 0\nprint(1 / n)", "n = 2\nprint(1 / n)"),
        (DEEP, DEEP.replace("n and", "n > 0 and")),
        (
            MEAN + "print(mean([]))",
            MEAN.replace("return", "if not xs:\n        return None\n    return")
            + "print(mean([]))",
        ),
        (AREA, AREA.replace("self.sides[1]", "self.sides[-1]")),
    ],
)
async def test_what_failed_and_is_done_again_without_the_error_is_mended(
    code: str, mended: str, backend: str
) -> None:
    desk = Desk(f"```python\n{mended}\n```", backend=backend)
    assert "**Mended** – ran" in (await desk.asks(f"```python\n{code}\n```", "debug")).markdown
    await desk.close()


EVEN = "def is_even(n):\n    return n % 2 == 1\n\n\nassert is_even(4)"
DOUBLE = "def double(x):\n    return x + 1\n\n\nassert double(3) == 6"
IN_TEST = (
    "def double(x):\n    return x + 1\n\n\ndef test_it():\n    assert double(3) == 6\n\n\ntest_it()"
)
STANDS = "def double(x):\n    return y * x\n\n\nassert double(0) == 0\nassert double(3) == 7"


@pytest.mark.parametrize("backend", WHOLE_PYTHON[:1])
@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        (EVEN, "assert is_even", "assert not is_even"),
        (DOUBLE, "== 6", "== 4"),
        (DOUBLE, "double(3) == 6", "double(5) == 6"),
        (DOUBLE, "assert double(3) == 6", "assert double(3)"),
        (DOUBLE, "assert double(3) == 6", "print(double(3) == 6)"),
        (DOUBLE, "assert double(3) == 6", "if double(3) == 6:\n    assert double(3) == 6"),
        (IN_TEST, "== 6", "== 4"),
        (IN_TEST, "    assert", "    return double(3)\n    assert"),
        (
            STANDS.replace("7", "6"),
            "return y * x\n\n\nassert double(0) == 0",
            "y = 2\n    return y * x\n\n\nassert double(0) == 0 or True",
        ),
    ],
)
async def test_an_assert_of_the_persons_that_was_rewritten_is_changed_and_not_mended(
    code: str, old: str, new: str, backend: str
) -> None:
    desk = Desk(f"```python\n{code.replace(old, new)}\n```", backend=backend)
    said = (await desk.asks(f"```python\n{code}\n```", "debug")).markdown
    await desk.close()
    assert "**Changed** – ran" in said
    assert "Your own `assert " in said
    assert "Mended" not in said


async def test_an_assert_that_stands_but_is_not_reached_is_not_said_to_hold() -> None:
    code = f"{DOUBLE}\nassert double(1) == 2"
    fix = DOUBLE.replace("assert", "import sys\n\nsys.exit()\nassert")
    desk = Desk(f"```python\n{fix}\nassert double(1) == 2\n```")
    said = (await desk.asks(f"```python\n{code}\n```", "debug")).markdown
    assert debugging.NOT_REACHED.format(claim="`assert double(3) == 6`") in said
    assert "**Changed** – ran" in said


@pytest.mark.parametrize("backend", WHOLE_PYTHON)
async def test_the_persons_own_example_that_holds_is_not_called_the_models(backend: str) -> None:
    mended = EVEN.replace("== 1", "== 0")
    for more, told in (
        ("", "your own example holds"),
        ("\nassert not is_even(3)", "your own example holds, and 1 that the model wrote"),
    ):
        desk = Desk(f"```python\n{mended}{more}\n```", backend=backend)
        said = (await desk.asks(f"```python\n{EVEN}\n```", "debug")).markdown
        await desk.close()
        assert "**Mended** – ran" in said
        assert f"; {told}\n" in said
        assert "as well" not in said


async def test_asserts_within_functions_of_the_persons_stand_or_it_is_only_changed() -> None:
    code = "def half(x):\n    assert x > 0\n    return y / 2\n\n\nprint(half(4))"
    for fixed, label in (
        (code.replace("y /", "x /"), MENDS),
        (code.replace("y /", "x /").replace("> 0", "> 1"), "Changed"),
    ):
        said = (
            await Desk(f"```python\n{fixed}\n```").asks(f"```python\n{code}\n```", "debug")
        ).markdown
        assert f"**{label}** – ran" in said


@pytest.mark.parametrize(
    ("language", "code", "fixed", "told"),
    [
        ("python", "print([1, 2, 3", "print([1, 2, 3])", "ran in"),
        (
            "python",
            "def area(w, h)\n    return w * h\n\n\nassert area(2, 3) == 6",
            "def area(w, h):\n    return 0\n\n\nassert area(2, 3) == 0",
            "ran in",
        ),
        (
            "javascript",
            "function area(w, h) { return w * h",
            "function area(w, h) { return 0 }",
            "parses",
        ),
    ],
)
async def test_what_did_not_parse_is_changed_and_said_to_parse_now_and_no_more(
    language: str, code: str, fixed: str, told: str
) -> None:
    desk = Desk(f"```{language}\n{fixed}\n```")
    said = (await desk.asks(f"```{language}\n{code}\n```", "debug")).markdown
    assert f"**Changed** – {told}" in said
    assert debugging.PARSES_NOW in said
    assert (debugging.NOT_RUN in said) == (told == "parses")
    assert "the model wrote as well" not in said
    assert "Mended" not in said


@pytest.mark.parametrize(
    "code",
    ["print(1 / 0)", "for i in range(3)\n    print(i)", "def f(x:\n    return x\n\nf(2)"],
)
async def test_another_program_is_no_mended_one(code: str) -> None:
    desk = Desk("```python\nresult = 1\n```")
    said = (await desk.asks(f"```python\n{code}\n```", "debug")).markdown
    assert debugging.NOT_MENDED in said
    assert "it is another program" in said


@pytest.mark.parametrize(
    ("code", "mended"),
    [("pritn('hi')", "print('hi')"), ("lenght = 3\nprnt(length)", "length = 3\nprint(length)")],
)
async def test_a_short_program_with_its_names_put_right_is_the_same_one(
    code: str, mended: str
) -> None:
    reply = await Desk(f"```python\n{mended}\n```").asks(f"```python\n{code}\n```", "debug")
    assert "it is another program" not in reply.markdown
    assert f"**{MENDS}**" in reply.markdown


@pytest.mark.parametrize("command", ["debug", "review", "tests"])
async def test_words_behind_a_command_are_not_taken_for_code(command: str) -> None:
    desk = Desk("Never asked.")
    for words in ("it doesn't work", "why is my loop endless?", "my homework please"):
        said = (await desk.asks(words, command)).markdown
        assert re.match("Attach the code( or the diff)?, or paste it", said), words
    assert desk.model.asked == []


async def test_a_question_behind_explain_is_answered_and_sql_is_not_read_as_python() -> None:
    desk = Desk("It keeps its surroundings.")
    for words in (
        "what is a closure?",
        "what does map(f, xs) do?",
        "list comprehensions, please",
    ):
        assert (await desk.asks(words, "explain")).markdown == "It keeps its surroundings."
    words = "asynchronous programming in JavaScript (promises) and its friends"
    assert is_words(words)
    assert not is_words(f"{words} = 1"), "and that at once"
    assert not is_words("the_func")
    said = (await desk.asks("SELECT * FROM people WHERE age > 3", "explain")).markdown
    assert "does not parse" not in said
    assert "does not parse" in (await desk.asks("1 +", "explain")).markdown


async def test_what_was_not_seen_to_fail_is_changed_and_not_called_mended() -> None:
    desk = Desk("```go\npackage main\n\nfunc f() int { return 1 }\n```")
    code = "package main\n\nfunc f() int { return 2 }"
    said = (await desk.asks(f"```go\n{code}\n```\nit returns 2", "debug")).markdown
    assert "**Changed** – parses" in said
    assert debugging.UNTRIED in said
    assert "Mended" not in said


NEEDS = "import numpy_\n\n\ndef f(x):\n    return numpy_.sum(x) / len(y)\n"


async def test_code_that_needs_a_package_is_changed_without_being_run_and_told_so() -> None:
    desk = Desk(f"```python\n{NEEDS.replace('len(y)', 'len(x)')}\n```")
    error = "NameError: name 'y' is not defined"
    said = (await desk.asks(f"```python\n{NEEDS}\n```\n{error}", "debug")).markdown
    assert "It needs `numpy_`, which my sandbox does not have" in said
    assert "**Changed** – parses; not run here" in said
    assert "No module" not in desk.model.asked[0][-1]
    explains = Desk("It divides.")
    said = (await explains.asks(f"```python\n{NEEDS}\n```", "explain")).markdown
    assert said.startswith("It needs `numpy_`, which my sandbox does not have")
    tests = Desk("```python\ndef test_f():\n    assert f([1]) == 1\n```")
    said = (await tests.asks(f"```python\n{NEEDS}\n```", "tests")).markdown
    assert "Parsed, but not run: it needs `numpy_`, which my sandbox does not have" in said


@pytest.mark.parametrize("command", ["run", "explain", "debug", "review", "tests"])
async def test_an_empty_block_is_no_code(command: str) -> None:
    said = (await Desk("x").asks("```python\n\n```", command)).markdown
    assert said.startswith(("Write the code", "Attach the code"))


VALUES = {
    "1+1": "2",
    "n = 20; n + 1  # the next": "21",
    "word = 'schön'; word": "'schön'",
    "for n in range(2):\n    print(n)\n(\n    n,\n    5,\n)": "0\n1\n(1, 5)",
    "print(6 * 7)": "42",
    ">>> n = 4\n>>> for i in range(2):\n...     n += i\n...\n>>> n": "5",
    "```pycon\n>>> 1 + 1\n2\n>>> _typed = 3\n>>> _typed\n3\n```": "3",
    "def f():\n    print('in f')\n\nf()": "in f",
    "please run this:\n\nn = 2\nn + 1": "3",
    "Is it right?\nn = 3\nn + 1\n\nWhat does it print?\nThanks!": "4",
}


@pytest.mark.parametrize("backend", UNLIKE)
async def test_run_shows_the_value_of_the_last_line_as_a_prompt_does(backend: str) -> None:
    desk = Desk(backend=backend)
    said = {code: (await desk.asks(code, "run")).markdown for code in VALUES}
    await desk.close()
    printed = {
        code: text.partition("```\n")[2].removesuffix("\n```\n") for code, text in said.items()
    }
    assert printed == VALUES


@pytest.mark.parametrize("backend", NAMES)
async def test_an_error_in_the_last_line_shows_it_as_it_was_written(backend: str) -> None:
    desk = Desk(backend=backend)
    said = (await desk.asks("x = 0; 1 / x", "run")).markdown
    whole = (await desk.asks("x = 1\nx / 0\n", "run")).markdown
    await desk.close()
    assert re.search(r"\n    x = 0; 1 / x\n {11}[~^]{5}\n", said)
    assert re.search(r"\n    x / 0\n    [~^]{5}\n", whole)


async def test_words_behind_run_are_not_run() -> None:
    shown = Turn("t0", 0.0, "go on", "```python\nprint('shown before')\n```", "code")
    before = conversation(shown)
    desk = Desk()
    assert "shown before" in (await desk.asks("the code above please", "run", past=before)).markdown
    assert (await desk.asks("my code please", "run")).markdown.startswith("Write the code behind")
    assert "It ran" in (await desk.asks("from math import pi", "run", past=before)).markdown
    assert "SyntaxError" in (await desk.asks("x = = 1", "run", past=before)).markdown


async def test_run_shows_no_value_where_the_last_line_is_none_or_names_the_line_that_fails() -> (
    None
):
    assert "printed nothing" in (await Desk().asks("x = [1]\nx.append(2)", "run")).markdown
    assert "line 2" in (await Desk().asks("x = 0\n1 / x", "run")).markdown
    assert "SyntaxError" in (await Desk().asks("1 +", "run")).markdown


@pytest.mark.parametrize("backend", NAMES)
async def test_run_says_that_packages_are_missing_and_shows_how_far_it_came(backend: str) -> None:
    desk = Desk(backend=backend)
    said = (await desk.asks("print('so far')\nimport numpy_.linalg as n", "run")).markdown
    await desk.close()
    assert said.startswith("It needs `numpy_`, which my sandbox does not have (no packages are")
    assert "I could not run it to its end" in said
    assert "so far" in said
    assert "It failed" not in said


TYPED = "n = int(input('n? '))\nprint(10 / m)"


async def test_code_that_waits_for_somebody_to_type_is_said_to_do_so_and_not_to_be_wrong() -> None:
    desk = Desk(f"```python\n{TYPED.replace('/ m', '/ n')}\n```")
    ran = (await desk.asks(TYPED, "run")).markdown
    assert ran.startswith("It waits for what somebody types, and in my sandbox nobody does")
    error = "NameError: name 'm' is not defined"
    said = (await desk.asks(f"```python\n{TYPED}\n```\n{error}", "debug")).markdown
    assert said.startswith("It waits for what somebody types")
    assert "EOFError" not in desk.model.asked[0][-1]
    assert "**Changed** – parses; not run here" in said
    explains = Desk("It divides.")
    said = (await explains.asks(f"```python\n{TYPED}\n```", "explain")).markdown
    assert said.startswith("It waits for what somebody types")
    tests = Desk("```python\ndef test_f():\n    assert f([1]) == 1\n```")
    said = (await tests.asks(f"```python\n{TYPED}\n```", "tests")).markdown
    assert "Parsed, but not run: it waits for what somebody types" in said


async def test_a_part_of_python_that_there_is_not_is_no_missing_package() -> None:
    said = (await Desk().asks("import os.nothing", "run")).markdown
    assert said.startswith("It failed")


async def test_a_fix_that_needs_a_package_which_the_code_did_not_is_not_shown() -> None:
    desk = Desk(f"```python\nimport numpy_\n{MENDED}\n```")
    said = (await desk.asks(f"```python\n{BROKEN}\n```\n{ERROR}", "debug")).markdown
    assert debugging.NOT_MENDED in said
    assert "could not be run: it needs `numpy_`" in said


async def test_another_error_than_that_which_was_told_of_is_not_called_mended() -> None:
    desk = Desk(FIX)
    told = "ZeroDivisionError: division by zero"
    said = (await desk.asks(f"```python\n{BROKEN}\n```\n{told}", "debug")).markdown
    assert "another error than yours" in said
    assert "**Changed** – ran in" in said


async def test_an_end_without_an_error_is_not_the_error_that_was_told_of() -> None:
    desk = Desk(FIX)
    code = f"import sys\nif len(sys.argv) < 2:\n    sys.exit(2)\n{BROKEN}"
    said = (await desk.asks(f"```python\n{code}\n```\n{ERROR}", "debug")).markdown
    assert "I ran it: it ends with code 2." in said
    assert "**Changed** – ran in" in said
    assert debugging.UNTRIED in said


@pytest.mark.parametrize("answer", [ENDLESS, "no code here", "```python\n```", MENDED])
async def test_a_model_that_mends_nothing_is_told_of(answer: str) -> None:
    desk = Desk(answer)
    said = (await desk.asks(f"```\n{BROKEN}\n```", "debug")).markdown
    assert debugging.NO_CODE_THERE in said
    assert (f"{saying.UNCHECKED}\n\nno code here" in said) == (answer == "no code here")
    assert debugging.NOT_MENDED not in said
    assert len(desk.model.asked) == 3


async def test_code_without_an_error_is_said_to_have_none() -> None:
    desk = Desk(f"```python\n{MENDED}\n```")
    said = (await desk.asks(f"```python\n{MENDED}\n```\n{ERROR}", "debug")).markdown
    assert "What you saw did not happen here" in said
    assert UNCHANGED in said


async def test_words_around_code_mean_the_same_as_the_command() -> None:
    desk = Desk(FIX)
    said = (await desk.asks(f"this fails, why?\n```python\n{BROKEN}\n```")).markdown
    assert f"**{MENDS}**" in said


# ── review ───────────────────────────────────────────────────────────────────────────────────────


async def test_a_review_keeps_comments_on_lines_that_are_there_and_says_what_it_dropped() -> None:
    desk = Desk(
        "2: an empty list divides by zero\nLine 99: nonsense\n3: of an empty line\n**4**: ok"
    )
    said = (await desk.asks(f"```python\n{BROKEN}\n```", "review")).markdown
    assert "**Line 2** `return sum(xs) / len(x)`\n  Undefined name `x` (F821) _(ruff)_" in said
    assert "**Line 2** `return sum(xs) / len(x)`\n  an empty list divides by zero" in said
    assert "**Line 4** `print(mean([1, 2, 3]))`\n  ok" in said
    assert "99" not in said
    assert "I left out 2 comments" in said


@pytest.mark.parametrize(
    "answer",
    [
        "It never closes the file.",
        "None of it works.",
        "None. But line 2 divides by zero.",
        "99: a line that is not there",
        "",
    ],
)
async def test_a_review_without_a_comment_on_a_line_is_not_called_clean(answer: str) -> None:
    said = (await Desk(answer).asks("```python\nx = 1\n```", "review")).markdown
    assert "nothing wrong" not in said
    assert "no comment that belongs to a line" in said
    for none in ("**NONE**.", "1: NONE", "None!\n\nIt is fine."):
        clean = (await Desk(none).asks("```python\nx = 1\n```", "review")).markdown
        assert clean == "I found nothing wrong. That is no proof: try it with `/tests`.\n"


async def test_of_long_code_it_is_said_how_much_the_model_has_read_and_the_rest_is_dropped() -> (
    None
):
    long = "\n".join(f"x{n} = {n}" for n in range(2000))
    reply = await Desk("3: an empty list\n1200: made up").asks(f"```python\n{long}\n```", "review")
    assert "has read the first 400 of 2,000 lines" in reply.markdown
    assert "made up" not in reply.markdown
    assert "I left out 1 comment" in reply.markdown


async def test_comments_that_parser_or_linter_refute_are_left_out_and_others_marked() -> None:
    code = "import os\n\n\ndef f(x):\n    y = x\n    return os.name, y"
    desk = Desk(
        "1: unused import os\n4: syntax error, missing colon\n5: y is undefined here\n"
        "6: x is undefined if nobody sets it"
    )
    said = (await desk.asks(f"```python\n{code}\n```", "review")).markdown
    assert "unused import" not in said
    assert "missing colon" not in said
    assert "undefined here" not in said
    assert "x is undefined if nobody sets it _(model)_" in said
    assert "left out 3 comments" in said
    true = "open raises SyntaxError here", "os is imported but not closed", "a missing comma"
    for comment in true:
        kept = await Desk(f"4: {comment}").asks(f"```python\n{code}\n```", "review")
        assert f"{comment} _(model)_" in kept.markdown
    wrong = Desk("1: unused import os\n2: y is not defined")
    said = (await wrong.asks("```python\nimport os\nprint(y)\n```", "review")).markdown
    assert "unused import os _(model)_" in said
    assert "y is not defined _(model)_" in said


async def test_a_form_feed_ends_no_line_of_code_and_none_of_a_diff() -> None:
    code = "a = 1\n\x0c\nimport os\nb = undefined_name"
    said = (await Desk("NONE").asks(f"```python\n{code}\n```", "review")).markdown
    assert "**Line 4** `b = undefined_name`" in said
    diff = read_diff("--- a/m.py\n+++ b/m.py\n@@ -1,2 +1,4 @@\n a = 1\n+\x0c\n+b = 2\r\n c = 3\n")
    assert [(each.line, each.text) for each in diff.lines][2:] == [(3, "b = 2"), (4, "c = 3")]
    assert not diff.problem


async def test_a_diff_is_reviewed_by_file_and_line_of_its_new_side() -> None:
    desk = Desk("2: why twice?")
    said = (await desk.asks(DIFF, "review")).markdown
    assert "- **a.py:2** `x = 2`\n  why twice?" in said


TWO_FILES = (
    "--- a/app.py\n+++ b/app.py\n@@ -5,2 +5,3 @@\n x = 1\n+y = 2\n z = 3\n"
    "--- a/lib/tool.py\n+++ b/lib/tool.py\n@@ -5,1 +5,2 @@\n a = 1\n+b = 2\n"
)


@pytest.mark.parametrize(
    ("comment", "place"),
    [
        ("app.py:6: never read", "app.py:6"),
        ("- **app.py:6:** never read", "app.py:6"),
        ("- `app.py`:6 - never read", "app.py:6"),
        ("app.py, line 6: never read", "app.py:6"),
        ("lib/tool.py:6: never read", "lib/tool.py:6"),
        ("tool.py:6: never read", "lib/tool.py:6"),
        ("4: never read", "lib/tool.py:5"),
    ],
)
def test_a_line_of_a_diff_may_be_told_as_its_file_counts_it(comment: str, place: str) -> None:
    lines, _ = lines_of(Block("diff", TWO_FILES))
    kept, _ = read_comments(comment, lines)
    assert [(each.line.place, each.text) for each in kept] == [(place, "never read")]


def test_comments_on_lines_of_files_that_are_not_there_are_counted() -> None:
    lines, _ = lines_of(Block("diff", TWO_FILES))
    assert read_comments("app.py:2: made up\nother.py:5: made up", lines) == ([], 2)
    code, _ = lines_of(Block("python", BROKEN))
    assert [each.line.number for each in read_comments("code.py:1: why?", code)[0]] == [1]


async def test_a_diff_that_is_not_whole_is_said_to_be_so() -> None:
    desk = Desk("NONE")
    said = (await desk.asks(DIFF.replace("+1,3", "+1,9"), "review")).markdown
    assert "This diff is not whole: its last hunk is shorter than it says" in said
    assert "I found nothing wrong. That is no proof" in said


@given(st.text())
def test_any_answer_becomes_comments_on_lines_that_are_there(answer: str) -> None:
    lines, _ = lines_of(Block("python", BROKEN))
    kept, dropped = read_comments(answer, lines)
    assert all(comment.line in lines for comment in kept)
    assert len({comment.line for comment in kept}) == len(kept)
    assert dropped >= 0


@given(
    st.text()
    | st.lists(st.sampled_from([*DIFF.splitlines(), "@@ -1 +1 @@", "+", ""])).map("\n".join)
)
def test_any_text_is_read_as_a_diff_or_said_to_be_none(text: str) -> None:
    diff = read_diff(text)
    assert diff.lines or diff.problem


def test_a_diff_shows_the_lines_of_its_new_side() -> None:
    assert [(each.line, each.text, each.is_added) for each in read_diff(DIFF).lines] == [
        (1, "def f():", False),
        (2, "    x = 2", True),
        (3, "    return x", True),
    ]


@pytest.mark.parametrize("tool", ["git", "patch"])
async def test_a_patch_is_proven_by_applying_it_and_a_wrong_one_is_not(
    tool: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = shutil.which(tool)
    assert found, f"this needs {tool}"
    (tmp_path / tool).symlink_to(found)
    monkeypatch.setenv("PATH", str(tmp_path))
    patch = make_patch(BROKEN, MENDED, "a.py")
    assert await is_proven(patch, BROKEN, MENDED, "a.py")
    assert not await is_proven(patch, MENDED, BROKEN, "a.py")
    assert not await is_proven(patch, BROKEN, MENDED + "x", "a.py")
    assert not await is_proven(patch, BROKEN, MENDED, "../a.py")
    assert not await is_proven(patch.replace("a.py", "../b.py"), BROKEN, MENDED, "a.py")
    assert not await is_proven("nonsense", BROKEN, MENDED, "a.py")
    crlf, no_end = BROKEN.replace("\n", "\r\n"), f"{MENDED}\n"
    for old, new in ((crlf, f"{crlf}\r\n"), (no_end, MENDED), ("x", "y\n"), ("x\n", "y")):
        assert await is_proven(make_patch(old, new, "a.py"), old, new, "a.py")


# ── tests ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("backend", UNLIKE)
async def test_written_tests_are_run_one_by_one_and_each_failure_is_told(backend: str) -> None:
    desk = Desk(
        "```python\ndef test_one():\n    assert mean([2]) == 2\n\ndef test_wrong():\n"
        "    assert mean([1, 2]) == 2, 'not two'\n```",
        backend=backend,
    )
    reply = await desk.asks(f"```python\n{MENDED}\n```", "tests")
    assert "1 of 2 hold" in reply.markdown
    assert "`test_wrong` fails: AssertionError: not two" in reply.markdown
    assert reply.extras.files[0].name == "test_mean.py"
    await desk.close()


async def test_tests_that_need_more_than_the_sandbox_knows_are_not_said_to_fail() -> None:
    desk = Desk("```python\ndef test_a():\n    assert globals()\n```", backend="monty")
    said = (await desk.asks(f"```python\n{MENDED}\n```", "tests")).markdown
    assert "Parsed, but not run" in said
    assert "fails" not in said
    await desk.close()


async def test_tests_that_test_nothing_are_asked_for_again() -> None:
    good = "```python\ndef test_one():\n    assert mean([2]) == 2\n```"
    desk = Desk("```python\ndef test_none():\n    pass\n```", "```python\ndef test(\n```", good)
    said = (await desk.asks(f"```python\n{MENDED}\n```", "tests")).markdown
    assert "1 of 1 hold" in said
    assert "with asserts" in desk.model.asked[1][-1]
    assert "Line 1" in desk.model.asked[2][-1]


@pytest.mark.parametrize(
    ("hollow", "why"),
    [
        ("async def test_a():\n    assert mean([2]) == 3", "is async"),
        ("def test_a():\n    yield\n    assert mean([2]) == 3", "is a generator"),
        ("def test_a(xs):\n    assert mean(xs) == 3", "takes `xs`, which I do not have: not run"),
        ("def test_a():\n    assert True\n    assert 1 == 1", "no assert that could fail"),
        ("def test_a():\n    assert len([2]) == len([2])", "no assert that could fail"),
        ("def mean(xs):\n    return 3\ndef test_a():\n    assert mean([2]) == 3", "define `mean`"),
        (
            "def test_a():\n    assert mean([2]) == 3\ndef test_a():\n    assert mean([2]) == 2",
            "`test_a` stands there twice",
        ),
    ],
)
async def test_tests_that_could_not_fail_on_this_code_are_not_said_to_hold(
    hollow: str, why: str
) -> None:
    desk = Desk(f"```python\n{hollow}\n```")
    said = (await desk.asks(f"```python\n{MENDED}\n```", "tests")).markdown
    assert "I could not write tests for this" in said
    assert why in said
    assert why in desk.model.asked[1][-1]


IDLE = (
    "def test_a():\n    mean = lambda xs: 3\n    assert mean([2]) == 3",
    "def test_a():\n    try:\n        assert mean([2]) == 3\n    except Exception:\n        pass",
    "def test_a():\n    return\n    assert mean([2]) == 3",
    "def test_a():\n    if False:\n        assert mean([2]) == 3",
    "def test_a():\n    for x in []:\n        assert mean(x) == 3",
    "def test_a():\n    assert mean([2]) == 3 or True",
    "def test_a():\n    x = 4\n    assert x == 4",
    "def test_a():\n    assert mean([2]) is not None",
    "def test_a():\n    assert mean",
    "def test_a():\n    assert isinstance(mean([2]), float)",
    "def test_a():\n    x = mean([2])\n    assert x is not None and isinstance(x, float)",
    "def test_a():\n    assert type(mean([2])) == type(2.0)",
    "def test_a():\n    assert str(mean([2])) != ''",
    "def test_a():\n    global mean\n    mean = lambda xs: 3\n    assert mean([2]) == 3",
)


@pytest.mark.parametrize("backend", UNLIKE)
async def test_tests_that_hold_whatever_the_code_gives_are_asked_for_again_and_marked(
    backend: str,
) -> None:
    idle = [each for each in IDLE if backend != "monty" or "global" not in each]  # no word of its
    tests = "\n\n".join(each.replace("test_a", f"test_{n}") for n, each in enumerate(idle))
    desk = Desk(f"```python\n{tests}\n```", backend=backend)
    said = (await desk.asks(f"```python\n{MENDED}\n```", "tests")).markdown
    assert f"0 of {len(idle)} hold" in said
    for n, each in enumerate(idle):
        assert f"`test_{n}` says nothing of what the code gives" in said, each
    assert "`test_0` says nothing of what the code gives" in desk.model.asked[2][-1]
    await desk.close()


async def test_tests_that_can_fail_are_kept_as_they_are() -> None:
    tests = (
        "FIRST = mean([2])\n\ndef test_top():\n    assert FIRST == 2\n\n"
        "def test_own():\n    given = [3, 1]\n    mean(given)\n    assert given == [3, 1]\n\n"
        "def test_turned():\n    assert mean([3, 1]) == mean([1, 3])\n\n"
        "def test_truth():\n    found = even(2)\n    assert found\n\n"
        "def test_recursive():\n    assert even(4) != even(5)\n\n"
        "def test_sign():\n    assert mean([3]) > 0\n\n"
        "def test_raises():\n    try:\n        mean([])\n    except ZeroDivisionError:\n"
        "        return\n    assert False\n\n"
        "def test_box():\n    assert Box(3).size == 3\n\n"
        "def test_twice():\n    assert twice(3) == 6"
    )
    even = "def even(n):\n    return n == 0 or not even(n - 1)\n\n"
    code = f"{BOX}\ntwice = lambda x: 2 * x\n\n{even}{MENDED}"
    desk = Desk(f"```python\n{tests}\n```", backend=WHOLE_PYTHON[0] if WHOLE_PYTHON else "monty")
    said = (await desk.asks(f"```python\n{code}\n```", "tests")).markdown
    assert "9 of 9 hold" in said
    assert len(desk.model.asked) == 1
    await desk.close()


MONEY = """
class Money:
    _one = None
    def __init__(self, cents):
        self.cents = cents
    def __eq__(self, other):
        return self.cents == other.cents
    def __hash__(self):
        return hash(self.cents)
    @classmethod
    def none(cls):
        cls._one = cls._one or cls(0)
        return cls._one
"""


@pytest.mark.parametrize("backend", WHOLE_PYTHON[:1])
async def test_that_two_objects_are_equal_or_one_can_fail(backend: str) -> None:
    tests = (
        "def test_equal():\n    assert Money(5) == Money(5)\n\n"
        "def test_hash():\n    assert hash(Money(5)) == hash(Money(5))\n\n"
        "def test_one():\n    assert Money.none() is Money.none()"
    )
    desk = Desk(f"```python\n{tests}\n```", backend=backend)
    said = (await desk.asks(f"```python\n{MONEY}\n```", "tests")).markdown
    assert "3 of 3 hold" in said
    assert len(desk.model.asked) == 1
    await desk.close()


PARSE = "def parse(s):\n    if not s:\n        raise ValueError('empty')\n    return int(s)"


@pytest.mark.parametrize("backend", WHOLE_PYTHON)
async def test_a_test_that_needs_what_the_sandbox_has_not_is_no_failing_one(backend: str) -> None:
    tests = (
        "import pytest\n\ndef test_half():\n    assert parse('4') == pytest.approx(4)\n\n"
        "def test_int():\n    assert parse('4') == 4"
    )
    desk = Desk(f"```python\n{tests}\n```", backend=backend)
    said = (await desk.asks(f"```python\n{PARSE}\n```", "tests")).markdown
    assert "1 of 2 hold" in said
    assert "`test_half` was not tried: it needs `pytest.approx`, which my sandbox does not" in said
    assert "fails" not in said
    await desk.close()


@pytest.mark.parametrize("backend", WHOLE_PYTHON[:1])
async def test_a_test_may_import_by_its_name_how_an_error_is_expected(backend: str) -> None:
    tests = (
        "from pytest import raises\n\ndef test_empty():\n    with raises(ValueError):\n"
        "        parse('')\n\ndef test_int():\n    assert parse('4') == 4"
    )
    desk = Desk(f"```python\n{tests}\n```", backend=backend)
    said = (await desk.asks(f"```python\n{PARSE}\n```", "tests")).markdown
    assert "2 of 2 hold" in said
    await desk.close()


@pytest.mark.parametrize("backend", WHOLE_PYTHON[:1])
@pytest.mark.parametrize(
    ("needs", "named"),
    [
        ("import pytest\n\n@pytest.mark.filterwarnings", "pytest.mark.filterwarnings"),
        ("from pytest import approx\n", "pytest.approx"),
        ("import numpy_\n", "numpy_"),
    ],
)
async def test_of_tests_none_of_which_can_be_tried_it_is_said_what_they_need(
    backend: str, needs: str, named: str
) -> None:
    tests = f"{needs}\ndef test_int():\n    assert parse('4') == 4"
    desk = Desk(f"```python\n{tests}\n```", backend=backend)
    said = (await desk.asks(f"```python\n{PARSE}\n```", "tests")).markdown
    told = f"They need `{named}`, which my sandbox does not have (no packages are installed there)."
    assert said == f"I could not write tests for this. {told}"
    assert told in desk.model.asked[1][-1]
    await desk.close()


async def test_that_an_error_is_expected_is_an_assert_that_can_fail() -> None:
    tests = (
        "import pytest\n\ndef test_empty():\n    with pytest.raises(ValueError, match='em'):\n"
        "        parse('')\n\ndef test_int():\n    assert parse('4') == 4\n\n"
        "def test_none():\n    with pytest.raises(ValueError):\n        parse('4')\n\n"
        "def test_once():\n    assert parse('4') != parse('4')"
    )
    desk = Desk(f"```python\n{tests}\n```", backend=WHOLE_PYTHON[0] if WHOLE_PYTHON else "monty")
    said = (await desk.asks(f"```python\n{PARSE}\n```", "tests")).markdown
    if WHOLE_PYTHON:
        assert "2 of 4 hold" in said
        assert "`test_none` fails: AssertionError: DID NOT RAISE" in said
        assert "`test_once` fails: AssertionError" in said
    assert "could fail" not in said
    assert "cannot fail" not in said
    assert len(desk.model.asked) == 1
    await desk.close()


async def test_a_test_that_could_not_fail_is_marked_and_does_not_cost_the_others() -> None:
    tests = "def test_a():\n    mean([2])\n\ndef test_b():\n    assert mean([2]) == 2"
    desk = Desk(f"```python\n{tests}\n```")
    said = (await desk.asks(f"```python\n{MENDED}\n```", "tests")).markdown
    assert "1 of 2 hold" in said
    assert "- `test_a` has no assert that could fail" in said
    assert "`test_a` has no assert that could fail" in desk.model.asked[1][-1]
    assert len(desk.model.asked) == 3


BOX = "class Box:\n    def __init__(self, size):\n        self.size = size\n"
WEAK = (
    ("assert mean([2]) is not None", "lets nearly every result pass"),
    ("assert isinstance(mean([2]), float)", "lets nearly every result pass"),
    ("assert sorted([2]) == sorted([2])", "cannot fail"),
    ("assert True", "cannot fail"),
)


async def test_an_assert_that_tells_nothing_is_named_beside_those_that_do() -> None:
    rows = "".join(f"    {text}\n" for text, _ in WEAK)
    caught = "    try:\n        assert mean([2]) == 9\n    except Exception:\n        pass\n"
    heard = caught.replace("mean([2]) == 9", "mean([])").replace("Exception", "ZeroDivisionError")
    heard += "    assert mean([2]) == mean([2])\n"  # it may be of chance
    desk = Desk(f"```python\ndef test_a():\n    assert mean([2]) == 2\n{rows}{caught}{heard}```")
    said = (await desk.asks(f"```python\n{MENDED}\n```", "tests")).markdown
    assert "1 of 1 hold" in said
    for text, why in WEAK:
        assert f"- `{text}` in `test_a` {why}\n" in said
    assert (
        "- `assert mean([2]) == 9` in `test_a` cannot fail the test: what it raises is caught"
        in said
    )
    assert said.count(" in `test_a` ") == len(WEAK) + 1, "what can fail is not called weak"
    assert len(desk.model.asked) == 1


@pytest.mark.parametrize(("language", "is_known"), [("ruby", False), ("go", True)])
async def test_tests_are_said_to_be_parsed_only_where_there_is_a_parser(
    language: str, is_known: bool
) -> None:
    desk = Desk(f"```{language}\nfunc TestAdd() {{}}\n```")
    reply = await desk.asks(f"```{language}\nfunc add() {{}}\n```", "tests")
    assert ("Parsed, but not run" in reply.markdown) is is_known
    assert ("Not checked: I have no parser for ruby." in reply.markdown) is not is_known


async def test_a_weak_assert_is_named_also_where_nothing_was_run() -> None:
    desk = Desk(
        "```python\ndef test_a():\n    assert globals()\n    assert mean([2]) is not None\n```",
        backend="monty",
    )
    said = (await desk.asks(f"```python\n{MENDED}\n```", "tests")).markdown
    assert "Parsed, but not run." in said
    assert "`assert mean([2]) is not None` in `test_a` lets nearly every result pass" in said
    await desk.close()


async def test_a_class_is_not_said_to_be_tested_by_what_holds_for_any_object() -> None:
    desk = Desk("```python\ndef test_a():\n    assert Box(3).size is not None\n```")
    said = (await desk.asks(f"```python\n{BOX}\n```", "tests")).markdown
    assert "0 of 1 hold" in said
    assert "`assert Box(3).size is not None` in `test_a` lets nearly every result pass" in said
    assert len(desk.model.asked) == 3


async def test_a_test_that_never_ends_does_not_hide_the_others() -> None:
    desk = Desk(
        "```python\ndef test_one():\n    assert mean([2]) == 2\n\ndef test_stuck():\n"
        "    while True:\n        assert mean([2]) == 2\n```",
        seconds=1,
    )
    said = (await desk.asks(f"```python\n{MENDED}\n```", "tests")).markdown
    assert "1 of 2 hold" in said
    assert "`test_stuck` fails: not reached: it does not end in time" in said


async def test_a_result_counts_behind_what_the_code_prints_without_ending_its_line() -> None:
    desk = Desk("```python\ndef test_one():\n    assert mean([2]) == 2\n```")
    code = f"print('a mean', end=' ')\n{MENDED}\nprint('done', end='')"
    said = (await desk.asks(f"```python\n{code}\n```", "tests")).markdown
    assert "1 of 1 hold" in said


async def test_code_cannot_print_results_of_its_own() -> None:
    forged = 'print(\'test-0123456789abcdef ["test_one", ""]\')\n' + MENDED
    desk = Desk("```python\ndef test_one():\n    assert mean([2]) == 3\n```")
    said = (await desk.asks(f"```python\n{forged}\n```", "tests")).markdown
    assert "0 of 1 hold" in said


# ── explain, translate ───────────────────────────────────────────────────────────────────────────


async def test_an_explanation_stands_beside_what_the_code_did() -> None:
    desk = Desk("It computes a mean.")
    said = (await desk.asks(f"explain this\n```python\n{MENDED}\n```")).markdown
    assert said.startswith("I ran it: it ran in")
    assert "```\n2.0\n```" in said
    assert said.endswith("It computes a mean.")
    assert "2.0" in desk.model.asked[0][-1], "the model was told"


async def test_code_that_does_not_parse_is_said_so_before_it_is_explained() -> None:
    desk = Desk("Hm.")
    said = (await desk.asks("```python\ndef f(:\n```", "explain")).markdown
    assert "It does not parse: line 1" in said


async def test_a_translation_is_parsed_and_said_not_to_have_been_run() -> None:
    desk = Desk("```go\nfunc mean( {\n```", "```go\npackage main\n\nfunc mean() {}\n```")
    reply = await desk.asks(f"go ```\n{MENDED}\n```", "translate")
    assert "**go** – parses" in reply.markdown
    assert "I run only Python" in reply.markdown
    assert reply.extras.files[0].name == "mean.go"


async def test_a_translation_to_python_is_run() -> None:
    desk = Desk(f"```python\n{MENDED}\n```")
    said = (await desk.asks("translate this to Python\n```js\nlet a = 1\n```")).markdown
    assert "**python** – ran in" in said


@pytest.mark.parametrize(
    ("command", "before", "words"),
    [
        ("", "write unit tests for the empty list and for negative numbers", ""),
        ("tests", "only for the empty list", ""),
        ("", "translate this to go, use generics and keep the names", ""),
        ("translate", "go without a package clause", "without a package clause"),
    ],
)
async def test_what_is_asked_of_tests_and_of_a_translation_is_handed_on(
    command: str, before: str, words: str
) -> None:
    answer = "```go\npackage main\n\nfunc mean() {}\n```"
    desk = Desk(
        answer if "go" in before else "```python\ndef test_a():\n    assert mean([1]) == 1\n```"
    )
    await desk.asks(f"{before}\n```python\n{MENDED}\n```", command)
    assert f"“{words or before}”" in desk.model.asked[0][-1]


async def test_of_bare_code_no_words_are_handed_on() -> None:
    desk = Desk("```go\npackage main\n\nfunc mean() {}\n```")
    await desk.asks(f"go ```\n{MENDED}\n```", "translate")
    assert "“" not in desk.model.asked[0][-1]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("debug", debugging.NO_CODE),
        ("review", reviewing.NO_CODE),
        ("explain", "Attach the code"),
        ("tests", "Attach the code"),
        ("translate", "Name the language"),
        ("suggest", "Describe what"),
    ],
)
async def test_a_command_alone_says_what_it_needs(command: str, said: str) -> None:
    assert said in (await Desk("x").asks("", command, past=conversation())).markdown


# ── what was pasted ──────────────────────────────────────────────────────────────────────────────


def test_code_errors_and_words_are_told_apart() -> None:
    found = pasted(f"Why?\n```python\n{BROKEN}\n```\nand\n```\n{ERROR}\n```")
    assert found.code == Block("python", BROKEN)
    assert found.error == ERROR
    assert found.words.split() == ["Why?", "and"]


def test_code_and_an_error_without_fences_are_told_apart() -> None:
    found = pasted(f"This does not work:\n{BROKEN}\n{ERROR}")
    assert found.code == Block("python", BROKEN)
    assert found.error == ERROR
    assert found.words == "This does not work:"


@given(st.text())
def test_any_text_is_told_apart(text: str) -> None:
    pasted(text)


@pytest.mark.parametrize(
    "piece",
    [
        "\n",
        " ",
        "\t",
        "a",
        "a.",
        "`",
        "```\n",
        "-",
        "*",
        "def ",
        "export ",
        "1",
        ";",
        "--- a\n",
        "@",
        "KeyError: 1\n",
        "KeyError\n\n\n",
        "==== a ====\n",
        "get A.",
        "a.c:1: ",
    ],
)
def test_forty_thousand_characters_of_the_same_are_read_at_once(piece: str) -> None:
    text = (piece * 40_000)[:40_000]
    began = time.process_time()
    found = pasted(text)
    code = found.code or Block("", text)
    file_name(code.code, "python")
    language_of(code.code)
    wished_language(text)
    is_wish_for_code(text)
    error_line(text)
    read_diff(text)
    read_comments(text, lines_of(code)[0])
    plain_output(text)
    assert time.process_time() - began < 10  # what reads each line again for each takes minutes
