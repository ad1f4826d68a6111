"""Run the emulator from a terminal and talk to a bot as a person would.

    python -m tests.emulators.discord --port 8090

Give the bot the addresses and the token that it prints.
"""

import argparse
import asyncio
import contextlib
import sys

from tests.emulators.discord.emulator import DiscordEmulator
from tests.emulators.discord.people import Person
from tests.emulators.discord.posts import Post
from tests.emulators.discord.rates import RateRules
from tests.emulators.discord.transcript import line_of

HELP = """
Type a line to mention the bot in #general. Begin it with "dm " for a direct message, "say " to
speak without a mention, "/ask " for the command, "thread " to mention the bot in a new thread.
"cut" breaks the gateway's connection, "lose" its session, too.
"""


async def _act(emulator: DiscordEmulator, person: Person, line: str) -> None:
    """Do what a typed line says."""
    word, _, rest = line.partition(" ")
    if word == "dm":
        person.writes(rest)
    elif word == "say":
        person.says(emulator.channel, rest)
    elif word == "thread":
        thread = person.opens_thread(emulator.channel, rest[:40] or "thread")
        person.mentions(thread, rest)
    elif word == "cut":
        await emulator.gateway.cut()
    elif word == "lose":
        await emulator.gateway.cut(resumable=False)
    elif word.startswith("/"):
        try:
            person.uses(word[1:], emulator.channel, text=rest)
        except KeyError as error:
            print(error.args[0])
    else:
        person.mentions(emulator.channel, line)


async def _serve(port: int, real_limits: bool) -> None:
    rates = RateRules(per_channel=5, global_per_s=50) if real_limits else RateRules()
    async with DiscordEmulator.running(port=port, rates=rates) as emulator:
        person = emulator.person("Ada")

        def show(what: str, post: Post) -> None:
            world = emulator.world
            print(line_of(what, post, world.channel(post.channel_id), world.users), flush=True)

        emulator.world.on_seen.append(show)
        print("adapters:\n  discord:")
        print("    token: ${DISCORD_TOKEN}")
        print(f"    base_url: {emulator.base_url}")
        print(f"    gateway_url: {emulator.gateway_url}")
        print(
            f"\nexport DISCORD_TOKEN={emulator.token}\n{__doc__.partition('Then')[2]}", flush=True
        )
        while line := await asyncio.to_thread(sys.stdin.readline):
            if line.strip():
                await _act(emulator, person, line.strip())
        await asyncio.Event().wait()  # no more input (a pipe, a service): serve until stopped


def main() -> None:
    """Read the arguments and serve until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m tests.emulators.discord")
    parser.add_argument("--port", type=int, default=8090)
    parser.add_argument(
        "--real-limits", action="store_true", help="5 calls in 5 s a channel, 50 a second in all"
    )
    arguments = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(arguments.port, arguments.real_limits))


if __name__ == "__main__":
    main()
