"""A part of a file in another language than Python is put where it belongs, or not at all."""

import pytest

from bot.skills.code.debug import debugging
from bot.skills.code.debug.answers.versions import version
from bot.skills.code.pasted.places.fitting import all_fitted
from bot.skills.code.pasted.places.parts import is_part
from tests.unit.coders import Desk

APP = (
    "const express = require('express');\nconst app = express();\n\n"
    "function add(a, b) {\n  return a - b;\n}\n\nfunction sub(a, b) {\n  return a - b;\n}\n\n"
    "app.get('/sum', (req, res) => {\n  res.json({ sum: add(1, 2) });\n});\n\napp.listen(3000);"
)
ADD = "function add(a, b) {\n  return a + b;\n}"
SUM = "function add(a, b) {\n  return "
PAGE = (
    "<html>\n<head>\n<style>\n.card { color: red; }\n</style>\n</head>\n<body>\n<ul>\n"
    '  <li>a</li>\n</ul>\n<h1 id="t">Hi</h1>\n</body>\n</html>'
)
STYLES = (
    "body { margin: 0; }\n\n.a {\n  color: red;\n  top: 0;\n}\n\n.b {\n  color: red;\n  top: 0;\n}"
)
FLOW = (
    "on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n"
    "      - uses: actions/checkout@v4\n      - run: pytest"
)
TWO = (
    "services:\n  web:\n    image: nginx\n    ports:\n      - 80:8080\n"
    "  db:\n    image: postgres\n    ports:\n      - 5432:5432"
)
QUERY = "CREATE TABLE users (id INTEGER, name TEXT);\nSELECT nme FROM users;"
IMAGE = "FROM python:3.12\nCOPY . .\nRUN pip install -r requirments.txt\nCMD python app.py"
JAVA = (
    "class A {\n    static int half(int a) {\n        return a / 3;\n    }\n\n"
    "    static int twice(int a) {\n        return a * 2;\n    }\n}"
)
HALF = "static int half(int a) {\n    return a / 2;\n}"
IN_A = f"class A {{\n    // ...\n    {HALF.replace(chr(10), chr(10) + '    ')}\n}}"
ROUTE = (
    "app.get('/sum', async (req, res) => {\n  const a = 1;\n  res.json({ sum: add(a, 2) });\n});"
)
SHELL = "for f in *; do\n  if [ $f = a ]; then\n    rm $f\n  fi\ndone\necho done"

SHOP = "services:\n  web:\n    build: .\n    ports:\n      - '80'\n  db:\n    image: postgres"
DB = "services:\n  db:\n    image: postgres\n    environment:\n      POSTGRES_DB: x"
TWO_QUERIES = "SELECT name\nFROM users\nWHERE age > 18;\nSELECT nam\nFROM orders\nWHERE total > 18;"
CARD = ".card {\n  color: red;\n  padding: 4px;\n  width: 50%;\n}"
CARDS = (
    f"{CARD}\n.title {{\n  top: 0;\n}}\n@media (width < 9em) {{\n  .card {{\n"
    f"    width: 9%;\n  }}\n}}"
)
CART = (
    "class Cart {\n  constructor() {\n    this.items = [];\n  }\n  all() {\n"
    "    return this.item;\n  }\n}"
)
PUSHES = (
    "on:\n  push:\n    branches: [main]\n  pull_request:\njobs:\n  test:\n"
    "    steps:\n      - run: pytest"
)
GET = (
    "function get(id) {\n  const user = find(id);\n  log(user.id);\n  send(user.name);\n"
    "  log('done');\n}\n\nget(1);\nget(2);\nget(3);"
)
NONE = "if (!user) {\n  log('none');\n  return;\n}"
EACH = (
    "async function run() {\n  ids.forEach(async (id) => {\n    await get(id);\n  });\n  end();\n}"
)


@pytest.mark.parametrize(
    ("source", "part", "old", "new"),
    [
        (APP, ADD, APP[APP.index("function add") : APP.index("\n\nfunction sub")], ADD),
        (APP, f"// ... same\n{ADD}\n// rest unchanged", f"{SUM}a - b", f"{SUM}a + b"),
        (APP, "res.json({ sum: add(1, 3) });", "add(1, 2)", "add(1, 3)"),
        (
            APP,
            ROUTE,
            "(req, res) => {\n  res.json({ sum: add(1, 2) });",
            "async (req, res) => {\n  const a = 1;\n  res.json({ sum: add(a, 2) });",
        ),
        (PAGE, '<h1 id="t">Hello</h1>', ">Hi<", ">Hello<"),
        (PAGE, ".card { color: blue; }", "red", "blue"),
        (PAGE, "<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>", "</li>\n", "</li>\n  <li>b</li>\n"),
        (STYLES, ".b {\n  color: blue;\n  top: 0;\n}", ".b {\n  color: red", ".b {\n  color: blue"),
        (FLOW, "- run: python -m pytest", "run: pytest", "run: python -m pytest"),
        (TWO, "web:\n  image: nginx\n  ports:\n    - 8080:80", "80:8080", "8080:80"),
        (QUERY, "SELECT name FROM users;", "nme", "name"),
        (IMAGE, "RUN pip install -r requirements.txt", "requirm", "requirem"),
        (JAVA, HALF, "/ 3", "/ 2"),
        (JAVA, IN_A, "/ 3", "/ 2"),
        (
            GET,
            f"const user = find(id);\n{NONE}\nlog(user.id);",
            "find(id);\n",
            "find(id);\n  " + NONE.replace("\n", "\n  ") + "\n",
        ),
        (
            EACH,
            "for (const id of ids) {\n  await get(id);\n}",
            "ids.forEach(async (id) => {\n    await get(id);\n  });",
            "for (const id of ids) {\n    await get(id);\n  }",
        ),
        (SHELL, 'if [ "$f" = a ]; then\n  rm $f\nfi', "[ $f =", '[ "$f" ='),
    ],
)
def test_a_part_takes_the_place_of_what_it_is_another_version_of(
    source: str, part: str, old: str, new: str
) -> None:
    assert is_part(source, part)
    assert source.count(old) == 1
    language = "html" if source is PAGE else "yaml" if source in (FLOW, TWO) else ""
    assert all_fitted(source, [part], language) == source.replace(old, new)


BUTTON = 'b.addEventListner("click", () => {\n  n += 1;\n  out.innerHtml = n;\n});'
CLICK, SHOWN = 'b.addEventListener("click", () => {', "out.innerHTML = n;"


def test_lines_whose_attributes_were_misspelt_are_put_in_their_places() -> None:
    now = f"{CLICK}\n  n += 1;\n  {SHOWN}\n}});"
    assert all_fitted(BUTTON, [CLICK, f"  {SHOWN}"], "javascript") == now
    assert not all_fitted(BUTTON + BUTTON, [SHOWN], "javascript")  # which


@pytest.mark.parametrize(
    ("source", "part"),
    [
        (APP, "npm install express"),
        (APP, "console.log(add(1, 2));"),
        (APP, "function mul(a, b) {\n  return a * b;\n}"),
        (GET, f"const user = find(id);\n{NONE}\nsend(user.name);"),  # what of the row between
        (STYLES, "color: blue;"),  # in which rule
        (STYLES, ".a:hover {\n  color: red;\n  top: 0;\n}"),
        (FLOW, "- uses: actions/setup-python@v5"),
        (TWO, "cache:\n  image: redis\n  ports:\n    - 6379:6379"),
        (QUERY, "INSERT INTO users VALUES (1, 'Ada');"),
        (IMAGE, "docker build -t app ."),
        ('{\n  "name": "app",\n  "scripts": {\n    "a": "b"\n  }\n}', '{\n  "type": "module"\n}'),
    ],
)
def test_what_is_new_or_may_belong_to_two_places_is_put_nowhere(source: str, part: str) -> None:
    assert is_part(source, part)
    assert not all_fitted(source, [part], "")


STACK = (
    "services:\n  web:\n    build: .\n    ports:\n      - '80'\n    depends_on:\n      - db\n"
    "  db:\n    image: postgres\n    environment:\n      POSTGRES_DB: app\nvolumes:\n  data:"
)
WEB = "build: .\n  ports:\n    - 80:80\n  depends_on:\n    - db"


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (f"web:\n  {WEB}", "'80'", "80:80"),  # and not `db:` with it, which is like its last line
        ("db:\n  image: pg\n  environment:\n    POSTGRES_DB: app", "postgres\n", "pg\n"),
        ("ports:\n  - 80:80", "'80'", "80:80"),
        ("image: postgres:16", "postgres\n", "postgres:16\n"),
        ("  web:\n    build: .\n    ports:\n      - 80:80", "'80'", "80:80"),
        ("services:\n  web:\n    image: app", "", ""),  # in place of what it is built from, or not
        ("services:\n  db:\n    image: pg\n    environment:\n      POSTGRES_DB: app", "", ""),
        ("services:\n  api:\n    build: .\n    ports:\n      - 80:80", "", ""),
    ],
)
def test_of_what_is_nested_by_indentation_only_what_is_shown_is_taken(
    part: str, old: str, new: str
) -> None:
    fitted = all_fitted(STACK, [part], "yaml")
    assert fitted == (STACK.replace(old, new) if old else "")


@pytest.mark.parametrize(
    ("source", "whole"),
    [
        (APP, APP.replace("a - b", "a + b")),
        (APP, APP.replace("const express = require('express');", "import express from 'express';")),
        (APP, APP.replace("app.listen(3000)", "app.listen(80, () => console.log('up'))")),
        (STYLES, STYLES.replace("red", "blue")),
        (TWO, TWO.replace("    ports:\n      - 80:8080\n", "")),
        (QUERY, QUERY.replace("nme", "name")),
        (SHOP, f"{SHOP}\n    environment:\n      POSTGRES_DB: x"),
        (PUSHES, PUSHES.replace("  push:\n    branches: [main]\n", "")),
        (CARDS, CARDS.replace(".title {\n  top: 0;\n}\n", "")),
        (TWO_QUERIES, TWO_QUERIES.replace("nam\n", "name\n")),
        ("SELECT nme FROM users;", "SELECT name FROM users WHERE id = 1;"),
    ],
)
def test_a_whole_that_is_mended_is_no_part(source: str, whole: str) -> None:
    assert not is_part(source, whole)


@pytest.mark.parametrize(
    ("source", "part", "old", "new"),
    [
        (SHOP, DB, "", ""),
        (f"{SHOP}\n    ports:\n      - '5432'", f"{DB}\n    ports:\n      - '5432'", "", ""),
        (TWO_QUERIES, "SELECT name\nFROM orders\nWHERE total > 18;", "nam\n", "name\n"),
        (CARDS, ".card {\n  color: blue;\n}", "", ""),
        (CARDS, CARD.replace("red", "blue"), "red", "blue"),
        (CARDS, "@media (width < 9em) {\n  .card {\n    width: 10%;\n  }\n}", "9%", "10%"),
        (CART, "class Cart {\n  all() {\n    return this.items;\n  }\n}", "item;", "items;"),
        (CART, "class Cart {\n  all() {\n    return [];\n  }\n  x = 1;\n}", "", ""),
    ],
)
def test_a_part_that_begins_and_ends_like_the_whole_takes_nothing_else_with_it(
    source: str, part: str, old: str, new: str
) -> None:
    assert is_part(source, part)
    assert version(part, source).kind != "whole"
    language = "yaml" if part.startswith(DB) else ""
    assert all_fitted(source, [part], language) == (source.replace(old, new) if old else "")


@pytest.mark.parametrize(
    "answer",
    [
        f"```js\n{ADD}\n```",
        "Change\n```js\n  res.json({ sum: add(1, 2) });\n```\nto\n"
        "```js\n  res.json({ sum: sub(1, 2) });\n```",
    ],
)
async def test_what_a_part_does_not_show_stays(answer: str) -> None:
    desk = Desk(f"A sign.\n{answer}")
    reply = await desk.asks(f"The sum is wrong.\n```js\n{APP}\n```", "debug")
    await desk.close()
    assert "**Changed** – parses" in reply.markdown
    source = desk.blobs.kept[reply.extras.files[0].blob].decode()
    assert len(set(source.splitlines()) & set(APP.splitlines())) >= len(set(APP.splitlines())) - 1
    assert source != f"{APP}\n"


@pytest.mark.parametrize(
    ("answers", "is_changed"),
    [
        (["for (const item of items) {\n  f(item as Item);\n}"], False),
        (["function g(xs: Item[]) {\n  xs.map(f);\n}\n\ng(items);"], False),
        (["for (const item of items) {\n  f(item as Item);\n}", "{right}"], True),
        (["{right}"], True),
    ],
)
async def test_typescript_takes_the_place_of_no_javascript(
    answers: list[str], is_changed: bool
) -> None:
    code = "for (const item in items) {\n  f(item);\n}"
    right = code.replace(" in ", " of ")
    desk = Desk(*(f"```ts\n{each.replace('{right}', right)}\n```" for each in answers))
    reply = await desk.asks(f"It is wrong.\n```js\n{code}\n```", "debug")
    await desk.close()
    assert bool(reply.extras.files) is is_changed
    assert (debugging.TYPED in reply.markdown) is not is_changed
    assert is_changed or answers[0] in reply.markdown
    asked_again = [asked[-1] for asked in desk.model.asked[1:]]
    assert all("write it without types" in each for each in asked_again)


async def test_a_part_that_has_no_clear_place_is_shown_and_changes_nothing() -> None:
    part = "```css\ncolor: blue;\n```"
    desk = Desk(f"It is another colour.\n{part}")
    reply = await desk.asks(f"It should be blue.\n```css\n{STYLES}\n```", "debug")
    await desk.close()
    assert not reply.extras.files
    assert debugging.NOT_PLACED in reply.markdown
    assert part in reply.markdown
    assert "only a part of the code" in desk.model.asked[1][-1]


LIST = "<ul>\n<li>One\n<li>Two</li>\n</ul>"


@pytest.mark.parametrize(
    ("source", "part", "language", "whole"),
    [
        (LIST, "<li>One</li>", "html", LIST.replace("One", "One</li>")),
        (LIST.replace("One", "Two"), "<li>Two</li>", "html", ""),  # it is there
        ("int n = 1\nint m = 1;", "int n = 1;", "java", "int n = 1;\nint m = 1;"),
        ('<p class="a">\n<b>x</b>\n</p>', '<p class="a"></p>', "html", ""),
        ("if (a > 1)\n  f();", "if (a > 1) g();", "c", ""),
    ],
)
def test_a_part_that_has_all_of_a_line_and_more_is_that_line(
    source: str, part: str, language: str, whole: str
) -> None:
    assert all_fitted(source, [part], language) == whole
