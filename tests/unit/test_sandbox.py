"""The sandbox holds, on each backend of this machine; and where none does, nothing is run."""

import asyncio
import contextlib
import os
import signal
import struct
import sys
import tempfile
from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvloop

from bot.ports import Outcome, Program
from bot.tools.sandbox import Settings, build
from bot.tools.sandbox.backend import Backend, Missing
from bot.tools.sandbox.child import run_child
from bot.tools.sandbox.escapes import ESCAPES, Escape
from bot.tools.sandbox.monty import ONLY_ONE_FILE
from bot.tools.sandbox.outcome import outcome_of
from bot.tools.sandbox.proving import escaped, got_out, laid_out
from bot.tools.sandbox.sandbox import LEAKS, NO_DATA, NO_MODULE, NONE_HERE, OFF, TOO_LONG, Sandbox
from bot.tools.sandbox.seccomp import filter_program, one_process_program
from tests.sandboxes import (
    BROKEN,
    KINDS,
    NAMES,
    PROGRAMS,
    WHOLE_PYTHON,
    is_installed,
    trouble_with,
)

QUICK = Settings(seconds=0.8)
PATIENT = Settings(seconds=20)
AT_ONCE = 6  # most of them wait for their end
SLOW_TO_START = {"runsc"}
TOGETHER = "one of those in one program"
PATIENT = Settings(seconds=20)
"""For many attempts in one program: it ends by itself, and the last is to be made as well."""
HARMLESS = {  # attempts that may be let loose on the host of a test
    "reads a file of the host",
    "reads it through a link of its own",
    "reads the accounts of the host",
    "lists folders of the host",
    "reads environments",
    "sees processes of the host",
    "connects to a server on this machine",
    "connects to a socket file of the host",
    "connects to a socket without a file",
    "writes a file of the host",
    "imports what is installed on the host",
    "holds memory in files without a name",
    "holds memory in shared segments",
    "holds memory in sockets",
    "holds memory in sockets that are on their way",
    "holds memory in connections to itself",
    "holds memory in news of files",
    "makes timers without end",
    "holds a shared mapping by one page of it",
    "holds memory in policies about parts of a file",
    "stays behind",
}
ALONE = {  # attempts that end the program they are in, where they are held
    "kills all it can",
    "starts processes without end",
    "takes all memory",
    "fills the disk",
    "never ends",
    "sleeps",
    "sleeps and hears no alarm",
    "computes a number without end",
    "searches without end",
    "prints without end",
    "prints into both streams without end",
    "crashes",
    "reads memory that is not its own",
    "stays behind",
}


def keeps_attributes(folder: str) -> bool:
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        try:
            os.setxattr(file.name, "user.x", b"x" * 60000)
        except OSError:  # Linux before 6.6 keeps none in memory
            return False
    return True


if keeps_attributes("/dev/shm"):
    HARMLESS.add("holds memory in attributes of files")
LARGE_PAGES = Path("/sys/kernel/mm/transparent_hugepage/enabled")
if LARGE_PAGES.exists() and "[never]" not in LARGE_PAGES.read_text():
    HARMLESS.add("holds large pages by a piece of them in a pipe")
IN_PASSING = {escape.name for escape in ESCAPES} - ALONE


@dataclass(slots=True)
class Unconfined:
    """A backend that holds nothing: the program runs as any child of ours."""

    name: str = "unconfined"
    ran: list[str] = field(default_factory=list)
    keeps: list[str] = field(default_factory=list)

    async def find(self) -> Missing | None:
        return None

    async def run(self, program: Program, settings: Settings) -> Outcome:
        self.ran.append(program.source)
        ended = await run_child(
            [sys.executable, "-c", program.source],
            within_s=max(1.0, settings.seconds),
            output_bytes=10_000_000,
            environment=dict(os.environ),
            is_hostile=False,
        )
        outcome = outcome_of(ended, settings.seconds)
        self.keeps.append(outcome.output)
        return outcome

    async def close(self) -> None:
        """Nothing is held."""


@dataclass(slots=True)
class Watched:
    """A backend, and what was printed in it."""

    backend: Backend
    name: str = "watched"
    printed: list[str] = field(default_factory=list)

    async def find(self) -> Missing | None:
        return await self.backend.find()

    async def run(self, program: Program, settings: Settings) -> Outcome:
        outcome = await self.backend.run(program, settings)
        self.printed.append(outcome.output)
        return outcome

    async def close(self) -> None:
        await self.backend.close()


@pytest.fixture(params=NAMES)
async def backend(request: pytest.FixtureRequest) -> AsyncIterator[Backend]:
    found = KINDS[request.param]()
    assert await found.find() is None
    yield found
    await found.close()


def test_this_machine_has_a_sandbox() -> None:
    assert "monty" in NAMES, "it comes with the extra `code`, which tests are run with"


def test_every_sandbox_that_is_installed_here_starts_and_is_tested() -> None:
    assert BROKEN == {}, "these are on the PATH, and their tests would be missed in silence"


@pytest.mark.parametrize("name", sorted(PROGRAMS))
async def test_a_sandbox_that_is_installed_and_does_not_start_is_seen(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / PROGRAMS[name]
    installed.write_text("#!/bin/sh\necho it may not >&2\nexit 1\n")
    installed.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert is_installed(name)
    assert await trouble_with(name)


def test_there_are_more_than_twenty_five_attempts() -> None:
    assert len({escape.name for escape in ESCAPES}) == len(ESCAPES) >= 25
    assert f"{len(ESCAPES)} escape attempts" in Path("SECURITY.md").read_text()


async def test_no_attempt_gets_out(backend: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_API_KEY", "a-key-that-no-sandbox-may-know")
    room = asyncio.Semaphore(AT_ONCE)
    escaped: dict[str, str] = {}
    is_slow = backend.name in SLOW_TO_START
    attempts = together(IN_PASSING) if is_slow else list(ESCAPES)
    watched = Watched(backend)

    async with laid_out() as bait:

        async def attempt(escape: Escape) -> None:
            async with room:
                settings = PATIENT if escape.name == TOGETHER else QUICK
                if what := await got_out(watched, settings, escape, bait):
                    escaped[escape.name] = what

        async with asyncio.TaskGroup() as group:
            for escape in attempts:
                group.create_task(attempt(escape))
    assert escaped == {}
    printed = "".join(watched.printed)
    assert not is_slow or [name for name in IN_PASSING if f"{name}\n" not in printed] == []


def together(names: Collection[str]) -> list[Escape]:
    """These attempts in one program, each run as if it were alone; and the others."""
    pieces = [
        f"try:\n    print({each.name!r})\n"
        f"    exec(r'''\n{each.source}\n''', {{'__name__': '__main__'}})\n"
        "except Exception as error:\n    pass\n"
        for each in ESCAPES
        if each.name in names
    ]
    rest = [each for each in ESCAPES if each.name not in names]
    return [Escape(TOGETHER, "".join(pieces)), *rest]


async def test_attempts_in_one_program_are_all_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_API_KEY", "a-key-that-no-sandbox-may-know")
    leaky = Unconfined()
    names = HARMLESS & IN_PASSING
    async with laid_out() as bait:
        assert await got_out(leaky, Settings(seconds=30), together(names)[0], bait)
    (printed,) = leaky.keeps
    for name in names:
        assert f"{name}\n" in printed
    assert printed.count(bait.token) >= 2
    assert printed.count("ESCAPED") >= 5


@pytest.mark.parametrize("name", sorted(HARMLESS))
async def test_without_a_sandbox_the_attempt_gets_out_and_is_noticed(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOME_API_KEY", "a-key-that-no-sandbox-may-know")
    (escape,) = (escape for escape in ESCAPES if escape.name == name)
    async with laid_out() as bait:
        async with asyncio.timeout(60):
            while not await got_out(Unconfined(), QUICK, escape, bait):
                pass  # the machine stood still for as long as an attempt may take
        end_what_stayed()


@dataclass(slots=True)
class Late:
    """A backend whose first runs are over only long after their time."""

    late: int
    name: str = "late"

    async def find(self) -> Missing | None:
        return None

    async def run(self, program: Program, settings: Settings) -> Outcome:
        self.late -= 1
        is_late = self.late >= 0
        return Outcome("done", seconds=settings.seconds + 60 if is_late else 0.1)

    async def close(self) -> None:
        """Nothing is held."""


async def test_a_machine_that_stands_still_once_is_no_escape() -> None:
    one = ESCAPES[:1]
    assert await escaped(Late(1), QUICK, one) == ""
    assert await escaped(Late(2), QUICK, one) == f"{one[0].name} (it took too long)"


def end_what_stayed() -> None:
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            if b"time.sleep(60)\0mark-" in path.read_bytes():
                os.kill(int(path.parent.name), signal.SIGKILL)


async def test_a_backend_that_does_not_hold_is_not_used_and_nothing_is_run_in_it() -> None:
    leaky = Unconfined()
    sandbox = Sandbox(QUICK, (leaky,))
    assert await sandbox.ready() == LEAKS
    tried = len(leaky.ran)
    outcome = await sandbox.run(Program("print('mine')"))
    assert (outcome.ended, outcome.errors) == ("refused", LEAKS)
    assert len(leaky.ran) == tried
    await sandbox.close()


async def test_where_the_first_does_not_hold_the_next_is_tried() -> None:
    sandbox = Sandbox(QUICK, (Unconfined(), KINDS["monty"]()))
    assert await sandbox.ready() == ""
    assert (await sandbox.run(Program("print('mine')"))).output == "mine\n"
    await sandbox.close()


async def test_where_there_is_none_people_are_told_so() -> None:
    sandbox = Sandbox(QUICK, ())
    assert (await sandbox.run(Program("1"))).errors == NONE_HERE


async def test_a_backend_that_cannot_be_tried_is_not_used() -> None:
    @dataclass(slots=True)
    class Unstartable(Unconfined):
        async def find(self) -> Missing | None:
            raise PermissionError(13, "Permission denied")

    sandbox = Sandbox(QUICK, (Unstartable(),))
    assert (await sandbox.run(Program("1"))).errors == NONE_HERE


async def test_it_can_be_switched_off() -> None:
    sandbox = build(Settings(backend="none"))
    assert (await sandbox.run(Program("1"))).errors == OFF
    await sandbox.close()


async def test_a_program_that_is_too_long_is_refused() -> None:
    sandbox = Sandbox(QUICK, (KINDS["monty"](),))
    assert (await sandbox.run(Program("1\n" * 200_000))).errors == TOO_LONG
    await sandbox.close()


async def test_no_more_run_at_once_than_config_says() -> None:
    running, most = 0, 0

    @dataclass(slots=True)
    class Slow:
        name: str = "monty"

        async def find(self) -> Missing | None:
            return None

        async def run(self, program: Program, settings: Settings) -> Outcome:
            nonlocal running, most
            running += 1
            most = max(most, running)
            await asyncio.sleep(0.005)
            running -= 1
            return Outcome("done", "42" if "6 * 7" in program.source else "")

        async def close(self) -> None:
            """Nothing is held."""

    sandbox = Sandbox(Settings(at_once=2), (Slow(),))
    await asyncio.gather(*(sandbox.run(Program("1")) for _ in range(9)))
    assert most == 2


async def test_a_program_gets_its_input_and_shows_what_it_prints(backend: Backend) -> None:
    if backend.name == "monty":  # it has no standard input
        outcome = await backend.run(Program("print('hi Ada')"), PATIENT)
    else:
        outcome = await backend.run(Program("print('hi', input())", "Ada"), PATIENT)
    assert (outcome.ended, outcome.exit_code, outcome.output) == ("done", 0, "hi Ada\n")


async def test_modules_lie_beside_a_program_that_imports_them(backend: Backend) -> None:
    program = Program("import half\n\nprint(half.of(84))\nhalf.of('')", files=(
        ("half.py", "def of(x):\n    return x // 2"),
    ))  # fmt: skip
    outcome = await backend.run(program, PATIENT)
    if backend.name == "monty":
        assert (outcome.ended, outcome.errors) == ("refused", ONLY_ONE_FILE)
        return
    assert (outcome.ended, outcome.output) == ("failed", "42\n")
    assert 'File "main.py", line 4, in <module>' in outcome.errors
    assert 'File "half.py", line 2, in of' in outcome.errors


@pytest.mark.parametrize("name", ["../half.py", "main.py", "half", "a/half.py", "/tmp/half.py"])
async def test_nothing_lies_beside_a_program_but_modules_with_plain_names(name: str) -> None:
    sandbox = Sandbox(QUICK, (KINDS["monty"](),))
    outcome = await sandbox.run(Program("1", files=((name, "x = 1"),)))
    assert (outcome.ended, outcome.errors) == ("refused", NO_MODULE)
    await sandbox.close()


async def test_data_lies_where_a_program_opens_it_and_may_be_changed_there(
    backend: Backend,
) -> None:
    code = (
        "import os\nopen('a b.csv', 'a').write('é')\nprint(os.listdir())\n"
        "print(open('a b.csv', newline='').read().encode())\n"
        "print(open(os.path.dirname(__file__) + '/a b.csv', newline='').read().encode())"
    )
    outcome = await backend.run(Program(code, data=(("a b.csv", "1\r\n"),)), PATIENT)
    if backend.name == "monty":
        assert (outcome.ended, outcome.errors) == ("refused", ONLY_ONE_FILE)
        unused = Program("print(1)", data=(("a b.csv", "1"),))
        assert (await backend.run(unused, PATIENT)).ended == "done"
        return
    assert (outcome.ended, outcome.errors) == ("done", "")
    assert outcome.output == "['a b.csv']\nb'1\\r\\n\\xc3\\xa9'\nb'1\\r\\n'\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (name, "x")
        for name in ("../a.csv", "a/b.csv", ".a", "/tmp/a", "a\nb", "-a", "a.py", "a" * 61, "")
    ]
    + [("a.csv", "é" * 300_000)],
)
async def test_no_data_lies_there_but_with_a_plain_name_and_not_too_long(
    name: str, text: str
) -> None:
    sandbox = Sandbox(QUICK, (KINDS["monty"](),))
    outcome = await sandbox.run(Program("1", data=((name, text),)))
    assert (outcome.ended, outcome.errors) == ("refused", NO_DATA)
    await sandbox.close()


async def test_a_programs_error_names_its_own_line(backend: Backend) -> None:
    outcome = await backend.run(Program("print('so far')\n1 / 0"), PATIENT)
    assert (outcome.ended, outcome.output) == ("failed", "so far\n")
    assert "main.py" in outcome.errors
    assert "line 2" in outcome.errors
    assert "ZeroDivisionError: division by zero" in outcome.errors


@pytest.mark.parametrize("name", WHOLE_PYTHON)
@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("import os\nos.kill(os.getpid(), 9)", 137),
        ("import sys\nsys.exit(137)", 137),
        ("import os\nos.kill(os.getpid(), 14)", 142),
    ],
)
async def test_a_program_that_ends_itself_did_not_run_out_of_time(
    name: str, source: str, code: int
) -> None:
    backend = KINDS[name]()
    assert await backend.find() is None
    outcome = await backend.run(Program(source), Settings(seconds=30))
    assert (outcome.ended, outcome.exit_code) == ("failed", code)


@pytest.mark.parametrize(
    ("source", "ended"),
    [
        ("x = 1\nwhile True:\n    x = x * x + 3", "too_slow"),
        ("print(pow(3, 10 ** 9, 7), 10 ** (10 ** 7) % 7)", "too_slow"),
        ("import time\ntime.sleep(60)", "too_slow"),
        ("raise TimeoutError('my own')", "failed"),
        ("raise MemoryError('output of my own')", "failed"),
        ("print('x' * 10 ** 7)", "too_much"),
        ("import os\nprint(os.environ)", "refused"),
        ("import os\nprint(os.getenv('HOME'))", "refused"),
    ],
)
async def test_how_a_program_ended_in_monty_is_said_as_it_was(source: str, ended: str) -> None:
    backend = KINDS["monty"]()
    settings = Settings(seconds=0.5 if ended == "too_slow" else 20)
    outcome = await backend.run(Program(source), settings)
    await backend.close()
    assert outcome.ended == ended, outcome.errors


async def test_being_called_off_leaves_no_process(backend: Backend) -> None:
    running = asyncio.create_task(backend.run(Program("while True: pass"), Settings(seconds=30)))
    await asyncio.sleep(0.05)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    again = await backend.run(Program("print(1)"), PATIENT)
    assert again.output == "1\n"


@pytest.mark.parametrize("name", WHOLE_PYTHON)
async def test_the_standard_library_threads_and_event_loops_work(name: str) -> None:
    backend = KINDS[name]()
    assert await backend.find() is None
    source = (
        "import asyncio, dataclasses, decimal, enum, json, sqlite3, statistics, threading\n"
        "t = threading.Thread(target=print, args=('thread',)); t.start(); t.join()\n"
        "async def main():\n    await asyncio.sleep(0)\n    print('loop')\n"
        "asyncio.run(main())\nopen('/tmp/own', 'w').write('x')\nprint(open('/tmp/own').read())\n"
    )
    outcome = await backend.run(Program(source), PATIENT)
    assert outcome.output == "thread\nloop\nx\n", outcome.errors


@pytest.mark.parametrize("name", WHOLE_PYTHON)
async def test_mapped_files_pairs_of_sockets_and_shared_values_still_work(name: str) -> None:
    backend = KINDS[name]()
    assert await backend.find() is None
    source = (
        "import mmap, multiprocessing, socket\n"
        "with open('/tmp/own', 'w+b') as file:\n    file.truncate(4096)\n"
        "    mapped = mmap.mmap(file.fileno(), 4096)\n    mapped[:4] = b'text'\n"
        "    print(file.read(4).decode())\n"
        "one, other = socket.socketpair()\none.sendall(b'sent')\nprint(other.recv(4).decode())\n"
        "value = multiprocessing.Value('i', 41)\nvalue.value += 1\nprint(value.value)\n"
        "print(open('/dev/zero', 'rb').read(4) == bytes(4))\n"
    )
    outcome = await backend.run(Program(source), PATIENT)
    assert outcome.output == "text\nsent\n42\nTrue\n", outcome.errors


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_the_filters_are_whole_programs_that_jump_only_forward_and_inside(machine: str) -> None:
    for made in (filter_program(machine), one_process_program(machine)):
        assert made is not None
        steps = [struct.unpack("=HBBI", made[at : at + 8]) for at in range(0, len(made), 8)]
        for at, (code, if_true, if_false, _) in enumerate(steps):
            if code & 0x07 == 0x05:  # a jump
                assert at + 1 + max(if_true, if_false) < len(steps)
        assert steps[-1][0] == 0x06, "it ends by returning"


def test_a_machine_whose_calls_are_not_known_has_no_filter() -> None:
    assert filter_program("riscv64") is None


@pytest.mark.parametrize(
    "source",
    [
        "import sqlite3",
        "x = bytearray(3)",
        "def f():\n    yield 1\nprint(list(f()))",
        "upper = 'a'.upper\nprint(upper())",
    ],
)
async def test_what_monty_does_not_know_of_python_is_not_called_an_error_of_the_program(
    source: str,
) -> None:
    backend = KINDS["monty"]()
    outcome = await backend.run(Program(source), PATIENT)
    await backend.close()
    assert outcome.ended in ("refused", "done"), outcome.errors


async def test_what_python_does_not_know_either_is_an_error_of_the_program() -> None:
    backend = KINDS["monty"]()
    outcome = await backend.run(Program("import nowhere_to_be_found"), PATIENT)
    await backend.close()
    assert outcome.ended == "failed"


@pytest.mark.parametrize("name", [name for name in NAMES if name != "runsc"])
def test_it_also_holds_in_the_event_loop_of_the_program(name: str) -> None:
    """uvloop starts children in a way of its own: it leaves files open and takes no user."""

    async def found() -> str:
        sandbox = Sandbox(QUICK, (KINDS[name](),))
        try:
            why_not = await sandbox.ready()
            return why_not or (await sandbox.run(Program("print(6 * 7)"))).output
        finally:
            await sandbox.close()

    assert uvloop.run(found()) == "42\n"


async def test_pipes_that_somebody_else_holds_are_closed_all_the_same() -> None:
    """Else each such run would leave two files open, until the garbage is collected."""
    before = len(os.listdir("/proc/self/fd"))
    command = ["/bin/sh", "-c", "setsid sleep 4 & exit 0"]
    await run_child(command, within_s=0.3, output_bytes=100, is_hostile=False)
    await asyncio.sleep(0.1)  # the transports close a step later
    assert len(os.listdir("/proc/self/fd")) <= before
