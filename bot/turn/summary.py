"""The summary: what the model is told of turns that are no longer in its window.

It is written by the model after a reply, never before one. Deciding and prompting are pure;
`write_summary` is the one call.
"""

import re
from collections.abc import Sequence
from contextlib import aclosing

from bot.conversation import Memory, Turn, turn_tokens
from bot.errors import ReplyCut
from bot.ports import ChatModel, ModelMessage, ModelOptions
from bot.reply import TextDelta

MAX_WORDS = 120
"""What the model is asked for."""

_MAX_CHARS = 1200
"""What is kept of it, since small models count badly: it is sent with every later turn."""

_OPTIONS = ModelOptions(max_tokens=256, temperature=0.2)
_PROMPT_TOKENS = 160
_CHARS_PER_TOKEN = 2
"""Fewer than any language's prose needs but the densest scripts, so that the prompt surely fits."""

_TASK = (
    f"Summarise this conversation in at most {MAX_WORDS} words, as notes for the assistant. Keep "
    "names, facts, wishes, decisions and open questions. Write only the summary, in the "
    "conversation's language."
)


def turns_to_summarise(window: Sequence[Turn], budget_tokens: int) -> int:
    """How many of the oldest turns of `window` to summarise and take out now; mostly 0.

    Nothing while three quarters of the budget suffice. Then the older half, by tokens, so that the
    window stays as it is for many turns; the last turn always stays.
    """
    sizes = [turn_tokens(turn) for turn in window]
    total = sum(sizes)
    if total * 4 <= budget_tokens * 3:
        return 0
    out_tokens = 0
    for index, size in enumerate(sizes[:-1]):
        out_tokens += size
        if out_tokens * 2 >= total:
            return index + 1
    return max(0, len(window) - 1)


def summary_prompt(earlier: str, turns: Sequence[Turn], context_tokens: int) -> list[ModelMessage]:
    """The prompt for a summary of `earlier` and `turns`; long texts are cut in their middle."""
    room_tokens = context_tokens - (_OPTIONS.max_tokens or 0) - _PROMPT_TOKENS
    room_chars = max(0, room_tokens * _CHARS_PER_TOKEN - len(earlier))
    each_chars = max(40, room_chars // max(1, 2 * len(turns)))
    lines = [f"Before: {earlier}"] if earlier else []
    for turn in turns:
        if turn.is_dropped:
            continue
        lines.append(f"Person: {_clip(turn.asked, each_chars)}")
        if turn.read.strip():
            lines.append(f"Assistant: {_clip(turn.read, each_chars)}")
    return [ModelMessage("system", _TASK), ModelMessage("user", "\n\n".join(lines))]


async def write_summary(model: ChatModel, memory: Memory, turns: Sequence[Turn]) -> str:
    """A summary of what `memory.summary` says and of `turns`, by `model`.

    Raises `ModelError`s: the caller then leaves memory as it is. Somebody may have said `/new`
    meanwhile: whoever stores it compares `memory.epoch`.
    """
    prompt = summary_prompt(memory.summary, turns, model.context_tokens)
    stream = model.stream(prompt, _OPTIONS)
    async with aclosing(stream) as parts:
        pieces = [part.text async for part in parts if isinstance(part, TextDelta)]
    summary = tidy("".join(pieces))
    if not summary:
        raise ReplyCut("the model wrote an empty summary")
    return summary


def tidy(written: str) -> str:
    """What the model wrote, as one paragraph of bounded length that ends with a whole sentence."""
    text = re.sub(r"^\W*summary\W*:\W*", "", " ".join(written.split()), flags=re.IGNORECASE)
    if len(text) <= _MAX_CHARS:
        return text
    ends = [match.end() for match in re.finditer(r"[.!?。！？](?=\s|$)", text[:_MAX_CHARS])]
    return text[: ends[-1]] if ends else text[: _MAX_CHARS - 1].rstrip() + "…"


def _clip(text: str, max_chars: int) -> str:
    one_line = " ".join(text.split())
    if len(one_line) <= max_chars:
        return one_line
    half = (max_chars - 3) // 2
    return f"{one_line[:half]} … {one_line[-half:]}"
