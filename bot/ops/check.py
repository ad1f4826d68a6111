"""`dragoman check`: join all parts, try what can be tried, say what is well and what is not.

Each part has a line, named as in config.yaml: `ok`, `note` (it works, but look at this) or `WRONG`
(mend it). What is wrong is said in the sentence that `dragoman run` would end with.
"""

import asyncio
import re
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass

from pydantic import BaseModel

from bot.config.plugs import build_plug
from bot.config.settings import Config, ModelChoice
from bot.errors import (
    ConfigError,
    DragomanError,
    ImageError,
    ModelBusy,
    ModelError,
    ModelMisconfigured,
    ModelUnavailable,
    PortTaken,
    ToolFailed,
)
from bot.images.placeholder import placeholder_card
from bot.images.studio import build_studio
from bot.live import RedisLive
from bot.models.configured import build_one_model, build_speech
from bot.ops import server
from bot.ops.unreachable import why_unreachable
from bot.ports import Adapter, AdapterParts, Origin, Toolbox, ToolParts
from bot.skills import load_skills
from bot.store.configured import connect_store
from bot.store.durability import durability_warnings
from bot.turn.toolshed import OPEN_WITHIN_S

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class _Line:
    """What was found of one part."""

    verdict: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.verdict:5} {self.sentence}"


async def report(config: Config, say: Say = print, source: str = "config.yaml") -> int:
    """Try every part; one line each. Returns 0 when all is well, else 1.

    `source` is the file that the configuration was read from.
    """
    say(str(_Line("ok", f"{source}: every key is known.")))
    wrong = 0
    running = (
        await server.parts_of_running(config.core.ops) if config.core.ops.port else frozenset()
    )
    async with AsyncExitStack() as stack:
        try:
            store = await connect_store(config, stack)
        except ConfigError as error:
            for line in _wrong("redis", error):
                say(str(line))
            say("      The other parts need Redis and were not tried.")
            return 1
        where = "configured" if config.core.redis.url else "embedded"
        masters = len(await store.servers.masters())
        who = f"the {where} server answers" if masters == 1 else f"its {masters} masters answer"
        lines = [_Line("ok", f"redis: {who}.")]
        lines += [_Line("note", f"redis: {each}") for each in await durability_warnings(store)]
        parts = AdapterParts(live=RedisLive(store))
        for name, settings in config.adapters.items():
            lines += await _adapter(name, settings, parts, stack, name in running)
        lines += await _models(config, stack)
        lines += await _speech(config, stack)
        lines += await _images(config, stack)
        lines += await _skills(config, stack)
        lines += await _tools(config, stack)
        lines += _ops(config, bool(running))
        for line in lines:
            say(str(line))
            wrong += line.verdict == "WRONG"
    say("All is well." if not wrong else f"{wrong} to mend.")
    return 1 if wrong else 0


async def _adapter(
    name: str, settings: BaseModel, parts: AdapterParts, stack: AsyncExitStack, is_running: bool
) -> list[_Line]:
    place = f"adapters.{name}"
    try:
        adapter: Adapter = build_plug(place, place, settings, parts)
        stack.push_async_callback(adapter.close)
        await adapter.probe()
    except PortTaken as error:
        return [_taken_by_us(place)] if is_running else _wrong(place, error)
    except DragomanError as error:
        return _wrong(place, error)
    return [_Line("ok", f"{place}: ready.")]


async def _skills(config: Config, stack: AsyncExitStack) -> list[_Line]:
    """A line for each skill that needs something of the machine: a sandbox, which is tried."""
    lines: list[_Line] = []
    for skill in load_skills(config.core.skills, config.skill_settings):
        stack.push_async_callback(skill.close)
        if found := await skill.probe():
            verdict = "ok" if found.is_sure else "note"
            lines.append(_Line(verdict, f"skills.{skill.name}: {_ended(found.sentence)}"))
    return lines


async def _tools(config: Config, stack: AsyncExitStack) -> list[_Line]:
    """A line for each toolbox, and one for each server of it that cannot be reached."""
    lines: list[_Line] = []
    for name, settings in config.tools.items():
        place = f"tools.{name}"
        try:
            parts = ToolParts(data_dir=config.core.data_dir)
            box: Toolbox = build_plug(place, f"bot.{place}", settings, parts)
            stack.push_async_callback(box.close)
            async with asyncio.timeout(OPEN_WITHIN_S):
                tools = await box.tools()
        except TimeoutError:
            lines.append(_Line("WRONG", f"{place}: does not answer."))
        except ToolFailed as error:
            lines.append(_Line("WRONG", f"{place}: {error}."))
        except DragomanError as error:
            lines += _wrong(place, error)
        else:
            asking = [tool.spec.name for tool in tools if tool.consent != "free"]
            first = f" A person is asked before: {', '.join(asking)}." if asking else ""
            lines.append(_Line("ok", f"{place}: ready.{first}"))
            for each, why in box.away().items():
                lines.append(_Line("WRONG", f"{place}.{each}: cannot be reached. {why}".rstrip()))
    return lines


async def _models(config: Config, stack: AsyncExitStack) -> list[_Line]:
    """A line for each model. One that cannot be used is wrong only when no other can be."""
    found = await asyncio.gather(*(_model(choice, config, stack) for choice in config.models))
    works = any(line.verdict in ("ok", "note") for line in found)
    return [
        _Line("note", f"{line.sentence} Another one answers meanwhile.")
        if works and line.verdict == "down"
        else _Line("WRONG", line.sentence)
        if line.verdict == "down"
        else line
        for line in found
    ]


async def _model(choice: ModelChoice, config: Config, stack: AsyncExitStack) -> _Line:
    place = f"models.{choice.name}"
    try:
        model = build_one_model(choice, config)
    except ConfigError as error:  # this one stops the start, whatever the others do
        (line, *_) = _wrong(place, error)
        return line
    stack.push_async_callback(model.close)
    try:
        found = await model.probe()
        return _Line("ok" if found.is_sure else "note", f"{place}: {_ended(found.sentence)}")
    except ModelError as error:
        return _Line("down", f"{place}: {_told(error)}")


async def _speech(config: Config, stack: AsyncExitStack) -> list[_Line]:
    """A line for the model that listens, where there is one."""
    try:
        model = build_speech(config)
    except ConfigError as error:
        return _wrong("speech", error)
    if model is None:
        return []
    stack.push_async_callback(model.close)
    try:
        found = await model.probe()
        return [_Line("ok" if found.is_sure else "note", f"speech: {_ended(found.sentence)}")]
    except ModelError as error:
        return [_Line("WRONG", f"speech: {_told(error)}")]


async def _images(config: Config, stack: AsyncExitStack) -> list[_Line]:
    """A line for the image model, where there is one: whether it is there and will stay, and
    whether what it draws can be marked."""
    try:
        studio = build_studio(config.images, config.core.data_dir)
    except ConfigError as error:
        return _wrong("images", error)
    if studio is None:
        return []
    stack.push_async_callback(studio.model.close)
    try:
        found = await studio.model.probe()
        await studio.seal.mark(placeholder_card("A try of the mark."), Origin("none", "a try"))
    except ImageError as error:
        return [_Line("WRONG", f"images: {_ended(str(error))}")]
    return [_Line("ok" if found.is_sure else "note", f"images: {_ended(found.sentence)}")]


_IN_A_SERVERS_WORDS = re.compile(r"HTTP \d|error in the stream")
_IN_A_LIBRARYS_WORDS = re.compile(r"\w*(Error|Exception|Timeout|Disconnected)\w*: ")
_MEANINGS: Mapping[type[ModelError], tuple[str, str]] = {
    ModelUnavailable: ("cannot be reached", "Check its address and the network."),
    ModelMisconfigured: ("does not accept what is set", "Check its key, name and address."),
    ModelBusy: ("is at its limit now", "Try again later."),
}


def _told(error: ModelError) -> str:
    """What an operator is told. The sentence for people says too little here, and the detail, which
    holds no key (bot/models), is a sentence only where it is ours."""
    detail = str(error)
    what, todo = _MEANINGS.get(type(error), ("does not answer as it should", "Try another one."))
    if not detail or _IN_A_LIBRARYS_WORDS.match(detail):
        return f"{what}. {why_unreachable(error) or todo}"
    if not _IN_A_SERVERS_WORDS.match(detail):
        return _ended(detail)
    words = " ".join(detail.split()).rstrip(".")
    return f"{what} ({words}). {todo}"


def _ops(config: Config, is_running: bool) -> list[_Line]:
    try:
        listener = server.listen(config.core.ops)
    except PortTaken as error:
        return [_taken_by_us("ops")] if is_running else _wrong("ops", error)
    except ConfigError as error:
        return _wrong("ops", error)
    if listener is None:
        return [_Line("ok", "ops: switched off.")]
    listener.close()
    return [_Line("ok", "ops: ready.")]


def _taken_by_us(place: str) -> _Line:
    return _Line(
        "note",
        f"{place}: its port is in use by a Dragoman that runs now. Stop that one before you start "
        "another there.",
    )


def _wrong(place: str, error: DragomanError) -> list[_Line]:
    """A line for each problem. A ConfigError's name their keys; what others say gets the place."""
    problems = (
        error.problems if isinstance(error, ConfigError) else [f"{place}: {_ended(str(error))}"]
    )
    return [_Line("WRONG", problem) for problem in problems]


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
