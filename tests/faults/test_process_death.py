"""Processes that die, leave or pause in the middle of a reply: one whole reply, in one message."""

import asyncio
from pathlib import Path

from tests.emulators.slack import Message, SlackEmulator
from tests.faults.process import dragoman, started

ENVIRONMENT = {"SLACK_BOT_TOKEN": "xoxb-emulated-bot", "SLACK_APP_TOKEN": "xapp-emulated-app"}
WORDS = " ".join(f"word{number}" for number in range(900))


def write_config(
    folder: Path, slack: SlackEmulator, more: str = "", goes_on: str = " AND THE END."
) -> Path:
    """A slow model that, asked to go on, says the end; Slack on the emulator."""
    path = folder / "config.yaml"
    path.write_text(
        f"""
models:
  main:
    kind: scripted
    tokens_per_s: 20
    rules:
      - {{when: cut off, say: '{goes_on}'}}
      - {{when: count, say: {WORDS}}}
      - {{when: what is my name, recall: 'my name is (\\w+)', say: 'Your name is \\1.'}}
adapters:
  slack:
    bot_token: ${{SLACK_BOT_TOKEN}}
    app_token: ${{SLACK_APP_TOKEN}}
    base_url: {slack.base_url}
ops: {{port: 0}}
log: {{format: json}}
{more}
"""
    )
    return path


async def until_growing(slack: SlackEmulator, thread_ts: str) -> Message:
    """The bot's message in a thread, as soon as a person sees it growing."""

    def seen() -> bool:
        return any(len(m.states) >= 2 for m in slack.replies("#general", thread_ts))

    await slack.wait_until(seen, timeout_s=60)
    return slack.replies("#general", thread_ts)[0]


async def until_longer(slack: SlackEmulator, thread_ts: str, shown: str) -> str:
    """What the bot's message shows as soon as it is more than `shown`."""

    def now() -> str:
        return "".join(message.text for message in slack.replies("#general", thread_ts))

    await slack.wait_until(lambda: len(now()) > len(shown) + 10, timeout_s=60)
    return now()


async def until_whole(slack: SlackEmulator, thread_ts: str) -> None:
    await slack.wait_for_reply("#general", thread_ts, containing="AND THE END.", timeout_s=60)


async def until_listening(slack: SlackEmulator) -> None:
    await slack.wait_until(lambda: bool(slack.calls("apps.connections.open")), timeout_s=60)


async def test_a_program_killed_in_a_reply_goes_on_in_the_same_message(tmp_path: Path) -> None:
    async with SlackEmulator() as slack:
        config = write_config(tmp_path, slack)
        ada = slack.person("Ada")
        async with started(config, ENVIRONMENT) as first:
            await until_listening(slack)
            question = ada.mentions("#general", "my name is Ada, now count")
            message = await until_growing(slack, question.ts)
            await first.kill()
        before = message.text
        async with started(config, ENVIRONMENT):
            await until_whole(slack, question.ts)
            [reply] = slack.replies("#general", question.ts)
            assert reply.ts == message.ts
            assert reply.text.startswith(before), "what was shown stays"
            ada.says("#general", "what is my name?", thread_ts=question.ts)
            await slack.wait_for_reply(
                "#general", question.ts, containing="Your name is Ada.", timeout_s=60
            )


async def test_a_program_that_is_ended_hands_its_reply_over(tmp_path: Path) -> None:
    async with SlackEmulator() as slack:
        config = write_config(tmp_path, slack, "worker: {stop_within_s: 0}")
        ada = slack.person("Ada")
        async with started(config, ENVIRONMENT) as first:
            await until_listening(slack)
            question = ada.mentions("#general", "count")
            message = await until_growing(slack, question.ts)
            async with started(config, ENVIRONMENT):  # on the same data folder: it takes over
                await slack.wait_until(
                    lambda: len(slack.calls("apps.connections.open")) >= 3, timeout_s=60
                )
                assert await first.terminate() == 0
                await until_whole(slack, question.ts)
                [reply] = slack.replies("#general", question.ts)
                assert reply.ts == message.ts


async def test_a_paused_worker_that_wakes_up_after_its_replacement_shows_nothing_more(
    tmp_path: Path,
) -> None:
    async with SlackEmulator() as slack:
        config = write_config(tmp_path, slack)
        ada = slack.person("Ada")
        async with started(config, ENVIRONMENT) as paused:
            await until_listening(slack)
            question = ada.mentions("#general", "count")
            await until_growing(slack, question.ts)
            async with started(config, ENVIRONMENT):
                await slack.wait_until(
                    lambda: len(slack.calls("apps.connections.open")) >= 3, timeout_s=60
                )
                paused.pause()
                await until_whole(slack, question.ts)
                [reply] = slack.replies("#general", question.ts)
                whole = reply.text
                paused.go_on()
                async with asyncio.timeout(60):
                    while b"worker.replaced" not in (tmp_path / "log.txt").read_bytes():  # noqa: ASYNC110 - a file
                        await asyncio.sleep(0.05)
                assert [m.text for m in slack.replies("#general", question.ts)] == [whole]


async def test_a_reply_whose_worker_is_killed_is_finished_by_another_behind_the_same_gateway(
    tmp_path: Path,
) -> None:
    async with SlackEmulator() as slack:
        config = write_config(tmp_path, slack)
        ada = slack.person("Ada")
        async with (
            started(config, ENVIRONMENT, "gateway"),
            started(config, ENVIRONMENT, "worker") as first,
        ):
            await until_listening(slack)
            question = ada.mentions("#general", "my name is Ada, now count")
            message = await until_growing(slack, question.ts)
            async with started(config, ENVIRONMENT, "worker"):
                await first.kill()
                await until_whole(slack, question.ts)
            [reply] = slack.replies("#general", question.ts)
            assert reply.ts == message.ts


async def test_a_message_that_kills_its_workers_is_set_aside_and_told_of(tmp_path: Path) -> None:
    async with SlackEmulator() as slack:
        quick = "worker: {lease_s: 1, heartbeat_s: 0.1}"
        config = write_config(tmp_path, slack, quick, goes_on=WORDS)
        ada = slack.person("Ada")
        async with started(config, ENVIRONMENT, "gateway"):
            await until_listening(slack)
            question = ada.mentions("#general", "count")
            shown = ""
            for _ in range(3):
                async with started(config, ENVIRONMENT, "worker") as worker:
                    shown = await until_longer(slack, question.ts, shown)
                    await worker.kill()
            async with started(config, ENVIRONMENT, "worker"):
                reply = await slack.wait_for_reply(
                    "#general", question.ts, containing="set it aside", timeout_s=60
                )
                assert len(slack.replies("#general", question.ts)) == 1
                assert reply.text.startswith("word0")
                ada.says("#general", "my name is Ada", thread_ts=question.ts)
                await slack.wait_for_reply("#general", question.ts, count=2, timeout_s=60)
            listed = await dragoman(config, "dead", "list")
            assert "3 workers died of it" in listed
            assert "Ada: count" in listed
            assert "requeued." in await dragoman(config, "dead", "requeue", "all")
            async with started(config, ENVIRONMENT, "worker"):
                await slack.wait_until(
                    lambda: len(slack.replies("#general", question.ts)) == 3, timeout_s=60
                )
            assert "Nothing was set aside." in await dragoman(config, "dead", "list")
