"""Tests are run beside code that is imported: its main block is not run."""

import pytest

from bot.tools.source.reading import read
from tests.sandboxes import UNLIKE, WHOLE_PYTHON
from tests.unit.coders import Desk

AREA = "def area(w, h):\n    return w * h\n\n\n"
MAIN = "if __name__ == '__main__':\n"
TEST = "```python\ndef test_area():\n    assert area(2, 3) == 6\n```"
IDLE = "```python\ndef test_area():\n    assert area(2, 3) == 6 or True\n```"


async def asked_for(code: str, answer: str = TEST, backend: str = "") -> tuple[str, int]:
    """What is said of tests for code, and how often the model was asked."""
    desk = Desk(answer, backend=backend or (*WHOLE_PYTHON, "monty")[0])
    said = (await desk.asks(f"```python\n{code}\n```", "tests")).markdown
    await desk.close()
    return said, len(desk.model.asked)


@pytest.mark.parametrize("backend", UNLIKE)
@pytest.mark.parametrize(
    "main",
    [
        "    import sys\n\n    sys.exit(0)",
        "    raise SystemExit",
        "    with open('config.json') as f:\n        print(f.read())",
        "    while True:\n        print(area(1, 2))",
        "    import sys\n\n    w = sys.argv[1]\n    print(area(int(w), 2))",
    ],
)
async def test_a_main_block_does_not_run_with_the_tests(main: str, backend: str) -> None:
    said, asked = await asked_for(f"{AREA}{MAIN}{main}", backend=backend)
    assert "I ran them: 1 of 1 hold." in said
    assert asked == 1


async def test_a_name_that_only_the_main_block_sets_hides_no_idle_test() -> None:
    said, _ = await asked_for(f"{AREA}{MAIN}    shown = area(1, 2)\n    print(shown)", IDLE)
    assert "`test_area` says nothing of what the code gives" in said


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (f"{AREA}limits = {{}}\nprint(area(2, limits['h']))", "fails: KeyError: 'h'"),
        (f"import sys\n\n{AREA}sys.exit(0)", "ends the program"),
        (f"{AREA}while True:\n    print(area(1, 2))", "prints without end"),
    ],
)
async def test_where_the_code_itself_ends_before_its_tests_they_are_not_called_wrong(
    code: str, told: str
) -> None:
    said, asked = await asked_for(code)
    assert f"Parsed, but not run: before they are reached, the code itself {told}." in said
    assert "assert area(2, 3) == 6" in said
    assert asked == 1


async def test_tests_that_end_at_their_own_top_are_asked_for_again() -> None:
    said, asked = await asked_for(AREA, "```python\nx = {}['y']\n\n" + TEST.partition("\n")[2])
    assert "I could not write tests for this. Running them fails: KeyError: 'y'." in said
    assert asked == 3


async def test_code_is_read_as_another_imports_it() -> None:
    source = (
        "é = 'é'; x = __name__ == '__main__'\r\nif '__main__' != __name__ and (\r\n"
        "    __name__\r\n    == '__main__'\r\n):\r\n    print('__name__ == \"__main__\"')\r\n"
    )
    expected = (
        "é = 'é'; x = False\nif True and (\n    False\n):\n    print('__name__ == \"__main__\"')\n"
    )
    assert (await read(source, "python")).imported == expected
    assert (await read("print(__name__)", "python")).imported == ""
