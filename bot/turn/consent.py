"""Consent: which calls of tools a person is asked about first, and what they are shown. Pure.

Everything that decides whether a tool may act is in this file and in second_look.py; permission.py
applies it to a turn. The rules:

- A tool that is `free` runs, unless it says that this very call is not (`asks_about`).
- `ask_always` is asked about each time.
- `ask_once` is asked about until the person says "always here". That holds only in a conversation
  that is theirs alone, for what their own words ask for: no tool acts because another text said so,
  nor because something is asked once more (another try, an edited message).
- While nobody else's words are in a conversation, all that is said there is by the person's word.
  From when some are (a result from outside, a file, a quotation), the reply to them may carry their
  orders on, for good. So each call is then held against what the model calls when it reads only
  what the person wrote in this turn (second_look.py): the same call runs, any other is asked about.
- A model makes several calls at once before it reads what the first of them answered.
- Only the person whose turn it was can allow, and only the arguments that they were shown.
- Where several people's messages became one turn, nobody is asked: only words can tell who of them
  wants it, so the model asks, and whoever says so has a turn of their own. Turns are not made of
  one author's messages for it: a group would get a reply to each greeting, and who works, recovers
  and steers would have to count messages by what the tools are.
"""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from bot.conversation import Conversation, Turn
from bot.errors import ToolFailed
from bot.ports import Tool, ToolCall, TurnContext
from bot.quoted import has_quotes
from bot.reply import Choice, Choices, Keep
from bot.turn.asked import own_words, shows_nothing

ALLOW, ALLOW_ALWAYS, DENY = "allow", "allow-always", "deny"
ANSWERS = (ALLOW, ALLOW_ALWAYS, DENY)
"""The commands that answer a question for consent."""

PENDING = "agent.pending"
ALLOWED = "agent.allowed"
OUTSIDE = "agent.outside"
OTHERS = "agent.others"
"""Names of what is kept in the conversation: the calls that wait for an answer; the tools that are
always allowed; the last turn in which the model read something from outside; whether it ever read
words that may not be the person's."""

ANSWERS_WITHIN_S = 24 * 3600.0
_MOST_OPEN = 5
"""In a conversation, all people together; beyond it the oldest is dropped."""

WORDS_OF_OTHERS = (
    "You always allow it here. I ask because there may be words of others in this conversation (a "
    "quotation counts as such), and yours alone do not ask for exactly this."
)
NOT_ANEW = (
    "You always allow it here. I ask because you did not write this anew: you picked it, changed a "
    "message, or wanted another try. It may be done already."
)
ONCE_MORE = "I have begun exactly this before. I ask because it would be once more."
"""Why a person is asked about what they always allow, or about a call that is made twice."""

_SHOWN_MAX_CHARS = 2900
"""Below every `Limits.code_max_chars`: a longer block would be cut, and its rest a file."""

_WHOSE = (
    "several people wrote at once, and only the one who wants this can allow it. Ask who of them "
    "it is; call it when they have answered"
)

_CODE_CHARS = 8


@dataclass(frozen=True, slots=True)
class Pending:
    """A call that waits for a person's answer. `asked_at` is in seconds since the epoch.
    `is_anew`: the person wrote anew what it is for. `refused` are the calls that they said No to on
    the way to this question (refused.py)."""

    code: str
    author: str
    author_name: str
    name: str
    arguments: str
    may_always: bool
    asked_at: float
    is_anew: bool = True
    refused: tuple[str, ...] = ()

    @property
    def call(self) -> ToolCall:
        """The call as the model would make it."""
        return ToolCall(f"allowed_{self.code}", self.name, self.arguments)


def is_free(tool: Tool, arguments: Mapping[str, Any], context: TurnContext) -> bool:
    """Whether the call needs nobody's leave. Raises ToolFailed for arguments that the tool cannot
    read."""
    return tool.consent == "free" and not tool.asks_about(arguments, context)


def is_standing(tool: Tool, context: TurnContext, allowed: Collection[str]) -> bool:
    """Whether a person's leave for the tools `allowed` holds for what they ask for in this turn."""
    return tool.consent == "ask_once" and context.is_direct and tool.spec.name in allowed


def allowed_tools(conversation: Conversation) -> list[str]:
    """The tools that the person allowed in this conversation for good."""
    kept = conversation.memory.kept.get(ALLOWED)
    return kept.split(",") if kept else []


def has_met_others(context: TurnContext) -> bool:
    """Whether words of others may be in what the model reads now, or read earlier in this
    conversation. Turns that it no longer reads do not tell what was in them, nor does the
    beginning of a reply."""
    memory, window = context.conversation.memory, context.conversation.window
    author = context.person.author
    remarks = [remark for turn in window for remark in turn.remarks]
    return (
        any(memory.kept.get(name) for name in (OTHERS, OUTSIDE))
        or bool(memory.window_start or context.said_so_far)
        or bool(context.images or context.earlier_images)
        or has_quotes(context.asked)
        or any(turn.pictures or has_quotes(turn.asked) for turn in window)
        or any(each.author != author or has_quotes(each.text) for each in remarks)
    )


def is_anew(context: TurnContext) -> bool:
    """Whether the person wrote just now, and for the first time, what this turn is about."""
    return all(each.is_own_words and not each.is_edition for each in context.messages)


def words_of(context: TurnContext) -> str:
    """What the person wrote themselves in this turn."""
    return own_words(context.messages)


def turn_of(context: TurnContext, pending: Pending) -> Turn | None:
    """The turn whose question the person answers, if it is the last one."""
    window = context.conversation.window
    last = window[-1] if window else None
    is_its = last and any(choice.says.endswith(f" {pending.code}") for choice in last.offered)
    return last if is_its else None


def ask(
    tool: Tool,
    arguments: Mapping[str, Any],
    context: TurnContext,
    asked_at: float,
    allowed: Collection[str],
    *,
    is_anew: bool,
    refused: Collection[str] = (),
) -> Pending:
    """The question to put. Raises ToolFailed where the arguments are more than can be shown, or
    not such as the tool can use, and where it is not certain who is to be asked."""
    if len({message.author.id for message in context.messages}) > 1:
        raise ToolFailed(_WHOSE)
    shown = _shown(tool.as_used(arguments))
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
        may_always=tool.consent == "ask_once"
        and context.is_direct
        and tool.spec.name not in allowed,
        asked_at=asked_at,
        is_anew=is_anew,
        refused=tuple(sorted(refused)),
    )


def question(tool: Tool, pending: Pending, why: str) -> str:
    """What the person is asked (Markdown): the tool, and every argument as it will be used; and,
    where that needs a word, `why`."""
    shown = _shown(tool.as_used(json.loads(pending.arguments)))
    fence = "`" * max(3, _longest_run(shown) + 1)
    asks = f"{why} May I?" if why else "May I?"
    block = f"{fence}json\n{shown}\n{fence}"
    return f"I would like to use `{pending.name}` with:\n\n{block}\n\n{asks}"


def choices(pending: Pending) -> Choices:
    """What can be answered."""
    options = [Choice("Allow", f"/{ALLOW} {pending.code}", "primary")]
    if pending.may_always:
        options.append(Choice("Allow always here", f"/{ALLOW_ALWAYS} {pending.code}"))
    options.append(Choice("No", f"/{DENY} {pending.code}"))
    return Choices(tuple(options))


def keep_open(waiting: Sequence[Pending]) -> Keep:
    """What is kept so that these can be answered."""
    return Keep(PENDING, msgspec.json.encode(waiting[-_MOST_OPEN:]).decode() if waiting else "")


def read_open(conversation: Conversation, now: float) -> tuple[Pending, ...]:
    """The calls that wait in this conversation at this time (seconds since the epoch), the oldest
    first."""
    kept = conversation.memory.kept.get(PENDING)
    try:
        waiting = msgspec.json.decode(kept, type=tuple[Pending, ...]) if kept else ()
    except msgspec.MsgspecError:  # kept by another release
        return ()
    return tuple(each for each in waiting if now - each.asked_at <= ANSWERS_WITHIN_S)


def with_allowed(conversation: Conversation, name: str) -> str:
    """What is kept once `name` is always allowed."""
    return ",".join(dict.fromkeys((*allowed_tools(conversation), name)))


def _shown(arguments: Mapping[str, Any]) -> str:
    """The arguments as JSON in which nothing hides: no bidirectional marks, no zero-width text."""
    text = json.dumps(arguments, ensure_ascii=False, indent=2)
    return "".join(
        "".join(f"\\u{unit:04x}" for unit in _units(character))
        if shows_nothing(character) and character != "\n"
        else character
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
