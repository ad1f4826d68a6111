"""The least that answers on Discord: discord.py and one shared `AsyncOpenAI`, nothing else.

No memory, no store, no retries, no limits; it is what the whole program is measured against.
"""

import sys
import time

import discord
import openai
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

EDIT_EVERY_S = 1.2
LENGTH = 2000
"""Of one message, which Discord allows; a longer reply goes on in another."""


def main() -> None:
    """Run until ended. Arguments: Discord's address, the gateway's, the model's, the token."""
    base_url, gateway_url, model_url, token = sys.argv[1:]
    Route.BASE = base_url
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)
    client = discord.Client(
        intents=discord.Intents.default(), allowed_mentions=discord.AllowedMentions.none()
    )
    model = openai.AsyncOpenAI(api_key="none", base_url=model_url, max_retries=0)

    @client.event
    async def on_message(message: discord.Message) -> None:
        if client.user is None or message.author.bot or client.user not in message.mentions:
            return
        said, shown_at = "", time.monotonic()
        posts: list[discord.Message] = []

        async def show() -> None:
            if posts:
                begins_at = LENGTH * (len(posts) - 1)
                await posts[-1].edit(content=said[begins_at : begins_at + LENGTH])
            while len(said) > LENGTH * len(posts):
                begins_at = LENGTH * len(posts)
                posts.append(await message.reply(said[begins_at : begins_at + LENGTH]))

        stream = await model.chat.completions.create(
            model="emulated",
            messages=[
                {"role": "system", "content": "You are a helpful bot."},
                {"role": "user", "content": message.content},
            ],
            stream=True,
        )
        async for chunk in stream:
            if chunk.choices and chunk.choices[0].delta.content:
                said += chunk.choices[0].delta.content
                if time.monotonic() - shown_at > EDIT_EVERY_S:
                    shown_at = time.monotonic()
                    await show()
        await show()

    client.run(token, log_handler=None)


if __name__ == "__main__":
    main()
