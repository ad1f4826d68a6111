"""Who a text would notify: Slack's control sequences, read as Slack reads them. Pure.

Strict where Slack's behaviour is not known: a sequence inside a code fence and one in the fallback
text of a message with blocks both count, because an app must not rely on either being harmless.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_SEQUENCE = re.compile(
    r"<(?:!(channel|here|everyone)|@([UW][A-Z0-9]+)|!subteam\^(S[A-Z0-9]+))(?:\|[^<>]*)?>"
)
_NAME = re.compile(r"(?<![\w@])@(channel|here|everyone)\b")


def pinged(text: str, *, names_linked: bool = False) -> set[str]:
    """Everyone that `text` notifies: "channel", "here", "everyone", user ids, group ids.

    `names_linked` is what an app asks for with link_names or parse=full: then a bare @here counts.
    """
    found = {next(filter(None, match.groups())) for match in _SEQUENCE.finditer(text)}
    if names_linked:
        found |= {match.group(1) for match in _NAME.finditer(text)}
    return found


def pinged_by_blocks(blocks: Iterable[Mapping[str, Any]]) -> set[str]:
    """Everyone that Block Kit notifies: mrkdwn and markdown text, and rich text elements."""
    found: set[str] = set()
    for text in block_texts(blocks, plain=False):
        found |= pinged(text)
    for element in _walk(list(blocks)):
        kind = element.get("type")
        if kind == "user":
            found.add(str(element.get("user_id")))
        elif kind == "usergroup":
            found.add(str(element.get("usergroup_id")))
        elif kind == "broadcast":
            found.add(str(element.get("range")))
    return found


def block_texts(blocks: Iterable[Mapping[str, Any]], *, plain: bool = True) -> Iterator[str]:
    """Every text in blocks, in order; without `plain`, only text in which sequences are parsed."""
    for element in _walk(list(blocks)):
        kind, text = element.get("type"), element.get("text")
        if not isinstance(text, str):
            continue
        if kind in ("markdown", "mrkdwn", "markdown_text") or plain:
            yield text


def _walk(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        yield value
        for inner in value.values():
            yield from _walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(inner)
