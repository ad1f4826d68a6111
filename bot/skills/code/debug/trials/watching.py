"""Whether mended code does again what failed before: both are run, and that place is watched.

Code that only no longer comes by the place of its error runs, too, and so does code from which that
place was taken out. What it should do instead no tool can say; that what failed is still there, and
that it was called with the same values, without that error and without ending the program, is seen.
"""

import json
import re
import secrets
from dataclasses import dataclass
from typing import Literal

from bot.ports import CodeRunner, Program
from bot.skills.code.debug.trials.counterpart import Span, counterpart
from bot.skills.code.pasted.messages.pieces import error_line
from bot.tools.source.reading import plain_python

_FRAME = re.compile(r'^  File "main\.py", line (\d+), in (.+)$', re.MULTILINE)
_TOP, _ANY = "<module>", "any"
Again = Literal["yes", "no", "unwatched"]
# Of calls within calls the outermost counts: a mended recursion need not go as deep as before.
_WATCH = """
import hashlib, json, re, sys, threading


def _run_watched(source, name, error, sought, mark):
    lines, begins, depth = set(), set(), 0
    seen = {{"given": "", "again": False, "left": False}}

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
                if sought in ({any!r}, with_what) and not is_caught:
                    seen["again"] = True
                    begins.add(code.co_firstlineno)
            return inside

        return inside

    program = compile(source, "main.py", "exec")
    coded, spans = set(), []

    def collect(code):
        rows, used = {{row[2] for row in code.co_lines() if row[2]}}, {{*code.co_names}}
        for each in code.co_consts:
            if hasattr(each, "co_lines"):
                inner_rows, inner_used = collect(each)
                rows, used = rows | inner_rows, used | inner_used
        coded.update(rows)
        if code.co_name[0] != "<":
            used |= {{*code.co_freevars}}
            spans.append((code.co_name, code.co_firstlineno, max(rows), sorted(used)))
        return rows, used

    collect(program)
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
        found |= {{"begins": sorted(begins), "spans": spans}}
        print("\\n" + mark + json.dumps(found), flush=True)


_run_watched({source!r}, {name!r}, {error!r}, {sought!r}, {mark!r})
"""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the last call was given, whether one with what was sought came to its end without the
    error, whether one was left by another, the lines that were run within such calls, and those
    that there is code for: a line that nothing can reach has none. All functions, each with the
    names that it uses; those of them with such a call begin at these lines."""

    given: str
    again: bool
    left: bool
    lines: frozenset[int]
    coded: frozenset[int]
    begins: frozenset[int]
    spans: tuple[tuple[Span, frozenset[str]], ...]

    def function_of(self, name: str, line: int) -> Span | None:
        """The innermost function of this name with this line; None: there is none."""
        there = [each for each, _ in self.spans if each.begin <= line <= each.end]
        return next((each for each in reversed(there) if each.name == name), None)

    def doing_again(self, name: str, known: set[str]) -> list[Span]:
        """The functions of this name with such a call, and those that these use and that are not
        `known` by their names."""
        own = [row for row in self.spans if row[0].name == name and row[0].begin in self.begins]
        used = {each for _, names in own for each in names} - known
        return [*(each for each, _ in own), *(each for each, _ in self.spans if each.name in used)]


async def done_again(
    runner: CodeRunner,
    before: str,
    errors: str,
    runner_after: CodeRunner,
    after: str,
    *,
    with_any_values: bool = False,
) -> Again:
    """Whether `after` calls the function in which `before` failed with `errors` with the same
    values (each is run by its own runner), and neither that error comes nor the line that failed
    was taken out of it; outside of functions, and where an error ends the function: whether it runs
    the line that stands in the place of the one that failed. "no", too, where other values come
    each time; "unwatched": the sandbox lets nobody watch, as Monty. `with_any_values`: only what it
    reads is another, so that the values are; then that line has to be run."""
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
    sought = _ANY if with_any_values else first.given
    then = await _watched(runner_after, after, name, error, sought)
    if then is None or then == "unwatched" or not then.again:
        return "no"
    known = {each.name for each, _ in first.spans}
    was, own = first.function_of(name, line), then.doing_again(name, known)
    now = counterpart(before, line, was, after, own, known)
    is_run = now in then.lines
    is_whole = name != _TOP and not then.left and not with_any_values
    return "yes" if is_run or (is_whole and now in then.coded) else "no"


async def _watched(
    runner: CodeRunner, source: str, name: str, error: str, sought: str
) -> _Seen | Literal["unwatched"] | None:
    mark = f"watched-{secrets.token_hex(8)} "
    program = _WATCH.format(
        source=source, name=name, error=error, sought=sought, any=_ANY, mark=mark
    )
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
        frozenset(seen["begins"]),
        tuple((Span(*span), frozenset(names)) for *span, names in seen["spans"]),
    )
