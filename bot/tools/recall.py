"""`recall`: searches what was said earlier in this conversation, beyond what the model sees.

Only in this conversation and only what is still kept of it: nothing from before `/new`, nothing
that was deleted, never another conversation.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from pydantic import BaseModel, ConfigDict, Field

from bot.conversation import Turn
from bot.ports import Source, Tool, Toolbox, ToolParts, ToolResult, TurnContext
from bot.ports.typed_tool import typed_tool

_MOST_FOUND = 5
_SHOWN_CHARS = 600
_WORD = re.compile(r"\w{2,}")
_CUES = {
    "en": r"\b(?:earlier|before|last (?:time|week|month)|remember"
    r"|did (?:i|we|you) (?:say|tell|mention))\b",
    "de": r"\b(?:vorhin|fruher|letzte woche|letztes mal|erinnerst du|(?:habe|hatte) ich .{0,40}"
    r"gesagt)\b",
    "fr": r"\b(?:tout a l'heure|la derniere fois|tu te rappelles|vous vous rappelez|(?:ai|avais)"
    r"(?:-je)? dit)\b",
    "es": r"\b(?:la ultima vez|la semana pasada|recuerdas|(?:he|habia) dicho|te dije|que dije)\b",
    "it": r"\b(?:l'ultima volta|la settimana scorsa|ti ricordi|(?:ho|avevo) detto)\b",
    "pt": r"\b(?:da ultima vez|na semana passada|lembras|voce lembra|eu (?:disse|tinha dito))\b",
    "nl": r"\b(?:de vorige keer|vorige week|daarstraks|weet je nog|heb ik .{0,40}gezegd"
    r"|zei ik|ik zei)\b",
}


class Settings(BaseModel):
    """`tools.recall` in config.yaml; it needs none."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class _Arguments(BaseModel):
    words: str = Field(description="words that were probably said")


def build(settings: Settings, parts: ToolParts) -> Toolbox:
    """The search."""

    async def search(arguments: _Arguments, context: TurnContext) -> ToolResult:
        found = matching(await context.all_turns(), arguments.words)
        if not found:
            return ToolResult("Nothing like that was said in this conversation.")
        return ToolResult(
            "\n\n".join(_told(turn) for turn in found),
            source=Source("earlier in this conversation"),
            is_from_outside=True,
        )

    tool = typed_tool(
        "search_conversation",
        "Searches what was said earlier in this conversation.",
        _Arguments,
        search,
        doing="Looking through this conversation",
        cues=_CUES,
        is_lookup=True,
    )

    async def tools() -> tuple[Tool, ...]:
        return (tool,)

    return Toolbox("recall", tools)


def matching(turns: Sequence[Turn], words: str) -> list[Turn]:
    """The turns that hold most of these words, the best and of those the newest first."""
    wanted = {word.casefold() for word in _WORD.findall(words)}
    scored = [
        (len(wanted & {word.casefold() for word in _WORD.findall(f"{t.asked} {t.said}")}), at, t)
        for at, t in enumerate(turns)
    ]
    best = sorted((row for row in scored if row[0]), key=lambda row: row[:2], reverse=True)
    return [turn for _, _, turn in best[:_MOST_FOUND]]


def _told(turn: Turn) -> str:
    day = datetime.fromtimestamp(turn.at, UTC).strftime("%Y-%m-%d")
    return f"[{day}] They: {turn.asked[:_SHOWN_CHARS]}\nYou: {turn.read[:_SHOWN_CHARS]}"
