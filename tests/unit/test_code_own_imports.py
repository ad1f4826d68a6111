"""Tests of a file of their own import the code that they are for."""

import pytest

from bot.messages import Attachment
from bot.skills.code.pasted.files.own_imports import standing_in
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.written_tests.standing import Standing, standing_of, with_lines
from bot.tools.source.reading import read
from tests.sandboxes import needs_whole_python
from tests.unit.coders import Desk, seated

CALC = "LIMIT = 3\n\n\ndef add(a, b):\n    return a + b"
TESTS = "```python\nfrom calc import add\n\n\ndef test_add():\n    assert add(2, 3) == 5\n```"


@needs_whole_python
@pytest.mark.parametrize("is_attached", [True, False])
async def test_tests_may_import_the_file_that_was_sent(
    desks: list[Desk], is_attached: bool
) -> None:
    desk = seated(desks, TESTS)
    files = [Attachment("1", "calc.py", "text/plain", len(CALC), CALC)] if is_attached else []
    text = "" if is_attached else f"calc.py\n```python\n{CALC}\n```"
    reply = await desk.asks(text, "tests", files=files)
    assert "I ran them: 1 of 1 hold." in reply.markdown
    assert "from calc import add" in reply.markdown
    assert [each.name for each in reply.extras.files] == ["test_calc.py"]
    assert len(desk.model.asked) == 1


@needs_whole_python
@pytest.mark.parametrize(
    "imported",
    [
        "from your_module import add\n\n\ndef test_add():\n    assert add(2, 3) == 5",
        "import solution\n\n\ndef test_add():\n    assert solution.add(2, 3) == 5",
        "def test_add():\n    from lib import add as plus\n\n    assert plus(2, 3) == 5",
    ],
)
async def test_what_tests_import_of_code_without_a_name_is_that_code(
    desks: list[Desk], imported: str
) -> None:
    said = (await seated(desks, f"```python\n{imported}\n```").asks(CALC, "tests")).markdown
    assert "I ran them: 1 of 1 hold." in said


@needs_whole_python
async def test_tests_that_import_another_module_than_the_file_are_asked_for_again(
    desks: list[Desk],
) -> None:
    desk = seated(desks, TESTS.replace("calc", "calculator"), TESTS)
    said = (await desk.asks(f"calc.py\n```python\n{CALC}\n```", "tests")).markdown
    assert "They need `calculator`" in desk.model.asked[1][-1]
    assert "from calc import add" in said


@needs_whole_python
async def test_an_imported_test_that_minds_no_result_is_seen(desks: list[Desk]) -> None:
    idle = TESTS.replace("add(2, 3) == 5", "add(2, 3) is not None")
    said = (await seated(desks, idle).asks(f"calc.py\n```python\n{CALC}\n```", "tests")).markdown
    assert "I ran them: 0 of 1 hold." in said


@needs_whole_python
@pytest.mark.parametrize(
    "tests",
    [
        "import dice\n\n@patch('dice.random.randint', return_value=4)\ndef test_roll(m):\n"
        "    assert dice.roll() == 4",
        "def test_roll():\n    with patch('dice.random.randint', return_value=4):\n"
        "        assert roll() == 4",
        "import random\n\n@patch('dice.random')\ndef test_roll(m):\n"
        "    m.randint.return_value = random.choice([4])\n    assert roll() == 4",
    ],
)
async def test_what_code_without_a_name_imports_may_be_patched_in_any_module(
    desks: list[Desk], tests: str
) -> None:
    desk = seated(desks, f"```python\nfrom unittest.mock import patch\n{tests}\n```")
    dice = "```python\nimport random\n\ndef roll():\n    return random.randint(1, 6)\n```"
    assert "I ran them: 1 of 1 hold." in (await desk.asks(dice, "tests")).markdown


def test_only_what_the_code_gives_is_taken_from_a_module_that_nobody_named() -> None:
    given = ("LIMIT", "add")
    assert standing_in("with patch('lib.add', f):\n    pass", "", given)
    assert not standing_in("with patch('lib.subtract', f):\n    pass", "", given)
    imports = [("from lib import load", ("load",))]
    assert standing_in("import mine\n\nmine.load(1)", "", given, imports)
    assert not standing_in("with patch('lib.load', f):\n    pass", "", given, imports)
    assert standing_in("from lib import (\n    LIMIT,  # three\n    add,\n)", "", given)
    assert not standing_in("from lib import add, subtract", "", given)
    assert not standing_in("from operator import add", "", given)
    assert standing_in("from lib import *", "", given) == ("lib",)
    assert not standing_in("import lib\n\nlib.subtract(1, 2)", "", given)


ITEMS = "from math import *\nfrom time import time\nitems = []\nn = 0\n\n\n"
ITEMS += "def put(item):\n    global n\n    n += 1\n    items.append(item)"
OF_SHOP = ("from shop import n, put",)
PUT = "\n\ndef test_put():\n    put(1)\n    assert "


@pytest.mark.parametrize(
    ("name", "tests", "modules", "lines"),
    [
        ("", PUT + "items", (), ()),
        ("", "items = [2]" + PUT + "items", ("put",), ("from put import put",)),
        ("", "import time" + PUT + "time", ("put",), ("from put import put",)),
        ("", "from time import time" + PUT + "time()", (), ()),
        ("", "from mock import patch\npatch('shop.n', 1)" + PUT + "n", ("shop",), OF_SHOP),
        ("shop.py", PUT + "items", ("shop",), ("from shop import items, put",)),
        ("shop.py", PUT + "n == 1", (), ()),
        ("shop.py", "if __name__:\n    pass" + PUT + "items", (), ()),
        ("shop.py", PUT + "put.__name__", ("shop",), ("from shop import put",)),
        ("shop.py", "from shop import put, n" + PUT + "n == 1", ("shop",), ()),
        ("shop.py", "from shop import *" + PUT + "items", ("shop",), ()),
        (
            "shop.py",
            PUT + "sqrt(time())",
            ("shop",),
            ("from time import time", "from math import *", "from shop import put"),
        ),
        ("my-shop.py", "from my_shop import put" + PUT + "1", ("my_shop",), ()),
        ("my-shop.py", PUT + "items", (), ()),
        ("shop.py", "def test_put():\n    n = 1\n    assert n", (), ()),
    ],
)
async def test_tests_stand_in_a_file_of_their_own_where_that_makes_a_difference(
    name: str, tests: str, modules: tuple[str, ...], lines: tuple[str, ...]
) -> None:
    code = Block("python", ITEMS, name)
    reading, given = await read(tests, "python"), await read(ITEMS, "python")
    found = standing_of(tests, reading, code, given)
    assert (found.modules, found.lines) == (modules, lines)
    assert found.may_be_below == (bool(modules) and tests.startswith("\n"))


async def test_what_tests_lack_is_imported_behind_what_has_to_be_first() -> None:
    tests = '"""Tests."""\nfrom __future__ import annotations\nimport os'
    found = with_lines(tests, await read(tests, "python"), ("from a import b",))
    assert found == tests.replace("\nimport", "\n\nfrom a import b\n\nimport")


@pytest.mark.parametrize("name", ["queue", "main", "pytest", "größe", "a" * 61])
def test_code_whose_name_has_another_meaning_in_the_sandbox_lies_there_under_another(
    name: str,
) -> None:
    files = dict(Standing((name,)).program("x = 1", "y = 2", "pass").files)
    assert files == {"code_of_yours.py": "x = 1", "test_code_of_yours.py": "y = 2"}
