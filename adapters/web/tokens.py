"""Signed visitor identity: who may read and continue which conversation.

A token is `<payload>.<signature>`, both base64url without padding. The payload is JSON:
`{"visitor": …, "thread": …, "expires_at": …, "name": …}`; the signature is HMAC-SHA256 of the
payload's text under the site's secret. A site that knows its visitors makes tokens itself (see
docs/web.md); nothing has to be stored to check one.
"""

import base64
import binascii
import hashlib
import hmac
import re
from dataclasses import dataclass

import msgspec

_NAME_IN_KEYS = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What may stand in a conversation's key: ":" would make one visitor's key read as another's."""

_LONGEST_TOKEN = 1024


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person on the page. `expires_at` is in seconds since the epoch."""

    visitor: str
    thread: str
    expires_at: float
    name: str = ""


class TokenRefused(Exception):
    """The token is not ours, was altered, or has expired."""


_PAYLOAD = msgspec.json.Decoder(Visitor, strict=True)


def sign(visitor: Visitor, secret: bytes) -> str:
    """The token of `visitor`."""
    payload = _to_text(msgspec.json.encode(visitor))
    return f"{payload}.{_signature(payload, secret)}"


def read(token: str, secret: bytes, now: float) -> Visitor:
    """The visitor that a token names; raises TokenRefused."""
    payload, _, signature = token.partition(".")
    if len(token) > _LONGEST_TOKEN or not token.isascii():
        raise TokenRefused("malformed")
    if not hmac.compare_digest(signature, _signature(payload, secret)):
        raise TokenRefused("not signed by this site")
    try:
        visitor = _PAYLOAD.decode(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (msgspec.MsgspecError, binascii.Error, UnicodeDecodeError) as error:
        raise TokenRefused("malformed") from error
    if not _NAME_IN_KEYS.fullmatch(visitor.visitor) or not _NAME_IN_KEYS.fullmatch(visitor.thread):
        raise TokenRefused("malformed")
    if visitor.expires_at <= now:
        raise TokenRefused("expired")
    return visitor


def _signature(payload: str, secret: bytes) -> str:
    return _to_text(hmac.new(secret, payload.encode(), hashlib.sha256).digest())


def _to_text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
