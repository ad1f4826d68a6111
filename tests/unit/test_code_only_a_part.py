"""What is no Python is not replaced by the part of it that an answer shows."""

import pytest

from bot.skills.code.debug.losing import only_a_part
from tests.unit.coders import Desk, seated

JS = (
    "const tax = 0.2;\nfunction gross(p) {\n  return p * (1 + txa);\n}\n"
    "function net(p) {\n  return p;\n}\nconsole.log(gross(1), net(1));"
)
MENDED = JS.replace("txa", "tax")
GROSS = "function gross(p) {\n  return p * (1 + tax);\n}"
CSS = "body { margin: 0; }\n.t { color: rd; }\n.nav { display: flex; }\n.foot { padding: 2px; }"
PHP = "<?php\n// prints ...\nfunction hello() {\n  ech 'hi';\n}\nhello();"


@pytest.mark.parametrize(
    ("before", "after", "is_part"),
    [
        (JS, MENDED, False),
        (JS, GROSS, True),
        (JS, f"// ... rest unchanged ...\n{GROSS}\n// ...", True),
        (JS, MENDED.replace("function net(p) {\n  return p;\n}", "// … net as before"), True),
        (JS, "  return p * (1 + tax);", True),
        (JS, MENDED.replace("net(", "netto("), False),  # another name
        (JS, MENDED.replace("p * (1 + tax)", "p * (1 + tax);  // tax is ... 0.2"), False),
        (JS, MENDED.replace("function net(p) {\n  return p;\n}", "const net = (p) => p;"), False),
        (JS, f"{MENDED}\nfunction more() {{\n  return 1;\n}}", False),
        (CSS, ".t { color: red; }", True),
        (CSS, CSS.replace("rd", "red"), False),
        ("SELCT 1;", "SELECT 1;", False),
        ("for f in *.txt\ndo\n  ech $f\ndone", "for f in *.txt; do echo $f; done", False),
        ("echo $x\nif [ $x=1 ]\nthen", 'echo "$x"', False),
        (PHP, PHP.replace("ech ", "echo "), False),
    ],
)
def test_what_is_only_a_part_is_told(before: str, after: str, is_part: bool) -> None:
    assert bool(only_a_part(before, after)) is is_part


async def test_it_is_asked_for_all_of_the_code(desks: list[Desk]) -> None:
    without = MENDED.replace("function net(p) {\n  return p;\n}\n", "")
    desk = seated(desks, f"Typo.\n```js\n{without}\n```", f"Typo.\n```js\n{MENDED}\n```")
    said = (await desk.asks(f"```js\n{JS}\n```", "debug")).markdown
    assert "`net` is gone. Keep all of the code." in desk.model.asked[1][-1]
    assert said.count("\n-") == 2
    assert "-  return p * (1 + txa);\n+  return p * (1 + tax);" in said
