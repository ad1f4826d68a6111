"""Follow-ups: commands about the last reply, whichever skill gave it. Pure.

    /again [MODEL]     the last reply once more, in place of it in memory; also from another model
    /continue          go on where it ended
    /shorter, /longer, /simpler, /language X
    /good, /bad WORDS  what somebody thinks of it, where there are no thumbs

They may stand as choices below replies (`conversation.follow_ups`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.conversation import Turn
from bot.reply import Choice

FollowUpName = Literal["again", "other_models", "continue", "shorter", "longer", "simpler"]
"""Those that can be a choice; "other_models" are as many as there are, up to `OTHERS_MAX`."""

OTHERS_MAX = 3

AGAIN, OTHER_MODELS, CONTINUE, LANGUAGE = "again", "other_models", "continue", "language"
GOOD, BAD = "good", "bad"
HEEDED = "Thank you. I heed that in my next answer."
NOTED = "Thank you. I keep that."
NOTHING_BEFORE = "There is no reply of mine before this that I could work on."
WHICH_LANGUAGE = (
    "{now} Which one would you like? {offered}, or any other: write it behind `/language`."
)
_ASKED_FOR = "Since `/language {language}` I answer in that language."
_OWN = "I answer people in the language that they write in, or in the one that they chose."
_OFFERED = ("English", "German", "French", "Spanish", "Italian", "Portuguese", "Dutch")
_LANGUAGE_CHARS = 40
_REASON_CHARS = 1000

ASKS = {
    CONTINUE: "Please go on from exactly where your last reply ended. Repeat nothing of it.",
    "shorter": "Please give your last reply again, at most half as long.",
    "longer": "Please give your last reply again, with more detail.",
    "simpler": "Please give your last reply again in simple words, for somebody new to this.",
    LANGUAGE: "Please give your last reply again in {language}, and stay with that language.",
}
"""What a follow-up asks the model."""

_SAID = re.compile(re.escape(ASKS[LANGUAGE]).replace(r"\{language\}", "(.+)") + "$")

_LABELS: dict[str, str] = {
    AGAIN: "Again",
    CONTINUE: "Go on",
    "shorter": "Shorter",
    "longer": "Longer",
    "simpler": "Simpler",
}
_FROM = "From {model}"
HELP = (
    "- `/again` – my last reply once more; `/again MODEL` from another model",
    "- `/continue`, `/shorter`, `/longer`, `/simpler`, `/language X` – go on with my last reply, "
    "or change it",
    "- `/good WHY`, `/bad WHY` – what you think of my last reply",
)


@dataclass(frozen=True, slots=True)
class Again:
    """Answer once more what was asked last, in place of that turn; `model` "" is the usual one."""

    model: str = ""


@dataclass(frozen=True, slots=True)
class Say:
    """Let the skill of the last reply answer `asked`."""

    asked: str


@dataclass(frozen=True, slots=True)
class Rate:
    """What the person thinks of the last reply; `reason` may be ""."""

    is_good: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WhichLanguage:
    """No language was named: say which it is, and which there are."""


def understand_follow_up(name: str, argument: str) -> Again | Say | Rate | WhichLanguage | None:
    """What a command about the last reply means; None for other commands."""
    if name == AGAIN:
        return Again(argument)
    if name in (GOOD, BAD):
        return Rate(name == GOOD, argument[:_REASON_CHARS])
    if name == LANGUAGE:
        language = " ".join(argument.split())[:_LANGUAGE_CHARS]
        return Say(ASKS[LANGUAGE].format(language=language)) if language else WhichLanguage()
    return Say(ASKS[name]) if name in ASKS else None


def which_language(turns: Sequence[Turn]) -> str:
    """What is said to `/language` alone, after these turns."""
    offered = ", ".join(f"`/language {name}`" for name in _OFFERED)
    found = (_SAID.search(turn.asked) for turn in reversed(turns))
    language = next((each[1] for each in found if each), "")
    now = _ASKED_FOR.format(language=language.replace("`", "'")) if language else _OWN
    return WHICH_LANGUAGE.format(now=now, offered=offered)


def names() -> list[str]:
    """All of their names."""
    return [AGAIN, *ASKS, GOOD, BAD]


def choices_below(
    wanted: Sequence[str], *, is_cut: bool, others: Sequence[str] = ()
) -> tuple[Choice, ...]:
    """The choices below a reply: those that config wants, "continue" only where it was cut.
    `others` are the models that did not give it."""
    choices: list[Choice] = []
    for name in wanted:
        if name == OTHER_MODELS:
            choices += (
                Choice(_FROM.format(model=other), f"/again {other}")
                for other in others[:OTHERS_MAX]
            )
        elif name != CONTINUE or is_cut:
            choices.append(Choice(_LABELS[name], f"/{name}"))
    return tuple(choices)


def label_of(says: str) -> str:
    """What stands on the button that says this; "" where that is no follow-up."""
    command, _, model = says.removeprefix("/").partition(" ")
    if not says.startswith("/"):
        return ""
    if model:
        return _FROM.format(model=model) if command == AGAIN else ""
    return _LABELS.get(command, "")


def without_repeats(wanted: Sequence[str]) -> list[str]:
    """What config wants below a reply that is not given once more."""
    return [name for name in wanted if name not in (AGAIN, OTHER_MODELS)]


def without_follow_ups(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """Choices that belong to the reply: a number that answers it must not pick a follow-up."""
    ours = {f"/{name}" for name in _LABELS}
    return tuple(choice for choice in choices if choice.says.partition(" ")[0] not in ours)
