"""The benchmark of the engine alone: that it runs for our side, and what it counts as harm."""

import pytest

from bench.engine.fleet import Layout, Work, started
from bench.engine.measure import Speed, harm_of, speed_of
from bench.engine.platform import Fate
from bench.engine.report import markdown
from bench.engine.rounds import FULL, Figures


@pytest.mark.parametrize("work", [Work(), Work(is_whole=True)], ids=["engine", "whole turns"])
async def test_each_message_of_the_benchmark_is_handled_once(redis_url: str, work: Work) -> None:
    async with started(Layout(("run",)), work, redis_url, conversations=20, seed=1) as fleet:
        await fleet.platform.send_at_full_speed(100, at_once=10, within_s=30)
        fates = fleet.platform.fates
        assert [len(fate.turns) for fate in fates] == [1] * 100
        assert all(fate.acknowledged_at > fate.sent_at for fate in fates)
        assert fleet.cpu_s > 0


def test_what_the_benchmark_counts_as_harm() -> None:
    fates = [
        Fate("c1", sent_at=1.0, acknowledged_at=1.5, turns=[5.0]),
        Fate("c1", sent_at=1.2, acknowledged_at=1.5, turns=[4.0]),  # sent before that was known
        Fate("c1", sent_at=2.0, acknowledged_at=2.5, turns=[4.5]),  # begun before the first
        Fate("c1", sent_at=3.0, acknowledged_at=3.5, turns=[5.0]),  # in one turn with the first
        Fate("c2", sent_at=1.0, acknowledged_at=1.5, turns=[3.0, 6.0]),
        Fate("c2", sent_at=2.0, acknowledged_at=2.5),
    ]
    harm = harm_of(fates)
    assert (harm.lost, harm.twice, harm.overtaking, harm.longest_s) == (1, 1, 1, 4.0)


def test_speed_is_counted_up_to_the_last_message_that_was_handled() -> None:
    fates = [
        Fate("c1", sent_at=1.0, turns=[1.2], handled_at=2.0),
        Fate("c2", sent_at=1.0),  # never handled, and waited for
        Fate("c3", sent_at=1.0, turns=[1.5], handled_at=3.0),
    ]
    speed = speed_of(fates, began_at=1.0, cpu_s=4.0, valkey_s=2.0)
    assert speed == Speed(messages_per_s=1.0, cpu_s=2.0, valkey_s=1.0, unhandled=1)


def test_the_page_counts_the_messages_that_were_not_handled_at_full_speed() -> None:
    speeds = {"a side": [Speed(10.0, 0.001, 0.001, unhandled=2), Speed(10.0, 0.001, 0.001, 1)]}
    page = markdown("a machine", Figures(speeds=speeds, scaling=speeds), FULL)
    assert page.count("not handled within 120 s, all rounds") == 2
    assert [line.split("|")[-2].strip() for line in page.splitlines() if "a side" in line] == [
        "3",
        "3",
    ]
