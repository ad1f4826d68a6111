"""`dragoman chat` as a person has it: the whole program, through a pipe and on a terminal."""

import asyncio
import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from adapters.console.adapter import KEEPS_TRYING
from tests.faults import redis_server

CONFIG = r"""
models:
  main:
    kind: scripted
    tokens_per_s: 400
    rules:
      - {when: count, say: "ONE_TO_MANY"}
      - {when: recite, say: "NO_END_OF_IT"}
      - {when: what is my name, recall: my name is (\w+), say: 'Your name is \1.'}
    echo: "You said: "
adapters: {console: {}}
ops: {port: 0}
conversation: {reply_max_tokens: 9000}
worker: {lease_s: 1, heartbeat_s: 0.3}
""".replace("ONE_TO_MANY", " ".join(map(str, range(1, 900))) + " END").replace(
    "NO_END_OF_IT",  # for twenty seconds, where nobody stops it
    " ".join(map(str, range(1, 8000))) + " END",
)
DEADLINE_S = 60

_CONTROLS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    """`dragoman chat` with a fresh data folder."""
    config = tmp_path / "config.yaml"
    config.write_text(CONFIG, encoding="utf-8")
    return [sys.executable, "-m", "bot", "--config", str(config), "chat"]


def talk(command: list[str], said: str) -> str:
    """Everything that is printed when `said` comes through a pipe."""
    done = subprocess.run(
        command, input=said, capture_output=True, text=True, timeout=DEADLINE_S, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_a_pipe_is_answered_line_by_line_and_the_conversation_lasts(command: list[str]) -> None:
    assert talk(command, "my name is Ada\nhello\n") == "You said: my name is Ada\nYou said: hello\n"
    assert talk(command, "what is my name?") == "Your name is Ada.\n"
    talk(command, "/new\n")
    assert "Ada" not in talk(command, "what is my name?\n")


def test_a_file_goes_with_the_next_message(command: list[str], tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("remember the milk", encoding="utf-8")
    lines = f"/attach {note}\nwhat is it?\n/attach /no/such\n"
    done = subprocess.run(
        command, input=lines, capture_output=True, text=True, timeout=DEADLINE_S, check=False
    )
    assert done.stdout == (
        "You said: what is it?\n"
        "[the attached file note.txt:]\nremember the milk\n[end of note.txt]\n"
    )
    assert done.stderr == (
        "note.txt goes with your next message.\n"
        "I cannot read /no/such (No such file or directory).\n"
    )


def test_quit_leaves_and_empty_lines_are_passed_over(command: list[str]) -> None:
    assert talk(command, "\n  \nhello\n/quit\nnever said\n") == "You said: hello\n"


@pytest.mark.parametrize("leaving", ["/quit\n", "\x04", "\x03"], ids=["quit", "ctrl-d", "ctrl-c"])
def test_a_terminal_shows_a_reply_and_is_given_back_as_it_was(
    command: list[str], leaving: str
) -> None:
    with terminal(command) as (ours, theirs, program):
        before = termios.tcgetattr(theirs)
        _read_until(ours, "› ")
        os.write(ours, b"\n")  # an empty line: a new prompt, at once, and nothing else
        _read_until(ours, "^\r\n› $")
        os.write(ours, b"hello **you**\n")
        _read_until(ours, "You said: hello you\\s+› ")
        os.write(ours, leaving.encode())
        assert program.wait(DEADLINE_S) == 0
        assert termios.tcgetattr(theirs) == before


def test_ctrl_c_stops_a_reply_and_then_leaves(command: list[str]) -> None:
    with terminal(command) as (ours, _, program):
        _read_until(ours, "Ctrl-C to stop a reply[^›]*› ")
        os.write(ours, b"recite\n")
        _read_until(ours, "1 2 3")
        os.write(ours, b"\x03")
        shown = _read_until(ours, "Stopped\\.\\s+› ")
        assert "END" not in shown
        os.write(ours, b"hello\n")
        _read_until(ours, "You said: hello\\s+› ")
        os.write(ours, b"\x03")
        assert program.wait(DEADLINE_S) == 0


def test_ctrl_c_pressed_twice_in_a_reply_leaves(command: list[str]) -> None:
    with terminal(command) as (ours, _, program):
        _read_until(ours, "› ")
        os.write(ours, b"recite\n")
        _read_until(ours, "1 2 3")
        os.write(ours, b"\x03")
        _read_until(ours, "\\^C")
        _wait_until_taken(signal.SIGINT, program)  # of two that wait the system makes one
        os.write(ours, b"\x03")
        assert program.wait(DEADLINE_S) == 0


def test_a_reply_cut_by_kill_9_goes_on_above_the_next_prompt_and_keeps_what_is_typed(
    command: list[str],
) -> None:
    with terminal(command) as (ours, _, program):
        _read_until(ours, "› ")
        os.write(ours, b"count\n")
        _read_until(ours, "1 2 3")
        program.kill()  # the store that came along ends with it
    with terminal(command) as (ours, _, program):
        os.write(ours, b"hel")
        shown = _read_until(ours, "END\\s+› hel$")
        assert len(re.findall(r"\b899\b", shown)) == 1
        os.write(ours, b"lo\n")
        assert "END" not in _read_until(ours, "You said: hello\\s+› ")
        os.write(ours, b"/quit\n")
        assert program.wait(DEADLINE_S) == 0


async def test_a_line_that_redis_could_not_take_stands_there_to_be_sent_again(
    tmp_path: Path, command: list[str]
) -> None:
    async with redis_server.running(tmp_path / "redis") as redis:
        (tmp_path / "config.yaml").write_text(f"{CONFIG}\nredis: {{url: '{redis.url}'}}")
        with terminal(command) as (ours, _, program):
            await asyncio.to_thread(_read_until, ours, "› ")
            note = tmp_path / "note.txt"
            note.write_text("a note")
            os.write(ours, f"/attach {note}\n".encode())
            await asyncio.to_thread(_read_until, ours, "goes with your next message[^›]*› ")
            await redis.configure(min_replicas_to_write="1")
            os.write(ours, b"keep me\n")
            await asyncio.to_thread(_read_until, ours, "cannot reach my memory[^›]*› keep me")
            await redis.configure(min_replicas_to_write="0")
            os.write(ours, b"\n")
            await asyncio.to_thread(_read_until, ours, r"keep me \[.* a note \[[^›]*› ")
            os.write(ours, b"/quit\n")
            assert await asyncio.to_thread(program.wait, DEADLINE_S) == 0


async def test_a_pipe_waits_until_redis_takes_its_line(tmp_path: Path, command: list[str]) -> None:
    async with redis_server.running(tmp_path / "redis") as redis:
        (tmp_path / "config.yaml").write_text(f"{CONFIG}\nredis: {{url: '{redis.url}'}}")
        pipe = asyncio.subprocess.PIPE
        program = await asyncio.create_subprocess_exec(
            *command, stdin=pipe, stdout=pipe, stderr=pipe
        )
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stderr is not None
        async with asyncio.timeout(DEADLINE_S):
            program.stdin.write(b"one\n")
            assert await program.stdout.readline() == b"You said: one\n"
            await redis.configure(min_replicas_to_write="1")
            (tmp_path / "note.txt").write_text("a note")
            program.stdin.write(f"/attach {tmp_path / 'note.txt'}\ntwo\n".encode())
            assert await program.stderr.readline() == f"{KEEPS_TRYING}\n".encode()
            await redis.configure(min_replicas_to_write="0")
            said = await program.stdout.readuntil(b"[end of note.txt]")
            assert said.startswith(b"You said: two")
            assert b"a note" in said
            program.stdin.close()
            assert await program.wait() == 0


def test_a_model_that_cannot_be_fetched_leaves_the_prompt_alone_and_says_why_when_asked(
    tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / "config.yaml").write_text(
        "models: {main: {kind: local, address: 'http://127.0.0.1:9/model'}}\n"
        "adapters: {console: {}}\nops: {port: 0}\n"
    )
    nowhere = {"XDG_CACHE_HOME": str(tmp_path), "UV_OFFLINE": "1", "PIP_NO_INDEX": "1"}
    with terminal(command, nowhere) as (ours, _, program):
        _read_until(ours, "› ")
        log, until = tmp_path / "data" / "chat.log", time.monotonic() + DEADLINE_S
        while "model.not_ready" not in log.read_text():
            assert time.monotonic() < until
            time.sleep(0.05)
        assert not select.select([ours], [], [], 0)[0], "nothing is written over the prompt"
        os.write(ours, b"hello\n")
        shown = _read_until(ours, "could not be fetched[^›]*› ")
        assert "Starting" not in shown
        os.write(ours, b"/quit\n")
        assert program.wait(DEADLINE_S) == 0


@contextlib.contextmanager
def terminal(
    command: list[str], environment: Mapping[str, str] | None = None
) -> Iterator[tuple[int, int, subprocess.Popen[bytes]]]:
    """The command on a terminal of its own: our end, its end, and its process."""
    ours, theirs = pty.openpty()
    program = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env=os.environ | {"TERM": "xterm"} | (environment or {}),
        preexec_fn=lambda: _own_terminal(theirs),
    )
    try:
        yield ours, theirs, program
    finally:
        if program.poll() is None:
            program.send_signal(signal.SIGKILL)
            program.wait()
        os.close(ours)
        os.close(theirs)


def _own_terminal(terminal: int) -> None:
    """Make it the controlling terminal, so that Ctrl-C becomes a signal."""
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)


def _wait_until_taken(number: signal.Signals, program: subprocess.Popen[bytes]) -> None:
    """Wait until a signal that was sent has reached the program, however busy the machine is."""
    status, until = Path(f"/proc/{program.pid}/status"), time.monotonic() + DEADLINE_S
    while time.monotonic() < until:
        waiting = re.search(r"^ShdPnd:\s*(\w+)", status.read_text(), re.MULTILINE)
        if waiting is None or not int(waiting[1], 16) >> (number - 1) & 1:
            return
        time.sleep(0.005)
    raise AssertionError(f"never taken: {number.name}")


def _read_until(terminal: int, pattern: str) -> str:
    """Read what appears until `pattern` did; returns it without control sequences."""
    shown, until = b"", time.monotonic() + DEADLINE_S
    while time.monotonic() < until:
        if select.select([terminal], [], [], 0.2)[0]:
            shown += os.read(terminal, 65_536)
            text = _CONTROLS.sub("", shown.decode("utf-8", "replace"))
            if re.search(pattern, text):
                return text
    raise AssertionError(f"never appeared: {pattern!r} in {shown!r}")
