"""Which addresses the page reader may connect to. Pure.

Everything that keeps it out of private networks is in this file, `guard` and `fetching`: a name is
resolved once, every address it has must be public, and the connection goes to exactly those
addresses, so that a name which changes its mind in between (DNS rebinding) changes nothing.
"""

import contextlib
import re
from collections.abc import Collection, Iterable

from yarl import URL

from bot.errors import ToolFailed
from bot.quoted import without_quotes

USUAL_PORTS = (80, 443)
PRIVATE = "that address leads into a private network"
_MOST_CHARS = 2000
_REST = r"(?:(?![,;]https?://)[^\s<>|\\^{}，。、；：！？）】…—])"
_HOST = r"(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}"
_LINK = re.compile(
    rf"https?://{_REST}+"
    # without a scheme only what plainly is an address: "file.py" and "3.5/4" are none
    rf"|(?<![\w@./:-])(?:www\.{_HOST}(?![\w-])(?:[/?#]{_REST}*)?|{_HOST}/{_REST}+)",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?:['’]s|[.,:;!?*_~'’)\]])\Z")
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


def meant_by(links: Iterable[str], url: URL) -> URL | None:
    """`url` as one of those who wrote `links` named it, with or without one "/" at its end; None
    where nobody did. Ask for what this gives back: the form of an address is up to whoever writes
    it, so a page could choose one that carries out what it wants to know."""
    meant = [each for link in links for each in may_mean(link)]
    if url in meant:
        return meant[meant.index(url)]
    return next((each for each in meant if _plain(each) == _plain(url)), None)


def links_in(text: str) -> list[str]:
    """The web addresses that somebody wrote, with whatever stands right behind them, and with
    "http://" where they wrote no scheme. Not those in what they quote (bot/quoted.py): these may be
    somebody else's words."""
    found = (match[0] for match in _LINK.finditer(without_quotes(text)))
    return [(link if "://" in link[:8] else f"http://{link}")[:_MOST_CHARS] for link in found]


def may_mean(link: str) -> list[URL]:
    """The addresses that somebody may mean who wrote `link`, http as https, too. Signs at the end
    belong to it ("/wiki/Yahoo!", "/wiki/北京") or to the sentence."""
    found: dict[URL, None] = {}
    for text in (link, re.split(r"[^\x00-\x7f]", link, maxsplit=1)[0]):
        for _ in range(_MOST_SIGNS):
            with contextlib.suppress(ValueError):
                url = as_url(text).with_fragment(None)
                found |= {url: None, url.with_scheme("https"): None}
            if not (sign := _SIGN.search(text)):
                break
            text = text[: sign.start()]
    return list(found)


def _plain(url: URL) -> URL:
    return url.with_path(url.raw_path.removesuffix("/") or "/", encoded=True, keep_query=True)
