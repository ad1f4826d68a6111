"""The terminal: `dragoman chat`. Rich text where there is a terminal, plain text through pipes."""

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from bot.ports import AdapterParts

if TYPE_CHECKING:
    from adapters.console.adapter import ConsoleAdapter


class Settings(BaseModel):
    """`adapters.console` in config.yaml. `user` names the dialogue (empty: the account's name)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    user: str = ""


def build(settings: Settings, parts: AdapterParts) -> "ConsoleAdapter":
    """The adapter; the terminal is not touched before `run`."""
    from adapters.console.adapter import ConsoleAdapter

    return ConsoleAdapter(settings, parts.live, parts.interrupt, parts.blobs)
