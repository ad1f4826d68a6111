"""A fix that the model shows as a diff is applied, however it counted the lines."""

import pytest

from bot.skills.code.pasted.answers.diffs import without_diffs
from bot.skills.code.pasted.messages.blocks import Block
from tests.sandboxes import needs_whole_python
from tests.unit.coders import Desk, seated

HALF = "def half(x):\n    y = x / 0\n\n    return y"
FIXED = HALF.replace("/ 0", "/ 2")
USE = "print(half(4))"
LINES = " def half(x):\n-    y = x / 0\n+    y = x / 2\n \n     return y"
HEAD = "--- a/utils.py\n+++ b/utils.py\n"


def fenced(code: str, language: str = "python", above: str = "") -> str:
    return f"{above}\n```{language}\n{code}\n```\n"


@pytest.mark.parametrize(
    "diff",
    [
        f"{HEAD}@@ -1,4 +1,4 @@\n{LINES}",
        f"{HEAD}@@ -30,9 +31,7 @@\n{LINES}",
        f"{HEAD}{LINES}",
        f"@@\n{LINES}",
        LINES,
        "-    y = x / 0\n+    y = x / 2",
        LINES.replace("\n \n", "\n\n"),
        f"diff --git a/src/utils.py b/src/utils.py\n{HEAD.replace('utils', 'src/utils')}{LINES}",
    ],
)
def test_a_diff_is_put_where_its_lines_stand(diff: str) -> None:
    files = [Block("python", HALF, "utils.py"), Block("python", USE, "main.py")]
    assert without_diffs([Block("diff", diff)], files) == [Block("python", FIXED, "utils.py")]


@pytest.mark.parametrize("diff", ["-    z = 1\n+    z = 2", "+new", " def half(x):", ""])
def test_a_diff_that_fits_nowhere_stays(diff: str) -> None:
    block = Block("diff", diff)
    assert without_diffs([block], [Block("python", HALF, "utils.py")]) == [block]


def test_of_lines_that_stand_there_twice_nobody_knows_which_are_meant() -> None:
    block = Block("diff", "-    y = x / 0\n+    y = x / 2")
    assert without_diffs([block], [Block("python", f"{HALF}\n\n\n{HALF}")]) == [block]


SUM = "def f(xs):\n    total = 0\n    for x in xs:\n        total =+ x\n    return total"
TABS = "def f(x):\n\tif x > 0\n\t\treturn x\n\treturn 0"


@pytest.mark.parametrize(
    ("source", "diff", "right"),
    [
        (SUM, "- total =+ x\n+ total += x", SUM.replace("=+", "+=")),
        (SUM, "-total =+ x\n+total += x", SUM.replace("=+", "+=")),
        (
            SUM,
            "- for x in xs:\n-     total =+ x\n+ for x in xs:\n+     if x:\n+         total += x",
            SUM.replace("        total =+ x", "        if x:\n            total += x"),
        ),
        (
            TABS,
            "-if x > 0\n-return x\n+if x > 0:\n+return 1",
            TABS.replace("0\n\t\treturn x", "0:\n\t\treturn 1"),
        ),
        (TABS, "def f(x):\n-if x > 0\n+if x > 0:", TABS.replace("0\n\t\t", "0:\n\t\t")),
        (TABS, "- if x > 0\n- return x\n+ y = 1", ""),  # nobody knows how far it is indented
        ("    a\n\nb\n\n        a", "- a\n+ c", ""),
    ],
)
def test_a_diff_may_have_lost_how_far_it_is_indented(source: str, diff: str, right: str) -> None:
    block = Block("diff", diff)
    assert without_diffs([block], [Block("python", source)]) == [
        Block("python", right) if right else block
    ]


@pytest.mark.parametrize("language", ["python", "", "py3", "diff"])
def test_what_a_diff_is_called_counts_for_nothing(language: str) -> None:
    diff = "     for x in xs:\n-        total =+ x\n+        total += x\n     return total"
    found = without_diffs([Block(language, diff)], [Block("python", SUM)])
    assert found == [Block("python", SUM.replace("=+", "+="))]


@pytest.mark.parametrize(
    "block",
    [
        Block("yaml", "- a\n- b"),
        Block("markdown", "+ a\n- b"),
        Block("python", "x = (1\n     + 2)"),
        Block("python", "+x\ny = 1"),
        Block("diff", "@@\n+import math\n@@\n-        total =+ x\n+        total += x"),
    ],
)
def test_what_is_no_diff_or_has_no_place_stays(block: Block) -> None:
    files = [Block("python", SUM), Block("yaml", "- a\n- c"), Block("markdown", "+ a\n- b")]
    assert without_diffs([block], files) == [block]


async def test_a_diff_mends_what_stands_beside_the_code(desks: list[Desk]) -> None:
    page, styles = fenced('<p class="t">x</p>', "html"), fenced(".t { color: rd; }", "css")
    diff = fenced("-.t { color: rd; }\n+.t { color: red; }", "diff", "Typo.")
    desk = seated(desks, diff)
    said = (await desk.asks(f"it is not red\n{page}\n{styles}", "debug")).markdown
    assert "-.t { color: rd; }\n+.t { color: red; }" in said
    assert said.count("@@ ") == 1


@needs_whole_python
async def test_a_diff_mends_one_of_several_files(desks: list[Desk]) -> None:
    files = fenced(HALF, above="utils.py") + fenced(
        f"from utils import half\n\n{USE}", above="main.py"
    )
    desk = seated(desks, fenced(f"{HEAD}@@ -1,2 +1,2 @@\n{LINES}", "diff", "By zero."))
    reply = await desk.asks(f"why does this fail?\n\n{files}", "debug")
    assert [each.name for each in reply.extras.files] == ["utils.py", "utils.py.patch"]
    assert len(desk.model.asked) == 1


async def test_a_diff_mends_one_file(desks: list[Desk]) -> None:
    desk = seated(desks, fenced(f"@@ -1,2 +1,2 @@\n{LINES}", "diff", "By zero."))
    said = (await desk.asks(f"why?\n{fenced(f'{HALF}{chr(10) * 3}{USE}')}", "debug")).markdown
    assert "**Mended** – ran" in said
