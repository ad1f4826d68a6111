"""The last turn of a guide: what was done in it, and what may still be said of its problem."""

from bot.reply import Choice, Choices, Keep, ReplyPart, TextDelta
from bot.skills.tutor.desk import done_with
from bot.skills.tutor.guides import once_over, sheet
from bot.skills.tutor.guides.beginning import SOLVED
from bot.skills.tutor.guides.guide import ACTIVITY, Guide
from bot.skills.tutor.guides.once_over import Over

RIGHT = "✅ Right."
LEFT = "We leave it there."


def over(running: Guide, before: str) -> list[ReplyPart]:
    """The last turn of a guide; of a problem of their own a further value may still be said."""
    parts = [*ends(running, before), Keep(SOLVED, "".join(running.lines[:1]))]
    is_left, is_one_of = not before, sheet.are_open_beside(running.sheet, running.at)
    some = running.some if is_left else ""
    exercises = running.sheet if is_one_of else ()
    left = Over(running.lines, is_left=is_left, some=some, sheet=exercises)
    return [*parts, once_over.keep(left)] if running.is_own_problem else parts


def ends(running: Guide | None, before: str = "") -> list[ReplyPart]:
    """That it is over, behind `before`; None: none had begun."""
    if running is None:
        return [TextDelta("There is nothing to end."), *done_with(ACTIVITY)]
    more: tuple[Choice, ...] = ()
    if running.is_own_problem:
        is_done = before.startswith(RIGHT)
        text = "That was it; bring the next one." if is_done else LEFT
    else:
        at = running.quiz.at
        did = f"**{running.goal}**: you did {running.solved} of {at} steps yourself."
        text = did if at else LEFT
        more = (Choice("A quiz on it", f"/quiz {running.goal[:50]}"),)
    said = "\n\n".join(piece for piece in (before, text) if piece)
    return [TextDelta(said), Choices(more), *done_with(ACTIVITY)]
