"""What of the internet the page reader may call: the judgement of `ssrfguard`, and what it lacks.

Its table follows IANA's registries of special-purpose addresses, and looks into the IPv6 forms that
carry an IPv4 address. It is made for what a program may need to reach; pages stand on less:

- IPv6: only in 2000::/3, the one part that is given out, and in the two forms in use that carry an
  IPv4 address which is judged in turn (`::ffff:0:0/96`, and NAT64). So none of the old tunnels
  (6to4, Teredo, IPv4-compatible), and not `::ffff:0:0:0/96` (RFC 2765).
- No anycast service inside a block that is refused: it is served by the network one is in.
- Not 168.63.129.16, where Azure gives its machines their setup ("What is IP address
  168.63.129.16?", learn.microsoft.com, November 2026).

Import it where an address is asked for: it takes 13 ms and 1.4 MB.
"""

from collections.abc import Collection
from functools import lru_cache
from ipaddress import ip_network

from ssrfguard import (
    DEFAULT_DENIED,
    AddressTable,
    Block,
    BlockedAddressError,
    BlockedURLError,
    Policy,
    Reach,
)
from yarl import URL

from bot.errors import ToolFailed
from bot.tools.web.addresses import PRIVATE

_CARRIERS = (ip_network("::ffff:0:0/96"), ip_network("64:ff9b::/96"))
_ALSO_REFUSED = tuple(
    Block(ip_network(network), name, rfc, Reach.DENIED)
    for network, name, rfc in (
        ("::/3", "Not given out", "RFC4291"),
        ("4000::/2", "Not given out", "RFC4291"),
        ("8000::/1", "Not given out", "RFC4291"),
        ("2002::/16", "6to4", "RFC7526"),
        ("168.63.129.16/32", "Setup of Azure's machines", ""),
    )
)
_KEPT = tuple(
    block
    for block in DEFAULT_DENIED.blocks
    if block.reach is Reach.DENIED or block.network in _CARRIERS
)
_TABLE = AddressTable(tuple({block.network: block for block in (*_KEPT, *_ALSO_REFUSED)}.values()))


def is_public(address: str) -> bool:
    """Whether an IP address may be connected to."""
    try:
        return not _TABLE.classify(address).blocked
    except ValueError:
        return False


def refuse_private(url: URL, ports: Collection[int]) -> None:
    """Raises ToolFailed where an address is none of the public web as it stands. A name may still
    lead anywhere: ask `is_public` about all that it leads to."""
    try:
        _policy(frozenset(ports)).check_url(str(url))
    except BlockedURLError as error:
        if isinstance(error.__cause__, BlockedAddressError):
            raise ToolFailed(PRIVATE) from None
        raise ToolFailed(f"that address is not read: {error.reason}") from None


@lru_cache(maxsize=1)
def _policy(ports: frozenset[int]) -> Policy:
    return Policy(denied_networks=_TABLE, allowed_ports=ports)
