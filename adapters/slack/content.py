"""What a message of ours consists of: Markdown or plain blocks, a line for notifications, metadata.

Pure. The metadata names the message's key, by which it can be found again.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from adapters.slack.buttons import Block

METADATA_TYPE = "dragoman_reply"
_NOTICE_MAX_CHARS = 200  # of the plain text in notifications, where Slack shows about a line
_SECTION_MAX_CHARS = 3_000
_WORD_MAX_CHARS = 24


def rich(text: str, below: Sequence[Block] = ()) -> dict[str, Any]:
    """Markdown for the screen, and its beginning for notifications and screen readers."""
    return {"blocks": [{"type": "markdown", "text": text}, *below], "text": _notice(text)}


def plain(text: str, below: Sequence[Block] = ()) -> dict[str, Any]:
    """The same as text that Slack does not interpret, in sections of the size it takes."""
    starts = range(0, len(text), _SECTION_MAX_CHARS)
    pieces = [text[start : start + _SECTION_MAX_CHARS] for start in starts]
    sections = [
        {"type": "section", "text": {"type": "plain_text", "text": piece, "emoji": False}}
        for piece in pieces
    ]
    return {"blocks": [*sections, *below], "text": _notice(text)}


def _notice(text: str) -> str:
    return text if len(text) <= _NOTICE_MAX_CHARS else text[:_NOTICE_MAX_CHARS] + "…"


def metadata(key: str) -> dict[str, Any]:
    """The argument that names a message's key."""
    return {"metadata": {"event_type": METADATA_TYPE, "event_payload": {"key": key}}}


def key_of(message: Mapping[str, Any]) -> str | None:
    """The key of a message that was read back; None where it carries none."""
    found = message.get("metadata") or {}
    if found.get("event_type") != METADATA_TYPE:
        return None
    return str((found.get("event_payload") or {}).get("key"))


def next_piece_end(text: str, start: int) -> int:
    """Where to end a piece of a growing `text` that begins at `start`; `start` when not yet.

    Slack may drop white space at the beginning of a piece (hermes-agent#59010), so the next piece
    must begin with something else: a piece ends before the last word, or, in a long run without
    white space as in Chinese, before the last character.
    """
    position = end = len(text.rstrip())
    while position > start and not text[position - 1].isspace():
        position -= 1
    if position > start:
        return position
    return end - 1 if end - start > _WORD_MAX_CHARS else start
