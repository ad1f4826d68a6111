"""A style sheet of which some rules are shown: these are changed there, and nothing else."""

import re
import time

import pytest

from bot.skills.code.debug import debugging
from bot.skills.code.pasted.formats.style_rules import is_of_rules, is_part_of_rules, with_rules
from tests.unit.coders import Desk

SHEET = """\
/* the page */
.box {
  width: 100px;
  color: red;
}

.menu {
  display: flex;
}

@media (max-width: 600px) {
  .box {
    width: 100%;
  }

  .menu {
    display: none;
  }
}

.head {
  padding: 0;
}"""
BOX = ".box {\n  width: 100px;\n  color: red;\n}"
GROWN = BOX.replace("red;", "red;\n  padding: 20px;")
HOVER = ".box:hover {\n  color: blue;\n}"
SMALL = "@media (max-width: 600px) {\n  .menu {\n    display: block;\n  }\n}"
IN_SMALL = "    display: none;\n"


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (GROWN, BOX, GROWN),
        (f"/* style.css */\n{GROWN}\n\n/* ... the rest as it was ... */", BOX, GROWN),
        (f"{GROWN}\n\n{HOVER}", BOX, f"{GROWN}\n\n{HOVER}"),
        (f"{BOX}\n\n{HOVER}", BOX, f"{BOX}\n\n{HOVER}"),
        (f"{HOVER}\n\n{BOX}", BOX, f"{HOVER}\n\n{BOX}"),
        (".head { padding: 0; margin: 0 }", ".head {\n  padding: 0;\n}", None),
        (".head{padding:4px}\n.box{width:100px;color:red}", ".head {\n  padding: 0;\n}", None),
        (".menu {\n  dsplay: flex;\n}", "  display: flex;\n", "  dsplay: flex;\n"),
        (SMALL, IN_SMALL, "    display: block;\n"),
        (f"{SMALL}\n{GROWN.replace('20', '4')}", IN_SMALL, "    display: block;\n"),
        (
            SMALL.replace("block;\n  }", "none;\n  }\n\n  .foot {\n    margin: 0;\n  }"),
            f"{IN_SMALL}  }}",
            f"{IN_SMALL}  }}\n\n  .foot {{\n    margin: 0;\n  }}",
        ),
        (BOX.replace("\n  color: red;", ""), "  color: red;\n", ""),
    ],
)
def test_a_rule_that_is_shown_takes_the_place_of_its_own(
    part: str, old: str, new: str | None
) -> None:
    wanted = SHEET.replace(old, part.split("\n")[0] if new is None else new, 1)
    if "4px;" in part and "@media" in part:
        wanted = wanted.replace(BOX, GROWN.replace("20", "4"), 1)
    assert is_part_of_rules(SHEET, part) or part.startswith(".box {\n  width: 100px;\n}")
    assert with_rules(SHEET, [part]) == wanted


@pytest.mark.parametrize(
    "part",
    [
        HOVER,
        ".box {\n  padding: 20px;\n}",
        ".box {\n  color: blue;\n}",
        ".box {\n  /* ... */\n  width: 1px;\n  color: red;\n}",
        ".bx {\n  display: flex;\n}\n.head {\n  padding: 0;\n}",
        BOX,
        "color: blue;",
        f"{GROWN}\n{GROWN.replace('20', '10')}",
        f'@import "a.css";\n{GROWN}',
    ],
)
def test_a_rule_whose_place_is_not_clear_is_put_nowhere(part: str) -> None:
    assert not with_rules(SHEET, [part])


def test_a_rule_that_is_shown_in_two_ways_is_put_nowhere() -> None:
    assert not with_rules(SHEET, [GROWN, GROWN.replace("20", "10")])
    assert with_rules(SHEET, [GROWN, SMALL]) == with_rules(SHEET, [SMALL, GROWN])


def test_what_stands_before_the_rules_stays() -> None:
    above = '@import "a.css";\n$main: red;\n.bg { background: url(//a.org/b.png); }\n'
    assert with_rules(above + SHEET, [GROWN]) == above + SHEET.replace(BOX, GROWN, 1)


def test_a_selector_that_stands_there_twice_has_no_place() -> None:
    assert not with_rules(f"{SHEET}\n{BOX}", [GROWN])


@pytest.mark.parametrize(
    "sheet",
    [
        SHEET.replace("red", "blue"),
        SHEET.replace(".menu", ".mnu"),
        SHEET.replace("max-width", "min-width"),
        SHEET.replace("\n", " "),
        f"{SHEET}\n{HOVER}",
    ],
)
def test_a_sheet_with_all_rules_is_no_part(sheet: str) -> None:
    assert is_of_rules(SHEET, sheet)
    assert not is_part_of_rules(SHEET, sheet)


@pytest.mark.parametrize("sheet", [SHEET[:-1], "a: b", '{"a": 1}', "", ".box {}}", "p { /* }"])
def test_what_is_not_rules_alone_is_not_read_as_such(sheet: str) -> None:
    assert not is_of_rules(SHEET, sheet)


@pytest.mark.parametrize(
    ("sheet", "is_changed"), [(SHEET, True), (f"{SHEET}\n\n.box {{\n  margin: 0;\n}}", False)]
)
async def test_a_rule_is_mended_in_its_sheet_or_else_shown(sheet: str, is_changed: bool) -> None:
    desk = Desk(f"Add padding:\n```css\n{GROWN}\n```")
    reply = await desk.asks(f"fix this, it needs padding\n```css\n{sheet}\n```", "debug")
    await desk.close()
    assert bool(reply.extras.files) is is_changed
    assert (debugging.NOT_PLACED in reply.markdown) is not is_changed
    assert "padding: 20px;" in reply.markdown
    assert not [row for row in reply.markdown.splitlines() if re.match(r"-(?!-- )", row)]


@pytest.mark.parametrize(
    "piece", ["@media a {", "/*", ".a {}", "@import a;", '"', "{", "// ", "a:"]
)
def test_a_long_sheet_is_read_at_once(piece: str) -> None:
    began = time.process_time()
    sheet = piece * 2000
    is_part_of_rules(sheet, SHEET)
    with_rules(f"{SHEET}\n{sheet}", [sheet, GROWN])
    assert time.process_time() - began < 4
