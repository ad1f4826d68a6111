"""The same dialogue on every platform: the whole program, unmodified clients, real protocols."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import App, joined
from bot.config import reading as config
from bot.conversation import Remark
from bot.errors import ConfigError
from bot.feedback import Feedback
from tests.emulators.discord import DiscordEmulator
from tests.emulators.slack import SlackEmulator

RULES = """
models:
  main:
    kind: scripted
    tokens_per_s: 25
    rules:
      - when: what is my name
        recall: my name is (\\w+)
        say: Your name is \\1, <!channel> @everyone.
      - when: my name is
        say: >-
          Hello! I am pleased to meet you, and I will remember your name for the whole of this
          conversation, however long it may become, and I say so at some length, because a reply
          that is long enough is shown while it grows, word by word, on every platform that lets
          me do so, so that nobody has to wait for the end of a long answer before reading.
"""
SLOWLY = RULES.replace("tokens_per_s: 25", "tokens_per_s: 6")  # ten seconds, where nobody stops it
ENVIRONMENT = {
    "SLACK_BOT_TOKEN": "xoxb-emulated-bot",
    "SLACK_APP_TOKEN": "xapp-emulated-app",
    "SLACK_SIGNING_SECRET": "emulated-signing-secret",
}


@asynccontextmanager
async def program(
    text: str, environment: dict[str, str], data_dir: Path, models: str = RULES
) -> AsyncIterator[App]:
    """The whole program as `dragoman run` joins it, on a data folder of its own."""
    settings = config.parse(models + text, environment)
    core = settings.core.model_copy(update={"data_dir": data_dir})
    async with joined(replace(settings, core=core)) as app:
        stop = asyncio.Event()
        running = asyncio.create_task(app.run(tuple(settings.adapters), stop, ops=False))
        try:
            yield app
        finally:
            stop.set()
            await running


async def until_connected(app: App, name: str) -> None:
    async with asyncio.timeout(20):
        while not app.adapters[name].is_connected:  # noqa: ASYNC110 - a property tells nobody
            await asyncio.sleep(0.01)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.mark.parametrize("transport", ["socket", "http"])
async def test_slack_remembers_a_name_in_the_thread_and_pings_nobody(
    transport: str, tmp_path: Path
) -> None:
    port = free_port()
    way_in = (
        "app_token: '${SLACK_APP_TOKEN}'"
        if transport == "socket"
        else f"signing_secret: '${{SLACK_SIGNING_SECRET}}', host: 127.0.0.1, port: {port}"
    )
    async with SlackEmulator() as slack:
        adapter = f"bot_token: '${{SLACK_BOT_TOKEN}}', base_url: '{slack.base_url}', {way_in}"
        text = f"adapters: {{slack: {{{adapter}}}}}"
        async with program(text, ENVIRONMENT, tmp_path) as app:
            await until_connected(app, "slack")
            if transport == "http":
                await slack.use_request_url(f"http://127.0.0.1:{port}/slack/events")
            ada = slack.person("Ada")
            question = ada.mentions("#general", "my name is Ada")
            first = await slack.wait_for_reply("#general", question.ts, containing="before reading")
            assert len(first.states) > 2, "the reply is seen growing"
            assert first.thread_ts == question.ts
            ada.says("#general", "thanks", thread_ts=question.ts)
            await slack.wait_for_reply("#general", question.ts, containing="thanks")
            ada.says("#general", "what is my name?", thread_ts=question.ts)
            last = await slack.wait_for_reply("#general", question.ts, containing="Your name is")
            assert "Your name is Ada" in last.shown
            assert (
                len(slack.replies("#general")) == len(slack.replies("#general", question.ts)) == 3
            )
            assert slack.pings() == []
            assert slack.missed_acknowledgements == 0


async def test_stop_in_a_slack_thread_ends_the_reply_there(tmp_path: Path) -> None:
    async with SlackEmulator() as slack:
        text = (
            "adapters: {slack: {bot_token: '${SLACK_BOT_TOKEN}', app_token: '${SLACK_APP_TOKEN}', "
            f"base_url: '{slack.base_url}'}}}}"
        )
        async with program(text, ENVIRONMENT, tmp_path, SLOWLY) as app:
            await until_connected(app, "slack")
            ada = slack.person("Ada")
            for stop in (ada.says, ada.mentions):
                question = ada.mentions("#general", "my name is Ada")
                await slack.wait_for_reply(
                    "#general", question.ts, containing="pleased", finished=False
                )
                stop("#general", "Stop.", thread_ts=question.ts)
                reply = await slack.wait_for_reply("#general", question.ts, containing="Stopped.")
                assert "before reading" not in reply.shown
                assert len(slack.replies("#general", question.ts)) == 1


async def test_slack_answers_direct_messages(tmp_path: Path) -> None:
    async with SlackEmulator() as slack:
        text = (
            "adapters: {slack: {bot_token: '${SLACK_BOT_TOKEN}', app_token: '${SLACK_APP_TOKEN}', "
            f"base_url: '{slack.base_url}'}}}}"
        )
        async with program(text, ENVIRONMENT, tmp_path) as app:
            await until_connected(app, "slack")
            ada = slack.person("Ada")
            first = ada.direct("my name is Ada")
            await slack.wait_for_reply(ada.direct_channel, containing="before reading")
            ada.direct("what is my name?", thread_ts=first.ts)
            await slack.wait_for_reply(ada.direct_channel, containing="Your name is Ada")


async def test_slack_keeps_what_people_think_of_a_reply(tmp_path: Path) -> None:
    async with SlackEmulator() as slack:
        text = (
            "adapters: {slack: {bot_token: '${SLACK_BOT_TOKEN}', app_token: '${SLACK_APP_TOKEN}', "
            f"base_url: '{slack.base_url}'}}}}"
        )
        async with program(text, ENVIRONMENT, tmp_path) as app:
            await until_connected(app, "slack")
            ada = slack.person("Ada")
            ada.direct("my name is Ada")
            reply = await slack.wait_for_reply(ada.direct_channel, containing="before reading")
            ada.rates(reply, is_good=False)
            await slack.wait_until(lambda: bool(slack.workspace.views))
            (view,) = slack.workspace.views
            ada.fills_in(view, reason="too long")
            await slack.settled()
            (rating,) = [rating async for rating in Feedback(app.store).all()]
            turns = (await app.reception.conversation(rating.conversation)).turns
            assert [(rating.turn_id, Remark(rating.author, "too long"))] == [
                (turn.id, turn.remark) for turn in turns
            ]
            ada.direct("/help")
            told = await slack.wait_for_reply(ada.direct_channel, containing="I also understand")
            with pytest.raises(KeyError):
                ada.rates(told, is_good=True)


async def test_discord_remembers_a_name_along_the_reply_chain_and_pings_nobody(
    tmp_path: Path,
) -> None:
    async with DiscordEmulator.running() as discord:
        text = (
            "adapters: {discord: {token: '${DISCORD_TOKEN}', "
            f"base_url: '{discord.base_url}', gateway_url: '{discord.gateway_url}'}}}}"
        )
        async with program(text, {"DISCORD_TOKEN": discord.token}, tmp_path):
            await discord.until_connected()
            ada = discord.person("Ada")
            question = ada.mentions(discord.channel, "my name is Ada")
            first = await discord.wait_for_reply(question, showing="before reading")
            assert len(first.texts) > 2, "the reply is seen growing"
            thanks = ada.says(discord.channel, "thanks", reply_to=first)
            second = await discord.wait_for_reply(thanks, showing="thanks")
            last = ada.says(discord.channel, "what is my name?", reply_to=second)
            told = await discord.wait_for_reply(last, showing="Your name is")
            assert "Your name is Ada" in told.text
            assert len(discord.from_bot(discord.channel)) == 3
            assert discord.pinged() == set()


async def test_discord_answers_the_slash_command_and_direct_messages(tmp_path: Path) -> None:
    async with DiscordEmulator.running() as discord:
        text = (
            "adapters: {discord: {token: '${DISCORD_TOKEN}', "
            f"base_url: '{discord.base_url}', gateway_url: '{discord.gateway_url}'}}}}"
        )
        async with program(text, {"DISCORD_TOKEN": discord.token}, tmp_path):
            await discord.until_connected()
            await discord.until_registered("ask")
            ada = discord.person("Ada")
            asked = ada.uses("ask", discord.channel, text="hello there")
            await discord.wait_for_reply(asked, showing="hello there")
            asked = ada.uses("chat", discord.channel, text="hello by the skill's own command")
            await discord.wait_for_reply(asked, showing="skill's own command")
            first = ada.writes("my name is Ada")
            reply = await discord.wait_for_reply(first, showing="before reading")
            assert reply.channel_id == ada.direct.id
            second = ada.writes("what is my name?")
            await discord.wait_for_reply(second, showing="Your name is Ada")


async def test_the_wrong_tokens_of_two_platforms_are_named_at_once(tmp_path: Path) -> None:
    environment = ENVIRONMENT | {"SLACK_BOT_TOKEN": "xoxb-wrong", "DISCORD_TOKEN": "wrong"}
    async with SlackEmulator() as slack, DiscordEmulator.running() as discord:
        text = f"""
adapters:
  slack:
    bot_token: ${{SLACK_BOT_TOKEN}}
    app_token: ${{SLACK_APP_TOKEN}}
    base_url: {slack.base_url}
  discord:
    token: ${{DISCORD_TOKEN}}
    base_url: {discord.base_url}
    gateway_url: {discord.gateway_url}
"""
        with pytest.raises(ConfigError) as failure:
            async with program(text, environment, tmp_path):
                pass

    slack_problem, discord_problem = failure.value.problems
    assert slack_problem.startswith("adapters.slack.bot_token:")
    assert discord_problem.startswith("adapters.discord.token:")
