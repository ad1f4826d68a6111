"""What an operator gets from the stand-ins at a terminal."""

import asyncio
import signal
import socket
import subprocess
import sys

import pytest
from aiohttp import web

from tests.emulators.discord import DiscordEmulator, Post
from tests.emulators.discord.__main__ import Seen, act
from tests.emulators.slack import SlackEmulator


@pytest.mark.parametrize("emulator", ["slack", "discord"])
@pytest.mark.parametrize(("option", "status"), [("--help", 0), ("--colour", 2)])
def test_help_and_a_wrong_option_end_without_a_trace(
    emulator: str, option: str, status: int
) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", f"tests.emulators.{emulator}", option],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == status
    assert "Traceback" not in ended.stderr
    assert status or "> and then?" in ended.stdout


@pytest.mark.parametrize("emulator", ["slack", "discord", "openai", "images"])
def test_a_port_that_is_taken_ends_with_a_sentence(emulator: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        for wrong, sentence in (
            (port, f"Port {port} is in use, perhaps by an emulator that runs already. "),
            (99999, "99999 is not a port. "),
        ):
            ended = subprocess.run(
                [sys.executable, "-m", f"tests.emulators.{emulator}", "--port", str(wrong)],
                capture_output=True,
                text=True,
                timeout=60,
            )
            assert ended.returncode == 1
            assert ended.stderr.startswith(sentence)
            assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("emulator", ["slack", "discord"])
def test_ctrl_c_ends_it_while_nothing_is_typed(emulator: str) -> None:
    heeding = (  # a background job is started with the signal ignored
        "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        f"runpy.run_module('tests.emulators.{emulator}', run_name='__main__', alter_sys=True)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", heeding, "--port", "0"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as started:
        assert started.stdin is not None
        assert started.stdout is not None
        started.stdin.write("#general hello\n" if emulator == "slack" else "say hello\n")
        started.stdin.flush()
        while "Ada" not in (line := started.stdout.readline()):
            assert line, "it ended"
        started.send_signal(signal.SIGINT)
        try:
            started.wait(20)
        finally:
            started.kill()
        assert started.stderr is not None
        assert (started.returncode, started.stderr.read()) == (0, "")


async def test_slack_waits_for_an_app_that_starts_after_it() -> None:
    refused = asyncio.Event()
    async with SlackEmulator() as slack, asyncio.timeout(20):
        app = web.Application()

        async def answer(request: web.Request) -> web.Response:
            if not refused.is_set():
                return web.Response(status=503)
            return web.json_response({"challenge": (await request.json())["challenge"]})

        app.router.add_post("/slack/events", answer)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
        why: list[str] = []

        def refuse(words: str) -> None:
            why.append(words)
            refused.set()

        await slack.use_request_url(url, on_refused=refuse)
        await runner.cleanup()
    assert why == [f"{url} does not answer the challenge (HTTP 503)"]


async def test_a_person_at_discord_can_go_on_in_the_last_thread_and_reply_to_the_bot(
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with DiscordEmulator.running() as discord:
        ada, seen, world = discord.person("Ada"), Seen(), discord.world
        posts: list[Post] = []

        def look(what: str, post: Post) -> None:
            assert what == "posted"
            posts.append(post)
            seen.note(post, world.channel(post.channel_id))

        world.on_seen.append(look)
        await act(discord, ada, "> hello", seen)
        await act(discord, ada, "reply hello", seen)
        assert capsys.readouterr().out.split("\n")[0] == "there is no thread yet"
        assert not posts

        await act(discord, ada, "thread what is it?", seen)
        thread = world.channel(posts[-1].channel_id)
        assert thread.parent_id == discord.channel.id
        answer = world.post(thread, world.bot, "It is this.")
        await act(discord, ada, "> and then?", seen)
        assert (posts[-1].channel_id, posts[-1].reply_to) == (thread.id, None)
        await act(discord, ada, "reply why?", seen)
        assert (posts[-1].channel_id, posts[-1].text) == (thread.id, "why?")
        await act(discord, ada, "press Stop", seen)
        assert "no button 'Stop'" in capsys.readouterr().out
        assert posts[-1].reply_to is answer
