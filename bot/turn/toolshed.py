"""The toolshed: all toolboxes that config enables, opened when a reply needs them."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import structlog
from pydantic import BaseModel

from bot.config.plugs import build_plug
from bot.errors import ToolFailed
from bot.ports import Tool, Toolbox, ToolParts

logger = structlog.get_logger(__name__)

OPEN_WITHIN_S = 15.0
AGAIN_AFTER_S = 30.0
"""A toolbox that did not open is left alone for so long: nobody waits for it meanwhile."""


@dataclass(frozen=True, slots=True)
class Toolshed:
    """Opens toolboxes, and closes them in the end."""

    boxes: Sequence[Toolbox] = ()
    _not_before: dict[str, float] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)

    async def open(self) -> tuple[Tool, ...]:
        """The tools that there are now. What cannot be had is left out, and logged; so is one that
        is called like another before it, in the order of config: a model could not tell them
        apart."""
        opened = await asyncio.gather(*(self._open(box) for box in self.boxes))
        tools: dict[str, Tool] = {}
        for tool in chain.from_iterable(opened):
            name = tool.spec.name
            if tools.setdefault(name, tool) is not tool and name not in self._told:
                self._told.add(name)
                logger.warning("tools.same_name", tool=name, left_out=tool.doing)
        return tuple(tools.values())

    async def close(self) -> None:
        """Let go of all of them. May be called twice."""
        for box in self.boxes:
            await box.close()

    async def _open(self, box: Toolbox) -> tuple[Tool, ...]:
        if time.monotonic() < self._not_before.get(box.name, 0.0):
            return ()
        try:
            async with asyncio.timeout(OPEN_WITHIN_S):
                return await box.tools()
        except (ToolFailed, TimeoutError) as error:
            self._not_before[box.name] = time.monotonic() + AGAIN_AFTER_S
            logger.warning("tools.away", toolbox=box.name, detail=str(error) or "no answer")
            return ()


def build_toolshed(settings: Mapping[str, BaseModel], data_dir: Path) -> Toolshed:
    """The toolboxes of config. Raises ConfigError where a package is missing. Opens nothing."""
    parts = ToolParts(data_dir=data_dir)
    return Toolshed(
        tuple(
            build_plug(f"tools.{name}", f"bot.tools.{name}", section, parts)
            for name, section in settings.items()
        )
    )
