"""What a fragment does not show of a line stays; a row of markup goes where its words stand."""

import pytest

from bot.skills.code.debug.debugging import NOT_PLACED
from bot.skills.code.debug.mended import LEFT
from bot.skills.code.pasted.places.cut_lines import is_line_cut
from tests.unit.coders import Desk, seated

IN = "SELECT name FROM users WHERE id IN (1, 2, 3 ORDER BY name;"
TWO = "SELECT * FROM t WHERE (a = 1 OR b = 2 ORDER BY c LIMIT 3;"
SUM = "print('Sum: ' + sum([1, 2]))"
PRICE = "UPDATE p SET price = price * 1.1, name = NULL WHERE kind = 'A' AND price = NULL;"
MAP = "const r = xs.map(x => { x * 2 }).filter(x => x > 2);"
STACK = """class Stack {
  constructor() {
    this.size = 0;
  }
  push(x) {
    this.items.push(x);
  }
}
new Stack().push(1);"""
EVEN = "function isEven(n) {\n  if (n % 2 === 0) {\n    return true;\n  }\n}"


@pytest.mark.parametrize(
    ("language", "source", "part"),
    [
        ("sql", IN, "WHERE id IN (1, 2, 3)"),
        ("sql", TWO, "WHERE (a = 1 OR b = 2)"),
        ("sql", "SELECT COUNT(* FROM users WHERE active = 1;", "SELECT COUNT(*)"),
        ("sql", "SELECT id name FROM t WHERE x = 1 LIMIT 3;", "SELECT id, name"),
        ("sql", "SELECT * FORM users WHERE id = 1;", "SELECT * FROM users"),
        ("sql", "UPDAT users SET a = 1 WHERE id = 2;", "UPDATE users"),
        ("sql", "UPDATE t SET n = NULL WHERE n = NULL AND id = 3;", "n IS NULL"),
        ("javascript", "console.log(Math.max(...xs);", "Math.max(...xs)"),
        ("javascript", "document.getElementById('a').innerHtml = 'x';",
         "document.getElementById('a').innerHTML"),
        ("javascript", "window.locaton.href = url;", "window.location.href;"),
        ("php", "$this->nmae = $name;", "$this->name"),
        ("javascript", "console.log(f('a') + g('5');", "g('5')"),
        ("javascript", "const e = f('#a'); e.addEventListner('x', go);",
         "e.addEventListener('x', go);"),
        ("python", SUM, "str(sum([1, 2]))"),
        ("python", "a, b = 1, 2\nprint('%d %d' % a, b)", "'%d %d' % (a, b)"),
        ("python", "open('x.txt').write('hi')", "open('x.txt', 'w')"),
        ("bash", "[ -f $f ] && cat $f || echo none", 'cat "$f"'),
        ("bash", "git add . && git comit -m 'x' && git push", "git commit"),
        ("bash", "docker exec web sh -c 'cd /app && npm instal'", "npm install"),
        ("html", '<img scr="a.png" alt="x"><img src="b.png" alt="y">',
         '<img src="a.png" alt="x">'),
        ("html", "<li>Home<li>\n<li>Home</li>", "<li>Home</li>"),  # which of them
        ("html", "<div><h1>Title<h1></div>\n<h1>Other</h1>", "<h1>Title</h1>"),
        ("javascript", STACK, "this.items = [];"),
        ("javascript", EVEN, "return false;"),
        ("java", "int max(int a, int b) {\n    if (a > b) {\n        return a;\n    }\n}",
         "return b;"),
        ("python", "def f(x):\n    for y in x:\n        return y\nprint(f([]) + 1)", "return 0"),
    ],
)  # fmt: skip
async def test_what_is_not_shown_is_not_lost(
    desks: list[Desk], language: str, source: str, part: str
) -> None:
    desk = seated(desks, f"Do this:\n```{language}\n{part}\n```")
    reply = await desk.asks(f"it is wrong\n```{language}\n{source}\n```", "debug")
    assert not reply.extras.files
    assert NOT_PLACED in reply.markdown


@pytest.mark.parametrize(
    ("language", "source", "part", "whole"),
    [
        ("html", "<h1>Title<h1>\n<p>One</p>\n<h1>Other</h1>", "<h1>Title</h1>",
         "<h1>Title</h1>\n<p>One</p>\n<h1>Other</h1>"),
        ("html", "<p>A <b>bold<b> word</p>\n<p>A <b>more</b> word</p>", "<p>A <b>bold</b> word</p>",
         "<p>A <b>bold</b> word</p>\n<p>A <b>more</b> word</p>"),
        ("html", "<ul>\n  <li>Home<li>\n  <li>Blog</li>\n</ul>", "<li>Home</li>",
         "<ul>\n  <li>Home</li>\n  <li>Blog</li>\n</ul>"),
        ("html", "<a href='/x'>More<a>\n<a href='/y'>More</a>", "<a href='/x'>More</a>",
         "<a href='/x'>More</a>\n<a href='/y'>More</a>"),
        ("html", "<h1>A<h1>\n<p>x</p>\n<h1>B</h1>\n<p>y</p>", "<h1>A</h1>\n<p>x</p>",
         "<h1>A</h1>\n<p>x</p>\n<h1>B</h1>\n<p>y</p>"),
        ("html", "<p>Hello wrld</p>\n<p>Bye</p>", "<p>Hello world</p>",
         "<p>Hello world</p>\n<p>Bye</p>"),
        ("javascript", MAP, "x => x * 2", MAP.replace("{ x * 2 }", "x * 2")),
        ("sql", PRICE, "price IS NULL", PRICE.replace("price = NULL", "price IS NULL")),
        ("php", "echo strlen(trim($s);", "strlen(trim($s))", "echo strlen(trim($s));"),
        ("css", ".a { margin: 10 px; color: red; } .b { margin: 5px; }", "margin: 10px;",
         ".a { margin: 10px; color: red; } .b { margin: 5px; }"),
        ("javascript", STACK.replace("size", "items"), "this.items = [];",
         STACK.replace("size = 0", "items = []")),
        ("javascript", "function f(x) {\n  if (x) {\n    return totl;\n  }\n}", "return total;",
         "function f(x) {\n  if (x) {\n    return total;\n  }\n}"),
        ("javascript", "function f(x) {\n  return '1';\n}", "return 1;",
         "function f(x) {\n  return 1;\n}"),
    ],
)  # fmt: skip
async def test_where_it_is_clear_it_is_put_there(
    desks: list[Desk], language: str, source: str, part: str, whole: str
) -> None:
    desk = seated(desks, f"```{language}\n{part}\n```")
    reply = await desk.asks(f"it is wrong\n```{language}\n{source}\n```", "debug")
    assert desk.blobs.kept[reply.extras.files[0].blob].decode() == f"{whole}\n"


async def test_what_was_put_within_a_line_is_not_said_to_be_left_out(desks: list[Desk]) -> None:
    desk = seated(desks, "```python\nlambda x: x.upper()\n```")
    reply = await desk.asks("```python\nxs = list(map(lambda x: x.uper(), ['a']))\n```", "debug")
    assert "lambda x: x.upper()" in reply.markdown
    assert LEFT not in reply.markdown


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("sql", "SELECT a FROM t WHERE COUNT(*) > 1;", "SELECT a FROM t HAVING COUNT(*) > 1"),
        ("sql", "SELECT a FROM t WHERE;", "SELECT a FROM t;"),
        ("javascript", "console.log(greet('Bob'));", "greet('Bob');"),
        ("python", "print(max(xs))", "logging.info(max(xs))"),
        ("python", "xs.sort().reverse()", "xs.sort()"),
        ("python", "xs = sorted(xs)", "xs.sort()"),
        ("javascript", "total = total + 1;", "total++;"),
        ("python", "    get(x),", "    str(get(x)),"),
        ("python", "def f(xs):\n    t = 0\n    g(t)",
         'def f(xs):\n    """Say how many."""\n    h(t)'),
        ("bash", "test -f a && rm a", "rm -f a"),
        ("html", "<center><h1>Hi</h1></center>", "<h1>Hi</h1>"),
    ],
)  # fmt: skip
def test_a_new_form_of_a_line_may_be_shorter(language: str, old: str, new: str) -> None:
    assert not is_line_cut(old, new, language)
