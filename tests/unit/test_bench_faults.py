"""The bench of faults: it ends with 1, and says why, where a row is not what it is to be."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from bench.faults.__main__ import main
from bench.faults.rows import ENTRIES, Entry
from tests.faults.history import Fault, History, Report, Verdict
from tests.faults.load import Row
from tests.faults.scenarios.discord_redis import TO_REFUSAL_S
from tests.faults.scenarios.fairness import ACKNOWLEDGED_S, SLOWER
from tests.faults.scenarios.model_faults import LATE
from tests.faults.scenarios.redis_faults import SILENT
from tests.faults.scenarios.rolling_restart import ENDED_BADLY
from tests.faults.scenarios.soak import MORE_FILES, MORE_SIZE
from tests.faults.scenarios.stops import LATEST_S, RAN_ON

REPORT = Report((), said=200, replies=200, sentences=0, repeat_marks=2, waits_s=(30.0,))
GOOD = Row(
    "any",
    REPORT,
    History((), ()),
    recoveries_s=((1.0, "one"), (4.9, "another")),
    figures={
        SLOWER: 1.9,
        ACKNOWLEDGED_S: 3.0,
        SILENT: 0,
        TO_REFUSAL_S: 30.0,
        LATE: 0,
        LATEST_S: 1.0,
        RAN_ON: 0,
        ENDED_BADLY: 0,
        MORE_SIZE: 1.1,
        MORE_FILES: 1.25,
    },
)


@pytest.mark.parametrize("name", ENTRIES)
def test_a_row_within_its_bounds_misses_none(name: str) -> None:
    assert ENTRIES[name].missed(GOOD) == []


@pytest.mark.parametrize("name", ENTRIES)
def test_a_row_in_which_nobody_said_anything_shows_nothing(name: str) -> None:
    silent = replace(GOOD, report=replace(REPORT, said=0))
    [sentence] = ENTRIES[name].missed(silent)
    assert sentence == "the number of messages was 0, and is to be at least 1"


def slow(*gaps_s: float) -> Row:
    return replace(GOOD, recoveries_s=tuple((gap_s, "a fault") for gap_s in gaps_s))


def measured(**figures: float) -> Row:
    names: Mapping[str, str] = {
        "slower": SLOWER,
        "acknowledged_s": ACKNOWLEDGED_S,
        "silent": SILENT,
        "to_refusal_s": TO_REFUSAL_S,
        "late": LATE,
        "latest_s": LATEST_S,
        "ran_on": RAN_ON,
        "ended_badly": ENDED_BADLY,
        "size": MORE_SIZE,
        "files": MORE_FILES,
    }
    return replace(GOOD, figures={**GOOD.figures, **{names[k]: v for k, v in figures.items()}})


MARKED = replace(GOOD, report=replace(REPORT, repeat_marks=3))
GIVEN_UP = tuple(Verdict(Fault.SET_ASIDE, "c1", f"q1x{number}") for number in range(3))
WORDLESS = replace(GOOD, report=replace(REPORT, waits_s=(2.0, 30.5)))


@pytest.mark.parametrize(
    ("name", "row", "sentence"),
    [
        ("kills", slow(5.0), "the longest recovery was 5 s, and is to be less than 5 s"),
        ("kills", slow(), "the longest recovery was not measured"),
        (
            "kills",
            MARKED,
            "the share of replies with a repeat mark was 1.5 %, and is to be at most 1 %",
        ),
        (
            "kills",
            replace(GOOD, report=replace(REPORT, verdicts=GIVEN_UP)),
            "the share of messages set aside was 1.5 %, and is to be at most 1 %",
        ),
        ("kills", replace(GOOD, never=("worker after _take",)), "worker after _take never came"),
        ("redis", slow(1.0, 6.25), "the longest recovery was 6.25 s, and is to be less than 5 s"),
        *(
            (
                name,
                WORDLESS,
                "the longest wait for a word was 30.5 s, and is to be at most 30 s",
            )
            for name in ("redis", "models", "platform", "discord")
        ),
        (
            "models",
            measured(late=1),
            "the number of people told late was 1, and is to be at most 0",
        ),
        (
            "stops",
            measured(latest_s=1.2),
            "the latest end of a model call was 1.2 s, and is to be at most 1 s",
        ),
        (
            "redis",
            measured(silent=1),
            "the number of times that somebody saw nothing new while Redis was slow was 1,"
            " and is to be at most 0",
        ),
        (
            "discord-redis",
            measured(to_refusal_s=31.0),
            "the longest wait to be told to ask again was 31 s, and is to be at most 30 s",
        ),
        (
            "stops",
            measured(ran_on=1),
            "the number of calls that ran on was 1, and is to be at most 0",
        ),
        (
            "restart",
            measured(ended_badly=1),
            "the number of workers that ended with another status than 0 was 1,"
            " and is to be at most 0",
        ),
        *(
            (
                name,
                measured(acknowledged_s=3.2),
                "the longest wait for an acknowledgement was 3.2 s, and is to be at most 3 s",
            )
            for name in ("fair-conversation", "fair-channel", "fair-workspace")
        ),
        *(
            (
                name,
                measured(slower=2.0),
                "the p95 of the others was 2 × their quiet one,"
                " and is to be less than 2 × their quiet one",
            )
            for name in ("fair-conversation", "fair-channel", "fair-workspace")
        ),
        (
            "soak",
            measured(size=1.2),
            "the resident size was 1.2 × what it was, and is to be at most 1.1 × what it was",
        ),
        (
            "soak",
            measured(files=2.0),
            "the number of files was 2 × what it was, and is to be at most 1.25 × what it was",
        ),
    ],
)
def test_a_bound_that_is_missed_is_said_in_a_sentence(name: str, row: Row, sentence: str) -> None:
    assert ENTRIES[name].missed(row) == [sentence]


LOST = replace(GOOD, report=replace(REPORT, verdicts=(Verdict(Fault.LOST, "c1", "q1x1"),)))


DOUBLED = replace(GOOD, report=replace(REPORT, verdicts=(Verdict(Fault.DOUBLED, "c1", "q1x1"),)))


def test_what_was_set_aside_is_excused_only_where_workers_are_killed_again_and_again() -> None:
    given_up = replace(GOOD, report=replace(REPORT, verdicts=GIVEN_UP[:1]))
    assert [name for name, entry in ENTRIES.items() if not entry.broken(given_up)] == ["kills"]
    assert ENTRIES["kills"].missed(given_up) == []


def test_a_lost_message_is_excused_only_where_loss_is_what_is_measured() -> None:
    excusing = [name for name, entry in ENTRIES.items() if not entry.broken(LOST)]
    assert excusing == ["cluster-without-wait"]
    assert ENTRIES["cluster-without-wait"].broken(DOUBLED) == ["doubled: c1 q1x1"]


@pytest.mark.parametrize(
    ("row", "status", "said"),
    [
        (GOOD, 0, ""),
        (LOST, 1, "  kills: lost: c1 q1x1"),
        (slow(7.0), 1, "  kills: the longest recovery was 7 s, and is to be less than 5 s"),
    ],
    ids=["good", "a broken promise", "a missed bound"],
)
async def test_the_bench_ends_with_1_where_a_row_is_not_what_it_is_to_be(
    row: Row, status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async def run(folder: Path, size: int) -> Row:
        return row

    options = argparse.Namespace(only=None, scale=1.0, write=False)
    entries: Mapping[str, Entry] = {"kills": replace(ENTRIES["kills"], run=run)}
    assert await main(options, entries) == status
    printed = capsys.readouterr()
    assert said in printed.err
    assert ("**" in printed.out) == ("recovery was" in said)
