"""Nobody reads on what a command prints: no matter to a list, and a fault to what should go on."""

import asyncio
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


@pytest.mark.parametrize("command", ["run", "chat", "check", "dead list"])
async def test_only_what_was_to_go_on_tells_that_nobody_reads_it(
    command: str, tmp_path: Path
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(
        "models: {main: {kind: scripted}}\nadapters: {console: {}}\nops: {port: 0}\n"
        "log: {level: error}\n"
    )
    program = f"{sys.executable} -m bot.cli --config {config} {command}"
    running = await asyncio.create_subprocess_exec(
        "bash", "-c", f"{program} | (exec <&-); exit ${{PIPESTATUS[0]}}",
        cwd=PROJECT, stdin=PIPE, stdout=PIPE, stderr=PIPE,
    )  # fmt: skip
    assert running.stdin is not None
    running.stdin.write(b"hello\n")
    async with asyncio.timeout(60):
        _, told = await running.communicate()
    assert (b"BrokenPipeError" in told) == (command in ("run", "chat")), told
    assert running.returncode == 1
