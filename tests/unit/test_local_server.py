"""The local model: the real engine, with a model of a few kilobytes."""

import asyncio
import hashlib
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import aiohttp
import pytest

from bot.embedded.engine import MIB, EnginePlan, EngineSettings, TooLittleMemory, plan
from bot.embedded.llama import Endpoint, LlamaServer, pause_after
from bot.embedded.machine import available_memory_bytes, usable_cores
from bot.embedded.model_file import ModelFile
from bot.embedded.registry import Packages
from bot.embedded.weights import (
    QWEN_CODER_1_5B,
    Progress,
    Report,
    SourceFailed,
    Weights,
    part_size_bytes,
)
from bot.errors import ContextTooLong, ModelMisconfigured, ModelUnavailable
from bot.models import local
from bot.models.local import LocalModel, Settings
from bot.ports import ModelMessage, ModelOptions, ModelPart, ModelParts, Usage
from bot.reply import Status, TextDelta
from tests.emulators.tiny_gguf import WORD, write_tiny_gguf

PROJECT = Path(__file__).parents[2]
SETTINGS = EngineSettings(context_tokens=512, slots=2, threads=1)


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    return write_tiny_gguf(tmp_path / "tiny.gguf")


@asynccontextmanager
async def engine(weights: Path, data_dir: Path) -> AsyncIterator[LlamaServer]:
    server = LlamaServer(weights, data_dir, SETTINGS)
    try:
        yield server
    finally:
        await server.stop()


async def said_by(endpoint: Endpoint, api_key: str | None = None) -> tuple[int, str]:
    """The status and the reply of one call, as any OpenAI client would make it."""
    async with (
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as session,
        session.post(
            f"{endpoint.base_url}/chat/completions",
            headers={"Authorization": f"Bearer {api_key or endpoint.api_key}"},
            json={"messages": [{"role": "user", "content": "hello"}], "max_tokens": 3},
        ) as response,
    ):
        body = await response.json()
        return response.status, body["choices"][0]["message"]["content"] if response.ok else ""


def engine_ids(data_dir: Path) -> list[int]:
    """The engines of this data folder, by their command line; zombies are dead.

    A zombie with threads ("Zl") is not: the last of them holds the engine's files and their locks.
    """
    listed = subprocess.run(
        ["ps", "-axwwo", "pid=,stat=,command="],
        capture_output=True,
        text=True,
        check=True,
        timeout=20,
    )
    found = []
    for line in listed.stdout.splitlines():
        process_id, state, command = line.split(None, 2)
        is_ours = "bot.embedded.llama_child" in command and str(data_dir) in command
        if is_ours and (state[0] != "Z" or "l" in state):
            found.append(int(process_id))
    return found


async def until_gone(data_dir: Path) -> bool:
    with suppress(TimeoutError):
        async with asyncio.timeout(20):
            while engine_ids(data_dir):  # noqa: ASYNC110 - another process's end has no event
                await asyncio.sleep(0.02)
    return not engine_ids(data_dir)


async def test_the_engine_answers_with_its_key_only(weights: Path, tmp_path: Path) -> None:
    async with engine(weights, tmp_path) as server:
        endpoint = await server.ensure()
        assert endpoint.base_url.startswith("http://127.0.0.1:")
        assert await said_by(endpoint) == (200, f" {WORD}" * 3)
        assert await said_by(endpoint, "another-key") == (401, "")


async def test_the_key_is_for_us_only(weights: Path, tmp_path: Path) -> None:
    async with engine(weights, tmp_path) as server:
        endpoint = await server.ensure()
        states = list((tmp_path / "llama").glob("*.json"))
        assert [stat.S_IMODE(state.stat().st_mode) for state in states] == [0o600]
        assert endpoint.api_key not in repr(endpoint)
        assert endpoint.api_key not in server.log_file.read_text()


async def test_asking_for_it_many_times_at_once_starts_one(weights: Path, tmp_path: Path) -> None:
    async with engine(weights, tmp_path) as server:
        endpoints = await asyncio.gather(*(server.ensure() for _ in range(5)))
        assert len(set(endpoints)) == 1
        assert len(engine_ids(tmp_path)) == 1


async def test_a_second_process_adopts_and_the_last_to_stop_ends_it(
    weights: Path, tmp_path: Path
) -> None:
    async with engine(weights, tmp_path) as first, engine(weights, tmp_path) as second:
        assert await first.ensure() == await second.ensure()
        await first.stop()
        assert (await said_by(await second.ensure()))[0] == 200
        await second.stop()
        assert await until_gone(tmp_path)


async def test_other_settings_are_another_engine(weights: Path, tmp_path: Path) -> None:
    other = LlamaServer(weights, tmp_path, EngineSettings(context_tokens=1024, slots=1, threads=1))
    async with engine(weights, tmp_path) as server:
        assert await server.ensure() != await other.ensure()
        await other.stop()
        assert (await said_by(await server.ensure()))[0] == 200


async def test_a_killed_engine_is_started_again(weights: Path, tmp_path: Path) -> None:
    async with engine(weights, tmp_path) as server:
        before = await server.ensure()
        for process_id in engine_ids(tmp_path):
            os.kill(process_id, signal.SIGKILL)
        assert await until_gone(tmp_path)

        after = await server.ensure()
        assert after != before
        assert (await said_by(after))[0] == 200


def test_an_engine_that_keeps_dying_is_left_alone_longer_and_longer() -> None:
    assert [pause_after(lives) for lives in range(9)] == [0, 0, 1, 2, 4, 8, 16, 30, 30]


USER = """
import asyncio, sys
from pathlib import Path
from bot.embedded.engine import EngineSettings
from bot.embedded.llama import LlamaServer

async def main():
    server = LlamaServer(Path(sys.argv[1]), Path(sys.argv[2]), EngineSettings(512, 2, 1))
    print((await server.ensure()).base_url, flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""


@pytest.mark.parametrize("death", [signal.SIGKILL, signal.SIGTERM])
async def test_the_engine_ends_with_its_last_user_whatever_it_dies_of(
    weights: Path, tmp_path: Path, death: signal.Signals
) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-c", USER, str(weights), str(tmp_path)),
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )
    assert process.stdout is not None
    async with asyncio.timeout(30):
        await process.stdout.readuntil(b"http://127.0.0.1:")
    assert engine_ids(tmp_path)

    process.send_signal(death)
    await process.communicate()

    assert await until_gone(tmp_path)


async def test_a_file_that_the_engine_cannot_load_is_an_error_that_names_the_log(
    tmp_path: Path,
) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"GGUF" + bytes(100_000))
    async with engine(broken, tmp_path) as server:
        with pytest.raises(ModelUnavailable) as raised:
            await server.ensure()
        assert str(server.log_file) in str(raised.value)
        assert "`path`" in str(raised.value)
        assert "broken.gguf may be damaged" in raised.value.user_message
        assert "failed to load" in server.log_file.read_text()


async def test_a_file_that_is_gone_is_the_operators_to_mend(tmp_path: Path) -> None:
    async with engine(tmp_path / "gone.gguf", tmp_path) as server:
        with pytest.raises(ModelMisconfigured, match="gone"):
            await server.ensure()


async def test_a_data_folder_that_cannot_be_used_is_named(weights: Path, tmp_path: Path) -> None:
    async with engine(weights, weights) as server:
        with pytest.raises(ModelMisconfigured, match="data_dir"):
            await server.ensure()


# ── how it is set up for a machine ───────────────────────────────────────────────────────────────

WEIGHTS_BYTES = QWEN_CODER_1_5B.size_bytes


def planned(cores: int, available_mib: int | None, threads: int = 0) -> EnginePlan:
    available_bytes = None if available_mib is None else available_mib * MIB
    settings = EngineSettings(threads=threads)
    return plan(Path("m.gguf"), WEIGHTS_BYTES, settings, cores, available_bytes)


@pytest.mark.parametrize(("cores", "threads"), [(1, 1), (2, 2), (4, 3), (64, 8)])
def test_threads_leave_a_core_to_others_where_there_are_many(cores: int, threads: int) -> None:
    assert planned(cores, 8_000).threads == threads


def test_threads_set_by_the_operator_are_kept() -> None:
    assert planned(2, 8_000, threads=5).threads == 5


def test_little_memory_makes_it_slower_and_too_little_is_refused() -> None:
    assert planned(2, 8_000).is_repacked
    assert planned(2, None).is_repacked
    assert not planned(2, 1_800).is_repacked
    with pytest.raises(TooLittleMemory) as raised:
        planned(2, 1_000)
    assert raised.value.needed_bytes > 1_000 * MIB == raised.value.available_bytes


def test_a_containers_limits_count(tmp_path: Path) -> None:
    meminfo = tmp_path / "meminfo"
    meminfo.write_text("MemTotal: 9000000 kB\nMemAvailable:    8000000 kB\n")
    assert available_memory_bytes(meminfo, tmp_path) == 8_000_000 * 1024

    (tmp_path / "memory.max").write_text("2000000000\n")
    (tmp_path / "memory.current").write_text("900000000\n")
    (tmp_path / "memory.stat").write_text("anon 1\ninactive_file 100000000\n")
    assert available_memory_bytes(meminfo, tmp_path) == 1_200_000_000

    (tmp_path / "memory.max").write_text("max\n")
    assert available_memory_bytes(meminfo, tmp_path) == 8_000_000 * 1024
    assert available_memory_bytes(tmp_path / "none", tmp_path) is None


def test_a_containers_quota_bounds_the_cores(tmp_path: Path) -> None:
    without_quota = usable_cores(tmp_path)
    (tmp_path / "cpu.max").write_text("100000 100000\n")
    assert usable_cores(tmp_path) == 1
    (tmp_path / "cpu.max").write_text("max 100000\n")
    assert usable_cores(tmp_path) == without_quota


# ── the model ────────────────────────────────────────────────────────────────────────────────────

HELLO = (ModelMessage("user", "Hello, my name is Ada"),)


@asynccontextmanager
async def model_of(file: ModelFile, data_dir: Path) -> AsyncIterator[LocalModel]:
    model = LocalModel(Settings(context_tokens=512, threads=1), data_dir, file)
    try:
        yield model
    finally:
        await model.close()
        await model.close()


def own(path: Path) -> ModelFile:
    return ModelFile(str(path), QWEN_CODER_1_5B, path.parent / "cache", ())


async def collect(model: LocalModel, max_tokens: int = 4) -> list[ModelPart]:
    return [part async for part in model.stream(HELLO, ModelOptions(max_tokens=max_tokens))]


def text_of(parts: list[ModelPart]) -> str:
    return "".join(part.text for part in parts if isinstance(part, TextDelta))


async def test_a_first_message_waits_for_the_model_and_is_answered(
    weights: Path, tmp_path: Path
) -> None:
    async with model_of(own(weights), tmp_path) as model:
        parts = await collect(model)
    assert text_of(parts) == f" {WORD}" * 4
    assert any(isinstance(part, Usage) and part.tokens_out == 4 for part in parts)


async def test_a_model_that_is_prepared_answers_without_a_status(
    weights: Path, tmp_path: Path
) -> None:
    async with model_of(own(weights), tmp_path) as model:
        await model.prepare()
        assert not [part for part in await collect(model) if isinstance(part, Status)]


async def test_an_engine_that_died_between_two_messages_is_no_trouble(
    weights: Path, tmp_path: Path
) -> None:
    async with model_of(own(weights), tmp_path) as model:
        await collect(model)
        for process_id in engine_ids(tmp_path):
            os.kill(process_id, signal.SIGKILL)
        assert await until_gone(tmp_path)
        assert text_of(await collect(model)) == f" {WORD}" * 4


async def test_a_prompt_that_does_not_fit_is_an_error_of_its_own(
    weights: Path, tmp_path: Path
) -> None:
    async with model_of(own(weights), tmp_path) as model:
        long = (ModelMessage("user", "word " * 1_000),)
        with pytest.raises(ContextTooLong):
            [part async for part in model.stream(long, ModelOptions(max_tokens=4))]


class SlowSource:
    """Gives the tiny model when it is told to."""

    name = "a slow source"

    def __init__(self, file: Path) -> None:
        self._file = file
        self.may_end = asyncio.Event()
        self.fetched = 0

    async def fetch(self, weights: Weights, part: Path, report: Report) -> None:
        self.fetched += 1
        report(Progress(self.name, 34, 100))
        await self.may_end.wait()
        shutil.copyfile(self._file, part)


def fetched_from(source: SlowSource, weights: Path) -> ModelFile:
    content = weights.read_bytes()
    pinned = Weights("m.gguf", len(content), hashlib.sha256(content).hexdigest(), "")
    return ModelFile("", pinned, weights.parent / "cache", (source,))


async def test_a_message_during_the_fetch_waits_and_says_how_far_it_is(
    weights: Path, tmp_path: Path
) -> None:
    source = SlowSource(weights)
    async with model_of(fetched_from(source, weights), tmp_path) as model:
        parts: list[ModelPart] = []
        async with asyncio.timeout(30):
            async for part in model.stream(HELLO, ModelOptions(max_tokens=2)):
                parts.append(part)
                source.may_end.set()
    assert Status("Fetching the local model, 34 %") in parts
    assert text_of(parts) == f" {WORD}" * 2


async def test_a_message_given_up_during_the_fetch_does_not_end_it(
    weights: Path, tmp_path: Path
) -> None:
    source = SlowSource(weights)
    async with model_of(fetched_from(source, weights), tmp_path) as model:
        given_up = model.stream(HELLO, ModelOptions())
        async with asyncio.timeout(30):
            await anext(given_up)
        await given_up.aclose()  # type: ignore[attr-defined]  # the port promises a generator
        source.may_end.set()
        assert text_of(await collect(model, max_tokens=2)) == f" {WORD}" * 2
    assert source.fetched == 1


async def test_weights_that_cannot_be_had_are_an_error_and_tried_again_later(
    weights: Path, tmp_path: Path
) -> None:
    class Refusing:
        name = "a refusing source"
        refuses = True

        async def fetch(self, wanted: Weights, part: Path, report: Report) -> None:
            if self.refuses:
                raise SourceFailed("not today")
            shutil.copyfile(weights, part)

    source = Refusing()
    pinned = fetched_from(SlowSource(weights), weights).weights
    file = ModelFile("", pinned, tmp_path / "cache", (source,))
    async with model_of(file, tmp_path) as model:
        with pytest.raises(ModelUnavailable, match="not today") as raised:
            await collect(model)
        assert "`models`" in raised.value.user_message
        source.refuses = False
        assert text_of(await collect(model))


async def test_a_probe_says_where_the_weights_are_and_starts_nothing(
    weights: Path, tmp_path: Path
) -> None:
    async with model_of(own(weights), tmp_path) as model:
        assert str(weights) in (await model.probe()).sentence
        assert not engine_ids(tmp_path)
    not_there = ModelFile("", QWEN_CODER_1_5B, tmp_path / "nothing", (Packages(),))
    async with model_of(not_there, tmp_path) as model:
        assert "1.1 GB" in (await model.probe()).sentence
    async with model_of(own(tmp_path / "gone.gguf"), tmp_path) as model:
        with pytest.raises(ModelMisconfigured, match="gone"):
            await model.probe()


def test_the_default_model_says_that_it_is_small(tmp_path: Path) -> None:
    model = local.build(Settings(), ModelParts(data_dir=tmp_path))
    assert model.name == "qwen2.5-coder-1.5b-instruct-q4_k_m"
    assert "small" in model.disclosure
    assert model.context_tokens == 4096
    assert part_size_bytes(tmp_path / "nothing") == 0
    assert json.dumps(Settings().model_dump())
