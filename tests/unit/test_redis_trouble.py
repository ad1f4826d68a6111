"""Whatever is wrong with Redis at the start is told in a sentence with what to do."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import redis
from redis.exceptions import (
    BusyLoadingError,
    MaxConnectionsError,
    OutOfMemoryError,
    ReadOnlyError,
    ResponseError,
)

from bot.errors import ConfigError
from bot.store.connecting import open_store
from bot.store.trouble import ACL_RULES, advice
from tests import valkeys

TIMEOUT_S = 30.0
SILENT_AFTER_S = 0.5  # where no answer comes at all
PASSWORD = "correct-horse"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[valkeys.Valkey]:
    """A server with users of different rights, all with one password."""
    server = valkeys.Valkey(tmp_path_factory.mktemp("valkey"), {})
    server.start()
    try:
        for name, rights in {
            "ping": "~* &* +ping +info",
            "reader": "%R~* &* +@all",
            "loader": "~* &* +@all -function",
            "enough": ACL_RULES,
        }.items():
            server.ask("ACL", "SETUSER", name, "on", f">{PASSWORD}", *rights.split())
        yield server
    finally:
        server.kill()


async def refusal(url: str, timeout_s: float = TIMEOUT_S) -> str:
    """The sentence that the start ends with."""
    with pytest.raises(ConfigError) as caught:
        await open_store(url, timeout_s)
    (problem,) = caught.value.problems
    assert problem.startswith("redis.url: ")
    assert problem.endswith(".")
    assert PASSWORD not in problem
    return problem


@asynccontextmanager
async def answering(answer: bytes, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """A server that is no Redis: it says this and hangs up. Its port."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(64)
        writer.write(answer)
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls) as listening:
        yield listening.sockets[0].getsockname()[1]


async def test_a_password_that_is_missing_or_wrong_is_told(server: valkeys.Valkey) -> None:
    server.ask("CONFIG", "SET", "requirepass", PASSWORD)
    try:
        said = await refusal(f"redis://127.0.0.1:{server.port}")
        assert "wants a password. Put it into the environment" in said
        said = await refusal(f"redis://:wrong@127.0.0.1:{server.port}")
        assert "does not accept the user or password" in said
        assert "wrong@" not in said
    finally:
        with redis.Redis(port=server.port, password=PASSWORD) as client:
            client.config_set("requirepass", "")


@pytest.mark.parametrize(
    ("user", "lacks"),
    [("ping", "use GET"), ("reader", "use every key"), ("loader", "use FUNCTION LOAD")],
)
async def test_a_right_that_a_user_lacks_is_named_with_the_rights_that_are_enough(
    server: valkeys.Valkey, user: str, lacks: str
) -> None:
    said = await refusal(f"redis://{user}:{PASSWORD}@127.0.0.1:{server.port}")
    assert f"lacks the right to {lacks}. Give it `ACL SETUSER NAME {ACL_RULES}`." in said


async def test_the_rights_that_are_recommended_are_enough(server: valkeys.Valkey) -> None:
    store = await open_store(f"redis://enough:{PASSWORD}@127.0.0.1:{server.port}", 5)
    await store.close()


async def test_what_is_no_redis_is_told() -> None:
    async with answering(b"HTTP/1.1 400 Bad Request\r\n\r\n") as port:
        assert "is neither Redis nor Valkey" in await refusal(f"redis://127.0.0.1:{port}")
    async with answering(b"") as port:
        assert "closes the connection at once" in await refusal(f"redis://127.0.0.1:{port}")


async def test_tls_to_a_server_without_it_and_the_other_way_round_are_told(
    server: valkeys.Valkey,
) -> None:
    said = await refusal(f"rediss://127.0.0.1:{server.port}", SILENT_AFTER_S)
    assert "If the server speaks none, write redis:// in place of rediss://" in said
    without_certificate = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    async with answering(b"", without_certificate) as port:
        said = await refusal(f"redis://127.0.0.1:{port}")
        assert "If it wants TLS, write rediss:// in place of redis://" in said
    async with answering(b"HTTP/1.1 400 Bad Request\r\n\r\n") as port:
        said = await refusal(f"rediss://127.0.0.1:{port}")
        assert "does not speak TLS as it should" in said


async def test_an_address_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    said = await refusal("redis://no-such-host.invalid:6379")
    assert "the name in redis://no-such-host.invalid:6379 cannot be resolved" in said
    said = await refusal(f"redis://127.0.0.1:{valkeys.free_port()}")
    assert "nothing listens at" in said
    assert "Start that server, correct the address, or leave redis.url empty" in said
    assert "there is no socket at" in await refusal(f"unix://{tmp_path}/none.sock")


async def test_a_server_that_does_not_answer_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert "does not answer in time" in await refusal(
            f"redis://127.0.0.1:{port}", SILENT_AFTER_S
        )
        assert "answers in TLS" in await refusal(f"rediss://127.0.0.1:{port}", SILENT_AFTER_S)


async def test_what_is_wrong_in_the_address_itself_is_told(server: valkeys.Valkey) -> None:
    place = f"127.0.0.1:{server.port}"
    assert "has no such database" in await refusal(f"redis://{place}/999")
    assert "`foo` behind the ? of" in await refusal(f"redis://{place}?foo=1")
    assert "It looks like redis://host:6379" in await refusal("redis://host:99999999")
    said = await refusal(f"rediss://{place}?ssl_ca_certs=/none/ca.pem")
    assert "a certificate file that the address" in said


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (BusyLoadingError("LOADING"), "is still loading its data"),
        (ReadOnlyError("READONLY You can't write"), "is a replica and takes no writes"),
        (MaxConnectionsError("max number of clients reached"), "Raise its `maxclients`"),
        (ResponseError("unknown command 'FUNCTION'"), "Redis 7 or Valkey 8 is the least"),
        (ResponseError("MISCONF Errors writing to the AOF file"), "cannot save to its disk"),
        (ResponseError("NOREPLICAS Not enough good replicas"), "has too few replicas"),
        (OutOfMemoryError("command not allowed"), "is out of memory"),
        (ResponseError("something new"), "nothing usable answers at redis://h:1 (ResponseError)"),
        (PermissionError(13, "Permission denied"), "this account may not use"),
    ],
)
def test_what_a_server_can_have_against_us_is_told(error: Exception, says: str) -> None:
    said = advice(error, "redis://h:1")
    assert says in said
    assert said.endswith(".")


def test_a_certificate_that_nobody_vouches_for_is_told() -> None:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_message = "self-signed certificate"
    assert "is not trusted (self-signed certificate)" in advice(error, "rediss://h:1")
