"""What stands below a reply about where it comes from, and what acted for it. Pure."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from bot.conversation import Conversation
from bot.ports import Source, SourcesNamed

FROM_THE_MODEL = "From the model; nothing was looked up for this answer."
FROM_THE_MODEL_HERE = "From the model, like every answer here that names no source."
"""Not "from its own knowledge": it may still see what was looked up for another answer."""

TOLD = "agent.from_the_model"
"""The kept name of the turn that said so of the whole conversation."""

_TITLE_CHARS = 80
_LOOSE_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
"""One that is not inside a name would begin or end emphasis."""

_MOST = 8


def sources_notice(sources: Sequence[Source]) -> str:
    """What was looked up (Markdown), "" for nothing."""
    unique = list(dict.fromkeys(sources))[:_MOST]
    return f"Sources: {', '.join(map(_cited, unique))}" if unique else ""


def acts_notice(names: Sequence[str]) -> str:
    """The tools that acted (Markdown), by name; at least one."""
    unique = list(dict.fromkeys(names))[:_MOST]
    return f"Used with consent: {', '.join(_cited(Source(name)) for name in unique)}"


def exact_notice(results: Sequence[str]) -> str:
    """What tools found, as it is (Markdown); at least one."""
    shown = (" ".join(text.replace("`", "'").split()) for text in results[:_MOST])
    return f"From the tools: {'; '.join(f'`{text}`' for text in shown)}"


def from_the_model_notice(names: SourcesNamed, conversation: Conversation) -> str:
    """What is said of a reply that no tool and no file of its own had a part in. With `once` it is
    said of all such replies together, and again when the turn that said it has left the window."""
    if names == "all":
        return FROM_THE_MODEL
    told = conversation.memory.kept.get(TOLD)
    is_told = any(turn.id == told for turn in conversation.window)
    return FROM_THE_MODEL_HERE if names == "once" and not is_told else ""


def _cited(source: Source) -> str:
    title = " ".join(source.title.split())[:_TITLE_CHARS]
    title = "".join("" if character in "[]`*<>|\\" else character for character in title)
    title = _LOOSE_UNDERSCORE.sub("", title).strip()
    if not source.url:
        return title
    url = quote(source.url, safe=":/?#@!$&',;=%~+-.")
    return f"[{title or source.url}]({url})"
