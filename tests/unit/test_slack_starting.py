"""What stops the start of the Slack adapter, and says why."""

import asyncio
import contextlib
import sys
from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from adapters.slack import Settings, build
from adapters.slack.adapter import SlackAdapter
from bot.errors import ConfigError, PlatformUnavailable
from bot.messages import Address
from bot.ports import AdapterParts
from tests.emulators.slack import SlackEmulator
from tests.emulators.slack_stage import NoLive, rules_of_manifest, settings_for

NO_PARTS = AdapterParts(live=NoLive())


async def test_without_slack_bolt_a_sentence_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules |= dict.fromkeys(('slack_bolt', 'slack_sdk'))\n"
        "import adapters.slack as slack\n"
        "given = dict(bot_token='xoxb-1', app_token='xapp-1')\n"
        "try: slack.build(slack.Settings.model_validate(given), None)\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE
    )
    output, _ = await asyncio.wait_for(process.communicate(), 20)
    assert output.startswith(b"ConfigError adapters.slack: needs slack-bolt, which is not ")


async def test_the_package_is_light_until_the_adapter_is_built() -> None:
    code = (
        "import sys, adapters.slack; print('slack_bolt' in sys.modules, 'aiohttp' in sys.modules)"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE
    )
    output, _ = await asyncio.wait_for(process.communicate(), 20)
    assert output.split() == [b"False", b"False"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"bot_token": "xoxp-user"}, "begin with xoxb-"),
        ({"app_token": "xoxb-bot"}, "begin with xapp-"),
        ({"app_token": ""}, "either app_token"),
        ({"signing_secret": "s"}, "and not both"),
        ({"base_url": "slack.com"}, "pattern"),
        ({"bot": 1}, "Extra inputs"),
        ({"bot_token": None}, "give either bot_token"),
        ({"oauth": {"client_id": "1", "client_secret": "s", "keys": "k"}}, "oauth.url"),
    ],
)
def test_wrong_settings_are_refused_with_a_sentence(changes: dict[str, Any], sentence: str) -> None:
    good = {"bot_token": "xoxb-1", "app_token": "xapp-1"}
    Settings.model_validate(good)
    with pytest.raises(ValidationError, match=sentence):
        Settings.model_validate(good | changes)


async def test_a_wrong_bot_token_stops_the_start() -> None:
    async with SlackEmulator() as slack:
        wrong = settings_for(slack, "socket", bot_token="xoxb-wrong")
        with pytest.raises(ConfigError, match=r"bot_token.*invalid_auth"):
            await SlackAdapter(wrong, NO_PARTS).open()


@pytest.mark.parametrize(
    ("left_out", "missed"), [("assistant:write", True), ("groups:history", False), ("", False)]
)
async def test_the_check_says_which_scopes_the_app_was_installed_without(
    left_out: str, missed: bool
) -> None:
    rules = rules_of_manifest("socket")
    granted = frozenset(rules.scopes or ()) - {left_out}
    async with SlackEmulator(replace(rules, scopes=granted)) as slack:
        adapter = build(settings_for(slack, "socket"), NO_PARTS)
        expected = (
            pytest.raises(ConfigError, match=left_out) if missed else contextlib.nullcontext()
        )
        with expected:
            await adapter.probe()
        await adapter.close()


async def test_a_closed_adapter_shows_nothing_and_says_so() -> None:
    async with SlackEmulator() as slack:
        adapter = SlackAdapter(settings_for(slack, "socket"), NO_PARTS)
        await adapter.open()
        await adapter.close()
        await adapter.close()
        with pytest.raises(PlatformUnavailable):
            await adapter.show_status(Address(channel="C0"), "x")
