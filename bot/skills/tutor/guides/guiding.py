"""The guide as a dialogue: goal and level, one step and one question a turn, hints that build on
the learner's own attempt and never hold the answer.

Which one begins is in beginning.py; what the model writes for it is checked in hinting.py.
"""

from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import datetime

from bot.ports import TurnContext
from bot.reply import Choices, Notice, ReplyPart, Status, TextDelta
from bot.skills.tutor import answer_wishes, picks, wishes
from bot.skills.tutor.desk import Desk, busy_with
from bot.skills.tutor.guides import following, guide, sheet
from bot.skills.tutor.guides.beginning import Begun, again, find_to_do, first
from bot.skills.tutor.guides.ending import LEFT, RIGHT, ends, over
from bot.skills.tutor.guides.guide import ACTIVITY, Guide
from bot.skills.tutor.guides.hints import step_asked
from bot.skills.tutor.guides.hints.hinting import explanation, hint
from bot.skills.tutor.guides.hints.safe import SMALLER_STEP
from bot.skills.tutor.guides.keys import options
from bot.skills.tutor.guides.standing import is_doubtful, judged
from bot.skills.tutor.guides.words import doubts
from bot.skills.tutor.maths.attempts import unfinished
from bot.skills.tutor.quizzes import quiz
from bot.skills.tutor.quizzes.grades import LETTER_OR_WORD, REPEATED, Grade
from bot.skills.tutor.quizzes.grading import grade
from bot.skills.tutor.quizzes.progress import answered, read_progress, write_progress
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.plain import readable
from bot.turn.formulas import formulas_in

_STATE = f"tutor.{ACTIVITY}"
_UNJUDGED = (
    "I cannot check this line with a tool, so mind that what I say of it may be wrong. I check a "
    "line or an answer that is written in signs, without words around it."
)
_NEVER = "I do not give answers away here. Say `pass` to go on to something else."


def running_in(context: TurnContext) -> Guide | None:
    """The guide that is going on."""
    return guide.decode(context.conversation.memory.kept.get(_STATE, ""))


def at_hand(context: TurnContext) -> tuple[str, ...]:
    """What is asked in the guide that is going on, and the lines so far of an own problem."""
    running = running_in(context)
    return (running.question.ask, *running.lines) if running and running.question else ()


def is_beginning(context: TurnContext) -> bool:
    """Whether it is asked what the learner knows of the topic already."""
    running = running_in(context)
    return running is not None and running.question is not None and not running.knows


async def drop_goal() -> AsyncGenerator[ReplyPart, None]:
    """Where who was asked for a goal has none; nothing has begun, whatever there was before."""
    for part in ends(None):
        yield part


async def begin(
    context: TurnContext, desk: Desk, begun: Begun, now: datetime
) -> AsyncGenerator[ReplyPart, None]:
    """The first turn of a guide, in which a try that came along is looked at."""
    question = begun.guide.question
    if not begun.attempt or question is None:
        for part in first(begun):
            yield part
        return
    async for part in _tries(
        context, desk, begun.guide, question, begun.attempt, now, is_along=True
    ):
        yield part


async def turn(
    context: TurnContext, desk: Desk, text: str, now: datetime
) -> AsyncGenerator[ReplyPart, None]:
    """Something said (`text`) in the middle of a guide."""
    running = running_in(context)
    question = running.question if running else None
    if running and question and running.left and unfinished.leaves_it(text):
        is_told = desk.settings.answers != "never"
        also = f"It can also be written as {question.key}." if is_told else running.left
        said = f"{RIGHT} {also}"
        async for part in _moves_on(context, desk, running, 1.0, said, now):
            yield part
        return
    if running is None or question is None or wishes.wants_end(text):
        for part in over(running, "") if running and running.is_own_problem else ends(running):
            yield part
        return
    if not running.knows:
        running = replace(running, knows=" ".join(text.split())[:200] or "nothing")
        async for part in _step(context, desk, running, "Good to know."):
            yield part
        return
    if wishes.passes(text) and not wishes.is_at_a_loss(text):
        said = "" if running.is_own_problem else "We come back to it."
        async for part in _moves_on(context, desk, running, 0.0, said, now):
            yield part
        return
    if answer_wishes.wants_answer(text, running.lines[0] if running.lines else ""):
        if desk.settings.answers == "never":
            async for part in _hints(context, desk, running, text, _NEVER):
                yield part
        else:
            async for part in _moves_on(context, desk, running, 0.0, _answer(question), now):
                yield part
        return
    async for part in _tries(context, desk, running, question, text, now):
        yield part


async def _tries(
    context: TurnContext,
    desk: Desk,
    running: Guide,
    question: Question,
    text: str,
    now: datetime,
    *,
    is_along: bool = False,
) -> AsyncGenerator[ReplyPart, None]:
    """An attempt, or a question of the learner's; it `is_along` where it came with the problem."""
    before = ""
    if wishes.wants_hint(text):
        graded = Grade(None)
    elif wishes.is_at_a_loss(text):
        graded = Grade(0.0)
    elif running.is_own_problem:
        untried = running
        graded, running, before = await following.follow(desk, running, text, is_along=is_along)
        is_off = graded.points == 0
        if (is_off or (graded.points is None and not before)) and not is_along:
            step = await step_asked.find(context, untried, text, desk.maths, is_off=is_off)
            if step:
                some = running.some if step.is_of_solutions else untried.some
                graded, running, before = Grade(None), replace(untried, some=some), step.says
        if graded.points is None and before:
            asks = "" if before.endswith("?") else "\n\nWhat is the next line?"
            yield TextDelta(f"{before}{asks}")
            for kept in busy_with(ACTIVITY, guide.encode(running)):
                yield kept
            return
    else:
        graded = await grade(question, text, running.quiz.seed, desk.maths)
        if graded.points is not None and graded.points < 1:
            before = f"“{' '.join(text.split())[:80]}” is not it yet. {graded.note}".strip()
            if graded.points >= 0.5:
                before = f"You are close. {graded.note}"
            running = replace(running, standing=judged("wrong", text, before))
    if graded.points == 1:
        said = " ".join(each for each in (RIGHT, before, question.why) if each)
        points = 1.0 if running.misses == 0 else 0.6
        async for part in _moves_on(context, desk, running, points, said, now):
            yield part
        return
    running = running.tried(text, missed=graded.points is not None)
    settings = desk.settings
    if settings.answers == "after_misses" and running.misses >= settings.misses:
        async for part in _moves_on(context, desk, running, 0.0, _answer(question), now):
            yield part
        return
    is_new = doubts.brings_value(text) and not running.standing.is_asked_of(text)
    is_unread = graded.points is None and not running.is_own_problem
    missed = options.misses_all(text, question, running.quiz.seed) if is_unread else ""
    missed = graded.note if graded in (LETTER_OR_WORD, REPEATED) else missed
    if missed:
        before, is_new = missed, False
        running = replace(running, standing=judged("wrong", text, missed))
    elif graded.points is None and is_new:
        yield Notice(_UNJUDGED)
        running = replace(running, standing=running.standing.unjudged(text))
    elif graded.points is None:
        before = running.standing.found_for(text)
        running = _with_step(running, question, text)
    async for part in _hints(context, desk, running, text, before, is_remarked=is_new):
        yield part


def _with_step(running: Guide, question: Question, text: str) -> Guide:
    """After something that no tool can judge, which may name a step in words."""
    is_of_maths = running.is_own_problem or question.check != ""
    is_step = is_of_maths and running.standing.may_be_followed_by_step(text)
    if not is_step or wishes.wants_hint(text):
        return running
    return replace(running, standing=running.standing.unjudged(text))


async def _hints(
    context: TurnContext,
    desk: Desk,
    running: Guide,
    text: str,
    before: str,
    *,
    is_remarked: bool = False,
) -> AsyncGenerator[ReplyPart, None]:
    yield Status("Thinking of a hint …")
    said = await hint(context, desk, running, text, before)
    if not is_remarked and is_doubtful(said, text, running.standing):
        yield Notice(_UNJUDGED)
    yield TextDelta(f"{before}\n\n{readable(said)}".strip())
    if drawn := await context.drawer.formulas(formulas_in(said)):
        yield drawn
    offered = choices(running).options
    if running.misses >= SMALLER_STEP and desk.settings.answers != "never":
        told = picks.choice("Show me the answer", "show me the answer", running.tag)
        offered = (*offered, told) if offered else ()
    yield Choices(offered)
    for kept in busy_with(ACTIVITY, guide.encode(running)):
        yield kept


async def _step(
    context: TurnContext, desk: Desk, running: Guide, before: str
) -> AsyncGenerator[ReplyPart, None]:
    """The next step: a little explanation, then the question."""
    text, _ = quiz.shown(running.quiz)
    explained = ""
    if "practise" not in running.knows:
        yield Status("Preparing the next step …")
        explained = await explanation(context, desk, running)
    pieces = (before, readable(explained), text)
    yield TextDelta("\n\n".join(piece for piece in pieces if piece))
    asked = running.question.latex if running.question else ()
    if drawn := await context.drawer.formulas((*formulas_in(explained), *asked)):
        yield drawn
    yield choices(running)
    for kept in busy_with(ACTIVITY, guide.encode(running)):
        yield kept


def choices(running: Guide) -> Choices:
    """What can be picked. Who does not know gets a hint here, as who says so; in a quiz, none."""
    options = quiz.shown(running.quiz)[1].options
    stuck = [("I do not know", "I do not know"), ("Skip it", "pass")]
    picked = (*options[:-1], *(picks.choice(*each, running.tag) for each in stuck))
    return Choices(picked if options else ())


async def _moves_on(
    context: TurnContext, desk: Desk, running: Guide, points: float, before: str, now: datetime
) -> AsyncGenerator[ReplyPart, None]:
    question = running.question
    if question is not None and not running.is_own_problem:
        progress = read_progress(await context.people.read(context.person))
        in_bank = running.quiz.is_from_bank
        progress = answered(progress, question, points, now, in_bank=in_bank)
        await context.people.write(context.person, write_progress(progress), context.turn_id)
    after = running.moved_on(points)
    if after.question is None:
        is_skipped = before == ""
        rest = (sheet.skipping if is_skipped else sheet.without)(running.sheet, running.at)
        begun = await find_to_do(context, desk, rest)
        if begun:
            said = f"{before or LEFT}\n\n{again(begun.guide)}"
            parts = first(replace(begun, text=said))
        else:
            parts = over(replace(after, sheet=rest), before)
        for part in parts:
            yield part
        return
    async for part in _step(context, desk, after, before):
        yield part


def _answer(question: Question) -> str:
    return f"The answer: **{question.key}**. {question.why}".strip()
