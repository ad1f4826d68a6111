"""llmcord's way of answering on Discord, written anew from what is publicly known of it.

What it does that shows in a measurement: it reads its configuration for each message; "is typing"
is sent before the model is asked; each message has a model's client of its own, which is not
closed; text is shown one chunk late, in an embed; edits are one second apart over the whole
process, and awaited where the model's stream is read; the last one waits, too. It keeps the last
500 messages to follow chains of replies. It has no store, and says nothing when something fails.
"""

import asyncio
import sys
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import discord
import openai
import yaml
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route
from openai.types.chat import ChatCompletionMessageParam

from bench.processes import ROOT

EDIT_EVERY_S = 1.0
STILL_WRITING = " ⚪"
MOST_CHARS = 4096 - len(STILL_WRITING)
KEPT_MESSAGES = 500
FOLLOWED_MESSAGES = 25


@dataclass(frozen=True, slots=True)
class Kept:
    """A message of a chain, and the one that it answers."""

    role: str
    text: str
    parent: int | None


def prompt_from(kept: Mapping[int, Kept], message_id: int) -> list[dict[str, str]]:
    """The chain of replies that ends with this message, as a prompt."""
    chain: list[dict[str, str]] = []
    message = kept.get(message_id)
    while message is not None and len(chain) < FOLLOWED_MESSAGES:
        chain.append({"role": message.role, "content": message.text})
        message = kept.get(message.parent or 0)
    return [{"role": "system", "content": "You are a helpful bot."}, *reversed(chain)]


class Reply:
    """A reply in one or more embeds, each answering the message before it."""

    last_shown_at = 0.0
    """Of all replies together."""

    def __init__(self, question: discord.Message) -> None:
        self.newest = question
        self._texts: list[str] = []

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self._texts)

    @property
    def messages(self) -> int:
        """How many there are."""
        return len(self._texts)

    async def show(self, more: str, coming: str, *, is_last: bool) -> None:
        """Add `more`; `coming` is the chunk that was read and is shown next time."""
        begins = not self._texts or len(self._texts[-1]) + len(more) > MOST_CHARS
        if begins:
            self._texts.append("")
        self._texts[-1] += more
        since_s = time.time() - Reply.last_shown_at
        is_whole = is_last or len(self._texts[-1]) + len(coming) > MOST_CHARS
        if not (begins or is_whole or since_s >= EDIT_EVERY_S):
            return
        embed = discord.Embed(
            description=self._texts[-1] + ("" if is_whole else STILL_WRITING),
            color=discord.Color.dark_green() if is_whole else discord.Color.orange(),
        )
        if begins:
            self.newest = await self.newest.reply(embed=embed, silent=True)
        else:
            await asyncio.sleep(EDIT_EVERY_S - since_s)
            await self.newest.edit(embed=embed)
        Reply.last_shown_at = time.time()


async def answer(question: discord.Message, model_url: str, prompt: list[dict[str, str]]) -> Reply:
    """Ask the model and show what it says while it says it."""
    model = openai.AsyncOpenAI(api_key="none", base_url=model_url)
    reply, held = Reply(question), ""
    async with question.channel.typing():
        stream = await model.chat.completions.create(
            model="emulated",
            messages=cast("list[ChatCompletionMessageParam]", prompt),
            stream=True,
        )
        async for chunk in stream:
            if not chunk.choices:
                continue
            is_last = chunk.choices[0].finish_reason is not None
            ready, held = held, chunk.choices[0].delta.content or ""
            if is_last:
                ready += held
            if ready or reply.messages:
                await reply.show(ready, held, is_last=is_last)
            if is_last:
                break
    return reply


def main() -> None:
    """Run until ended. Arguments: Discord's address, the gateway's, the model's, the token."""
    base_url, gateway_url, model_url, token = sys.argv[1:]
    Route.BASE = base_url
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)
    client = discord.Client(intents=discord.Intents.default())
    kept: OrderedDict[int, Kept] = OrderedDict()

    @client.event
    async def on_message(message: discord.Message) -> None:
        if client.user is None or message.author.bot or client.user not in message.mentions:
            return
        yaml.safe_load((ROOT / "config.yaml").read_text(encoding="utf-8"))
        parent = message.reference.message_id if message.reference else None
        kept[message.id] = Kept("user", message.content, parent)
        reply = await answer(message, model_url, prompt_from(kept, message.id))
        kept[reply.newest.id] = Kept("assistant", reply.text, message.id)
        while len(kept) > KEPT_MESSAGES:
            kept.popitem(last=False)

    client.run(token, log_handler=None)


if __name__ == "__main__":
    main()
