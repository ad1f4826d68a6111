"""A look at a model when the program starts, which finds what the first person to ask would."""

from typing import Protocol

import structlog

from bot.errors import DragomanError
from bot.ports import Probed

logger = structlog.get_logger(__name__)


class Probing(Protocol):
    """A model of any kind."""

    async def probe(self) -> Probed:
        """See `ChatModel.probe`."""
        ...


async def look_at(part: str, model: Probing | None) -> None:
    """Warn of a wrong key, name or address, and of a model that is about to go. `part` is what the
    events in the log begin with."""
    if model is None:
        return
    try:
        found = await model.probe()
    except DragomanError as error:
        logger.warning(f"{part}.cannot_be_used", detail=str(error) or error.user_message)
        return
    if not found.is_sure:
        logger.warning(f"{part}.look_at_this", detail=found.sentence)
