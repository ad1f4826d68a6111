"""A loop is never put within the loop that it replaces, nor above what nothing comes to then."""

import pytest

from bot.skills.code.debug.mends.homes import Told
from bot.skills.code.debug.mends.ways import ways_of
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.places.loops import is_in_replaced_loop
from bot.skills.code.pasted.places.rounds import is_done_for_each
from bot.skills.code.pasted.places.unreached import leaves_unreached
from bot.skills.code.pasted.places.unset import is_left_ungiven

JAVA = (
    "int sum(int[] xs) {\n    int total = 0;\n    for (int i = 0; i <= xs.length; i++)\n"
    "        total += xs[i];\n    return total;\n}"
)
SUM = "int total = 0;\nfor (int x : xs)\n    total += x;\nreturn total;"
MAX = (
    "static int Max(int[] xs)\n{\n    int max = 0;\n    for (int i = 0; i <= xs.Length; i++)\n"
    "        if (xs[i] > max)\n            max = xs[i];\n    return max;\n}"
)
MOST = "int max = xs[0];\nforeach (int x in xs)\n    if (x > max)\n        max = x;\nreturn max;"
PHP = (
    "<?php\n$users = [1, 2];\nfor ($i = 0; $i <= count($users); $i++) {\n"
    '    echo $users[$i] . "\\n";\n}\necho "done";'
)
EACH = 'foreach ($users as $user) {\n    echo $user . "\\n";\n}'
WHILE = (
    "let i = 0;\nwhile (i <= names.length) {\n  console.log(names[i].length);\n  i++;\n}\n"
    'console.log("done");'
)
BARE = (
    'const names = ["a"];\nfor (let i = 0; i <= names.length; i++)\n'
    '  console.log(names[i].toUpperCase());\nconsole.log("done");'
)
OF = "for (const name of names)\n  console.log(name.toUpperCase());"
GRID = "for (let i = 0; i < 3; i++) {\n  for (let j = 0; j <= 3; j++) {\n    a(i, j);\n  }\n}\nb();"


SHOW = '<?php\n$xs = [1, 2];\nforeach ($xs as $x) {\n    echo $x . ", ";\n}\necho "done";'
COUNTED = SHOW.replace("foreach ($xs as $x)", "for ($i = 0; $i <= count($xs); $i++)")
COUNTED = COUNTED.replace("$x .", "$xs[$i] .")
ROWS = (
    "<?php\nforeach ($rows as $row) {\n    for ($i = 0; $i <= count($row); $i++) {\n"
    "        echo $row[$i];\n    }\n}"
)
CELLS = (
    "for (const row of grid) {\n  for (let i = 0; i <= row.length; i++) {\n"
    "    console.log(row[i]);\n  }\n}"
)


async def placed(language: str, source: str, *shown: str) -> list[str]:
    blocks = [Block(language, each) for each in shown]
    ways = await ways_of(blocks, Block(language, source), None, Told(""))
    return [way.files[0].code for way in ways]


def beneath(head: str, part: str) -> str:
    return f"{head}\n" + "\n".join(f"    {row}" for row in part.split("\n")) + "\n}"


@pytest.mark.parametrize(
    ("language", "source", "shown", "whole"),
    [
        ("java", JAVA, SUM, beneath("int sum(int[] xs) {", SUM)),
        ("cpp", JAVA, SUM, beneath("int sum(int[] xs) {", SUM)),
        ("csharp", MAX, MOST, beneath("static int Max(int[] xs)\n{", MOST)),
        ("php", PHP, EACH, f'<?php\n$users = [1, 2];\n{EACH}\necho "done";'),
        ("javascript", GRID, "for (let j = 0; j < 3; j++) {\n  a(i, j);\n}",
         GRID.replace("j <= 3", "j < 3")),
    ],
)  # fmt: skip
async def test_another_form_of_a_loop_takes_the_place_of_all_of_it(
    language: str, source: str, shown: str, whole: str
) -> None:
    assert await placed(language, source, shown) == [whole]


@pytest.mark.parametrize(
    ("language", "source", "shown"),
    [
        ("javascript", BARE, OF),
        ("javascript", BARE, "names.forEach(n => console.log(n.toUpperCase()));"),
        ("javascript", WHILE, "names.forEach(name => console.log(name.length));"),
        ("java", JAVA, "for (int x : xs)\n    total += x;\nreturn total;"),
        (
            "php",
            PHP.replace("for (", "while (").replace("$i = 0; ", "").replace("; $i++", ""),
            EACH,
        ),
    ],
)
async def test_a_loop_never_stands_within_the_one_that_it_replaces(
    language: str, source: str, shown: str
) -> None:
    head = shown.split("\n")[0]
    for whole in await placed(language, source, shown):
        rows = whole.split("\n")
        at = next(at for at, row in enumerate(rows) if row.strip() == head)
        assert not any(row.lstrip().startswith(("for (", "while (")) for row in rows[:at])


@pytest.mark.parametrize(
    ("source", "parts", "whole"),
    [
        ("for row in g:\n    a(row)", ["for cell in row:\n    a(cell)"],
         "for row in g:\n    for cell in row:\n        a(cell)"),
        ("while q:\n    n = q.pop()\n    a(n)", ["for m in n.near:\n    a(m)"],
         "while q:\n    n = q.pop()\n    for m in n.near:\n        a(m)"),
        ("for row in g:\n    a(row)", ["for row in g:\n    for x in y:\n        a(x)"],
         "for row in g:\n    for x in y:\n        a(x)"),
        ("for row in g:\n    a(row)", ["t = sum(\n    x\n    for x in y\n)"],
         "for row in g:\n    t = sum(\n        x\n        for x in y\n    )"),
        ("for a in g:\n    x(a)\nb()", ["for c in d:\n    x(c)"],
         "for a in g:\n    x(a)\nfor c in d:\n    x(c)\nb()"),
    ],
)  # fmt: skip
def test_a_loop_may_stand_within_another_one_that_gives_what_it_goes_through(
    source: str, parts: list[str], whole: str
) -> None:
    assert not is_in_replaced_loop(source, parts, whole)


@pytest.mark.parametrize(
    ("language", "source", "shown"),
    [
        ("php", SHOW, 'echo implode(", ", $xs);'),
        ("php", COUNTED, 'echo implode(", ", $xs);'),
        ("javascript", "for (const x of xs) {\n  t += x.length;\n}\nf(t);",
         "t = count(xs);"),
        ("php", ROWS, "foreach ($row as $cell) {\n    echo $cell;\n}"),
    ],
)  # fmt: skip
async def test_what_does_all_at_once_is_not_done_for_each_nor_a_loop_without_its_outer_one(
    language: str, source: str, shown: str
) -> None:
    assert await placed(language, source, shown) == []


REMOVED = "for (int n : ns) {\n    if (n < 0) {\n        ns.remove(n);\n    }\n}\nprint(ns);"
ALLMAN = "foreach (var u in us)\n{\n    if (u.IsOld)\n        us.Remove(u);\n}"
SPLICED = "for (const x of xs) {\n  if (x < 0) {\n    xs.splice(xs.indexOf(x), 1);\n  }\n}"
TAKEN = "foreach ($xs as $x) {\n    if ($x < 0) {\n        taken($xs, $x);\n    }\n}"


@pytest.mark.parametrize(
    ("language", "source", "shown"),
    [
        ("java", REMOVED, "ns.removeIf(n -> n < 0);"),
        ("java", REMOVED, "ns.removeIf(n->n < 0);\nprint(ns);"),
        ("java", "for (U u : us) {\n    if (u.old()) {\n        us.remove(u);\n    }\n}",
         "us.removeIf(u -> {\n    return u.old();\n});"),
        ("csharp", ALLMAN, "us.RemoveAll(u => u.IsOld);"),
        ("javascript", SPLICED, "xs = xs.filter(x => x >= 0);"),
        ("kotlin", REMOVED.replace("int n :", "n in"), "ns.removeAll { n -> n < 0 }"),
        ("kotlin", REMOVED.replace("int n :", "n in"), "ns.removeAll { it < 0 }"),
        ("ruby", "xs.each do |x|\n  xs.delete(x) if x < 0\nend", "xs.reject! { |x| x < 0 }"),
        ("php", TAKEN, "$xs = array_filter($xs, fn($x) => $x >= 0);"),
        ("rust", "for x in v.iter() {\n    if *x < 0 {\n        v.remove(*x);\n    }\n}",
         "v.retain(|x| *x >= 0);"),
        ("python", "for x in xs:\n    if x < 0:\n        xs.remove(x)\n",
         "xs = [x for x in xs if x >= 0]"),
    ],
)  # fmt: skip
async def test_a_lambda_whose_name_is_that_of_the_loop_is_not_put_within_it(
    language: str, source: str, shown: str
) -> None:
    head, last = source.split("\n")[0], shown.split("\n")[-1]
    ways = await placed(language, source, shown)
    assert not any(head in whole and f" {last}" in whole for whole in ways)


@pytest.mark.parametrize(
    ("source", "whole"),
    [
        (REMOVED, REMOVED.replace("ns.remove(n)", "old.removeIf(m -> m == n)")),
        (REMOVED, REMOVED.replace("ns.remove(n)", "seen.removeIf(n -> n < 0)")),
        (SPLICED, SPLICED.replace("x < 0", "xs.some(y => y > x)")),
        ("for (A a : as) {\n    b(a);\n    as.f(x -> x.old);\n}",
         "for (A a : as) {\n    b(a);\n    as.f(x -> x.odd);\n}"),
        ("for x in xs:\n    t.append(x)", "for x in xs:\n    t.append(x + len([y for y in xs]))"),
        (TAKEN, TAKEN.replace("taken($xs, $x)", "$t[] = [$x => count($xs)]")),
        (TAKEN, TAKEN.replace("taken($xs, $x)", "$xs->remove($x->name)")),
    ],
)  # fmt: skip
def test_a_lambda_beside_what_a_loop_gives_may_be_within_it(source: str, whole: str) -> None:
    assert not is_done_for_each(source, [], whole)


async def test_a_loop_that_goes_through_what_another_one_gives_never_takes_its_place() -> None:
    loop = "for (const cell of row) {\n  console.log(cell);\n}"
    whole = f"for (const row of grid) {{\n  {loop.replace(chr(10), chr(10) + '  ')}\n}}"
    assert await placed("javascript", CELLS, loop) == [whole]
    assert await placed("javascript", CELLS, whole) == [whole]


@pytest.mark.parametrize(
    ("source", "parts", "whole"),
    [
        (SHOW, [], SHOW.replace("$x .", "trim($x) .")),
        (SHOW, [], SHOW.replace('", "', '"$x"').replace("$x .", "$xs .")),
        ("for x in xs:\n    f(x)\n    g(x)", [], "for x in xs:\n    f(xs)\n    g(x)"),
        ("for x in xs:\n    f(x)", ["for x in xs:\n    f(xs)"], "for x in xs:\n    f(xs)"),
        ("for i in range(3):\n    f(i)", [], "for i in range(3):\n    f(xs)"),
        ("while q:\n    n = q.pop()\n    f(n)", [], "while q:\n    n = q.pop(0)\n    f(n)"),
        ("while q:\n    f(q.pop())", [], "while q:\n    f(q.pop(0))"),
        ("for x in xs:\n    f(x)\ng()", [], "f(xs)\ng()"),
        ("for x in xs:\n    t += x", [], "for x in xs:\n    t += x * len(xs)"),
    ],
)
def test_a_loop_may_do_something_else_for_each(source: str, parts: list[str], whole: str) -> None:
    assert not is_done_for_each(source, parts, whole)


@pytest.mark.parametrize(
    "whole",
    [
        "names.forEach(function (name) {\n  f(name);\n});",
        "names.forEach(name => f(name));",
        "for (const name in names) {\n  f(name);\n}",
        "const found = names.map(n => ({ name: n }));",
        "const name = names[0];\nf(name);",
        "f(person.name);",
        "function g(name) {\n  f(name);\n}",
    ],
)
def test_what_a_loop_gave_may_be_given_otherwise(whole: str) -> None:
    assert not is_left_ungiven("for (const name of names) {\n  f(name);\n}", whole)


@pytest.mark.parametrize(
    "whole",
    [
        "switch (n) {\n  case 1:\n    return 1;\n  case 2:\n    return 2;\n}",
        "if (a)\nreturn 1;\nb();",
        "def f(x)\n  return 1 if x\n  g(x)\nend",
        "return fetch(url)\n  .then(read);",
        "return a +\n  b;",
        "if (a) {\n  return 1;\n} else {\n  return 2;\n}",
        "return f();\nfunction f() { return 1; }",
        "p {\n  break-after: page;\n  color: red;\n}",
        "continue-on-error: true\nrun: make",
        "free:\n  throw e;\nfail:\n  tell();",
    ],
)
def test_what_ends_a_block_may_have_another_case_or_function_below_it(whole: str) -> None:
    assert not leaves_unreached("", [], whole)


def test_what_nothing_comes_to_is_told_unless_it_stood_or_is_shown_so() -> None:
    whole = "{\n  return a;\n    a += b;\n  return a;\n}"

    assert leaves_unreached("", [], whole)
    assert not leaves_unreached(whole, [], whole)
    assert not leaves_unreached("", [whole], whole)
