"""The whole program on each platform, as somewhere to say things and read the reply."""

import asyncio
import itertools
import os
import secrets
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import aiohttp

from bot.app import App, joined
from bot.config import reading as config
from tests.emulators.discord import DiscordEmulator
from tests.emulators.slack import SlackEmulator


class Asks(Protocol):
    """Say something, wait for the whole reply, return its text as the platform shows it, and each
    of its files as `[name: alternative text]`."""

    def __call__(self, text: str, file: tuple[str, bytes] | None = None) -> Awaitable[str]:
        """Say it, with a file (name and bytes) where the platform takes one of people."""
        ...


Newcomer = Callable[[], Awaitable[Asks]]
"""Somebody who was not there before, in a conversation of their own."""

NOTHING: Mapping[str, str] = MappingProxyType({})
_DEADLINE_S = 60
SLACK_TOKENS = {
    "SLACK_BOT_TOKEN": "xoxb-emulated-bot",
    "SLACK_APP_TOKEN": "xapp-emulated-app",
    "SLACK_SIGNING_SECRET": "emulated-signing-secret",
}


@asynccontextmanager
async def running(
    models: str, adapter: str, environment: Mapping[str, str], folder: Path, more: str = ""
) -> AsyncIterator[App]:
    """The program with this model and adapter; `more` is further config."""
    text = f"models: {models}\nadapters: {{{adapter}}}\n{more}"
    settings = config.parse(text, environment)
    core = settings.core.model_copy(update={"data_dir": folder})
    async with joined(replace(settings, core=core)) as app:
        stop = asyncio.Event()
        running = asyncio.create_task(app.run(tuple(settings.adapters), stop, ops=False))
        try:
            async with asyncio.timeout(_DEADLINE_S):
                while not all(app.adapters[name].is_connected for name in settings.adapters):  # noqa: ASYNC110 - a property tells nobody
                    await asyncio.sleep(0.01)
            yield app
        finally:
            stop.set()
            await running


async def _until_shown(app: App, count: Callable[[], int], before: int) -> None:
    """Wait until more than `before` messages are there and no turn runs."""
    async with asyncio.timeout(_DEADLINE_S):
        while count() <= before or _is_busy(app):  # noqa: ASYNC110 - a gauge tells nobody
            await asyncio.sleep(0.01)


@asynccontextmanager
async def on_slack(
    models: str, folder: Path, more: str = "", environment: Mapping[str, str] = NOTHING
) -> AsyncIterator[Newcomer]:
    """Direct messages on Slack."""
    async with SlackEmulator() as slack:
        adapter = (
            "slack: {bot_token: '${SLACK_BOT_TOKEN}', app_token: '${SLACK_APP_TOKEN}', "
            f"base_url: '{slack.base_url}', keep_rate_limits: false}}"  # no waiting here
        )
        async with running(models, adapter, {**SLACK_TOKENS, **environment}, folder, more) as app:
            names = itertools.count(1)

            async def newcomer() -> Asks:
                person = slack.person(f"Person {next(names)}")
                thread: list[str] = []

                async def asks(text: str, file: tuple[str, bytes] | None = None) -> str:
                    channel = person.direct_channel
                    before = len(slack.replies(channel))
                    said = (
                        person.shares(channel, *file, text, *thread)
                        if file
                        else person.direct(text, *thread)
                    )
                    thread[:] = thread or [said.ts]
                    await _until_shown(
                        app, lambda: len(slack.replies(person.direct_channel)), before
                    )
                    replies = slack.replies(person.direct_channel)[before:]
                    files = [file for message in replies for file in message.files]
                    assert all(slack.workspace.file_bytes[file["id"]] for file in files)
                    shown = [message.shown for message in replies]
                    shown += [_file(file["name"], file.get("alt_txt", "")) for file in files]
                    return "\n".join(shown)

                return asks

            yield newcomer


@asynccontextmanager
async def on_discord(
    models: str, folder: Path, more: str = "", environment: Mapping[str, str] = NOTHING
) -> AsyncIterator[Newcomer]:
    """Direct messages on Discord."""
    async with DiscordEmulator.running() as discord:
        adapter = (
            f"discord: {{token: '${{DISCORD_TOKEN}}', base_url: '{discord.base_url}', "
            f"gateway_url: '{discord.gateway_url}'}}"
        )
        known = {"DISCORD_TOKEN": discord.token, **environment}
        async with running(models, adapter, known, folder, more) as app:
            await discord.until_connected()
            names = itertools.count(1)

            async def newcomer() -> Asks:
                person = discord.person(f"Person {next(names)}")

                async def asks(text: str, file: tuple[str, bytes] | None = None) -> str:
                    before = len(discord.from_bot(person.direct))
                    files = ((file[0], "text/plain", file[1]),) if file else ()
                    person.writes(text, files=files)
                    await _until_shown(app, lambda: len(discord.from_bot(person.direct)), before)
                    posts = discord.from_bot(person.direct)[before:]
                    files = [file for post in posts for file in post.files]
                    assert all(file.data for file in files)
                    shown = [post.text for post in posts]
                    return "\n".join((*shown, *(_file(file.name, file.alt) for file in files)))

                return asks

            yield newcomer


@asynccontextmanager
async def on_web(
    models: str, folder: Path, more: str = "", environment: Mapping[str, str] = NOTHING
) -> AsyncIterator[Newcomer]:
    """The JSON API."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = int(listener.getsockname()[1])
    async with (
        running(models, f"web: {{port: {port}}}", environment, folder, more) as app,
        aiohttp.ClientSession(f"http://127.0.0.1:{port}") as http,
    ):

        async def newcomer() -> Asks:
            async with http.post("/api/visitors") as answer:
                headers = {"authorization": f"Bearer {(await answer.json())['token']}"}

            async def newest() -> tuple[str, str]:
                async with http.get("/api/conversation", headers=headers) as view:
                    entries = (await view.json())["entries"]
                replies = [entry for entry in entries if entry["author"] == "assistant"]
                if not replies:
                    return "", ""
                for file in replies[-1]["files"]:
                    async with http.get(f"/api/files/{file['blob']}", headers=headers) as kept:
                        assert await kept.read()
                files = (_file(file["name"], file["alt"]) for file in replies[-1]["files"])
                return replies[-1]["id"], "\n".join((replies[-1]["text"], *files))

            async def asks(text: str, file: tuple[str, bytes] | None = None) -> str:
                before, _ = await newest()
                body: dict[str, object] = {"id": secrets.token_hex(8), "text": text}
                if file is not None:
                    name, data = file
                    kind = {**headers, "content-type": "text/plain"}
                    place = {"name": name}
                    async with http.post(
                        "/api/files", params=place, data=data, headers=kind
                    ) as sent:
                        assert sent.status == 201
                        body["files"] = [await sent.json()]
                async with http.post("/api/messages", json=body, headers=headers) as answer:
                    assert answer.status < 300
                async with asyncio.timeout(_DEADLINE_S):
                    while (await newest())[0] == before or _is_busy(app):  # noqa: ASYNC110 - polls HTTP
                        await asyncio.sleep(0.02)
                return (await newest())[1]

            return asks

        yield newcomer


def _file(name: str, alt: str) -> str:
    return f"[{name}: {alt}]"


def _is_busy(app: App) -> bool:
    return bool(app.metrics.registry.get_sample_value("dragoman_turns_running"))


def on_console(
    models: str,
    folder: Path,
    says: list[str],
    more: str = "",
    environment: Mapping[str, str] = NOTHING,
) -> str:
    """All that `dragoman chat` prints when these lines come through a pipe."""
    path = folder / "config.yaml"
    text = f"models: {models}\nadapters: {{console: {{}}}}\nops: {{port: 0}}\n{more}\n"
    path.write_text(f"{text}data_dir: {folder / 'data'}\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "--config", str(path), "chat"],
        input="".join(f"{line}\n" for line in says),
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=5 * _DEADLINE_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
