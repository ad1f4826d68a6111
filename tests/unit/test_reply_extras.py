"""Choices and files that go with a reply: as a platform can show them, once, also after a crash."""

import asyncio
from dataclasses import replace

import pytest

from bot.conversation import Conversation, Turn
from bot.delivery import Delivery
from bot.ledger import Shown
from bot.messages import Address
from bot.ports import Limits, OutgoingMessage
from bot.rendering import fit_extras
from bot.rendering.extras import picked
from bot.reply import NO_EXTRAS, Choice, Choices, Extras, File, Keep, Reply, Run, TextDelta
from tests.emulators.platform import MemoryPlatform

PLAIN = Limits(message_length=200, edit_gaps_s=(0.001,))
RICH = replace(PLAIN, choices_max=5, file_max_bytes=1000)
SHORTER, LONGER = Choice("Shorter", "/shorter"), Choice("Longer", "/longer")
PICTURE = File("cat.png", "image/png", 900, "b10b", alt="A cat")


class Book:
    """A ledger in memory."""

    def __init__(self) -> None:
        self.shown: tuple[Shown, ...] = ()

    async def record(self, runs: tuple[Run, ...], shown: tuple[Shown, ...]) -> None:
        self.shown = shown

    async def note_posted(self, message_id: str, *, is_growing: bool) -> None:
        """Nothing replies here."""

    def wait_for_room(self) -> None: ...

    def count(self, call: str, outcome: str) -> None:
        """Nobody counts."""


async def show(platform: MemoryPlatform, reply: Reply, shown: tuple[Shown, ...] = ()) -> Book:
    book = Book()
    reply.finish()
    async with asyncio.timeout(20):
        await Delivery(platform, Address("c"), "0123456789abcdef0123", book, shown).run(reply)
    return book


def reply_of(*parts: TextDelta | Choices | File | Keep) -> Reply:
    reply = Reply()
    for part in parts:
        reply.add(part)
    return reply


async def test_choices_and_files_stand_below_the_last_message() -> None:
    platform = MemoryPlatform(RICH)
    long_text = "word " * 70
    await show(platform, reply_of(TextDelta(long_text), Choices((SHORTER, LONGER)), PICTURE))
    extras = [message.extras for message in platform.messages.values()]
    assert extras == [NO_EXTRAS, Extras((SHORTER, LONGER), (PICTURE,), is_last=True)]


async def test_where_there_are_no_buttons_choices_are_a_numbered_list() -> None:
    platform = MemoryPlatform(PLAIN)
    await show(platform, reply_of(TextDelta("Well?"), Choices((SHORTER, LONGER)), PICTURE))
    [message] = platform.messages.values()
    assert message.extras == Extras(is_last=True)
    text = message.states[-1]
    assert text.startswith("Well?")
    assert "cat.png" in text
    assert "A cat" in text
    assert "1. Shorter\n2. Longer" in text


@pytest.mark.parametrize(
    ("sizes", "together", "shown"),
    [
        ([900, 900, 100, 200], 2000, [0, 1, 2]),
        ([900, 900, 900, 200], 2000, [0, 1, 3]),
        ([1000], 500, [0]),  # a server that takes a larger file takes that one
        ([900] * 9, 0, list(range(9))),
    ],
)
def test_files_that_are_too_much_for_a_message_together_are_named(
    sizes: list[int], together: int, shown: list[int]
) -> None:
    files = tuple(
        File(f"{number}.txt", "text/plain", size, f"b{number}") for number, size in enumerate(sizes)
    )
    limits = replace(RICH, files_max_bytes=together)
    written, extras = fit_extras(Extras(files=files), limits)
    assert extras.files == tuple(files[number] for number in shown)
    named = [number for number in range(len(sizes)) if number not in shown]
    assert all(f"`{number}.txt` cannot be shown here" in written for number in named)
    assert written.count("cannot be shown") == len(named)


@pytest.mark.parametrize("edits", ["taken", "refused"])
async def test_a_reply_whose_text_is_complete_before_its_end_gets_what_goes_below_once(
    edits: str,
) -> None:
    platform = MemoryPlatform(RICH)
    text = "Well?"
    message_id = await platform.post(OutgoingMessage(Address("c"), text, "k00"))
    reply = reply_of(TextDelta(text), Choices((SHORTER,)))
    shown = (Shown("k00", message_id, text, is_complete=True, end=len(text)),)
    platform.refuses_edits = edits == "refused"
    book = await show(platform, reply, shown)
    below = [(m.states[-1], m.extras.choices) for m in platform.messages.values()]
    assert (
        below
        == {
            "taken": [(text, (SHORTER,))],
            "refused": [(text, ()), ("…", (SHORTER,))],
        }[edits]
    )
    calls = len(platform.calls)
    await show(platform, reply, (*book.shown[:-1], replace(book.shown[-1], has_extras=True)))
    assert len(platform.calls) == calls, "once is enough"


def test_more_choices_than_a_platform_takes_are_written_out() -> None:
    many = tuple(Choice(f"Way {n}", f"way {n}") for n in range(9))
    text, extras = fit_extras(Extras(many), RICH)
    assert extras == NO_EXTRAS
    assert "9. Way 8" in text
    assert fit_extras(Extras(many[:5]), RICH) == ("", Extras(many[:5]))


def test_a_number_or_a_label_picks_a_choice() -> None:
    offered = (SHORTER, LONGER)
    assert [picked(text, offered) for text in ("2", " 1. ", "LONGER", "3", "no")] == [
        *(LONGER, SHORTER, LONGER, None, None)
    ]


def test_the_last_choices_count_and_a_file_given_twice_is_one() -> None:
    reply = reply_of(
        Choices((SHORTER,)), PICTURE, Choices((LONGER,)), PICTURE, Keep("a", "1"), Keep("a", "2")
    )
    assert reply.extras == Extras((LONGER,), (PICTURE,))
    assert reply.kept == {"a": "2"}


def test_a_turn_remembers_what_it_offered() -> None:
    turn = Turn("t1", 1.0, "q", "a", "chat", offered=(SHORTER,))
    assert Conversation(turns=(turn,)).turns[-1].offered == (SHORTER,)
