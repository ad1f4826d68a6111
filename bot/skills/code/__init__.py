"""`code`: writes, runs, explains and mends program code.

Everything that can be checked is checked before it is shown: code is parsed, and run in the sandbox
(bot/tools/sandbox) or not at all. Nothing that the model says is executed anywhere else.
"""

from pydantic import BaseModel, ConfigDict

from bot.ports import Skill, SkillCommand
from bot.skills.code.signs import matches
from bot.tools.sandbox import bounds

PROMPT = (
    "You help with code. Start with the code, in a fenced block such as ```python, complete "
    "enough to run; then explain it in at most three sentences. When mending code, name the "
    "cause first and change only what is needed. Ask when the language is not clear."
)


class Settings(BaseModel):
    """`skills: [{code: {…}}]`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    sandbox: bounds.Settings = bounds.Settings()


def build(settings: Settings) -> Skill:
    """The skill, with a sandbox of its own."""
    from bot.skills.code.coder import Coder
    from bot.tools.sandbox import build as build_sandbox

    runner = build_sandbox(settings.sandbox)
    return Skill(
        name="code",
        summary="write, run, explain and mend code",
        prompt=PROMPT,
        matches=matches,
        reply=Coder(runner).reply,
        commands=(SkillCommand("run", "CODE", "run Python in a sandbox and show what it prints"),),
        close=runner.close,
    )
