"""What is beyond what a process can work on at once is brought again, or the person is told."""

import asyncio
from typing import cast

from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from adapters.slack.bounded import COMMANDS, EVENTS, TOO_MUCH, Bounded


class Wire:
    """Keeps what is sent back to Slack."""

    def __init__(self) -> None:
        self.sent: list[SocketModeResponse] = []

    async def send_socket_mode_response(self, response: SocketModeResponse) -> None:
        """Keep it."""
        self.sent.append(response)


class Desk:
    """Begins on what comes, and ends when it may."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.may_end = asyncio.Event()

    async def take(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        """Begin on one."""
        self.begun.append(request.type)
        await self.may_end.wait()


async def come(bounded: Bounded, wire: Wire, group: asyncio.TaskGroup, kind: str, n: int) -> None:
    """`n` envelopes of a kind."""
    client = cast(AsyncBaseSocketModeClient, wire)
    for number in range(n):
        group.create_task(bounded(client, SocketModeRequest(kind, f"e{number}", {})))
    await asyncio.sleep(0)
    await asyncio.sleep(0)


async def test_events_beyond_the_bound_are_left_to_slack_and_room_that_is_free_again_is_used() -> (
    None
):
    desk, wire = Desk(), Wire()
    bounded = Bounded(desk.take, most=3)
    async with asyncio.TaskGroup() as group:
        await come(bounded, wire, group, EVENTS, 10)
        assert len(desk.begun) == 3
        desk.may_end.set()
    async with asyncio.TaskGroup() as group:
        await come(bounded, wire, group, EVENTS, 1)
    assert len(desk.begun) == 4
    assert wire.sent == []


async def test_a_flood_of_events_leaves_room_for_presses_and_commands() -> None:
    desk, wire = Desk(), Wire()
    bounded = Bounded(desk.take, most=2)
    async with asyncio.TaskGroup() as group:
        await come(bounded, wire, group, EVENTS, 10)
        await come(bounded, wire, group, "interactive", 1)
        await come(bounded, wire, group, COMMANDS, 1)
        assert desk.begun == [EVENTS, EVENTS, "interactive", COMMANDS]
        desk.may_end.set()


async def test_who_gives_a_command_beyond_the_bound_is_told_and_a_press_is_not_acknowledged() -> (
    None
):
    desk, wire = Desk(), Wire()
    bounded = Bounded(desk.take, most=2)
    async with asyncio.TaskGroup() as group:
        await come(bounded, wire, group, "interactive", 3)
        assert wire.sent == []  # so that Slack shows the person that it was not taken
        await come(bounded, wire, group, COMMANDS, 1)
        assert [response.payload for response in wire.sent] == [{"text": TOO_MUCH}]
        desk.may_end.set()
    assert desk.begun == ["interactive"] * 2
