"""What people attach: read within bounds, named where it cannot be, and part of what is asked."""

from datetime import UTC, datetime

import pytest

from bot.errors import FetchFailed
from bot.messages import Address, Attachment, Author, ConversationId, IncomingMessage
from bot.models.langchain_parts import prompt_messages
from bot.models.pictures import UNSEEN, content_parts, without_pictures
from bot.ports import Image, ModelMessage
from bot.turn.asked import asked_text
from bot.turn.attachments import Reader, decoded, kind_of, pdf_text
from tests.emulators.openai import OpenAIEmulator
from tests.emulators.openai.answers import Refuse, Say
from tests.emulators.openai.server import Asked
from tests.emulators.platform import MemoryPlatform
from tests.program import QUICK, program

PLACE = ConversationId("memory", "site", "c")


def attachment(name: str, media_type: str = "text/plain", size_bytes: int = 10) -> Attachment:
    return Attachment(name, name, media_type, size_bytes)


def message(*attachments: Attachment) -> IncomingMessage:
    now = datetime(2026, 11, 25, tzinfo=UTC)
    return IncomingMessage(
        "m1", PLACE, Author("u1", "Ada"), "look", now, Address("c"), attachments, is_direct=True
    )


def pdf(text: str) -> bytes:
    """A PDF of one page, as small as they come."""
    shown = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    written, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, table)
    return written + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(parts) + 1,
        start,
    )


async def read(
    files: dict[str, bytes], *attachments: Attachment, most_bytes: int = 1000, most: int = 1000
) -> tuple[Attachment, ...]:
    platform = MemoryPlatform(QUICK)
    platform.files = files
    (done,) = await Reader({"memory": platform}, most_bytes).read([message(*attachments)], most)
    return done.attachments


async def test_text_code_and_tables_are_read() -> None:
    latin, utf16 = "größe;1".encode("latin-1"), b"\xff\xfeh\0i\0"
    files = {"a.py": b"print('hi')", "b.csv": latin, "c.txt": utf16}
    found = await read(files, *(attachment(name) for name in files))
    assert [each.content for each in found] == ["print('hi')", "größe;1", "hi"]


async def test_a_pdf_is_read_in_a_process_of_its_own() -> None:
    report = attachment("report.pdf", "application/pdf", 900)
    (found,) = await read({"report.pdf": pdf("Sales rose by 7 percent")}, report)
    assert found.content == "Sales rose by 7 percent"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 broken", pdf("")], ids=["no", "broken", "blank"])
async def test_a_pdf_without_text_is_said_to_have_none(data: bytes) -> None:
    with pytest.raises(FetchFailed, match="no text"):
        await pdf_text(data, 100)


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        (attachment("cat.png", "image/png"), "the language model I use cannot look at pictures"),
        (attachment("x.zip", "application/zip"), "I can read text, code, tables and PDFs only"),
        (attachment("big.txt", size_bytes=5000), "it is too large"),
        (attachment("gone.txt"), "it is gone"),
        (attachment("binary.txt"), "it is no text"),
        (attachment("nothing.py"), "it is empty"),
        (attachment("blank.csv"), "it is empty"),
    ],
)
async def test_what_cannot_be_read_says_why(sent: Attachment, problem: str) -> None:
    (found,) = await read({"binary.txt": b"a\0b", "nothing.py": b"", "blank.csv": b" \n"}, sent)
    assert (found.content, found.problem) == ("", problem)


async def test_long_files_are_cut_and_share_the_room() -> None:
    files = {"a.txt": b"a" * 900, "b.txt": b"b" * 900}
    found = await read(files, *(attachment(name) for name in files), most=200)
    assert [each.content for each in found] == ["a" * 100, "b" * 100]
    assert [each.left_out_chars for each in found] == [800, 800]
    assert "[… the file goes on; 900 characters in all]" in asked_text([message(*found)])


async def test_no_more_than_ten_are_read() -> None:
    names = [f"{number}.txt" for number in range(12)]
    found = await read(dict.fromkeys(names, b"x"), *map(attachment, names))
    assert [bool(each.content) for each in found] == [True] * 10 + [False] * 2
    assert "10 files at once" in found[-1].problem


async def test_a_file_is_fetched_once_for_a_turn_that_is_planned_again() -> None:
    platform = MemoryPlatform(QUICK)
    platform.files = {"a.txt": b"x"}
    reader = Reader({"memory": platform}, 100)
    for _ in range(3):
        await reader.read([message(attachment("a.txt"))], 100)
    assert platform.fetched == ["a.txt"]


def test_kinds_are_known_by_type_or_name() -> None:
    assert kind_of(attachment("x", "text/markdown; charset=utf-8")) == "text"
    assert kind_of(attachment("Main.java", "application/octet-stream")) == "text"
    assert kind_of(attachment("x.PDF", "application/octet-stream")) == "pdf"
    assert kind_of(attachment("x.exe", "application/octet-stream")) == "unknown"
    assert decoded("\ufeffhi".encode()) == "hi"


async def test_the_model_is_asked_with_what_the_file_says(redis_url: str) -> None:
    async with program(redis_url) as person:
        person.platform.files = {"a.txt": b"alpha beta"}
        answer = await person.asks("what is this?", (attachment("a.txt"), attachment("b.txt")))
        assert "[the attached file a.txt:]\nalpha beta\n[end of a.txt]" in answer
        assert "[attached, but it is gone: b.txt]" in answer


async def test_who_sends_nothing_but_what_cannot_be_read_is_told(redis_url: str) -> None:
    async with program(redis_url) as person:
        answer = await person.asks("", (attachment("cat.png", "image/png"),))
        assert answer.startswith("I could not read what you sent (cat.png: the language model")


async def test_a_model_that_sees_looks_at_a_picture_again_with_what_is_asked_next(
    redis_url: str,
) -> None:
    async with OpenAIEmulator() as server:
        model = f"kind: openai, base_url: '{server.base_url}', model: any, images: true"
        model += ", disclosure: I am small."
        async with program(redis_url, f"{{main: {{{model}}}}}") as person:
            person.platform.files = {"cat.png": b"PNG"}
            await person.asks("what is this?", (attachment("cat.png", "image/png"),))
            await person.asks("sure?")
            await person.asks("/again")
            await person.asks("/new")
            await person.asks("hello")
        first, second, again, other = (asked.body["messages"] for asked in server.asked)
        text, picture = first[-1]["content"]
        assert text["text"] == "what is this?\n[the attached picture cat.png]"
        assert picture["image_url"]["url"] == "data:image/png;base64,UE5H"
        assert second[:-2] == first[:2], "the beginning stays the same, picture included"
        assert again == second
        assert other[-1]["content"] == "hello"


@pytest.mark.parametrize(
    "refused",
    [
        Refuse(400, "too long", code="context_length_exceeded"),
        Refuse(422, "at most 1 image(s) may be provided in one request"),
    ],
    ids=["too long", "too many"],
)
async def test_where_a_model_refuses_earlier_pictures_it_is_asked_without_them(
    redis_url: str, refused: Refuse
) -> None:
    def answer(asked: Asked) -> Say | Refuse:
        seen = [isinstance(message["content"], list) for message in asked.body["messages"]]
        if any(seen[:-1]):
            return refused
        return Say("No cat." if any(seen) else "Four.")

    async with OpenAIEmulator(default=answer) as server:
        model = f"kind: openai, base_url: '{server.base_url}', model: any, images: true"
        spare = "kind: scripted, replies: [I am the spare one.]"
        async with program(redis_url, f"{{main: {{{model}}}, spare: {{{spare}}}}}") as person:
            person.platform.files = {"cat.png": b"PNG"}
            assert await person.asks("cat?", (attachment("cat.png", "image/png"),)) == "No cat."
            assert await person.asks("two plus two?") == "Four."
        assert len(server.asked) == 3


async def test_a_picture_that_a_model_refuses_is_not_looked_at_again(redis_url: str) -> None:
    refused = Refuse(400, "no picture", code="invalid_image")
    async with OpenAIEmulator(refused, default=Say("Four.")) as server:
        model = f"kind: openai, base_url: '{server.base_url}', model: any, images: true"
        async with program(redis_url, f"{{main: {{{model}}}}}") as person:
            person.platform.files = {"cat.png": b"PNG"}
            told = await person.asks("cat?", (attachment("cat.png", "image/png"),))
            assert "did not take the picture" in told
            assert await person.asks("two plus two?") == "Four."
        assert [type(m["content"]) for m in server.asked[-1].body["messages"]] == [str] * 4


async def test_what_is_asked_again_is_asked_with_its_picture(redis_url: str) -> None:
    async with OpenAIEmulator() as server:
        model = f"kind: openai, base_url: '{server.base_url}', model: any, images: true"
        async with program(redis_url, f"{{main: {{{model}}}}}") as person:
            person.platform.files = {"cat.png": b"PNG"}
            await person.asks("what is this?", (attachment("cat.png", "image/png"),))
            await person.asks("/again")
            await person.asks("/again")
        first, *others = (asked.body["messages"] for asked in server.asked)
        assert others == [first, first]


def test_a_model_that_does_not_see_is_told_that_there_was_a_picture() -> None:
    seen = ModelMessage("user", "look", images=(Image("image/png", b"PNG"),))
    plain = ModelMessage("user", "hello")
    assert without_pictures([plain]) == [plain]
    (told,) = without_pictures([seen])
    assert (told.content, told.images) == (f"look\n\n{UNSEEN}", ())


def test_langchain_gets_the_same_parts() -> None:
    seen = ModelMessage("user", "look", images=(Image("image/png", b"PNG"),))
    (written,) = prompt_messages([seen])
    assert not isinstance(written, tuple)
    assert written.content == content_parts(seen)


async def test_a_recording_is_written_down_where_a_model_listens(redis_url: str) -> None:
    voice = attachment("voice-message.ogg", "audio/ogg")
    async with OpenAIEmulator() as server:
        server.transcript = "buy some milk"
        speech = f"speech: {{kind: openai, model: any, base_url: '{server.base_url}'}}"
        async with program(redis_url, more=speech) as person:
            person.platform.files = {voice.name: b"OggS"}
            answer = await person.asks("", (voice,))
            server.transcript = ""
            silence = await person.asks("", (attachment("silence.mp3", "audio/mpeg"),))
    assert "[said in the recording voice-message.ogg:]\nbuy some milk" in answer
    assert silence.startswith("I could not read what you sent (silence.mp3: ")


async def test_where_no_model_listens_who_speaks_is_told(redis_url: str) -> None:
    async with program(redis_url) as person:
        answer = await person.asks("", (attachment("voice-message.ogg", "audio/ogg"),))
    assert "I cannot listen to recordings, since no model for speech is set up here" in answer
