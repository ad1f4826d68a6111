"""One run of a tool, within its time. Whatever goes wrong is a result for the model."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import structlog

from bot.errors import StoreUnavailable, ToolFailed, ToolLost
from bot.ports import Tool, ToolResult, TurnContext

logger = structlog.get_logger(__name__)

_BEGUN = " It had begun, and may still do it; the person is told so. Do not call it again."


@dataclass(frozen=True, slots=True)
class ToolRun:
    """How it went. "failed": by what it says itself; "broken": by a mistake in it; "lost": nobody
    waits for it any more, and it may still do what it was called for."""

    result: ToolResult
    outcome: Literal["worked", "failed", "broken", "lost"]


async def run_tool(tool: Tool, arguments: Mapping[str, Any], context: TurnContext) -> ToolRun:
    """Run it. Raises StoreUnavailable."""
    begun = _BEGUN if tool.consent != "free" else ""
    try:
        async with asyncio.timeout(tool.timeout_s):
            return ToolRun(await tool.run(arguments, context), "worked")
    except TimeoutError:
        said = f"It did not answer within {tool.timeout_s:g} seconds.{begun}"
        return ToolRun(ToolResult(said), "lost")
    except ToolLost as error:
        return ToolRun(ToolResult(f"It did not work: {error}.{begun}"), "lost")
    except ToolFailed as error:
        return ToolRun(ToolResult(f"It did not work: {error}"), "failed")
    except StoreUnavailable:
        raise
    except Exception:
        # A mistake in a tool must not end the reply: the model can do without.
        logger.exception("tool.failed", tool=tool.spec.name)
        return ToolRun(ToolResult("It did not work, for a reason of its own."), "broken")
