"""Tools for models that cannot call any: they are asked first, in a short prompt of its own,
whether they want one, and held to a schema where the server can do that.

Measured on the embedded 1.5B model: native calls come as text that is no call, while a choice by
schema was right in three of four. It costs a prompt of about 200 tokens (ten seconds there), so
it is asked only where a tool's `cue` is in the question, and once for each tool. What it
chooses is checked here again, since a server may ignore the schema. Pure, but for `guide`.
"""

import itertools
import json
import re
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.errors import ModelError
from bot.ports import ModelMessage, ModelOptions, ModelPart, ToolCall, ToolSpec, Usage
from bot.reply import Status, TextDelta
from bot.turn.letters import plain_letters

Stream = Callable[[Sequence[ModelMessage], ModelOptions], AsyncGenerator[ModelPart, None]]

_NONE = "none"
_CHOICE_MAX_TOKENS = 200
_ASKED_MAX_CHARS = 2000
_OFFERED_MOST = 8
_DESCRIPTION_CHARS = 300
"""A server's tools share a cue: a small model chooses among a few, briefly described."""

_ROUTER = (
    "Choose the tool that helps to answer the message, or none. Reply with JSON only: "
    '{{"tool": NAME, "arguments": {{…}}}} or {{"tool": "none"}}. The tools:\n{tools}\n'
    "Today is {today:%A, %Y-%m-%d}."
)
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)


def _today() -> date:
    return datetime.now(UTC).date()


async def guide(
    stream: Stream,
    messages: Sequence[ModelMessage],
    options: ModelOptions,
    today: Callable[[], date] = _today,
) -> AsyncGenerator[ModelPart, None]:
    """What `stream` says to this prompt: a `ToolCall` that it chose, else its reply.

    `stream` is never given tools or tool messages. Where choosing fails, it is asked to reply.
    """
    tools = wanted(messages, options.tools)
    if tools:
        chosen: list[str] = []
        ask = replace(
            options,
            tools=(),
            schema=choice_schema(tools),
            max_tokens=_CHOICE_MAX_TOKENS,
            temperature=0.0,
        )
        try:
            async with aclosing(stream(choice_prompt(messages, tools, today()), ask)) as parts:
                async for part in parts:
                    if isinstance(part, TextDelta):
                        chosen.append(part.text)
                    elif isinstance(part, Usage | Status):
                        yield part
        except ModelError:
            chosen = []  # if the model is away, the reply will say so
        call = read_choice("".join(chosen), tools)
        if call is not None:
            yield call
            return
    async with aclosing(stream(told_plainly(messages), replace(options, tools=()))) as parts:
        async for part in parts:
            yield part


def wanted(messages: Sequence[ModelMessage], tools: Sequence[ToolSpec]) -> tuple[ToolSpec, ...]:
    """The tools that the last question gives a cue for and that were not called for it yet."""
    last = _last_question(messages)
    if last < 0:
        return ()
    called = {call.name for message in messages[last:] for call in message.calls}
    asked = plain_letters(messages[last].content[:_ASKED_MAX_CHARS])
    cued = (
        spec for spec in tools if spec.cue and spec.name not in called and spec.cue.search(asked)
    )
    return tuple(itertools.islice(cued, _OFFERED_MOST))


def choice_prompt(
    messages: Sequence[ModelMessage], tools: Sequence[ToolSpec], today: date
) -> list[ModelMessage]:
    """The prompt that asks which tool, if any. Small models take the year for the one that they
    were trained in."""
    rows = (
        f"- {spec.name}: {spec.description[:_DESCRIPTION_CHARS]} "
        f"Arguments: {json.dumps(_arguments(spec))}"
        for spec in tools
    )
    asked = messages[_last_question(messages)].content[:_ASKED_MAX_CHARS]
    return [
        ModelMessage("system", _ROUTER.format(tools="\n".join(rows), today=today)),
        ModelMessage("user", asked),
    ]


def choice_schema(tools: Sequence[ToolSpec]) -> dict[str, Any]:
    """The JSON schema of a choice: one of these tools with its arguments, or none."""
    options: list[dict[str, Any]] = [
        {
            "type": "object",
            "properties": {"tool": {"const": spec.name}, "arguments": spec.parameters},
            "required": ["tool", "arguments"],
            "additionalProperties": False,
        }
        for spec in tools
    ]
    nothing = {
        "type": "object",
        "properties": {"tool": {"const": _NONE}},
        "required": ["tool"],
        "additionalProperties": False,
    }
    return {"anyOf": [*options, nothing]}


def read_choice(text: str, tools: Sequence[ToolSpec]) -> ToolCall | None:
    """The call in what the model wrote; None where it chose none, or nothing that there is."""
    found = _OBJECT.search(text)
    try:
        choice = json.loads(found[0]) if found else None
    except ValueError:
        return None
    if not isinstance(choice, dict):
        return None
    name, arguments = choice.get("tool"), choice.get("arguments", {})
    if not isinstance(arguments, dict) or name not in {spec.name for spec in tools}:
        return None
    written = json.dumps(arguments, ensure_ascii=False)
    return ToolCall(f"guided_{name}", str(name), written, is_guided=True)


def told_plainly(messages: Sequence[ModelMessage]) -> list[ModelMessage]:
    """The prompt without calls: what tools found stands in the person's message, where small models
    heed it most."""
    plain: list[ModelMessage] = []
    names: dict[str, str] = {}
    for message in messages:
        if message.role == "tool":
            told = f"(From the tool {names.get(message.call_id, '')}: {message.content})"
            if plain and plain[-1].role == "user":
                plain[-1] = replace(plain[-1], content=f"{plain[-1].content}\n\n{told}")
            else:
                plain.append(ModelMessage("user", told))
        else:
            names |= {call.id: call.name for call in message.calls}
            if message.content.strip() or not message.calls:
                plain.append(replace(message, calls=()))
    return plain


def _last_question(messages: Sequence[ModelMessage]) -> int:
    return max((i for i, message in enumerate(messages) if message.role == "user"), default=-1)


def _arguments(spec: ToolSpec) -> dict[str, str]:
    """The arguments' names and what they are, much shorter than their schema."""
    properties: dict[str, Any] = spec.parameters.get("properties", {})
    return {
        name: str(about.get("description") or about.get("type") or "any")
        for name, about in properties.items()
    }
