"""Several blocks or files in one message or answer: one program, files side by side, or told apart.

No block is left out without a word.
"""

import pytest

from bot.skills.code.pasted.files.arranging import arrange
from bot.skills.code.pasted.messages.blocks import Block, find_blocks
from bot.tools.sandbox.monty import ONLY_ONE_FILE
from tests.sandboxes import WHOLE_PYTHON
from tests.unit.coders import Desk, file, seated

WHOLE = pytest.mark.parametrize("backend", WHOLE_PYTHON[:1])
"""Monty takes only one file."""
UTILS = "def mean(xs):\n    return sum(xs) / len(xs)"
MAIN = "from utils import mean\n\nprint(mean([]))"
ERROR = "ZeroDivisionError: division by zero"
MENDED = (
    "No mean.\n```python\ndef mean(xs):\n    if not xs:\n        return 0\n"
    "    return sum(xs) / len(xs)\n```"
)
TWO_FILES = (
    "Two files.\n\n`utils.py`:\n```python\ndef mean(xs):\n    return sum(xs) / len(xs)\n```\n"
    "`main.py`:\n```python\nfrom utils import mean\n\nprint(mean([1, 2]))\n```"
)
SPLIT = (
    "First:\n```python\ndef double(x):\n    return x * 2\n```\nThen, with it:\n"
    "```python\ndef quad(x):\n    return double(double(x))\n```"
)
PAGE = (
    "```html\n<b id='n'>0</b>\n```\n```css\n#n { color: red }\n```\n"
    "```javascript\nlet n = 0\nfunction up() { n++ }\n```"
)


def python(code: str, above: str = "") -> str:
    return f"{above}\n```python\n{code}\n```\n"


@pytest.mark.parametrize(
    "text",
    [
        "`utils.py`:\n```python\nx = 1\n```",
        "**utils.py**\n\n```python\nx = 1\n```",
        "And here is utils.py:\n```python\nx = 1\n```",
        "```python\n# utils.py\nx = 1\n```",
        '```python title="utils.py"\nx = 1\n```',
        "```python utils.py\nx = 1\n```",
        "```utils.py\nx = 1\n```",
    ],
)
def test_the_name_of_a_file_is_told_above_behind_the_fence_or_in_the_first_line(text: str) -> None:
    (block,) = find_blocks(text)
    assert (block.language, block.name) == ("python", "utils.py")


@pytest.mark.parametrize(
    "text",
    [
        "utils.py is imported by main.py:\n```python\nx = 1\n```",
        "```python\n# reads utils.py and prints it\nx = 1\n```",
        "in src/utils.py\n```python\nx = 1\n```",
        "Run it with `python main.py`:\n```bash\npython main.py\n```",
        "And main.py prints this:\n```\n42\n```",
        "The same in Node.js:\n```javascript\nlet x = 1\n```",
        "utils.py:\n```python\ny = 1\n```\nIt says\n```python\nx = 1\n```",
    ],
)
def test_no_name_is_taken_from_what_speaks_of_another_or_of_several(text: str) -> None:
    assert find_blocks(text)[-1].name == ""


@pytest.mark.parametrize(
    ("blocks", "joined"),
    [
        (("x = 1", "print(x)"), 2),
        (("import math", "def area(r):\n    return math.pi * r * r", "print(area(1))"), 3),
        (("def f(x):\n    return x", "def f(x):\n    return 2 * x\n\n\nprint(f(1))"), 1),
        (("x = 1", "y = 2\nprint(y)"), 1),
        (("x = 1", "print(x, unknown)"), 2),
        (("def mean(xs):\n    return sum(xs)", "print(maen([1]))"), 2),
        (("import math\nr = 2", "print(math.pi * r + unknown)"), 2),
        (("def mean(xs):\n    return sum(xs)", "print(math.floor(mean([1])))"), 2),
        (("x = 1", "print(unknown)"), 1),
        (("def f(x):\n    return x", "    print(f(1))"), 1),
        (("def f(x):", "    return x"), 1),
    ],
)
async def test_what_uses_the_block_before_it_goes_on_with_it(
    blocks: tuple[str, ...], joined: int
) -> None:
    arranged = await arrange(find_blocks("".join(map(python, blocks))))
    assert (arranged.joined, len(arranged.others)) == (joined, len(blocks) - joined)
    assert arranged.main.code.startswith(blocks[0])


@pytest.mark.parametrize("module", ["utils", "utlis"])
async def test_of_files_the_one_is_run_that_imports_another_or_is_like_to_mean_it(
    module: str,
) -> None:
    files = [("utils.py", "x = 1"), ("app.py", f"from {module} import x")]
    arranged = await arrange([Block("python", code, name) for name, code in files])
    assert arranged.main.name == "app.py"
    assert [each.name for each in arranged.beside] == ["utils.py"]


@pytest.mark.parametrize(
    ("blocks", "joined"),
    [
        (("x = 1", "print(x)"), 2),
        (("x = 1", "print(x, your_value)"), 1),
        (("def mean(xs):\n    return sum(xs)", "print(means(your_xs))"), 1),
    ],
)
async def test_in_an_answer_it_goes_on_where_it_names_nothing_unknown(
    blocks: tuple[str, ...], joined: int
) -> None:
    found = find_blocks("".join(map(python, blocks)))
    assert (await arrange(found, is_one_answer=True)).joined == joined


async def test_an_error_in_the_later_block_is_seen(desks: list[Desk]) -> None:
    text = python("def mean(xs):\n    return sum(xs) / len(xs)") + python("print(maen([1, 2]))")
    fix = python("def mean(xs):\n    return sum(xs) / len(xs)\n\n\nprint(mean([1, 2]))", "Typo.")
    desk = seated(desks, fix)
    reply = await desk.asks(f"I get NameError: name 'maen' is not defined\n{text}")
    assert "I look at 2 blocks as one program." in reply.markdown
    assert "I ran it and saw the same error: `NameError" in reply.markdown
    assert "+print(mean([1, 2]))" in reply.markdown
    assert "NameError" in (await desk.asks(text, "run")).markdown


async def test_a_file_with_what_uses_it_below_keeps_its_name(desks: list[Desk]) -> None:
    text = python(UTILS, "utils.py") + python("print(mean([]))")
    fixed = "def mean(xs):\n    return sum(xs) / len(xs) if xs else 0\n\n\nprint(mean([]))"
    reply = await seated(desks, python(fixed, "It is empty.")).asks(f"why?\n{text}", "debug")
    assert [each.name for each in reply.extras.files] == ["utils.py", "utils.py.patch"]


@WHOLE
async def test_of_many_files_the_one_that_is_run_is_found(desks: list[Desk], backend: str) -> None:
    files = "".join(python(f"x = {n}", f"m{n}.py") for n in range(14))
    main = python("import m0, m13\nprint(m0.x + m13.x + 29)", "main.py")
    said = (await seated(desks, "x", backend=backend).asks(files + main, "run")).markdown
    assert "I run `main.py`, with `m0.py` and `m13.py` beside it, and nothing else" in said
    assert "\n42\n" in said


async def test_what_a_file_printed_is_not_that_file(desks: list[Desk]) -> None:
    text = f"{python('print(6 * 7)', 'main.py')}and main.py prints\n```\n42\n```"
    said = (await seated(desks, "x").asks(text, "run")).markdown
    assert "I run" not in said
    assert "\n42\n" in said


@WHOLE
@pytest.mark.parametrize("is_main_first", [True, False])
async def test_an_error_of_one_file_is_mended_with_the_other_beside_it(
    desks: list[Desk], backend: str, is_main_first: bool
) -> None:
    blocks = [python(UTILS, "utils.py"), python(MAIN, "main.py")]
    text = "".join(reversed(blocks) if is_main_first else blocks)
    reply = await seated(desks, MENDED, backend=backend).asks(
        f"why does this fail?\n\n{text}\n```\n{ERROR}\n```"
    )
    said = reply.markdown
    assert "I look at `main.py`, with `utils.py` beside it." in said
    assert f"I ran it and saw the same error: `{ERROR}`." in said
    assert "+++ b/utils.py" in said
    assert [each.name for each in reply.extras.files] == ["utils.py", "utils.py.patch"]


@WHOLE
async def test_attached_files_lie_side_by_side_where_one_is_run(
    desks: list[Desk], backend: str
) -> None:
    files = [file("utils.py", UTILS), file("main.py", MAIN.replace("[]", "[1, 2]"))]
    desk = seated(desks, "It prints the mean.", backend=backend)
    said = (await desk.asks("", "run", files=files)).markdown
    assert "I run `main.py`, with `utils.py` beside it." in said
    assert "\n1.5\n" in said
    said = (await desk.asks("", "explain", files=files)).markdown
    assert "I look at `main.py`, with `utils.py` beside it." in said
    assert "\n1.5\n" in said


@WHOLE
async def test_the_block_that_imports_a_file_is_run_also_without_a_name(
    desks: list[Desk], backend: str
) -> None:
    text = python(UTILS, "utils.py") + python("import utils\n\nprint(utils.mean([1, 2]))", "I do")
    said = (await seated(desks, "x", backend=backend).asks(text, "run")).markdown
    assert "I run the block without a name, with `utils.py` beside it." in said
    assert "\n1.5\n" in said


async def test_a_sandbox_that_takes_one_file_says_so(desks: list[Desk]) -> None:
    files = [file("utils.py", UTILS), file("main.py", MAIN)]
    said = (await seated(desks, "x", backend="monty").asks("", "run", files=files)).markdown
    assert ONLY_ONE_FILE in said


async def test_blocks_that_go_on_are_run_as_one_program(desks: list[Desk]) -> None:
    desk = seated(desks, "It prints `6`.")
    text = python("x = 6") + python("print(x)")
    said = (await desk.asks(text, "run")).markdown
    assert "I run 2 blocks as one program." in said
    assert "\n6\n" in said
    said = (await desk.asks(f"what does this do?\n{text}")).markdown
    assert "I look at 2 blocks as one program." in said


@pytest.mark.parametrize("command", ["run", "explain", "debug", "review", "tests", "translate"])
async def test_of_blocks_that_do_not_belong_together_it_is_said_which_one_is_looked_at(
    desks: list[Desk], command: str
) -> None:
    text = python("x = 1\nprint(x)") + python("y = 2\nprint(y)")
    said = (
        await seated(desks, "x").asks(f"go\n{text}" if command == "translate" else text, command)
    ).markdown
    if command == "run":
        assert "I run the first block, and nothing else of what is there." in said
    else:
        assert "I look at the first block alone; send the others one by one." in said


@WHOLE
@pytest.mark.parametrize(
    ("other", "looked_at"),
    [
        ("ys = [1, 'a']\nprint(sum(ys))", "second"),
        ("if ys = 1:\n    print(ys)", "second"),
        ("ys = [1, 2]\nprint(sum(ys))", "first"),
        ("import numpy\nprint(numpy.sum([1]))", "first"),  # it could not be tried
        ("The sum is: 3\nDone: yes", "first"),  # what it should print
    ],
)
async def test_of_several_programs_one_that_fails_is_mended(
    desks: list[Desk], backend: str, other: str, looked_at: str
) -> None:
    right = "ys = [1, 2]\nprint(sum(ys))"
    desk = seated(desks, python(right), backend=backend)
    asked = (
        f"this works:{python('xs = [1, 2]' + chr(10) + 'print(sum(xs))')}and this?{python(other)}"
    )
    said = (await desk.asks(asked, "debug")).markdown
    assert f"I look at the {looked_at} block alone" in said
    assert ("xs = [1, 2]" in desk.model.asked[0][-1]) == (looked_at == "first")


async def test_what_a_program_printed_is_no_other_program(desks: list[Desk]) -> None:
    text = f"what does this do?\n{python('print(6 * 7)')}It prints\n```\n42\n```"
    assert "look at" not in (await seated(desks, "It prints `42`.").asks(text)).markdown


@WHOLE
async def test_a_suggestion_of_several_files_is_shown_checked_and_taken_whole(
    desks: list[Desk], backend: str
) -> None:
    desk = seated(desks, TWO_FILES, backend=backend)
    said = (await desk.asks("write a python program of two files that prints a mean")).markdown
    assert said.startswith("**1 · simple** – ran in")
    assert f"{TWO_FILES}\n" in said
    assert "_`main.py` is checked with `utils.py` beside it._" in said
    reply = await desk.asks("1", "take")
    assert "as `main.py` and `utils.py`." in reply.markdown
    assert [each.label for each in reply.extras.choices] == ["Run it"]
    taken = {each.name: desk.blobs.kept[each.blob].decode() for each in reply.extras.files}
    assert [*taken] == ["main.py", "utils.py"]
    assert taken["utils.py"].rstrip() == UTILS
    assert "\n1.5\n" in (await desk.asks("", "run")).markdown


@WHOLE
async def test_a_mistake_in_a_file_that_is_only_imported_is_seen(
    desks: list[Desk], backend: str
) -> None:
    wrong = TWO_FILES.replace("    return sum", "    undefined_here\n    return sum")
    wrong = wrong.replace("print(mean([1, 2]))", "print(mean)")
    desk = seated(desks, wrong, suggestions=1, backend=backend)
    said = (await desk.asks("write a python program of two files that prints a mean")).markdown
    assert "in utils.py: line 2: undefined name `undefined_here`" in said.lower()
    assert "⚠" in said


async def test_a_suggestion_of_blocks_that_go_on_is_checked_as_one_program(
    desks: list[Desk],
) -> None:
    examples = "```python\nassert quad(2) == 8\nassert quad(1) == 4\nassert quad(0) == 0\n```"
    desk = seated(desks, SPLIT, examples, suggestions=1)
    said = (await desk.asks("write python functions that double and quadruple a number")).markdown
    assert "its own 3 examples hold" in said
    assert "⚠" not in said
    assert SPLIT in said
    assert "_2 blocks are checked as one program._" in said
    assert "assert quad(2) == 8" in said
    (taken,) = (await desk.asks("1", "take")).extras.files
    source = desk.blobs.kept[taken.blob].decode()
    assert "def double" in source
    assert "def quad" in source


async def test_of_two_ways_in_one_answer_one_is_checked_and_both_are_shown(
    desks: list[Desk],
) -> None:
    other = "```python\ndef double(x):\n    return x + x  # adds it to itself\n```"
    answer = f"```python\ndef double(x):\n    return x * 2\n```\nOr:\n{other}"
    desk = seated(desks, answer, "none", suggestions=1)
    said = (await desk.asks("write a python function that doubles a number")).markdown
    assert answer in said
    assert "_Not checked: what else is in blocks._" in said


async def test_a_page_keeps_all_its_parts(desks: list[Desk]) -> None:
    desk = seated(desks, PAGE, suggestions=1)
    said = (await desk.asks("write a javascript counter for a web page")).markdown
    assert PAGE in said
    assert "_Not checked: what is html and what is css._" in said
    reply = await desk.asks("1", "take")
    assert [each.name for each in reply.extras.files] == ["up.js", "code.html", "code.css"]
    assert reply.extras.choices == (), "only Python can be run"


async def test_an_answer_that_was_cut_within_its_last_block_is_closed(desks: list[Desk]) -> None:
    cut = SPLIT.removesuffix("\n```")
    desk = seated(desks, cut, "none", suggestions=1)
    said = (await desk.asks("write python functions that double and quadruple a number")).markdown
    assert f"{SPLIT}\n" in said


async def test_a_translation_of_several_blocks_keeps_all_of_them(desks: list[Desk]) -> None:
    answer = (
        "`main.go`:\n```go\npackage main\n\nfunc main() { hello() }\n```\n"
        "`hello.go`:\n```go\npackage main\n\nfunc hello() { println(1) }\n```"
    )
    desk = seated(desks, answer)
    reply = await desk.asks(f"convert this to Go\n{python('print(1)')}")
    assert answer in reply.markdown
    assert [each.name for each in reply.extras.files] == ["main.go", "hello.go"]
    reply = await desk.asks("1", "take")
    assert [each.name for each in reply.extras.files] == ["main.go", "hello.go"]
