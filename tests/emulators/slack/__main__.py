"""The emulator for an operator: `python -m tests.emulators.slack --port 9600`.

Prints what to put into config.yaml, then what people would see. Each line typed is something that
a person says:

    #general hello              in a channel
    #general @bot hello         to the bot in a channel
    @bot hello                  to the bot alone
    > and then?                 in the thread of the last message, there too with @bot or without
"""

import argparse
import asyncio
import signal
import sys

from tests.emulators.by_hand import telling_of_the_port, typed_lines
from tests.emulators.slack import SLACK_TIERS, Message, Person, SlackEmulator, SlackRules
from tests.emulators.slack.rules import SLACK_WAITS_S
from tests.emulators.slack.transcript import Transcript


def say(emulator: SlackEmulator, person: Person, line: str, last: Message | None) -> Message | None:
    """Do what a typed line asks for; the message it made, or `last` when it was none."""
    place, _, text = line.strip().partition(" ")
    bot = f"<@{emulator.workspace.bot.id}>"
    if place == "@bot" and text:
        return person.direct(text)
    if place == ">" and text and last is not None:
        return person.says(last.channel, text.replace("@bot", bot), last.root, raw=True)
    if place.startswith("#") and text:
        try:
            return person.says(place, text.replace("@bot", bot), raw=True)
        except KeyError:
            print(f"there is no channel {place}; there are #general and #random")
    elif place:
        print("say '#general hello', '#general @bot hello', '@bot hello' or '> hello'")
    return last


async def converse(emulator: SlackEmulator, person: Person) -> None:
    """Do what typed lines ask for until the end of input, then keep running."""
    last: Message | None = None
    async for line in typed_lines():
        last = say(emulator, person, line, last)
    await asyncio.Event().wait()


def options_from(arguments: list[str]) -> argparse.Namespace:
    """What was asked for. Ends the program for --help and for what it does not know."""
    parser = argparse.ArgumentParser(prog="python -m tests.emulators.slack", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--port", type=int, default=9600)
    parser.add_argument("--request-url", help="send events there over HTTP, not over Socket Mode")
    parser.add_argument("--no-rate-limits", action="store_true", help="never answer 429")
    parser.add_argument("--person", default="Ada", help="who you are")
    return parser.parse_args(arguments)


async def run(options: argparse.Namespace) -> None:
    """Run until cancelled."""
    rules = SlackRules(SLACK_WAITS_S, tiers={} if options.no_rate_limits else SLACK_TIERS)
    async with SlackEmulator(rules, port=options.port) as emulator:
        print(f"base_url:       {emulator.base_url}")
        print(f"bot_token:      {emulator.bot_token}")
        print(f"app_token:      {emulator.app_token}")
        print(f"signing_secret: {emulator.signing_secret}", flush=True)
        person = emulator.person(options.person)
        Transcript(emulator.workspace)
        async with asyncio.TaskGroup() as group:
            if options.request_url:
                group.create_task(reach(emulator, options.request_url))
            group.create_task(converse(emulator, person))


async def reach(emulator: SlackEmulator, url: str) -> None:
    """Wait for the app at `url`. It may well start later: its own start needs the Web API here."""
    told = set[str]()

    def tell(why: str) -> None:
        if why not in told:
            told.add(why)
            print(f"events wait: {why}; trying again", flush=True)

    await emulator.use_request_url(url, on_refused=tell)
    print(f"events go to {url}", flush=True)


async def run_until_signalled(options: argparse.Namespace) -> None:
    """End quietly on SIGINT and SIGTERM."""
    running = asyncio.ensure_future(run(options))
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, running.cancel)
    await asyncio.wait([running])
    if not running.cancelled():
        running.result()


if __name__ == "__main__":
    asked = options_from(sys.argv[1:])
    with telling_of_the_port(asked.port):
        asyncio.run(run_until_signalled(asked))
