"""`mcp`: the tools of MCP servers, through the official client, over stdio or HTTP.

A server's tools act in its name, so each needs a person's consent unless config says that it is
free; what a server says of itself (`readOnlyHint`) changes nothing. A server that is started here
gets no secret of ours: its environment is the client's short list and what config gives it.
"""

import asyncio
import re
from importlib.util import find_spec
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from bot.errors import ConfigError
from bot.ops.extras import missing_package
from bot.ports import Tool, Toolbox, ToolParts

Allowed = Literal["free", "ask_once", "ask_always", "never"]
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,23}")


class Server(BaseModel):
    """One entry of `tools.mcp.servers`: a `command` to start, or the `url` of one that runs.

    `consent` is for all its tools, `tools` for single ones by their own names; `never` hides one.
    `env` and `headers` may hold secrets, as `${NAME}`. A model that cannot call tools by itself is
    asked about these only where one of the words in `cues` is in the question.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    command: tuple[str, ...] = Field(default=(), examples=[["uvx", "mcp-server-time"]])
    env: dict[str, str] = Field(default_factory=dict)
    url: str = Field(default="", examples=["https://mcp.example.com/mcp"])
    headers: dict[str, str] = Field(default_factory=dict)
    consent: Allowed = "ask_once"
    tools: dict[str, Allowed] = Field(default_factory=dict)
    cues: tuple[str, ...] = Field(default=(), examples=[["time in", "Uhrzeit"]])
    timeout_s: float = Field(default=30.0, gt=0)

    @model_validator(mode="after")
    def _is_reached_one_way(self) -> Self:
        if bool(self.command) == bool(self.url):
            raise ValueError("needs either command or url")
        return self


class Settings(BaseModel):
    """`tools.mcp` in config.yaml: servers, by a short name of your own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    servers: dict[str, Server]

    @field_validator("servers")
    @classmethod
    def _are_named_shortly(cls, value: dict[str, Server]) -> dict[str, Server]:
        for name in value:
            if not _NAME.fullmatch(name):
                raise ValueError(f"{name!r} must be a short name of small letters")
        return value


def build(settings: Settings, parts: ToolParts) -> Toolbox:
    """The tools of all servers. Raises ConfigError where the client is missing."""
    if find_spec("mcp") is None:
        raise ConfigError([missing_package("tools.mcp", "mcp", "mcp")])
    from bot.tools.mcp.session import Session

    sessions = [Session(name, server, parts.data_dir) for name, server in settings.servers.items()]

    async def tools() -> tuple[Tool, ...]:
        found = await asyncio.gather(*(session.tools() for session in sessions))
        return tuple(tool for tools in found for tool in tools)

    async def close() -> None:
        await asyncio.gather(*(session.close() for session in sessions))

    def away() -> dict[str, str]:
        return {f"servers.{each.name}": each.why_away for each in sessions if not each.is_open}

    return Toolbox("mcp", tools, close, away)
