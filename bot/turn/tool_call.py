"""A call of a tool as the model made it: whatever it wrote there, others can read it. Pure."""

import json
from dataclasses import replace
from typing import Any

from bot.conversation import storable
from bot.errors import ToolFailed
from bot.ports import ToolCall

ARGUMENTS_MAX_BYTES = 20_000


def readable(call: ToolCall) -> ToolCall:
    """The call with arguments that every provider takes back: a JSON object, whole characters."""
    call = replace(call, arguments=storable(call.arguments))
    try:
        is_object = isinstance(json.loads(call.arguments), dict)
    except (ValueError, RecursionError):
        is_object = False
    if is_object and len(call.arguments.encode()) <= ARGUMENTS_MAX_BYTES:
        return call
    return replace(call, arguments=json.dumps({"unreadable": call.arguments[:200]}))


def arguments_of(call: ToolCall) -> dict[str, Any]:
    """The arguments of a `readable` call. Raises ToolFailed where the model's own were not."""
    arguments: dict[str, Any] = storable(json.loads(call.arguments))
    if "unreadable" in arguments:
        raise ToolFailed("the arguments must be one JSON object of reasonable length")
    return arguments
