"""Why Redis cannot be used at the start: what redis-py (8.1) raised, as what to do about it. Pure.

A sentence names the address, which is shown without user and password, and never repeats what a
server said beyond the names of a command or a key.
"""

import re
import socket
import ssl
from collections.abc import Iterator

from redis.exceptions import (
    AuthenticationError,
    BusyLoadingError,
    InvalidResponse,
    MaxConnectionsError,
    NoPermissionError,
    ReadOnlyError,
    RedisError,
    ResponseError,
)
from redis.exceptions import TimeoutError as RedisTimeoutError

from bot.store.causes import UNKNOWN, cause_of

ACL_RULES = "~* &* +@all -@dangerous +info"
"""Rights of a Redis user that are enough for everything that the program does."""

_LASTING = (
    AuthenticationError,
    NoPermissionError,
    InvalidResponse,
    ssl.SSLError,
    PermissionError,
)
"""No matter how long one waits."""

_ELSE = 'Correct the address, or leave redis.url empty ("") to use the embedded one.'
_START = (
    'Start that server, correct the address, or leave redis.url empty ("") to use the embedded one.'
)


def advice(error: BaseException, address: str) -> str:
    """What is wrong at `address` and what to do; behind "redis.url: "."""
    chain = tuple(_chain(error))
    for cause in chain:
        said = _answered(cause, address) or _not_reached(cause, address)
        if said:
            return said
    if any(isinstance(cause, TimeoutError | RedisTimeoutError) for cause in chain):
        return _silent(address)
    kind = type(error).__name__
    return f"nothing usable answers at {address} ({kind}). {_START}"


def may_pass(error: BaseException) -> bool:
    """Whether it may be over in a while though nobody corrects the address: the server is away, or
    has no room, or is being replaced."""
    chain = tuple(_chain(error))
    if any(isinstance(cause, _LASTING) for cause in chain):
        return False
    known = (cause_of(each) for each in chain if isinstance(each, RedisError | OSError))
    return any(cause != UNKNOWN for cause in known)


def _answered(error: BaseException, address: str) -> str:
    """What a server that answers has against us."""
    text = str(error)
    match error:
        case AuthenticationError() if "HELLO must be called" in text or "required" in text:
            return (
                f"the server at {address} wants a password. Put it into the environment and write "
                "it as redis://:${REDIS_PASSWORD}@host:6379."
            )
        case AuthenticationError():
            return (
                f"the server at {address} does not accept the user or password. Check the "
                "variable that the address takes them from."
            )
        case NoPermissionError():
            found = re.search(r"'([\w|]+)' command", text)
            lacks = f"to use {found[1].upper().replace('|', ' ')}" if found else "to use every key"
            return (
                f"the user at {address} lacks the right {lacks}. Give it "
                f"`ACL SETUSER NAME {ACL_RULES}`."
            )
        case BusyLoadingError():
            return f"the server at {address} is still loading its data. Start again in a moment."
        case ReadOnlyError():
            return (
                f"{address} is a replica and takes no writes. Name its master, or its Sentinels "
                "with redis+sentinel://."
            )
        case MaxConnectionsError():
            return f"the server at {address} takes no more clients. Raise its `maxclients`."
        case InvalidResponse():
            return f"what answers at {address} is neither Redis nor Valkey. {_ELSE}"
        case ResponseError() if "DB index is out of range" in text:
            return f"the server at {address} has no such database. Leave its number out."
        case ResponseError() if "unknown command" in text.lower():
            return (
                f"the server at {address} lacks a command that is needed. Redis 7 or Valkey 8 is "
                "the least; programs that only resemble them may not do."
            )
        case ResponseError() if cause_of(error) != UNKNOWN:
            return f"the server at {address} cannot be used now. {cause_of(error)}"
    return ""


def _not_reached(error: BaseException, address: str) -> str:
    """Why no server could be talked to."""
    text = str(error)
    is_encrypted = address.startswith("rediss")
    match error:
        case ssl.SSLCertVerificationError():
            return (
                f"the certificate of {address} is not trusted ({error.verify_message}). Name the "
                "authority that signed it: rediss://host:6379?ssl_ca_certs=/path/to/ca.pem."
            )
        case ssl.SSLError():
            return (
                f"{address} does not speak TLS as it should. If it speaks none, write redis:// in "
                "place of rediss://."
            )
        case socket.gaierror():
            return f"the name in {address} cannot be resolved. {_ELSE}"
        case ConnectionRefusedError():
            return f"nothing listens at {address}. {_START}"
        case FileNotFoundError() if is_encrypted:
            return f"a certificate file that the address {address} names is not there."
        case FileNotFoundError():
            return f"there is no socket at {address}. {_START}"
        case PermissionError():
            return f"this account may not use {address}. Give it the right to."
        case TypeError() if found := re.search(r"keyword argument '(\w+)'", text):
            return f"`{found[1]}` behind the ? of {address} is not an option of redis-py."
        case ConnectionResetError():
            return _closed(address, is_encrypted)
    return _closed(address, is_encrypted) if "Connection closed by server" in text else ""


def _closed(address: str, is_encrypted: bool) -> str:
    right, wrong = ("redis", "rediss") if is_encrypted else ("rediss", "redis")
    wants = "no TLS" if is_encrypted else "TLS"
    return (
        f"what listens at {address} closes the connection at once. If it wants {wants}, write "
        f"{right}:// in place of {wrong}://; otherwise it is no Redis. {_ELSE}"
    )


def _silent(address: str) -> str:
    if address.startswith("rediss"):
        return (
            f"nothing at {address} answers in TLS. If the server speaks none, write redis:// in "
            "place of rediss://; otherwise check the address and the network."
        )
    return (
        f"{address} does not answer in time. Check the address and the network, or raise "
        "redis.timeout_s."
    )


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it came from. redis-py keeps the system's own below its own."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
