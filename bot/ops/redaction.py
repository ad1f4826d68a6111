"""Redaction: the second net under the rule that no token and no message text is ever logged. Pure.

The first is that nobody hands them to a logger. This one takes out what has the shape of a token
anywhere in a value, and whole values under names that hold secrets or what people wrote.

Not covered: a secret without a known shape under a harmless name; names and addresses of people.
"""

import re
from collections.abc import Mapping

REDACTED = "[redacted]"

SECRET_NAMES = frozenset(
    (
        *("token", "access_token", "refresh_token", "bot_token", "app_token"),
        *("secret", "signing_secret", "client_secret", "password", "passwd"),
        *("authorization", "cookie", "api_key", "apikey", "private_key"),
    )
)
TEXT_NAMES = frozenset(
    (
        *("text", "content", "body", "markdown", "asked", "said", "summary"),
        *("prompt", "messages", "arguments", "payload"),
    )
)

_SHAPES = re.compile(
    r"xox[a-z](?:\.xox[a-z])?-[\w-]{8,}"  # Slack: bot, user, refresh, rotated
    r"|xapp-[\w-]{8,}"  # Slack: app level
    r"|\bv0=[0-9a-f]{32,}"  # Slack: request signature
    r"|\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}"  # Discord: bot
    r"|\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*"  # JSON web token
    r"|\b(?:sk|pk|rk)-[\w-]{16,}"  # OpenAI and many compatible services
    r"|\bgsk_\w{16,}|\bhf_\w{16,}|\bgh[a-z]_\w{16,}|\bgithub_pat_\w{16,}|\bglpat-[\w-]{16,}"
    r"|\bAIza[\w-]{30,}|\bAKIA[0-9A-Z]{16}\b"  # Google, AWS
)
_AUTHORIZATION = re.compile(r"\b(Bearer|Basic|Bot)(\s+)[\w.~+/=-]{12,}", re.IGNORECASE)
_PASSWORD_IN_URL = re.compile(r"(://[^/\s:@]*:)[^@\s/]+@")
_PASSWORD_IN_QUERY = re.compile(r"([?&]\w*password=)[^&\s]+", re.IGNORECASE)
_INTERACTION = re.compile(r"(/(?:webhooks|interactions)/\d{5,}/)[\w-]{16,}")


def redact_text(text: str) -> str:
    """`text` without what has the shape of a token, a password in an address or a signature."""
    text = _SHAPES.sub(REDACTED, text)
    text = _AUTHORIZATION.sub(rf"\1\2{REDACTED}", text)
    text = _PASSWORD_IN_URL.sub(rf"\1{REDACTED}@", text)
    text = _PASSWORD_IN_QUERY.sub(rf"\1{REDACTED}", text)
    return _INTERACTION.sub(rf"\1{REDACTED}", text)  # Discord: the right to answer


def redact(name: str, value: object) -> object:
    """`value`, which is logged as `name`, fit to be logged; containers become plain ones."""
    if name.lower() in SECRET_NAMES or name.lower() in TEXT_NAMES:
        return REDACTED if value else value
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return redact_text(value)
    if isinstance(value, Mapping):
        return {redact_text(str(key)): redact(str(key), inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [redact("", inner) for inner in value]
    return redact_text(str(value))
