"""A dictionary of the entries that were set last."""

from bot.latest import Latest


def test_what_was_set_longest_ago_goes_first() -> None:
    latest: Latest[str, int] = Latest(2)
    latest["a"], latest["b"] = 1, 2
    latest["a"] = 3
    assert latest["b"] == 2, "to look at it does not renew it"
    latest.setdefault("c", 4)
    assert dict(latest) == {"a": 3, "c": 4}
