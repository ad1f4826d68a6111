"""Tests of a file of their own import the code that they are for."""

import pytest

from bot.messages import Attachment
from bot.skills.code.pasted.own_imports import standing_in
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
    assert not standing_in("import lib\n\nlib.subtract(1, 2)", "", given)
