"""Write tests for pasted code, run each of them, and show which hold."""

import secrets
from collections.abc import AsyncGenerator, Collection, Sequence
from dataclasses import dataclass, replace

from bot.ports import CodeRunner, Outcome, TurnContext
from bot.reply import File, ReplyPart, Status, TextDelta
from bot.skills.code.asking import ask
from bot.skills.code.checks.examples import quoted
from bot.skills.code.checks.lacking import lack_in, lack_in_test, lack_of
from bot.skills.code.checks.running import told_shortly
from bot.skills.code.checks.unknown import lack_of_names, names_in, unknown_before
from bot.skills.code.only_said import said_instead
from bot.skills.code.pasted.files.noting import in_own_words, told_beside
from bot.skills.code.pasted.files.tested import left_to_us
from bot.skills.code.pasted.languages.naming import file_name, name_of_tests
from bot.skills.code.pasted.messages.blocks import Block, fenced
from bot.skills.code.pasted.messages.pieces import Pasted, error_line
from bot.skills.code.written_tests.gathering import Gathered, gathered
from bot.skills.code.written_tests.handed import called_in, with_needs
from bot.skills.code.written_tests.idling import MINDING, idle
from bot.skills.code.written_tests.standing import Standing, standing_of, with_lines
from bot.tools.sandbox.monty import is_beyond
from bot.tools.source.reading import Reading, Weak, read
from bot.tools.source.tidying import tidy

NO_CODE = "Attach the code, or paste it behind `/tests` in a fenced block."
ONLY_PART = "This is a part of a statement, and I can run only all of it. Please send that."
_WISH = (
    "Write tests for this {language} code: at most six functions named test_…, without arguments, "
    "each with asserts, each for another case. Use no library. Do not repeat the code; it stands "
    "above the tests. One ```{language} block.\n\n{code}"
)
_RULE = "They go before that."
_RULE_WHERE_RUN = (  # in another form they could not be
    "They decide what is tested, how many functions there are, and whether they are methods of a "
    "class, or have rows (parametrize) or fixtures; else the form stays the one above."
)
_HARNESS = """

def _run_them(tests):
    for name, _ in tests:
        print({mark!r} + "\\t" + name + "|", flush=True)
    for name, test in tests:
        try:
            {around}(test)()
        except BaseException as error:
            result = type(error).__name__ + (": " + str(error) if str(error) else "")
        else:
            result = ""
        print({mark!r} + name + "\\t" + " ".join(result.split())[:200] + "|", flush=True)


_run_them({tests})
"""
_MOST_TRIES = 3
_MORE = "- Another way of writing them, which the model shows, is left out."
_UNREAD = "Not checked: I have no parser for {language}."
_MINDS_NOT = "says nothing of what the code gives: it holds as well where that is something else"


@dataclass(frozen=True, slots=True)
class Tests:
    """Written tests and how each came out ("" = it holds); `trouble`: why there are none;
    `untried`: why they were not run, where that is known and no fault of theirs; `idle`: those that
    hold whatever the code gives; `weak`: asserts of any of them that tell nothing; `hollow`: those
    that were not run, as they could not fail, and why; `said`: words that came instead of any; it
    `has_more` where the answer shows another way of writing them, which is left out; `added` are
    imports that they lacked, and `unsent` names that the code has from elsewhere."""

    source: str = ""
    results: tuple[tuple[str, str], ...] = ()
    trouble: str = ""
    untried: str = ""
    idle: tuple[str, ...] = ()
    weak: tuple[Weak, ...] = ()
    hollow: tuple[tuple[str, str], ...] = ()
    said: str = ""
    has_more: bool = False
    added: tuple[str, ...] = ()
    unsent: frozenset[str] = frozenset()

    @property
    def was_run(self) -> bool:
        """Whether a sandbox took them."""
        return bool(self.results or self.trouble or self.untried)

    @property
    def wrong(self) -> str:
        """Why others have to be asked for; "" where these do."""
        if self.hollow:
            return _hollow(self.hollow)
        return self.trouble or (f"`{self.idle[0]}` {_MINDS_NOT}." if self.idle else "")


async def write_tests(
    context: TurnContext, runner: CodeRunner, given: Pasted
) -> AsyncGenerator[ReplyPart, None]:
    """Tests for pasted code, each run beside it."""
    if given.code is None:
        yield TextDelta(NO_CODE)
        return
    code = given.code
    reading = await read(code.code, code.language)
    if problem := reading.wrong:
        yield TextDelta(f"The code does not parse: line {problem.line} {problem.message}.")
        return
    is_run = code.language == "python"
    if reading.problem and is_run:
        yield TextDelta(ONLY_PART)
        return
    yield Status("Writing tests and running them" if is_run else "Writing tests")
    code = replace(code, name=given.file or code.name)
    tests = await _written(context, runner, code, reading, given)
    if tests.said:
        yield TextDelta(tests.said)
        return
    if not tests.source:
        yield TextDelta(f"I could not write tests for this. {tests.trouble}")
        return
    unread = "" if reading.is_known else _UNREAD.format(language=code.language or "it")
    yield TextDelta(
        f"{_summary(tests, code.code, unread)}\n\n{fenced(tests.source, code.language)}\n"
    )
    data = tests.source.encode()
    tested = code.name or file_name(code.code, code.language)
    name = name_of_tests(tests.source, code.language, tested)
    yield File(name, "text/plain", len(data), await context.blobs.put(data))


async def _written(
    context: TurnContext, runner: CodeRunner, code: Block, reading: Reading, given: Pasted
) -> Tests:
    """Tests that can be run at all and can fail, asked for at most three times; `reading` is that
    of the code: what it defines they must not define again."""
    shown = f"{fenced(code.code, code.language)}{told_beside(given)}"
    wish = _WISH.format(language=code.language, code=shown)
    wish += in_own_words(given, _RULE_WHERE_RUN if code.language == "python" else _RULE)
    exchange, answers = [wish], list[str]()
    best = Tests()
    for _ in range(_MOST_TRIES):
        answer = await ask(context, *exchange)
        answers.append(answer)
        if said := said_instead(*answers):
            return Tests(said=said)
        tests = await _tried(runner, code, await gathered(answer, code, reading), reading)
        if tests.source or not best.source:
            best = tests
        if not tests.wrong:
            return tests
        exchange = [wish, answer, f"That cannot be used: {tests.wrong} Write the tests again."]
    return best


async def _tried(runner: CodeRunner, code: Block, shown: Gathered, given: Reading) -> Tests:
    if shown.block is None or shown.trouble:
        return Tests(trouble=shown.trouble or "There is no block of code.")
    block, has_more = shown.block, shown.is_left_out
    reading = await read(block.code, code.language)
    if code.language != "python":
        return Tests(block.code, has_more=has_more)
    if again := [name for name in reading.names if name in given.names]:
        return Tests(trouble=f"They define `{again[0]}` themselves, and would test their own.")
    if not reading.tests:
        return Tests(trouble=_hollow(reading.hollow))
    standing = standing_of(reading.imported or block.code, reading, code, given)
    imported = given.imported or code.code  # its main block is none of theirs
    source, called = await _ready(block.code, reading, standing.lines)
    tests = await _run(runner, imported, called, reading.tests, standing)
    if standing.may_be_below and not tests.was_run:  # a sandbox may take one file only
        standing = Standing()
        source, called = await _ready(block.code, reading)
        tests = await _run(runner, imported, called, reading.tests, standing)
    first = _held(tests)

    async def holding(behind_code: str, some: Collection[str]) -> set[str]:
        beside = f"{imported}\n\n{behind_code}"
        names = [name for name in reading.tests if name in some]
        again = names and await _run(runner, beside, called, names, standing, MINDING)
        held = _held(again) if again else {}
        return {name for name, rows in first.items() if rows <= held.get(name, set())}

    telling = {*first} & {*reading.telling}
    found = {*first} - telling | await idle(holding, given.given, telling)
    names = tuple(name for name in reading.tests if name in found)
    tests = replace(tests, source=source if tests.source else "", has_more=has_more)
    unsent = frozenset(await unknown_before(code.code, code.code))
    tests = replace(tests, added=standing.lines, unsent=unsent)
    return replace(tests, idle=names, weak=reading.weak, hollow=reading.hollow)


async def _ready(tests: str, reading: Reading, lines: Sequence[str] = ()) -> tuple[str, str]:
    """Tests with imports that they lacked: as they are shown, and with what calls them."""
    if lines:
        tests = with_lines(tests, reading, lines)
        reading = await read(tests, "python")
    source = (await tidy(tests)).source
    return source, with_needs(left_to_us(reading.imported or source), reading.tests)


def _hollow(hollow: Sequence[tuple[str, str]]) -> str:
    first = [f"`{name}` {why}." for name, why in hollow[:1]]
    return " ".join((*first, "There must be functions named test_… with asserts."))


def _held(tests: Tests) -> dict[str, set[str]]:
    """The tests that hold, or rows of which do, and which rows: the test itself, where it has
    none."""
    found: dict[str, set[str]] = {}
    for name, result in tests.results:
        if not result:
            found.setdefault(_test_of(name), set()).add(name)
    return found


def _test_of(row: str) -> str:
    return row.partition("[")[0]


async def _run(
    runner: CodeRunner,
    code: str,
    source: str,
    names: Sequence[str],
    standing: Standing,
    around: str = "",
) -> Tests:
    """Run tests where they stand, with a function of the code's `around` each."""
    mark = f"test-{secrets.token_hex(8)} "  # what the code prints cannot pass for a result
    tests, around = called_in(source, names), standing.reached(around)
    harness = _HARNESS.format(mark=mark, tests=tests, around=around)
    program = standing.program(code, f"{source}{harness}", f"print({mark!r})")
    outcome = standing.as_one(await runner.run(program))
    if outcome.ended == "refused":
        return Tests(source)
    told = _results(outcome, mark)
    results = tuple((name, result) for name, result in told if name)
    lack = lack_of(outcome, f"{code}\n\n{source}")
    is_theirs = lack is not None and lack.kind == "package" and lack.name not in code
    if lack and not is_theirs and not results:
        return Tests(source, untried=lack.why)
    if any(is_beyond(result.partition(":")[0], result) for _, result in results):
        return Tests(source)  # no failure of theirs: the sandbox knows only part of Python
    parses = not error_line(outcome.errors).startswith("SyntaxError")  # each alone does
    if mark not in outcome.output and parses:
        return Tests(source, untried=_why_not_reached(outcome))
    planned = [name for first, name in told if not first]
    missing = [name for name in planned or names if name not in dict(results)]
    if missing and not results and (part := lack_in(outcome.errors)):
        return Tests(trouble=f"They need{part.why.removeprefix('it needs')}.")
    if missing and not results:
        return Tests(trouble=f"Running them {told_shortly(outcome)}.")
    late = tuple((name, f"not reached: it {told_shortly(outcome)}") for name in missing)
    return Tests(source, (*results, *late))


def _why_not_reached(outcome: Outcome) -> str:
    how = "ends the program" if outcome.ended == "done" else told_shortly(outcome)
    return f"before they are reached, the code itself {how}"


def _results(outcome: Outcome, mark: str) -> tuple[tuple[str, str], ...]:
    """Each test and what came of it, behind the names of all of them, each behind none."""
    rows = [row.partition(mark)[2] for row in outcome.output.split("\n")]  # behind what is printed
    found = (row[:-1].partition("\t") for row in rows if row.endswith("|"))  # not cut
    return tuple((name, result) for name, _, result in found)


def _summary(tests: Tests, code: str, unread: str) -> str:
    """What was found out about tests; `unread` says that nothing can be, "" where something was."""
    weak = [f"- `{name}` {why}" for name, why in tests.hollow]
    weak += [f"- {quoted(each.text)} in `{each.test}` {each.why}" for each in tests.weak]
    weak += [_MORE] if tests.has_more else []
    lacked = ", ".join(map(quoted, tests.added))
    added = f" They lacked {lacked}, which I added." if lacked else ""
    if not tests.results:
        weak += [f"-{added}"] if added else []
        why = f": {tests.untried}." if tests.untried else "." if weak else ":"
        return "\n".join((unread or f"Parsed, but not run{why}", *weak))
    lacks = {
        name: lack_in_test(result, tests.source, code)
        or lack_of_names(names_in(result) & tests.unsent)
        for name, result in tests.results
    }
    lacking = [(name, lack) for name, lack in lacks.items() if lack]
    failing = [(name, why) for name, why in tests.results if why and not lacks[name]]
    idling = [name for name, why in tests.results if not why and _test_of(name) in tests.idle]
    held = len(tests.results) - len(failing) - len(lacking) - len(idling)
    rows = [f"I ran them: {held} of {len(tests.results) + len(tests.hollow)} hold.{added}"]
    rows += [f"- `{name}` {_MINDS_NOT}" for name in tests.idle]
    rows += weak
    rows += [f"- `{name}` was not tried: {lack.why}" for name, lack in lacking]
    rows += [f"- `{name}` fails: {' '.join(result.split())[:200]}" for name, result in failing]
    if failing:
        rows.append("\nA test that fails shows a mistake in the code, or is one itself.")
    return "\n".join(rows)
