"""A function that the model may call; a `Toolbox` holds those of one module."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bot.ports.models import ToolSpec
from bot.ports.skills import TurnContext
from bot.reply import Keep

Consent = Literal["free", "ask_once", "ask_always"]
"""Whether a tool may be called without asking: always; once a person said "always here"; never."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was looked up; `url` "" for what has no address."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What a tool found or did, as the model reads it.

    `is_from_outside`: it holds text that somebody else wrote (a page, a document, a server's
    answer), which may try to give orders. `is_exact`: it is short, and right as it stands; what a
    guided model makes of it may not be, so that it is shown as well. `question` is put to the
    person in place of a result, with `choices` to pick from; it ends the turn.
    """

    text: str
    source: Source | None = None
    is_from_outside: bool = False
    is_exact: bool = False
    question: str = ""
    choices: tuple[str, ...] = ()


def _asks_nothing_more(arguments: Mapping[str, Any], context: TurnContext) -> bool:
    return False


def _as_given(arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    return arguments


def _keeps_nothing(context: TurnContext) -> tuple[Keep, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Tool:
    """A function that the model may call.

    `run` gets the arguments as the model gave them, a JSON object; it raises ToolFailed with a
    sentence for the model. `doing` is shown while it runs. `asks_about` says of a tool that is free
    that this call is not: a person is asked first; it raises ToolFailed, too. `keeps` are values
    that it wants to find again in this conversation. With an `is_lookup` something can be found;
    what is found is cited where the tool is free, since one that is not acts: that is named apart.
    Why it failed may be in somebody else's words. `as_used` gives the arguments as the tool will
    use them, for the person who is asked: with defaults, and without what it leaves aside; it
    raises ToolFailed for what it cannot read. One that `asks_back` puts a question to the
    person, and is not offered when the last reply was one.
    """

    spec: ToolSpec
    run: Callable[[Mapping[str, Any], TurnContext], Awaitable[ToolResult]]
    doing: str
    consent: Consent = "free"
    is_lookup: bool = False
    asks_back: bool = False
    asks_about: Callable[[Mapping[str, Any], TurnContext], bool] = _asks_nothing_more
    as_used: Callable[[Mapping[str, Any]], Mapping[str, Any]] = _as_given
    keeps: Callable[[TurnContext], tuple[Keep, ...]] = _keeps_nothing
    timeout_s: float = 30.0


async def _opens_nothing() -> None:
    """Most tools hold nothing."""


@dataclass(frozen=True, slots=True)
class Toolbox:
    """The tools of one module of `bot/tools`, which has `Settings` and `build(settings, parts)`.

    `tools` connects where it must and may be called again and again; it raises ToolFailed where
    there are none now. `away` names what cannot be reached, by its place below the module's, and
    says why in sentences for who runs this ("": unknown). `close` lets go of everything; it may be
    called twice.
    """

    name: str
    tools: Callable[[], Awaitable[tuple[Tool, ...]]]
    close: Callable[[], Awaitable[None]] = _opens_nothing
    away: Callable[[], Mapping[str, str]] = dict


@dataclass(frozen=True, slots=True)
class ToolParts:
    """What `bot.tools.<name>.build(settings, parts)` gets beside its settings."""

    data_dir: Path
