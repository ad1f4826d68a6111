"""What is asked of the code skill: a command, or words that mean the same. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from bot.messages import Attachment
from bot.ports import TurnContext
from bot.skills.code.pasted.languages.naming import is_diff
from bot.skills.code.pasted.messages.attached import read_with_files, with_files
from bot.skills.code.pasted.messages.blocks import Block, fenced, find_blocks, in_a_block
from bot.skills.code.pasted.messages.pieces import Pasted, is_words, pasted
from bot.skills.code.pasted.messages.told_in_talk import tells_code
from bot.skills.code.taking import taken_in_words
from bot.skills.code.targets import target_in
from bot.skills.code.task_words import meant
from bot.skills.code.wishes import is_wish_for_code
from bot.turn.asked import plain_text
from bot.turn.commands import parse

Kind = Literal[
    "run",
    "suggest",
    "take",
    "explain",
    "debug",
    "review",
    "tests",
    "translate",
    "gist",
    "pr",
    "talk",
]
_KINDS: tuple[Kind, ...] = get_args(Kind)

NOTHING = Pasted(None)


@dataclass(frozen=True, slots=True)
class Task:
    """What to do, with the text that it is about, what was pasted, and a language to go to."""

    kind: Kind
    text: str = ""
    given: Pasted = NOTHING
    target: str = ""


def task_of(context: TurnContext) -> Task:
    """The task of a turn."""
    if context.command is not None:
        return _commanded(context.command.name, context.command.argument, context.files)
    text = _written(context)
    turns = context.conversation.turns
    if turns and (chosen := taken_in_words(text, turns[-1].offered)):
        return Task("take", chosen)
    if is_wish_for_code(text) and not any(file.content for file in context.files):
        return Task("suggest", text)
    return _meant(text, context.files)


def _commanded(name: str, argument: str, files: Sequence[Attachment]) -> Task:
    kind: Kind = next((kind for kind in _KINDS if kind == name), "talk")
    if kind in ("run", "suggest", "take", "gist", "pr", "talk"):
        return Task(kind, argument)
    target = ""
    if kind == "translate":
        target, argument = target_in(argument)
    given = read_with_files(in_a_block(argument), files)
    if kind == "translate" and not target and given.code is not None:  # it stands below the code
        target, words = target_in(given.words)
        given = replace(given, words=words.strip())
    if given.code is None and given.words:  # behind a command everything is code, but plain words
        if not is_words(given.words):
            code = pasted(f"```\n{given.words}\n```")
            given = replace(code, error=given.error or code.error)
        elif kind == "explain":
            return Task("talk", argument)
    return Task(kind, argument, given, target)


def _meant(text: str, files: Sequence[Attachment]) -> Task:
    """What is meant by words around code that is shown in a block or a file, or that surely is
    code; else it is talk."""
    has_blocks = bool(find_blocks(with_files(text, files)))
    shown = text if has_blocks or tells_code(text) else ""
    given = read_with_files(shown, files) if shown else NOTHING
    if given.code is None:
        return Task("talk", text)
    kind, target = meant(_without_labels(given), given.code.language)
    if kind == "run":
        return Task(kind, "" if given.file else "\n".join(map(_as_shown, given.blocks)))
    if kind is not None:
        return Task(kind, text, given, target)
    if given.error:
        return Task("debug", text, given)
    return Task("review" if is_diff(given.code.code) else "talk", text, given)


def _as_shown(block: Block) -> str:
    return fenced(block.code, f"{'' if block.is_guessed else block.language} {block.name}")


def _without_labels(given: Pasted) -> str:
    """The words without the lines that only name the file of a block ("utils.py:")."""
    names = [re.escape(block.name) for block in given.blocks if block.name]
    if not names:
        return given.words
    label = rf"\W*(?:(?:and|then|file|the|in)\W+)*(?:{'|'.join(names)})\W*"
    rows = given.words.split("\n")
    return "\n".join(row for row in rows if not re.fullmatch(label, row, re.IGNORECASE)).strip()


def _written(context: TurnContext) -> str:
    """What the person wrote, without the skill's name in front and without names of authors."""
    text = plain_text(context.messages)
    command = parse(text)
    return command.argument if command and command.name == "code" else text
