"""An example of use below what is defined takes the place of none of the person's own lines."""

from textwrap import indent

import pytest

from bot.skills.code.checks.losing import replaced
from bot.skills.code.debug.mends.at_error import ways_at_error
from bot.skills.code.debug.mends.homes import Told
from bot.skills.code.debug.mends.ways import ways_of
from bot.skills.code.pasted.lines.brackets import functions
from bot.skills.code.pasted.lines.done_again import is_run_again
from bot.skills.code.pasted.messages.blocks import Block

TOTAL = (
    "function total(xs) {\n  let sum = 0;\n  for (let i = 0; i < xs.length; i++) {\n"
    "    sum += xs[i].price;\n  }\n  return sum;\n}"
)
CART = "const cart = [{ price: 2 }, { price: 3 }];\nconsole.log(total(cart));"
SHOP = f"{TOTAL.replace('<', '<=')}\n\n{CART}"
NAMES = "const names = users => {\n  return users.map(u => u.name);\n};"
USERS = (
    f"{NAMES.replace('u.name', '{ u.name }')}\n\nfunction oldest(users) {{\n  return users[0];\n}}"
    "\n\nconsole.log(names(users));\nconsole.log(oldest(users).name);"
)
TWO = "def a(x):\n    return x + y\n\ndef b(x):\n    return x\n\nprint(a(1))\nprint(b(1))"
MENDED = "def a(x):\n    return x + 1"
ADD_UP = "def add_up(xs):\n    for x in xs:\n        n += x\n    return n\n\nprint(add_up([1]))"
STACK = (
    "class Stack {\n  constructor() {\n    this.items = [];\n  }\n  push(x) {\n"
    "    this.items.push(x);\n  }\n}"
)
PUSH = "push(x) {\n  this.items.push(x);\n}"
RUN = "const s = new Stack();\ns.push(1);\ns.push(2);\nconsole.log(s.items.pop(), s.items.length);"
PUSHES = f"{STACK}\n\n{RUN}"
LIST = f"const cart = [\n  {{ price: 2 }},\n];\n\n{TOTAL}\n\nconsole.log(total(cart));"
BOTH = f"{TOTAL}\n\nfunction show(n) {{\n  print(n + total(n));\n}}\n\nshow(1);"
LESS, ITEM = ("<", "<="), ("items.push(x", "item.push(x")
TAXED = TOTAL.replace("(xs)", "(xs, tax)").replace("sum;", "sum * tax;")


async def first(language: str, source: str, *shown: str, error: str = "") -> str:
    """What is tried first in the place of a program."""
    blocks, code = [Block(language, each) for each in shown], Block(language, source)
    ways = await ways_of(blocks, code, None, Told(error, ""))
    return ways[0].files[0].code


@pytest.mark.parametrize(
    ("language", "source", "shown", "whole"),
    [
        ("javascript", SHOP, f"{TOTAL}\n\nconsole.log(total([{{ price: 1 }}])); // 1",
         f"{TOTAL}\n\n{CART}"),
        ("typescript", SHOP, f"{TOTAL}\n\n// Example:\nconst xs = [{{ price: 9 }}];\n"
         "console.log(total(xs)); // 9", f"{TOTAL}\n\n{CART}"),
        ("javascript", USERS, f"{NAMES}\n\nconsole.log(names(users));",
         USERS.replace("{ u.name }", "u.name")),
        ("python", TWO, f"{MENDED}\n\nprint(a(5))", TWO.replace("+ y", "+ 1")),
        ("python", TWO, f"{MENDED}\n\nprint(a(1))", TWO.replace("+ y", "+ 1")),
        ("python", f"{TWO[:TWO.index('def b')]}print(a(1))\nprint(a(2))",
         f"{MENDED}\n\nprint(a(1))  # 2", f"{MENDED}\n\nprint(a(1))\nprint(a(2))"),
    ],
)  # fmt: skip
async def test_the_own_lines_stay_beside_an_example(
    language: str, source: str, shown: str, whole: str
) -> None:
    assert await first(language, source, shown) == whole


@pytest.mark.parametrize(
    ("right", "wrong", "shown"),
    [
        (f"{TOTAL}\n\n{CART}", LESS, (TOTAL, "console.log(total([{ price: 1 }])); // 1")),
        (f"{TOTAL}\n\n{CART}", LESS,
         (TOTAL, "const cart = [{ price: 9 }];\nconsole.log(total(cart));")),
        (f"{CART[:43]}\n{TOTAL}\n{CART[43:]}", LESS,
         (f"{TOTAL}\n\nconst cart = [{{ price: 9 }}];\nconsole.log(total(cart));",)),
        (LIST, LESS, (f"{TOTAL}\n\nconsole.log(total(cart));\nconsole.log(total([]));",)),
        (TOTAL, LESS, (TOTAL, "console.log(total([]));")),
        (PUSHES, ITEM, (PUSH, "const s = new Stack();\ns.push(1);\nconsole.log(s.items);")),
        (PUSHES, ITEM, (PUSH, "const s = new Stack();\ns.push(8);")),
        (PUSHES, ITEM, (f"{STACK}\n\nconst stack = new Stack();\nstack.push(9);",)),
        (PUSHES, ITEM, (STACK, "const stack = new Stack();\nstack.push(9);")),
        (PUSHES, ITEM, (f"{STACK}\n\nconst s = new Stack();\ns.push(5);\nconsole.log(s.items);",)),
        (BOTH, LESS, (BOTH.replace("\n\nshow(1);", ""), "const xs = [1];\nshow(xs);")),
        (BOTH, LESS, (BOTH.replace("\n\nshow(1);", ""),)),
    ],
)  # fmt: skip
async def test_the_own_lines_stay_beside_an_example_in_any_block(
    right: str, wrong: tuple[str, str], shown: tuple[str, ...]
) -> None:
    assert await first("javascript", right.replace(*wrong), *shown) == right


@pytest.mark.parametrize(
    ("source", "shown", "whole"),
    [
        (SHOP, (TAXED, "console.log(total(cart, 2));"),
         f"{TAXED}\n\n{CART.replace('(cart)', '(cart, 2)')}"),
        (BOTH.replace("total(n)", "totl(n)"), (TOTAL, "print(n + total(n));"), BOTH),
        (f"{TWO}", (MENDED, "print(b(1) + a(1))"), TWO.replace("+ y", "+ 1")),
    ],
)  # fmt: skip
async def test_a_line_that_is_changed_beside_a_function_is_no_example(
    source: str, shown: tuple[str, ...], whole: str
) -> None:
    assert await first("python" if source == TWO else "javascript", source, *shown) == whole


SUM = "def total(prices):\n    return sum(prices)"
PRINTED = 'p = ["1", "2"]\nt = total(p)\nprint("Total: " + t)'


@pytest.mark.parametrize(
    ("defined", "run", "is_again"),
    [
        ("return sum(map(int, xs))", 'xs = ["1", "2"]\nprint(f"Total: {total(xs)}")', True),
        ("return sum(map(int, xs))", 'xs = [1, 2]\ns = total(xs)\nprint("Total:", s)', True),
        ('"""Add up."""\n    return sum(prices)', 'print("Total:", total([7, 8]))', True),
        ("return sum(map(int, xs))", 'print("Total:", total([7, 8]))', False),  # other values
        ('"""Add up."""\n    return sum(prices)', "s = total([1, 2])", False),  # less is done
    ],
)
def test_lines_that_do_all_that_yours_do_are_those_under_other_names(
    defined: str, run: str, is_again: bool
) -> None:
    now = {"total": f"def total(prices: list[int]) -> int:\n    {defined}"}
    rows, shown = PRINTED.split("\n"), run.split("\n")
    assert is_run_again(rows, shown, {"total": SUM}, now) is is_again


async def test_what_is_only_defined_takes_no_lines_out() -> None:
    right = f"{SUM}\n\n\ndef most(xs):\n    return max(xs)"
    assert await first("python", f"{SUM}\n\n\n{PRINTED}", right) == f"{right}\n\n\n{PRINTED}"


@pytest.mark.parametrize(
    "whole",
    [f"{TOTAL}\n\n{CART.replace('}];', '}, { price: 4 }];')}",
     f"{TOTAL}\n\n{CART.replace('(cart))', '(cart).toFixed(2))')}",
     f"{TOTAL}\n\n{CART}\n\nmodule.exports = {{ total }};"],
)  # fmt: skip
async def test_another_version_of_the_program_takes_its_place(whole: str) -> None:
    assert await first("javascript", SHOP, whole) == whole


@pytest.mark.parametrize(
    ("line", "old", "new"),
    [(6, "return xs[len(xs)]", "return xs[-1]"), (5, "def last(xs)", "def last(xs):")],
)
async def test_a_line_alone_takes_the_place_of_the_one_that_failed(
    line: int, old: str, new: str
) -> None:
    colon = ":" * (line - 5)
    source = f"def first(xs):\n    return xs[0]\n\n\ndef last(xs){colon}\n    return xs[len(xs)]\n"
    error = f'  File "/program/main.py", line {line}\n    {old}\nIndexError: it'
    assert await first("python", source, new, error=error) == source.replace(old, new)


@pytest.mark.parametrize(
    ("line", "old", "new", "at"),
    [
        (5, "out.append(xs[i + 1])", "for i in range(len(xs) - 1):", 1),
        (3, "out.append(xs[i])", "for i in range(len(xs) - 1):", 0),
        (8, "    print(xs[i], xs[j])", "for i in range(len(xs) - 1):", 2),
    ],
)
async def test_of_two_equal_heads_that_is_meant_which_the_failing_line_stands_beneath(
    line: int, old: str, new: str, at: int
) -> None:
    head = "for i in range(len(xs)):"
    loops = ("out.append(xs[i])", "out.append(xs[i + 1])", "for j in xs:\n    print(xs[i], xs[j])")
    rest = [indent(each, "    ") for each in loops]
    source = "\n".join(["out, xs = [], [1, 3, 6]", *(f"{head}\n{each}" for each in rest)])
    heads = [head, head, head]
    heads[at] = new
    whole = [f"{one}\n{each}" for one, each in zip(heads, rest, strict=True)]
    error = f'  File "/program/main.py", line {line}\n    {old.strip()}\nIndexError: it'
    assert await first("python", source, new, error=error) == "\n".join([source[:23], *whole])


async def test_a_line_alone_goes_into_no_other_file_than_the_one_that_it_is_shown_for() -> None:
    last = "def last(xs):\n    return xs[len(xs)]"
    files = [Block("python", last, each) for each in ("main.py", "ends.py")]
    error = '  File "/program/main.py", line 2\n    return xs[len(xs)]\nIndexError: it'
    for name, changed in (("", ["main.py"]), ("main.py", ["main.py"]), ("ends.py", [])):
        ways = ways_at_error(files, [Block("python", "return xs[-1]", name)], Told(error, ""))
        assert [each.name for way in ways for each in way.files] == changed


@pytest.mark.parametrize("mark", ["...", "# ... rest of the function", "# rest of the code"])
async def test_what_a_function_leaves_out_behind_its_beginning_stays(mark: str) -> None:
    shown = f"def add_up(xs):\n    n = 0\n    {mark}"
    assert await first("python", ADD_UP, shown) == ADD_UP.replace("    for", "    n = 0\n    for")


@pytest.mark.parametrize(
    ("body", "is_refused"),
    [
        ("    n = 0\n    # ... as before", True),
        ("    # ... existing code\n    return 0", True),
        ("    n = 0\n    ...", True),
        ("    ...", False),
        ("    n = 0  # 0, 1, ...\n    # the rest is added up\n    return n", False),
    ],
)
def test_a_program_that_leaves_out_a_part_of_a_function_is_no_mended_one(
    body: str, is_refused: bool
) -> None:
    mended = f"def add_up(xs):\n{body}\n\nprint(add_up([1]))"
    assert ("it leaves out a part" in replaced(ADD_UP, mended)) is is_refused


def test_functions_between_brackets_are_told_from_what_runs() -> None:
    source = (
        "import x from 'x';\nexport async function load(u) {\n  return u;\n}\nclass Box {\n}\n"
        "const twice = async (n) => 2 * n;\nconst sum = (1 + 2);\nload('(');\n"
    )
    assert functions(source.split("\n")) == {"load": (1, 4), "Box": (4, 6), "twice": (6, 7)}
    assert functions(["function f() {"]) == {}
