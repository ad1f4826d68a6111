"""`dragoman check`: join all parts, probe what can be probed, say what is well and what is not."""

import socket
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack

from pydantic import BaseModel

from bot.app import build_adapters, build_model, connect_store
from bot.durability import durability_warnings
from bot.errors import ConfigError, DragomanError
from bot.live import RedisLive
from bot.ports import AdapterParts
from bot.settings import Config

Say = Callable[[str], None]


async def report(config: Config, say: Say = print) -> int:
    """Probe every part; one line each. Returns 0 when all is well, else 1."""
    problems = 0
    say("ok    config.yaml: every key is known.")
    async with AsyncExitStack() as stack:
        try:
            store = await connect_store(config, stack)
        except ConfigError as error:
            for problem in error.problems:
                say(f"WRONG {problem}")
            say("      The other parts need Redis and were not probed.")
            return 1
        where = "configured" if config.core.redis.url else "embedded"
        say(f"ok    redis: the {where} server answers.")
        for warning in await durability_warnings(store):
            say(f"note  redis: {warning}")
        problems += await _adapters(config, RedisLive(store), stack, say)
        problems += await _model(config, stack, say)
        if not await _is_free(config.core.ops):
            say(f"WRONG ops.port: {config.core.ops.port} is taken, maybe by a running Dragoman.")
            problems += 1
    say("All is well." if not problems else f"{problems} to mend.")
    return 1 if problems else 0


async def _adapters(config: Config, live: RedisLive, stack: AsyncExitStack, say: Say) -> int:
    try:
        adapters = build_adapters(config, AdapterParts(live=live))
    except ConfigError as error:
        say(f"WRONG {error}")
        return 1
    problems = 0
    for name, settings in config.adapters.items():
        adapter = adapters[name]
        stack.push_async_callback(adapter.close)
        problem = await _problem(adapter.open)
        if problem is None and not await _is_free(settings):
            problem = f"port {getattr(settings, 'port', 0)} is taken, maybe by a running Dragoman."
        say(
            f"ok    adapters.{name}: ready."
            if problem is None
            else f"WRONG adapters.{name}: {problem}"
        )
        problems += problem is not None
    return problems


async def _model(config: Config, stack: AsyncExitStack, say: Say) -> int:
    try:
        model = build_model(config)
    except ConfigError as error:
        say(f"WRONG {error}")
        return 1
    stack.push_async_callback(model.close)
    try:
        say(f"ok    models: {await model.probe()}")
    except DragomanError as error:
        # The sentence for people says too little here; the detail holds no key (bot/models).
        say(f"WRONG models: {error}")
        return 1
    return 0


async def _problem(step: Callable[[], Awaitable[None]]) -> str | None:
    try:
        await step()
    except DragomanError as error:
        return error.user_message
    return None


async def _is_free(settings: BaseModel) -> bool:
    """Whether the settings' `host` and `port` can be listened on; True where there are none."""
    host, port = getattr(settings, "host", ""), getattr(settings, "port", 0)
    if not host or not port:
        return True
    try:
        with socket.create_server((host, port)):
            return True
    except OSError:
        return False
