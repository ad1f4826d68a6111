"""`clarify`: lets the model ask the person one question, with a few answers to pick from.

Once a turn, since it ends the turn, and never twice in a row (bot/turn/agent.py).
"""

from pydantic import BaseModel, ConfigDict, Field

from bot.errors import ToolFailed
from bot.ports import Tool, Toolbox, ToolParts, ToolResult, TurnContext
from bot.ports.typed_tool import typed_tool
from bot.turn.asked import shows_nothing

_QUESTION_MAX_CHARS = 400
_MOST_CHOICES = 4
_QUOTES = "“”„«» "
_BEHIND = ".,;:!?…。，！？"


class Settings(BaseModel):
    """`tools.clarify` in config.yaml; it needs none."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class _Arguments(BaseModel):
    question: str = Field(description="one short question, in the person's language")
    answers: list[str] = Field(
        description="two to four different answers, each under 60 characters", max_length=8
    )


def build(settings: Settings, parts: ToolParts) -> Toolbox:
    """The tool that asks back."""
    tool = typed_tool(
        "ask_person",
        "Asks the person one question when the request can mean different things and the answer "
        "would differ. Never for what the conversation already tells, nor when every answer would "
        "lead to the same reply.",
        _Arguments,
        _ask,
        doing="Asking",
        asks_back=True,
    )

    async def tools() -> tuple[Tool, ...]:
        return (tool,)

    return Toolbox("clarify", tools)


async def _ask(arguments: _Arguments, context: TurnContext) -> ToolResult:
    question = _seen(arguments.question)
    answers: dict[str, str] = {}
    for answer in filter(None, map(_seen, arguments.answers)):
        answers.setdefault(_as_compared(answer), answer)
    if any(answer.startswith("/") for answer in answers.values()):
        raise ToolFailed("an answer cannot be a command")
    if not question or len(question) > _QUESTION_MAX_CHARS:
        raise ToolFailed("the question must be one short sentence")
    if not 2 <= len(answers) <= _MOST_CHOICES or any(len(each) > 60 for each in answers.values()):
        raise ToolFailed("give two to four different answers, each under 60 characters")
    return ToolResult("", question=question, choices=tuple(answers.values()))


def _as_compared(answer: str) -> str:
    """An answer without what makes no other one of it: “Red”, red. and RED! are the same; C and
    C++ are not, nor 5' and 5"."""
    return answer.casefold().strip(_QUOTES).rstrip(_BEHIND) or answer


def _seen(text: str) -> str:
    """One line of what a person sees of a text: a pick says to the model what they read."""
    return "".join(each for each in " ".join(text.split()) if not shows_nothing(each))
