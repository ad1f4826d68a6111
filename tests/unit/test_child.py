"""Helper processes: their time is the processor's, so that nobody is blamed for a busy machine, but
nobody waits for one without end; their memory is bounded, they write no files, and get no
environment of ours."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.tools import child as child_module
from bot.tools.child import Child

TIME_S, MEMORY_BYTES = 0.3, 1 << 29


@pytest.fixture
async def child() -> AsyncIterator[Child]:
    started = Child("tests.emulators.asked", memory_bytes=MEMORY_BYTES, answer_within_s=TIME_S)
    yield started
    await started.close()


async def test_a_question_that_takes_too_long_gets_no_answer_and_the_next_is_answered(
    child: Child,
) -> None:
    first = await child.ask({"op": "who"})
    async with asyncio.timeout(9):  # its own time ends it, not that of whoever waits
        assert await child.ask({"op": "think"}) == {}
    assert (await child.ask({"op": "who"}))["pid"] != first["pid"]


async def test_a_child_that_was_stopped_for_longer_than_its_time_answers_yet(child: Child) -> None:
    who = await child.ask({"op": "who"})
    os.kill(who["pid"], signal.SIGSTOP)
    asked, until = asyncio.create_task(child.ask({"op": "who"})), time.monotonic() + 2 * TIME_S
    while time.monotonic() < until:  # noqa: ASYNC110 - a time has to pass
        await asyncio.sleep(0.05)
    os.kill(who["pid"], signal.SIGCONT)
    assert await asked == who


async def test_a_child_that_wants_more_memory_than_it_may_have_gives_no_answer(
    child: Child,
) -> None:
    most = await child.ask({"op": "who", "bytes": MEMORY_BYTES // 8})
    assert most["taken"] == MEMORY_BYTES // 8
    assert "taken" not in await child.ask({"op": "who", "bytes": MEMORY_BYTES})
    assert "pid" in await child.ask({"op": "who"})


async def test_a_child_gets_no_environment_of_ours(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-planted")
    environment = (await child.ask({"op": "who"}))["environment"]
    assert "xoxb-planted" not in environment.values()
    # Python itself sets LC_CTYPE where there is no locale (PEP 538).
    assert environment.keys() - {"LC_CTYPE"} == {"PATH", "PYTHONHASHSEED"}


async def test_a_child_writes_nothing_into_a_file(child: Child, tmp_path: Path) -> None:
    file = tmp_path / "written"
    who = await child.ask({"op": "who"})
    assert await child.ask({"op": "write", "file": str(file)}) == {"error": "OSError"}
    assert file.read_bytes() == b""  # it may make one, as long as nothing is in it
    assert await child.ask({"op": "who"}) == who


async def test_a_child_whose_own_timers_do_not_end_it_is_not_waited_for_without_end(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await child.ask({"op": "who"})
    with monkeypatch.context() as patched:
        patched.setattr(child_module, "_LATE_S", 0.0)  # of the parent; the child has its own
        async with asyncio.timeout(9):  # where nothing else ends it, this fails
            assert await child.ask({"op": "wait"}) == {}
    assert (await child.ask({"op": "who"}))["pid"] != first["pid"]
