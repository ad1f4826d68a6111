"""Tests as classes, with rows of values and with fixtures are run one by one, too."""

import pytest

from bot.tools.source.reading import read
from tests.sandboxes import WHOLE_PYTHON
from tests.unit.coders import Desk

CODE = (
    "class Stack:\n    def __init__(self):\n        self.items = []\n\n"
    "    def push(self, item):\n        self.items.append(item)\n\n"
    "    def pop(self):\n        return self.items.pop()\n\n\n"
    "def add(a, b):\n    return a + b"
)
UNITTEST = """from unittest import TestCase, main
from unittest.mock import patch

from calculator import Stack, add


class Base(TestCase):
    def setUp(self):
        self.stack = Stack()

    def tearDown(self):
        self.assertEqual(self.stack.items, [])


class StackTests(Base):
    @classmethod
    def setUpClass(cls):
        cls.three = 3

    def test_pop(self):
        self.stack.push(self.three)
        self.assertEqual(self.stack.pop(), 3)

    def test_empty(self):
        with self.assertRaises(IndexError) as seen:
            self.stack.pop()
        self.assertIn("from empty", str(seen.exception))

    @patch("builtins.print")
    def test_wrong(self, printed):
        self.assertEqual(add(1, 2), 4)

    def test_left(self):
        self.stack.push(3)
        self.assertEqual(len(self.stack.items), 1)

    def test_idle(self):
        self.assertIsNotNone(add(1, 2))


if __name__ == "__main__":
    main()"""
ROWS = """import pytest

ROWS = [(1, 2, 3), ("a b", "c", "a bc"), pytest.param(1, 1, 3, id="wrong")]


@pytest.mark.parametrize("a, b, expected", ROWS, ids=["x", "y", "z"])
def test_add(a, b, expected):
    assert add(a, b) == expected


@pytest.mark.parametrize("n", [1, 2])
@pytest.mark.parametrize(("a", "b"), [(1, 1)])
def test_both(a, b, n):
    assert add(a, n) == b + n


@pytest.mark.parametrize("n", [1, 2])
def test_own(n):
    assert n + 1 > n


class TestRows:
    @pytest.mark.parametrize("bad", [None, []])
    def test_bad(self, bad):
        with pytest.raises(TypeError):
            add(bad, 1)"""
FIXTURES = """import pytest


@pytest.fixture
def stack():
    return Stack()


@pytest.fixture(name="full")
def _full(stack):
    stack.push(1)
    yield stack
    print("emptied")
    stack.items.clear()


@pytest.fixture(autouse=True)
def five(monkeypatch):
    monkeypatch.setattr(Stack, "five", 5, raising=False)


def test_full(full, stack):
    assert full.pop() == 1
    assert stack.items == []


def test_fresh(stack):
    assert stack.items == []
    assert stack.five == 5


class TestMore:
    @pytest.fixture
    def two(self, full):
        full.push(self.second)
        return full

    def setup_method(self):
        self.second = 2

    def test_two(self, two):
        assert two.pop() == 3"""


@pytest.fixture(params=WHOLE_PYTHON[:1])
def backend(request: pytest.FixtureRequest) -> str:
    """One that knows all of Python."""
    return str(request.param)


@pytest.mark.parametrize(
    ("tests", "held", "told"),
    [
        (
            UNITTEST,
            "2 of 5",
            [
                "- `StackTests.test_idle` says nothing of what the code gives",
                "- `self.assertIsNotNone(add(1, 2))` in `StackTests.test_idle` lets nearly every",
                "- `StackTests.test_wrong` fails: AssertionError: 3 != 4",
                "- `StackTests.test_left` fails: AssertionError",  # in what is behind each
            ],
        ),
        (
            ROWS,
            "6 of 9",
            ["- `test_own` says nothing of", "- `test_add[row 3]` fails: AssertionError"],
        ),
        (FIXTURES, "2 of 3", ["- `TestMore.test_two` fails: AssertionError"]),
    ],
    ids=["unittest", "rows", "fixtures"],
)
async def test_whatever_form_tests_have_each_is_run(
    backend: str, tests: str, held: str, told: list[str]
) -> None:
    desk = Desk(f"```python\n{tests}\n```", backend=backend)
    said = (await desk.asks(f"calculator.py\n```python\n{CODE}\n```", "tests")).markdown
    await desk.close()
    assert f"I ran them: {held} hold." in said
    assert [each for each in told if each not in said] == []
    assert said.count("\n- ") == len(told)
    assert tests in said


async def test_rows_behind_one_that_ends_the_program_are_told_as_not_reached(backend: str) -> None:
    rows = "import os\n\nimport pytest\n\n\n@pytest.mark.parametrize('n', [1, 2, 3])\n"
    tests = f"{rows}def test_add(n):\n    assert add(n, 1) < 3 or os._exit(1)"
    desk = Desk(f"```python\n{tests}\n```", backend=backend)
    said = (await desk.asks(f"```python\n{CODE}\n```", "tests")).markdown
    await desk.close()
    assert "I ran them: 1 of 3 hold." in said
    assert "- `test_add[row 2]` fails: not reached" in said
    assert "- `test_add[row 3]` fails: not reached" in said


async def test_where_a_sandbox_knows_too_little_for_them_they_are_shown_as_not_run() -> None:
    desk = Desk(f"```python\n{FIXTURES}\n```", backend="monty")
    said = (await desk.asks(f"```python\n{CODE}\n```", "tests")).markdown
    await desk.close()
    assert "Parsed, but not run" in said
    assert "fails" not in said


CASE = "class T(TestCase):\n"


@pytest.mark.parametrize(
    ("test", "why"),
    [
        (f"{CASE}    async def test(self):\n        self.assertEqual(f(), 1)", "is async"),
        ("class T(IsolatedAsyncioTestCase):\n    async def test(self):\n"
         "        self.assertEqual(await f(), 1)", ""),
        (f"{CASE}    @skip('x')\n    def test(self):\n        self.assertTrue(f())", "is marked"),
        (f"{CASE}    def test(self):\n        self.assertTrue(True)", "has no assert"),
        (f"{CASE}    def test(self):\n        self.assertEqual(x, x)", "has no assert"),
        (f"{CASE}    def test(self):\n        f()", "has no assert"),
        (f"{CASE}    def test(self):\n        self.assertRaises(E, f)", ""),
        (f"{CASE}    def test(self, x):\n        self.assertEqual(f(), x)", "takes"),
        (f"{CASE}    def test(self):\n        try:\n            f()\n            self.fail()\n"
         "        except ValueError:\n            pass", ""),
        (f"{CASE}    def test(self):\n        self.assertWarm(f())", ""),
        ("def test():\n    try:\n        f()\n    except ValueError:\n        pass\n"
         "    else:\n        pytest.fail('none')", ""),
        ("def test():\n    if f() != 1:\n        raise AssertionError", ""),
        ("def test():\n    f(mock)\n    mock.assert_called_once()", ""),
        ("def check(x):\n    look(x)\n\n\ndef look(x):\n    assert f(x) == 1\n\n\n"
         "def test():\n    check(1)", ""),
        ("def test():\n    def stub():\n        raise OSError\n\n    f(stub)", "has no assert"),
        ("class TestX:\n    def __init__(self):\n        pass\n\n"
         "    def test(self):\n        assert f()", "is in a class with an"),
        ("@mark.parametrize('x', [1])\nclass TestX:\n"
         "    def test(self, x):\n        assert f(x)", "is in a class that is decorated"),
        ("class Stack:\n    def test(self):\n        assert f()", None),
        ("def test(db):\n    assert f(db)", "takes `db`, which I do not have: not run"),
        ("def test():\n    push(1)\n    assert stack", ""),  # data that may be empty
        ("def test():\n    with pytest.warns(UserWarning):\n        f()", ""),
        ("@fixture\ndef db():\n    return 1\n\n\ndef test(db):\n    assert f(db)", ""),
        ("@fixture\ndef db(request):\n    return 1\n\n\ndef test(db):\n    assert f(db)", "takes"),
        ("@fixture\ndef a(request):\n    pass\n\n\n@fixture\ndef db(a):\n    return 1\n\n\n"
         "def test(db):\n    assert f(db)", "takes `db`"),
        ("@mark.parametrize('x', [1])\ndef test(x, y):\n    assert f(x) == y", "takes `y`"),
        ("@mark.skip\ndef test():\n    assert f()", "is marked `skip`"),
        ("@patch('a.b')\ndef test(b):\n    assert f()", ""),
    ],
)  # fmt: skip
async def test_what_proves_nothing_or_cannot_be_called_is_told(test: str, why: str | None) -> None:
    found = await read(test, "python")
    assert [told[: len(why or "")] for _, told in found.hollow] == ([why] if why else [])
    assert len(found.tests) == (why == "")


@pytest.mark.parametrize(
    ("fails", "told"),
    [
        ("assert f() == 1", True),
        ("self.fail('none')", True),
        ("raise AssertionError('none')", True),
        ("pytest.fail('none')", False),  # what it raises is no `Exception`
    ],
)
async def test_what_fails_a_test_is_told_where_nobody_hears_of_it(fails: str, told: bool) -> None:
    test = f"    def test(self):\n        try:\n            f()\n            {fails}\n"
    found = await read(f"{CASE}{test}        except Exception:\n            pass", "python")
    assert [each.text for each in found.weak] == [fails] * told
