"""Steps in Slack, with the whole program behind it: a card is there while its tool runs."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.turn.running import STOPPED
from tests.dialogue.stages import SLACK_TOKENS, running
from tests.emulators.acting_tools import BEGUN, MAY_END
from tests.emulators.slack import SlackEmulator

MODELS = r"""
  main:
    kind: scripted
    rules:
      - {when: pay (\w+) (\d+), call: pay, arguments: '{"to": "\1", "amount": \2}', say: I paid.}
"""
TOOLS = 'tools: {langchain: {tools: {"tests.emulators.acting_tools:slow_pay": free}}}'


@pytest.fixture(autouse=True)
def nothing_has_begun() -> Iterator[None]:
    BEGUN.clear()
    MAY_END.clear()
    yield
    MAY_END.set()


@asynccontextmanager
async def working(folder: Path) -> AsyncIterator[tuple[SlackEmulator, str]]:
    """Ada has asked in a channel, and the tool that it takes runs; the thread of her question."""
    async with SlackEmulator() as slack:
        adapter = (
            "slack: {bot_token: '${SLACK_BOT_TOKEN}', app_token: '${SLACK_APP_TOKEN}', "
            f"base_url: '{slack.base_url}'}}"
        )
        async with running(MODELS, adapter, SLACK_TOKENS, folder, more=TOOLS):
            thread = slack.person("Ada").mentions("#general", "pay Bob 5").ts
            await slack.wait_until(lambda: cards(slack, thread) == ["in_progress"])
            yield slack, thread
            MAY_END.set()


def cards(slack: SlackEmulator, thread: str) -> list[str]:
    replies = slack.replies("#general", thread)
    return [status for reply in replies for _, status in reply.tasks.values()]


async def test_a_card_is_shown_while_its_tool_runs_and_then_says_that_it_is_done(
    tmp_path: Path,
) -> None:
    async with working(tmp_path) as (slack, thread):
        assert await asyncio.to_thread(BEGUN.wait, 20), "the card is there before it begins"
        assert cards(slack, thread) == ["in_progress"]
        MAY_END.set()
        reply = await slack.wait_for_reply("#general", thread, containing="I paid.")
        assert cards(slack, thread) == ["complete"]
        assert slack.replies("#general", thread) == [reply]


async def test_slacks_stop_button_ends_a_reply_of_which_only_a_card_is_shown(
    tmp_path: Path,
) -> None:
    async with working(tmp_path) as (slack, thread):
        (message,) = slack.replies("#general", thread)
        slack.person("Ada").stops(message)
        reply = await slack.wait_for_reply("#general", thread, containing=STOPPED)
        assert slack.replies("#general", thread) == [reply]
        assert "I paid." not in reply.shown
