"""Integration: a gist or a pull request, only after the person who asked has confirmed it.

    /gist, /pr [OWNER/REPOSITORY] [PATH]   say what would be done, and offer to do it
    /gist KEY, /pr KEY                     do it: what the button says; good once, for who asked

The key is random, kept in the conversation, and gone once it was used or refused.
"""

import re
import secrets
from collections.abc import AsyncGenerator

import msgspec

from bot.errors import ToolFailed
from bot.ports import TurnContext
from bot.reply import Choice, Choices, Keep, ReplyPart, Status, TextDelta
from bot.skills.code.pasted.messages.blocks import fenced
from bot.skills.code.shelf import NOT_KEPT, Code, Item, open_item, tag_in, tagged, taken
from bot.tools.github.forge import Forge

_PENDING = "code.pending"
_KEY = re.compile(r"ok-[0-9a-f]{12}")
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
_NOT_TAKEN = "Take a suggestion first (`/take 1`); then I can pass it on."
_NOT_SET_UP = "Whoever runs me has not connected me to GitHub."
_GONE = "There is nothing to confirm any more. Please start again."
_NOT_YOURS = "Only the person who asked for it can confirm it."
_ALONE = " Of the files that were taken only `{file}` is passed on."
_NO = "no"
_REFUSED = re.compile(rf"{_NO} {_KEY.pattern}")
_SHOWN_CHARS = 1500


class Pending(msgspec.Struct, frozen=True):
    """What waits to be confirmed. `person` is the author's id on the platform; `replaces`: a file
    of that path was there when it was shown."""

    key: str
    kind: str
    person: str
    item: Item
    repository: str = ""
    path: str = ""
    replaces: bool = False


async def publish(
    context: TurnContext, forge: Forge | None, kind: str, argument: str
) -> AsyncGenerator[ReplyPart, None]:
    """`/gist` and `/pr` (`kind`), with what stands behind them."""
    if forge is None or (kind == "gist" and not forge.gists):
        yield TextDelta(_NOT_SET_UP)
    elif argument == _NO or _REFUSED.fullmatch(argument):
        pending = _read(context.conversation.memory.kept.get(_PENDING, ""))
        key = argument.removeprefix(_NO).strip()
        if key and (pending is None or pending.key != key):  # a button of something earlier
            yield TextDelta(_GONE)
            return
        yield Keep(_PENDING, "")
        yield TextDelta("Nothing was done.")
    elif _KEY.fullmatch(argument):
        async for part in _confirmed(context, forge, kind, argument):
            yield part
    else:
        async for part in _offered(context, forge, kind, argument):
            yield part


async def _offered(
    context: TurnContext, forge: Forge, kind: str, argument: str
) -> AsyncGenerator[ReplyPart, None]:
    """Say what would be done. Nothing is done; of GitHub it is only asked what is there."""
    kept, tag = context.conversation.memory.kept, tag_in(argument)
    item = tagged(kept, tag) if tag else taken(kept)
    argument = argument.removesuffix(tag).strip()
    code = await open_item(context, item) if item else None
    if code is None:
        yield TextDelta(NOT_KEPT if tag else _NOT_TAKEN)
        return
    repository, path = ("", "") if kind == "gist" else _target(forge, code.item, argument)
    if kind == "pr" and (problem := forge.check(repository, path)):
        yield TextDelta(problem)
        return
    try:
        replaces = kind == "pr" and await forge.is_there(repository, path)
    except ToolFailed as error:
        yield TextDelta(error.user_message)
        return
    key = f"ok-{secrets.token_hex(6)}"
    pending = Pending(key, kind, context.person.author, code.item, repository, path, replaces)
    alone = _ALONE.format(file=code.item.file_name) if code.item.beside else ""
    yield TextDelta(f"{_intention(pending)}{alone}\n\n{_beginning(code)}")
    yield Keep(_PENDING, msgspec.json.encode(pending).decode())
    label = "Make the gist" if kind == "gist" else "Open the pull request"
    yield Choices(
        (Choice(label, f"/{kind} {key}", "primary"), Choice("Cancel", f"/{kind} {_NO} {key}"))
    )


async def _confirmed(
    context: TurnContext, forge: Forge, kind: str, key: str
) -> AsyncGenerator[ReplyPart, None]:
    """Do what waits, if this is its key and this its person."""
    pending = _read(context.conversation.memory.kept.get(_PENDING, ""))
    if pending is None or pending.kind != kind or not secrets.compare_digest(pending.key, key):
        yield TextDelta(_GONE)
        return
    if pending.person != context.person.author:
        yield TextDelta(_NOT_YOURS)
        return
    code = await open_item(context, pending.item)
    if code is None:
        yield Keep(_PENDING, "")
        yield TextDelta(_GONE)
        return
    yield Status("Passing it on to GitHub")
    try:
        address = await _do(forge, pending, code)
    except ToolFailed as error:  # the key stays good: trying again goes on where this stopped
        yield TextDelta(error.user_message)
        yield Choices(
            (Choice("Try again", f"/{kind} {key}"), Choice("Cancel", f"/{kind} {_NO} {key}"))
        )
        return
    yield Keep(_PENDING, "")
    yield TextDelta(f"Done: {address}\n")
    if kind == "pr":
        yield TextDelta("It changes nothing before somebody reviews and merges it.\n")


async def _do(forge: Forge, pending: Pending, code: Code) -> str:
    if pending.kind == "gist":
        return await forge.gist(code.item.file_name, code.source, pending.key)
    title = f"{'Replace' if pending.replaces else 'Add'} {pending.path}"
    whole = "It takes the place of the whole file. " if pending.replaces else ""
    text = (
        "Suggested by a language model through Dragoman, and taken and confirmed by a person in "
        f"a conversation. {whole}{_soundness(code.item)} Please review it as "
        "you would any other change."
    )
    return await forge.pull_request(
        pending.repository, pending.path, code.source, pending.key, title, text
    )


def _target(forge: Forge, item: Item, argument: str) -> tuple[str, str]:
    """Repository and path: as written, else the only repository, and the file's own name."""
    words = argument.split()
    only = forge.repositories[0] if len(forge.repositories) == 1 else ""
    repository = words.pop(0) if words and _is_repository(forge, words) else only
    return repository, words[0] if words else item.file_name


def _is_repository(forge: Forge, words: list[str]) -> bool:
    """`a/b.py` may be a path, too: with one repository only its own name is one, or two words."""
    first = words[0]
    return first in forge.repositories or (
        _REPOSITORY.fullmatch(first) is not None
        and (len(words) > 1 or len(forge.repositories) != 1)
    )


def _intention(pending: Pending) -> str:
    name = pending.item.file_name
    if pending.kind == "gist":
        return f"I would make a secret gist of `{name}`: whoever has its address can read it."
    would = (
        f"I would make a branch in `{pending.repository}` with this as `{pending.path}`, and open "
        "a pull request."
    )
    if not pending.replaces:
        return would
    return f"{would} **That file is there already: this takes the place of all that is in it.**"


def _soundness(item: Item) -> str:
    return "Its checks held." if item.is_sound else "Its checks did not hold."


def _beginning(code: Code) -> str:
    source = code.source
    shown = source if len(source) <= _SHOWN_CHARS else f"{source[:_SHOWN_CHARS]}\n…"
    return fenced(shown, code.item.language)


def _read(text: str) -> Pending | None:
    try:
        return msgspec.json.decode(text, type=Pending) if text else None
    except msgspec.DecodeError:  # of an earlier version
        return None
