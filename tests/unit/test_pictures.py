"""Formulas and charts as pictures: drawn in a child process, or the text stays as it is."""

import random
import struct
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.ports import Bar, Chart, Limits
from bot.tools.pictures.drawer import MOST_FORMULA_CHARS, Pencil, PictureDrawer
from bot.turn.formulas import formulas_in
from tests.emulators.platform import MemoryPlatform
from tests.program import program
from tests.unit.coders import MemoryBlobs

pytestmark = pytest.mark.asyncio(loop_scope="module")

ROOT = r"x = \frac{-b \pm \sqrt{b^2-4ac}}{2a}"
MATRIX = r"\begin{pmatrix}1&2\\3&4\end{pmatrix}\cdot\sum_{n=1}^\infty \text{ab}"
PIECES = (
    "{",
    "}",
    "\\",
    "^",
    "_",
    "&",
    "\\\\",
    "$",
    "\0",
    "é",
    "𝔘",
    "<",
    "\\left(",
    "\\frac",
    "9" * 40,
)
HOSTILE = (
    "\\frac{1}{",
    "\\sqrt{" * 60,
    "{" * MOST_FORMULA_CHARS,
    r"\input{/etc/passwd}",
    r"\ce{H2O} \frac{1}{2}",
    r"\def\a{\a\a}\a",
    r"\begin{cases}",
    r"\rule{9999999em}{9999999em}",
    "<script>\\frac{1}{2}</script>" + "\\frac{x" * 50,
    "\x00\\frac12\ud800",
    "^" * 300,
    "&" * 300,
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pencil() -> AsyncIterator[Pencil]:
    pencil = Pencil()
    yield pencil
    await pencil.close()


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG, which must be one (PNG specification, 5.2 and 11.2.2)."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


async def test_formulas_become_one_picture_whose_words_say_them(pencil: Pencil) -> None:
    blobs = MemoryBlobs()
    file = await PictureDrawer(pencil, blobs).formulas([r"\frac{3}{4}", ROOT])
    assert file is not None
    width, height = size_of(blobs.kept[file.blob])
    assert 300 < width < 1200
    assert 150 < height < 600
    assert file.alt == "3/4; x = (-b ± √(b²-4ac))/2a"
    assert file.media_type == "image/png"


async def test_what_is_no_formula_is_left_out_and_the_next_one_is_drawn(pencil: Pencil) -> None:
    drawer = PictureDrawer(pencil, MemoryBlobs())
    for latex in HOSTILE:
        assert await drawer.formulas([latex]) is None, latex
    file = await drawer.formulas([HOSTILE[0], r"\frac{1}{2}"])
    assert file is not None
    assert file.alt == "1/2"


async def test_where_latex_is_shown_nothing_is_drawn(pencil: Pencil) -> None:
    drawer = PictureDrawer(pencil, MemoryBlobs())
    assert await drawer.where(shows_latex=True).formulas([ROOT]) is None
    assert await drawer.formulas([]) is None


async def test_a_chart_has_a_row_for_each_topic(pencil: Pencil) -> None:
    blobs = MemoryBlobs()
    drawer = PictureDrawer(pencil, blobs)
    one, three = [
        await drawer.chart(Chart(bars, (0, 3, 1)), "words")
        for bars in ((Bar("<a> & 中", 2.0, "9%"),), (Bar("maths", 0.5, "50% of 2"),) * 3)
    ]
    assert one is not None
    assert three is not None
    assert size_of(blobs.kept[three.blob])[1] - size_of(blobs.kept[one.blob])[1] == 120
    assert three.alt == "words"
    short, shorter = [
        await drawer.chart(Chart((Bar(label, 0.5, "5%"),), (1, 2)), "") for label in ("x", "xxxx")
    ]
    assert short is not None
    assert shorter is not None
    widths = {size_of(blobs.kept[each.blob])[0] for each in (short, shorter)}
    assert len(widths) == 1, "what stands before the days has its room, too"


async def test_a_table_is_drawn_unless_letters_are_missing_or_it_is_too_large(
    pencil: Pencil,
) -> None:
    blobs = MemoryBlobs()
    drawer = PictureDrawer(pencil, blobs)
    rows = [["Language", "<Typing> & more"], ["Python", "dynamic, " * 60]]
    file = await drawer.table(rows, "table-1.png")
    assert file is not None
    assert (file.name, file.alt) == ("table-1.png", "A table of Language, <Typing> & more")
    width, height = size_of(blobs.kept[file.blob])
    assert width == 2 * 1000
    assert 200 < height < 800, "the long cell stands on several lines"
    for refused in ([["a"], ["漢字"]], [["a"], ["שלום"]], [["a"]] * 90, [["a" * 99] * 20] * 2):
        assert await drawer.table(refused, "t.png") is None
    assert await drawer.table([["", "\x00"], ["\ud800", "x" * 900]], "t.png") is None


async def test_a_wide_table_has_its_picture_where_tables_are_not_shown(redis_url: str) -> None:
    rows = "| Name | What it is |\\n|---|---|\\n| x | a long explanation of x |\\n"
    says = f'{{main: {{kind: scripted, replies: ["{rows}"]}}}}'
    for width, count in ((20, 1), (40, 0), (0, 0)):
        limits = Limits(2000, edit_gaps_s=(0.001,), file_max_bytes=1_000_000, table_width=width)
        async with program(redis_url, says, platform=MemoryPlatform(limits)) as person:
            assert "a long explanation of x" in await person.asks("what is x?")
            (shown,) = person.platform.messages.values()
            assert [file.name for file in shown.extras.files] == ["table-1.png"] * count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (rf"Use \[{ROOT}\] here", (ROOT,)),
        ("$$a = \n\\frac{1}{2}$$ and \\(\\sqrt{2}\\)", (r"a = \frac{1}{2}", r"\sqrt{2}")),
        (r"so $\frac{1}{2}$ and $\frac{1}{2}$ again", (r"\frac{1}{2}",)),
        (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}",)),
        (r"plain \(x = 3\), `\(\frac12\)` and $5 or $6", ()),
        ("```tex\n$$\\frac{1}{2}$$\n```\nand \\( open", ()),
        ("no formula", ()),
        ("\\(" * 5000, ()),
    ],
)
async def test_formulas_worth_a_picture_are_found_and_none_in_code(
    text: str, found: tuple[str, ...]
) -> None:
    assert formulas_in(text) == found


async def test_a_reply_with_a_formula_has_its_picture_where_files_are_shown(redis_url: str) -> None:
    says = f"{{main: {{kind: scripted, replies: ['The roots: $${ROOT}$$']}}}}"
    for most_bytes in (1_000_000, 0):
        limits = Limits(message_length=2000, edit_gaps_s=(0.001,), file_max_bytes=most_bytes)
        async with program(redis_url, says, platform=MemoryPlatform(limits)) as person:
            assert ROOT in await person.asks("roots?")
            (shown,) = person.platform.messages.values()
            assert [file.name for file in shown.extras.files] == ["formulas.png"] * bool(most_bytes)


async def test_three_hundred_mutated_formulas_leave_the_pencil_alive(pencil: Pencil) -> None:
    chance, drawer, drawn = random.Random(6), PictureDrawer(pencil, MemoryBlobs()), 0
    for _ in range(50):
        formulas = []
        for _ in range(6):
            text = list(chance.choice((ROOT, MATRIX)))
            for _ in range(chance.randint(1, 4)):
                at = chance.randrange(len(text) + 1)
                text[at : at + chance.randint(0, 3)] = chance.choice(PIECES)
            formulas.append("".join(text))
        drawn += await drawer.formulas(formulas) is not None
    assert drawn > 25
    assert await drawer.formulas([ROOT]) is not None
