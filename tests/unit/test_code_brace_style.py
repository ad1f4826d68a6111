"""A part of a program is written with its `{` where the program has them."""

import pytest

from bot.skills.code.pasted.lines.brace_style import braced_as

BELOW = (
    "int f(int a)\n{\n    if (a > 1)\n    {\n        go();\n    }\n    else\n    {\n"
    "        stay();\n    }\n}"
)
BEHIND = "int f(int a) {\n    if (a > 1) {\n        go();\n    } else {\n        stay();\n    }\n}"
APART = (
    "int f(int a)\n{\n    if (a > 1) {\n        go();\n    }\n    else {\n        stay();\n    }\n}"
)
STYLES = [BELOW, BEHIND, APART]


@pytest.mark.parametrize("source", STYLES)
@pytest.mark.parametrize("part", STYLES)
def test_a_part_is_written_as_its_program_is(source: str, part: str) -> None:
    assert braced_as(source, part) == source


@pytest.mark.parametrize(
    ("source", "part"),
    [
        (BELOW, "var f = new Point {\n    X = 1,\n};"),
        (BELOW, "list.map(x => {\n    go();\n});"),
        (BELOW, "return {\n    a: 1,\n};"),
        (BELOW, "do\n{\n    go();\n} while (a > 1);"),
        (BELOW, 'say("if (a) {");'),
        (BEHIND, "{\n    go();\n}"),
        (BEHIND, "go(1);\n{\n    int b = 1;\n}"),
        (BEHIND + "\nvoid g()\n{\n}", "void h()\n{\n}"),
        ("go();", "if (a > 1)\n{\n    go();\n}"),
    ],
)
def test_what_is_no_head_or_has_no_one_style_stays(source: str, part: str) -> None:
    assert braced_as(source, part) == part


def test_a_remark_stays_with_its_head() -> None:
    part = "if (a > 2) { // more than two\n    go();\n}"
    assert braced_as(BELOW, part) == "if (a > 2) // more than two\n{\n    go();\n}"
