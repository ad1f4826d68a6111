"""All tests of an answer belong to the test file, of however many blocks it has them."""

import pytest

from bot.skills.code.pasted.messages.blocks import Block, fenced
from bot.skills.code.pasted.places.splicing import BETWEEN
from bot.skills.code.written_tests.gathering import gathered
from bot.tools.source.reading import read
from tests.sandboxes import needs_whole_python
from tests.unit.coders import Desk, seated

CODE = (
    "def slug(text):\n    return '-'.join(text.split())\n\n\n"
    "def title(text):\n    return text.title()"
)
SLUG = "def test_slug():\n    assert slug('a b') == 'a-b'"
TITLE = "def test_title():\n    assert title('a b') == 'A B'"
LONGER = f"{SLUG}\n    assert slug('') == ''"
SECOND = "def test_slug_2():\n    assert slug('a') == 'a'"
FIXTURE = "import pytest\n\n\n@pytest.fixture\ndef words():\n    return 'a b'"
TAKES = "def test_words(words):\n    assert slug(words) == 'a-b'"
OWN = "from slugs import slug, title"
CASE = (
    "class TestIt(TestCase):\n    def test_it(self):\n        self.assertEqual({}('a b'), {!r})"
    "\n\n\nif __name__ == '__main__':\n    main()"
)
CASES = (CASE.format("slug", "a-b"), CASE.format("title", "A B"))
JEST = (
    "const {{ add }} = require('./add');\n\ntest('{}', () => {{\n  expect(add(1, 2)).toBe(3);\n}});"
)


def answer(*parts: str, language: str = "python") -> str:
    """Words and code in turn."""
    return "\n".join(fenced(part, language) if at % 2 else part for at, part in enumerate(parts))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (answer("### slug", SLUG, "### title", TITLE), [SLUG, TITLE]),
        (answer("Imports:", OWN, "Tests:", SLUG), [OWN, SLUG]),
        (answer("A fixture:", FIXTURE, "Tests:", TAKES), [FIXTURE, TAKES]),
        (answer("", f"{OWN}\n\n\n{SLUG}", "", f"{OWN}\n\n\n{TITLE}"), [OWN, SLUG, TITLE]),
        (answer("The code:", CODE, "Tests:", SLUG), [SLUG]),
        (answer("", SLUG, "It shows:", "word = slug('a')\nprint(word)"), [SLUG]),
        (answer("", SLUG, "Run them:", "python -m pytest"), [SLUG]),
        (answer("", SLUG, "And once more:", SLUG), [SLUG]),
        (answer("", SLUG, "The second way of it:", TITLE), [SLUG, TITLE]),
        (answer("", SLUG, "With unittest:", CASES[1]), [SLUG, CASES[1]]),
        (
            answer("", SLUG, "", TITLE.replace("_title", "_slug"), "", LONGER),
            [TITLE.replace("_title", "_slug_2"), LONGER],
        ),
        (
            answer("", SLUG, "", TITLE.replace("_title", "_slug") + BETWEEN + SECOND),
            [SLUG, TITLE.replace("_title", "_slug_3"), SECOND],
        ),
        (answer("", SLUG, "With more:", LONGER), [LONGER]),
        (answer("", SLUG, "All:", f"{SLUG}{BETWEEN}{TITLE}"), [SLUG, TITLE]),
        (
            answer("", CASES[0], "", CASES[1]),
            [CASES[0].partition(BETWEEN)[0], CASES[1].replace("TestIt", "TestIt_2")],
        ),
    ],
)
async def test_all_blocks_of_tests_and_what_they_need_are_the_test_file(
    said: str, kept: list[str]
) -> None:
    found = await gathered(said, Block("python", CODE), await read(CODE, "python"))
    assert found.block is not None
    assert found.block.code == "\n\n\n".join(kept) + "\n"
    assert not found.is_left_out
    assert not found.trouble


@pytest.mark.parametrize(
    ("said", "is_left_out"),
    [
        (
            answer("", JEST.format("adds"), "And:", JEST.format("more"), language="javascript"),
            False,
        ),
        (answer("", JEST.format("adds"), "Or:", JEST.format("adds "), language="javascript"), True),
    ],
)
async def test_tests_in_another_language_are_joined_but_for_another_way_of_them(
    said: str, *, is_left_out: bool
) -> None:
    code = Block("javascript", "function add(a, b) {\n  return a + b;\n}")
    found = await gathered(said, code, await read(code.code, code.language))
    assert found.block is not None
    assert found.block.code.count("require") == 1
    assert found.block.code.count("expect") == 2 - is_left_out
    assert found.is_left_out == is_left_out


@pytest.mark.parametrize(
    ("above", "shown", "is_left_out"),
    [
        ("Or, with unittest:", CASES[0], True),
        ("### unittest", CASES[0], True),
        ("### unittest", CASES[1], False),
        ("In a class:", CASES[0], False),
        ("Or, with unittest:", CASES[1], False),
        ("More, with pytest:", LONGER.replace("_slug", "_more"), False),
    ],
)
async def test_tests_of_the_same_in_another_form_are_another_way_where_the_words_say_so(
    above: str, shown: str, *, is_left_out: bool
) -> None:
    said = answer("Tests:", SLUG, above, shown)
    found = await gathered(said, Block("python", CODE), await read(CODE, "python"))
    assert found.block is not None
    assert found.is_left_out == is_left_out
    assert (shown in found.block.code) != is_left_out


async def test_a_block_of_tests_that_does_not_parse_is_told_whatever_stands_beside_it() -> None:
    said = answer("", SLUG, "", "def test_title()\n    assert title('a') == 'A'")
    found = await gathered(said, Block("python", CODE), await read(CODE, "python"))
    assert found.trouble == "Line 1: expected ':'."


@needs_whole_python
async def test_tests_in_two_blocks_are_all_run_and_another_way_is_told(desks: list[Desk]) -> None:
    said = answer("", SLUG, "and", TITLE, "Or, using a loop:", f"{SLUG}  # again")
    reply = await seated(desks, said).asks(CODE, "tests")
    assert "I ran them: 2 of 2 hold." in reply.markdown
    assert "Another way of writing them" in reply.markdown
    (file,) = reply.extras.files
    assert desks[0].blobs.kept[file.blob].count(b"def test_") == 2
