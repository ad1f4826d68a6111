"""What is to be added to the code and is shown alone is put where it can stand, or nowhere."""

import pytest

from bot.skills.code.debug.mends.homes import Told
from bot.skills.code.debug.mends.ways import ways_of
from bot.skills.code.pasted.answers.named_changes import with_told_changes
from bot.skills.code.pasted.files.projects import project_of
from bot.skills.code.pasted.messages.blocks import Block, find_blocks, without_blocks
from tests.sandboxes import MENDS
from tests.unit.coders import Desk, seated

ROOT = "def root(x):\n    return math.sqrt(x)\n\n\nprint(root(4))"
DAYS = "def day(a):\n    return datetime.strptime(a, '%d')\n\nprint(day('1'))"
SHOP = (
    "TAX = 0.2\nITEMS = [{'price': 2}, {}]\n\n\ndef price(item):\n"
    "    return item['price'] * (1 + TAX)\n\n\ndef total(items):\n"
    "    return sum(map(price, items))\n\n\nprint(total(ITEMS))"
)
HELPER = "def price_of(item):\n    return item.get('price', 0)"
PRICE = "def price(item):\n    return price_of(item) * (1 + TAX)"
SHAPES = (
    "import math\n\n\nclass Circle:\n    def __init__(self, r):\n        self.r = r\n\n"
    "    def area(self):\n        return math.pi * self.r ** 2\n\n\nclass Square:\n"
    "    def __init__(self, a):\n        self.a = a\n\n\nprint([s.area() for s in [Square(2)]])"
)
AREA = "def area(self):\n    return self.a ** 2"
IN_SQUARE = "\n\n    def area(self):\n        return self.a ** 2"
NO_AREA = "AttributeError: 'Square' object has no attribute 'area'"
STACK = (
    "class Stack:\n    def __init__(self):\n        self.items = []\n\n"
    "    def push(self, x):\n        self.items.append(x)\n\n\ns = Stack()\n"
    "s.push(1)\nprint(len(s))"
)
LEN = "def __len__(self):\n    return len(self.items)"
ITEM = (
    "from dataclasses import dataclass\n\n\n@dataclass\nclass Item:\n    name: str\n"
    "    price: float\n\n\nprint(Item('pen', 2.0).count)"
)
WORDS = "from collections import Counter\n\ntext = 'a b a'\nprint(most(text))"
MOST = "def most(text):\n    return Counter(text.split()).most_common(1)[0][0]"
HEADED = '#!/usr/bin/env python3\n"""Roots."""\n\nfrom __future__ import annotations\n\n'
TYPED = "from typing import List\n\n\ndef f(x: List[int]) -> Optional[int]:\n    return x[0]"


def python(*codes: str) -> str:
    return "\nand\n".join(f"```python\n{code}\n```" for code in codes)


async def tried(source: str, answer: str, error: str = "", name: str = "") -> list[str]:
    """The programs that are tried in the place of one, in their order."""
    blocks, code = find_blocks(answer), Block("python", source, name)
    ways = await ways_of(blocks, code, None, Told(error, without_blocks(answer)))
    return [way.files[0].code for way in ways]


@pytest.mark.parametrize(
    ("source", "answer", "whole"),
    [
        (ROOT, python("import math"), f"import math\n\n{ROOT}"),
        (ROOT, python("# Add this at the top\nimport math\n\n# ... rest of your code"),
         f"import math\n\n{ROOT}"),
        (ROOT, python("import math\n...\nprint(root(4))"), f"import math\n\n{ROOT}"),
        (ROOT, python("import math\nimport os\n\n# your code"), f"import math\n\n{ROOT}"),
        (f"import os, sys\nimport re\n{ROOT}", python("import math, os, sys"),
         f"import math, os, sys\nimport re\n{ROOT}"),
        (DAYS, python("from datetime import datetime"), f"from datetime import datetime\n\n{DAYS}"),
        (f"{HEADED}{ROOT}", python("import math"), f"{HEADED}import math\n\n{ROOT}"),
        (f'"""Roots."""\n{ROOT}', python("import math"), f'"""Roots."""\n\nimport math\n\n{ROOT}'),
        (f"# roots.py\n\nimport os\n\n{ROOT}", python("import math"),
         f"# roots.py\n\nimport math\nimport os\n\n{ROOT}"),
        (f"# (c) Ada\n\n# The root.\n{ROOT}", python("import math"),
         f"# (c) Ada\n\nimport math\n\n# The root.\n{ROOT}"),
        (TYPED, python("from typing import List, Optional"),
         TYPED.replace("List\n", "List, Optional\n", 1)),
        (ROOT, f"{python('import math')}\nFor example:\n{python('print(math.sqrt(4))')}",
         f"import math\n\n{ROOT}"),
        (ROOT.replace("return math.sqrt(x)", "return sqrt(x)"),
         f"Add\n{python('import math')}\nand change the line:\n{python('return math.sqrt(x)')}",
         f"import math\n\n{ROOT}"),
        (WORDS, python(MOST), WORDS.replace("text = ", f"{MOST}\n\ntext = ")),
        (WORDS.replace("from collections import Counter\n\n", ""),
         python("from collections import Counter", MOST),
         WORDS.replace("text = ", f"{MOST}\n\ntext = ")),
        (SHOP, python(f"{HELPER}\n\n\n{PRICE}"),
         SHOP.replace(SHOP[SHOP.index("def price"):SHOP.index("\n\n\ndef total")],
                      f"{HELPER}\n\n\n{PRICE}")),
        (SHOP.replace("TAX = 0.2\n", ""), python("TAX = 0.2"),
         SHOP.replace("TAX = 0.2\n", "").replace("\ndef price", "\nTAX = 0.2\n\n\ndef price")),
        (SHAPES, f"Add this to the class Square:\n{python(AREA)}", SHAPES.replace(
            "self.a = a", f"self.a = a{IN_SQUARE}")),
        (SHAPES, f"`Square` has none:\n{python('    ' + AREA.replace(chr(10), chr(10) + '    '))}",
         SHAPES.replace("self.a = a", f"self.a = a{IN_SQUARE}")),
        (STACK, python(LEN), STACK.replace(
            "append(x)", "append(x)\n\n    def __len__(self):\n        return len(self.items)")),
        (ITEM, f"Add a field to `Item`:\n{python('    count: int = 1')}",
         ITEM.replace("float\n", "float\n    count: int = 1\n")),
    ],
)  # fmt: skip
async def test_what_is_missed_and_shown_alone_is_added(
    source: str, answer: str, whole: str
) -> None:
    (first, *_) = await tried(source, answer)
    assert first == whole
    assert len({*source.split("\n")} - {*whole.split("\n")}) <= 1  # what it is another version of


@pytest.mark.parametrize(
    ("source", "imports", "whole"),
    [
        ("import maths\n\nprint(maths.pi)", "import math as maths",
         "import math as maths\n\nprint(maths.pi)"),
        ("from utils import total, mean\n\nprint(mean, total)",
         "from statistics import mean\nfrom utils import total",
         "from statistics import mean\nfrom utils import total\n\nprint(mean, total)"),
        ("from utils import total, mean\n\nprint(mean, total)", "from statistics import mean",
         "from statistics import mean\nfrom utils import total\n\nprint(mean, total)"),
        ("import os\nfrom a import (\n    b,\n    c,\n)\n\nprint(b, c, os)",
         "import os\nfrom d import b\nfrom a import c",
         "import os\nfrom d import b\nfrom a import c\n\nprint(b, c, os)"),
        ("import maths", "import math", "import math"),
    ],
)  # fmt: skip
async def test_imports_alone_take_the_place_of_no_more_than_imports(
    source: str, imports: str, whole: str
) -> None:
    for above, name in (("", ""), ("Change the imports in main.py:\n", "main.py")):
        found = await tried(source, f"{above}{python(imports)}", name=name)
        assert found[0] == whole
        assert imports not in found or imports == whole


async def test_the_error_says_in_which_class_a_method_is_missed() -> None:
    (first, *_) = await tried(SHAPES, f"It has none.\n{python(AREA)}", NO_AREA)
    assert first == SHAPES.replace("self.a = a", f"self.a = a{IN_SQUARE}")


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        (ROOT, python("import os")),  # nobody misses it
        (ROOT, python("import math\nprint(math.sqrt(16))")),  # an example of its own
        (ROOT, python("def square(x):\n    return x * x")),
        (ROOT, python("import math\n\n\ndef test_root():\n    assert root(4) == 2")),
        (f"import math\n{ROOT}", python("import math\n\n\ndef cube(x):\n    return x ** 3")),
        (SHAPES, python("def area(self):\n    return 2 * self.r")),  # one that is there
        (SHAPES, python("def side(self):\n    return self.a")),
        (SHAPES, python("count: int = 1")),
        (MOST.replace("most(t", "mst(t") + "\n\nprint(most('a b'))", python(MOST)),  # its new name
        (STACK, python("class Deque(Stack):\n    pass")),
        (SHOP, python(f"{PRICE}\n\n\ndef other(item):\n    return 1")),
        ("def f(x)\n    return y", python("import y")),
        ("df.dropna()\nprint(df)", python("df = df.dropna()\nprint(df)")),  # it lacks that itself
    ],
)
async def test_what_nobody_misses_or_is_an_example_is_added_nowhere(
    source: str, answer: str
) -> None:
    for whole in await tried(source, answer):
        assert not {*source.split("\n")} < {*whole.split("\n")}


@pytest.mark.parametrize(
    ("answer", "changed"),
    [
        (python(MOST), {"words.py": f"from collections import Counter\n\nN = 1\n\n{MOST}"}),
        (f"In `words.py`:\n{python(MOST)}",
         {"words.py": f"from collections import Counter\n\nN = 1\n\n{MOST}"}),
        (python("import sys"), {"main.py": "import sys\nfrom words import most\n\n"}),
    ],
)  # fmt: skip
async def test_of_several_files_it_goes_to_the_one_that_misses_it(
    answer: str, changed: dict[str, str]
) -> None:
    main = Block("python", "from words import most\n\nprint(most(sys.argv[0]))", "main.py")
    words = Block("python", "from collections import Counter\n\nN = 1", "words.py")
    project = await project_of(main, (words,))
    (first, *_) = await ways_of(find_blocks(answer), main, project, Told())
    assert {each.name for each in first.files} == {*changed}
    assert all(each.code.startswith(changed[each.name]) for each in first.files)


async def test_a_function_that_gets_another_name_does_not_stand_there_twice() -> None:
    mean = "def mean(xs):\n    return sum(xs) / len(xs)"
    main = Block("python", "from words import mean\n\nprint(mean([1]))", "main.py")
    words = Block("python", f"{mean}\n\n\nN = 1", "words.py")
    project = await project_of(main, (words,))
    right = [main.code.replace("mean", "average"), mean.replace("mean", "average")]
    answer = "\n".join(
        f"`{each.name}`:\n{python(code)}" for each, code in zip((main, words), right, strict=True)
    )
    for way in await ways_of(find_blocks(answer), main, project, Told()):
        assert not any("mean" in each.code and "average" in each.code for each in way.files)


@pytest.mark.parametrize(
    ("source", "answer", "is_shown"),
    [
        (ROOT, python("import math"), True),
        (SHOP, python(f"{HELPER}\n\n\n{PRICE}"), True),
        (SHAPES, f"Add it to `Square`:\n{python(AREA)}", True),
        (ROOT, python("import cmath as math"), False),  # no such function for a negative one
        (WORDS, python(MOST.replace("Counter(", "Countre(")), False),
    ],
)
async def test_it_is_shown_where_the_checks_take_it(
    desks: list[Desk], source: str, answer: str, is_shown: bool
) -> None:
    source = source.replace("root(4)", "math.floor(root(4))")
    desk = seated(desks, f"It is missing.\n\n{answer}")
    reply = await desk.asks(f"fix this\n{python(source)}", "debug")
    assert (f"**{MENDS}** – ran" in reply.markdown) is is_shown
    assert len(desk.model.asked) == (1 if is_shown else 3)


ADD_UP = (
    "def add_up(xs):\n    for x in xs:\n        total += x\n    return total\n\nprint(add_up([1]))"
)
NO_TOTAL = "UnboundLocalError: cannot access local variable 'total' where it is not associated"
BAG = (
    "class Bag:\n    def __init__(self):\n        self.things = []\n\n    def put(self, x):\n"
    "        self.count += 1\n\nBag().put(1)"
)
NO_COUNT = "AttributeError: 'Bag' object has no attribute 'count'"
COUNT = (
    "def count(text):\n    counts = {}\n    for word in text:\n        counts[word] += 1\n"
    "    return counts\n\nprint(count('aba'))"
)
GREET = "def greet(name):\n    return 'Hello ' + nam\n\nfor p in ['Ada']:\n    print(greet(p))"
GET = "counts[word] = counts.get(word, 0) + 1"
HELLO = "def greet(name):\n    return 'Hello ' + name"
GUARD = "def mean(xs):\n    if not xs:\n        return 0"


@pytest.mark.parametrize(
    ("source", "answer", "error", "old", "new"),
    [
        # what something begins with is put where that begins
        (ADD_UP, f"Add this before the loop:\n{python('total = 0')}", NO_TOTAL,
         "    for", "    total = 0\n    for"),
        (ADD_UP, python("    total = 0"), NO_TOTAL, "    for", "    total = 0\n    for"),
        (ADD_UP, python("def add_up(xs):\n    total = 0"), "", "    for", "    total = 0\n    for"),
        ("for x in [1]:\n    n += x", python("n = 0"), "NameError: name 'n' is not defined",
         "for x", "n = 0\nfor x"),
        (BAG, f"Add this line to `__init__`:\n{python('self.count = 0')}", NO_COUNT,
         "[]\n", "[]\n        self.count = 0\n"),
        ("def mean(xs):\n    return sum(xs) / len(xs)\n\nprint(mean([]))", python(GUARD), "",
         "    return sum", "    if not xs:\n        return 0\n    return sum"),
        ("def add(x, xs=[]):\n    xs.append(x)\n    return xs\n\nadd(1)",
         python("def add(x, xs=None):\n    if xs is None:\n        xs = []"), "",
         "=[]):\n", "=None):\n    if xs is None:\n        xs = []\n"),
        # a line takes the place of the one that sets the same, or that the words name
        (COUNT, python(GET), "", "counts[word] += 1", GET),
        (COUNT, f"Replace `counts[word] += 1` with:\n{python(GET)}", "", "counts[word] += 1", GET),
        (COUNT, f"Change `counts[word] += 1` to `{GET}`.", "", "counts[word] += 1", GET),
        (COUNT, "Use `'ab'` instead of `'aba'`.", "", "'aba'", "'ab'"),
        (COUNT, f"{python('import collections as c')}\nReplace `counts = {{}}` with:\n"
         f"{python('counts = c.Counter()')}", "",
         "{}", "c.Counter()"),
        # an example of the use takes the place of nothing
        (GREET, python(f"{HELLO}\n\nprint(greet('Bob'))  # Hello Bob"), "", "nam\n", "name\n"),
        (GREET, python(f"{HELLO}\n\np = 'Bob'\nprint(greet(p))"), "", "nam\n", "name\n"),
        ("xs = [3]\nprint(mean(xs))", python("def mean(xs):\n    return 1\n\nprint(mean([1]))"),
         "", "xs =", "def mean(xs):\n    return 1\n\nxs ="),
        ("xs = [3]\nprint(mean(xs))",
         python("def mean(xs):\n    return 1\n\nxs = [1, 2]\nprint(mean(xs))"),
         "", "xs =", "def mean(xs):\n    return 1\n\nxs ="),
        # and another version of the program does
        ("def f(a):\n    return a\n\nprint(f())\nprint(1)",
         python("def f(a):\n    return a\n\nprint(f(2))\nprint(1)"), "", "f()", "f(2)"),
    ],
)  # fmt: skip
async def test_no_line_is_lost_where_one_is_added_or_shown_how_it_is_used(
    source: str, answer: str, error: str, old: str, new: str
) -> None:
    (first, *_) = await tried(source, answer, error)
    whole = source.replace(old, new, 1)
    if "import collections" in answer:
        whole = f"import collections as c\n\n{whole}"
    assert first == whole


@pytest.mark.parametrize(
    ("source", "answer", "error"),
    [
        ("s = {'Ada': 3}\nfor n in ['Ada', 'Bob']:\n    s[n] += 1\nprint(s)",
         python("s['Bob'] = 0"), "KeyError: 'Bob'"),
        (ADD_UP, f"Add this inside the loop:\n{python('total = 0')}", NO_TOTAL),
        (BAG, f"Add to `put`:\n{python('self.count = 0')}", NO_COUNT),
        (COUNT, "Do not change `counts = {}` to `counts = 1`.", ""),
        (COUNT, "Change `word` to `key`.", ""),
        (COUNT, f"Start at 0:\n{python('if word not in counts:', '    counts[word] = 0')}", ""),
        (f"total = 1\n\n\n{ADD_UP}", python("total = 0\ncount = 0"), NO_TOTAL),
    ],
)  # fmt: skip
async def test_lines_whose_place_is_not_clear_are_put_nowhere(
    source: str, answer: str, error: str
) -> None:
    assert await tried(source, answer, error) == []


def test_each_of_several_changes_in_a_sentence_is_made() -> None:
    source = "a = 1\nc = 2\nprint(a, c)"
    for words in (
        "Change `a = 1` to `a = 3` and `c = 2` to `c = 4`.",
        "Change `a = 1` to `a = 3` and change `c = 2` to `c = 4`.",
    ):
        assert with_told_changes(source, words) == "a = 3\nc = 4\nprint(a, c)"
    assert with_told_changes(source, "Change `a = 1` to `a = 3` and `d` to `e`.") == ""
