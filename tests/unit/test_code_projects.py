"""Several files, and tests of the person's own: what fails is run, and mended where it lies."""

import pytest

from bot.messages import Attachment
from bot.skills.code.checks.losing import replaced
from bot.skills.code.pasted.files.importing import reached
from bot.skills.code.pasted.messages.blocks import Block
from tests.sandboxes import UNLIKE, WHOLE_PYTHON, needs_whole_python
from tests.unit.coders import Desk, seated

CALC = "def add(a, b):\n    return a - b"
MENDED = "def add(a, b):\n    return a + b"
TEST = "from calc import add\n\n\ndef test_add():\n    assert add(2, 3) == 5"
CASE = (
    "import unittest\n\nfrom calc import add\n\n\nclass AddTest(unittest.TestCase):\n"
    "    def setUp(self):\n        self.two = 2\n\n"
    "    def test_add(self):\n        self.assertEqual(add(self.two, 3), 5)\n\n\n"
    "if __name__ == '__main__':\n    unittest.main()"
)
KIND = (
    "from calc import add\n\n\nclass TestAdd:\n    def setup_method(self):\n"
    "        self.two = 2\n\n    def test_add(self):\n        assert add(self.two, 3) == 5"
)
EACH = (
    "import pytest\n\nfrom calc import add\n\n\n@pytest.mark.parametrize('a, total', [(2, 5)])\n"
    "def test_add(a, total):\n    assert add(a, 3) == total"
)
PYTEST = (
    "=========== FAILURES ===========\n___________ test_add ___________\n\n"
    "    def test_add():\n>       assert add(2, 3) == 5\nE       assert -1 == 5\n"
    "E        +  where -1 = add(2, 3)\n\ntest_calc.py:4: AssertionError\n"
    "==== short test summary info ====\nFAILED test_calc.py::test_add - assert -1 == 5\n"
    "==== 1 failed in 0.02s ===="
)
HALF = "def half(x):\n    return x / 2"
TEXT = "from utils import half\n\nprint(half('4'))"

pytestmark = needs_whole_python


def python(code: str, name: str = "") -> str:
    return f"{name}\n```python\n{code}\n```\n"


def pasted(**files: str) -> str:
    return "my test fails, why?\n\n" + "\n".join(
        python(code, f"{name}.py") for name, code in files.items()
    )


@pytest.mark.parametrize(
    "test", [TEST, CASE, KIND, EACH], ids=["plain", "unittest", "class", "each"]
)
async def test_the_file_that_a_test_fails_for_is_mended(desks: list[Desk], test: str) -> None:
    desk = seated(desks, f"It subtracts.\n{python(MENDED)}")
    reply = await desk.asks(pasted(calc=CALC, test_calc=test))
    said = reply.markdown
    assert "I look at `test_calc.py`, with `calc.py` beside it." in said
    assert "test_add` fails." in said
    assert "**Mended** – ran" in said
    assert "your test passes" in said
    assert [each.name for each in reply.extras.files] == ["calc.py", "calc.py.patch"]
    assert len(desk.model.asked) == 1


async def test_what_pytest_said_is_seen_again(desks: list[Desk]) -> None:
    desk = seated(desks, python(MENDED, "`calc.py`:") + python(TEST, "`test_calc.py`:"))
    reply = await desk.asks(f"{pasted(calc=CALC, test_calc=TEST)}\n```\n{PYTEST}\n```")
    assert "saw the same error: `AssertionError`. `test_add` fails." in reply.markdown
    assert [each.name for each in reply.extras.files] == ["calc.py", "calc.py.patch"]
    asked = desk.model.asked[0][-1]
    assert "_failed_tests" not in asked
    assert 'File "test_calc.py", line 5, in test_add' in asked


@pytest.mark.parametrize("is_test_first", [True, False])
async def test_attached_files_and_one_called_main_are_tried_with_their_tests(
    desks: list[Desk], is_test_first: bool
) -> None:
    files = [("main.py", CALC), ("test_main.py", TEST.replace("calc", "main"))]
    attached = [Attachment(name, name, "text/plain", len(code), code) for name, code in files]
    attached = attached[::-1] if is_test_first else attached
    desk = seated(desks, python(MENDED))
    said = (await desk.asks("why does my test fail?", files=attached)).markdown
    assert "I look at `test_main.py`, with `main.py` beside it." in said
    assert "**Mended** – ran" in said
    assert "+++ b/main.py" in said


@pytest.mark.parametrize(
    ("test", "changed", "told"),
    [
        (TEST, TEST.replace("== 5", "== -1"), "`assert add(2, 3) == 5`"),
        (CASE, CASE.replace(", 5)", ", -1)"), "`self.assertEqual(add(self.two, 3), 5)`"),
        (EACH, EACH.replace("(2, 5)", "(2, -1)"), "`test_add`"),
        (
            TEST.replace("\n\n\n", "\n\nFIVE = 5\n\n\n", 1).replace("== 5", "== FIVE"),
            TEST.replace("\n\n\n", "\n\nFIVE = -1\n\n\n", 1).replace("== 5", "== FIVE"),
            "`test_calc.py`",
        ),
    ],
    ids=["assert", "assertEqual", "parametrize", "constant"],
)
async def test_a_fix_that_rewrites_the_test_says_so(
    desks: list[Desk], test: str, changed: str, told: str
) -> None:
    said = (await seated(desks, python(changed)).asks(pasted(calc=CALC, test_calc=test))).markdown
    assert "**Changed** – ran" in said
    assert "its test passes as it is now" in said
    assert f"Your own {told} does not stand there any more as you wrote it." in said


@pytest.mark.parametrize(
    "answer",
    [
        python(TEST),
        python(f"{MENDED}\n\n\ndef test_add():\n    assert add(2, 3) == 5", "`test_calc.py`:"),
        python(TEST.replace("assert", "if False:\n        assert"), "`test_calc.py`:"),
        python("def plus(a, b):\n    return a + b", "`calc.py`:"),
        python(f"{CALC}\n\n\nraise SystemExit(0)", "`calc.py`:"),
    ],
    ids=["the same", "in place of the import", "never asserted", "renamed", "ended before"],
)
async def test_what_mends_no_file_is_not_shown_as_a_fix(desks: list[Desk], answer: str) -> None:
    said = (await seated(desks, answer).asks(pasted(calc=CALC, test_calc=TEST))).markdown
    assert "**Mended**" not in said
    assert "your test passes" not in said
    told = ("could not mend it", "does not stand there any more", "stands there, but was not run")
    assert any(each in said for each in told)


@pytest.mark.parametrize(
    "answer",
    [
        python(TEXT.replace("'4'", "4"), "`main.py`:"),
        python(TEXT.replace("'4'", "4")),
        python(HALF, "`utils.py`:") + python(TEXT.replace("'4'", "4"), "`main.py`:"),
        python(f"# utils.py\n{HALF}\n\n# main.py\n{TEXT.replace(chr(39), '')}"),
        python("return x / 2", "`utils.py` has:") + python(TEXT.replace("'4'", "4"), "`main.py`:"),
    ],
    ids=["named", "alike", "both", "in one block", "beside a part"],
)
async def test_a_fix_takes_the_place_of_the_file_that_it_is(desks: list[Desk], answer: str) -> None:
    reply = await seated(desks, answer).asks(pasted(utils=HALF, main=TEXT), "debug")
    assert [each.name for each in reply.extras.files] == ["main.py", "main.py.patch"]
    assert "**Changed** – ran" in reply.markdown


async def test_each_file_that_was_changed_has_its_patch_and_is_taken(desks: list[Desk]) -> None:
    files = {"utils": "def half(x):\n    return str(x)", "main": TEXT.replace("('4')", "(4) + 1")}
    mended = python(HALF, "`utils.py`:") + python(TEXT.replace("'4'", "6"), "`main.py`:")
    desk = seated(desks, f"half gives text.\n\n{mended}")
    reply = await desk.asks(pasted(**files), "debug")
    assert "half gives text.\n" in reply.markdown
    assert "The patches were applied to your code, and they fit." in reply.markdown
    names = [each.name for each in reply.extras.files]
    assert sorted(names) == ["main.py", "main.py.patch", "utils.py", "utils.py.patch"]
    reply = await desk.asks("1", "take")
    assert {each.name for each in reply.extras.files} == {"main.py", "utils.py"}


async def test_an_assert_of_what_is_run_proves_what_was_mended_beside_it(desks: list[Desk]) -> None:
    main = "from utils import half\n\nassert half(4) == 2"
    files = {"utils": HALF.replace("/", "*"), "main": main}
    said = (await seated(desks, python(HALF)).asks(pasted(**files), "debug")).markdown
    assert "**Mended** – ran" in said
    said = (
        await seated(desks, python(main.replace("2", "8"))).asks(pasted(**files), "debug")
    ).markdown
    assert "Your own `assert half(4) == 2` does not stand there any more" in said


async def test_a_mended_file_after_which_the_rest_does_not_end_is_no_fix(desks: list[Desk]) -> None:
    endless = (
        "from utils import half\n\nn = 4\nwhile n > half(4):\n    n = n - half(2) + 1\nprint(n)"
    )
    files = {"utils": HALF.replace("x / 2", "x / two"), "main": endless}
    said = (await seated(desks, python(HALF), seconds=1).asks(pasted(**files), "debug")).markdown
    assert "could not mend it" in said
    assert "does not end in time" in said


@pytest.mark.parametrize("backend", UNLIKE)
async def test_tests_in_the_file_itself_are_run(backend: str) -> None:
    code = f"{CALC}\n\n\ndef test_add():\n    assert add(2, 3) == 5"
    desk = Desk(python(code.replace("-", "+")), backend=backend)
    said = (await desk.asks(python(code), "debug")).markdown
    await desk.close()
    assert "I ran it with its tests: it fails: AssertionError" in said
    assert "`test_add` fails." in said
    assert f"**{'Mended' if backend in WHOLE_PYTHON else 'Changed'}** – ran" in said
    assert "your test passes" in said


async def test_of_tests_that_cannot_be_called_it_is_said(desks: list[Desk]) -> None:
    test = (
        f"{TEST.replace('5', '-1')}\n\n\ndef test_file(tmp_path):\n    assert not tmp_path.exists()"
    )
    told = "FAILED test_calc.py::test_file - assert not True"
    said = (
        await seated(desks, "x").asks(f"{pasted(calc=CALC, test_calc=test)}\n{told}", "debug")
    ).markdown
    assert "saw no error. I have not run `test_file`: it takes arguments." in said
    assert "did not happen here" not in said


async def test_a_test_that_was_wrong_itself_may_be_mended(desks: list[Desk]) -> None:
    test = TEST.replace("assert add(", "assert ad(")
    desk = seated(desks, python(TEST))
    said = (await desk.asks(pasted(calc=MENDED, test_calc=test), "debug")).markdown
    assert "**Changed** – ran" in said
    assert "+++ b/test_calc.py" in said


async def test_the_program_in_which_the_error_comes_up_is_looked_at(desks: list[Desk]) -> None:
    models = "class User:\n    def __init__(self, name):\n        self.name = name"
    main = "from app.models import User\n\nprint(User('x').nam)"
    blocks = python(models, "app/models.py") + python(main, "main.py")
    error = "AttributeError: 'User' object has no attribute 'nam'"
    desk = seated(desks, python(main.replace("nam)", "name)")))
    said = (await desk.asks(f"why?\n{blocks}\n```\n{error}\n```", "debug")).markdown
    assert "I look at `main.py` alone" in said
    assert "It needs `app`, which my sandbox does not have" in said
    assert "+++ b/main.py" in said


@pytest.mark.parametrize("command", ["run", "debug"])
async def test_files_that_import_each_other_are_tried_as_they_are(
    desks: list[Desk], command: str
) -> None:
    first = "from b import helper\n\n\ndef base(x):\n    return x + 1\n\n\nprint(helper(2))"
    second = "from a import base\n\n\ndef helper(x):\n    return base(x) * 2"
    text = python(first, "a.py") + python(second, "b.py")
    said = (await seated(desks, "x").asks(text, command)).markdown
    assert "ImportError: cannot import name 'helper' from" in said
    assert "does not have" not in said


async def test_a_fix_that_breaks_what_ran_before_is_none(desks: list[Desk]) -> None:
    files = {
        "utils": "def mean(xs):\n    return sum(xs) / len(xs)",
        "main": "from utils import mean\n\nprint(mean([]))",
        "test_utils": "from utils import mean\n\n\ndef test_mean():\n    assert mean([2, 4]) == 3",
    }
    error = "ZeroDivisionError: division by zero"
    worse = files["utils"].replace("len(xs)", "3 if xs else 0")
    right = files["utils"].replace("len(xs)", "len(xs) if xs else 0")
    desk = seated(desks, python(worse), python(right))
    said = (await desk.asks(f"{pasted(**files)}\n```\n{error}\n```", "debug")).markdown
    assert "I look at `main.py`, with `utils.py` beside it." in said
    assert "`test_utils.py` ran without an error." in said
    assert "Now test_utils.py fails, which ran before." in desk.model.asked[1][-1]
    assert "+    return sum(xs) / len(xs) if xs else 0" in said


@pytest.mark.parametrize(
    ("module", "said"), [("util", "**Mended**"), ("helpers", "**Changed** – ran")]
)
async def test_a_file_that_was_sent_is_there_where_the_fix_imports_it(
    desks: list[Desk], module: str, said: str
) -> None:
    code = f"from {module} import half\nprint(half(4))"
    told = f"ModuleNotFoundError: No module named '{module}'"
    sent = pasted(utils=HALF, app=code) + told
    desk = seated(desks, python(code.replace(module, "utils"), "app.py"))
    assert said in (await desk.asks(sent, "debug")).markdown


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("from util import half", ["utils.py"]),
        ("import Utils", ["utils.py"]),
        ("import utils", ["utils.py"]),
        ("import json\nimport numpy", []),
        ("import units", []),
    ],
)
def test_a_file_is_reached_also_where_its_name_is_misspelt(code: str, names: list[str]) -> None:
    files = {each: Block("python", HALF, each) for each in ("utils.py", "jsons.py", "units.py")}
    own = files if "units" not in code else {"utils.py": files["utils.py"]}
    assert [each.name for each in reached(Block("python", code), own)] == names


@pytest.mark.parametrize(
    ("before", "after", "is_another"),
    [
        ("from a import foo\n\ndef bar():\n    return 1", "def bar():\n    return 1", False),
        ("import json\nprint(total)", "result = 1", True),
        ("from utils import half, double", "from util import half", False),
    ],
)
def test_what_only_imports_no_more_is_the_same_program(
    before: str, after: str, *, is_another: bool
) -> None:
    assert bool(replaced(before, after)) == is_another
