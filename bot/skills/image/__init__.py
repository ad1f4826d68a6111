"""`image`: pictures from words, with variations. docs/images.md.

A wish is taken apart and shown before anything is drawn; nothing that costs more than one picture
is drawn without what it costs having been told. Which model draws is `images` in config.yaml.
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from bot.ports import Skill, SkillCommand, TurnContext
from bot.reply import ReplyPart
from bot.skills.image.signs import matches, names_picture


async def _reply(context: TurnContext) -> AsyncGenerator[ReplyPart, None]:
    from bot.skills.image.painter import reply

    async with aclosing(reply(context)) as parts:
        async for part in parts:
            yield part


SKILL = Skill(
    name="image",
    summary="draw a picture from words",
    prompt=(
        "Answer the question first, in a few sentences, whatever it is about. Pictures are drawn "
        "in this conversation, but you cannot draw in this reply: who wants a picture writes "
        "`/image` and a description, and `2, but at night` changes the second one."
    ),
    matches=matches,
    matches_idle=names_picture,
    reply=_reply,
    takes="what you would like to see",
    commands=(
        SkillCommand("vary", "N", "variations of picture N"),
        SkillCommand("enlarge", "N", "picture N, larger"),
        SkillCommand("redraw", "", "the last pictures, drawn anew"),
        SkillCommand("reword", "WORDS", "the last pictures from another text"),
        SkillCommand("design", "BRIEF", "designs by colours, fabrics, style and season"),
        SkillCommand("designs", "", "all designs of this conversation as a table"),
        SkillCommand("draw", "WISH", "draw a wish that was taken apart", is_listed=False),
    ),
)
