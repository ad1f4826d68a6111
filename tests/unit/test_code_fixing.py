"""Which blocks of an answer are the fix: parts of it, ways that are alike, what was, a usage."""

import pytest

from bot.skills.code.debug.mends.fixing import fixes_in, parts_in
from bot.skills.code.debug.mends.homes import Told
from bot.skills.code.debug.mends.ways import ways_of
from bot.skills.code.pasted.files.arranging import arrange
from bot.skills.code.pasted.messages.blocks import Block, find_blocks
from bot.skills.code.pasted.places.splicing import alike, spliced
from tests.unit.coders import Desk, seated

DEFINED = "def mean(xs):\n    return sum(xs) / len(xs)"
FIXED = "def mean(xs):\n    if not xs:\n        return 0\n    return sum(xs) / len(xs)"
OTHER = "def mean(xs):\n    return sum(xs) / len(xs) if xs else 0"
NUMPY = "import numpy as np\n\n\ndef mean(xs):\n    return np.mean(xs) if xs else np.float64(0)"
CALLED = "print(mean([]))"
WHOLE = f"{DEFINED}\n\n\n{CALLED}"


def python(*codes: str) -> str:
    return "\nThen:\n".join(f"```python\n{code}\n```" for code in codes)


@pytest.mark.parametrize(
    "answer",
    [
        (FIXED, CALLED),
        (DEFINED, FIXED, CALLED),
        (f"{FIXED}\n\n\n{CALLED}",),
        (f"{FIXED}\n\n\n{CALLED}", "print(mean([1, 2]))\nprint(mean([3]))"),
        (WHOLE, f"{FIXED}\n\n\n{CALLED}"),
        (f"{FIXED}\n\n\n{CALLED}", "def test_mean():\n    assert mean([]) == 0\n" * 4),
        (f"{FIXED}\n\n\n{CALLED}", f"{NUMPY}\n\n\n{CALLED}"),
        (f"{NUMPY}\n\n\n{CALLED}", f"{FIXED}\n\n\n{CALLED}"),
        (FIXED,),
    ],
)
@pytest.mark.parametrize("pasted", [(WHOLE,), (DEFINED, CALLED)])
async def test_a_right_fix_is_found_in_its_answer(
    desks: list[Desk], answer: tuple[str, ...], pasted: tuple[str, ...]
) -> None:
    desk = seated(desks, f"It is empty.\n{python(*answer)}")
    reply = await desk.asks(f"why?\n{python(*pasted)}", "debug")
    assert len(desk.model.asked) == 1
    (file, *_) = reply.extras.files
    source = desk.blobs.kept[file.blob].decode()
    assert [row for row in source.split("\n") if row] == [*FIXED.split("\n"), CALLED]


@pytest.mark.parametrize(
    "answer", [(DEFINED, CALLED), (DEFINED,), ("print(1)",), ("def mean(xs):\n    return len(ys)",)]
)
async def test_what_is_none_stays_none_in_several_blocks(
    desks: list[Desk], answer: tuple[str, ...]
) -> None:
    desk = seated(desks, f"It is empty.\n{python(*answer)}")
    reply = await desk.asks(f"why?\n{python(WHOLE)}", "debug")
    assert not reply.extras.files


@pytest.mark.parametrize(
    ("source", "part", "whole"),
    [
        ("def a():\n    return 1\nprint(a())", "def a():\n    return 2", ["return 2\nprint(a())"]),
        (
            "import os\n\n@cache\ndef a():\n    return 1\n\nclass B:\n    x = 1\n\na()",
            "import os\nimport sys\n\n# changed\nclass B:\n    x = 2\n\n    y = 3",
            ["import sys\nimport os\n\n@cache\ndef a", "x = 2\n\n    y = 3\n\na()"],
        ),
        (
            "import math\nr = 2\n\n\nprint(math.pi * r + unknown)",
            "print(math.pi * r)",
            ["import math\nr = 2\n\n\nprint(math.pi * r)"],
        ),
        ("def a():\n    return 1\na()", "def b():\n    return 2", []),
        ("def a():\n    return 1\na()", "def a():\n    return 2\nx = 1", []),
        ("x = 1\nprint(x + y)", "print(x)", []),
        ("def a():\n    return b\n\n\na()", "def a():\n    return 1\n\n\na", []),
        ("def a():\n    return b\n\n\na()", "def a():\n    return 1\na", []),
    ],
)
def test_what_shows_only_what_changed_is_put_in_its_place(
    source: str, part: str, whole: list[str]
) -> None:
    found = spliced(source, part)
    assert bool(found) == bool(whole)
    assert all(piece in found[0] for piece in whole)


async def test_of_two_cells_the_one_that_is_mended_is_enough(desks: list[Desk]) -> None:
    text = python("import math\nr = 2", "print(math.pi * r ** 2 + unknown)")
    desk = seated(desks, f"It is not defined.\n{python('print(math.pi * r ** 2)')}")
    reply = await desk.asks(f"why?\n{text}", "debug")
    assert "-print(math.pi * r ** 2 + unknown)\n+print(math.pi * r ** 2)" in reply.markdown
    assert len(desk.model.asked) == 1


async def test_a_fix_that_cannot_be_run_keeps_what_was_there() -> None:
    function, call = "function f(x) {\n  return x;\n}", "f(1);"
    blocks = find_blocks(f"```js\n{function.replace('x;', 'x + 1;')}\n```\n```js\n{call}\n```")
    (first, *_) = await fixes_in(blocks, f"{function}\n{call}", "")
    assert first.code.endswith(call)
    (first, *_) = await fixes_in(blocks, function, "")
    assert first.code.endswith("}")


GREET = "function greet(u) {\n  const n = u.nmae;\n  if (n) {\n    return n;\n  }\n}\n\ngreet({});"
GREETS = GREET.partition("\n\n")[0].replace("nmae", "name")
ADD = "const add = (a, b) => {\n  return a - b;\n};\n\nadd(1, 2);"
ADDS = "const add = (a, b) => {\n  return a + b;\n};"
BUY = "class Cart {\n  add(item) {\n    this.items.add(item);\n  }\n}"


@pytest.mark.parametrize(
    ("source", "quoted", "part", "old", "new"),
    [
        (GREET, "const n = u.nmae;", GREETS, "nmae", "name"),
        (GREET, "if (n) {", GREETS, "nmae", "name"),
        (GREET, "function greet(u) {", GREETS, "nmae", "name"),
        (GREET, "const n = u.nmae;", "const n = u.name;", "nmae", "name"),
        (ADD, "return a - b;", ADDS, "-", "+"),
        (BUY, "this.items.add(item);", "add(item) {\n  this.items.push(item);\n}", ".add", ".push"),
    ],
)
async def test_a_line_that_is_quoted_is_not_exchanged_for_the_function_around_it(
    source: str, quoted: str, part: str, old: str, new: str
) -> None:
    blocks = [Block("javascript", each) for each in (quoted, part)]
    (first, *_) = await fixes_in(blocks, source, "")
    assert first.code == source.replace(old, new)


TWO_LINES = 'for i in n:\n    print(n[i] + " is " + a[i] + " years")\nprint("average: " + avg)'
LINES = ['print(f"{n[i]} is {a[i]} years")', 'print(f"average: {avg}")']


@pytest.mark.parametrize("shown", [LINES, LINES[::-1]])
def test_of_two_lines_each_is_put_where_it_belongs(shown: list[str]) -> None:
    whole = f"for i in n:\n    {LINES[0]}\n{LINES[1]}"
    assert parts_in(TWO_LINES, [Block("python", each) for each in shown]) == [whole]
    another = [Block("python", each, above="Or:") for each in shown]
    assert not parts_in(TWO_LINES, another)


@pytest.mark.parametrize("shown", [('print("a")', "def f(x):\n    print(x)")])
def test_a_line_and_a_function_are_both_put_where_they_belong(shown: tuple[str, str]) -> None:
    source = 'def f(x):\n    print x\n\nprint "a"\nf(2)'
    whole = f"{shown[1]}\n\n{shown[0]}\nf(2)"
    assert whole in parts_in(source, [Block("python", each) for each in shown])


@pytest.mark.parametrize(
    ("language", "source", "shown", "old", "new"),
    [
        ("python", "def f(u):\n    return u['ID']\n\nf({})",
         "# Wrong\nreturn u['ID']\n\n# Correct: the key is id\nreturn u['id']", "ID", "id"),
        ("javascript", GREET, "  // before\n  const n = u.nmae;\n  // after\n  const n = u.name;",
         "nmae", "name"),
        ("javascript", GREET, "// ✅ Good\nconst n = u.name;\n\n// ❌ Bad\nconst n = u.nmae;",
         "nmae", "name"),
        ("javascript", GREET, "// before\nconst k = 1;\n// after\nconst k = 2;", "", ""),
    ],
)  # fmt: skip
async def test_what_was_and_what_is_to_be_are_told_apart_in_one_block(
    language: str, source: str, shown: str, old: str, new: str
) -> None:
    code = Block(language, source)
    ways = await ways_of([Block(language, shown)], code, None, Told())
    wholes = [each.files[0].code for each in ways]
    assert wholes[:1] == ([source.replace(old, new)] if old else [])


@pytest.mark.parametrize(
    ("above", "behind"),
    [("", "\n\nprint(mean([1, 2, 3]))"), ("xs = [1]\n\n", ""), ("", "\n\nif xs:\n    mean(xs)")],
)
@pytest.mark.parametrize("head", ["def mean(xs)", "def mean(xs:", "def mean(xs):"])
async def test_a_function_alone_does_not_take_the_place_of_what_stands_beside_it(
    above: str, head: str, behind: str
) -> None:
    function = "def mean(xs):\n    return sum(xs) / len(xs)"
    source = f"{above}{head}\n    return sum(xs) / len(x){behind}"
    (first, *_) = await fixes_in([Block("python", function)], source, "")
    assert first.code == f"{above}{function}{behind}"


BROKEN = "df = df[df['age'] > 18\nprint(df)"


@pytest.mark.parametrize(
    ("source", "shown", "is_all"),
    [
        (BROKEN, BROKEN.replace("18", "18]"), True),
        ("for x in xs\n    print(x)", "for x in xs:\n    print(x)", True),
        (f"df = load()\n{BROKEN}", BROKEN.replace("18", "18]"), False),
        ("xs = [1]\nn = 0\nfor x in xs\n    n += x", "for x in xs:\n    n += x", False),
    ],
)
async def test_lines_that_had_what_they_use_from_elsewhere_are_all_of_the_code(
    source: str, shown: str, is_all: bool
) -> None:
    found = await fixes_in([Block("python", shown)], source, "")
    assert (shown in [each.code for each in found]) is is_all


@pytest.mark.parametrize(
    "above",
    [
        "Option 2:",
        "Or with numpy:",
        "or",
        "**Alternatively**, use a loop:",
        "A faster way is this:",
        "### Approach B",
    ],
)
async def test_what_is_told_to_be_another_way_is_no_part(above: str) -> None:
    one, other = (python(f"def {name}():\n    return 1") for name in "ab")
    text = f"One:\n{one}\n{above}\n{other}"
    assert (await arrange(find_blocks(text), is_one_answer=True)).joined == 1
    text = text.replace(above, "And the other function:")
    assert (await arrange(find_blocks(text), is_one_answer=True)).joined == 2


async def test_of_two_ways_the_one_that_needs_no_package_is_tried(desks: list[Desk]) -> None:
    one, other = f"{DEFINED}\n\n\nprint(mean([1, 2]))", NUMPY.replace("mean(xs):", "mean_np(xs):")
    answer = f"Option 1:\n{python(one)}\nOption 2, with numpy:\n{python(other)}"
    desk = seated(desks, answer, "none", suggestions=1)
    said = (await desk.asks("write a python function that returns the mean of a list")).markdown
    assert "– ran in" in said
    assert answer in said
    assert "_Not checked: what else is in blocks._" in said


NUMS = "nums.append(int(v[0]))\nnums.append(int(v[1]))\nnums.append(v[2])\nprint(x)\nprint(y)"


@pytest.mark.parametrize(
    ("shown", "old"),
    [
        ("nums.append(int(v[2]))", "nums.append(v[2])"),
        ("nums.append(float(v[1]))", "nums.append(int(v[1]))"),
        ("nums.append(int(v[3]))", ""),
        ("print(str(z))", ""),
        ("print(str(y))", "print(y)"),
    ],
)
def test_a_line_goes_to_the_one_that_is_most_like_it_and_else_nowhere(shown: str, old: str) -> None:
    assert alike(NUMS, shown)[:1] == ([NUMS.replace(old, shown)] if old else [])
