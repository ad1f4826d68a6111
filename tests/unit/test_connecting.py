"""What answers at `redis.url` must be what the address says, and is told in a sentence if not."""

from pathlib import Path

import pytest

from bot.errors import ConfigError, StoreUnavailable
from bot.store.connecting import open_store
from bot.store.durability import durability_warnings
from tests import valkeys


@pytest.mark.parametrize("url", ["localhost:6379", "http://x", "redis://:secret@127.0.0.1:noport"])
async def test_what_is_no_redis_address_is_refused_in_a_sentence_without_its_password(
    url: str,
) -> None:
    with pytest.raises(ConfigError) as refused:
        await open_store(url, 20.0)
    assert "redis.url" in refused.value.user_message
    assert "secret" not in refused.value.user_message


async def test_a_node_of_a_cluster_is_not_taken_for_a_server_of_its_own(
    cluster: valkeys.Cluster,
) -> None:
    sentence = await refusal(f"redis://127.0.0.1:{cluster.nodes[0].port}")
    assert "is a node of a cluster. Write redis+cluster://" in sentence


async def test_a_single_server_is_not_taken_for_a_cluster(tmp_path: Path) -> None:
    server = valkeys.Valkey(tmp_path / "one", {})
    try:
        server.start()
        url = f"redis+cluster://127.0.0.1:{server.port}"
        assert "is no cluster. For a single server write redis://" in await refusal(url)
        url = f"redis+sentinel://127.0.0.1:{server.port}/main"
        assert "is no Sentinel. For a single server write redis://" in await refusal(url)
    finally:
        server.kill()


async def test_a_sentinel_is_not_taken_for_the_server_that_it_watches(tmp_path: Path) -> None:
    with valkeys.watched(tmp_path) as watched:
        sentence = await refusal(f"redis://127.0.0.1:{watched.sentinel.port}")
        assert "is a Sentinel. Write redis+sentinel://" in sentence
        sentence = await refusal(watched.url.replace("/main", "/other"))
        assert "know no server by the name 'other'" in sentence


async def test_the_sentinels_get_their_own_password_and_the_servers_theirs(tmp_path: Path) -> None:
    with valkeys.watched(tmp_path) as watched:
        for server in watched.pair:
            server.ask("CONFIG", "SET", "masterauth", "data")
            server.ask("CONFIG", "SET", "requirepass", "data")
        watched.sentinel.ask("SENTINEL", "SET", "main", "auth-pass", "data")
        watched.sentinel.ask("ACL", "SETUSER", "default", "resetpass", ">guard")
        url = watched.url.replace("://", "://:data@")
        assert "sentinel_password=${SENTINEL_PASSWORD}" in await refusal(url)
        assert "wants a password" in await refusal(f"{watched.url}?sentinel_password=guard")
        await (await open_store(f"{url}?sentinel_password=guard", 20.0)).close()


@pytest.mark.parametrize("kind", ["redis", "redis+cluster", "redis+sentinel"])
async def test_nobody_there_is_told_with_the_address(kind: str) -> None:
    name = "/main" if kind == "redis+sentinel" else ""
    sentence = await refusal(f"{kind}://user:secret@127.0.0.1:{valkeys.free_port()}{name}")
    assert "nothing" in sentence
    assert "Start that server, correct the address, or leave redis.url empty" in sentence
    assert "secret" not in sentence


async def test_a_cluster_that_lacks_a_part_is_told(tmp_path: Path) -> None:
    node = valkeys.Valkey(
        tmp_path / "lonely",
        {"cluster-enabled": "yes", "cluster-port": valkeys.free_port(), "save": ""},
    )
    try:
        node.start()
        url = f"redis+cluster://127.0.0.1:{node.port}"
        assert "does not serve all of its data" in await refusal(url)
    finally:
        node.kill()


async def test_the_number_of_partitions_is_what_the_data_was_made_with(
    cluster: valkeys.Cluster,
) -> None:
    cluster.master_of("dragoman:partitions").ask("SET", "dragoman:partitions", 4)
    store = await open_store(cluster.url, 20.0)
    try:
        assert store.keys.partitions == 4
    finally:
        await store.close()


async def test_what_each_master_can_lose_is_said_with_its_name(cluster: valkeys.Cluster) -> None:
    store = await open_store(cluster.url, 20.0, wait_replicas=2)
    master = cluster.master_of("any")
    master.ask("CONFIG", "SET", "appendonly", "no")
    try:
        warnings = await durability_warnings(store)
    finally:
        master.ask("CONFIG", "SET", "appendonly", "yes")
        await store.close()
    [no_file] = [each for each in warnings if "append-only" in each]
    assert no_file.startswith(f"127.0.0.1:{master.port}: ")
    assert len([each for each in warnings if "redis.wait_replicas is 2" in each]) == 3


async def refusal(url: str) -> str:
    """The sentence that an address is refused with."""
    try:
        store = await open_store(url, 20.0)
    except ConfigError as error:
        return error.user_message
    except StoreUnavailable as error:
        raise AssertionError("an operator must be told") from error
    await store.close()
    raise AssertionError("it was taken")
