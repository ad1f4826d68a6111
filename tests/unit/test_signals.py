"""What a turn hears while it runs."""

import asyncio

import pytest

from bot.signals import Signals


async def test_a_stop_that_was_heard_before_there_was_anything_to_end_ends_it_at_once() -> None:
    signals = Signals()
    signals.hear(is_stopped=True, waiting=1)
    async with asyncio.timeout(20) as patience:
        with pytest.raises(TimeoutError):
            async with signals.bounded(3600):
                await asyncio.Event().wait()
    assert not patience.expired()
