"""Which addresses the page reader may connect to. Pure.

Everything that keeps it out of private networks is in this file, `guard` and `fetching`: a name is
resolved once, every address it has must be public, and the connection goes to exactly those
addresses, so that a name which changes its mind in between (DNS rebinding) changes nothing.
"""

import contextlib
import re
from collections.abc import Collection

from yarl import URL

from bot.errors import ToolFailed
from bot.quoted import without_quotes

USUAL_PORTS = (80, 443)
PRIVATE = "that address leads into a private network"
_MOST_CHARS = 2000
_LINK = re.compile(r"https?://[^\s<>|\\^{}，。、；：！？）】…—]+", re.IGNORECASE)
_SIGNS = ".,;:!?*_~'’)]"
_MOST_SIGNS = 8


def as_url(text: str) -> URL:
    """Raises ValueError for what is no address."""
    try:
        return URL(text)
    except IndexError:  # yarl 1.25 of "http://[]@"
        raise ValueError(text) from None


def read_url(
    text: str, internal: Collection[str] = (), ports: Collection[int] = USUAL_PORTS
) -> URL:
    """The address that may be asked for; raises ToolFailed. `internal`: "host:port" that may be
    private, and on any port."""
    if len(text) > _MOST_CHARS or any(ord(c) <= 32 or ord(c) == 127 for c in text):
        raise ToolFailed("that is not an address of a page")
    try:
        url = as_url(text)
        host, port = url.host, url.port
    except ValueError:
        raise ToolFailed("that is not an address of a page") from None
    if url.scheme not in ("http", "https") or not host:
        raise ToolFailed("only addresses that begin with http:// or https:// can be read")
    if url.user is not None or url.password is not None or "\\" in text:
        raise ToolFailed("addresses with a user name in them are not read")
    if f"{host}:{port}" not in internal:
        from bot.tools.web import guard

        guard.refuse_private(url, ports)  # of what is called: `url` is the text put in order
    return url.with_fragment(None)


def links_in(text: str) -> list[str]:
    """The web addresses that somebody wrote, with whatever stands right behind them. Not those in
    what they quote (bot/quoted.py): these may be somebody else's words."""
    return [match[0][:_MOST_CHARS] for match in _LINK.finditer(without_quotes(text))]


def may_mean(link: str) -> set[URL]:
    """The addresses, as `read_url` gives them, that somebody may mean who wrote `link`: signs at
    the end belong to it ("/wiki/Yahoo!") or to their sentence."""
    found: set[URL] = set()
    for end in range(len(link), max(len(link) - _MOST_SIGNS, 0), -1):
        with contextlib.suppress(ValueError):
            found.add(as_url(link[:end]).with_fragment(None))
        if link[end - 1] not in _SIGNS:
            break
    return found
