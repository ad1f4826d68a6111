"""The short form of the fault scenarios: a few faults of each kind, with real processes.

`python -m bench.faults` is the long form; docs/operations.md has what it showed. Nothing here is
measured, only judged: whatever fails, nothing may be lost, doubled, out of order, crossed or cut.
"""

from pathlib import Path

from tests.faults.load import Row
from tests.faults.scenarios.discord_faults import discord_faults
from tests.faults.scenarios.discord_redis import discord_redis_faults
from tests.faults.scenarios.kills import Moment, kills
from tests.faults.scenarios.model_faults import FAULTS, model_faults
from tests.faults.scenarios.platform_faults import KINDS as CALL_FAULTS
from tests.faults.scenarios.platform_faults import platform_faults
from tests.faults.scenarios.redis_faults import SILENT, redis_faults
from tests.faults.scenarios.rolling_restart import rolling_restart
from tests.faults.scenarios.soak import soak
from tests.faults.scenarios.storm import storm
from tests.faults.scenarios.stranding import stranding

SLOW = {"endless", "only comments"}  # both end by the turn's time-out, after twenty seconds
HANGS = "hang_after"  # a call is given up after ten seconds


def kept_all_promises(row: Row) -> None:
    """Nothing is wrong, and there was something that could have been."""
    assert row.report.verdicts == ()
    assert row.never == ()
    assert row.report.said > 0


async def test_events_that_come_several_times_and_shuffled_are_answered_once(
    tmp_path: Path,
) -> None:
    kept_all_promises(await storm(tmp_path, events=200))


async def test_a_message_that_comes_as_a_turn_ends_is_not_left_behind(tmp_path: Path) -> None:
    kept_all_promises(await stranding(tmp_path, trials=120))


async def test_processes_that_are_killed_lose_and_repeat_nothing(tmp_path: Path) -> None:
    row = await kills(tmp_path, kills=3, threads=6)
    kept_all_promises(row)
    assert row.report.repeat_marks == 0


async def test_a_moment_that_never_comes_is_not_counted_as_a_kill_there(tmp_path: Path) -> None:
    moments = [Moment("worker", "before", "chat.unheard"), Moment("worker")]
    row = await kills(tmp_path, kills=2, threads=2, moments=moments, patience_s=0.3)
    assert row.never == ("worker before chat.unheard",)
    assert row.note == "1 at their moment, at least 0 of each of 2 kinds"


async def test_redis_may_go_away_in_any_way(tmp_path: Path) -> None:
    row = await redis_faults(tmp_path, faults=3, threads=6, kinds=("kill", "pause", "slow"))
    kept_all_promises(row)
    assert row.figures[SILENT] == 0


async def test_whatever_the_model_does_each_person_is_told(tmp_path: Path) -> None:
    kinds = [kind for kind in FAULTS if kind not in SLOW]
    kept_all_promises(await model_faults(tmp_path, faults=len(kinds), kinds=kinds))


async def test_whatever_slack_does_each_reply_is_whole_and_single(tmp_path: Path) -> None:
    kinds = [kind for kind in CALL_FAULTS if kind != HANGS]
    kept_all_promises(await platform_faults(tmp_path, faults=12, kinds=kinds))


async def test_whatever_discord_does_each_reply_is_whole_and_single(tmp_path: Path) -> None:
    row = await discord_faults(tmp_path, faults=5, talks=4, workers=1, seed=4)
    kept_all_promises(row)
    assert row.report.said > 4


async def test_redis_may_go_away_while_people_ask_on_discord(tmp_path: Path) -> None:
    row = await discord_redis_faults(tmp_path, faults=2, talks=3, kinds=("kill", "slow"))
    kept_all_promises(row)
    assert row.report.said > 4
    assert row.figures[SILENT] == 0


async def test_workers_restarted_one_after_another_finish_every_reply_once(tmp_path: Path) -> None:
    row = await rolling_restart(tmp_path, rounds=1, threads=6)
    kept_all_promises(row)
    assert row.note == "exit status 0"


async def test_a_steady_rate_with_faults_leaves_nothing_behind(tmp_path: Path) -> None:
    kept_all_promises(await soak(tmp_path, seconds=5, messages_per_s=20, fault_every_s=1.25))
