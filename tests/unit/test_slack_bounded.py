"""Events beyond what a process can work on at once are left to Slack, which brings them again."""

import asyncio
from typing import cast

from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from adapters.slack.bounded import Bounded

# What is passed through is not looked at.
CLIENT = cast(SocketModeClient, None)
REQUEST = cast(SocketModeRequest, None)


async def test_events_beyond_the_bound_are_not_begun_on_and_room_that_is_free_again_is_used() -> (
    None
):
    begun: list[int] = []
    may_end = asyncio.Event()

    async def listener(client: SocketModeClient, request: SocketModeRequest) -> None:
        begun.append(1)
        await may_end.wait()

    bounded = Bounded(listener, most=3)
    async with asyncio.TaskGroup() as group:
        for _ in range(10):
            group.create_task(bounded(CLIENT, REQUEST))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert len(begun) == 3
        may_end.set()
    await bounded(CLIENT, REQUEST)
    assert len(begun) == 4
