"""A line at the ends of code without a fence that may be code or words: a parser settles it, or
what it was taken for is said."""

import pytest

from bot.skills.code.pasted.messages.pieces import pasted
from bot.skills.code.pasted.messages.untold import in_their_languages
from tests.unit.coders import Desk

MEAN = "def mean(xs):\n    total = sum(xs)\n    return total / len(xs)\n\nprint(mean([1, 2]))"
SLIP = MEAN.replace(":", "", 1)
ALERT = "function f(a) {\n  let total = a + 1;\n  return total;\n}\nalert(f(2));"
PHP = "<?php\n$xs = [1, 2];\necho implode(', ', $xs);"


@pytest.mark.parametrize("code", [MEAN, SLIP, ALERT])
@pytest.mark.parametrize(
    "said", ["print the sum", "return the total", "print hello name", "2 + 2 gives 5 here"]
)
async def test_a_line_taken_for_words_that_may_be_code_is_told(said: str, code: str) -> None:
    for text in (f"{said}\n{code}", f"{code}\n{said}"):
        given = await in_their_languages(pasted(text))
        assert given.code is not None
        assert (given.code.code, given.unsure, given.words) == (code, (said,), said)


@pytest.mark.parametrize("kind", ["run", "explain", "debug", "review", "tests", "translate"])
async def test_each_task_says_it(kind: str) -> None:
    desk = Desk("It prints the mean.")
    text = f"to Go\n{MEAN}\nprint the sum" if kind == "translate" else f"{MEAN}\nprint the sum"
    reply = await desk.asks(text, kind)
    await desk.close()
    assert "I take “print the sum” for words, not for code" in reply.markdown


async def test_where_no_parser_knows_the_language_it_is_told_too() -> None:
    given = await in_their_languages(pasted(f"{PHP}\necho the sum"))
    assert given.unsure == () or given.unsure == ("echo the sum",)
    assert given.code is not None
    assert ("echo the sum" in given.code.code) != bool(given.unsure)


@pytest.mark.parametrize(
    "said",
    [
        *("why does it fail?", "not working", "my homework so far", "Thanks!", "in python"),
        *("for my class in python I have to write a loop", "**Problem:** it gives 0"),
        *("if I run it, I get the wrong sum", "Language: Python", "in main.py", "here is my code"),
    ],
)
@pytest.mark.parametrize("code", [MEAN, SLIP, ALERT])
async def test_of_what_is_plainly_said_nothing_is_told(said: str, code: str) -> None:
    for text in (f"{said}\n{code}", f"{code}\n\n{said}"):
        given = await in_their_languages(pasted(text))
        assert given.code is not None
        assert (given.code.code, given.unsure) == (code, ())


@pytest.mark.parametrize(
    "said",
    [
        *("try this", "try again", "- it prints 0", "for homework"),
        *("string is not reversed", "delete duplicates from a list", "file not closed"),
        *("data not saved", "segmentation fault (core dumped)"),
    ],
)
async def test_words_that_go_wrong_first_or_mean_nothing_are_none_of_it(said: str) -> None:
    for text in (f"{said}\n{MEAN}", f"{MEAN}\n{said}", f"{said}\n{ALERT}"):
        given = await in_their_languages(pasted(text))
        assert given.code is not None
        assert given.code.code == text.replace(said, "").strip("\n")
        assert given.unsure == (said,)


@pytest.mark.parametrize("said", ["try this", "- it prints 0"])
async def test_above_code_with_a_slip_too(said: str) -> None:
    given = await in_their_languages(pasted(f"{said}\n{SLIP}"))
    assert given.code is not None
    assert (given.code.code, given.unsure) == (SLIP, (said,))


@pytest.mark.parametrize("said", ["segfault", "segmentation fault (core dumped)", "crashes"])
async def test_a_word_below_code_in_c_is_none_of_it(said: str) -> None:
    code = "#include <stdio.h>\nint main(void) {\n    int n = 1;\n    return n;\n}"
    given = await in_their_languages(pasted(f"{code}\n{said}"))
    assert given.code is not None
    assert (given.code.code, given.words or given.error) == (code, said)


@pytest.mark.parametrize("said", ["done", "ok", "bye everyone"])
@pytest.mark.parametrize("code", [MEAN, ALERT])
async def test_a_word_that_nothing_in_the_code_means_is_none_of_it(said: str, code: str) -> None:
    given = await in_their_languages(pasted(f"{code}\n\n{said}"))
    assert given.code is not None
    assert given.code.code == code


@pytest.mark.parametrize(
    "line",
    [
        *(
            "total",
            "totl",
            "mean",
            "import pytest",
            "pass",
            "mean is total",
            "quit()",
            "print total",
        ),
        *("print 'hello my good friend'", "del mean", "not mean", "raise total", "totl in mean"),
        *("print not total", "print mean is total", "brek", "pritn total", "retrun mean"),
    ],
)
async def test_a_line_of_what_the_code_has_is_one_of_it(line: str) -> None:
    for text in (f"{MEAN}\n{line}", f"why?\n{MEAN}\n{line}"):
        given = await in_their_languages(pasted(text))
        assert given.code is not None
        assert (given.code.code, given.unsure) == (f"{MEAN}\n{line}", ())


@pytest.mark.parametrize("head", ["for each in items", "while some are left", "for x in mean"])
async def test_a_head_is_code_though_it_reads_like_words(head: str) -> None:
    code = f"{head}\n    print(1)"
    given = await in_their_languages(pasted(code))
    assert given.code is not None
    assert given.code.code in (code, "    print(1)")
    assert given.code.code == code or given.unsure == (head,)


async def test_a_long_line_is_cut_and_no_more_than_three_are_told() -> None:
    said = "\n".join(f"print the {each} of all" for each in "abcde")
    desk = Desk()
    reply = await desk.asks(f"{MEAN}\n{said}\nreturn {'x' * 100} of all", "run")
    await desk.close()
    [told] = [row for row in reply.markdown.split("\n") if "for words" in row]
    assert told.count("“") <= 3
    assert len(told) < 300


async def test_what_is_right_with_one_of_two_lines_keeps_the_other_as_words() -> None:
    given = await in_their_languages(pasted(f"not sure\n{MEAN}\ntotal if mean else len"))
    assert given.code is not None
    assert given.code.code == f"{MEAN}\ntotal if mean else len"
    assert given.around == ("not sure", "")
