"""Debug: reproduce the error in the sandbox, have the code mended, and show that it now runs."""

import re
from collections.abc import AsyncGenerator
from dataclasses import replace

from bot.ports import Outcome, Program, TurnContext
from bot.reply import Choice, Choices, File, ReplyPart, Status, TextDelta
from bot.skills.code.arranging import Beside, beside
from bot.skills.code.attached import of_file
from bot.skills.code.blocks import Block, fenced, without_blocks
from bot.skills.code.checking import Checked, Checker
from bot.skills.code.examples import quoted
from bot.skills.code.lack import Lack
from bot.skills.code.lacking import lack_of
from bot.skills.code.naming import file_name
from bot.skills.code.noting import told_beside
from bot.skills.code.pieces import Pasted, error_line
from bot.skills.code.running import judged, told_shortly, told_untried
from bot.skills.code.shelf import Item, keep_suggested
from bot.skills.code.watching import Again, done_again
from bot.skills.code.writing import write_checked
from bot.tools.patch import ended_like, is_proven, make_patch
from bot.tools.source.reading import read

NO_CODE = (
    "Attach the code, or paste it behind `/debug` in a fenced block; and the error where there is "
    "one."
)
NOT_MENDED = (
    "I could not mend it. What the model wrote is still wrong, so I do not show it as a fix."
)
_WISH = (
    "This {language} code is wrong.{words}\n\n{code}\n{error}\nName the cause in one sentence. "
    "Then show all of the code, mended, in one ```{language} block. Change only what is needed."
)
UNTRIED = "I have not seen your error myself, so I cannot tell whether this mends it."
NOT_AGAIN = (
    "It no longer fails. But I did not see it come by the same place with the same values and "
    "without that error, so whether it does what you want no tool can say."
)
UNWATCHED = (
    "It no longer fails. But my sandbox here lets nobody watch a program while it runs, so I "
    "cannot tell whether what failed works now or is only left out."
)
PARSES_NOW = (
    "It parses now. As it stood there was nothing to run and compare it with, so whether it does "
    "what you want no tool can say."
)
NOT_RUN = "I have not run it."
NOT_TO_ITS_END = "I could not run it to its end, so I cannot tell whether this mends it."
REWRITTEN = (
    "Your own {claim} does not stand there any more as you wrote it. Unless that was wrong, the "
    "code is not mended by this."
)
NOT_REACHED = "Your own {claim} stands there, but was not run, so I cannot say whether it holds."
_DOUBTS: dict[Again, str] = {"yes": "", "no": NOT_AGAIN, "unwatched": UNWATCHED}
_IN_FILE = re.compile(r'^  File "([^"\n]+)", line \d+', re.MULTILINE)
_CAUSE_CHARS = 500
_PATCH_LINES = 40


async def debug(
    context: TurnContext, checker: Checker, given: Pasted
) -> AsyncGenerator[ReplyPart, None]:
    """Mend pasted code. What is shown as mended has run, or is said not to have."""
    if given.code is None:
        yield TextDelta(NO_CODE)
        return
    yield Status("Reproducing the error in the sandbox")
    alone = checker.runner
    checker = replace(checker, runner=beside(alone, given.beside))
    seen, error, is_seen, lacks = await _reproduce(checker, given)
    code = given.code
    failing = _file_that_failed(given, error)
    if failing is not None:
        others = tuple(each for each in given.beside if each is not failing)
        checker = replace(checker, runner=Beside(alone, others, failing.name, code.code))
        given = replace(given, code=failing, beside=(code, *others))
        given, code = of_file(given, context.files), failing
    before = await read(code.code, code.language)
    checker = replace(
        checker, before=before, lacks=lacks, source=code.code, name=code.name, error=error
    )
    yield TextDelta(f"{seen}\n\n")
    yield Status("Mending it and trying again")
    wish = _WISH.format(
        language=code.language,
        words=f" {given.words}" if given.words else "",
        code="\n".join((fenced(code.code, code.language), *map(_told_beside, given.beside)))
        + told_beside(given),
        error=f"\nThe error:\n\n{fenced(error)}" if error else "",
    )
    draft = await write_checked(context, checker, wish, code.language)
    checked, answer = draft.checked, draft.answer
    if checked is None or not checked.holds:
        failure = f"\n\nIts last try {checked.told}." if checked else ""
        yield TextDelta(f"{NOT_MENDED}{failure}\n")
        return
    cause = " ".join(without_blocks(answer).split())
    if cause and len(cause) <= _CAUSE_CHARS:
        yield TextDelta(f"{cause}\n\n")
    doubt = _of_own_asserts(checked)
    if before.problem is not None:  # what does not parse fails nowhere
        doubt = PARSES_NOW if _has_run(checked) else f"{PARSES_NOW} {NOT_RUN}"
    elif not is_seen:
        doubt = f"{doubt} {UNTRIED}".lstrip()
    elif not _has_run(checked):
        doubt = f"{doubt} {NOT_TO_ITS_END}".lstrip()
    elif failing is not None:  # it is watched where it is the program, and not a part of one
        doubt = f"{doubt} {NOT_AGAIN}".lstrip()
    elif not doubt:
        doubt = _DOUBTS[await done_again(checker.runner, code.code, error, checked.source)]
    async for part in _show(context, given, code, checked, doubt):
        yield part


def _of_own_asserts(checked: Checked) -> str:
    """What speaks against it of the person's own asserts; "" for nothing."""
    if checked.gone:
        return REWRITTEN.format(claim=quoted(checked.gone))
    return NOT_REACHED.format(claim=quoted(checked.unreached)) if checked.unreached else ""


def _file_that_failed(given: Pasted, error: str) -> Block | None:
    """The file beside the code in which an error came up."""
    files = _IN_FILE.findall(error)
    return next((each for each in given.beside if files and each.name == files[-1]), None)


def _told_beside(file: Block) -> str:
    name = f"`{file.name}`" if file.name else "the program that is run"
    return (
        f"Beside it, and not to be shown again, lies {name}:\n\n{fenced(file.code, file.language)}"
    )


def _has_run(checked: Checked) -> bool:
    return checked.outcome is not None and checked.outcome.ended == "done"


async def _reproduce(checker: Checker, given: Pasted) -> tuple[str, str, bool, Lack | None]:
    """What was seen when the code was tried, the error to mend, whether that was seen here, and
    what it lacks, so that it could not be tried."""
    assert given.code is not None  # noqa: S101 - debug() has looked
    code = given.code
    reading = await read(code.code, code.language)
    if reading.problem is not None:
        problem = f"It does not parse: line {reading.problem.line} {reading.problem.message}"
        error = f"{problem}\n\n{given.error}".rstrip()
        return f"{problem}.", error, True, None
    if code.language != "python":
        untried = f"I run only Python, so I have not tried this {code.language}."
        return untried, given.error, False, None
    ended = await checker.runner.run(Program(code.code))
    outcome = judged(ended, error_line(given.error))
    is_theirs = bool(given.error) and _is_theirs(outcome, given.error)
    if (lack := lack_of(outcome, code.code)) and not (lack.may_be_its_own and is_theirs):
        return told_untried(lack.why), given.error, False, lack
    error = outcome.errors.strip()[-1500:] or given.error
    return _seen(outcome, given.error), error, _is_theirs(outcome, given.error), None


def _is_theirs(outcome: Outcome, told: str) -> bool:
    """Whether what was seen is what the person told of."""
    named = error_line(told)
    has_failed = outcome.ended not in ("done", "refused")
    return has_failed and (not named or _are_one(named, error_line(outcome.errors)))


def _are_one(named: str, here: str) -> bool:
    """Whether two lines name one error: newer Pythons add a guess ("Did you mean …?"). An end
    without an error (`here` is "") names none."""
    return bool(here) and (named.startswith(here) or here.startswith(named))


def _seen(outcome: Outcome, told: str) -> str:
    if outcome.ended == "refused":
        return outcome.errors
    if outcome.ended == "done":
        return "I ran it and saw no error." + (" What you saw did not happen here." if told else "")
    named, here = error_line(told), error_line(outcome.errors)
    if outcome.ended == "failed" and named and here:
        if _are_one(named, here):
            return f"I ran it and saw the same error: `{here}`."
        return f"I ran it and saw another error than yours: `{here}`."
    return f"I ran it: it {told_shortly(outcome)}."


async def _show(
    context: TurnContext, given: Pasted, code: Block, checked: Checked, doubt: str
) -> AsyncGenerator[ReplyPart, None]:
    """The mended code: as a patch where that is shorter, with the files. It is called mended where
    there is no `doubt` that it is."""
    name = given.file or code.name or file_name(checked.source, code.language)
    before = given.whole or f"{code.code}\n"
    after = ended_like(f"{checked.source.rstrip()}\n", before)
    if not before.endswith("\n") and after.rstrip() == before.rstrip():
        after = before
    patch = make_patch(before, after, name)
    if not patch:
        yield TextDelta("Nothing had to be changed.\n")
        return
    proven = await is_proven(patch, before, after, name)
    label = "changed" if doubt else "mended"
    yield TextDelta(f"**{label.capitalize()}** – {checked.told}\n\n")
    if doubt:
        yield TextDelta(f"{doubt}\n\n")
    if proven and patch.count("\n") <= _PATCH_LINES:
        yield TextDelta(fenced(patch, "diff"))
        yield TextDelta("\nThe patch was applied to your code, and it fits.\n")
    else:
        yield TextDelta(fenced(checked.source, code.language))
    blob = await context.blobs.put(after.encode())
    yield File(name, "text/plain", len(after.encode()), blob)
    if proven:
        data = patch.encode()
        yield File(f"{name}.patch", "text/x-patch", len(data), await context.blobs.put(data))
    yield keep_suggested((Item(label, code.language, blob, name),))
    yield Choices((Choice("Take it", "/take 1", "primary"),))
