"""Language practice as a dialogue: `/practice Spanish A2 at the bakery`.

The partner stays in the target language; corrections come after each turn, a report at the end, and
what was corrected comes back as cards. Checked in code: that the reply is in the language, that a
correction is of something the learner wrote and changes it.

Not covered: whether a correction is right. Commonest words tell the language apart, of seven.
"""

from collections.abc import AsyncGenerator, Iterator
from datetime import datetime

from bot.errors import ModelError
from bot.ports import ModelMessage, TurnContext
from bot.reply import Choice, Choices, ReplyPart, Status, TextDelta
from bot.skills.tutor import missing, practice, wishes
from bot.skills.tutor.asking import ask
from bot.skills.tutor.desk import Desk, busy_with, done_with
from bot.skills.tutor.farewells import says_goodbye
from bot.skills.tutor.practice import Correction, Practice
from bot.skills.tutor.quizzes import making
from bot.skills.tutor.quizzes.progress import add_card, read_progress, write_progress
from bot.skills.tutor.tongues import TONGUES, is_in

ACTIVITY = "practice"
_STATE = "tutor.practice"
_TRIES = 3
_LONGEST_TURNS = 20
_OPENING = "Begin the talk with one greeting and one question. The learner has said nothing yet."


async def command(
    context: TurnContext, desk: Desk, wish: str, now: datetime
) -> AsyncGenerator[ReplyPart, None]:
    """`/practice LANGUAGE LEVEL SCENARIO`."""
    running = practice.decode(context.conversation.memory.kept.get(_STATE, ""))
    if wishes.wants_end(wish):
        for part in _ends(context, running):
            yield part
        return
    begun = practice.read_wish(wish)
    if begun is None:
        names = ", ".join(name.capitalize() for name in TONGUES)
        yield TextDelta(f"Which language? `/practice Spanish A2 at the bakery`. I know {names}.")
        for kept in missing.asks(context, ACTIVITY, practice.without_language(wish)):
            yield kept
        return
    yield Status("Setting the scene …")
    try:
        said, _ = await _partner(context, begun, _OPENING)
    except ModelError as error:
        yield TextDelta(error.user_message)
        return
    if not said:
        yield TextDelta(_no_partner(begun))
        return
    yield TextDelta(
        f"**{begun.language}, {begun.level}: {begun.scenario}.** Answer in {begun.language}; I "
        f"correct after each turn. `stop`, or a goodbye, ends it with a report.\n\n{said}"
    )
    for kept in busy_with(ACTIVITY, practice.encode(begun.went_on("", said, ()))):
        yield kept


def completed(known: str, text: str) -> str:
    """The wish that a reply makes whole: "Spanish" behind `/practice A2 at the bakery`. Pure."""
    said = missing.named(text)
    return f"{said} {known}".strip() if practice.read_wish(said) else ""


async def turn(
    context: TurnContext, desk: Desk, text: str, now: datetime
) -> AsyncGenerator[ReplyPart, None]:
    """Something said (`text`) in the middle of a practice."""
    running = practice.decode(context.conversation.memory.kept.get(_STATE, ""))
    if running is None or wishes.wants_end(text):
        for part in _ends(context, running):
            yield part
        return
    yield Status("Thinking of a reply …")
    said, corrections = await _partner(context, running, text)
    is_over = _is_goodbye(running, text)
    if not said and not is_over:
        yield TextDelta(_no_partner(running))
        for kept in busy_with(ACTIVITY, practice.encode(running)):
            yield kept
        return
    # At once, and for whoever wrote it: others may take part, and the last word may be another's.
    await _keep_cards(context, running, text, corrections, now)
    yield TextDelta(said + _corrections_text(corrections))
    after = running.went_on(" ".join(text.split())[:300], said, corrections)
    if is_over or after.turns > _LONGEST_TURNS:
        most = f"That were {_LONGEST_TURNS} answers: the practice ends here.\n\n"
        yield TextDelta("\n\n" + most * (not is_over))
        for part in _ends(context, after):
            yield part
        return
    for kept in busy_with(ACTIVITY, practice.encode(after)):
        yield kept


async def _keep_cards(
    context: TurnContext,
    running: Practice,
    text: str,
    corrections: list[Correction],
    now: datetime,
) -> None:
    """What was corrected comes back to whoever wrote it."""
    if corrections:
        progress = read_progress(await context.people.read(context.person))
        mended = practice.mended(text, corrections)
        for each in corrections:
            progress = add_card(progress, practice.card(running, each, mended), now)
        await context.people.write(context.person, write_progress(progress), context.turn_id)


async def _partner(
    context: TurnContext, running: Practice, text: str
) -> tuple[str, list[Correction]]:
    """The partner's reply in the language, with corrections; "" where the model does not manage."""
    before = [
        ModelMessage("assistant" if number % 2 else "user", line or "…")
        for number, line in enumerate(running.lines)
    ]
    advice = ""
    for _ in range(_TRIES):
        said = await ask(
            context, _system(running, text) + advice, text[:600], before=before, max_tokens=300
        )
        entry = next(making.entries(said), {})
        reply, corrections = practice.read_turn(entry, text, running.language)
        if not entry and not any(sign in said for sign in "{}[]"):
            reply = " ".join(said.split())[:400]  # a small model forgets the form, not the talk
        if reply and is_in(reply, running.language.casefold()):
            return reply, corrections
        advice = f" Your reply must be JSON, and in {running.language} only."
    return "", []


def _is_goodbye(running: Practice, text: str) -> bool:
    asked = running.lines[-1] if running.lines else ""
    has_answered = running.turns > 1
    return says_goodbye(text, running.language.casefold(), asked=asked, has_answered=has_answered)


def _system(running: Practice, text: str) -> str:
    close = "say goodbye" if _is_goodbye(running, text) else "end with a question"
    return (
        f"You play a person in this scene: {running.scenario}. Speak only {running.language}, at "
        f"level {running.level}, in one or two short sentences, and {close}. "
        'Reply as JSON: {"reply": "…", "corrections": [{"wrong": "the words of the learner", '
        '"right": "…", "why": "in English, short"}]}. List only real mistakes of the last message '
        "of the learner; [] for none."
    )


def _corrections_text(corrections: list[Correction]) -> str:
    rows = [
        f"- {each.wrong} → **{each.right}**" + (f" ({each.why})" if each.why else "")
        for each in corrections
    ]
    return "\n\n✏️\n" + "\n".join(rows) if rows else ""


def _ends(context: TurnContext, running: Practice | None) -> Iterator[ReplyPart]:
    if running is None:
        yield TextDelta("There is no practice to end.")
    else:
        to_repeat = list({each.right: each for each in running.corrections}.values())
        yield TextDelta(_report(running, to_repeat, is_direct=context.is_direct))
        if to_repeat:
            yield Choices((Choice("Repeat it now", "/quiz due"),))
    yield from done_with(ACTIVITY)


def _report(running: Practice, to_repeat: list[Correction], *, is_direct: bool) -> str:
    exchanges = max(0, running.turns - 1)
    answers = "1 answer" if exchanges == 1 else f"{exchanges} answers"
    by, whose = (" by you", "your cards") if is_direct else ("", "the cards of whoever wrote them")
    head = f"**{running.language}: {running.scenario}**, {answers}{by}."
    if not to_repeat:
        return f"{head} Nothing to repeat: I noted no mistakes."
    rows = [f"- {each.wrong} → **{each.right}**" for each in to_repeat]
    return "\n".join((f"{head} To repeat:", "", *rows, "", f"These are now among {whose}."))


def _no_partner(running: Practice) -> str:
    return (
        f"The language model did not manage a sentence in {running.language}. Try again, or "
        "ask for another language; a larger model can do this."
    )
