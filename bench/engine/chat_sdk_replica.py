"""Their side: the Chat SDK's Python port with its Redis state and its "queue" strategy.

    python chat_sdk_replica.py PLATFORM NAME REDIS_URL HISTORY WAIT_S

It is the nearest to ours: a message that comes during a turn waits for its end, and what waits
together becomes one turn. (Its default, "drop", throws it away.) The platform is its own adapter in
memory, which records calls; a turn makes none. HISTORY "history": it keeps the messages of threads
in Redis, as it does for platforms that do not. Everything else is as it comes.

Run with the interpreter of an environment that has `chat-sdk[redis]` and uvloop, and by path: only
the standard library and the file beside this one are there.
"""

# What is imported here is not in our environment:
# mypy: disable-error-code="import-not-found,untyped-decorator"

import asyncio
import sys
import time
from datetime import UTC, datetime

import redis.asyncio as redis
import uvloop
from chat_sdk import Chat
from chat_sdk.state.redis import create_redis_state
from chat_sdk.testing import create_mock_adapter
from chat_sdk.types import (
    Author,
    ChatConfig,
    ConcurrencyConfig,
    Message,
    MessageContext,
    MessageMetadata,
)
from line import Line, Sent

_CONNECTIONS = 1000
"""So many that no task waits for one: 64 messages are under way at full speed, and a few more tasks
give back their locks. The pool that it makes by itself fails at the 101st, and the message is lost
(`Too many connections`); this one is of the same kind, since one that can wait costs more CPU. A
connection is made when there is none to use again, so it has only as many as it needs."""

_ADA = Author(user_id="u1", user_name="ada", full_name="Ada", is_bot=False, is_me=False)


async def main(platform: str, name: str, redis_url: str, history: str, wait_s: str) -> None:
    """Until ended by a signal."""
    adapter = create_mock_adapter("bench")
    adapter.persist_thread_history = history == "history"
    client = redis.Redis.from_url(redis_url, max_connections=_CONNECTIONS, decode_responses=True)
    chat = Chat(
        ChatConfig(
            adapters={"bench": adapter},
            state=create_redis_state(client=client),
            user_name="bench",
            concurrency=ConcurrencyConfig(strategy="queue", max_queue_size=1000),
            logger="error",
        )
    )
    await chat.initialize()
    line = Line(platform, name)

    @chat.on_mention
    async def handle(thread: object, message: Message, context: MessageContext | None) -> None:
        began_at = time.monotonic()
        await asyncio.sleep(float(wait_s))
        for each in (*(context.skipped if context else ()), message):
            line.handled(int(each.id), began_at)

    def take(sent: Sent) -> None:
        chat.process_message(adapter, f"bench:p:{sent.conversation}", _message(sent))
        line.acknowledge(sent.number)

    await line.receive(take)


def _message(sent: Sent) -> Message:
    return Message(
        id=str(sent.number),
        thread_id=f"bench:p:{sent.conversation}",
        text=sent.text,
        formatted={"type": "root", "children": []},
        author=_ADA,
        metadata=MessageMetadata(date_sent=datetime.now(UTC)),
        is_mention=True,
    )


if __name__ == "__main__":
    uvloop.run(main(*sys.argv[1:]))
