"""Which addresses the page reader may connect to. Pure.

Everything that keeps it out of private networks is in this file and in `fetching`: a name is
resolved once, every address it has must be public, and the connection goes to exactly those
addresses, so that a name which changes its mind in between (DNS rebinding) changes nothing.
"""

import ipaddress
import re
from collections.abc import Collection

from yarl import URL

from bot.errors import ToolFailed

USUAL_PORTS = (80, 443)
_MOST_CHARS = 2000
_LINK = re.compile(r"https?://[^\s<>\"'`|\\^{}]+", re.IGNORECASE)
_QUOTED = re.compile(
    r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|`[^`\n]*`|^[ \t]*>.*?$|\"[^\"\n]*\"|“[^”\n]*”",
    re.DOTALL | re.MULTILINE,
)
_NOT_PUBLIC = tuple(
    ipaddress.ip_network(network)
    for network in (
        "::/96",  # IPv4-compatible
        "64:ff9b::/96",  # NAT64, RFC 6052
        "64:ff9b:1::/48",  # local NAT64, RFC 8215
        "2001::/32",  # Teredo
        "2002::/16",  # 6to4
        "::ffff:0:0:0/96",  # IPv4-translated, RFC 2765
        "192.88.99.0/24",  # 6to4 relays
        "192.0.0.0/24",  # of protocols, and the metadata of some clouds
        "fec0::/10",  # site-local, RFC 3879
        "3fff::/20",  # documentation, RFC 9637
        "5f00::/16",  # segment routing, RFC 9602
    )
)
"""Networks that Python calls global, but through which a packet may end at a private IPv4 address,
or which are none of the public internet (IANA's registries of special-purpose addresses)."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    if ip.is_multicast or ip.is_reserved or not ip.is_global:
        return False
    return not any(ip in network for network in _NOT_PUBLIC if network.version == ip.version)


def read_url(
    text: str, internal: Collection[str] = (), ports: Collection[int] = USUAL_PORTS
) -> URL:
    """The address that may be asked for; raises ToolFailed. `internal`: "host:port" that may be
    private, and on any port."""
    if len(text) > _MOST_CHARS or any(ord(c) <= 32 or ord(c) == 127 for c in text):
        raise ToolFailed("that is not an address of a page")
    try:
        url = URL(text)
        host, port = url.host, url.port
    except ValueError:
        raise ToolFailed("that is not an address of a page") from None
    if url.scheme not in ("http", "https") or not host:
        raise ToolFailed("only addresses that begin with http:// or https:// can be read")
    if url.user is not None or url.password is not None or "\\" in text:
        raise ToolFailed("addresses with a user name in them are not read")
    if port not in ports and f"{host}:{port}" not in internal:
        raise ToolFailed("only the usual ports of the web are read")
    return url.with_fragment(None)


def links_in(text: str) -> list[str]:
    """The web addresses that somebody wrote, as `read_url` would have them. Not those in what they
    quote (code, quoted lines, between quotation marks): these may be somebody else's words."""
    found: list[str] = []
    for match in _LINK.finditer(_QUOTED.sub(" ", text)):
        link = match[0].rstrip(".,;:!?*_~]")
        while link.endswith(")") and link.count("(") < link.count(")"):
            link = link[:-1]
        try:
            found.append(str(URL(link).with_fragment(None)))
        except ValueError:
            continue
    return found
