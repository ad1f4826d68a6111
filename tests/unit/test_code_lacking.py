"""What the sandbox lacks: no code is called wrong for want of it, and what is wrong still is."""

import pytest

from bot.ports import Program
from bot.skills.code.checks.lacking import lack_of
from bot.skills.code.debug import debugging
from tests.sandboxes import WHOLE_PYTHON
from tests.unit.coders import PATIENT_S, Desk


@pytest.fixture(params=WHOLE_PYTHON[:1])
def backend(request: pytest.FixtureRequest) -> str:
    """One that knows all of Python."""
    return str(request.param)


LACKING = {
    "open('data.csv')": "it needs `data.csv`, which my sandbox does not have (of your files only",
    "import os\nfor name in os.listdir('photos'):\n    print(name)": "it needs `photos`",
    "import sys\nprint(int(sys.argv[1]))": "it needs arguments of a command line",
    "import sys\nargs = sys.argv[1:]\nprint(args[0])": "it needs arguments of a command line",
    "import sys\ndef main(args):\n    return args[1]\n\nmain(sys.argv)": "it needs arguments of a",
    "import sys\n_, path = sys.argv": "it needs arguments of a command line",
    "import sys\nif len(sys.argv) < 2:\n    sys.exit('Usage: a.py F')": "it needs arguments of a",
    "import argparse\np = argparse.ArgumentParser()\np.add_argument('path')\np.parse_args()": (
        "it needs arguments of a command line"
    ),
    "from urllib.request import urlopen\nurlopen('https://example.com')": "it needs the network",
    "import socket\nsocket.create_connection(('localhost', 80))": "it needs the network",
    "from http.server import *\nHTTPServer(('', 8000), None).serve_forever()": "it needs the net",
    "import os\nkey = os.environ['API_KEY']": "it needs the environment variable `API_KEY`",
    "import os\nport = int(os.getenv('PORT'))": "it needs the environment variable `PORT`",
    "import os\nif not os.getenv('KEY'):\n    raise ValueError('no KEY')": "it needs the env",
    "import sqlite3\ndb = sqlite3.connect('a.db')\ndb.execute('select 1 from users')": (
        "it needs the table `users`"
    ),
    "from .base import Base": "it is a part of a package, and my sandbox",
    "import subprocess\nsubprocess.run(['git', 'log'])": "it needs `git`",
    "import time\nwhile True:\n    time.sleep(60)": "it waits (`sleep`) for longer than",
    "import sys\nn = int(sys.stdin.readline())": "it waits for what somebody types",
    "import sys\nrows = sys.stdin.read().split()\nn = rows[0]": "it waits for what somebody types",
    "import getpass\ngetpass.getpass()": "it waits for what somebody types",
    "import glob\nnames = glob.glob('*.csv')\nprint(names[0])": "it needs files",
    "import configparser\nc = configparser.ConfigParser()\nc.read('a.ini')\nc['db']": "it needs a",
    "import os\nprint(os.get_terminal_size())": "it needs a terminal",
    "try:\n    open('a.txt')\nexcept OSError as error:\n    raise RuntimeError('no') from error": (
        "it needs `a.txt`"
    ),
    "import sys\ntry:\n    open('a.txt')\nexcept OSError as error:\n    sys.exit(f'No: {error}')": (
        "it needs `a.txt`"
    ),
    "with open('out/a.txt', 'w') as f:\n    f.write('a')": "it writes to `out/`, which it does not",
    "from pathlib import Path\nPath('out/in/a.txt').write_text('a')": "it writes to `out/in/`, whi",
    "from pathlib import Path\nPath('./logs/new').mkdir()": "it writes to `logs/`, which it does",
    "open('/home/ada/a.txt', 'w')": "it needs `/home/ada/a.txt`, which my sandbox does not have",
    "with open('a.txt') as f:\n    a = f.read()\nwith open('b.md', 'w') as f:\n    f.write(a)": (
        "it needs `a.txt`"
    ),
    "import os\nos.makedirs('data', exist_ok=True)\nopen('data_in.csv')": "it needs `data_in.csv`",
    "import sys\nargs = [each for each in sys.argv[1:] if each]\nprint(args[0])": "it needs argum",
}
WRONG = (
    "with open('a.txt', 'r') as f:\n    f.write('hi')",
    "import json\nf = open('a.json')\njson.dump({}, f)",
    "f = open('a.txt')\nprint('a', file=f)",
    "import os\nfolder = 'data'\nos.makedirs(folder)\nopen(folder + 'log.txt')",
    "import os\nos.makedirs('outputs')\nopen('output/a.txt', 'w')",
    "import sys\nargs = sys.argv[1:] or ['a']\nprint(args[1])",
    "import sys\nfrom pathlib import Path\nprint(Path('.').name)\nsys.exit('key not found')",
    "print({}['API_KEY'])",
    "import sys\nxs = [1]\nn = len(sys.argv)\nprint(xs[n])",
    "import sys\ndef main(argv):\n    xs = [1]\n    return xs[3]\n\nmain(sys.argv)",
    "with open('out.txt', 'w') as f:\n    f.write('x')\nprint(open('ot.txt').read())",
    "try:\n    open('a.txt')\nexcept OSError:\n    print(undefined)",
    "raise PermissionError('[you] may not')",
    "raise ConnectionError('gone')",
    "raise FileNotFoundError('as an exercise')",
    "import urllib.request\nurllib.request.urlopen('htp://example.com')",
    "import sqlite3\ndb = sqlite3.connect('a.db')\ndb.execute('create table user (id)')\n"
    "db.execute('select * from users')",
    "import io, pickle\npickle.load(io.BytesIO())",
    "while True:\n    pass",
    "import os.nothing",
    "import sys\nsys.exit('2 tests failed: key not found')",
    "import json\njson.loads('')",
    "print('file not found'",
)


@pytest.mark.parametrize("code", LACKING)
async def test_what_a_program_lacks_is_told_by_how_it_ended(code: str, backend: str) -> None:
    desk = Desk(backend=backend, seconds=1 if "while True" in code else PATIENT_S)
    lack = lack_of(await desk.run(Program(code)), code)
    await desk.close()
    assert lack is not None
    assert lack.why.startswith(LACKING[code])


@pytest.mark.parametrize("code", WRONG)
async def test_a_program_that_fails_by_itself_lacks_nothing(code: str, backend: str) -> None:
    desk = Desk(backend=backend, seconds=1 if "while True" in code else PATIENT_S)
    outcome = await desk.run(Program(code))
    await desk.close()
    assert outcome.ended in ("failed", "too_slow")
    assert lack_of(outcome, code) is None


PRICES = (
    "import csv\n\nwith open('data.csv') as f:\n    for row in csv.DictReader(f):\n"
    "        print(row['price'] * 2)"
)
KEY_ERROR = (
    'Traceback (most recent call last):\n  File "a.py", line 5, in <module>\n'
    "    print(row['price'] * 2)\nKeyError: 'price'"
)


async def test_an_error_that_cannot_come_here_is_the_one_to_mend(backend: str) -> None:
    fix = PRICES.replace("price", "Price")
    desk = Desk(f"The column is called Price.\n```python\n{fix}\n```", backend=backend)
    said = (await desk.asks(f"```python\n{PRICES}\n```\n```\n{KEY_ERROR}\n```", "debug")).markdown
    await desk.close()
    assert said.startswith("It needs `data.csv`, which my sandbox does not have")
    assert "KeyError: 'price'" in desk.model.asked[0][-1]
    assert "FileNotFoundError" not in desk.model.asked[0][-1]
    assert len(desk.model.asked) == 1
    assert "**Changed** – parses; not run here: it needs `data.csv`" in said
    assert debugging.UNTRIED in said
    assert "+        print(row['Price'] * 2)" in said


SAVED = "with open('out/a.txt', 'w') as f:\n    f.write('a')\nprint('saved')"
NO_FOLDER = "FileNotFoundError: [Errno 2] No such file or directory: 'out/a.txt'"


async def test_a_folder_that_nobody_makes_is_the_error_of_who_had_it(backend: str) -> None:
    fix = f"import os\n\nos.makedirs('out', exist_ok=True)\n{SAVED}"
    wrong = SAVED.replace("saved", "done")
    desk = Desk(f"```python\n{wrong}\n```", f"```python\n{fix}\n```", backend=backend)
    said = (await desk.asks(f"```python\n{SAVED}\n```\n{NO_FOLDER}", "debug")).markdown
    await desk.close()
    assert said.startswith(f"I ran it and saw the same error: `{NO_FOLDER}`.")
    assert "**Mended** – ran" in said
    assert len(desk.model.asked) == 2


async def test_a_folder_that_only_the_sandbox_may_lack_is_said_to_be_lacking(backend: str) -> None:
    desk = Desk(f"```python\n{SAVED.replace('saved', 'done')}\n```", backend=backend)
    said = (await desk.asks(f"it prints the wrong word\n```python\n{SAVED}\n```", "debug")).markdown
    await desk.close()
    assert said.startswith(
        "It writes to `out/`, which it does not make and my sandbox does not hav"
    )
    assert "**Changed** – parses; not run here: it writes to `out/`, which it does not make" in said


LATER = (
    "def mean(xs):\n    return sum(xs) / len(x)\n\nprint(mean([1]))\nprint(open('a.txt').read())"
)


async def test_a_fix_that_comes_to_what_is_lacking_is_not_called_mended(backend: str) -> None:
    fix = LATER.replace("len(x)", "len(xs)")
    desk = Desk(f"It is xs.\n```python\n{fix}\n```", backend=backend)
    said = (await desk.asks(f"```python\n{LATER}\n```", "debug")).markdown
    await desk.close()
    assert "NameError" in said
    assert "**Changed** – parses; not run here: it needs `a.txt`" in said
    assert debugging.NOT_TO_ITS_END in said


async def test_a_fix_that_is_wrong_before_it_comes_to_what_is_lacking_is_not_shown(
    backend: str,
) -> None:
    fix = PRICES.replace("import csv", "import csv\n\ncsv.nothing()").replace("price", "Price")
    desk = Desk(f"```python\n{fix}\n```", backend=backend)
    said = (await desk.asks(f"```python\n{PRICES}\n```\n```\n{KEY_ERROR}\n```", "debug")).markdown
    await desk.close()
    assert debugging.NOT_MENDED in said
    assert "AttributeError" in desk.model.asked[1][-1]


@pytest.mark.parametrize(("was", "now"), [("request", "requests"), ("BeautifulSoup", "bs4")])
async def test_a_module_taken_for_one_that_nobody_has_is_no_mistake(was: str, now: str) -> None:
    code = f"from {was} import BeautifulSoup\nprint(BeautifulSoup('a'))"
    desk = Desk(f"It is {now}.\n```python\n{code.replace(was, now, 1)}\n```")
    error = f"ModuleNotFoundError: No module named '{was}'"
    said = (await desk.asks(f"{error}\n```python\n{code}\n```", "debug")).markdown
    await desk.close()
    assert f"**Changed** – parses; not run here: it needs `{now}`" in said


async def test_a_fix_that_needs_a_file_which_the_code_did_not_is_not_shown(backend: str) -> None:
    desk = Desk(
        "```python\nlimits = open('limits.txt').read()\nprint(len('abc'), limits)\n```",
        backend=backend,
    )
    said = (await desk.asks("```python\nprint(len('abc'), limits)\n```", "debug")).markdown
    await desk.close()
    assert debugging.NOT_MENDED in said
    assert "could not be run: it needs `limits.txt`" in said


SCRIPT = (
    "import sys\n\n\ndef count_words(path):\n    with open(path) as f:\n"
    '        return len(f.read().split())\n\n\nif __name__ == "__main__":\n'
    "    print(count_words(sys.argv[1]))"
)


async def test_a_suggestion_is_not_replaced_by_a_worse_one_for_what_it_lacks(backend: str) -> None:
    worse = SCRIPT.replace("    print", "    if len(sys.argv) > 1:\n        print")
    answers = (f"```python\n{SCRIPT}\n```", f"```python\n{worse}\n```")
    desk = Desk(*answers, backend=backend, suggestions=1)
    said = (await desk.asks("a script that counts the words of a file", "suggest")).markdown
    await desk.close()
    assert len(desk.model.asked) == 1
    assert "**1 · simple** – parses; not run here: it needs arguments of a command line\n" in said
    assert SCRIPT in said
    assert "⚠" not in said


async def test_an_example_for_want_of_a_file_is_not_held_against_a_suggestion(backend: str) -> None:
    code = SCRIPT.partition("\n\n\nif")[0].removeprefix("import sys\n\n\n")
    example = "```python\nassert count_words('notes.txt') == 3\n```"
    desk = Desk(f"```python\n{code}\n```", example, "x", backend=backend, suggestions=1)
    said = (await desk.asks("a function that counts the words of a file", "suggest")).markdown
    await desk.close()
    assert len(desk.model.asked) == 2
    assert "**1 · simple** – parses; not run here: it needs `notes.txt`\n" in said


@pytest.mark.parametrize("command", ["run", "explain"])
async def test_what_is_lacking_is_told_where_code_is_run(command: str, backend: str) -> None:
    desk = Desk("It reads.", backend=backend)
    said = (await desk.asks(f"```python\n{PRICES}\n```", command)).markdown
    await desk.close()
    assert said.startswith("It needs `data.csv`, which my sandbox does not have")


async def test_tests_that_cannot_be_run_for_what_the_code_lacks_are_shown(backend: str) -> None:
    code = "import os\n\nKEY = os.environ['API_KEY']\n\n\ndef area(w, h):\n    return w * h"
    tests = "```python\ndef test_area():\n    assert area(2, 3) == 6\n```"
    desk = Desk(tests, backend=backend)
    said = (await desk.asks(f"```python\n{code}\n```", "tests")).markdown
    await desk.close()
    assert said.startswith("Parsed, but not run: it needs the environment variable `API_KEY`")
    assert len(desk.model.asked) == 1


_SAVE = "def save(path, text):\n    with open(path, 'w') as f:\n        f.write(text)"
OF_TMP_PATH = {
    "elsewhere in tmp_path": (
        _SAVE.replace("open(path", "open(f'{path}.'"),
        "    save(tmp_path / 'a.txt', 'hi')\n    assert (tmp_path / 'a.txt').read_text() == 'hi'",
        True,
    ),
    "a folder of tmp_path that is not made": (
        _SAVE,
        "    save(tmp_path / 'b' / 'a.txt', 'hi')\n    assert (tmp_path / 'b').is_dir()",
        True,
    ),
    "raised of what the test wrote, in other words": (
        "import os\n\n\ndef load(path):\n    if os.path.exists(path):\n"
        "        raise FileNotFoundError(f'no {path}')\n    return open(path).read()",
        "    with open('a.txt', 'w') as f:\n        f.write('hi')\n"
        "    assert load('a.txt') == 'hi'",
        True,
    ),
}


@pytest.mark.parametrize("backend", WHOLE_PYTHON[:1])
@pytest.mark.parametrize(
    ("code", "test", "is_mistake"),
    [
        (
            "def save(path, text):\n    with open(path + '.tmp', 'w') as f:\n        f.write(text)",
            "    save('a.txt', 'hi')\n    assert open('a.txt').read() == 'hi'",
            True,
        ),
        (
            "import os\n\n\ndef load(path):\n    if os.path.exists(path):\n"
            "        raise FileNotFoundError(f\"no such file: '{path}'\")\n"
            "    return open(path).read()",
            "    with open('a.txt', 'w') as f:\n        f.write('hi')\n"
            "    assert load('a.txt') == 'hi'",
            True,
        ),
        (
            "def load(path):\n    return open(path).read()",
            "    assert load('a.txt') == load('a.txt')\n    assert load('a.txt')",
            False,
        ),
        *OF_TMP_PATH.values(),
        (
            "def load(path):\n    raise FileNotFoundError(f'no {path}')",
            "    with open('c.txt', 'w') as f:\n        f.write('hi')\n"
            "    assert load('b.txt') == 'hi'",
            False,
        ),
    ],
    ids=["written elsewhere", "written by the test", "nobody's", *OF_TMP_PATH, "nobody's, said"],
)
async def test_a_file_that_a_test_has_made_is_nothing_that_the_sandbox_lacks(
    backend: str, code: str, test: str, is_mistake: bool
) -> None:
    taken = "tmp_path" if "tmp_path" in test else ""
    desk = Desk(f"```python\ndef test_it({taken}):\n{test}\n```", backend=backend)
    said = (await desk.asks(f"```python\n{code}\n```", "tests")).markdown
    await desk.close()
    assert ("`test_it` fails: FileNotFoundError" in said) == is_mistake
    assert ("`test_it` was not tried" in said) != is_mistake
