"""The prompt: system message, the window's turns, what is asked. Pure.

Its beginning is byte-stable and it only ever grows at its end, until the window moves or the skill
changes. Prompt caches of providers and of the local model hit exactly as far as it stays the same:
measured on the local model, a second turn starts after 1.4 s instead of 22 s.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.conversation import Conversation, Turn
from bot.models.continuation import continue_from
from bot.ports import Image, ModelMessage

_SPARE_TOKENS = 32
"""What the chat template adds around the whole prompt."""

_NOTHING_SAID = "…"
"""Stands for a reply that had no text: templates want roles to take turns, and refuse ""."""

NO_IMAGES: Mapping[str, tuple[Image, ...]] = {}

_REMARK = "[Of your last reply above it was said: {text}]"
_PRAISE = "[Your last reply above was liked: {text}]"


def system_prompt(persona_prompt: str, skill_prompt: str) -> str:
    """Who the assistant is, then how it answers."""
    return "\n\n".join(part for part in (persona_prompt.strip(), skill_prompt.strip()) if part)


def system_text(prompt: str, summary: str) -> str:
    """The whole system message: `prompt`, and what is no longer in the window."""
    return f"{prompt}\n\nEarlier in this conversation: {summary}" if summary else prompt


def build_prompt(
    prompt: str,
    conversation: Conversation,
    asked: str,
    said_so_far: str = "",
    images: tuple[Image, ...] = (),
    earlier_images: Mapping[str, tuple[Image, ...]] = NO_IMAGES,
) -> list[ModelMessage]:
    """What the model is sent. With `said_so_far` it asks for the rest of that reply. Pictures stand
    in the turn they came in, so that the beginning stays the same; `earlier_images` by its id.

    What somebody said of a reply with a 👎 stands before what was asked next."""
    messages = [
        ModelMessage("system", system_text(prompt, conversation.memory.summary)),
        *_turn_messages(conversation.window, asked, earlier_images),
    ]
    messages[-1] = replace(messages[-1], images=messages[-1].images + images)
    return continue_from(messages, said_so_far)


def window_budget(
    context_tokens: int,
    reply_max_tokens: int,
    window_tokens: int,
    system_tokens: int,
    asked_tokens: int,
) -> int:
    """How many tokens of earlier turns may be sent: what config allows and the model has room for.

    0 when the system message and what is asked leave no room.
    """
    room = context_tokens - reply_max_tokens - system_tokens - asked_tokens - _SPARE_TOKENS
    return max(0, min(window_tokens, room))


def _turn_messages(
    turns: Sequence[Turn], asked: str, images: Mapping[str, tuple[Image, ...]]
) -> list[ModelMessage]:
    """The turns, and what is asked. A reply that is retold stands before what was asked next: as
    the assistant's own words a small model would copy it."""
    messages: list[ModelMessage] = []
    before: list[str] = []
    seen: tuple[Image, ...] = ()
    for turn in turns:
        if turn.is_dropped:
            continue
        seen += images.get(turn.id, ())
        if turn.retold:
            before.append(turn.retold)
        else:
            said = turn.said if turn.said.strip() else _NOTHING_SAID
            text = "\n\n".join((*before, turn.asked))
            messages.append(ModelMessage("user", text, images=seen))
            messages.append(ModelMessage("assistant", said))
            before, seen = [], ()
        for remark in turn.remarks:
            said = _PRAISE if remark.is_good else _REMARK
            before.append(said.format(text=remark.text))
    text = "\n\n".join((*before, asked))
    messages.append(ModelMessage("user", text, images=seen))
    return messages
