"""Whether mended code does again what failed before: both are run, and that place is watched.

Code that only no longer comes by the place of its error runs, too, and so does code from which that
place was taken out. What it should do instead no tool can say; that what failed is still there, and
that it was called with the same values, without that error and without ending the program, is seen.
"""

import json
import re
import secrets
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from bot.ports import CodeRunner, Program
from bot.skills.code.pasted.pieces import error_line
from bot.tools.source.reading import plain_python

_FRAME = re.compile(r'^  File "main\.py", line (\d+), in (.+)$', re.MULTILINE)
_TOP = "<module>"
Again = Literal["yes", "no", "unwatched"]
# Of calls within calls the outermost counts: a mended recursion need not go as deep as before.
_WATCH = """
import hashlib, json, re, sys, threading


def _run_watched(source, name, error, sought, mark):
    lines, seen, depth = set(), {{"given": "", "again": False, "left": False}}, 0

    def inner(value):
        return vars(value) if type(value).__repr__ is object.__repr__ else value

    def given(frame):
        names = [each for each in frame.f_code.co_varnames if each in frame.f_locals]
        try:
            text = repr([inner(frame.f_locals[each]) for each in names])
        except Exception:
            text = "?"
        text = re.sub(" at 0x[0-9a-f]+", "", text)
        return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()

    def watch(frame, event, _):
        nonlocal depth
        code = frame.f_code
        if depth or code.co_filename != "main.py" or code.co_name != name:
            return None
        depth, with_what, is_caught, is_left = 1, given(frame), False, False
        seen["given"] = with_what

        def inside(frame, event, argument):
            nonlocal depth, is_caught, is_left
            if event == "line":
                lines.add(frame.f_lineno)
                is_left = False
            elif event == "exception":
                is_left = True
                is_caught = is_caught or argument[0].__name__ == error
            elif event == "return":
                depth = 0
                seen["left"] = seen["left"] or is_left
                seen["again"] = seen["again"] or (with_what == sought and not is_caught)
            return inside

        return inside

    program = compile(source, "main.py", "exec")
    waiting, coded = [program], set()
    for each in waiting:
        coded.update(row[2] for row in each.co_lines() if row[2])
        waiting += [inner for inner in each.co_consts if hasattr(inner, "co_lines")]
    threading.settrace(watch)
    sys.settrace(watch)
    try:
        exec(program, {{"__name__": "__main__", "__builtins__": __builtins__}})
    except BaseException:
        pass
    finally:
        for each in threading.enumerate():
            if each is not threading.current_thread() and not each.daemon:
                each.join()
        sys.settrace(None)
        found = {{**seen, "lines": sorted(lines), "coded": sorted(coded)}}
        print("\\n" + mark + json.dumps(found), flush=True)


_run_watched({source!r}, {name!r}, {error!r}, {sought!r}, {mark!r})
"""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the last call was given, whether one with what was sought came to its end without the
    error, whether one was left by another, the lines that were run within such calls, and those
    that there is code for: a line that nothing can reach has none."""

    given: str
    again: bool
    left: bool
    lines: frozenset[int]
    coded: frozenset[int]


async def done_again(
    runner: CodeRunner, before: str, errors: str, runner_after: CodeRunner, after: str
) -> Again:
    """Whether `after` calls the function in which `before` failed with `errors` with the same
    values (each is run by its own runner), and neither that error comes nor the line that failed
    was taken out of it; outside of functions, and where an error ends the function: whether it runs
    the line that is most like the one that failed. "no", too, where other values come each time;
    "unwatched": the sandbox lets nobody watch, as Monty."""
    frames = [frame for frame in _FRAME.findall(errors) if frame[1] == _TOP or frame[1][0] != "<"]
    if not frames:
        return "no"
    line, name = int(frames[-1][0]), frames[-1][1].rpartition(".")[2]
    error = error_line(errors).partition(":")[0].rpartition(".")[2]
    before, after = await plain_python(before), await plain_python(after)
    first = await _watched(runner, before, name, error, "")
    if first == "unwatched":
        return first
    if first is None or not first.given:
        return "no"
    then = await _watched(runner_after, after, name, error, first.given)
    if then is None or then == "unwatched" or not then.again:
        return "no"
    now = _counterpart(before, line, after)
    is_run = now in then.lines
    return "yes" if is_run or (now in then.coded and name != _TOP and not then.left) else "no"


async def _watched(
    runner: CodeRunner, source: str, name: str, error: str, sought: str
) -> _Seen | Literal["unwatched"] | None:
    mark = f"watched-{secrets.token_hex(8)} "
    program = _WATCH.format(source=source, name=name, error=error, sought=sought, mark=mark)
    outcome = await runner.run(Program(program))
    found = outcome.output.rpartition(mark)[2].partition("\n") if mark in outcome.output else None
    if outcome.ended == "refused":
        return "unwatched"
    if outcome.ended != "done" or found is None:
        return None
    seen = json.loads(found[0])
    return _Seen(
        seen["given"],
        seen["again"],
        seen["left"],
        frozenset(seen["lines"]),
        frozenset(seen["coded"]),
    )


def _counterpart(before: str, line: int, after: str) -> int:
    """The line of `after` that is most like a line of `before`; 0: none is."""
    failed = before.split("\n")[line - 1].strip()
    rows = [row.strip() for row in after.split("\n")]
    near = get_close_matches(failed, rows, n=1)
    return rows.index(near[0]) + 1 if near else 0
