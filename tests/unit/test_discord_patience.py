"""The wait before a connection to Discord is tried again."""

import asyncio

import pytest

from adapters.discord import patience
from adapters.discord.patience import Identifying, Patience


def test_a_connection_is_tried_again_within_seconds_and_after_very_many_a_day_more_seldom() -> None:
    waits = Patience()
    assert max(waits.delay() for _ in range(200)) <= 15.0
    assert max(waits.delay() for _ in range(50)) > 15.0, "identifications are counted"


async def test_a_session_waits_where_one_was_just_begun_and_else_begins_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    identifying = Identifying()
    for every_s in (0.0, 3600.0):
        monkeypatch.setattr(patience, "_IDENTIFY_EVERY_S", every_s)
        await identifying.turn()
    waiting = asyncio.create_task(identifying.turn())
    assert await asyncio.wait([waiting], timeout=0.02) == (set(), {waiting})
    waiting.cancel()
