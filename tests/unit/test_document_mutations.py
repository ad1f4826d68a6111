"""Broken and hostile documents, three hundred of a kind: what reads them lives and answers."""

import io
import json
import random
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

from bot.errors import FetchFailed, ToolFailed
from bot.tools.readability.level import ReadingLevels
from bot.tools.web.page import PageReader
from bot.tools.word_document import word_document
from bot.turn.attachments import pdf_text
from tests.unit.test_attachments import pdf
from tests.unit.test_web_reader import html_page

COUNT = 300
ON_THE_WHOLE_WAY = 5
PDF_PIECES = (
    b"<<", b">>", b"[", b"]", b"(", b")", b"/Kids [2 0 R]", b"/Parent 3 0 R", b"/Length -1",
    b"/Length 99999999", b"/Filter /FlateDecode", b"/Contents [4 0 R 4 0 R]", b"stream\n", b"obj",
    b"endobj", b"/Count 1000000", b"\x00", b"\xff", b"1e999", b"-", b"6 0 R", b"Tj", b"q " * 500,
    b"<" * 300, b"(" * 300, b"[" * 300,
)  # fmt: skip
PAGE = (
    "<html><head><title>Tea</title></head><body><nav>menu</nav><h1>Tea</h1><p>Black <b>tea</b>"
    "<table><tr><td>1<td>2</table><ul><li>green</ul><pre>a\n b</pre><script>x</script></body>"
)
HTML_PIECES = (
    "<", ">", "</", "<!--", "-->", "<![CDATA[", "&#x110000;", "&amp", "\x00", "<p>" * 200,
    "<div>" * 500, "<table><tr><td>" * 100, "<svg><style>", "<template>", "</body>", "<b" * 50,
    '="', "'", "<option>", "<frameset>", "🙂", "<plaintext>", "<textarea>", "<script>",
)  # fmt: skip
TEXT = "The fox lives in the wood. It hunts at night, when all is quiet; it sleeps by day."
TEXT_PIECES = (
    ".", "!?", "\n\n", "\x00", "\ufffe", "\ud800", "é", "狐", "🦊", "e\u0301" * 50, "a" * 3000,
    "0" * 400, "...", "1e999", "—", "'", "]]>", "&amp;", "<w:p>", "\u202e", "\t", " " * 500,
    "-" * 200, "Dr. ",
)  # fmt: skip
EACH_PDF = """
import contextlib, io, json, signal, sys
from bot.turn.pdf_text import print_text
signal.signal(signal.SIGALRM, lambda *_: (_ for _ in ()).throw(TimeoutError()))
for data in json.load(sys.stdin):
    signal.alarm(15)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        found = print_text(bytes.fromhex(data), 1000, 1000)
    signal.alarm(0)
    print(json.dumps(found))
"""
"""One that takes too long is ended, as the process of its own would be that it has."""


def mutated(seed: int, data: bytes, pieces: tuple[bytes, ...]) -> bytes:
    """`data` with some pieces cut out, doubled, changed or put in."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.randint(0, 40))
        put = (b"", data[at:end] * chance.randint(2, 20), chance.choice(pieces))[
            chance.randrange(3)
        ]
        data = data[:at] + put + data[end if chance.randrange(2) else at :]
    return data


def read_in_turn(files: list[bytes]) -> list[int]:
    """How much text each has."""
    done = subprocess.run(
        [sys.executable, "-c", EACH_PDF],
        input=json.dumps([each.hex() for each in files]),
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


async def test_three_hundred_mutated_pdfs_are_read_or_have_no_text() -> None:
    files = [mutated(seed, pdf("Sales rose by 7 percent"), PDF_PIECES) for seed in range(COUNT)]
    found = read_in_turn(files)
    assert len(found) == COUNT
    assert sum(map(bool, found)) > COUNT // 10
    assert not all(found)
    refused = 0
    for each in files[:ON_THE_WHOLE_WAY]:
        try:
            assert await pdf_text(each, 1000)
        except FetchFailed:
            refused += 1
    assert refused == found[:ON_THE_WHOLE_WAY].count(0)
    assert await pdf_text(pdf("still here"), 1000) == "still here"


async def test_three_hundred_mutated_pages_leave_their_reader_alive() -> None:
    pieces = tuple(each.encode() for each in HTML_PIECES)
    reader = PageReader()
    try:
        read = 0
        for seed in range(COUNT):
            try:
                _, text = await reader.read(html_page(mutated(seed, PAGE.encode(), pieces)))
            except ToolFailed:  # it says that there is no text, or too much
                continue
            read += 1
            assert "\n\n\n" not in text
        assert read > COUNT // 2
        assert (await reader.read(html_page(PAGE.encode())))[0] == "Tea"
    finally:
        await reader.close()


def mutated_text(seed: int) -> str:
    pieces = tuple(each.encode("utf-8", "surrogatepass") for each in TEXT_PIECES)
    return mutated(seed, TEXT.encode(), pieces).decode("utf-8", "replace")


async def test_three_hundred_mutated_texts_are_measured_or_are_not() -> None:
    async with ReadingLevels() as levels:
        found = [await levels.measure(mutated_text(seed)) for seed in range(COUNT)]
        assert sum(each is not None for each in found) > COUNT // 2
        after = await levels.measure(TEXT)
    assert after is not None
    assert after.words == len(TEXT.split())


def test_three_hundred_mutated_texts_are_documents_that_are_read_again() -> None:
    for seed in range(COUNT):
        text = mutated_text(seed)
        file = word_document([("title", text), ("text", text), ("table", [[text, text]])])
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            for name in archive.namelist():
                ET.fromstring(archive.read(name))
