"""What pytest hands to a test by name is handed to it in the sandbox, too."""

import pytest

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
