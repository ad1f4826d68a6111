"""Starting while Redis is away: the process stays up, tells who asks, and goes on by itself."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import structlog
from prometheus_client import CollectorRegistry

from bot.config.settings import Config, Ops
from bot.errors import StoreAway
from bot.ops.server import Finding, Probes, listen, serve
from bot.store.client import Store
from bot.store.configured import connect_store

logger = structlog.get_logger(__name__)

_AGAIN_AFTER_S = 1.0


async def store_when_there(config: Config, stack: contextlib.AsyncExitStack) -> Store:
    """`connect_store`, again and again while it raises StoreAway; meanwhile the process is alive
    and not ready."""
    said = ""

    async def why_not() -> Finding:
        return Finding(False, said)

    async with contextlib.AsyncExitStack() as meanwhile:
        while True:
            try:
                async with contextlib.AsyncExitStack() as attempt:
                    store = await connect_store(config, attempt)
                    stack.push_async_callback(attempt.pop_all().aclose)
            except StoreAway as error:
                if not said:
                    probes = Probes({"redis": why_not}, CollectorRegistry())
                    await meanwhile.enter_async_context(_answering(config.core.ops, probes))
                if str(error) != said:
                    said = str(error)
                    logger.error("store.not_there", detail=said)
                await asyncio.sleep(_AGAIN_AFTER_S)
            else:
                if said:
                    logger.info("store.there")
                return store


@contextlib.asynccontextmanager
async def _answering(settings: Ops, probes: Probes) -> AsyncIterator[None]:
    listener = listen(settings)
    if listener is None:
        yield
        return
    serving = asyncio.create_task(serve(listener, probes), name="ops")
    try:
        yield
    finally:
        serving.cancel()
        await asyncio.wait([serving])
