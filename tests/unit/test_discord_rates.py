"""What Discord's headers teach of its limits. Pure: no Discord, no clock."""

from collections.abc import Sequence

import pytest

from adapters.discord.rates import Rates
from adapters.discord.room import Room
from bot.budget import RedisBudget
from bot.errors import PlatformBusy
from bot.ops.metrics import Metrics
from bot.spending import Charge, Unlimited
from bot.store.client import Store

MESSAGES = "/api/v10/channels/123456789012345678/messages"
MESSAGE = f"{MESSAGES}/223456789012345678"
PLACE = "123456789012345678"


def headers(bucket: str, limit: int, remaining: int, reset_after_s: float) -> dict[str, str]:
    return {
        "X-RateLimit-Bucket": bucket,
        "X-RateLimit-Limit": str(limit),
        "X-RateLimit-Remaining": str(remaining),
        "X-RateLimit-Reset-After": f"{reset_after_s:.3f}",
    }


def test_before_anything_is_known_a_channel_takes_five_calls_in_five_seconds() -> None:
    [post, overall] = Rates(account="1").whole_post(PLACE)
    assert (post.bucket.calls, post.bucket.window_s) == (5, 5.0)
    assert (overall.bucket.calls, overall.bucket.name) == (50, "all")


def test_edits_leave_the_whole_bot_room_for_the_last_texts_of_what_grows() -> None:
    rates = Rates(account="1")
    for charges in (rates.edit(PLACE), rates.growing_post(PLACE, is_first=False)):
        *_, overall, edits = charges
        assert (overall.bucket, overall.leave) == (rates.overall, 10)
        assert (edits.bucket.name, edits.bucket.calls) == ("edits", 15)
    for charges in (rates.growing_post(PLACE), rates.whole_post(PLACE), rates.last_edit(PLACE)):
        assert all(charge.bucket.name != "edits" for charge in charges)
    [*_, small] = Rates(calls_per_s=10, account="1").edit(PLACE)
    assert small.bucket.calls == 3, "a few go on"
    assert len(Rates(calls_per_s=1000, account="1").edit(PLACE)) == 1, "no limit that matters"


async def test_edits_go_on_where_replies_begin_and_end_all_the_time(store: Store) -> None:
    rates, budget = Rates(account="1"), RedisBudget(store, Metrics())
    for number in range(30):
        await budget.spend(rates.growing_post(f"{number}"), who=f"reply{number}")
    for number in range(8):
        await budget.spend(rates.edit(f"{number}"), who=f"reply{number}")
    for number in range(8):
        await budget.spend(rates.last_edit(f"{number}"), who=f"reply{number}", must=True)


def test_the_first_answer_of_a_window_tells_how_much_and_how_long() -> None:
    rates = Rates(account="1")
    assert rates.learn("POST", MESSAGES, 200, headers("abc", 10, 9, 8.0)) is None
    assert rates.learn("POST", MESSAGES, 200, headers("abc", 10, 5, 3.0)) is None
    [post, _] = rates.whole_post("another channel")
    assert post.bucket.calls == 10
    assert 8.0 < post.bucket.window_s < 8.5


def test_routes_that_share_a_bucket_are_counted_together() -> None:
    rates = Rates(account="1")
    assert rates.edit(PLACE)[0].bucket.name != rates.whole_post(PLACE)[0].bucket.name
    rates.learn("POST", MESSAGES, 200, headers("abc", 5, 4, 5.0))
    rates.learn("PATCH", MESSAGE, 200, headers("abc", 5, 3, 4.0))
    assert rates.edit(PLACE)[0].bucket.name == rates.whole_post(PLACE)[0].bucket.name


def test_an_answer_that_says_nothing_is_left_closes_the_bucket_until_it_opens() -> None:
    closed = Rates(account="1").learn("PATCH", MESSAGE, 200, headers("abc", 5, 0, 1.25))
    assert closed is not None
    assert (closed.bucket.name, closed.for_s) == (f"edit:{PLACE}", 1.25)


def test_a_refusal_closes_the_route_or_all_of_them() -> None:
    rates = Rates(account="1")
    refused = rates.learn("POST", MESSAGES, 429, headers("abc", 5, 0, 2.5))
    assert refused is not None
    assert (refused.bucket.name, refused.for_s) == (f"post:{PLACE}", 2.5)
    by_all = {"X-RateLimit-Scope": "shared", "X-RateLimit-Reset-After": "4"}
    refused = rates.learn("PATCH", MESSAGE, 429, by_all)
    assert refused is not None
    assert (refused.bucket.name, refused.for_s) == (f"edit:{PLACE}", 4.0)
    everywhere = {"X-RateLimit-Global": "true", "Retry-After": "3"}
    refused = rates.learn("GET", "/api/v10/users/@me", 429, everywhere)
    assert refused is not None
    assert (refused.bucket.name, refused.for_s) == ("all", 3.0)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", MESSAGES),
        ("DELETE", MESSAGE),
        ("POST", "/api/v10/webhooks/1/token"),
        ("PATCH", "/api/v10/webhooks/1/token/messages/@original"),
        ("PATCH", "/api/v10/channels/123456789012345678"),
    ],
)
def test_other_routes_teach_nothing(method: str, path: str) -> None:
    rates = Rates(account="1")
    assert rates.learn(method, path, 200, headers("abc", 1, 0, 60.0)) is None
    assert rates == Rates(account="1")


def test_a_route_without_a_limit_costs_nothing_but_a_call_of_the_whole_bot() -> None:
    rates = Rates(account="1")
    rates.learn("POST", MESSAGES, 200, headers("abc", 1_000_000, 999_999, 5.0))
    assert [charge.bucket.name for charge in rates.whole_post(PLACE)] == ["all"]
    unlimited = Rates(calls_per_s=1000, account="1")
    unlimited.learn("POST", MESSAGES, 200, headers("abc", 1_000_000, 999_999, 5.0))
    assert unlimited.whole_post(PLACE) == ()


def test_headers_that_make_no_sense_teach_nothing() -> None:
    rates = Rates(account="1")
    assert rates.learn("POST", MESSAGES, 200, {"X-RateLimit-Limit": "many"}) is None
    assert rates == Rates(account="1")


class Busy(Unlimited):
    """A budget that has room at the third time of asking."""

    def __init__(self) -> None:
        self.asked: list[Charge] = []

    async def spend(
        self, charges: Sequence[Charge], *, who: str = "", unseen: int = 0, must: bool = False
    ) -> None:
        self.asked += charges
        if len(self.asked) < 3:
            raise PlatformBusy("no room", retry_after_s=0.0)


async def test_what_was_missed_is_read_when_there_is_room_and_a_thread_says_when_to_ask_again() -> (
    None
):
    reading, opening = Busy(), Busy()
    await Room(reading, Rates(account="1")).to_read()
    with pytest.raises(PlatformBusy):
        await Room(opening, Rates(account="1")).to_open("223456789012345678")

    assert [charge.bucket.name for charge in reading.asked] == ["all"] * 3
    assert reading.asked[0].leave > opening.asked[0].leave, "replies go before"
