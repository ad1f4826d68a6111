"""Slack's message text as a person reads it: control sequences and entities resolved. Pure.

Slack sends & < > as entities and everything special as <…> (docs.slack.dev, "Formatting message
text"): `<@U…>` a person, `<#C…|name>` a channel, `<!here>` a group, `<url|label>` a link.
"""

import html
import re
from collections.abc import Mapping

from bot.quoted import as_name

_SEQUENCE = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")
_UNNAMED = re.compile(r"<#(C[A-Z0-9]+)\|?>")
_PERSON = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")


def mentioned(text: str) -> tuple[str, ...]:
    """The ids of the people mentioned in `text`, each once, in order."""
    return tuple(dict.fromkeys(match.group(1) for match in _PERSON.finditer(text)))


def unnamed(text: str) -> tuple[str, ...]:
    """The ids of the channels in `text` that Slack tells no name of (`<#C…>`, `<#C…|>`)."""
    return tuple(dict.fromkeys(_UNNAMED.findall(text)))


def readable(text: str, own_id: str, names: Mapping[str, str]) -> str:
    """`text` as a person reads it, without mentions of `own_id`. Ids without a name stay ids."""
    without_own = re.sub(rf"[ \t]*<@{re.escape(own_id)}(?:\|[^<>]*)?>[ \t]*", " ", text)
    resolved = _SEQUENCE.sub(
        lambda match: _resolve(match.group(1), match.group(2), names), without_own
    )
    return html.unescape(resolved).strip()


def _resolve(target: str, label: str | None, names: Mapping[str, str]) -> str:
    if target.startswith("@"):
        return f"@{_name(names.get(target[1:]) or label or target[1:])}"
    if target.startswith("#"):
        return f"#{_name(label or names.get(target[1:]) or target[1:])}"
    if target.startswith("!"):
        name = target[1:].partition("^")[0]
        if name in ("here", "channel", "everyone"):
            return f"@{name}"
        if name == "subteam" and label:
            return f"@{_name(label.removeprefix('@'))}"
        return label or f"@{name}"
    if label is None or label == target or target == f"mailto:{label}":
        return label or target
    return f"{label} ({target})"


def _name(escaped: str) -> str:
    """A name as it is shown, escaped: looked at without entities, which may stand for any sign."""
    return html.escape(as_name(html.unescape(escaped)), quote=False)
