"""Run the emulator from a terminal and talk to a bot as a person would.

    python -m tests.emulators.discord --port 8090

Give the bot the addresses and the token that it prints.
"""

import argparse
import asyncio
import contextlib
from dataclasses import dataclass

from tests.emulators.by_hand import telling_of_the_port, typed_lines
from tests.emulators.discord.emulator import DiscordEmulator
from tests.emulators.discord.interactions import DISCORD_WAITS_S
from tests.emulators.discord.people import Person
from tests.emulators.discord.places import Channel
from tests.emulators.discord.posts import Post
from tests.emulators.discord.rates import RateRules
from tests.emulators.discord.transcript import line_of

HELP = """
Each line typed is something that a person does:

    hello                mention the bot in #general
    > and then?          go on in the last thread, without a mention
    reply and then?      reply to the bot's last message
    say hello            speak in #general without a mention
    thread hello         mention the bot in a new thread
    dm hello             write to the bot alone
    /ask hello           use a command
    press Stop           press a button below the bot's last message
    cut, lose            break the gateway's connection; its session, too
"""


@dataclass(slots=True)
class Seen:
    """What a person could go on from: the last thread, and the bot's last message."""

    thread: Channel | None = None
    answer: Post | None = None

    def note(self, post: Post, channel: Channel) -> None:
        """Remember a message that was posted or changed in this channel."""
        if channel.parent_id is not None:
            self.thread = channel
        if post.author.is_bot:
            self.answer = post


async def act(emulator: DiscordEmulator, person: Person, line: str, seen: Seen) -> None:
    """Do what a typed line says."""
    word, _, rest = line.partition(" ")
    if word == "dm":
        person.writes(rest)
    elif word == "say":
        person.says(emulator.channel, rest)
    elif word == ">":
        if seen.thread is None:
            print("there is no thread yet")
        else:
            person.says(seen.thread, rest)
    elif word == "reply":
        if seen.answer is None:
            print("the bot has said nothing yet")
        else:
            channel = emulator.world.channel(seen.answer.channel_id)
            person.says(channel, rest, reply_to=seen.answer)
    elif word == "press" and seen.answer is not None:
        try:
            person.presses(seen.answer, rest)
        except KeyError as error:
            print(error.args[0])
    elif word == "thread":
        thread = person.opens_thread(emulator.channel, rest[:40] or "thread")
        person.mentions(thread, rest)
    elif word == "cut":
        await emulator.gateway.cut()
    elif word == "lose":
        await emulator.gateway.cut(resumable=False)
    elif word.startswith("/"):
        try:
            options = {"text": rest} if rest else {}
            person.uses(word[1:], emulator.channel, **options)
        except KeyError as error:
            print(error.args[0])
    else:
        person.mentions(emulator.channel, line)


async def _serve(port: int, real_limits: bool) -> None:
    rates = RateRules(per_channel=5, global_per_s=50) if real_limits else RateRules()
    async with DiscordEmulator.running(
        port=port, rates=rates, answer_within_s=DISCORD_WAITS_S
    ) as emulator:
        person, seen = emulator.person("Ada"), Seen()

        def show(what: str, post: Post) -> None:
            channel = emulator.world.channel(post.channel_id)
            if what != "deleted":
                seen.note(post, channel)
            print(line_of(what, post, channel, emulator.world.users), flush=True)

        emulator.world.on_seen.append(show)
        print("adapters:\n  discord:")
        print("    token: ${DISCORD_TOKEN}")
        print(f"    base_url: {emulator.base_url}")
        print(f"    gateway_url: {emulator.gateway_url}")
        print(f"\nexport DISCORD_TOKEN={emulator.token}\n{HELP}", flush=True)
        async for line in typed_lines():
            if line.strip():
                await act(emulator, person, line.strip(), seen)
        await asyncio.Event().wait()  # no more input (a pipe, a service): serve until stopped


def main() -> None:
    """Read the arguments and serve until Ctrl-C."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.emulators.discord",
        description=__doc__ + HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=int, default=8090)
    parser.add_argument(
        "--real-limits", action="store_true", help="5 calls in 5 s a channel, 50 a second in all"
    )
    arguments = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt), telling_of_the_port(arguments.port):
        asyncio.run(_serve(arguments.port, arguments.real_limits))


if __name__ == "__main__":
    main()
