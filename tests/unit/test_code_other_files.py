"""What an answer shows alone for another file than it mends has its place, or is told of."""

import pytest

from bot.skills.code.debug.mended import LEFT
from bot.skills.code.debug.mends.homes import Told
from bot.skills.code.debug.mends.other_files import are_of_fix, put_nowhere
from bot.skills.code.debug.mends.ways import ways_of
from bot.skills.code.pasted.files.projects import project_of
from bot.skills.code.pasted.messages.blocks import Block, find_blocks
from tests.unit.coders import Desk, seated

MODELS = "class User:\n    def __init__(self, name):\n        self.name = name"
MAIN = "from models import User\n\nu = User('Ann')\nprint(u.email)\nprint('done')"
MENDED = (
    "class User:\n    def __init__(self, name, email=''):\n        self.name = name\n"
    "        self.email = email"
)
WITH_EMAIL = "u = User('Ann', 'ann@example.com')"
GUARD = "if not u.email:\n    print('none')"
ERROR = "AttributeError: 'User' object has no attribute 'email'"


def fence(code: str, name: str = "", above: str = "") -> str:
    return f"{above}\n{name}\n```python\n{code}\n```\n"


@pytest.mark.parametrize(
    ("main", "shown", "after"),
    [
        (MAIN, WITH_EMAIL, MAIN.replace("u = User('Ann')", WITH_EMAIL)),
        (MAIN, "print(u.email or 'none')", MAIN.replace("u.email", "u.email or 'none'")),
        (MAIN, GUARD, None),
        (f"{MAIN}\nu = User('Ann')", WITH_EMAIL, None),  # either line may be meant
        (f"def show(u):\n    print(u)\n\n\n{MAIN}", "def show(u):\n    print(u.email)",
         f"def show(u):\n    print(u.email)\n\n\n{MAIN}"),
    ],
)  # fmt: skip
async def test_a_line_for_another_file_takes_the_place_of_the_only_one_that_is_like_it(
    main: str, shown: str, after: str | None
) -> None:
    entry, models = Block("python", main, "main.py"), Block("python", MODELS, "models.py")
    project = await project_of(entry, [models])
    answer = find_blocks(fence(MENDED, "models.py") + fence(shown, "main.py"))
    first = (await ways_of(answer, entry, project, Told()))[0]
    now = {each.name: each.code for each in first.files}
    assert now == {"models.py": MENDED} | ({"main.py": after} if after else {})
    left = put_nowhere(answer, project.files, [(entry, each) for each in first.files])
    assert [each.code for each in left] == ([] if after else [shown])


@pytest.mark.parametrize(
    ("shown", "left"),
    [
        (fence(GUARD, "main.py"), [GUARD]),
        (fence(GUARD), [GUARD]),
        (fence("print(u.email)  # fails", "main.py"), []),  # it is only quoted
        (fence(f"{MENDED}\nprint(User)"), ["print(User)"]),
        (fence("import models\nprint('done')"), []),
        (fence(GUARD).replace("python", "javascript"), []),
        ("It prints:\n```\nprint(2) is wrong\n```", []),
        ("```\nTraceback\n```", []),
    ],
)
def test_what_stands_in_no_file_is_told_of(shown: str, left: list[str]) -> None:
    files = [Block("python", MAIN, "main.py"), Block("python", MODELS, "models.py")]
    changed = [(files[1], Block("python", MENDED, "models.py"))]
    found = put_nowhere(find_blocks(fence(MENDED) + shown), files, changed)
    assert [each.code for each in found] == left


@pytest.mark.parametrize(
    ("above", "name", "is_of_it"),
    [
        ("Then show it:", "main.py", True),
        ("Then change this:", "", True),
        ("Or, another way:", "", False),
        ("It prints:", "", False),
    ],
)
def test_what_is_left_out_is_of_the_fix_but_for_another_way_and_what_comes_of_it(
    above: str, name: str, is_of_it: bool
) -> None:
    left = [Block("python", GUARD, name, above=above)]
    files = [Block("python", MAIN, "main.py"), Block("python", MODELS, "models.py")]
    assert are_of_fix(left, files) is is_of_it


async def test_nothing_is_called_mended_of_which_a_part_was_left_out(desks: list[Desk]) -> None:
    asked = fence(MODELS, "models.py") + fence(MAIN, "main.py") + ERROR
    desk = seated(desks, fence(MENDED, "models.py") + fence(GUARD, "main.py"))
    said = (await desk.asks(asked, "debug")).markdown
    assert "**Changed** – ran" in said
    assert f"{LEFT}\n\n`main.py`:\n\n```python\n{GUARD}\n```" in said
