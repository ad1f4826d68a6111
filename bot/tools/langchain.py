"""`langchain`: tools written for LangChain, named by where they are in Python.

`tools.langchain.tools: {"my_package.tools:search": free}` takes what the name stands for, a
LangChain tool or a function that makes one or several, and how free it is to act. The operator
installs the package that holds it.
"""

import asyncio
import importlib
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field

from bot.errors import ConfigError, ToolFailed
from bot.ports import Consent, Source, Tool, Toolbox, ToolParts, ToolResult, ToolSpec, TurnContext
from bot.ports.typed_tool import cue_of, with_defaults

if TYPE_CHECKING:
    from langchain_core.tools import BaseTool

_NONE: Mapping[str, Any] = {"type": "object", "properties": {}}
_REST = ("args", "kwargs")
"""What LangChain calls the arguments of a function that takes any; it fills in none there."""

_PLACE = re.compile(r"[\w.]+:\w+")


class Settings(BaseModel):
    """`tools.langchain` in config.yaml: where the tools are, and what each needs before it runs.

    `cues` are words in a question, by where the tool is, on which a model that cannot call tools by
    itself is asked about it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    tools: dict[str, Consent] = Field(examples=[{"my_package.tools:search": "ask_once"}])
    cues: dict[str, tuple[str, ...]] = Field(
        default_factory=dict, examples=[{"my_package.tools:search": ["search", "look up"]}]
    )
    timeout_s: float = Field(default=30.0, gt=0)


def build(settings: Settings, parts: ToolParts) -> Toolbox:
    """The tools. Raises ConfigError where one is not what it should be."""
    made = tuple(
        _tool(tool, consent, cue_of(settings.cues.get(place, ())), settings.timeout_s)
        for place, consent in settings.tools.items()
        for tool in _found_at(place)
    )

    async def tools() -> tuple[Tool, ...]:
        return made

    return Toolbox("langchain", tools)


def _found_at(place: str) -> "list[BaseTool]":
    if not _PLACE.fullmatch(place):
        raise ConfigError(
            [f"tools.langchain.tools: {place!r} is not like my_package.tools:search."]
        )
    module_name, _, name = place.partition(":")
    try:
        from langchain_core.tools import BaseTool

        found = getattr(importlib.import_module(module_name), name)
        if not isinstance(found, BaseTool) and callable(found):
            found = found()
    except Exception as error:  # somebody else's module may do anything when it is loaded
        kind = type(error).__name__
        raise ConfigError([f"tools.langchain.tools: {place} cannot be loaded ({kind})."]) from error
    many = list(found) if isinstance(found, list | tuple) else [found]
    if not many or not all(isinstance(each, BaseTool) for each in many):
        raise ConfigError([f"tools.langchain.tools: {place} is no LangChain tool."])
    return many


def _tool(
    tool: "BaseTool", consent: Consent, cue: re.Pattern[str] | None, timeout_s: float
) -> Tool:
    from langchain_core.utils.function_calling import convert_to_openai_tool

    async def run(arguments: Mapping[str, Any], context: TurnContext) -> ToolResult:
        try:
            answer = await tool.ainvoke(dict(arguments))
        except asyncio.CancelledError:
            raise
        except Exception as error:  # arguments that do not fit, or whatever the tool raises
            raise _failed(error) from None
        return ToolResult(str(answer), source=Source(tool.name), is_from_outside=True)

    def as_used(arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        kind = tool.args_schema
        if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
            return with_defaults(parameters, arguments)
        try:
            read = kind.model_validate(dict(arguments))
        except Exception as error:  # also what a validator of the tool's own raises
            raise _failed(error) from None
        used = read.model_dump(mode="json", by_alias=True, fallback=str)
        return {name: used[name] for name in used if name in arguments or name not in _REST}

    schema = convert_to_openai_tool(tool)["function"]
    parameters = schema.get("parameters", _NONE)
    return Tool(
        ToolSpec(tool.name, schema.get("description", ""), parameters, cue),
        run,
        doing=f"Using {tool.name}",
        consent=consent,
        is_lookup=True,
        as_used=as_used,
        timeout_s=timeout_s,
    )


def _failed(error: Exception) -> ToolFailed:
    return ToolFailed(f"{type(error).__name__}: {str(error)[:500]}")
