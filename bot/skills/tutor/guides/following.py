"""An attempt at a problem of the learner's own, judged line by line by the maths checker."""

from dataclasses import replace

from bot.skills.tutor.desk import Desk
from bot.skills.tutor.guides import sheet, tries
from bot.skills.tutor.guides.guide import Guide
from bot.skills.tutor.guides.standing import Verdict, judged
from bot.skills.tutor.guides.words import doubts
from bot.skills.tutor.guides.words.asking_for import asks_other
from bot.skills.tutor.maths.exercises import problems
from bot.skills.tutor.maths.found import Followed
from bot.skills.tutor.maths.kinds import how_many
from bot.skills.tutor.maths.written.told import told
from bot.skills.tutor.quizzes.grades import Grade
from bot.tools.maths.checker import MathsUnavailable

_MOST_ON_THE_WAY = 6


async def follow(
    desk: Desk, running: Guide, text: str, *, is_along: bool
) -> tuple[Grade, Guide, str]:
    """Its grade (none where it is only on the way, or cannot be judged), the guide behind it, and
    what is said of it. It `is_along` where it came with the problem."""
    try:
        followed = await tries.follow_on(running, text, desk.maths, is_along=is_along)
        is_off = followed is not None and followed.says != "" and not followed.some
        named = await tries.right_among(running, text, desk.maths) if is_off else running.some
    except MathsUnavailable:
        followed = None
    if followed is None:
        return _counted(running, text)
    if _may_be_of_other(running, text, followed):
        return Grade(None), running, ""
    new = followed.lines[len(running.lines) :]
    right = f"Right so far: {', '.join(f'`{line}`' for line in new)}. " if new else ""
    some = followed.some or named
    said = on_the_way(running, *followed.on_the_way)
    running = replace(running, lines=followed.lines, some=some, left=followed.left, on_the_way=said)
    if followed.left:
        running = replace(running, standing=judged("right", text, ""))
        return Grade(None), running, right + followed.left
    if followed.is_solved:
        return Grade(1.0), running, followed.says
    if followed.part and (followed.is_unsure or not followed.says):
        verdict: Verdict = "incomplete" if followed.says else "right"
        running = replace(running, standing=judged(verdict, text, followed.part))
        is_told = doubts.is_of_answer(text) and not followed.on_the_way
        return Grade(None), running, followed.part if is_told else (right + followed.says).strip()
    if followed.is_unsure:
        one_case = judged("incomplete", text, followed.says) if followed.some else None
        running = replace(running, standing=one_case or running.standing.unjudged(text))
        return Grade(None), running, right + followed.says
    verdict = "incomplete" if followed.some else "wrong" if followed.says else "right"
    running = replace(running, standing=judged(verdict, text, followed.says))
    if followed.says:
        return Grade(0.0), running, right + followed.says
    return Grade(None), running, right.strip()


def _may_be_of_other(running: Guide, text: str, followed: Followed) -> bool:
    """Whether a value that is none of the problem may answer what they asked for since: “what is
    the area of a 6 x 7 rectangle?”."""
    is_off = followed.says != "" and not (followed.some or followed.part or followed.is_unsure)
    is_value = sheet.is_value(told(text).strip(" .!?"))
    asked = running.standing.since
    return is_off and not followed.is_solved and is_value and asks_other(asked, running.lines[0])


def on_the_way(running: Guide, *said: str) -> tuple[str, ...]:
    """The sums that were said without their result, with further ones."""
    return (*running.on_the_way, *said)[-_MOST_ON_THE_WAY:]


def _counted(running: Guide, text: str) -> tuple[Grade, Guide, str]:
    """What may be said in place of a solution: that there is none, or no other."""
    if not problems.is_to_solve(running.lines) or not (
        says := how_many.misjudged(text, running.lines[0], running.some)
    ):
        return Grade(None), running, ""
    verdict: Verdict = "incomplete" if running.some else "wrong"
    return Grade(0.0), replace(running, standing=judged(verdict, text, says)), says
