"""A tool from a typed function: pydantic makes its schema, and checks what a model gives it."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.errors import ToolFailed
from bot.ports import Consent, Tool, ToolResult, ToolSpec, TurnContext
from bot.reply import Keep
from bot.turn.letters import plain_letters

NO_CUES: Mapping[str, str] = MappingProxyType({})

Arguments = TypeVar("Arguments", bound=BaseModel)


def typed_tool(
    name: str,
    description: str,
    kind: type[Arguments],
    run: Callable[[Arguments, TurnContext], Awaitable[ToolResult]],
    *,
    doing: str,
    cues: Mapping[str, str] = NO_CUES,
    consent: Consent = "free",
    is_lookup: bool = False,
    asks_back: bool = False,
    asks_about: Callable[[Arguments, TurnContext], bool] | None = None,
    keeps: Callable[[TurnContext], tuple[Keep, ...]] | None = None,
    timeout_s: float = 30.0,
) -> Tool:
    """The tool `run`, whose arguments are a `kind`; `cues` are regular expressions by language, for
    small letters without accents; one of them is the `cue` of ToolSpec.

    Arguments that do not fit are told to the model, by ToolFailed, and `run` is not called.
    """

    def read(arguments: Mapping[str, Any]) -> Arguments:
        try:
            return kind.model_validate(arguments)
        except ValidationError as error:
            told = (
                f"{'.'.join(str(part) for part in item['loc']) or 'arguments'}: {item['msg']}"
                for item in error.errors(include_url=False, include_input=False)
            )
            raise ToolFailed("; ".join(told)) from None

    async def call(arguments: Mapping[str, Any], context: TurnContext) -> ToolResult:
        return await run(read(arguments), context)

    def asks(arguments: Mapping[str, Any], context: TurnContext) -> bool:
        return asks_about is not None and asks_about(read(arguments), context)

    return Tool(
        spec=ToolSpec(
            name,
            description,
            _plain_schema(kind),
            re.compile("|".join(f"(?:{cue})" for cue in cues.values())) if cues else None,
        ),
        run=call,
        doing=doing,
        consent=consent,
        is_lookup=is_lookup,
        asks_back=asks_back,
        asks_about=asks,
        as_used=lambda arguments: read(arguments).model_dump(mode="json", by_alias=True),
        keeps=keeps or (lambda context: ()),
        timeout_s=timeout_s,
    )


def cue_of(words: Sequence[str]) -> re.Pattern[str] | None:
    """The `cue` of ToolSpec for a tool that was not written here: any of these words, as people
    write them. None where there are none."""
    plain = [re.escape(letters) for word in words if (letters := plain_letters(word).strip())]
    return re.compile(rf"\b(?:{'|'.join(plain)})\b") if plain else None


def with_defaults(schema: Mapping[str, Any], arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments, and those that are left out as far as their JSON schema says what they are
    then."""
    named: Mapping[str, Any] = schema.get("properties") or {}
    defaults = {
        name: about["default"]
        for name, about in named.items()
        if isinstance(about, Mapping) and "default" in about and name not in arguments
    }
    return {**arguments, **defaults}


def _plain_schema(kind: type[BaseModel]) -> dict[str, Any]:
    """The schema without what only costs tokens: titles, and the class's own docstring."""
    schema = kind.model_json_schema()
    schema.pop("title", None)
    schema.pop("description", None)
    for about in schema.get("properties", {}).values():
        about.pop("title", None)
    return schema
