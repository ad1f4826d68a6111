"""A part shown alone that several classes or files have is put where it is meant, or nowhere."""

from collections.abc import AsyncIterator

import pytest

from bot.skills.code.debug.mends.homes import Told
from bot.skills.code.debug.mends.placing import spliced_ways
from bot.skills.code.pasted.messages.blocks import Block
from tests.sandboxes import needs_whole_python
from tests.unit.coders import Desk


def animal(name: str, field: str) -> str:
    return (
        f"class {name}:\n    def __init__(self, name):\n        self.name = name\n\n"
        f"    def show(self):\n        return '{name} ' + self.{field}"
    )


DOG, CAT, RIGHT = animal("Dog", "name"), animal("Cat", "nam"), animal("Cat", "name")
USE = "print(Dog('Rex').show(), Cat('Tom').show())"
MAIN = f"from cat import Cat\nfrom dog import Dog\n\n{USE}"
FILES = (Block("python", DOG, "dog.py"), Block("python", CAT, "cat.py"))
ONE = (Block("python", f"{DOG}\n\n\n{CAT}"),)
SHOW = "def show(self):\n    return 'Cat ' + self.name"
ERROR = "AttributeError: 'Cat' object has no attribute 'nam'"
TRACE = (
    'Traceback (most recent call last):\n  File "/x/main.py", line 4, in <module>\n'
    "    print(Cat('Tom').show())\n  File \"/x/cat.py\", line 6, in show\n"
    "    return 'Cat ' + self.nam\nValueError"
)
LOAD = Block(
    "python", "def load(path):\n    with open(path) as f:\n        return f.read()", "a.py"
)
ROWS = Block("python", "def load(rows):\n    return [each.split(',')[2] for each in rows]", "b.py")


@pytest.fixture
async def desks() -> AsyncIterator[list[Desk]]:
    opened: list[Desk] = []
    yield opened
    for desk in opened:
        await desk.close()


def python(code: str, above: str = "") -> str:
    return f"{above}\n```python\n{code}\n```\n"


@pytest.mark.parametrize("files", [FILES, ONE], ids=["two files", "one file"])
@pytest.mark.parametrize(
    ("told", "is_sure"),
    [
        (Told(ERROR), True),
        (Told(TRACE), True),
        (Told(words="A typo in the class Cat."), True),
        (Told(words="`Cat.show` reads nam."), True),
        (Told(ERROR, "Dog is right."), True),  # so says what is more like it, too
        (Told(words="Unlike Dog it reads nam."), False),
        (Told(words="Cat reads nam, Dog does not."), False),
        (Told(ERROR.replace("Cat", "Dog") + "\n\n" + TRACE, "The Cat."), True),
        (Told(f"{TRACE}\n{ERROR.replace('Cat', 'Dog')}"), False),
        (Told(), False),
    ],
)
def test_a_part_is_put_where_what_is_told_says(
    files: tuple[Block, ...], told: Told, is_sure: bool
) -> None:
    first, second = spliced_ways(files, [Block("python", SHOW)], told)
    whole = "\n\n\n".join(each.code for each in files)
    mended = [
        "\n\n\n".join({each.name: each.code for each in (*files, *way.files)}.values())
        for way in (first, second)
    ]
    right = whole.replace(CAT, RIGHT)
    assert right == mended[0] if is_sure else right in mended
    assert bool(first.doubt) is not is_sure
    assert second.doubt


@pytest.mark.parametrize(
    ("files", "part", "changed"),
    [
        ((LOAD, ROWS), ROWS.code.replace("2", "1"), ["b.py"]),
        ((LOAD, ROWS), LOAD.code.replace("read()", "read().strip()"), ["a.py"]),
        ((LOAD, ROWS), ROWS.code, []),  # as it is there
        (FILES, f"    {SHOW}".replace("\n", "\n    "), ["dog.py", "cat.py"]),
        (
            (*FILES, Block("python", "def show(x):\n    print(x)", "c.py")),
            SHOW,
            ["dog.py", "cat.py"],
        ),
        ((FILES[0],), SHOW, []),  # there is one place
        ((Block("python", "def __init__(self):\n    pass"), LOAD), LOAD.code, []),
    ],
)
def test_what_is_more_like_one_of_them_or_no_method_has_its_place(
    files: tuple[Block, ...], part: str, changed: list[str]
) -> None:
    found = spliced_ways(files, [Block("python", part)], Told())
    tried = [each for each in found if each.doubt or each is found[0]]
    first = [each.name for each in tried[0].files] if tried and not tried[0].doubt else []
    assert (first or [file.name for each in tried for file in each.files])[
        : len(changed)
    ] == changed


@needs_whole_python
@pytest.mark.parametrize("is_named", [True, False])
async def test_the_file_that_mends_it_alone_is_changed(desks: list[Desk], is_named: bool) -> None:
    desks.append(Desk(f"Typo{' in the class Cat' * is_named}:\n{python(SHOW)}"))
    asked = python(DOG, "dog.py") + python(CAT, "cat.py") + python(MAIN, "main.py")
    reply = await desks[0].asks(f"why does this fail?\n\n{asked}", "debug")
    assert [each.name for each in reply.extras.files] == ["cat.py", "cat.py.patch"]
    assert desks[0].blobs.kept[reply.extras.files[0].blob].decode() == f"{RIGHT}\n"


async def test_where_nothing_says_which_is_meant_none_is_changed(desks: list[Desk]) -> None:
    code = "\n\n\n".join(f"class {name}:\n    def area(self):\n        return 1" for name in "AB")
    part = python("def area(self):\n    return 2")
    desks.append(Desk(f"It is 2:\n{part}", python(code.replace("1", "2", 1))))
    reply = await desks[0].asks(f"the area is wrong\n{python(code)}", "debug")
    told = "`area` may belong to the class `A` or the class `B`, and nothing says to which."
    assert told in desks[0].model.asked[1][-1]
    assert desks[0].blobs.kept[reply.extras.files[0].blob].decode().count("return 2") == 1


@needs_whole_python
async def test_of_one_that_is_the_same_everywhere_each_is_mended_where_all_have_to_be(
    desks: list[Desk],
) -> None:
    files = [
        each.replace("self.name\n", "self.x\n").replace("nam'", "name'") for each in (DOG, CAT)
    ]
    wrong = [f"{each.rpartition('return')[0]}return self.nam" for each in files]
    desks.append(Desk(f"Typo:\n{python('def show(self):' + chr(10) + '    return self.name')}"))
    asked = python(wrong[0], "dog.py") + python(wrong[1], "cat.py") + python(MAIN, "main.py")
    reply = await desks[0].asks(f"why does this fail?\n\n{asked}", "debug")
    names = [each.name for each in reply.extras.files]
    assert names == ["dog.py", "dog.py.patch", "cat.py", "cat.py.patch"]
