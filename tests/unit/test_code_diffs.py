"""A fix that the model shows as a diff is applied, however it counted the lines."""

import pytest

from bot.skills.code.pasted.blocks import Block
from bot.skills.code.pasted.diffs import without_diffs
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
