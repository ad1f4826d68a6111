"""What `redis.url` says: one server, a cluster, or one that Sentinels watch. Pure.

    redis://user:password@host:6379                              one server (rediss:// with TLS,
                                                                 unix:///path for a socket)
    redis+cluster://user:password@host:7000,host:7001            some nodes of a cluster
    redis+sentinel://user:password@host:26379,host:26379/name    Sentinels, and what they call it

What follows a `?` goes to redis-py for every server (`ssl_ca_certs=/etc/ca.pem`), but for
`sentinel_username` and `sentinel_password`, which are for the Sentinels themselves.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import parse_qsl, quote, unquote, urlencode

_REDIS_PORT = 6379
_SENTINEL_PORT = 26379
_FOR_SENTINELS = "sentinel_"

EXAMPLES = (
    "redis://host:6379, rediss://host:6379 (TLS), unix:///path/to/socket, "
    "redis+cluster://host:7000,host:7001 or redis+sentinel://host:26379,host:26379/name"
)


class Kind(StrEnum):
    """Which kind of server an address leads to."""

    ONE = "one server"
    CLUSTER = "cluster"
    SENTINEL = "Sentinel"


@dataclass(frozen=True, slots=True)
class Host:
    """Where a server listens."""

    name: str
    port: int

    def __str__(self) -> str:
        name = f"[{self.name}]" if ":" in self.name else self.name
        return f"{name}:{self.port}"


@dataclass(frozen=True, slots=True)
class RedisUrl:
    """A parsed `redis.url`. `str()` of it is fit for logs: without user and password."""

    text: str = field(repr=False)
    kind: Kind
    hosts: tuple[Host, ...] = ()
    name: str = ""
    _is_encrypted: bool = False
    _credentials: str = field(default="", repr=False)
    _options: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    def __str__(self) -> str:
        scheme, mark, rest = self.text.partition("://")
        return f"{scheme}{mark}{rest.rpartition('@')[2].partition('?')[0]}"

    def server(self, host: Host) -> str:
        """The address of one of its data servers, for redis-py."""
        options = [each for each in self._options if not each[0].startswith(_FOR_SENTINELS)]
        return self._one(host, self._credentials, options)

    def sentinel(self, host: Host) -> str:
        """The address of one of its Sentinels, for redis-py. They have users of their own."""
        found = dict(self._options)
        user = quote(found.get(f"{_FOR_SENTINELS}username", ""), safe="")
        password = quote(found.get(f"{_FOR_SENTINELS}password", ""), safe="")
        options = [each for each in self._options if each[0].startswith("ssl_")]
        return self._one(host, f"{user}:{password}@" if password else "", options)

    def _one(self, host: Host, credentials: str, options: list[tuple[str, str]]) -> str:
        scheme = "rediss" if self._is_encrypted else "redis"
        query = f"?{urlencode(options)}" if options else ""
        return f"{scheme}://{credentials}{host}{query}"


def parse_redis_url(text: str) -> RedisUrl:
    """Raises ValueError, which says what is wrong, without the password."""
    scheme, mark, rest = text.strip().partition("://")
    base, _, kind = scheme.lower().partition("+")
    if not mark or base not in ("redis", "rediss", "unix") or kind not in ("", *_KINDS):
        raise ValueError(f"It looks like {EXAMPLES}.")
    credentials, at, rest = rest.rpartition("@")
    place, _, query = rest.partition("?")
    hosts, _, path = place.partition("/")
    if not kind:
        if base != "unix" and "," in hosts:
            raise ValueError(
                f"It names several servers. Of a cluster: {base}+cluster://{hosts}. "
                f"Of Sentinels: {base}+sentinel://{hosts}/name."
            )
        return RedisUrl(text.strip(), Kind.ONE)
    if base == "unix":
        raise ValueError("A cluster or a Sentinel is reached by host and port, not by a socket.")
    found = RedisUrl(
        text=text.strip(),
        kind=_KINDS[kind],
        hosts=_hosts(hosts, _SENTINEL_PORT if kind == "sentinel" else _REDIS_PORT),
        name=unquote(path.strip("/")) if kind == "sentinel" else "",
        _is_encrypted=base == "rediss",
        _credentials=credentials + at,
        _options=tuple(parse_qsl(query)),
    )
    if kind == "sentinel" and not found.name:
        raise ValueError(
            "The name that the Sentinels have for the server is missing: "
            f"{scheme}://{hosts}/mymaster."
        )
    if kind == "cluster" and path.strip("/0"):
        raise ValueError("A cluster has one database only: leave out what follows the hosts.")
    return found


_KINDS = {"cluster": Kind.CLUSTER, "sentinel": Kind.SENTINEL}


def _hosts(text: str, port: int) -> tuple[Host, ...]:
    hosts = tuple(_host(part.strip(), port) for part in text.split(",") if part.strip())
    if not hosts:
        raise ValueError(f"It names no host. It looks like {EXAMPLES}.")
    return hosts


def _host(text: str, port: int) -> Host:
    name, colon, number = text.rpartition(":")
    if not colon or text.endswith("]"):
        return Host(text.strip("[]"), port)
    if not number.isascii() or not number.isdecimal() or not 0 < int(number) < 65536:
        raise ValueError(f"{text!r} is not a host with a port.")
    return Host(name.strip("[]"), int(number))
