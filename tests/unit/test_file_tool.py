"""Reading on in long files: whole conversations with a model that calls the tool."""

import pytest

from bot.errors import ToolFailed
from bot.messages import Attachment
from bot.tools.files import Text
from tests.dialogue.test_tools import CallingModel
from tests.program import program
from tests.unit.test_attachments import attachment, pdf

FILES = "tools: {files: {}}\nconversation: {window_tokens: 800, summarise: false}"
LINES = "\n".join(
    f"entry {number}" if number != 700 else "the hidden key" for number in range(9000)
)


def told(model: CallingModel) -> list[str]:
    """What the tool said in the last turn."""
    return [message.content for message in model.prompts[-1] if message.role == "tool"]


async def test_a_file_that_was_cut_is_read_on_by_lines_and_by_words(redis_url: str) -> None:
    model = CallingModel(
        [("read_file", '{"first": 500, "last": 502}')],
        [("read_file", '{"file": "Log.txt", "search": "hidden key"}')],
        [("read_file", '{"search": "nowhere"}'), ("read_file", '{"file": "other.txt"}')],
    )
    async with program(redis_url, model=model, more=FILES) as person:
        person.platform.files = {"log.txt": LINES.encode()}
        answer = await person.asks("look", (attachment("log.txt"),))
        by_lines, by_words, nowhere, other = told(model)
    assert "[… the file goes on; " in model.prompts[0][-1].content
    assert "log.txt, lines 500 to 502 (of 9,000 lines):\n500: entry 499\n501: entry 500" in by_lines
    assert "[line 701]\nentry 698\nentry 699\nthe hidden key\nentry 701" in by_words
    assert by_words.startswith("[Written by others.")
    assert "does not stand in log.txt" in nowhere
    assert "There is no such file. There are: log.txt" in other.replace("there", "There")
    assert "Sources: log.txt, lines 500 to 502" in answer


async def test_a_file_of_an_earlier_turn_is_read_and_of_a_deleted_message_is_not(
    redis_url: str,
) -> None:
    model = CallingModel([("read_file", '{"first": 8999}')])
    async with program(redis_url, model=model, more=FILES) as person:
        person.platform.files = {"log.txt": LINES.encode()}
        await person.says("look", message_id="m-log", attachments=(attachment("log.txt"),))
        await person.platform.until(lambda: person.platform.is_quiet)
        await person.idle()
        await person.asks("and the end?")
        (end,) = told(model)
        await person.app.reception.deleted(person.conversation, "m-log")
        await person.asks("and the end now?")
        (gone,) = told(model)
    assert "9000: entry 8999" in end
    assert "there is no such file. There are: none" in gone


async def test_a_pdf_is_read_by_pages(redis_url: str) -> None:
    model = CallingModel([("read_file", '{"first": 1}')])
    report = Attachment("r.pdf", "r.pdf", "application/pdf", 2000)
    async with program(redis_url, model=model, more=FILES) as person:
        person.platform.files = {"r.pdf": pdf("Sales rose. " * 120)}
        await person.asks("look", (report,))
        (page,) = told(model)
    assert "r.pdf, line 1 (of 1 lines)" in page  # a single page has no end of a page


def test_pages_are_counted_by_their_ends() -> None:
    text = Text.of("\n\n\fone\n\n\ftwo and a word\n\n\fthree")
    assert text.between(2, 3) == ("[page 2]\none\n[page 3]\ntwo and a word", "pages 2 to 3")
    assert text.matching("word") == "[page 3]\n\none\ntwo and a word\nthree"
    with pytest.raises(ToolFailed, match="there are 4 pages"):
        text.between(5, 0)


def test_what_is_read_is_bounded() -> None:
    shown, where = Text.of("\n".join("x" * 5000 for _ in range(9))).between(1, 9)
    assert len(shown) < 13_000
    assert where == "lines 1 to 2"
