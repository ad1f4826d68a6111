"""What pytest hands to a test by name is handed to it in the sandbox, too."""

import logging
import os
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from bot.skills.code.pasted.files.pytest_part import SOURCE
from bot.skills.code.written_tests.fixtures import MAKES
from bot.tools.source.weak_tests import HANDED
from tests.sandboxes import WHOLE_PYTHON
from tests.unit.coders import Desk

CODE = (
    "import os\n\n\ndef save(path, text):\n    with open(path, 'w') as file:\n"
    "        file.write(text)\n\n\ndef greet(name):\n    print('hi', name)\n\n\n"
    "def ask():\n    return input('? ').strip()\n\n\n"
    "def port():\n    return int(os.environ.get('PORT', '80'))"
)
RIGHT = {
    "tmp_path": "def test_it(tmp_path):\n    save(tmp_path / 'a', 'x')\n"
    "    assert (tmp_path / 'a').read_text() == 'x'",
    "capsys": "def test_it(capsys):\n    greet('Ada')\n"
    "    assert capsys.readouterr().out == 'hi Ada\\n'\n"
    "    out, err = capsys.readouterr()\n    assert out == err == ''",
    "monkeypatch": "def test_it(monkeypatch):\n"
    "    monkeypatch.setattr('builtins.input', lambda _: ' x ')\n    assert ask() == 'x'",
    "two": "def test_it(monkeypatch, capsys):\n    monkeypatch.setenv('PORT', '8000')\n"
    "    greet(port())\n    assert '8000' in capsys.readouterr().out",
}


@pytest.fixture(params=WHOLE_PYTHON[:1])
def backend(request: pytest.FixtureRequest) -> str:
    """One that knows all of Python."""
    return str(request.param)


@pytest.mark.parametrize("test", RIGHT.values(), ids=RIGHT)
async def test_a_test_is_handed_what_it_takes(test: str, backend: str) -> None:
    desk = Desk(f"```python\n{test}\n```", backend=backend)
    reply = await desk.asks(f"```python\n{CODE}\n```", "tests")
    await desk.close()
    assert "I ran them: 1 of 1 hold." in reply.markdown
    assert test.partition("\n")[0] in reply.markdown
    assert "_handed" not in reply.markdown
    assert len(desk.model.asked) == 1


async def test_what_it_was_handed_is_gone_behind_it(backend: str) -> None:
    tests = (
        "def test_eighty(monkeypatch):\n    monkeypatch.setenv('PORT', '8000')\n"
        "    monkeypatch.setattr(os, 'sep', '?')\n    assert port() == 80\n\n\n"
        "def test_usual():\n    assert (port(), os.sep) == (80, '/')"
    )
    desk = Desk(f"```python\nimport os\n\n\n{tests}\n```", backend=backend)
    said = (await desk.asks(f"```python\n{CODE}\n```", "tests")).markdown
    await desk.close()
    assert "I ran them: 1 of 2 hold." in said
    assert "- `test_eighty` fails: AssertionError" in said


async def test_a_test_that_minds_nothing_of_it_is_still_told(backend: str) -> None:
    test = "def test_it(capsys):\n    greet('Ada')\n    assert capsys.readouterr() is not None"
    desk = Desk(f"```python\n{test}\n```", backend=backend)
    said = (await desk.asks(f"```python\n{CODE}\n```", "tests")).markdown
    await desk.close()
    assert "- `test_it` says nothing of what the code gives" in said


@pytest.fixture
def undo() -> Iterator[ExitStack]:
    """What takes back all that was handed."""
    with ExitStack() as undo:
        yield undo


def made() -> dict[str, Any]:
    """What makes each of pytest's in the sandbox, made here."""
    scope: dict[str, Any] = {}
    exec(MAKES, scope)
    found: dict[str, Any] = scope["_makes"]()
    assert {*found} == {*HANDED}
    return found


def test_logs_are_heard_from_the_level_that_pytest_has(undo: ExitStack) -> None:
    logs, log = made()["caplog"](undo), logging.getLogger("handed")
    log.info("low")
    log.warning("high %d", 1)
    assert logs.record_tuples == [("handed", logging.WARNING, "high 1")]
    assert logs.text.endswith(" high 1\n")
    logs.clear()
    with logs.at_level("INFO"):
        log.info("low")
    log.info("lower")
    assert logs.messages == ["low"]


def test_a_level_that_pytest_would_not_have_set_is_no_verdict(undo: ExitStack) -> None:
    root = logging.getLogger()  # with a handler, as `basicConfig(level="INFO")` leaves it
    undo.callback(root.setLevel, root.level)
    root.setLevel("INFO")
    undo.callback(root.removeHandler, handler := logging.NullHandler())
    root.addHandler(handler)
    logs, log = made()["caplog"](undo), logging.getLogger("handed")
    log.warning("high")
    assert logs.messages == ["high"]
    log.info("low")
    with pytest.raises(ModuleNotFoundError, match=r"pytest\.caplog"):
        assert logs.messages


def test_what_goes_around_python_is_heard_in_its_order() -> None:
    with ExitStack() as inner:
        output = made()["capfd"](inner)
        print("a")
        os.write(1, b"b\n")
        assert output.readouterr() == ("a\nb\n", "")
        print("c")
        assert output.readouterr().out == "c\n"


def test_of_what_pytest_hands_the_rest_is_missing_and_no_failure(undo: ExitStack) -> None:
    makes = made()
    with pytest.raises(ModuleNotFoundError, match=r"pytest\.capsys\.disabled"):
        makes["capsys"](undo).disabled()
    own: dict[str, Any] = {"__name__": "pytest"}
    exec(SOURCE, own)
    assert own["CaptureFixture"][str]
    with pytest.raises(ModuleNotFoundError, match=r"pytest\.MonkeyPatch\.context"):
        own["MonkeyPatch"].context()
    slow = own["mark"].timeout(5)
    assert slow(made) is made
    with pytest.raises(ModuleNotFoundError, match="filterwarnings"):
        own["mark"].filterwarnings("error")
