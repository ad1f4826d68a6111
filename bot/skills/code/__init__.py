"""`code`: writes, runs, explains and mends program code.

Everything that can be checked is checked before it is shown: code is parsed, and run in the sandbox
(bot/tools/sandbox) or not at all. Nothing that the model says is executed anywhere else.
"""

from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from bot.ports import Probed, Skill, SkillCommand
from bot.skills.code.broken import remarks
from bot.skills.code.signs import matches
from bot.tools.sandbox import bounds

if TYPE_CHECKING:
    from bot.tools.github.forge import Forge

# Nothing here of an error to name first: small models then find one in every wish.
PROMPT = (
    "You help with code. Start with the code, in a fenced block such as ```python, complete "
    "enough to run; then explain it in at most three sentences. Where code is shown that fails, "
    "change only what is needed, and explain the cause. Ask when the language is not clear."
)


COMMANDS = (
    SkillCommand("run", "CODE", "run Python in a sandbox and show what it prints"),
    SkillCommand("suggest", "WISH", "two or three ways to write it, checked first"),
    SkillCommand("take", "N", "take a suggestion"),
    SkillCommand("explain", "CODE", "what it does, beside what it did in the sandbox"),
    SkillCommand("debug", "CODE", "reproduce its error, mend it, show that it runs"),
    SkillCommand("review", "CODE", "comments by line on code or a diff"),
    SkillCommand("tests", "CODE", "write tests for it and run them"),
    SkillCommand("gist", "", "what was taken, as a secret gist; asks first"),
    SkillCommand("pr", "REPOSITORY PATH", "the same as a pull request; asks first"),
    SkillCommand("translate", "LANGUAGE CODE", "the same in another language"),
)


class Settings(BaseModel):
    """`skills: [{code: {…}}]`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    sandbox: bounds.Settings = bounds.Settings()
    suggestions: Annotated[int, Field(ge=1, le=3)] = 2
    github_token: SecretStr | None = None
    github_repositories: tuple[Annotated[str, Field(pattern=r"^[\w.-]+/[\w.-]+$")], ...] = ()
    github_gists: bool = False
    github_url: str = "https://api.github.com"


def build(settings: Settings) -> Skill:
    """The skill, with a sandbox of its own."""
    from bot.skills.code.coder import Coder
    from bot.tools.sandbox import build as build_sandbox

    runner = build_sandbox(settings.sandbox)

    async def probe() -> Probed:
        if why_not := await runner.ready():
            return Probed(why_not, is_sure=settings.sandbox.backend == "none")
        return Probed(
            f"code runs in {runner.chosen_name}, which held against attempts to break out."
        )

    return Skill(
        name="code",
        summary="write, run, explain and mend code",
        prompt=PROMPT,
        matches=matches,
        reply=Coder(runner, settings.suggestions, _forge(settings)).reply,
        commands=COMMANDS,
        close=runner.close,
        probe=probe,
        remarks=remarks,
    )


def _forge(settings: Settings) -> "Forge | None":
    """GitHub, where config names a token for it."""
    if settings.github_token is None:
        return None
    from bot.tools.github.api import Api
    from bot.tools.github.forge import Forge

    api = Api(settings.github_url, settings.github_token.get_secret_value())
    return Forge(api, settings.github_repositories, settings.github_gists)
