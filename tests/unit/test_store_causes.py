"""Why Redis cannot be used, in a sentence."""

import pytest
from redis.exceptions import (
    BusyLoadingError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
    ResponseError,
)
from redis.exceptions import ConnectionError as RedisConnectionError

from bot.errors import StoreUnavailable
from bot.store.causes import cause_of
from bot.store.client import store_errors


@pytest.mark.parametrize(
    ("error", "names"),
    [
        (OutOfMemoryError("command not allowed when used memory > 'maxmemory'."), "out of memory"),
        (ResponseError("OOM allow-oom flag is not set on the function"), "out of memory"),
        (ReadOnlyError("You can't write against a read only replica."), "replica"),
        (ResponseError("MISCONF Errors writing to the AOF file: No space left"), "disk"),
        (ResponseError("NOREPLICAS Not enough good replicas to write."), "min-replicas-to-write"),
        (BusyLoadingError("Redis is loading the dataset in memory"), "loading"),
        (RedisConnectionError("Error 111 connecting to 10.0.0.1:6379."), "cannot be reached"),
        (ConnectionResetError(104, "Connection reset by peer"), "cannot be reached"),
        (TimeoutError(), "in time"),
        (ResponseError("ERR something new"), "refused"),
    ],
)
def test_the_sentence_names_the_cause_and_no_address(
    error: RedisError | OSError, names: str
) -> None:
    assert names in cause_of(error)
    with pytest.raises(StoreUnavailable) as raised, store_errors():
        raise error
    assert raised.value.cause == cause_of(error)
    assert "10.0.0.1" not in raised.value.cause
    assert str(raised.value).startswith(raised.value.cause), "the log has both"
