"""What is no Python is not replaced by the part of it that an answer shows."""

import pytest

from bot.skills.code.checks.losing import gone_members, only_a_part
from bot.tools.source.reading import read
from tests.unit.coders import Desk, seated

JS = (
    "const tax = 0.2;\nfunction gross(p) {\n  return p * (1 + txa);\n}\n"
    "function net(p) {\n  return p;\n}\nconsole.log(gross(1), net(1));"
)
MENDED = JS.replace("txa", "tax")
GROSS = "function gross(p) {\n  return p * (1 + tax);\n}"
CSS = "body { margin: 0; }\n.t { color: rd; }\n.nav { display: flex; }\n.foot { padding: 2px; }"
PHP = "<?php\n// prints ...\nfunction hello() {\n  ech 'hi';\n}\nhello();"


SIZE = "get size() { return this.n; }"
STACK = f"export class Stack extends Base {{ {SIZE} static async make() {{}} push = (x) => {{}}; }}"
API = "const api = { get() {}, post: () => 1 };\nconst one = () => 1;\nconst two = () => 2;"


SETS = "constructor(name) { this.name = name; }"
CAT = f"class Cat {{ {SETS} say() {{ return this.name; }} }}"
PET = f"class Pet {{ {SETS} }} class Cat extends Pet {{ {SETS} say() {{ return this.name; }} }}"
SHOP = "class Shop { private int n; Shop() { n = 1; } int n() { return n; } }"
LISTENS = CAT.replace("}", "listen(); }", 1)
FOCUS = "x.onfocus = () => { b(); };\nx.show();"
CLICK = "x.onclick = function () { a(); };\nx.onclick = () => { b(); };"


@pytest.mark.parametrize(
    ("language", "before", "after", "gone"),
    [
        ("javascript", CAT, CAT.replace(SETS, "name = 'Tom';"), "Cat.constructor"),
        ("javascript", PET, PET.replace(f"{SETS} say", "say"), "Cat.constructor"),
        ("java", SHOP, SHOP.replace("Shop() { n = 1; }", "").replace("n;", "n = 1;", 1),
         "Shop.Shop"),
        ("javascript", CLICK, CLICK.replace("onclick = ", 'addEventListener("click", '),
         "x.onclick"),
    ],
)  # fmt: skip
async def test_what_something_else_took_the_place_of_is_told_and_not_missed(
    language: str, before: str, after: str, gone: str
) -> None:
    was, now = [(await read(each, language)).members for each in (before, after)]
    assert gone in was
    assert not only_a_part(before, after, was, now)
    assert gone_members(before, after, was, now) == [gone]


@pytest.mark.parametrize(
    ("language", "before", "old", "new", "gone"),
    [
        ("javascript", STACK, SIZE, "", "Stack.size"),
        ("typescript", STACK, SIZE, "", "Stack.size"),
        ("javascript", STACK, "static async make() {}", "", "Stack.make"),
        ("javascript", STACK, "push = (x) => {};", "", "Stack.push"),
        ("javascript", API, ", post: () => 1", "", "api.post"),
        ("javascript", API, "const two = () => 2;", "", "two"),
        ("java", "class A { int a() { return 1; } int b() { return 2; } }", "int a() { return 1; }",
         "", "A.a"),
        ("javascript", STACK, SIZE, "get length() { return this.n; }", ""),  # another name
        ("javascript", STACK, SIZE, "size = 0;", ""),
        ("javascript", STACK, f"Stack extends Base {{ {SIZE}", "Stack extends Sized {", ""),
        ("javascript", STACK, "{}", "{ return 1; }", ""),
        ("javascript", CAT, SETS, "", "Cat.constructor"),
        ("javascript", LISTENS, LISTENS[12:61], "name = '';", "Cat.constructor"),
        ("java", SHOP, "Shop() { n = 1; }", "", "Shop.Shop"),
        ("javascript", FOCUS, FOCUS[:27], 'x.addEventListener("click", a);', "x.onfocus"),
    ],
)  # fmt: skip
async def test_a_method_that_is_left_out_is_missed(
    language: str, before: str, old: str, new: str, gone: str
) -> None:
    after = before.replace(old, new, 1)
    was, now = [await read(each, language) for each in (before, after)]
    assert not now.problem
    said = only_a_part(before, after, was.members, now.members)
    assert said == (f"`{gone}` is gone. Keep all of the code." if gone else "")


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
