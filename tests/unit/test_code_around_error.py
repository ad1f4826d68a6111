"""A guard around the line that failed: where it is put, and that nothing beside it is lost."""

from textwrap import dedent

import pytest

from bot.skills.code.debug.mends.fixing import fixes_in
from bot.skills.code.debug.mends.homes import Told
from bot.skills.code.debug.mends.ways import ways_of
from bot.skills.code.pasted.files.projects import project_of
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.places.splicing import alike

USER = """
user = load()
print("Name:", user["name"])
print("Age:", user["age"])
print("done")
"""
LOOP = """
for line in lines:
    value = int(line)
    total += value
    count += 1
    print("read", value)
print("total", total)
"""
FIND = """
def find(xs, t):
    i = 0
    while xs[i] != t:
        i += 1
    return i

print(find([1], 5))
"""
TWICE = """
print("Age:", user["age"])
user = users[1]
print("Age:", user["age"])
print("done")
"""
OUTER = """
if user:
    print("Age:", user["age"])
else:
    print("nobody")
"""
BRACED = """
x = 10
if (x > 5) {
    print("big")
} else if (x > 3) {
    print("mid")
} else {
    print("small")
}
"""
UNBRACED = (
    'x = 10\nif x > 5:\n    print("big")\nelif x > 3:\n    print("mid")\nelse:\n    print("small")'
)
POP = """
print(xs.pop())
print(xs.pop())
print(xs)
"""
TRIED_POP = "try:\n    print(xs.pop())\n    print(xs.pop())\nexcept IndexError:\n    print('no')"
FETCH = "\nr = get(url)\ndata = r.json()"
TRIED_FETCH = (
    "try:\n    r = get(url, timeout=9)\n    data = r.json()\nexcept OSError:\n    data = {}"
)
ADD = """
def add(a, b):
    if a is None:
        return 0
    return a + b

print(add(1, None))
"""
CART = """
cart.add("b", None)
cart.add("a", 1)
print(cart.total())
"""
OPENED = """
f = open("a.txt")
print(f.read())
print("done")
"""
GAP = """
user = load()
print("Age:", user["age"])
print("City:", user["city"])
print("Zip:", user["zip"])
"""
SHOW = """
function show(user) {
  console.log("Name: " + user.name);
  console.log("City: " + user.address.city);
  console.log("Zip: " + user.zip);
}

show({ name: "Bob", zip: 1 });
"""
MAIN = """
public class Main {
    public static void main(String[] args) {
        System.out.println("Length: " + s.length());
        System.out.println("Done");
    }
}
"""
READ = 'with open("date.txt") as f:\n    print(f.read())'
READ_RIGHT = READ.replace("date", "data")
BOTH = 'with open("a") as f, open("b") as g:\n    print(f.read())\n    print(g.read())'
SAVED = 'with open("date.txt") as f:\n    with open("out.txt", "w") as g:\n        print(f.read())'
OLD_TRY = (
    "        try (Scanner s = new Scanner(a)) {\n"
    "            System.out.println(s.next());\n        }"
)
CITY = """
function getCity(user) {
  return user.address.city;
}

console.log(getCity({}), getCity({ address: { city: "Rome" } }));
"""
ROUTE = """
app.post("/users", (req, res) => {
  const name = req.body.name;
  res.json({ name });
});
"""
LOGIN = """
function login(user, word) {
  if (!user) {
    return false;
  }
  const known = find(user);
  log("found");
  return known.word.trim() === word;
}
"""
KNOWN, TRIMMED = "const known = find(user);", "return known.word.trim() === word;"
UNKNOWN = "if (!known.word) {\n  return false;\n}"
SUM = 'total = "0"\nfor i in range(3):\n    total = total + i\n    print(i)\nprint("sum", total)'
OPEN_SUM = (
    'with open("a") as f:\n    total = 0\n    for row in f:\n        total += row\n'
    'print("total", total)\nprint("done")'
)
AREA = "def area(w, h):\n    print(w * h)\n\nprint(area(2, 3) + area(4, 5))"
CALC = "def div(a, b):\n    return a / b\n\n\ndef half(a):\n    return div(a, 2)"
USES = "from calc import div\nprint(div(4, 2))\nprint(div(1, 0))\nprint('end')"
TRIED = "try:\n    print(div(1, 0))\nexcept ZeroDivisionError:\n    print('no')"
NONE = "if b == 0:\n    return None"
IN_CALC = (
    '  File "main.py", line 3, in <module>\n  File "calc.py", line 2, in div\nZeroDivisionError: 0'
)
NO_CITY = "TypeError: Cannot read properties of undefined (reading 'city')"
NO_ADDRESS = "if (!user.address) {\n  return null;\n}"
AGE, GUARD = 'print("Age:", user["age"])', 'if "age" in user:\n    print("Age:", user["age"])'
GUARDED = f'{GUARD}\nelse:\n    print("Age: unknown")'
CAUGHT = f'try:\n    {AGE}\nexcept KeyError:\n    print("Age: unknown")'
ASKED = "while True:\n    " + CAUGHT.replace("\n", "\n    ").replace(AGE, f"{AGE}\n        break")
ELSE = ASKED.replace("\n        break", "") + "\n    else:\n        break"


def at(*lines: int) -> str:
    """A traceback that went through these lines."""
    return "".join(f'  File "main.py", line {each}, in f\n' for each in lines) + "KeyError: 'age'"


async def placed(source: str, error: str, *shown: str, language: str = "python") -> list[str]:
    code = Block(language, dedent(source).strip("\n"))
    blocks = [Block(language, dedent(each).strip("\n")) for each in shown]
    return [way.files[0].code for way in await ways_of(blocks, code, None, Told(error))]


@pytest.mark.parametrize("shown", [GUARDED, CAUGHT, ASKED, ELSE])
@pytest.mark.parametrize("error", [at(3), ""])
async def test_a_guard_takes_the_place_of_the_line_that_failed_and_of_no_other(
    shown: str, error: str
) -> None:
    assert await placed(USER, error, shown) == [USER.strip("\n").replace(AGE, shown)]


@pytest.mark.parametrize(
    ("source", "line", "shown", "old", "new"),
    [
        (
            LOOP, 2,
            "for line in lines:\n    try:\n        value = int(line)\n    except ValueError:\n"
            "        continue\n    total += value\n    count += 1",
            "    value = int(line)",
            "    try:\n        value = int(line)\n    except ValueError:\n        continue",
        ),
        (
            FIND, 3,
            "while i < len(xs) and xs[i] != t:\n    i += 1\nreturn i if i < len(xs) else -1",
            "    while xs[i] != t:\n        i += 1\n    return i",
            "    while i < len(xs) and xs[i] != t:\n        i += 1\n"
            "    return i if i < len(xs) else -1",
        ),
        (
            FIND, 3, "if not xs:\n    return -1", "    while xs[i]",
            "    if not xs:\n        return -1\n    while xs[i]",
        ),
        (
            ADD, 4, "if b is None:\n    return 0\nreturn a + b",
            "    return a", "    if b is None:\n        return 0\n    return a",
        ),
        (USER, 3, f"user = load()\n{GUARD}", AGE, GUARD),
        (BRACED, 2, UNBRACED, BRACED.strip("\n"), UNBRACED),
        (POP, 2, TRIED_POP, "print(xs.pop())\nprint(xs.pop())", TRIED_POP),
        (FETCH, 9, TRIED_FETCH, FETCH.strip("\n"), TRIED_FETCH),
        (OUTER, 2, GUARDED, f"    {AGE}", "    " + GUARDED.replace("\n", "\n    ")),
        (TWICE, 3, GUARDED, f'[1]\n{AGE}', f'[1]\n{GUARDED}'),
        (OUTER.replace(":\n", "\n", 1), 2, f"if user:\n    {AGE}", "if user\n", "if user:\n"),
        (f"{READ}\nprint('end')", 2, READ_RIGHT, READ, READ_RIGHT),
        (f"{READ}\nprint('end')", 2, SAVED, READ, SAVED),
        (f"import json\n\n{READ}", 4, f"import json\n\n{READ_RIGHT}", READ, READ_RIGHT),
    ],
)  # fmt: skip
async def test_what_a_part_holds_stays_where_it_is(
    source: str, line: int, shown: str, old: str, new: str
) -> None:
    assert await placed(source, at(line), shown) == [source.strip("\n").replace(old, new)]


@pytest.mark.parametrize(
    ("source", "error", "shown"),
    [
        (TWICE, "KeyError: 'age'", GUARDED),
        (GAP, at(2), f'if user:\n    {AGE}\n    print("Zip:", user["zip"])\nelse:\n    print(0)'),
        (FIND, at(7, 3), "xs = [3]\nif xs:\n    print(find(xs, 3))\nelse:\n    print('none')"),
        (LOOP, at(2), "if not line:\n    return 0"),
        (
            LOOP, at(3),
            "for line in lines:\n    if line:\n        total += value\n        print('read')",
        ),
        (CART, at(3), 'if cart:\n    cart.add("b", 0)\n    print(cart.total())'),
        (ADD, "", 'if "b" not in a:\n    return 0'),
        (OPENED, "", 'if ok:\n    with open("a.txt") as f:\n        print(f.read())'),
        (SUM, at(3), SUM.replace('"0"', "0").replace("    print(i)\n", "")),
        (AREA, at(4), "return w * h"),
        (USER, "", ASKED.replace("\n        break", "")),
        (BOTH, "", READ_RIGHT),
        (FETCH.replace("\n", "\nprint(1)\n"), "", TRIED_FETCH.replace("url,", "page,")),
        ('f = open("date.txt")\nprint(f.read())\nf.close()\nprint(1)', "", READ_RIGHT),
        (OPEN_SUM, "", 'for row in f:\n    total += int(row)\nprint("total", total)'),
        (
            f"if user:\n    {AGE}\nprint('end')", at(2),
            f"if user and user.ok:\n    {AGE}\n    print(1)",
        ),
    ],
)  # fmt: skip
async def test_where_that_is_not_clear_nothing_is_placed(
    source: str, error: str, shown: str
) -> None:
    assert not await placed(source, error, shown)


async def test_of_two_ways_each_is_tried_alone() -> None:
    source = USER.strip("\n")
    found = await placed(USER, at(3), GUARDED, CAUGHT)
    assert found == [source.replace(AGE, GUARDED), source.replace(AGE, CAUGHT)]


async def test_a_guard_and_a_function_that_is_mended_are_both_put_in_their_places() -> None:
    source = f"def load():\n    return []\n\n{USER}"
    mended = "def load():\n    return {'name': 1}"
    whole = source.strip("\n").replace(AGE, GUARDED).replace("return []", "return {'name': 1}")
    assert (await placed(source, at(7), mended, GUARDED))[0] == whole


async def test_a_part_is_never_run_as_the_whole_program() -> None:
    source = "data = load(3)\nprint(data)"
    for shown in (
        "if data is not None:\n    show(data)\nelse:\n    show(0)",
        "show(data)\nshow(0)",
    ):
        assert all(
            each.code.startswith("data =")
            for each in await fixes_in([Block("python", shown)], source, "")
        )


def test_what_is_shown_for_another_case_is_no_form_of_a_line_that_was_there() -> None:
    assert not any('"done"' not in each for each in alike(USER.strip("\n"), GUARDED))


@pytest.mark.parametrize(
    ("language", "old", "new", "shown"),
    [
        ("python", "    if x > 5:", "    if x > 6:", "if x > 6:\n    tell(x)"),
        (
            "python", "    if x > 5:", "    if x > 6:",
            "for x in xs:\n    if x > 6:\n        tell(x)",
        ),
        (
            "javascript", "  if (x % 2 === 1) {", "  if (x % 2 === 0) {",
            "if (x % 2 === 0) {\n  tell(x);\n}",
        ),
        ("javascript", "  if (x > 18) {", "  if (x >= 18) {", "if (x >= 18) {"),
        ("cpp", "  while (x >= 5) {", "  while (x > 5) {", "while (x > 5) {\n  tell(x);\n}"),
    ],
)  # fmt: skip
async def test_another_condition_on_the_same_takes_the_place_of_the_old_one(
    language: str, old: str, new: str, shown: str
) -> None:
    is_python = language == "python"
    head, tell = ("for x in xs:", "tell(x)") if is_python else ("for (const x of xs) {", "tell(x);")
    ends = [] if is_python else ["  }", "}"]
    source = "\n".join((head, old, f"{old[: -len(old.lstrip())] * 2}{tell}", *ends, "end()"))
    assert await placed(source, "", shown, language=language) == [source.replace(old, new)]


@pytest.mark.parametrize(
    ("language", "source", "line", "guard"),
    [
        (
            "javascript", SHOW, '  console.log("City: " + user.address.city);',
            'if (user.address) {\n  console.log("City: " + user.address.city);\n} else {\n'
            '  console.log("City: unknown");\n}',
        ),
        (
            "java", MAIN, '        System.out.println("Length: " + s.length());',
            'if (s != null) {\n    System.out.println("Length: " + s.length());\n} else {\n'
            '    System.out.println("None");\n}',
        ),
        (
            "java", MAIN.replace('        System.out.println("Done");', OLD_TRY), OLD_TRY,
            dedent(OLD_TRY).replace("(a)", "(b)"),
        ),
        (
            "javascript", LOGIN, f"  {TRIMMED}",
            f"try {{\n  {TRIMMED}\n}} catch {{\n  return false;\n}}",
        ),
    ],
)  # fmt: skip
async def test_between_brackets_a_guard_takes_the_place_of_just_the_line_that_it_holds(
    language: str, source: str, line: str, guard: str
) -> None:
    depth = line[: len(line) - len(line.lstrip())]
    put = "\n".join(f"{depth}{row}" for row in guard.split("\n"))
    whole = source.strip("\n").replace(line, put)
    assert await placed(source, "", guard, language=language) == [whole]


@pytest.mark.parametrize(
    ("source", "error", "guard", "line"),
    [
        (CITY, f"{NO_CITY}\n    at getCity (app.js:2:23)\n    at app.js:5:13", NO_ADDRESS, 2),
        (CITY, NO_CITY, "if (!user.address) return null;", 2),  # but one line reads it
        (
            ROUTE, f"{NO_CITY.replace('city', 'name')}\n    at /app/server.js:2:25",
            "if (!req.body) {\n  return res.status(400).json({\n    error: 0,\n  });\n}", 2,
        ),
    ],
)  # fmt: skip
async def test_between_brackets_a_check_that_leaves_goes_above_the_line_that_failed(
    source: str, error: str, guard: str, line: int
) -> None:
    rows = source.strip("\n").split("\n")
    rows[line - 1 : line - 1] = [f"  {row}" for row in guard.split("\n")]
    assert await placed(source, error, guard, language="javascript") == ["\n".join(rows)]


@pytest.mark.parametrize(
    ("source", "error", "shown"),
    [
        (f"{CITY}{CITY.replace('getCity', 'b')}", NO_CITY, NO_ADDRESS),
        (CITY, f"{NO_CITY}\n    at getCity (app.js:3:20)", NO_ADDRESS),  # another file's
        (CITY.replace("(user)", "(user: User): string"), "", NO_ADDRESS),
        (ROUTE, "", "if (!req.body) {\n  return res.json({});\n}"),
        ("show(el);\nel.name.trim();", "    at a.js:2:4", "if (!el) {\n  return;\n}"),
        (CITY, "", f"const address = user.address;\n{NO_ADDRESS}\nreturn address.city;"),
    ],
)
async def test_between_brackets_a_check_takes_the_place_of_nothing(
    source: str, error: str, shown: str
) -> None:
    assert not await placed(source, error, shown, language="javascript")


@pytest.mark.parametrize(
    ("shown", "line"),
    [
        (f"{UNKNOWN}\n{TRIMMED}", 7),
        (f"{KNOWN}\n{UNKNOWN}\n{TRIMMED}", 7),
        (f"{KNOWN}\n{UNKNOWN}", 6),
        (f"{UNKNOWN}\n\n// the rest\n{TRIMMED}", 7),
        ("if (!known.word) {\n  known.word = '';\n}\n" + TRIMMED, 7),
        (UNKNOWN, 0),
        (UNKNOWN.replace("known.word", "user.id"), 0),  # no other check is taken out for it
        (f"{UNKNOWN}\nreturn false;", 0),
        (f"{UNKNOWN}\n{TRIMMED}\n{KNOWN}", 0),
    ],
)
async def test_a_check_goes_among_the_lines_that_are_shown_with_it_and_takes_out_none(
    shown: str, line: int
) -> None:
    rows = LOGIN.strip("\n").split("\n")
    check = shown[shown.index("if") : shown.index("}") + 1]
    rows[line - 1 : line - 1] = [f"  {row}" for row in check.split("\n")]
    found = await placed(LOGIN, "", shown, language="javascript")
    assert found == (["\n".join(rows)] if line else [])


async def test_a_check_that_asks_more_takes_the_place_of_the_old_one() -> None:
    more = "if (!user || !user.id) {\n  return false;\n}"
    whole = LOGIN.strip("\n").replace("!user", "!user || !user.id")
    for shown in (more, f"{more}\n{KNOWN}"):
        assert await placed(LOGIN, "", shown, language="javascript") == [whole]


@pytest.mark.parametrize(
    ("name", "shown", "changed", "after"),
    [
        ("main.py", TRIED, "main.py", USES.replace("print(div(1, 0))", TRIED)),
        ("", TRIED, "main.py", USES.replace("print(div(1, 0))", TRIED)),
        (
            "calc.py", f"import math\n\n{NONE.replace('None', 'math.inf')}", "calc.py",
            "import math\n\n"
            + CALC.replace("    return a", "    if b == 0:\n        return math.inf\n    return a"),
        ),
        (
            "", NONE, "calc.py",
            CALC.replace("    return a", "    if b == 0:\n        return None\n    return a"),
        ),
        ("main.py", f"from calc import div\n\n{TRIED}", "main.py",
         USES.replace("print(div(1, 0))", TRIED)),
        ("main.py", NONE, "", ""),
        ("calc.py", "result = a / b if b else None\nreturn result", "", ""),
    ],
)  # fmt: skip
async def test_of_several_files_a_part_has_its_place_in_one_and_is_never_all_of_it(
    name: str, shown: str, changed: str, after: str
) -> None:
    entry, calc = Block("python", USES, "main.py"), Block("python", CALC, "calc.py")
    project = await project_of(entry, [calc])
    ways = await ways_of([Block("python", shown, name)], entry, project, Told(IN_CALC))
    assert [{each.name: each.code for each in way.files} for way in ways] == (
        [{changed: after}] if changed else []
    )


async def test_parts_for_two_files_are_both_put_in_their_places() -> None:
    entry, calc = Block("python", USES, "main.py"), Block("python", CALC, "calc.py")
    project = await project_of(entry, [calc])
    shown = [Block("python", NONE, "calc.py"), Block("python", TRIED, "main.py")]
    (way,) = await ways_of(shown, entry, project, Told(IN_CALC))
    assert [each.name for each in way.files] == ["main.py", "calc.py"]
