"""What `redis.url` may say."""

import pytest

from bot.store.url import Host, Kind, parse_redis_url


@pytest.mark.parametrize(
    "text", ["redis://host", "rediss://:pw@host:1/2", "unix:///a/b.sock", "redis://[::1]:6379/0"]
)
def test_a_plain_address_is_one_server_and_stays_as_it_is(text: str) -> None:
    found = parse_redis_url(text)
    assert (found.kind, found.text) == (Kind.ONE, text)


def test_a_cluster_is_some_of_its_nodes() -> None:
    found = parse_redis_url("redis+cluster://ada:pw@a:7000, b,[::1]:7002/?ssl_ca_certs=/ca.pem")
    assert found.kind is Kind.CLUSTER
    assert found.hosts == (Host("a", 7000), Host("b", 6379), Host("::1", 7002))
    assert found.server(Host("c", 7003)) == "redis://ada:pw@c:7003?ssl_ca_certs=%2Fca.pem"
    assert found.server(Host("::1", 1)).startswith("redis://ada:pw@[::1]:1?")


def test_sentinels_have_a_name_for_what_they_watch_and_users_of_their_own() -> None:
    found = parse_redis_url(
        "rediss+sentinel://ada:pw@a,b:1/main?sentinel_username=guard&sentinel_password=p%40w"
    )
    assert (found.kind, found.name) == (Kind.SENTINEL, "main")
    assert found.hosts == (Host("a", 26379), Host("b", 1))
    assert found.server(Host("m", 6379)) == "rediss://ada:pw@m:6379"
    assert found.sentinel(found.hosts[0]) == "rediss://guard:p%40w@a:26379"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("", "redis+cluster://host:7000"),
        ("localhost:6379", "redis://host:6379"),
        ("http://host", "redis://host:6379"),
        ("redis+swarm://host", "redis+cluster://"),
        ("redis://a:1,b:2", "redis+cluster://a:1,b:2"),
        ("redis+cluster://", "no host"),
        ("redis+cluster://a:x", "'a:x' is not a host"),
        ("redis+cluster://a:70000", "'a:70000' is not a host"),
        ("redis+cluster://a/1", "one database"),
        ("unix+cluster:///a/b", "not by a socket"),
        ("redis+sentinel://a:26379", "redis+sentinel://a:26379/mymaster"),
    ],
)
def test_a_wrong_address_is_told_with_the_right_one(text: str, hint: str) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        parse_redis_url(text)
    assert hint in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "redis+cluster://ada:secret@a:7000?password=secret",
        "redis+sentinel://:secret@a/main?sentinel_password=secret",
        "redis://:secret@a",
    ],
)
def test_neither_its_words_nor_its_form_tell_the_password(text: str) -> None:
    found = parse_redis_url(text)
    assert "secret" not in str(found)
    assert "secret" not in repr(found)


def test_a_wrong_address_is_told_without_its_password() -> None:
    for text in ("redis+cluster://ada:secret@a:x", "redis://ada:secret@a,b"):
        with pytest.raises(ValueError, match=r".") as refused:
            parse_redis_url(text)
        assert "secret" not in str(refused.value)
