"""The outgoing budget: one count for all processes, on a real Valkey, with short windows."""

import asyncio
import time
from collections.abc import Callable

import pytest

from bot import budget as counting
from bot.budget import RedisBudget
from bot.errors import PlatformBusy
from bot.ops.metrics import Metrics
from bot.spending import Bucket, Charge
from bot.store.client import Store

WINDOW_S = 0.3
LONG_S = 60.0
"""Nothing runs out of such a window while a test looks at it."""


def bucket(method: str = "post", *, calls: int = 5, window_s: float = LONG_S) -> Bucket:
    return Bucket("slack", "T1", method, "C1", calls, window_s)


async def wait_of(
    budget: RedisBudget, *charges: Charge, who: str = "", must: bool = False
) -> float:
    """How long the budget says to wait; 0.0 when there was room."""
    try:
        await budget.spend(charges, who=who, must=must)
    except PlatformBusy as error:
        return error.retry_after_s
    return 0.0


async def spent(budget: RedisBudget, *charges: Charge, most: int = 50) -> int:
    """How many calls are granted at once."""
    for count in range(most):
        if await wait_of(budget, *charges, who=f"w{count}"):
            return count
    return most


@pytest.fixture(autouse=True)
def redis_is_asked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Redis that answers is waited for, also on a machine that stands still for a moment."""
    if "without_redis" not in request.node.name:
        monkeypatch.setattr(counting, "_ASK_WITHIN_S", 20.0)


@pytest.fixture
def process(store: Store) -> Callable[[], RedisBudget]:
    """Makes the budget of one more process on the same Redis."""
    return lambda: RedisBudget(store, Metrics())


async def test_what_counts_once_counts_once_in_all_processes(
    process: Callable[[], RedisBudget],
) -> None:
    limit = bucket("asks", calls=2)
    for name in ("m1", "m2"):
        for budget in (process(), process()):
            assert await wait_of(budget, Charge(limit, once=name)) == 0.0
    assert await wait_of(process(), Charge(limit, once="m3")) > LONG_S / 2
    assert await wait_of(process(), Charge(limit, once="m1")) == 0.0


async def test_two_processes_together_make_no_more_calls_than_a_window_takes(
    process: Callable[[], RedisBudget],
) -> None:
    one, other, granted = process(), process(), list[tuple[float, float]]()
    began_at = time.monotonic()
    at_least, at_most = began_at + 3.5 * WINDOW_S, began_at + 20
    while (asked_at := time.monotonic()) < (at_least if len(granted) > 10 else at_most):
        for budget in (one, other):
            if not await wait_of(budget, Charge(bucket(window_s=WINDOW_S))):
                granted.append((asked_at, time.monotonic()))
        await asyncio.sleep(0.002)
    assert len(granted) > 10, "it does not stop after the first windows"
    for (asked_at, _), (_, granted_at) in zip(granted, granted[5:], strict=False):
        # Redis counts in whole milliseconds.
        assert granted_at - asked_at > WINDOW_S - 0.002, "the sixth is in the next window"


async def test_a_less_urgent_call_leaves_places_for_more_urgent_ones(
    process: Callable[[], RedisBudget],
) -> None:
    budget = process()
    assert await spent(budget, Charge(bucket(), leave=2)) == 3
    assert await spent(budget, Charge(bucket()), most=2) == 2


async def test_last_texts_without_room_get_places_one_after_another_and_keep_them(
    process: Callable[[], RedisBudget], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "_PLACE_KEPT_S", 60.0)
    one, other = process(), process()
    window_s = 5 * WINDOW_S
    one_a_window = Charge(bucket(calls=1, window_s=window_s))
    assert await spent(one, one_a_window, most=1) == 1
    waits_s = [
        await wait_of(budget, one_a_window, who=f"reply{index}", must=True)
        for index, budget in enumerate((one, other, one))
    ]
    assert waits_s == sorted(waits_s)
    assert window_s < waits_s[2] - waits_s[0] <= 2 * window_s + 0.01, "one in each window"
    again_s = await wait_of(one, one_a_window, who="reply0", must=True)
    assert 0 < again_s <= waits_s[0], "the same place, not another one"
    assert await wait_of(other, one_a_window, who="edit") > 0
    await asyncio.sleep(again_s)
    assert not await wait_of(one, one_a_window, who="reply0", must=True)


async def test_a_growing_message_holds_the_place_of_its_last_text(
    process: Callable[[], RedisBudget],
) -> None:
    budget, edits = process(), bucket("edit")
    held = Charge(edits, hold_s=60, held_max=2)
    assert not await wait_of(budget, held, who="a")
    assert not await wait_of(process(), held, who="b")
    assert await wait_of(budget, held, who="c"), "no third one may grow"
    assert await spent(budget, Charge(edits, spare_held=2)) == 3
    for who in ("a", "b"):
        assert not await wait_of(budget, Charge(edits, settles=True), who=who, must=True)
    assert await wait_of(process(), Charge(edits, settles=True), who="d", must=True) > 5


async def test_a_call_may_cost_something_now_and_hold_a_place_in_the_same_bucket(
    process: Callable[[], RedisBudget],
) -> None:
    budget, everything = process(), bucket(calls=10)
    first = Charge(everything), Charge(everything, hold_s=60.0, held_max=100)
    for number in range(4):
        assert await wait_of(budget, *first, who=f"reply{number}") == 0
    assert await spent(budget, Charge(everything, spare_held=3)) == 10 - 4 - 3
    last = Charge(everything, settles=True)
    assert [await wait_of(budget, last, who=f"reply{n}", must=True) for n in range(3)] == [0] * 3
    assert await wait_of(budget, last, who="reply3", must=True) > 0


async def test_a_place_that_is_given_back_is_free_for_another(
    process: Callable[[], RedisBudget],
) -> None:
    one, other, stops = process(), process(), bucket("stop", calls=1)
    held = Charge(stops, hold_s=60, held_max=1, counts_spent=True)
    assert not await wait_of(one, held, who="a")
    assert not await wait_of(one, held, who="a"), "who asks again holds one place and not two"
    assert await wait_of(other, held, who="b")
    await one.let_go(stops, "a")
    assert not await wait_of(process(), held, who="b")


async def test_a_call_is_counted_in_all_of_its_buckets_or_in_none(
    process: Callable[[], RedisBudget],
) -> None:
    budget, full, empty = process(), bucket("full", calls=1), bucket("empty", calls=1)
    assert not await wait_of(budget, Charge(full))
    assert await wait_of(budget, Charge(empty), Charge(full))
    assert not await wait_of(process(), Charge(empty))


async def test_what_the_platform_refused_to_one_process_the_others_do_not_try(
    process: Callable[[], RedisBudget],
) -> None:
    one, other = process(), process()
    await one.close(bucket(), 30.0, refused=True)
    assert 10.0 < await wait_of(other, Charge(bucket()), must=True) <= 30.0
    assert await wait_of(one, Charge(bucket())) > 10.0


async def test_accounts_channels_and_methods_have_buckets_of_their_own(
    process: Callable[[], RedisBudget], store: Store
) -> None:
    budget = process()
    full = bucket(calls=1)
    assert not await wait_of(budget, Charge(full))
    for other in (
        Bucket("slack", "T2", "post", "C1", 1, LONG_S),
        Bucket("slack", "T1", "post", "C2", 1, LONG_S),
        Bucket("slack", "T1", "edit", "C1", 1, LONG_S),
        Bucket("discord", "T1", "post", "C1", 1, LONG_S),
    ):
        assert not await wait_of(budget, Charge(other))
    assert await wait_of(process(), Charge(full))
    assert store.keys.budget(full) == "dragoman:budget:{slack:T1}:post:C1"


async def test_a_bucket_that_is_not_used_leaves_nothing_in_redis(
    process: Callable[[], RedisBudget], store: Store
) -> None:
    short = bucket(window_s=0.02)
    assert not await wait_of(process(), Charge(short))
    await asyncio.sleep(0.04)
    key = store.keys.budget(short)
    assert not await store.ask(key, "EXISTS", key)


async def test_without_redis_a_process_counts_its_own_calls_and_holds_nobody_up(
    process: Callable[[], RedisBudget], store: Store
) -> None:
    budget, slow = process(), bucket(window_s=30)
    assert await spent(budget, Charge(slow), most=2) == 2
    [server] = await store.servers.masters()
    await server.client.client_pause(600_000, all=False)
    began_at = time.monotonic()
    assert await spent(budget, Charge(slow)) == 3, "what it had counted before is not forgotten"
    await budget.close(slow, 1.0, refused=False)
    assert time.monotonic() - began_at < 60
    assert await wait_of(budget, Charge(slow), who="last", must=True) > 20
    await server.client.client_unpause()


async def test_without_redis_each_account_is_counted_by_itself(
    process: Callable[[], RedisBudget], store: Store
) -> None:
    budget, one = process(), bucket(calls=1)
    others = [
        Bucket("slack", "T2", "post", "C1", 1, LONG_S),
        Bucket("discord", "T1", "post", "C1", 1, LONG_S),
    ]
    [server] = await store.servers.masters()
    await server.client.client_pause(600_000, all=False)
    assert not await wait_of(budget, Charge(one))
    assert [await wait_of(budget, Charge(other)) for other in others] == [0.0, 0.0]
    await budget.close(others[0], 30.0, refused=True)
    free = Bucket("slack", "T3", "post", "C1", 1, LONG_S)
    assert not await wait_of(budget, Charge(free)), "closed is the one that was refused"
    await server.client.client_unpause()


async def test_refusals_and_waits_are_counted_by_method_and_never_by_channel(store: Store) -> None:
    metrics = Metrics()
    budget, once = RedisBudget(store, metrics), bucket(calls=1)
    assert not await wait_of(budget, Charge(once))
    assert await wait_of(budget, Charge(once), who="a")
    assert await wait_of(budget, Charge(once), who="b", must=True)
    await budget.close(once, 0.01, refused=True)
    await budget.close(once, 0.01, refused=False)
    value = metrics.registry.get_sample_value
    labels = {"adapter": "slack", "bucket": "post"}
    assert value("dragoman_budget_denials_total", labels) == 1
    assert value("dragoman_budget_wait_seconds_count", labels) == 1
    assert value("dragoman_budget_refusals_total", labels) == 1


async def test_of_the_edits_that_wait_the_one_with_most_unseen_text_is_shown_first(
    process: Callable[[], RedisBudget],
) -> None:
    budget, edits, shown = process(), Charge(bucket("edit", calls=1, window_s=0.5)), list[str]()

    async def show(who: str, unseen: int) -> None:
        while True:
            try:
                await budget.spend([edits], who=who, unseen=unseen)
            except PlatformBusy as error:
                await asyncio.sleep(error.retry_after_s)
            else:
                shown.append(who)
                return

    assert not await wait_of(budget, edits)
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        for who, unseen in (("some", 200), ("little", 10), ("most", 300)):
            group.create_task(show(who, unseen))
    assert shown == ["most", "some", "little"]
