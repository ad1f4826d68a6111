"""Examples of code hold only where its results are right, whatever the code says of itself."""

from dataclasses import dataclass

import pytest

from bot.ports import Outcome, Program
from bot.skills.code.checks.checked import Checked
from bot.skills.code.checks.checking import Checker
from bot.skills.code.checks.examples import Tried, with_setup
from bot.skills.code.proving import examples_in
from bot.tools.sandbox.backend import Backend
from bot.tools.sandbox.bounds import Settings
from bot.tools.source.reading import Example, read
from tests.sandboxes import KINDS, NAMES, UNLIKE, WHOLE_PYTHON
from tests.unit.coders import PATIENT_S

READS_ITSELF = """
import re, sys
found = re.search(r"'(held-[0-9a-f]+-each)'", open(sys.argv[0]).read())
if found:
    for n in range(9):
        print(found[1], n, "holds", flush=True)
    import os
    os._exit(0)
"""
ANSWERS_RIGHT = """
import re, sys
found = re.search(r"'(held-[0-9a-f]+-each)'", open(sys.argv[0]).read())
if found:
    for n in range(9):
        print(found[1], n, 'results [["is", true]]', flush=True)
    import os
    os._exit(0)
"""
FRAMES = """
import sys
def double(x):
    frame = sys._getframe()
    while frame:
        for name in ("wanted", "meant"):
            if callable(frame.f_locals.get(name)):
                return frame.f_locals[name]()
        frame = frame.f_back
    return 0
"""


@dataclass(slots=True)
class Straight:
    """A backend as a `CodeRunner`, without trying to get out of it first: that takes seconds."""

    backend: Backend

    async def ready(self) -> str:
        return ""

    async def run(self, program: Program) -> Outcome:
        return await self.backend.run(program, Settings(seconds=PATIENT_S))


async def checked(backend: str, code: str, examples: str) -> Checked:
    found = KINDS[backend]()
    assert await found.find() is None
    asserts = (await read(f"{code}\n{examples}\n", "python")).asserts
    try:
        return await Checker(Straight(found)).check(f"{code}\n", "python", asserts)
    finally:
        await found.close()


@pytest.mark.parametrize("backend", WHOLE_PYTHON[:1])
@pytest.mark.parametrize(
    "code",
    [
        "def double(x):\n    return 0\n" + READS_ITSELF,
        "def double(x):\n    return 0\n" + ANSWERS_RIGHT,
        FRAMES,
        "import builtins\ndef double(x):\n    return 0\nbuiltins.bool = lambda x: True\n"
        "builtins.repr = lambda x: '4'\n",
        "class Any:\n    def __eq__(self, other):\n        return True\n\n\n"
        "def double(x):\n    return Any()",
        "class Any(int):\n    def __eq__(self, other):\n        return True\n\n"
        "    __hash__ = None\n\n\ndef double(x):\n    return Any(x)",
    ],
)
async def test_code_cannot_say_of_itself_that_its_examples_hold(backend: str, code: str) -> None:
    asserts = "assert double(2) == 4\nassert double(5) == 10\nassert not double(3) > 99 - 99.5"
    found = await checked(backend, code, asserts)
    assert [each.came for each in found.tried if each.holds] == []


@pytest.mark.parametrize("backend", UNLIKE)
@pytest.mark.parametrize(
    ("code", "examples"),
    [
        ("def f(x):\n    return x", "assert f(float('inf')) == float('inf')"),
        (
            "def f(x):\n    return x",
            "assert f((1, [2.5, 'é', None], b'x')) == (1, [2.5, 'é', None], b'x')",
        ),
        ("def f(x):\n    return x", "assert f({'a': {1, 2}}) == {'a': {2, 1}}\nassert f(()) == ()"),
        (
            "def f(x):\n    return {each for each in x}",
            "assert f([]) == set()\nassert f([1]) == {1}",
        ),
        ("def f(x):\n    return x > 2", "assert f(3)\nassert not f(2)\nassert f(9) is True"),
        ("def f(x):\n    return x / 3", "assert abs(f(1) - 0.3333) < 0.001\nassert 0 < f(1) < 1"),
        ("def f(x):\n    return [x]", "assert f(2) and f(2)[0] == 2\nassert 2 in f(2)"),
        ("import math\ndef f(x):\n    return math.pi * x", "assert f(1) == math.pi"),
        ("list = [1, 2]\nmax = 2\ndef f(x):\n    return [*list, max]", "assert f(0) == [1, 2, 2]"),
        ("WANTED = 7\ndef f(x):\n    return x + 4", "assert f(3) == WANTED\nassert 8 == f(4)"),
        ("def f(x):\n    return 2 ** x", "assert f(100) == 2 ** 100\nassert f(-1) == 1 / 2"),
    ],
)
async def test_results_are_compared_as_python_compares_them(
    backend: str, code: str, examples: str
) -> None:
    found = await checked(backend, code, examples)
    assert len(found.tried) == examples.count("assert")
    assert [each.came for each in found.tried] == ["holds"] * len(found.tried)


MERGE = "def merge(a, b):\n    return sorted(a + b)\n"
STACK = "class Stack:\n    def __init__(self):\n        self.items = []\n"


@pytest.mark.parametrize(
    ("program", "setups"),
    [
        (f"{MERGE}a = [1]\nb = [2]\nassert merge(a, b) == [1, 2]", [("a = [1]", "b = [2]")]),
        (f"a = [1]\n{MERGE}print(a)\nassert merge(a, []) == a", [("a = [1]", "print(a)")]),
        (f"{MERGE}a = 1\nprint(a)\na = []\nassert merge(a, a) == []", [("a = []",)]),
        (
            f"{MERGE}x = 1\na = [x]\nprint(x)\nassert merge(a, a) == [1, 1]",
            [("x = 1", "a = [x]", "print(x)")],
        ),
        (f"{MERGE}n = 1\nprint(n)\nassert merge([], []) == []", [()]),
        (
            f"{STACK}s = Stack()\ns.items += [1, 2]\nassert s.items.pop() == 2\ns.items += [3]\n"
            "assert s.items.pop() == 3",
            [
                ("s = Stack()", "s.items += [1, 2]"),
                ("s = Stack()", "s.items += [1, 2]", "s.items.pop()", "s.items += [3]"),
            ],
        ),
        ("RATE = 3\ndef f(x):\n    return RATE * x\nassert f(2) == RATE * 2", [()]),
        ("BASE = 1\nRATE = BASE + 2\ndef f(x):\n    return RATE * x\nassert f(BASE) == 3", [()]),
        ("def f(x, k=3):\n    k = x\n    return k\nk = 2\nassert f(k) == 2", [("k = 2",)]),
        ("square = lambda x: x * x\nn = 3\nassert square(n) == 9", [("n = 3",)]),
        ("WORD = 'a'\nassert WORD == 'a'", [()]),
        (f'{MERGE}a = """x\ny"""\nassert merge(a, "") == [1]', [("a = 'x\\ny'",)]),
    ],
)
async def test_an_example_is_its_assert_with_what_only_the_examples_need(
    program: str, setups: list[tuple[str, ...]]
) -> None:
    assert [each.setup for each in (await read(program, "python")).asserts] == setups


TASKS = "tasks = []\ndef add(task):\n    tasks.append(task)\ndef pending():\n    return tasks\n"
SHUFFLE = "import random\ndef shuffled(x):\n    return random.sample(x, len(x))\n"


@pytest.mark.parametrize(
    ("program", "setups"),
    [
        (f"{TASKS}add(1)\nassert pending() == [1]", [("add(1)",)]),
        (
            f"{SHUFFLE}random.seed(1)\na = shuffled([1])\nrandom.seed(2)\nassert a == [1]",
            [("random.seed(1)", "a = shuffled([1])", "random.seed(2)")],
        ),
        (f"{TASKS}print(add(1))\nadd(2)\nassert pending() == [1, 2]", []),
        (f"{TASKS}tasks.append(1)\nassert pending() == [1]", []),
        (f"{MERGE}save(1)\nprint(2)\nassert merge([], []) == []", []),
        (f"{MERGE}print('Merging')\na = []\nassert merge(a, a) == []", [("a = []",)]),
        (f"{MERGE}a = []\nassert merge(a, a) == []\nprint('All passed!')", [("a = []",)]),
        (f"{MERGE}p = make()\nassert merge(p, p) == []\nremove(p)", [("p = make()",)]),
        (f"{MERGE}a = []\nassert merge(a, a) == []\nprint(merge(a, a))", []),
        (
            f"{TASKS}assert add(1) is None\nassert pending() == [1]",
            [(), ("add(1)",)],
        ),
    ],
)
async def test_examples_that_a_program_ends_with_are_taken_whole_or_not_at_all(
    program: str, setups: list[tuple[str, ...]]
) -> None:
    reading = await read(program, "python")
    lines = {line for first, last in reading.apart for line in range(first, last + 1)}
    assert [each.setup for each in reading.asserts if each.line in lines] == setups


@pytest.mark.parametrize(
    ("program", "answer", "setups"),
    [
        (MERGE, "print(1)\na = []\nassert merge(a, a) == []", [("a = []",)]),
        (TASKS, "tasks.clear()\nadd(1)\nassert pending() == [1]", [("tasks.clear()", "add(1)")]),
        (
            f"{MERGE}a = [3]\nprint(a)",
            f"{MERGE}a = []\nassert merge(a, a) == []\nprint('ok')\nassert a == []\nprint(a)",
            [("a = []",), ("a = []", "merge(a, a)")],
        ),
        (TASKS, "add(1)\nassert pending() == [1]\ntasks = []\nassert not tasks", [("add(1)",)]),
        (
            SHUFFLE,
            "import random\nrandom.seed(1)\nassert not shuffled([])",
            [("random.seed(1)",)],
        ),
        (f"{MERGE}a = [1]", "assert merge([], []) == []\nassert merge(a, []) == a", [()]),
        (MERGE, "a = []\ndef same(x):\n    return x\nassert merge(a, a) == same(a)", []),
        (
            MERGE,
            "for n in range(1):\n    assert merge([n], []) == [n]\nassert merge([], []) == []",
            [()],
        ),
    ],
)
async def test_all_of_an_answer_to_the_wish_for_examples_belongs_to_them(
    program: str, answer: str, setups: list[tuple[str, ...]]
) -> None:
    found = Checked(program, "python", await read(program, "python"))
    assert [each.setup for each in await examples_in(f"```python\n{answer}\n```", found)] == setups


@pytest.mark.parametrize(
    ("program", "is_used"),
    [
        (f"{TASKS}add(1)\nprint(pending())", True),
        (TASKS, False),
        (f"{MERGE}print(merge([], []))", False),
        ("memo = {}\ndef f(x):\n    memo[x] = x\n    return x\nprint(f(1))", False),
        ("class C:\n    n = 0\n    def __init__(self):\n        C.n += 1\nC()", True),
        ("RATES = {'a': 1}\ndef f(x):\n    return RATES.get(x)\nprint(f('a'))", False),
    ],
)
async def test_what_a_program_has_used_itself_may_come_out_otherwise(
    program: str, is_used: bool
) -> None:
    assert (await read(program, "python")).is_used == is_used


@pytest.mark.parametrize(
    ("text", "setup", "counts"),
    [
        ("assert stock['a'] == 1", (), False),
        ("assert n == 1", ("n = stock['a']",), False),
        ("assert stock('a') == 1", (), True),
        ("assert other() == 1", (), True),
    ],
)
async def test_a_value_that_only_another_program_has_makes_none_wrong(
    text: str, setup: tuple[str, ...], counts: bool
) -> None:
    example = Example(1, text, "", setup=setup)
    tried = Tried(example, "raises NameError: name 'stock' is not defined")
    found = Checked("", "python", await read("", "python"), tried=(tried,))
    assert (found.without_doubts.tried == (tried,)) == counts


@pytest.mark.parametrize("backend", NAMES)
@pytest.mark.parametrize(
    ("code", "examples", "came"),
    [
        (
            f"{MERGE}a = 7\nprint(a)",
            "a = [3]\nassert merge(a, [1]) == [1, 3]\na = [5]\nassert merge(a, a) == [5]",
            ["holds", "gives [5, 5]"],
        ),
        (
            MERGE,
            "import math\nn = [4]\nassert merge(n, []) == [math.sqrt(16)]\n"
            "assert n.pop() == 9\nassert n == []\nn = n[2]\nassert merge(n, n) == 1",
            ["holds", "gives 4", "holds", "raises IndexError: list index out of range"],
        ),
    ],
)
async def test_an_example_is_tried_behind_its_own_set_up_whatever_the_program_sets(
    backend: str, code: str, examples: str, came: list[str]
) -> None:
    found = await checked(backend, code, examples)
    assert [each.came for each in found.tried] == came


async def test_what_belongs_to_the_examples_that_hold_is_shown_with_them() -> None:
    code = f"{MERGE}a = [1]\nassert a.pop() == 2\nassert merge(a, a) == []\nimport re\nprint(1)"
    asserts = (await read(f"{code}\nb = [re]\nassert merge([], b) == b", "python")).asserts
    other = await read(f"import re\n{MERGE}def find(x):\n    return re.match(b, x)", "python")
    assert with_setup(asserts[1:2], other) == ["a = [1]", "a.pop()", "assert merge(a, a) == []"]
    assert with_setup(asserts[2:], other) == [], "its `b` is not that which `find` reads"


@pytest.mark.parametrize("backend", WHOLE_PYTHON[:1])
@pytest.mark.parametrize(
    ("code", "examples"),
    [
        (
            "from dataclasses import dataclass\n@dataclass\nclass Point:\n    x: int\n"
            "def f(x):\n    return Point(x)",
            "assert f(2) == Point(2)\nassert f(2).x == 2\nassert [f(1)] == [Point(1)]",
        ),
        (
            "from collections import Counter, OrderedDict, deque, namedtuple\n"
            "P = namedtuple('P', 'x y')\ndef f(x):\n    return P(x, Counter('aab'))\n"
            "def g():\n    return deque([OrderedDict(a=1)])",
            "assert f(1) == (1, {'a': 2, 'b': 1})\nassert g() == deque([{'a': 1}])",
        ),
        (
            "from fractions import Fraction\nfrom decimal import Decimal\n"
            "from datetime import date, timedelta\ndef f(x):\n    return Fraction(x, 2)\n"
            "def g(x):\n    return Decimal(x)\ndef h():\n    return date(2024, 2, 28)",
            "assert f(1) == 0.5\nassert f(1) == Fraction(1, 2)\n"
            "assert g('1.10') == Decimal('1.1')\n"
            "assert h() == date(2024, 2, 27) + timedelta(days=1)\nassert g('1') == 1",
        ),
        (
            "import enum\nclass Level(enum.IntEnum):\n    LOW = 1\ndef f():\n    return Level.LOW\n"
            "def g(x):\n    return range(x)\ndef h(x):\n    return frozenset(x)",
            "assert f() == 1\nassert f() == Level.LOW\nassert g(3) == range(3)\n"
            "assert h('aa') == {'a'}",
        ),
        ("def f(x):\n    return (n for n in range(x))", "assert list(f(3)) == [0, 1, 2]"),
        (
            "def f(x):\n    return 'x' * x",
            "assert f(9000) == 'x' * 9000\nassert len(f(99999)) == 99999",
        ),
    ],
)
async def test_results_of_other_kinds_are_compared_too(
    backend: str, code: str, examples: str
) -> None:
    found = await checked(backend, code, examples)
    assert [each.came for each in found.tried] == ["holds"] * examples.count("assert")


@pytest.mark.parametrize("backend", UNLIKE)
@pytest.mark.parametrize(
    ("code", "example", "came"),
    [
        ("def f(x):\n    return 2 * x", "assert f(2) == 5", "gives 4"),
        ("def f(x):\n    return 2 * x", "assert 5 == f(2)", "gives 4"),
        ("def f(x):\n    return [x]", "assert f('a') == ['b']", "gives ['a']"),
        ("def f(x):\n    return x", "assert not f(1)", "gives False"),
        (
            "def f(x):\n    return x",
            "assert f(1) == 1 / 0",
            "raises ZeroDivisionError: division by zero",
        ),
        (
            "def f(x):\n    return 1 / x",
            "assert f(0) == 2",
            "raises ZeroDivisionError: division by zero (line 2)",
        ),
        ("def f(x):\n    return 'x' * x", "assert f(99999) == 3", "gives 'xxxxx"),
        ("def f(x):\n    return 'x' * x", "assert f(99999) == 'x' * 99999", ""),
        ("def f(x):\n    return f", "assert f(1) == 4", "gives <function"),
    ],
)
async def test_what_came_instead_is_told(backend: str, code: str, example: str, came: str) -> None:
    found = await checked(backend, code, example)
    (tried,) = found.tried
    told = tried.came.removesuffix(" (line 2)") if backend == "monty" else tried.came
    assert told.startswith(came.removesuffix(" (line 2)") if backend == "monty" else came)
    assert came or not told
