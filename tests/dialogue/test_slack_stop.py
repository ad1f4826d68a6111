"""Slack's own Stop button while a reply is being posted, with the whole program behind it.

Slack shows a stream, and the button with it, before the ledger says how Slack calls it: the answer
to chat.startStream is still under way.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.turn.running import STOPPED
from tests.dialogue.stages import SLACK_TOKENS, running
from tests.emulators.slack import Message, Person, SlackEmulator

MODELS = f"""
  main:
    kind: scripted
    delay_s: 1.5  # by then there is a status, and with it the button
    tokens_per_s: 300
    rules:
      - {{when: first, say: "First it is {"so many " * 300}END"}}
      - {{when: second, say: "Then it is {"so many " * 300}END"}}
"""


class Thread:
    """Ada and the bot in a thread of hers, on a Slack that may be slow to tell of her presses."""

    def __init__(self, slack: SlackEmulator) -> None:
        self.slack, self.ada = slack, slack.person("Ada")
        self._root: str | None = None
        self._untold: list[Mapping[str, Any]] = []
        member = slack.workspace.members[self.ada.id]
        places = slack.files, slack.interactions
        self._presser = Person(slack.workspace, member, self._keep, *places)

    def _keep(self, kind: str, payload: Mapping[str, Any]) -> None:
        self._untold.append(payload)

    def asks(self, text: str) -> None:
        asked = self.ada.direct(text, self._root)
        self._root = self._root or asked.ts

    async def shows(self, text: str, *, finished: bool = True) -> Message:
        channel = self.ada.direct_channel
        return await self.slack.wait_for_reply(
            channel, self._root, containing=text, finished=finished
        )

    def presses_stop(self, message: Message) -> None:
        """Slack ends the stream, and does not tell us yet."""
        self._presser.stops(message)

    async def tells(self) -> None:
        """Slack tells of the press, and has heard that we know."""
        told = self.slack.send("events_api", self._untold.pop())
        assert told is not None
        async with asyncio.timeout(20):
            await told.finished.wait()
        assert told.acknowledged


@asynccontextmanager
async def thread(folder: Path) -> AsyncIterator[Thread]:
    """The first reply of a thread stands there whole; its stream was ended by a press of Stop of
    which Slack has not told yet. The answer to the start of the next stream is held."""
    async with SlackEmulator() as slack:
        adapter = (
            "slack: {bot_token: '${SLACK_BOT_TOKEN}', app_token: '${SLACK_APP_TOKEN}', "
            f"base_url: '{slack.base_url}'}}"
        )
        async with running(MODELS, adapter, SLACK_TOKENS, folder):
            there = Thread(slack)
            there.asks("the first")
            there.presses_stop(await there.shows("First", finished=False))
            assert "END" in (await there.shows("END")).shown
            yield there


async def test_a_press_for_a_reply_that_has_ended_does_not_stop_the_next_while_that_is_posted(
    tmp_path: Path,
) -> None:
    async with thread(tmp_path) as there:
        answer = there.slack.faults.hold("chat.startStream")
        there.asks("the second")
        await there.shows("Then", finished=False)
        await there.tells()
        answer.set()
        reply = await there.shows("Then")
        assert reply.shown.endswith("END")
        assert STOPPED not in reply.shown


async def test_a_press_for_the_reply_that_is_posted_stops_it(tmp_path: Path) -> None:
    async with thread(tmp_path) as there:
        answer = there.slack.faults.hold("chat.startStream")
        there.asks("the second")
        there.presses_stop(await there.shows("Then", finished=False))
        await there.tells()
        answer.set()
        reply = await there.shows(STOPPED)
        assert reply.shown.startswith("Then")
        assert "END" not in reply.shown
