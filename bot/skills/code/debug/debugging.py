"""Debug: reproduce the error in the sandbox, have the code mended, and show that it now runs."""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace

from bot.ports import TurnContext
from bot.reply import Notice, ReplyPart, Status, TextDelta
from bot.skills.code.asking import alone, answer_to
from bot.skills.code.checks.checked import Checked
from bot.skills.code.checks.checking import IS_TYPED, Checker
from bot.skills.code.checks.examples import quoted
from bot.skills.code.checks.gone import gone_calls, gone_without_notice
from bot.skills.code.checks.losing import gone_members
from bot.skills.code.debug.answers.apart import left_over, meant_too, parsed, sorted_out
from bot.skills.code.debug.answers.cause import cause_in
from bot.skills.code.debug.answers.doubted import as_answered, is_doubted, unnamed
from bot.skills.code.debug.answers.usage import LANGUAGES as USED
from bot.skills.code.debug.answers.usage import Parted, without_usage
from bot.skills.code.debug.answers.versions import is_quoted
from bot.skills.code.debug.case import Case, case_of
from bot.skills.code.debug.mended import UNCHANGED, show
from bot.skills.code.debug.mends.other_files import are_of_fix, put_nowhere
from bot.skills.code.debug.saying import Spoken, spoken_of
from bot.skills.code.debug.trials.reproducing import Reproduced
from bot.skills.code.debug.trials.watching import Again, done_again
from bot.skills.code.draft import Draft
from bot.skills.code.pasted.answers.diffs import without_diffs
from bot.skills.code.pasted.files.arranging import lying_beside
from bot.skills.code.pasted.files.data_files import with_changed
from bot.skills.code.pasted.files.noting import of_several
from bot.skills.code.pasted.files.projects import Project, with_changes
from bot.skills.code.pasted.messages.blocks import Block, closed, find_blocks
from bot.skills.code.pasted.messages.pieces import Pasted
from bot.skills.code.writing import Writer
from bot.tools.source.reading import read

NO_CODE = (
    "Attach the code, or paste it behind `/debug` in a fenced block; and the error where there is "
    "one."
)
NOT_MENDED = (
    "I could not mend it. What the model wrote is still wrong, so I do not show it as a fix."
)
LEFT_WRONG = (
    "I could not mend it. {where}, {text}, still does not parse ({message}): the model left it as "
    "it was, so I do not show what it wrote as a fix."
)
NOT_BETTER = "What the model wrote cannot take its place, so I do not show it."
WITH_YOURS = "I tried it with your own lines that run it, and not with those that the model shows."
NOT_PLACED = (
    "The model shows only a part of the code, and where in yours that belongs is not clear, so I "
    "have changed nothing and checked nothing. This is what it wrote:"
)
TYPED = (
    "The model wrote TypeScript, and your code is JavaScript, so I have changed nothing. This is "
    "what it wrote:"
)
TAKEN_FOR = "I take this for {language}, as the model does. "
NO_CODE_THERE = "The model wrote no code that I could try, so I have no fix to show."
NOWHERE = (
    "I changed nothing: whether and where this belongs in what you sent I cannot tell, and I have "
    "not tried it. The model wrote:"
)
UNTRIED = "I have not seen your error myself, so I cannot tell whether this mends it."
SAW_NONE = "I saw no error before, so I cannot tell what this mends."
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
UNSEEN = (
    "I never saw your tests run before, so I cannot tell whether what fails of them did so already."
)
NOT_TO_ITS_END = "I could not run it to its end, so I cannot tell whether this mends it."
REWRITTEN = (
    "Your own {claim} does not stand there any more as you wrote it. Unless that was wrong, the "
    "code is not mended by this."
)
NOT_REACHED = "Your own {claim} stands there, but was not run, so I cannot say whether it holds."
GONE = "Of your code this leaves out or empties {names}: take it only where you want that."
LEFT_OUT = (
    "Where a part of what the model shows belongs is not clear, so it is left out, and whether the "
    "rest is enough no tool can say."
)
_DOUBTS: dict[Again, str] = {"yes": "", "no": NOT_AGAIN, "unwatched": UNWATCHED}
_CAUSE_CHARS = 500


async def debug(
    context: TurnContext, checker: Checker, given: Pasted
) -> AsyncGenerator[ReplyPart, None]:
    """Mend pasted code. What is shown as mended has run, or is said not to have."""
    if given.code is None:
        yield TextDelta(NO_CODE)
        return
    yield Status("Reproducing the error in the sandbox")
    told, first = given, None
    if await is_doubted(given):
        yield Status("Mending it and trying again")
        first = await _asked(context, (await case_of(context, checker, unnamed(given))).wish())
        told = await as_answered(given, first.answer)
    case = await case_of(context, checker, told)
    found, checker = case.found, case.checker
    project, code = found.project, found.project.entry
    if note := of_several(case.given, with_files=True, with_alike=True):
        yield Notice(note)
    taken_for = "" if told is given else TAKEN_FOR.format(language=code.language)
    yield TextDelta(f"{taken_for}{found.seen}\n\n")
    yield Status("Mending it and trying again")
    spoken = await spoken_of(checker.runner, case.given, found)
    first = first or await _asked(context, case.wish(spoken.printed))
    draft, words = await _written(Writer(context, checker, code.language), case, spoken, first)
    checked, answer = draft.checked, draft.answer
    if draft.is_nowhere:
        yield TextDelta(f"{NOWHERE}\n\n{closed(draft.answer)}")
        return
    if checked is None or not checked.holds:
        is_only_said = found.is_unblamed and bool(words)
        if draft.is_only_part(code.language) and not is_only_said:
            yield TextDelta(f"{NOT_PLACED}\n\n{closed(answer)}\n")
            return
        if checked is not None and checked.breaks.endswith(IS_TYPED):
            yield TextDelta(f"{TYPED}\n\n{closed(answer)}\n")
            return
        said = await spoken.told(words) if words else ""
        yield TextDelta(_without_fix(found, answer, checked, said))
        if checked is not None and checked.outcome is not None and _runs_otherwise(answer, project):
            yield TextDelta(f"\n{WITH_YOURS}\n")
        return
    is_of_code = not checked.is_apart
    own = _changed(project, checked) if is_of_code else []
    is_mended = any(was.code.strip() != now.code.strip() for was, now in own)
    blocks = without_diffs(find_blocks(answer), [*project.files, *checker.apart])
    answered = sorted_out(blocks, code, checker.apart)
    apart = meant_too(answered, code) if is_mended else [*answered.fixes]
    if found.is_seen:
        apart = [
            (was, now) for now in checked.data for was in checker.apart if was.name == now.name
        ]
    elif is_of_code and apart and (await parsed([now for _, now in apart])).breaks:
        apart = []
    examples = _examples(answered.of_code, project, own)
    left_out = put_nowhere(answered.of_code, project.files, own, examples)
    is_partly = are_of_fix(left_out, project.files)
    left = left_over(answered, [*own, *apart], is_mended=is_mended)
    if (left or is_partly) and not apart and not is_mended:
        yield TextDelta(f"{NOWHERE}\n\n{closed(answer)}")
        return
    left += [*left_out, *examples]
    cause = cause_in(answer, [each.name for each in (*project.files, *checker.apart)])
    if not (apart or is_mended) and is_of_code:
        said = await spoken.told(cause) if cause else ""
        yield TextDelta(f"{said}\n{UNCHANGED}\n".lstrip())
        return
    if cause and len(cause) <= _CAUSE_CHARS:
        yield TextDelta(f"{cause}\n\n")
    is_tried = is_of_code or checked.data
    doubt = await _doubt(checker, found, checked) if is_tried else UNTRIED
    partly = LEFT_OUT if is_partly else ""
    doubt = " ".join(filter(None, (_of_what_is_gone(checker, own, checked), partly, doubt)))
    async for part in show(context, case.given, [*own, *apart], checked, doubt, left):
        yield part


async def _asked(context: TurnContext, wish: str) -> Draft:
    """What the model says to a wish, before it is looked at. Raises the model's `ModelError`s."""
    asked = alone(wish)
    return Draft(asked, await answer_to(context, asked), None)


async def _written(writer: Writer, case: Case, spoken: Spoken, first: Draft) -> tuple[Draft, str]:
    """What the model wrote, and the words of its first answer where that has no code ("" for one
    that has): who only asks about code of which no error is known needs no other."""
    first = await writer.judge(first.asked, first.answer)
    is_worded = not first.holds and (case.found.is_unblamed or first.checked is None)
    words = await spoken.words_in(first.answer) if is_worded else ""
    return (first if case.is_question and words else await writer.mend(first)), words


def _changed(project: Project, checked: Checked) -> list[tuple[Block, Block]]:
    """The files of a project as they were, and as they are mended."""
    files = checked.beside or (replace(project.entry, code=checked.source),)
    return [(project.at(each.name), each) for each in files]


def _examples(
    blocks: Sequence[Block], project: Project, changed: Sequence[tuple[Block, Block]]
) -> list[Block]:
    """Of the blocks of an answer what only shows how they are used, and does not stand in what was
    changed."""
    parted = _parted(blocks, project)
    found = parted.examples if parted else ()
    return [each for each in found if not any(is_quoted(each.code, now.code) for _, now in changed)]


def _runs_otherwise(answer: str, project: Project) -> bool:
    """Whether an answer shows other lines that run what it mends, which were not tried."""
    parted = _parted(find_blocks(answer), project)
    return parted is not None and bool(parted.examples) and not parted.is_open


def _parted(blocks: Sequence[Block], project: Project) -> Parted | None:
    language = project.entry.language
    own = [each for each in blocks if each.language in ("", language)]
    return without_usage(own, project.files) if language in USED else None


def _without_fix(found: Reproduced, answer: str, checked: Checked | None, said: str) -> str:
    """What is said where nothing of an answer can take the place of the code: what the model `said`
    of it without code ("" for nothing), or that what it wrote is wrong."""
    if found.is_unblamed and said:
        return said
    if checked is None and (said or not find_blocks(answer)):
        return f"{NO_CODE_THERE}\n\n{said}".rstrip() + "\n"
    if checked is not None and (left := checked.left):
        where = f"Your line {left.line}{f' of `{left.file}`' if left.file else ''}"
        return f"{LEFT_WRONG.format(where=where, text=quoted(left.text), message=left.message)}\n"
    is_tried = checked is None or checked.outcome is not None or checked.reading.problem is not None
    wrong = NOT_MENDED if is_tried and not found.is_unblamed else NOT_BETTER
    return f"{wrong}\n\nIts last try {checked.told}.\n" if checked else f"{wrong}\n"


async def _doubt(checker: Checker, found: Reproduced, checked: Checked) -> str:
    """Why what was changed is not called mended; "" where it is."""
    project, changed = found.project, checked.beside
    doubt = _of_own_asserts(checked)
    was = [project.at(each.name) for each in changed] or [project.entry]
    readings = [await read(each.code, each.language) for each in was]
    if any(each.problem if found.is_seen else each.wrong for each in readings):  # failed nowhere
        return PARSES_NOW if _has_run(checked) else f"{PARSES_NOW} {NOT_RUN}"
    if not found.is_seen:
        untried = SAW_NONE if found.is_unblamed and found.is_fine else UNTRIED
        return f"{doubt} {untried}".lstrip()
    if checked.still and project.tests.are_unseen:
        return f"{doubt} {UNSEEN}".lstrip()
    if not _has_run(checked):
        return f"{doubt} {NOT_TO_ITS_END}".lstrip()
    if doubt:
        return doubt
    after = await with_changes(project, changed)
    if project.is_from_beside(found.error) and not project.is_proven_by_test(found.error):
        return NOT_AGAIN  # it is watched where it is the program, and not a part of one
    with_data = with_changed(checker.runner, checked.data)
    source = after.source if changed else checked.source
    again = await done_again(
        lying_beside(checker.runner, project.lying),
        project.source,
        found.error,
        lying_beside(with_data, after.lying),
        source,
        with_any_values=checked.is_apart,
    )
    return _DOUBTS[again]


def _of_own_asserts(checked: Checked) -> str:
    """What speaks against it of the person's own asserts; "" for nothing."""
    if checked.gone:
        return REWRITTEN.format(claim=quoted(checked.gone))
    return NOT_REACHED.format(claim=quoted(checked.unreached)) if checked.unreached else ""


def _of_what_is_gone(
    checker: Checker, changed: Sequence[tuple[Block, Block]], checked: Checked
) -> str:
    """What of the functions and methods, and of the calls in code that did not parse, is not there
    any more, as a sentence; "" for nothing."""
    is_broken = checker.before is not None and checker.before.problem is not None
    found = []
    for was, now in changed:
        if was.language == "python":
            found += gone_without_notice(was.code, now.code)
            found += gone_calls(was.code, now.code) if is_broken else []
        elif checker.before is not None:
            members = (checker.before.members, checked.reading.members)
            found += gone_members(was.code, now.code, *members)
    return GONE.format(names=", ".join(map(quoted, found))) if found else ""


def _has_run(checked: Checked) -> bool:
    return checked.outcome is not None and checked.outcome.ended == "done"
