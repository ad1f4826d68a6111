"""Consent: which calls of tools a person is asked about first, and what they are shown. Pure.

Everything that decides whether a tool may act is in this file. The rules:

- A tool that is `free` runs, unless it says that this very call is not (`asks_about`).
- `ask_always` is asked about each time.
- `ask_once` is asked about until the person says "always here". That holds only in a conversation
  that is theirs alone, and not while the model sees text from outside it (a page, a document, a
  server's answer): no tool acts because such a text said so.
- Only the person whose turn it was can allow, and only the arguments that they were shown.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from bot.conversation import Conversation
from bot.errors import ToolFailed
from bot.ports import Tool, ToolCall, TurnContext
from bot.reply import Choice, Choices

ALLOW, ALLOW_ALWAYS, DENY = "allow", "allow-always", "deny"
ANSWERS = (ALLOW, ALLOW_ALWAYS, DENY)
"""The commands that answer a question for consent."""

PENDING = "agent.pending"
ALLOWED = "agent.allowed"
OUTSIDE = "agent.outside"
"""Names of what is kept in the conversation: the call that waits for an answer; the tools that are
always allowed; the last turn in which the model read something from outside."""

ANSWERS_WITHIN_S = 24 * 3600.0
_SHOWN_MAX_CHARS = 3000
_CODE_CHARS = 8


@dataclass(frozen=True, slots=True)
class Pending:
    """A call that waits for a person's answer. `asked_at` is in seconds since the epoch."""

    code: str
    author: str
    author_name: str
    name: str
    arguments: str
    may_always: bool
    asked_at: float

    @property
    def call(self) -> ToolCall:
        """The call as the model would make it."""
        return ToolCall(f"allowed_{self.code}", self.name, self.arguments)


def is_allowed(
    tool: Tool, arguments: Mapping[str, Any], context: TurnContext, *, has_outside: bool
) -> bool:
    """Whether the call may run now. Raises ToolFailed for arguments that the tool cannot read."""
    if tool.consent == "free":
        return not tool.asks_about(arguments, context)
    return (
        tool.consent == "ask_once"
        and context.is_direct
        and not has_outside
        and tool.spec.name in allowed_tools(context.conversation)
    )


def allowed_tools(conversation: Conversation) -> list[str]:
    """The tools that the person allowed in this conversation for good."""
    kept = conversation.memory.kept.get(ALLOWED)
    return kept.split(",") if kept else []


def sees_outside(conversation: Conversation) -> bool:
    """Whether the model still sees a turn (or a summary of it) in which it read from outside."""
    turn_id = conversation.memory.kept.get(OUTSIDE)
    if not turn_id:
        return False
    is_in_window = any(turn.id == turn_id for turn in conversation.window)
    return is_in_window or bool(conversation.memory.summary)


def ask(tool: Tool, arguments: Mapping[str, Any], context: TurnContext, asked_at: float) -> Pending:
    """The question to put. Raises ToolFailed where the arguments are more than can be shown."""
    shown = _shown(arguments)
    if len(shown) > _SHOWN_MAX_CHARS:
        raise ToolFailed("the arguments are too long to be shown to the person; shorten them")
    written = json.dumps(arguments, ensure_ascii=False)
    author = context.messages[-1].author
    digest = hashlib.sha256(f"{context.turn_id}\n{tool.spec.name}\n{written}".encode()).hexdigest()
    return Pending(
        code=digest[:_CODE_CHARS],
        author=author.id,
        author_name=author.name,
        name=tool.spec.name,
        arguments=written,
        may_always=tool.consent == "ask_once" and context.is_direct,
        asked_at=asked_at,
    )


def question(pending: Pending) -> str:
    """What the person is asked (Markdown): the tool, and every argument as it will be used."""
    shown = _shown(json.loads(pending.arguments))
    fence = "`" * max(3, _longest_run(shown) + 1)
    return f"I would like to use `{pending.name}` with:\n\n{fence}json\n{shown}\n{fence}\n\nMay I?"


def choices(pending: Pending) -> Choices:
    """What can be answered."""
    options = [Choice("Allow", f"/{ALLOW} {pending.code}", "primary")]
    if pending.may_always:
        options.append(Choice("Allow always here", f"/{ALLOW_ALWAYS} {pending.code}"))
    options.append(Choice("No", f"/{DENY} {pending.code}"))
    return Choices(tuple(options))


def encode_pending(pending: Pending) -> str:
    """As text, to be kept."""
    return msgspec.json.encode(pending).decode()


def read_pending(conversation: Conversation) -> Pending | None:
    """The call that waits in this conversation."""
    kept = conversation.memory.kept.get(PENDING)
    try:
        return msgspec.json.decode(kept, type=Pending) if kept else None
    except msgspec.MsgspecError:  # kept by another release
        return None


def with_allowed(conversation: Conversation, name: str) -> str:
    """What is kept once `name` is always allowed."""
    return ",".join(dict.fromkeys((*allowed_tools(conversation), name)))


def _shown(arguments: Mapping[str, Any]) -> str:
    """The arguments as JSON in which nothing hides: no bidirectional marks, no zero-width text."""
    text = json.dumps(arguments, ensure_ascii=False, indent=2)
    return "".join(
        character
        if character.isprintable() or character == "\n"
        else "".join(f"\\u{unit:04x}" for unit in _units(character))
        for character in text
    )


def _units(character: str) -> list[int]:
    data = character.encode("utf-16-be", "surrogatepass")
    return [int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2)]


def _longest_run(text: str) -> int:
    longest = run = 0
    for character in text:
        run = run + 1 if character == "`" else 0
        longest = max(longest, run)
    return longest
