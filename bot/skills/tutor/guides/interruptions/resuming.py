"""Where a guide stands, said again: behind what interrupted it. Pure."""

from bot.reply import ReplyPart, TextDelta
from bot.skills.tutor.desk import busy_with
from bot.skills.tutor.guides import guide
from bot.skills.tutor.guides.beginning import WHAT_KNOWN, WHAT_TRIED, levels
from bot.skills.tutor.guides.guide import ACTIVITY, Guide
from bot.skills.tutor.guides.guiding import choices
from bot.skills.tutor.quizzes import quiz


def resumed(running: Guide, before: str) -> list[ReplyPart]:
    """What is asked in it, behind `before`; the conversation is in it again."""
    if running.is_own_problem:
        first, last = running.lines[0], running.lines[-1]
        had = f", where you had `{last}`. What is the next line?"
        text = f"We are at `{first}`{had if last != first else f'. {WHAT_TRIED}'}"
        picked = choices(running)
    elif not running.knows:
        text, picked = f"Our goal: **{running.goal}**. {WHAT_KNOWN}", levels(running)
    else:
        text, picked = quiz.shown(running.quiz)[0], choices(running)
    said = TextDelta(f"{before}\n\n{text}")
    return [said, picked, *busy_with(ACTIVITY, guide.encode(running))]
