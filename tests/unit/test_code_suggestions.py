"""Suggestions are checked before they are shown: the model here gets things wrong on purpose."""

import asyncio

import pytest

from bot.reply import Checked, Disclosure, Status, TextDelta
from bot.skills.code.asking import ANSWER_MAX_CHARS
from bot.skills.code.only_said import WITHOUT
from bot.skills.code.pasted.languages.naming import file_name, wished_language
from bot.skills.code.pasted.languages.tongue import language_of
from bot.skills.code.suggesting import NOTHING
from bot.skills.code.wishes import is_wish_for_code
from tests.sandboxes import NAMES
from tests.unit.coders import ENDLESS, GONE, Desk

WISH = "Write a function double(x) that doubles a number"
CHECKS = "assert double(2) == 4\nassert double(0) == 0"
GOOD = f"```python\ndef double(x):\n    return 2*x\n\n{CHECKS}\n```\nShort."
OTHER = "```python\ndef double(x):\n    return x+x\n\nassert double(4) == 8\n```\nAlso short."
NO_PARSE = "```python\ndef double(x)\n    return 2*x\n```"
WRONG = "```python\ndef double(x):\n    return x * x\n\nassert double(3) == 6\n```"
FLOOD = "```python\nwhile True:\n    print('double' * 1000)\n```"
FAILS = "```python\ndef double(x):\n    return 2 * x\n\n\ndouble(1 / 0)\n```"
NO_RESULT = "```python\ndef double(x):\n    print(2 * x)\n```"
WEAK = "its own example runs, but checks nothing about the result"
UNDEFINED = "```python\ndef double(x):\n    return twice(x)\n```"


async def shown(desks: list[Desk], *answers: str, **settings: object) -> tuple[Desk, str]:
    desk = Desk(*answers, **settings)
    desks.append(desk)
    reply = await desk.asks(WISH)
    return desk, reply.markdown


async def test_two_sound_suggestions_are_shown_with_what_was_checked(desks: list[Desk]) -> None:
    desk = Desk(GOOD, OTHER)
    desks.append(desk)
    reply = await desk.asks(WISH)
    said = reply.markdown
    assert said.index("**1 · simple** – ran in") < said.index("**2 · fast** – ran in")
    assert said.count("its own 2 examples hold, which the model wrote as well") == 2
    assert "return 2 * x" in said, "ruff has formatted it"
    says = [choice.says.partition(" #")[0] for choice in reply.extras.choices]
    assert says == ["/take 1", "/take 2"]
    assert len(desk.usage) == 2


@pytest.mark.parametrize(
    ("bad", "told_to_the_model"),
    [
        (NO_PARSE, "Line 1: expected ':'"),
        (WRONG, "`assert double(3) == 6` fails: `double(3)` gives `9`, not `6`"),
        (UNDEFINED, "Undefined name `twice`"),
        ("I would rather not.", "no ```python block"),
    ],
)
async def test_code_that_is_wrong_is_mended_from_its_error(
    bad: str, told_to_the_model: str, desks: list[Desk]
) -> None:
    desk, said = await shown(desks, bad, GOOD, suggestions=1)
    assert "hold" in said
    assert "⚠" not in said
    assert told_to_the_model in desk.model.asked[1][-1]


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (NO_PARSE, "does not parse: line 1"),
        (UNDEFINED, "undefined name `twice`"),
        (FLOOD, "prints without end"),
        (FAILS, "fails: ZeroDivisionError"),
    ],
)
async def test_what_stays_wrong_after_two_repairs_is_shown_last_with_its_failure(
    bad: str, told: str, desks: list[Desk]
) -> None:
    desk, said = await shown(desks, bad, bad, bad, GOOD)
    assert len(desk.model.asked) == 4
    assert said.index("**1 · fast** – ran in") < said.index("**2 · simple**")
    assert told in said
    assert "⚠" in said[said.index("**2") :]
    taken = await desk.asks("2", "take")
    assert "Mind that its check failed" in taken.markdown


PLAIN = "```python\ndef double(x):\n    return 2 * x\n```\nIt adds nothing."
SQUARE = "```python\ndef double(x):\n    return x * x\n```"
PLUS = "```python\ndef double(x):\n    return x + x\n```"
RIGHT = "```python\nassert double(3) == 6\nassert double(0) == 0\n```"
SET_UP = "n = 3\nassert double(n) == 6"
ONE_WRONG = "```python\nassert double(3) == 6\nassert double(4) == 9\n```"


async def test_the_first_is_asked_for_as_a_plain_reply_and_examples_by_themselves(
    desks: list[Desk],
) -> None:
    desk = Desk(PLAIN, RIGHT, PLUS)
    desks.append(desk)
    said = (await desk.asks("Write a Python function double(x)")).markdown
    assert desk.model.asked[0] == ["Be kind.", "Write a Python function double(x)"]
    assert desk.model.asked[1][:3] == [*desk.model.asked[0], PLAIN]
    assert "of what `double` should return" in desk.model.asked[1][3]
    assert said.count("its own 2 examples hold") == 2
    assert "It adds nothing." in said
    taken = await desk.asks("1", "take")
    (file,) = taken.extras.files
    assert desk.blobs.kept[file.blob].endswith(b"assert double(3) == 6\nassert double(0) == 0\n")


async def test_a_wrong_example_throws_no_right_code_away(desks: list[Desk]) -> None:
    desk, said = await shown(desks, PLAIN, ONE_WRONG, PLUS)
    assert len(desk.model.asked) == 3, "nothing is mended"
    assert said.index("return 2 * x") < said.index("return x + x")
    assert "`double(4)` gives `8`, not `9` as an example has it, and another suggestion" in said
    assert "⚠" not in said
    assert "== 9\n" not in said, "what is taken holds what holds"


async def test_the_way_that_keeps_the_examples_is_shown_before_one_that_does_not(
    desks: list[Desk],
) -> None:
    _, said = await shown(desks, SQUARE, RIGHT, PLUS, SQUARE)
    assert said.index("**1 · fast** – ran in") < said.index("**2 · simple** – ran in")
    assert "1 of its own 2 examples hold: `double(3)` gives `9`, not `6` ⚠" in said


@pytest.mark.parametrize(
    ("answers", "is_first"),
    [
        ((f"```python\ndef double(x):\n    return x * x\n\n{SET_UP}\n```", PLUS, PLUS), "fast"),
        (
            (
                "```python\ndef double(x):\n    return 2 * x\n\n\nn = 1\nprint(double(n))\n```",
                f"```python\n{SET_UP}\n```",
                SQUARE,
                SQUARE,
            ),
            "simple",
        ),
    ],
)
async def test_what_sets_an_example_up_is_tried_with_it_on_every_suggestion(
    answers: tuple[str, ...], is_first: str, desks: list[Desk]
) -> None:
    _, said = await shown(desks, *answers)
    assert f"**1 · {is_first}** – ran in" in said
    first, _, second = said.partition("**2 ·")
    assert "its own example holds" in first
    assert f"\n{SET_UP}\n" in first
    assert "NameError" not in second


async def test_an_error_within_the_code_is_told_with_its_line(desks: list[Desk]) -> None:
    broken = "```python\ndef double(x):\n    y = x + x\n    return y()\n```"
    desk, said = await shown(desks, broken, RIGHT, PLUS, suggestions=1)
    told = "`double(3)` raises `TypeError: 'int' object is not callable (line 3)`"
    assert told in desk.model.asked[2][-1]
    assert "I ran this, and it is wrong" in desk.model.asked[2][-1]
    assert "its own 2 examples hold" in said


async def test_a_model_that_changes_nothing_is_not_asked_again(desks: list[Desk]) -> None:
    desk, said = await shown(desks, SQUARE, RIGHT, SQUARE, PLUS, suggestions=1)
    assert len(desk.model.asked) == 3
    assert "1 of its own 2 examples hold" in said


@pytest.mark.parametrize(
    ("mended", "told"),
    [
        (PLUS, "its own 2 examples hold"),
        (SQUARE, "1 of its own 2 examples hold"),
        (SQUARE.replace("\n```", "\n\nassert double(3) == 9\n```"), "its own example holds"),
        (
            SQUARE.replace("x * x\n", "x ** 3\n\nassert double(3) == 27\n"),
            "1 of its own 2 examples hold: `double(3)` gives `9`",
        ),
        ("I see no mistake.", "1 of its own 2 examples hold"),
    ],
)
async def test_only_code_that_keeps_the_examples_takes_the_place_of_code_that_does_not(
    mended: str, told: str, desks: list[Desk]
) -> None:
    """The model may take an example back, but not change the code with it."""
    _, said = await shown(desks, SQUARE, RIGHT, mended, suggestions=1)
    assert told in said


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("I would rather not.", "it has no example"),
        ("```python\nassert double(2) ==\n```", "it has no example"),
        ("```python\nassert double(2) == 4\nassert dou\nassert (", "its own example holds"),
        ("```python\nassert double(two) == 4\n```", "it has no example"),
        ("```python\nassert 4 == double(2)\nassert 1 == 1\n```", "its own example holds"),
        ("```python\nassert double(2) > 3\n```", "its own example holds"),
        ("```python\nassert double(2) is not None\n```", WEAK),
        ("```python\nassert isinstance(double(2), int)\n```", WEAK),
        ("```python\nassert double(2) == 5 or True\n```", WEAK),
        (
            "```python\nassert callable(double) and None != double(2)\n"
            "assert hasattr(double, 'x') or 1\n```",
            "its own examples run, but check nothing about the result",
        ),
        (
            "```python\nassert double(2) is not None\nassert double(2) == 4\n```",
            "its own example holds",
        ),
        (
            "```python\nassert double(2) is not None\nassert double(2) == 5\n```",
            "fails: `double(2)`",
        ),
        ("```python\ndef double(x):\n    return 1\n\nassert double(2) == 1\n```", "fails: `do"),
        (
            "```python\nassert double(1 / 0) == 1\n```",
            "raises `ZeroDivisionError: division by zero`, not",
        ),
        ("```python\nassert double('x' * 10**6) == 3\n```", "gives `'xxxx"),
    ],
)
async def test_examples_are_taken_as_the_model_writes_them_and_those_that_say_nothing_dropped(
    answer: str, told: str, desks: list[Desk]
) -> None:
    _, said = await shown(desks, PLAIN, answer, PLAIN, suggestions=1)
    assert told in said
    assert "held-" not in said


@pytest.mark.parametrize("backend", NAMES)
async def test_an_example_that_does_not_end_is_no_failure_of_those_before_it(
    backend: str,
    desks: list[Desk],
) -> None:
    slow = "def double(x):\n    while x > 9:\n        pass\n    return 2 * x"
    asked = "```python\nassert double(3) == 6\nassert double(10) == 20\n```"
    _, said = await shown(
        desks, f"```python\n{slow}\n```", asked, "No.", backend=backend, seconds=1, suggestions=1
    )
    assert "1 of its own 2 examples hold: `double(10)` does not end" in said


@pytest.mark.parametrize(
    ("checks", "told"),
    [
        ("", "it has no example that would prove it"),
        ("assert True\nassert double\nassert double(2) == double(2)", "it has no example"),
        ("import sys\nsys.exit(0)\nassert double(2) == 5", "none of its own examples was reached"),
        ("try:\n    assert double(2) == 5\nexcept AssertionError:\n    pass", "none of its own"),
        ("if __name__ == '__test__':\n    assert double(2) == 5", "none of its own examples"),
        ("def test_it():\n    assert double(2) == 5", "none of its own examples was reached"),
        ("def test_it():\n    assert double(2) == 4\n\n\ntest_it()", "its own example holds"),
        ("assert double(2) == 4  # é; é\nif 0:\n    assert double(2) == 5", "its own example"),
        ("def test_it():\n    assert double(2) is not None\n\n\ntest_it()", "it has no example"),
        ("assert double(2) is not None", WEAK),
        ("for x in range(5000):\n    assert double(x) == x + x", "its own example holds"),
        ("for x in (1,):\n    assert double(x) == 2\nraise SystemExit", "none of its own"),
    ],
)
async def test_only_examples_that_were_reached_and_could_fail_are_said_to_hold(
    checks: str, told: str, desks: list[Desk]
) -> None:
    code = f"def double(x):\n    assert isinstance(x, int)\n    return 2 * x\n\n\n{checks}"
    _, said = await shown(desks, f"```python\n{code}\n```", suggestions=1)
    assert told in said
    assert "held-" not in said


async def test_a_result_that_is_none_fails_even_an_example_that_asks_for_nothing_else(
    desks: list[Desk],
) -> None:
    weak = "```python\nassert double(2) is not None\n```"
    _, said = await shown(desks, NO_RESULT, weak, NO_RESULT, suggestions=1)
    assert "its own example fails: `double(2) is not None` gives `False`" in said


async def test_the_same_suggestion_twice_is_shown_once(desks: list[Desk]) -> None:
    _, said = await shown(desks, GOOD, GOOD, GOOD, suggestions=3)
    assert said.count("def double") == 1
    again = GOOD.replace("def double(x):\n", "# two\ndef double(x):\n    'Doubles.'\n")
    again = again.replace("double(2) == 4", "double(9) == 18")
    _, said = await shown(desks, GOOD, again)
    assert said.count("def double") == 1, "only its comments and examples differ"
    _, said = await shown(desks, SQUARE, RIGHT, PLUS, PLUS)
    assert said.count("def double") == 1, "one becomes the other when it is mended"


async def test_a_model_that_never_ends_is_stopped_and_one_that_says_nothing_useful_told_of(
    desks: list[Desk],
) -> None:
    desk, said = await shown(desks, ENDLESS, suggestions=1)
    assert said == NOTHING
    assert len(desk.model.asked) == 3
    assert all(len(text) <= ANSWER_MAX_CHARS + 100 for text in desk.model.asked[-1])


@pytest.mark.parametrize(
    ("answers", "shows", "asked"),
    [
        (["Which format do the logs have? Show a line."], "Which format do the logs have?", 1),
        (["**Welches Format?**"], "**Welches Format?**", 1),
        (["哪种格式？"], "哪种格式？", 1),
        (["I cannot help with that."], f"I cannot help with that.\n\n{WITHOUT}", 2),
        (["I cannot.", "No, really."], f"I cannot.\n\n{WITHOUT}", 2),
        (["Sure!", GOOD], "**1 · simple** – ran in", 2),
        (["Sure! See https://a.example/?x=1", NO_PARSE, GOOD], "**1 · simple** – ran in", 3),
        (["def double(x):\n    return 2 * x\n# right?", GOOD], "**1 · simple** – ran in", 2),
        ([""], NOTHING, 3),
        ([GOOD, "Do you want more?"], "**1 · simple** – ran in", 2),
    ],
)
async def test_a_model_that_asks_back_or_declines_is_heard(
    answers: list[str], shows: str, asked: int, desks: list[Desk]
) -> None:
    desk, said = await shown(desks, *answers, suggestions=2 if answers[0] == GOOD else 1)
    assert said.startswith(shows)
    assert len(desk.model.asked) == asked


async def test_half_an_emoji_in_what_a_model_writes_does_not_end_the_turn(
    desks: list[Desk],
) -> None:
    half = GOOD.replace("return 2*x", "return 2*x  # \ud83d")
    desk, said = await shown(desks, half, suggestions=1)
    assert "return 2 * x  # \ufffd" in said
    assert "ERROR" not in said
    assert (await desk.asks("1", "take")).extras.files


async def test_what_came_before_a_model_failed_is_kept(desks: list[Desk]) -> None:
    _, said = await shown(desks, GOOD, GONE)
    assert "its own 2 examples hold, which the model wrote as well" in said
    assert "cannot" in said or "not" in said.rpartition("_")[0]
    _, said = await shown(desks, GONE)
    assert said.startswith("ERROR")


async def test_a_suggestion_is_taken_as_a_file_and_run(desks: list[Desk]) -> None:
    desk, _ = await shown(desks, GOOD, OTHER)
    taken = await desk.asks("2", "take")
    (file,) = taken.extras.files
    assert file.name == "double.py"
    assert b"x + x" in desk.blobs.kept[file.blob]
    assert file.size_bytes == len(desk.blobs.kept[file.blob])
    assert "It ran" in (await desk.asks("", "run")).markdown
    assert "**fast**" in (await desk.asks("the fast one", "take")).markdown


async def test_a_suggestion_is_called_by_its_number_behind_any_command(desks: list[Desk]) -> None:
    desk, _ = await shown(desks, GOOD, OTHER, "It adds x twice.", "Line 1: fine.")
    assert "It ran" in (await desk.asks("2", "run")).markdown
    await desk.asks("2", "explain")
    assert "x + x" in desk.model.asked[-1][-1]
    await desk.asks("1", "review")
    assert "2 * x" in desk.model.asked[-1][-1]
    assert "\n3\n" in (await desk.asks("3", "run")).markdown  # there are two


@pytest.mark.parametrize("wrong", ["", "0", "3", "-1", "one", "²", "1 1", "the 3rd"])
async def test_taking_what_is_not_there_is_told(wrong: str, desks: list[Desk]) -> None:
    desk, _ = await shown(desks, GOOD, OTHER)
    assert "There are 2" in (await desk.asks(wrong, "take")).markdown


async def test_without_a_sandbox_the_code_is_parsed_and_said_not_to_have_been_run(
    desks: list[Desk],
) -> None:
    _, said = await shown(desks, NO_PARSE, GOOD, backend="none", suggestions=1)
    assert "parses; not run here" in said


@pytest.mark.parametrize(
    ("line", "told", "asked"),
    [
        ("print(input('?'))", "parses; not run here: it waits for what somebody types\n", 1),
        ("import nowhere", "parses; not run here: it needs `nowhere`\n", 1),
        ("import nowhere.at_all as n\nn.f(undefined)", "parses; not run here: it needs `no", 3),
    ],
)
async def test_what_the_sandbox_lacks_is_not_called_a_mistake(
    line: str, told: str, asked: int, desks: list[Desk]
) -> None:
    desk, said = await shown(desks, f"```python\n{line}\n```", suggestions=1)
    assert told in said
    assert len(desk.model.asked) == asked


LAZY = "def double(x):\n    import nowhere\n\n    return nowhere.twice(x)"


@pytest.mark.parametrize(
    ("code", "answers"),
    [
        (f"import nowhere\n\n\n{LAZY}", [PLUS, RIGHT]),
        (LAZY, [RIGHT, PLUS]),
        (f"{LAZY}\n\n\nassert double(3) == 6\nassert double(0) == 0", [PLUS]),
    ],
)
async def test_code_that_needs_a_package_is_not_mended_and_the_next_is_tried(
    code: str, answers: list[str], desks: list[Desk]
) -> None:
    """The examples are asked for, or kept, for the one that can be run."""
    desk, said = await shown(desks, f"```python\n{code}\n```", *answers, "Mended?")
    assert len(desk.model.asked) == 1 + len(answers)
    assert "**1 · simple** – parses; not run here: it needs `nowhere`\n" in said
    assert "its own 2 examples hold" in said[said.index("**2 · fast** – ran in") :]
    assert "⚠" not in said


async def test_an_example_that_is_not_kept_is_told_beside_one_that_needs_a_package(
    desks: list[Desk],
) -> None:
    code = "def double(x):\n    if x:\n        import nowhere\n    return 1"
    _, said = await shown(desks, f"```python\n{code}\n```", RIGHT, "Mended?", suggestions=1)
    assert "its own example fails: `double(0)` gives `1`, not `0` ⚠" in said


async def test_another_language_is_parsed(desks: list[Desk]) -> None:
    desk = Desk(
        "```javascript\nfunction f( {\n```", "```js\nfunction f(a) { return a }\n```", suggestions=1
    )
    desks.append(desk)
    said = (await desk.asks("write a function f in JavaScript")).markdown
    assert "simple** – parses" in said
    assert len(desk.model.asked) == 2


async def test_talk_is_passed_on(desks: list[Desk]) -> None:
    desk = Desk("Like so:\n```python\nx = = 1\n```\n")
    desks.append(desk)
    said = (await desk.asks("how does assignment look in Python?")).markdown
    assert said == desk.model.answers[0]


@pytest.mark.parametrize(
    ("text", "is_wish"),
    [
        (WISH, True),
        ("I need a Python script which renames files", True),
        ("give me a regular expression for dates", True),
        ("explain how a function returns", False),
        ("```python\nx\n```\nwrite a function that calls it", False),
        ("write a poem", False),
        ("", False),
    ],
)
def test_a_wish_for_code_is_told_from_talk(text: str, is_wish: bool) -> None:
    assert is_wish_for_code(text) is is_wish


def test_languages_and_names_of_files() -> None:
    assert wished_language("a function in Go that adds") == "go"
    assert wished_language("a C++ class") == "cpp"
    assert wished_language("something to go with tea") == "python"
    assert language_of("#include <stdio.h>\nint main() {}") == "c"
    assert language_of("const a = 1") == "javascript"
    assert language_of("x = 1", {"python": 0.0}) == "python"
    assert file_name("def Read_It(): pass", "python") == "read_it.py"
    assert file_name("1 + 1", "python") == "code.py"
    assert file_name("fn main() {}", "rust") == "main.rs"
    assert file_name("class A {}\n\npublic class Average {\n}", "java") == "Average.java"
    assert file_name("function App() {\n  return <a>b</a>;\n}", "javascript") == "App.jsx"
    assert file_name("const A = () => <br />;", "typescript") == "code.tsx"
    assert file_name("const f = (a: T) => a < 1 && 2 > a;", "typescript") == "code.ts"
    assert file_name("Get-ChildItem", "powershell") == "code.ps1"


async def test_what_the_model_says_of_itself_is_shown_while_the_flow_waits(
    desks: list[Desk],
) -> None:
    desk = Desk(GOOD, suggestions=1)
    desks.append(desk)
    desk.model.first = (Status("Fetching the model: 40 %"), Disclosure("I am small."))
    parts = desk.parts(WISH)
    shown = [part async for part in parts]
    assert shown[2:4] == list(desk.model.first)
    assert any(isinstance(part, TextDelta) for part in shown)


async def test_a_flow_that_is_left_stops_its_model_and_leaves_no_task(desks: list[Desk]) -> None:
    desk = Desk(ENDLESS, suggestions=1)
    desks.append(desk)
    before = asyncio.all_tasks()
    parts = desk.parts(WISH)
    assert isinstance(await anext(parts), Checked)
    assert isinstance(await anext(parts), Status)
    await parts.aclose()
    assert asyncio.all_tasks() == before
