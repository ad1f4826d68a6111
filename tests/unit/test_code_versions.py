"""What each block of an answer is to what was sent: a new version of it, a part, or neither."""

import pytest

from bot.skills.code.debug.answers.apart import left_over, meant_too, sorted_out
from bot.skills.code.pasted.messages.blocks import Block, find_blocks

PAGE = """<html>
<head>
<style>
.card { color: red; }
.nav { display: flex; }
</style>
</head>
<body>
<h1 id="title">Hello</h1>
<button onclick="hi()">Go</button>
<script>
function hi() {
  document.getElementById('titel').textContent = 'Hi';
}
</script>
</body>
</html>"""
HI = "function hi() {\n  document.getElementById('title').textContent = 'Hi';\n}"
STEPS = "on: push\njobs:\n  test:\n    steps:\n      - run: pip install -r requirements.txt"
IMAGE = 'FROM python:3.12\nCOPY . .\nRUN pip install -r requirments.txt\nCMD ["python", "app.py"]'
COMPOSE = 'services:\n  web:\n    build: .\n    ports:\n      - "80"\n  db:\n    image: postgres'
PORTS = 'web:\n  build: .\n  ports:\n    - "80:80"'
OTHER_WEB = "services:\n  web:\n    image: app"
BOX, STYLE = '<div class="box">Hi</div>', ".box { color: red; }"
CLICK = "document.querySelector('.bx').onclick = () => alert('hi');"
RULES = "body { margin: 0; }\n.box { color: rd; padding: 4px; border: 1px solid; display: flex; }"
FLEX = ".box {\n  color: red;\n  display: flex;\n  align-items: center;\n  height: 100vh;\n}"
WHOLE_BOX = (
    f'<!DOCTYPE html>\n<html>\n<body>\n{BOX}\n<script src="app.js"></script>\n</body>\n</html>'
)
MERGED = f"<html>\n<style>\n{STYLE}\n</style>\n{BOX}\n<script>\n{CLICK}\n</script>\n</html>"
TEMPLATE = "<html>\n<body>\n<h1>Hello {{ nam }}</h1>\n<p>Welcome</p>\n</body>\n</html>"
CONFIG = "server:\n  prt: 80\n  host: a"
DATA = '{"users": [{"name": "ada", "age": 36}, {"name": "bob", "age": 20}]}'
TABLE = "CREATE TABLE orders (\n  id INTEGER PRIMARY KEY,\n  totl REAL\n);"
SALES = "region,amount\nNorth,10\nSouth,20"
LOAD = "import json\n\nprint(json.load(open('data.json'))['user'])"
MENDED = LOAD.replace("'user'", "'users'")
PYTHON = ("python", LOAD)


def fenced(*blocks: tuple[str, str]) -> str:
    return "\n".join(f"```{language}\n{code}\n```" for language, code in blocks)


@pytest.mark.parametrize(
    ("sent", "shown", "is_what"),
    [
        # one thing was sent: nothing in another language takes its place
        ([("html", PAGE)], ("js", HI), "rest"),
        ([("html", PAGE)], ("css", ".card { color: blue; }"), "rest"),
        ([("html", PAGE)], ("css", "h2 { margin: 0; }"), "rest"),
        ([("html", PAGE)], ("jinja", PAGE.replace("titel", "title")), "code"),
        ([("html", PAGE)], ("", PAGE.replace("titel", "title")), "code"),
        ([("html", PAGE)], ("diff", f"-{PAGE}"), "rest"),
        ([("yaml", STEPS)], ("bash", "pip freeze > requirements.txt"), "rest"),
        ([("dockerfile", IMAGE)], ("bash", "docker build -t app ."), "rest"),
        ([("dockerfile", IMAGE)], ("docker", IMAGE.replace("rments", "rements")), "code"),
        ([("css", RULES)], ("html", '<p class="box">Hi</p>'), "rest"),
        ([("js", CLICK)], ("bash", "npm install express"), "rest"),
        ([("jsonc", "{'a': 1}")], ("json", '{"a": 1}'), "code"),
        ([PYTHON], ("text", MENDED), "code"),
        ([PYTHON], ("bash", "pip install requests"), "rest"),
        # of what stands beside the code all is shown
        ([("html", BOX), ("css", STYLE)], ("css", FLEX), 1),
        ([("html", BOX), ("css", STYLE)], ("css", STYLE.replace("red", "blue")), 1),
        ([("html", BOX), ("css", STYLE)], ("", STYLE.replace("red", "blue")), 1),
        ([("html", BOX), ("scss", ".box { color: rd; }")], ("css", STYLE), 1),
        ([("js", CLICK), ("html", BOX)], ("html", WHOLE_BOX), 1),
        ([("js", CLICK), ("html", BOX), ("css", STYLE)], ("html", MERGED), 1),
        ([("dockerfile", IMAGE), ("yaml", COMPOSE)], ("yml", COMPOSE.replace("80", "80:80")), 1),
        ([PYTHON, ("html", TEMPLATE)], ("jinja", TEMPLATE.replace("nam ", "name ")), 1),
        ([PYTHON, ("yaml", CONFIG)], ("toml", CONFIG.replace("prt", "port")), 1),
        ([PYTHON, ("json", DATA)], ("json", DATA.replace("}]", ', "mail": "b"}]')), 1),
        ([PYTHON, ("sql", TABLE)], ("mysql", TABLE.replace("totl", "total")), 1),
        # of what stands beside the code a part is shown, or nothing
        ([("html", BOX), ("css", RULES)], ("css", RULES[20:].replace("rd;", "red;")), 1),
        ([("dockerfile", IMAGE), ("yaml", COMPOSE)], ("yaml", PORTS), 1),
        ([("dockerfile", IMAGE), ("yaml", COMPOSE)], ("yaml", OTHER_WEB), "rest"),
        ([PYTHON, ("html", TEMPLATE)], ("html", "<h1>Hello {{ name }}</h1>"), 1),
        ([PYTHON, ("html", TEMPLATE)], ("", "<h1>Hello {{ name }}</h1>"), 1),
        ([PYTHON, ("json", DATA)], ("json", '{"name": "ada", "age": 37}'), "rest"),
        ([PYTHON, ("html", TEMPLATE)], ("html", "<p>Welcome</p>"), "quoted"),
        ([PYTHON, ("yaml", CONFIG)], ("yaml", "server:\n  prt: 80"), "quoted"),
        ([PYTHON, ("yaml", CONFIG)], ("yaml", CONFIG), "quoted"),
        ([PYTHON, ("json", DATA)], ("json", DATA.replace(", ", ",\n")), "quoted"),
        ([PYTHON, ("sql", TABLE)], ("sql", "SELECT total FROM orders"), "rest"),
        ([PYTHON, ("sql", TABLE)], ("sql", "ALTER TABLE orders RENAME totl TO total"), "rest"),
        ([PYTHON, ("json", DATA)], ("json", '{"names": ["ada", "bob"]}'), "rest"),
        ([PYTHON, ("bash", "python load.py")], ("bash", "python load.py data.json"), "unclear"),
        ([PYTHON, ("text", "[0, 1, 4]")], ("text", "[1, 4, 9]"), "unclear"),
        ([PYTHON, ("text", CONFIG)], ("text", CONFIG.replace("prt", "port")), "unclear"),
    ],
)  # fmt: skip
def test_each_block_of_an_answer_is_what_it_is_most_like(
    sent: list[tuple[str, str]], shown: tuple[str, str], is_what: str | int
) -> None:
    code, *apart = find_blocks(fenced(*sent))
    (block,) = find_blocks(fenced(shown))
    found = sorted_out([block], code, apart)
    places = {
        "code": found.of_code,
        "rest": found.rest,
        "quoted": found.quoted,
        "unclear": found.unclear,
        1: [was for was, _ in found.fixes if was is apart[0]],
    }
    assert [name for name, each in places.items() if each] == [is_what]


GRID = (
    "body {\n  margin: 0;\n}\n\n.nav {\n  top: 0;\n}\n\n.box {\n  color: rd;\n}\n\n"
    ".foot {\n  left: 0;\n}"
)
OWN_BOX = ".box {\n  color: red;\n}"


@pytest.mark.parametrize(
    ("shown", "now"),
    [
        ([OWN_BOX, ".foot {\n  left: 1px;\n}"], [("rd", "red"), ("left: 0", "left: 1px")]),
        ([OWN_BOX, OWN_BOX.replace("red", "blue")], [("rd", "red")]),  # the first of two ways
        ([OWN_BOX, "Or:", ".foot {\n  left: 1px;\n}"], [("rd", "red")]),
        ([f"/* ... */\n{OWN_BOX}\n/* ... */"], [("rd", "red")]),
        ([GRID.replace("rd", "red"), OWN_BOX], [("rd", "red")]),
        ([".nav {\n  top: 0;\n  gap: 1rem;\n  display: flex;\n}"], [
            ("top: 0;", "top: 0;\n  gap: 1rem;\n  display: flex;"),
        ]),
        ([".nav:hover {\n  top: 0;\n}"], []),
        ([".card {\n  color: red;\n}"], []),
        (["color: red;"], [("rd", "red")]),
        ([OWN_BOX, ".foot {\n  left: 0; /* fine */\n}"], [("rd", "red")]),
    ],
)  # fmt: skip
def test_parts_of_what_stands_beside_the_code_are_put_together_where_their_places_are_clear(
    shown: list[str], now: list[tuple[str, str]]
) -> None:
    code, beside = find_blocks(fenced(("html", BOX), ("css", GRID)))
    answer = "\n".join(each if each == "Or:" else fenced(("css", each)) for each in shown)
    right = GRID
    for old, new in now:
        right = right.replace(old, new)
    found = sorted_out(find_blocks(answer), code, [beside])

    assert [(was.code, mended.code) for was, mended in found.fixes] == [(GRID, right)] * bool(now)
    marked = Block("css", ".box {\n  color: rd; /* wrong */\n}")
    assert sorted_out([marked, *find_blocks(answer)], code, [beside]).fixes == found.fixes
    unused = left_over(found, [], is_mended=True)
    if now:
        assert shown[0] in [each.code for each in unused]  # and not all that it was put into


@pytest.mark.parametrize(
    ("code", "above", "was", "is_meant"),
    [
        (PYTHON, "One typo in each. `data.json`:", "json", True),
        (PYTHON, "In `data.json`:", "json", True),
        (PYTHON, "It then writes `data.json`:", "json", False),
        (PYTHON, "So:", "json", False),
        (PYTHON, "And the template:", "html", True),
        (PYTHON, "Or rename it there:", "html", False),
        (PYTHON, "The page is then:", "html", False),
        (PYTHON, "The page then holds", "html", False),
        (PYTHON, "It shows:", "html", False),
        (PYTHON, "**Result:**", "html", False),
        (PYTHON, "Alternatively:", "html", False),
        (("dockerfile", IMAGE), "So:", "json", True),
    ],
)
def test_beside_mended_code_data_is_mended_only_under_its_name(
    code: tuple[str, str], above: str, was: str, is_meant: bool
) -> None:
    sent = Block(*code)
    old, new = (DATA, DATA.replace("36", "37")) if was == "json" else (TEMPLATE, f"{TEMPLATE}\n")
    beside = Block(was, old, "data.json" if was == "json" else "")
    (now,) = find_blocks(f"{above}\n```{was}\n{new.replace('nam ', 'name ')}\n```")

    assert bool(meant_too(sorted_out([now], sent, [beside]), sent)) is is_meant


@pytest.mark.parametrize(
    ("above", "is_meant"),
    [
        ("", True),
        ("Typos.", True),
        ("Change this rule, too:", True),
        ("`style.css`:", True),
        ("not", False),
        ("The rule then is", False),
        ("With another colour it would read", False),
        ("For a second box write", False),
        ("as it stands there:", False),
        ("If you like, you could also write", False),
        ("If you want it red, change the rule:", False),
        ("This rule must also change:", True),
    ],
)
def test_beside_mended_code_a_part_is_meant_where_it_is_said_to_be_changed(
    above: str, is_meant: bool
) -> None:
    sent = Block("html", BOX)
    beside = Block("css", GRID, "style.css")
    (now,) = find_blocks(f"{above}\n```css\n.box {{\n  color: red;\n}}\n```")
    found = sorted_out([now], sent, [beside])

    assert bool(found.parts)
    assert bool(meant_too(found, sent)) is is_meant
