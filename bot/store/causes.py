"""Why Redis cannot be used while the program runs: what redis-py (8.1) raised, as a sentence. Pure.

For the log and for readiness: it names the cause, and neither addresses nor what is stored. Why it
cannot be used at the start is in `bot/store/trouble.py`.
"""

from redis.exceptions import (
    AuthenticationError,
    BusyLoadingError,
    ClusterDownError,
    NoPermissionError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
)
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

UNKNOWN = "Redis refused a command."

_BY_CLASS: tuple[tuple[type[BaseException], str], ...] = (
    (BusyLoadingError, "Redis is loading its data."),
    (OutOfMemoryError, "Redis is out of memory (maxmemory) and takes no writes."),
    (ReadOnlyError, "Redis is a replica and takes no writes."),
    (ClusterDownError, "The Redis cluster does not serve all of its data."),
    (AuthenticationError, "Redis does not accept the user or password."),
    (NoPermissionError, "Redis does not allow its user a command that is needed."),
    (RedisTimeoutError, "Redis did not answer in time."),
    (TimeoutError, "Redis did not answer in time."),
    (RedisConnectionError, "Redis cannot be reached."),
    (OSError, "Redis cannot be reached."),
)
"""The first that fits counts, so what is more particular stands before what it is a kind of."""

_BY_WORD = {
    "OOM": "Redis is out of memory (maxmemory) and takes no writes.",
    "MISCONF": "Redis cannot save to its disk and takes no writes.",
    "NOREPLICAS": "Redis has too few replicas (min-replicas-to-write) and takes no writes.",
    "MASTERDOWN": "Redis is a replica whose master is away.",
    "LOADING": "Redis is loading its data.",
    "UNBLOCKED": "Redis has become a replica.",
    "BUSY": "Redis is busy with a script of somebody else's.",
}
"""By the word that an error of the server's begins with, where redis-py has no class for it."""


def cause_of(error: RedisError | OSError) -> str:
    """The cause in one sentence."""
    word = str(error).partition(" ")[0]
    if word in _BY_WORD:
        return _BY_WORD[word]
    return next((cause for kind, cause in _BY_CLASS if isinstance(error, kind)), UNKNOWN)
