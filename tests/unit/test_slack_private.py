"""Commands that are answered to one person, who can share the answer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from adapters.slack.openings import NOT_INVITED
from adapters.slack.sharing import SHARED_IN_PART, TOO_OLD
from adapters.slack.writing import FILES_NOT_SENT
from bot.blobs import RedisBlobs
from bot.conversation import Conversation, Source, Turn
from bot.delivery import Delivery, Pace
from bot.errors import DeliveryUnknown, PlatformBusy
from bot.messages import IncomingMessage
from bot.ports import AdapterParts, OutgoingMessage
from bot.reply import Choice, Extras, File, Reply, TextDelta
from bot.store.client import Store
from tests.emulators.loose_book import LooseBook
from tests.emulators.slack import Message, SlackEmulator
from tests.emulators.slack.calls import Call
from tests.emulators.slack_stage import MemorySafe, NoLive, Running, receiving

TURN_ID = "0123456789abcdef0123"
SAID = "It is **four**, <!channel>."


@asynccontextmanager
async def asking(
    parts: AdapterParts | None = None,
) -> AsyncIterator[tuple[Running, IncomingMessage]]:
    """Ada asks with /ask in #general, where that is private."""
    async with (
        SlackEmulator() as slack,
        receiving(slack, "socket", parts, private_commands=("ask",)) as running,
    ):
        running.ada.command("#general", "/ask", "2 + 2?")
        yield running, await running.intake.next()


async def answer(running: Running, message: IncomingMessage) -> Message:
    """The core delivers the answer; what Ada then sees."""
    reply = Reply()
    reply.add(TextDelta(SAID))
    reply.finish()
    pace = Pace(status_after_s=0.01)
    await Delivery(running.adapter, message.address, TURN_ID, LooseBook(), pace=pace).run(reply)
    turn = Turn(TURN_ID, 0.0, f"Ada: {message.text}", SAID, "chat", "done")
    running.intake.memory.conversations[message.conversation] = Conversation(turns=(turn,))
    return running.slack.replies("#general")[-1]


async def test_question_and_answer_are_seen_by_who_asked_alone() -> None:
    async with asking() as (running, message):
        shown = await answer(running, message)
        question, reply = running.slack.replies("#general")
        assert question.ephemeral_to == reply.ephemeral_to == running.ada.id
        assert "2 + 2?" in question.shown
        assert "four" in shown.shown
        assert running.slack.calls("chat.postMessage") == []
        assert running.slack.calls("assistant.threads.setStatus") == []


async def test_who_asked_can_share_the_answer_once_and_is_named() -> None:
    async with asking() as (running, message):
        shown = await answer(running, message)
        running.ada.presses(shown, "Share")
        running.ada.presses(shown, "Share")
        shared = await running.slack.wait_for_reply("#general", containing="Ada shared")
        await running.slack.settled()
        assert shared.ephemeral_to is None
        assert "shared my answer to: 2 + 2?" in shared.shown
        assert "four" in shared.shown
        assert len(running.slack.calls("chat.postMessage")) == 1
        assert running.slack.pings() == []


async def test_the_answer_to_a_press_is_shared_with_what_stood_on_the_button() -> None:
    async with asking() as (running, message):
        shown = await answer(running, message)
        offers = Turn("t0", 0.0, "quiz", "Which?", "quiz", offered=(Choice("B: 5/8", "B #ioldp"),))
        asked = "Ada: B #ioldp"
        source = Source("m1", len(asked), name_length=len("Ada: "), is_own_words=False)
        turn = Turn(TURN_ID, 0.0, asked, SAID, "quiz", sources=(source,))
        memory = running.intake.memory
        memory.conversations[message.conversation] = Conversation(turns=(offers, turn))
        running.ada.presses(shown, "Share")
        shared = await running.slack.wait_for_reply("#general", containing="Ada shared")
        assert "shared my answer to: B: 5/8" in shared.shown


async def test_what_was_shared_in_part_is_not_shared_once_more() -> None:
    async with asking() as (running, message):
        shown, slack = await answer(running, message), running.slack
        turn = Turn(TURN_ID, 0.0, "Ada: 2 + 2?", "word " * 3_000, "chat", "done")
        memory = running.intake.memory
        memory.conversations[message.conversation] = Conversation(turns=(turn,))

        def refuse_the_next(call: Call) -> None:
            if call.method == "chat.postMessage" and not slack.faults.waiting:
                slack.faults.add(method="chat.postMessage", kind="error:restricted_action")

        slack.web_api.at_effect.append(refuse_the_next)
        for _ in range(2):
            running.ada.presses(shown, "Share")
            await slack.settled()
        seen = slack.replies("#general")
        assert sum("shared my answer" in each.text for each in seen) == 1
        assert [each.text for each in seen].count(SHARED_IN_PART) == 1


async def test_an_answer_that_memory_has_lost_is_not_shared_and_the_person_is_told() -> None:
    async with asking() as (running, message):
        shown = await answer(running, message)
        running.intake.memory.conversations.clear()
        running.ada.presses(shown, "Share")
        told = await running.slack.wait_for_reply("#general", containing=TOO_OLD)
        assert told.ephemeral_to == running.ada.id


async def test_a_private_answer_does_not_grow_and_cannot_be_looked_up() -> None:
    async with asking() as (running, message):
        adapter, address = running.adapter, message.address
        with pytest.raises(PlatformBusy):
            await adapter.claim_room(OutgoingMessage(address, "It", "k00", is_final=False))
        await adapter.claim_room(OutgoingMessage(address, "It is four.", "k00"))
        with pytest.raises(DeliveryUnknown):
            await adapter.find(address, "k00")


async def test_the_files_of_a_private_answer_come_in_a_direct_message(store: Store) -> None:
    blobs = RedisBlobs(store, 1_000)
    file = File("code-1.py", "text/plain", 4, await blobs.put(b"code"))
    async with asking(AdapterParts(live=NoLive(), blobs=blobs, safe=MemorySafe())) as (
        running,
        message,
    ):
        extras = Extras(files=(file,), is_last=True)
        await running.adapter.post(OutgoingMessage(message.address, "Here:", "k00", extras=extras))
        replies = running.slack.replies(running.ada.direct_channel)
        assert [shape["title"] for reply in replies for shape in reply.files] == ["code-1.py"]


@pytest.mark.parametrize("kind", ["error:messages_tab_disabled", "ratelimited", "drop_after"])
async def test_a_private_answer_whose_files_cannot_be_sent_is_shown_once(
    store: Store, kind: str
) -> None:
    blobs = RedisBlobs(store, 1_000)
    file = File("code-1.py", "text/plain", 4, await blobs.put(b"code"))
    async with asking(AdapterParts(live=NoLive(), blobs=blobs, safe=MemorySafe())) as (
        running,
        message,
    ):
        running.slack.faults.add(method="chat.postMessage", kind=kind)
        extras = Extras(files=(file,), is_last=True)
        await running.adapter.post(OutgoingMessage(message.address, "Here:", "k00", extras=extras))
        shown = [each.text for each in running.slack.replies("#general") if each.ephemeral_to]
        assert shown[-2:] == ["Here:", FILES_NOT_SENT]


async def test_where_it_was_not_invited_it_says_so() -> None:
    async with (
        SlackEmulator() as slack,
        receiving(slack, "socket", private_commands=("ask",)) as running,
    ):
        slack.workspace.channel("#random").members.discard(slack.workspace.bot.id)
        running.ada.command("#random", "/ask", "hello?")
        await slack.wait_for_reply("#random", containing=NOT_INVITED)


async def test_in_a_direct_message_there_is_nobody_to_hide_it_from() -> None:
    async with (
        SlackEmulator() as slack,
        receiving(slack, "socket", private_commands=("ask",)) as running,
    ):
        running.ada.command(running.ada.direct_channel, "/ask", "hello?")
        assert (await running.intake.next()).address.thread
