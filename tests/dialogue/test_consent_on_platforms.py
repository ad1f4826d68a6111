"""The click that lets a tool act, on Slack and Discord: real buttons, pressed by who asked and by
another."""

import asyncio
from pathlib import Path

import pytest

from adapters.discord.presses import NOT_YOURS as NOT_YOURS_ON_DISCORD
from adapters.slack.presses import NOT_YOURS as NOT_YOURS_IN_SLACK
from tests.dialogue.test_platforms import ENVIRONMENT, program, until_connected
from tests.emulators.acting_tools import PAID
from tests.emulators.discord import DiscordEmulator
from tests.emulators.discord_stage import told
from tests.emulators.slack import SlackEmulator

PAYS = r"""
models:
  main:
    kind: scripted
    rules:
      - when: pay (\w+) (\d+)
        call: pay
        arguments: '{"to": "\1", "amount": \2}'
        say: I paid.
      - {when: "^yes, do that", say: It is paid.}
tools: {langchain: {tools: {"tests.emulators.acting_tools:pay": ask_once}}}
"""


@pytest.fixture(autouse=True)
def nothing_is_paid() -> None:
    PAID.clear()


async def test_a_button_in_slack_lets_a_tool_act_when_the_one_who_asked_presses_it(
    tmp_path: Path,
) -> None:
    async with SlackEmulator() as slack:
        text = (
            "adapters: {slack: {bot_token: '${SLACK_BOT_TOKEN}', app_token: '${SLACK_APP_TOKEN}', "
            f"base_url: '{slack.base_url}'}}}}"
        )
        async with program(text, ENVIRONMENT, tmp_path, PAYS) as app:
            await until_connected(app, "slack")
            ada, eve = slack.person("Ada"), slack.person("Eve")
            asked = ada.mentions("#general", "pay Bob 5")
            question = await slack.wait_for_reply("#general", asked.ts, containing="May I?")
            assert '"to": "Bob"' in question.shown
            eve.presses(question, "Allow")
            refused = await slack.wait_for_reply("#general", containing=NOT_YOURS_IN_SLACK)
            assert refused.ephemeral_to == eve.id
            assert PAID == []
            ada.presses(question, "Allow")
            await slack.wait_for_reply("#general", asked.ts, containing="It is paid.")
    assert PAID == [{"to": "Bob", "amount": 5}]


async def test_a_button_on_discord_lets_a_tool_act_when_the_one_who_asked_presses_it(
    tmp_path: Path,
) -> None:
    async with DiscordEmulator.running() as discord:
        text = (
            "adapters: {discord: {token: '${DISCORD_TOKEN}', "
            f"base_url: '{discord.base_url}', gateway_url: '{discord.gateway_url}'}}}}"
        )
        async with program(text, {"DISCORD_TOKEN": discord.token}, tmp_path, PAYS):
            await discord.until_connected()
            ada = discord.person("Ada")
            asked = ada.mentions(discord.channel, "pay Bob 5")
            question = await discord.wait_for_reply(asked, showing="May I?")
            refused = discord.person("Eve").presses(question, "Allow")
            assert await told(discord, refused) == NOT_YOURS_ON_DISCORD
            assert PAID == []
            ada.presses(question, "Allow")
            async with asyncio.timeout(20):
                while not PAID:  # noqa: ASYNC110 - a list tells nobody
                    await asyncio.sleep(0.01)
    assert PAID == [{"to": "Bob", "amount": 5}]
