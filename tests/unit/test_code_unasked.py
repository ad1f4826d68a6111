"""Tests that failed before and that nobody asks about: they are named, and refuse no right fix."""

import pytest

from tests.sandboxes import needs_whole_python
from tests.unit.coders import Desk, seated

pytestmark = needs_whole_python

ADD, SUM = "def add(a, b):\n    return a - b", "def add(a, b):\n    return a + b"
MUL = "\n\n\ndef mul(a, b):\n    pass  # to do"
LOAD = "\n\n\ndef load():\n    return open('data.csv').read()"
TEST_ADD = "def test_add():\n    assert add(2, 3) == 5"
TEST_MUL = "\n\n\ndef test_mul():\n    assert mul(2, 3) == 6"
TEST_LOAD = "\n\n\ndef test_load():\n    assert load().startswith('id')"
PYTEST = (
    "=========== FAILURES ===========\n___________ test_add ___________\n\n"
    "    def test_add():\n>       assert add(2, 3) == 5\nE       assert -1 == 5\n"
    "E        +  where -1 = add(2, 3)\n\ntest_calc.py:5: AssertionError\n"
    "==== short test summary info ====\nFAILED test_calc.py::test_add - assert -1 == 5\n"
    "==== 1 failed in 0.02s ====\n"
)
AREA = (
    "def area(r):\n    return 3 * r * r\n\n\ndef show(r):\n    print('area', aera(r))\n\n\n"
    "def test_area():\n    assert area(1) == 3.14\n\n\nif __name__ == '__main__':\n    show(2)"
)
NAME_ERROR = "I get NameError: name 'aera' is not defined"


def python(code: str, above: str = "") -> str:
    return f"{above}\n```python\n{code}\n```\n"


def files(words: str, code: str, tests: str, error: str = "") -> str:
    test = f"from calc import *\n\n\n{tests}"
    told = f"```\n{error}```\n" if error else ""
    return f"{words}\n\n{python(code, 'calc.py')}\n{python(test, 'test_calc.py')}\n{told}"


@pytest.mark.parametrize(
    ("words", "error"),
    [("why does this fail?", PYTEST), ("why does test_add fail?", "")],
    ids=["told", "named"],
)
async def test_a_test_that_is_not_asked_about_may_still_fail(
    desks: list[Desk], words: str, error: str
) -> None:
    desk = seated(desks, python(f"{SUM}{MUL}", "`calc.py`"))
    tests = f"{TEST_ADD}{TEST_MUL}"
    said = (await desk.asks(files(words, f"{ADD}{MUL}", tests, error))).markdown
    assert "`test_add` and `test_mul` fail." in said
    assert "**Mended** – ran" in said
    assert "your test passes; `test_mul` still fails" in said
    assert len(desk.model.asked) == 1


async def test_all_that_fail_are_asked_about_where_nothing_says_which(desks: list[Desk]) -> None:
    text = files("my tests fail, why?", f"{ADD}{MUL}", f"{TEST_ADD}{TEST_MUL}")
    said = (await seated(desks, python(f"{SUM}{MUL}", "`calc.py`")).asks(text)).markdown
    assert "could not mend it" in said


async def test_what_passed_before_must_pass_still(desks: list[Desk]) -> None:
    right = "\n\n\ndef mul(a, b):\n    return a * b"
    text = files("why?", f"{ADD}{right}", f"{TEST_ADD}{TEST_MUL}", PYTEST)
    said = (await seated(desks, python(f"{SUM}{MUL}", "`calc.py`")).asks(text, "debug")).markdown
    assert "could not mend it" in said


async def test_an_error_of_the_program_is_mended_though_its_test_fails(desks: list[Desk]) -> None:
    desk = seated(desks, f"Typo.\n{python(AREA.replace('aera', 'area'))}")
    said = (await desk.asks(f"{NAME_ERROR}\n{python(AREA)}")).markdown
    assert "**Mended** – ran" in said
    assert "; `test_area` still fails" in said


async def test_a_test_that_passed_alone_must_pass_though_the_program_ended_before_it(
    desks: list[Desk],
) -> None:
    text = AREA.replace("3 *", "3.14 *")
    wrong, right = AREA.replace("aera", "area"), text.replace("aera", "area")
    desk = seated(desks, python(wrong), python(right))
    said = (await desk.asks(f"{NAME_ERROR}\n{python(text)}")).markdown
    assert len(desk.model.asked) == 2
    assert "your test passes" in said


async def test_of_a_test_that_was_never_run_nobody_knows_whether_it_failed(
    desks: list[Desk],
) -> None:
    text = AREA.replace("if __name__ == '__main__':\n    show(2)", "show(2)")
    said = (
        await seated(desks, python(text.replace("aera", "area"))).asks(
            f"{NAME_ERROR}\n{python(text)}"
        )
    ).markdown
    assert "**Changed** – ran" in said
    assert "; `test_area` fails" in said
    assert "I never saw your tests run before" in said


@pytest.mark.parametrize("is_first", [True, False])
async def test_a_test_that_lacks_a_file_is_not_said_to_fail(
    desks: list[Desk], is_first: bool
) -> None:
    tests = f"{TEST_LOAD.strip()}\n\n\n{TEST_ADD}" if is_first else f"{TEST_ADD}{TEST_LOAD}"
    text = files("my tests fail, why?", f"{ADD}{LOAD}", tests)
    said = (await seated(desks, python(f"{SUM}{LOAD}", "`calc.py`")).asks(text)).markdown
    assert "`test_add` fails. I could not try `test_load`: it needs `data.csv`" in said
    assert "**Mended** – ran" in said
    assert "your test passes; `test_load` was not tried" in said


async def test_a_test_that_the_model_added_is_not_the_person_s(desks: list[Desk]) -> None:
    code = f"{ADD}\n\n\n{TEST_ADD}"
    more = f"{SUM}\n\n\n{TEST_ADD}\n\n\ndef test_zero():\n    assert add(0, 0) == 0"
    said = (await seated(desks, python(more)).asks(python(code), "debug")).markdown
    assert "your test passes, and 1 that the model wrote" in said
