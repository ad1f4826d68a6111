"""Commands: text that begins with "/", the same on every platform. Pure.

    /new [text]        forget what was said; with text, go on with it at once
    /help              what I understand
    /stop              end the reply in progress (so does "stop" while there is one)
    /again, …          about the last reply (bot/turn/follow_up.py)
    /skill NAME        answer with this skill from now on; `auto` goes back to choosing
    /NAME text         answer this one message with the skill NAME
    /…                 what the skills bring themselves (`Skill.commands`)

A command is a word of small letters, so that "/etc/passwd is empty" is a question, not a command.
"""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation import Turn
from bot.ports import Command, Skill
from bot.turn.consent import ANSWERS
from bot.turn.follow_up import (
    AGAIN,
    ASKS,
    HELP,
    Again,
    Rate,
    Say,
    WhichLanguage,
    names,
    understand_follow_up,
)

AUTOMATIC = "auto"
"""`/skill auto`: choose the skill for each message again."""

_STOP_WORDS = frozenset(("/stop", "stop"))
_COMMAND = re.compile(r"/([a-z][a-z-]*)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Forget:
    """Start anew, then answer `asked` where there is any."""

    asked: str = ""


@dataclass(frozen=True, slots=True)
class Choose:
    """Use `skill` from now on ("" = choose for each message); tell `text`."""

    skill: str
    text: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Answer `asked` with `skill`, this once; `own`: by a command that the skill brought."""

    skill: str
    asked: str
    own: Command | None = None


@dataclass(frozen=True, slots=True)
class Tell:
    """Say `text` and do nothing else."""

    text: str


Meaning = Forget | Choose | Ask | Tell | Again | Say | Rate | WhichLanguage


def parse(text: str) -> Command | None:
    """The command in `text`, or None where it is not one."""
    stripped = text.strip()
    match = _COMMAND.match(stripped)
    return Command(match[1], stripped[match.end() :].strip()) if match else None


def as_written(turn: Turn) -> str:
    """What was asked in `turn` as a message that asks it: with the command, without names that were
    added and without files."""
    is_named = turn.command and turn.command not in ASKS
    if is_named and not parse(turn.written):  # it was edited where it is there
        return f"/{turn.command} {turn.written}"
    return turn.written


def can_be_repeated(turn: Turn, doing: str) -> bool:
    """Whether `/again` gives the reply to `turn`, the last one, once more: not where it answered
    whether a tool may act, nor while a skill is in the middle of something (`doing`)."""
    command = parse(as_written(turn))
    return bool(turn.asked.strip()) and not doing and not (command and command.name in ANSWERS)


def once_more(turns: Sequence[Turn], turn_id: str) -> str:
    """The message that asks for another try at a turn: of the last one in its place, of an earlier
    one anew; "" where memory has it no more."""
    turn = next((turn for turn in turns if turn.id == turn_id), None)
    if turn is None or not turn.asked:
        return ""
    return f"/{AGAIN}" if turn is turns[-1] else as_written(turn)


def is_stop(text: str) -> bool:
    """Whether a message says nothing but that the reply in progress should end."""
    return text.strip().rstrip(".!").lower() in _STOP_WORDS


def understand(command: Command, skills: Sequence[Skill]) -> Meaning:
    """What to do about `command`, given the enabled `skills`."""
    if command.name == "new":
        return Forget(command.argument)
    if command.name == "help":
        return Tell(help_text(skills))
    if command.name == "stop":  # while there was something to stop it did not come here
        return Tell("There is nothing to stop.")
    if command.name == "skill":
        return _choose(command.argument.lower(), skills)
    follow_up = understand_follow_up(command.name, command.argument)
    if follow_up is not None:
        return follow_up
    named = next((skill for skill in skills if skill.name == command.name), None)
    if named is None:
        for skill in skills:
            if any(brought.name == command.name for brought in skill.commands):
                return Ask(skill.name, command.argument, command)
        return Tell(_unknown_text(command.name, skills))
    if not command.argument:
        return Tell(
            f"{write_behind(named.name, named.takes)}. To use this skill for all that follows, "
            f"send `/skill {named.name}`."
        )
    return Ask(command.name, command.argument)


def write_behind(name: str, takes: str) -> str:
    """What is said to the command `/name` where nothing stands behind it; without a full stop."""
    return f"Write behind it {takes}: `/{name} …`"


def help_text(skills: Sequence[Skill]) -> str:
    """What `/help` says (Markdown)."""
    return "\n".join(
        (
            "Just write to me. I also understand:",
            "",
            "- `/new` – forget this conversation and start anew",
            f"- `/skill NAME` – answer with one skill from now on; `{AUTOMATIC}`: I choose again",
            *(row for skill in skills for row in _skill_rows(skill)),
            *HELP,
            "- `/stop` – end the reply I am writing",
            "- `/help` – this list",
        )
    )


def _skill_rows(skill: Skill) -> list[str]:
    listed = (each for each in skill.commands if each.is_listed)
    own = ((f"/{each.name} {each.takes}".strip(), each.summary) for each in listed)
    return [f"- `{usage}` – {what}" for usage, what in ((f"/{skill.name} …", skill.summary), *own)]


def _choose(name: str, skills: Sequence[Skill]) -> Meaning:
    if name == AUTOMATIC:
        return Choose("", "I choose the skill for each message again.")
    if name in _names(skills):
        return Choose(name, f"I answer with `{name}` from now on. `/skill {AUTOMATIC}` undoes it.")
    first = f"There is no skill `{_shown(name)}`." if name else "Which skill?"
    rows = [f"- `/skill {skill.name}` – {skill.summary}" for skill in skills]
    rows.append(f"- `/skill {AUTOMATIC}` – I choose for each message")
    return Tell("\n".join((first, "", *rows)))


def _unknown_text(name: str, skills: Sequence[Skill]) -> str:
    brought = [each.name for skill in skills for each in skill.commands]
    known = ["new", "help", "stop", "skill", *names(), *_names(skills), *brought]
    nearest = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    guess = f" Did you mean `/{nearest[0]}`?" if nearest else ""
    return f"I do not know `/{_shown(name)}`.{guess} `/help` lists what I understand."


def _names(skills: Sequence[Skill]) -> list[str]:
    return [skill.name for skill in skills]


def _shown(name: str) -> str:
    """What a person wrote, short and unable to break out of the code span it is shown in."""
    return " ".join(name.replace("`", "'").split())[:40]
