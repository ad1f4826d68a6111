"""What runs inside the sandbox before the program: it sets the limits, then becomes the program.

Limits on processes must be set inside: outside they count all processes of the same host user, so
that of three sandboxes at once two could not start (measured).
"""

import math

from bot.ports import Program
from bot.tools.sandbox.bounds import Settings

FOLDER = "/program"
PROGRAM = f"{FOLDER}/main.py"
SCRATCH = "/tmp"  # noqa: S108 - a path of the sandbox, not of the host

_FIRST = """
import os, resource, signal, sys
for name, value in {limits}:
    which = getattr(resource, name, None)
    if which is not None:
        resource.setrlimit(which, (value, value))
os.chdir({scratch!r})
for name in {data!r}:
    with open(os.path.join({folder!r}, name), "rb") as given, open(name, "wb") as own:
        own.write(given.read())
calls = bytes.fromhex({calls!r})
if calls:
    import ctypes, struct
    code = ctypes.create_string_buffer(calls, len(calls))
    program = struct.pack("HxxxxxxP", len(calls) // 8, ctypes.addressof(code))
    refused = ctypes.CDLL(None).prctl(38, 1, 0, 0, 0) or ctypes.CDLL(None).prctl(22, 2, program)
    if refused:
        sys.exit("the limits of the sandbox could not be set")
signal.setitimer(signal.ITIMER_REAL, {seconds})  # the kernel keeps it for the program
os.execv(sys.executable, [sys.executable, *{options!r}, {program!r}])
"""


def first_code(settings: Settings, program: Program, calls: bytes = b"") -> str:
    """The source that the sandbox's Python starts with; `calls`: a filter of system calls to set
    (PR_SET_NO_NEW_PRIVS = 38, PR_SET_SECCOMP = 22, SECCOMP_MODE_FILTER = 2; linux/prctl.h).
    Where modules lie beside the program, Python looks for them in its folder. Of data there each
    has a copy where it runs, which it may change."""
    options = ["-E", "-s", "-B"] if program.files else ["-I", "-B"]
    limits = [
        ("RLIMIT_CORE", 0),
        ("RLIMIT_CPU", (math.ceil(settings.seconds) + 1) * settings.processes),  # of all threads
        ("RLIMIT_FSIZE", settings.disk_bytes),
        ("RLIMIT_NOFILE", 64),
        ("RLIMIT_NPROC", settings.processes),
        ("RLIMIT_AS", settings.memory_bytes),
    ]
    return _FIRST.format(
        limits=limits,
        scratch=SCRATCH,
        folder=FOLDER,
        data=[name for name, _ in program.data],
        program=PROGRAM,
        seconds=settings.seconds,
        calls=calls.hex(),
        options=options,
    )
