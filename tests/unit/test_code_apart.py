"""A fix of what stands beside the code in another language goes there, and never in its place."""

from collections.abc import AsyncIterator

import pytest

from bot.skills.code.debug import debugging
from bot.skills.code.debug.mended import LEFT
from tests.sandboxes import WHOLE_PYTHON
from tests.unit.coders import Desk, file

HTML = '<button id="go">Go</button>\n<script src="app.js"></script>'
CSS = "#go { color: red; }"
JS = "document.getElementById('start').onclick = () => alert('hi');"
DATA = '{"a": 1,}'
LOAD = "import json\n\nwith open('data.json') as f:\n    print(json.load(f))"
ERROR = (
    'Traceback (most recent call last):\n  File "load.py", line 4, in <module>\n'
    "    print(json.load(f))\njson.decoder.JSONDecodeError: Illegal trailing comma"
)
NAMES = {"html": "go", "css": "go", "js": "start"}
PAGE = (("html", HTML), ("css", CSS), ("js", JS))


@pytest.fixture(params=WHOLE_PYTHON[:1])
async def desks(request: pytest.FixtureRequest) -> AsyncIterator[list[Desk]]:
    opened: list[Desk] = [Desk("", backend=str(request.param))]
    yield opened
    for desk in opened:
        await desk.close()


async def debugged(desks: list[Desk], asked: str, *answers: str) -> str:
    desks[0].model.answers = list(answers)
    return (await desks[0].asks(asked, "debug")).markdown


def fences(*blocks: tuple[str, str]) -> str:
    return "\n".join(f"```{language}\n{code}\n```" for language, code in blocks)


@pytest.mark.parametrize("changed", [("html",), ("js",), ("css", "html"), ("html", "js")])
async def test_of_a_page_each_part_is_mended_where_it_stands(
    desks: list[Desk], changed: tuple[str, ...]
) -> None:
    blocks = [(each, code) for each, code in PAGE if each in changed or each == "js"]
    right = [
        (
            each,
            code.replace("start" if each == "js" else "go", "begin") if each in changed else code,
        )
        for each, code in blocks
    ]
    said = await debugged(desks, fences(*PAGE), f"Names.\n{fences(*right)}")
    assert "**Changed** – " in said
    for each, code in PAGE:
        assert (f"-{code.splitlines()[0]}\n" in said) == (each in changed)
    assert said.count("@@ ") == len(changed)


async def test_styles_never_take_the_place_of_a_page(desks: list[Desk]) -> None:
    page, styles = "<div class=x>hi</div>", ".x { text-align: centre; }"
    asked = fences(("html", page), ("css", styles))
    for language in ("css", ""):
        right = styles.replace("centre", "center")
        said = await debugged(desks, asked, f"Spelling.\n{fences((language, right))}")
        assert "-.x { text-align: centre; }\n+.x { text-align: center; }" in said
        assert f"-{page}" not in said
        assert styles in desks[0].model.asked[-1][-1]
    nowhere = await debugged(desks, asked, fences(("js", "alert('hi')")))
    assert f"{debugging.NOWHERE}\n\n```js\nalert('hi')\n```" in nowhere
    assert "**Changed**" not in nowhere


@pytest.mark.parametrize("is_first", [True, False])
async def test_broken_data_is_mended_as_data(desks: list[Desk], is_first: bool) -> None:
    blocks = [f"data.json\n{fences(('json', DATA))}", f"load.py\n{fences(('python', LOAD))}"]
    told = ERROR if is_first else ERROR.replace("Illegal", "In Python 3.8: illegal")
    asked = "\n\n".join(blocks if is_first else reversed(blocks)) + f"\n```\n{told}\n```"
    said = await debugged(desks, asked, f"A comma.\n{fences(('json', DATA.replace(',', '')))}")
    label = "**Mended** – ran in" if is_first else "**Changed** – parses"
    assert label in said
    assert (debugging.UNTRIED in said) != is_first
    assert "--- a/data.json" in said
    assert "load.py" not in said.partition(label)[2]
    assert len(desks[0].model.asked) == 1
    said = await debugged(desks, asked, f"A comma.\n{fences(('json', DATA.replace(':', '')))}")
    assert debugging.NOT_MENDED in said
    assert "Its last try does not parse: line 1" in said


async def test_a_block_in_another_language_mends_no_error_that_was_seen(desks: list[Desk]) -> None:
    code = "xs = [1]\nprint(xs[1])"
    asked = fences(("json", DATA), ("python", code))
    said = await debugged(desks, asked, fences(("json", DATA.replace(",", ""))))
    assert "I ran it: it fails: IndexError" in said
    assert debugging.NOT_MENDED in said


TOTAL = (
    "def total(rows):\n    for row in rows:\n        n = float(row)\n    return n\n\n"
    "print(total(open('a.txt')))"
)
CONFIG = '{\n  "a": 1,\n  "b": 2,\n}'
VALID = CONFIG.replace("2,", "2")
READ = "import json\nprint(json.load(open('c.json'))['x'])"
RIGHT = READ.replace("'x'", "'a'")


@pytest.mark.parametrize(
    ("code", "name", "data", "answer", "label", "patched"),
    [
        (TOTAL, "a.txt", "1\nx\n", "a.txt\n```\n1\n2\n```", "**Mended** – ran", ["a.txt"]),
        (TOTAL, "a.txt", "1\nx\n", "a.txt\n```\n1\ny\n```", debugging.NOT_MENDED, []),
        (TOTAL, "a.txt", "1\nx\n", "The row:\n```\n1\n2\n```", debugging.NOWHERE, []),
        (RIGHT, "c.json", CONFIG, fences(("json", VALID)), "**Mended** – ran", ["c.json"]),
        (
            READ,
            "c.json",
            CONFIG,
            f"c.json\n{fences(('json', VALID))}\n\n{fences(('python', RIGHT))}",
            "**Mended** – ran",
            ["main.py", "c.json"],
        ),
        (READ, "c.json", VALID, f"It prints:\n{fences(('json', VALID.replace('a', 'x')))}", "", []),
    ],
)
async def test_a_mend_of_data_is_one_where_the_program_runs_with_it(
    desks: list[Desk],
    code: str,
    name: str,
    data: str,
    answer: str,
    label: str,
    patched: list[str],
) -> None:
    desks[0].model.answers = [f"It is wrong.\n\n{answer}"]
    sent = [file("main.py", code), file(name, data)]
    reply = await desks[0].asks("why does it crash?", files=sent)
    assert label in reply.markdown
    assert [e.name for e in reply.extras.files if "patch" not in e.name] == patched


async def test_an_import_of_a_package_by_who_runs_it_alone_is_their_error(
    desks: list[Desk],
) -> None:
    main = "from .utils import f\n\nprint(f())"
    told = "ImportError: attempted relative import with no known parent package"
    asked = f"utils.py\n{fences(('python', 'def f():' + chr(10) + '    return 3'))}\n\nmain.py\n"
    asked += f"{fences(('python', main))}\n```\n{told}\n```"
    right = fences(("python", main.replace(".utils", "utils")))
    said = await debugged(desks, asked, f"`main.py`:\n{fences(('python', main))}", right)
    assert f"I ran it and saw the same error: `{told}`" in said
    assert "** – ran in" in said
    assert len(desks[0].model.asked) == 2


WHOLE_PAGE = (
    "<html>\n<head><title>Sales</title></head>\n<body>\n<h1>{{ title }}</h1>\n"
    "<p>{{ total }}</p>\n</body>\n</html>"
)
SCRIPT = "squares = [i * i for i in range(3)]\nprint(squares)"
MENDED = SCRIPT.replace("range(3)", "range(1, 4)")


@pytest.mark.parametrize(
    ("beside", "in_the_answer"),
    [
        (("html", WHOLE_PAGE), ("html", "<h1>{{ title }}</h1>")),  # a line that is quoted
        (("json", '{"name": "a", "of": [1, 2, 3]}'), ("json", '{"names": ["a"]}')),  # an output
        (("csv", "name,amount\na,1\nb,2"), ("csv", "name,total\na,1\nb,2")),  # another way
        (("text", "[0, 1, 4]"), ("text", "[1, 4, 9]")),  # what it prints, then and now
        (("bash", "python app.py"), ("bash", "python squares.py")),
    ],
)
async def test_what_else_an_answer_shows_is_no_fix_of_what_stands_beside_the_code(
    desks: list[Desk], beside: tuple[str, str], in_the_answer: tuple[str, str]
) -> None:
    said = await debugged(
        desks,
        f"It should begin with 1.\n{fences(('python', SCRIPT), beside)}",
        f"The range begins too early.\n{fences(('python', MENDED))}\nSo:\n{fences(in_the_answer)}",
    )

    assert "+squares = [i * i for i in range(1, 4)]\n" in said
    assert said.count("@@ ") == 1


@pytest.mark.parametrize(
    ("asked", "answered"), [("mysql", "sql"), ("yaml", "yml"), ("scss", "css"), ("vue", "html")]
)
async def test_where_one_thing_was_sent_a_fix_may_call_its_language_otherwise(
    desks: list[Desk], asked: str, answered: str
) -> None:
    wrong, right = fences((asked, "a: 1\nb 2")), fences((answered, "a: 1\nb: 2"))
    said = await debugged(desks, f"Why is it wrong?\n{wrong}", f"A sign is missing.\n{right}")

    assert "**Changed** – " in said
    assert "+b: 2\n" in said


IMAGE = "FROM python:3.12\nRUN pip install -r requirments.txt"
STACK = 'services:\n  web:\n    build: .\n    ports:\n      - "80"'


@pytest.mark.parametrize("with_code", [False, True])
async def test_a_part_of_what_stands_beside_the_code_is_put_in_its_place(
    desks: list[Desk], with_code: bool
) -> None:
    styles = "body {\n  margin: 0;\n}\n\n.box {\n  color: rd;\n}\n\n.foot {\n  top: 0;\n}"
    page = '<div class="bx">Hi</div>'
    answer = [("css", ".box {\n  color: red;\n}")]
    answer += [("html", page.replace("bx", "box"))] if with_code else []
    said = await debugged(
        desks, fences(("html", page), ("css", styles)), f"Typos.\n{fences(*answer)}"
    )
    assert "**Changed** – " in said
    assert "-  color: rd;\n+  color: red;\n" in said
    assert said.count("@@ ") == len(answer)
    assert LEFT not in said


@pytest.mark.parametrize(
    ("sent", "answered"),
    [
        ((("html", WHOLE_PAGE),), ("js", "document.title = 'Sales';")),
        ((("yaml", STACK),), ("dockerfile", "FROM python:3.12")),
        ((("python", "import flask\n"), ("html", WHOLE_PAGE)), ("html", "<h2>{{ titel }}</h2>")),
        ((("dockerfile", IMAGE), ("yaml", STACK)), ("yaml", "services:\n  web:\n    image: app")),
    ],
)
async def test_what_is_no_version_of_anything_is_shown_and_put_nowhere(
    desks: list[Desk], sent: tuple[tuple[str, str], ...], answered: tuple[str, str]
) -> None:
    said = await debugged(desks, f"fix this\n{fences(*sent)}", f"So:\n{fences(answered)}")

    assert f"{debugging.NOWHERE}\n\nSo:\n{fences(answered)}" in said
    assert "@@ " not in said
    assert len(desks[0].model.asked) == 1


async def test_what_is_mended_beside_the_code_is_changed_or_told_of(desks: list[Desk]) -> None:
    asked = f"fix this\n{fences(('dockerfile', IMAGE), ('yaml', STACK))}"
    right = IMAGE.replace("rments", "rements")
    ports = STACK.replace("80", "80:80")
    both = await debugged(desks, asked, fences(("docker", right), ("yml", ports)))
    assert both.count("@@ ") == 2
    assert LEFT not in both
    part = ports.partition("build: .\n")[2]
    placed = await debugged(desks, asked, fences(("dockerfile", right), ("yaml", part)))
    assert placed.count("@@ ") == 2
    assert LEFT not in placed
    part = part.replace("ports:", "expose:")
    said = await debugged(desks, asked, fences(("dockerfile", right), ("yaml", part)))
    assert said.count("@@ ") == 1
    assert f"{LEFT}\n\n```yaml\n{part}\n```" in said
