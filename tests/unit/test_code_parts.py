"""A fix of which only the changed part is shown: it is put in its place, in one file or several."""

import pytest

from bot.skills.code.debug.mends.fixing import parts_in
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.places.splicing import spliced
from tests.sandboxes import needs_whole_python
from tests.unit.coders import Desk, seated

ITEM = "class Item:\n    def __init__(self, price):\n        self.price = price"
CART = (
    "class Cart:\n    def __init__(self):\n        self.items = []\n\n    def total(self):\n"
    "        return sum(i.cost for i in self.items)"
)
MODULE = f"{ITEM}\n\n\n{CART}"
USE = "c = Cart()\nc.items.append(Item(2))\nprint(c.total())"
WRONG, RIGHT = CART.split("\n")[-1], CART.split("\n")[-1].replace("cost", "price")
METHOD = f"def total(self):\n{RIGHT.replace('        ', '    ')}"
FIXED = CART.replace("cost", "price")


def python(code: str, above: str = "") -> str:
    return f"{above}\n```python\n{code}\n```\n"


PARTS = {
    "class": python(FIXED),
    "the rest left out": python(
        f"class Cart:\n    # ... unchanged ...\n\n    def total(self):\n{RIGHT}"
    ),
    "method": python(METHOD),
    "indented": python(f"    def total(self):\n{RIGHT}"),
    "line": python(RIGHT.strip()),
    "change to": f"Change{python(WRONG)}to{python(RIGHT)}",
    "change to, and all": f"Change{python(WRONG)}to{python(RIGHT)}All:{python(MODULE)}".replace(
        MODULE, MODULE.replace("cost", "price")
    ),
}


@needs_whole_python
@pytest.mark.parametrize("named", ["", "In `cart.py`:\n"], ids=["", "named"])
@pytest.mark.parametrize("answer", PARTS.values(), ids=PARTS.keys())
async def test_a_part_is_put_in_its_place_in_one_of_several_files(
    desks: list[Desk], answer: str, named: str
) -> None:
    desk = seated(desks, f"Typo.\n\n{named}{answer}")
    main = python(f"from cart import Cart, Item\n\n{USE}", "main.py")
    reply = await desk.asks(f"why does this fail?\n\n{python(MODULE, 'cart.py')}\n{main}", "debug")
    assert [each.name for each in reply.extras.files] == ["cart.py", "cart.py.patch"]
    source = desk.blobs.kept[reply.extras.files[0].blob].decode()
    assert source == MODULE.replace("cost", "price") + "\n"
    assert len(desk.model.asked) == 1


@pytest.mark.parametrize(
    "answer",
    [
        PARTS[each]
        for each in ("class", "the rest left out", "method", "indented", "line", "change to")
    ],
)
async def test_a_part_is_put_in_its_place_in_one_file(desks: list[Desk], answer: str) -> None:
    desk = seated(desks, f"Typo.\n\n{answer}")
    reply = await desk.asks(f"why does this fail?\n{python(f'{MODULE}{chr(10) * 3}{USE}')}")
    assert "**Mended** – ran" in reply.markdown
    source = desk.blobs.kept[reply.extras.files[0].blob].decode()
    assert source == f"{MODULE.replace('cost', 'price')}\n\n\n{USE}\n"


def test_several_parts_are_put_in_their_places_and_of_two_ways_the_first() -> None:
    source = "def add(a, b):\n    return a - b\n\n\ndef mul(a, b):\n    return a + b\n"
    add, mul = "def add(a, b):\n    return a + b", "def mul(a, b):\n    return a * b"
    other = "def add(a, b):\n    return sum((a, b))"
    blocks = [Block("python", each) for each in (add, mul, other)]
    assert parts_in(source, blocks)[0] == f"{add}\n\n\n{mul}\n"


@pytest.mark.parametrize("body", ["total = a + b", "    total = a + b"])
def test_a_function_shown_indented_takes_the_place_of_what_was_not(body: str) -> None:
    part = "def add(a, b):\n    total = a + b\n    return total"
    broken = f"def add(a, b):\n{body}\nreturn total\n\nprint(add(1, 2))"
    assert spliced(broken, part) == [f"{part}\n\nprint(add(1, 2))"]


@pytest.mark.parametrize("part", ["print(double(2))", "def double(x):\n    return x * 2", "x = 1"])
def test_what_is_like_nothing_there_has_no_place(part: str) -> None:
    assert parts_in(MODULE, [Block("python", part)]) == []


def test_a_method_that_two_classes_have_has_no_place_by_its_name() -> None:
    source = f"{CART}\n\n\n{CART.replace('Cart', 'Basket')}"
    assert parts_in(source, [Block("python", METHOD)]) == []


async def test_the_cell_of_a_notebook_is_put_in_its_place(desks: list[Desk]) -> None:
    cells = ["import math\nr = 2", "print(math.pi * r ** 2 + undefined)"]
    code = "\n\n".join(cells)
    desk = seated(desks, f"Not set.\n{python('print(math.pi * r ** 2)')}")
    reply = await desk.asks(python(code), "debug")
    source = desk.blobs.kept[reply.extras.files[0].blob].decode()
    assert source == "import math\nr = 2\n\nprint(math.pi * r ** 2)\n"


GET = "r = requests.get(URL, headers={'Authorization': os.environ['TOKN']})"
SHOW = "for u in r.json()['data']:\n    print(u['name'])"
TWO_LINES = "token = os.environ['TOKEN']\nr = requests.get(URL, headers={'Authorization': token})"
MEAN = "total = 0\nfor x in xs:\n    total += x / n\nprint(total)"


@pytest.mark.parametrize(
    "above", ["import os\nimport requests\n\n", "import os\n\n\ndef f():\n    return 1\n\n\n", ""]
)
@pytest.mark.parametrize("part", [GET.replace("TOKN", "TOKEN"), TWO_LINES])
@pytest.mark.parametrize("behind", [f"\n{SHOW}", "\nprint(r)", f"\n\n{SHOW}"])
def test_what_stands_in_the_same_paragraph_as_a_line_stays(
    above: str, part: str, behind: str
) -> None:
    source = f"{above}{GET}{behind}"
    found = [*spliced(source, part), *parts_in(source, [Block("python", part)])]
    assert found[0] == f"{above}{part}{behind}"


@pytest.mark.parametrize(
    ("source", "part", "whole"),
    [
        (
            f"xs = [1]\n\n{MEAN}",
            MEAN.replace("x / n", "x / len(xs)"),
            f"xs = [1]\n\n{MEAN.replace('x / n', 'x / len(xs)')}",
        ),
        (
            "def f(xs):\n    return sum(xs) / len(xs)\n\nprint(f([]))",
            "if not xs:\n    return 0\nreturn sum(xs) / len(xs)",
            "def f(xs):\n    if not xs:\n        return 0\n    return sum(xs) / len(xs)\n\n"
            "print(f([]))",
        ),
        (
            "if x = 1:\n    print(x)\n    print('one')\nelse:\n    print(2)",
            "if x == 1:",
            "if x == 1:\n    print(x)\n    print('one')\nelse:\n    print(2)",
        ),
        (
            "for i in range(n):\n    for j in range(n + 1):\n        print(i, j)",
            "for j in range(n):",
            "for i in range(n):\n    for j in range(n):\n        print(i, j)",
        ),
        ("for i in xs:\n    print(x)", "for x in xs:", "for x in xs:\n    print(x)"),
        (
            "def area(w, h):\n    return w * height\n\nprint(area(2, 3))",
            "def area(w, height):",
            "def area(w, height):\n    return w * height\n\nprint(area(2, 3))",
        ),
        (
            "class Box:\n    def area(self):\n        return w * 2\n\n    name = ''",
            "def area(self, w):  # w is new",
            "class Box:\n    def area(self, w):  # w is new\n        return w * 2\n\n    name = ''",
        ),
    ],
)
def test_lines_take_the_place_of_those_that_they_are_most_like(
    source: str, part: str, whole: str
) -> None:
    assert parts_in(source, [Block("python", part)])[0] == whole
