"""A row of a program with other brackets is never kept beside its earlier form."""

import pytest

from bot.skills.code.debug.mends.homes import Told
from bot.skills.code.debug.mends.ways import ways_of
from bot.skills.code.pasted.messages.blocks import Block

ASKED = (
    "int main() {\n    if (x > 5 {\n        // tell it\n        tell(x);\n    }\n    return 0;\n}"
)
ASKS = "if (x > 5) {\n    tell(x);\n}"
MENDED = ASKED.replace("> 5", "> 5)")
LOOPS = "f() {\n  for (x in xs {\n    a(x)\n  }\n  for (x in xs) {\n    b(x)\n  }\n}"


async def placed(language: str, source: str, *shown: str) -> list[str]:
    blocks = [Block(language, each) for each in shown]
    ways = await ways_of(blocks, Block(language, source), None, Told(""))
    return [way.files[0].code for way in ways]


@pytest.mark.parametrize(
    ("language", "source", "shown", "whole"),
    [
        ("cpp", ASKED, ASKS, MENDED),
        ("cpp", ASKED.replace("> 5", "> 5))"), ASKS, MENDED),
        ("cpp", ASKED.replace("    }\n", ""), ASKS, MENDED),
        ("cpp", ASKED, ASKS.replace("(x);", "(x, 1);"), MENDED.replace("(x);", "(x, 1);")),
        ("cpp", ASKED, "if (x > 5) {", MENDED),
        ("dart", ASKED, ASKS, MENDED),
        ("swift", "if x > 3\n    print(x)\n}\nend()", "if x > 3 {\n    print(x)\n}",
         "if x > 3 {\n    print(x)\n}\nend()"),
        ("kotlin", LOOPS, "for (x in xs) {\n  a(x)\n}", LOOPS.replace("xs {", "xs) {")),
        ("lua", "t = {}\nfor v in all(t do\n  print(v)\nend", "for v in all(t) do\n  print(v)\nend",
         "t = {}\nfor v in all(t) do\n  print(v)\nend"),
        ("javascript", f"{ASKED}\n", ASKS, f"{MENDED}\n"),
    ],
)  # fmt: skip
async def test_a_row_with_other_brackets_takes_the_place_of_its_earlier_form(
    language: str, source: str, shown: str, whole: str
) -> None:
    assert (await placed(language, source, shown))[0] == whole


async def test_each_of_several_takes_its_own_place() -> None:
    source = LOOPS.replace("xs) {", "xs {")
    parts = [f"for (x in xs) {{\n  {each}(x)\n}}" for each in "ab"]
    assert (await placed("kotlin", source, *parts))[0] == LOOPS.replace("xs {", "xs) {")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (ASKED.replace("tell(x);", "tell(x);\n        count(x);"), ASKS),
        (ASKED, f"{ASKS} else {{\n    tell(0);\n}}"),
        (LOOPS.replace("xs) {", "xs {").replace("b(x)", "a(x)"), "for (x in xs) {\n  a(x)\n}"),
    ],
)
async def test_where_its_block_ends_nowhere_clear_nothing_is_placed(
    source: str, shown: str
) -> None:
    assert not await placed("cpp", source, shown)
