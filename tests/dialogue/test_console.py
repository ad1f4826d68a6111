"""`dragoman chat` as a person has it: the whole program, through a pipe and on a terminal."""

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
from pathlib import Path

import pytest

CONFIG = r"""
models:
  main:
    kind: scripted
    tokens_per_s: 200
    rules:
      - {when: what is my name, recall: my name is (\w+), say: 'Your name is \1.'}
    echo: "You said: "
adapters: {console: {}}
ops: {port: 0}
"""
DEADLINE_S = 30

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


def test_quit_leaves_and_empty_lines_are_passed_over(command: list[str]) -> None:
    assert talk(command, "\n  \nhello\n/quit\nnever said\n") == "You said: hello\n"


@pytest.mark.parametrize("leaving", ["/quit\n", "\x04", "\x03"], ids=["quit", "ctrl-d", "ctrl-c"])
def test_a_terminal_shows_a_reply_and_is_given_back_as_it_was(
    command: list[str], leaving: str
) -> None:
    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    program = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env=os.environ | {"TERM": "xterm"},
        preexec_fn=lambda: _own_terminal(theirs),
    )
    try:
        _read_until(ours, "› ")
        os.write(ours, b"\n")  # an empty line: a new prompt, at once, and nothing else
        _read_until(ours, "^\r\n› $")
        os.write(ours, b"hello **you**\n")
        _read_until(ours, "You said: hello you\\s+› ")
        os.write(ours, leaving.encode())
        assert program.wait(DEADLINE_S) == 0
        assert termios.tcgetattr(theirs) == before
    finally:
        if program.poll() is None:
            program.send_signal(signal.SIGKILL)
            program.wait()
        os.close(ours)
        os.close(theirs)


def _own_terminal(terminal: int) -> None:
    """Make it the controlling terminal, so that Ctrl-C becomes a signal."""
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)


def _read_until(terminal: int, pattern: str) -> None:
    """Read what appears until `pattern` did."""
    shown, until = b"", time.monotonic() + DEADLINE_S
    while time.monotonic() < until:
        if select.select([terminal], [], [], 0.2)[0]:
            shown += os.read(terminal, 65_536)
            if re.search(pattern, _CONTROLS.sub("", shown.decode("utf-8", "replace"))):
                return
    raise AssertionError(f"never appeared: {pattern!r} in {shown!r}")
