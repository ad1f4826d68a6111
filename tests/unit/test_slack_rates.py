"""What calls cost in Slack's rate limits, and who goes first, on a real Valkey."""

import pytest

from adapters.slack.rates import Charges, Rates
from bot.budget import RedisBudget
from bot.errors import PlatformBusy
from bot.ops.metrics import Metrics
from bot.store.client import Store
from tests.emulators.slack import SLACK_TIERS

RATES = Rates("T1")


async def granted(budget: RedisBudget, charges: Charges, most: int, *, must: bool = False) -> int:
    """How many of these calls there is room for at once."""
    for number in range(most):
        try:
            await budget.spend(charges, who=f"reply{number}", must=must)
        except PlatformBusy:
            return number
    return most


@pytest.mark.parametrize(
    ("method", "calls"),
    [
        ("chat.postMessage", 5),
        ("chat.update", 50),
        ("chat.startStream", 20),
        ("chat.appendStream", 100),
        ("chat.stopStream", 20),
        ("agents.sessions.setStatus", 50),
        ("assistant.threads.setStatus", 50),
    ],
)
def test_a_method_is_called_as_often_as_its_tier_allows_in_each_workspace(
    method: str, calls: int
) -> None:
    bucket = RATES.bucket(method, "C1")
    assert bucket is not None
    assert bucket.calls == calls
    if method in SLACK_TIERS:
        tier = SLACK_TIERS[method]
        assert bucket.calls <= tier.burst
        assert bucket.calls * 60 / bucket.window_s <= tier.per_minute
        assert bool(bucket.place) == tier.per_channel
    assert bucket != Rates("T2").bucket(method, "C1")


async def test_edits_leave_room_for_the_last_text_of_all_that_grows(store: Store) -> None:
    budget = RedisBudget(store, Metrics())
    for number in range(20):
        await budget.spend(RATES.growing_post(f"C{number}"), who=f"reply{number}")
    with pytest.raises(PlatformBusy):  # it is posted once, at its end
        await budget.spend(RATES.growing_post("C20"), who="reply20")
    assert await granted(budget, RATES.edit(), 50) == 28
    assert await granted(budget, RATES.last_edit(), 20, must=True) == 20


async def test_a_stream_begins_only_where_it_can_be_ended_within_the_limits(store: Store) -> None:
    budget = RedisBudget(store, Metrics())
    assert await granted(budget, RATES.start(), 50) == 20
    assert await granted(budget, RATES.stop(), 20, must=True) == 20


async def test_where_many_streams_were_ended_just_now_no_other_begins(store: Store) -> None:
    budget = RedisBudget(store, Metrics())
    assert await granted(budget, RATES.stop(), 15) == 15
    assert await granted(budget, RATES.start(), 50) == 5


async def test_a_session_begins_only_where_its_end_can_be_told_within_the_limits(
    store: Store,
) -> None:
    budget = RedisBudget(store, Metrics())
    assert await granted(budget, RATES.begin_session(), 50) == 25
    assert await granted(budget, RATES.end_session(), 25) == 25
