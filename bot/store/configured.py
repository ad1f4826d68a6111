"""The store that config.yaml names, opened; the embedded one where it names none."""

import asyncio
from contextlib import AsyncExitStack

import structlog

from bot.config.settings import Config
from bot.embedded import valkey
from bot.errors import ConfigError, StoreUnavailable
from bot.store.client import Store
from bot.store.connecting import open_store
from bot.store.durability import durability_warnings

logger = structlog.get_logger(__name__)


async def connect_store(config: Config, stack: AsyncExitStack) -> Store:
    """Open the store; `stack` closes it. Raises ConfigError where that cannot be."""
    settings = config.core.redis
    url = settings.url
    if not url:
        try:
            server = await valkey.start(config.core.data_dir, settings.max_memory_mb)
        except StoreUnavailable as error:
            raise ConfigError([f"redis: {error.user_message}"]) from error
        stack.push_async_callback(server.stop)
        stack.callback(asyncio.create_task(server.tend(), name="embedded valkey").cancel)
        url = server.url
    store = await open_store(url, settings.timeout_s, settings.wait_replicas, settings.wait_ms)
    stack.push_async_callback(store.close)
    if settings.url:
        for warning in await durability_warnings(store):
            logger.warning("redis.durability", detail=warning)
    return store
