"""Evaluation: replaying what people rated against the models that config names now.

    dragoman feedback export > cases.jsonl        then        dragoman eval run cases.jsonl

Each case is put to each model as it was put then (persona, skill, the turns before), without tools;
what comes is compared with what was said. Whether it is better is for a person to see: a correction
whose words the new reply holds is pointed out, and so is a good reply that changed. What no
language model answered, and a rating whose dialogue is not kept any more, is named and left out.
"""

import difflib
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import msgspec

from bot.config.settings import Persona
from bot.conversation import Conversation, Turn
from bot.errors import ConfigError, ModelError
from bot.messages import ConversationId
from bot.ports import ChatModel, ModelOptions, Skill
from bot.reply import TextDelta
from bot.turn.commands import parse
from bot.turn.corrections import words_in, words_wanted
from bot.turn.prompting import build_prompt, system_prompt

_DIFF_LINES = 14
_ASKED_CHARS = 100
_LACKING_MAX = 5
LEFT_OUT = "left out: this program answered it, or its image model, and no language model"
NOT_KEPT = "left out: what was asked and said is not kept in its conversation any more"


class Case(msgspec.Struct, frozen=True):
    """One line of the file, as `dragoman feedback export` writes it."""

    conversation: str
    asked: str = ""
    said: str = ""
    before: list[tuple[str, str]] = []
    skill: str = ""
    is_good: bool = True
    reason: str = ""
    correction: str = ""
    offered: list[str] = []


class Replaying(Protocol):
    """What replaying needs of the configuration."""

    def persona_for(self, conversation: ConversationId) -> Persona:
        """The persona that spoke there."""
        ...


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a model says now."""

    model: str
    said: str
    failure: str = ""


def read_cases(path: Path) -> list[Case]:
    """The cases in a file. Raises ConfigError, naming the line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError([f"{path}: cannot be read ({type(error).__name__})."]) from error
    cases: list[Case] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                case = msgspec.json.decode(line, type=Case)
                ConversationId.parse(case.conversation)
            except (msgspec.MsgspecError, ValueError) as error:
                problem = f"{path}, line {number}: is not what `dragoman feedback export` writes."
                raise ConfigError([problem]) from error
            cases.append(case)
    return cases


async def replay(
    case: Case, name: str, model: ChatModel, config: Replaying, skills: Sequence[Skill]
) -> Replayed:
    """What `model` (named `name` in config) says to this case now."""
    skill = _skill_of(case, skills)
    persona = config.persona_for(ConversationId.parse(case.conversation))
    turns = tuple(
        Turn(id=str(number), at=0.0, asked=asked, said=said, skill=skill.name)
        for number, (asked, said) in enumerate(case.before)
    )
    prompt = build_prompt(
        system_prompt(persona.prompt, skill.prompt), Conversation(turns=turns), case.asked
    )
    said: list[str] = []
    try:
        async with aclosing(model.stream(prompt, ModelOptions(temperature=0.0))) as parts:
            async for part in parts:
                if isinstance(part, TextDelta):
                    said.append(part.text)
    except ModelError as error:
        return Replayed(name, "".join(said), failure=error.user_message)
    return Replayed(name, "".join(said))


def _skill_of(case: Case, skills: Sequence[Skill]) -> Skill:
    return next((each for each in skills if each.name == case.skill), skills[0])


def _left_out(case: Case, skill: Skill) -> str:
    """Why it is put to no language model: its dialogue is gone, or none answered it, as it is a
    command alone, or a wish of a skill that draws, which offers what else can be drawn."""
    if not case.asked:
        return NOT_KEPT
    own = {each.name for each in skill.commands} if skill.matches_idle else set()
    offered = (parse(says) for says in case.offered)
    drawn = parse(case.asked) or any(each and each.name in own for each in offered)
    return LEFT_OUT if drawn else ""


def report(number: int, case: Case, replies: Sequence[Replayed]) -> list[str]:
    """What to show of a case, as lines."""
    lines = _head(number, case)
    for reply in replies:
        lines += _compared(case, reply)
    return lines


def _head(number: int, case: Case) -> list[str]:
    asked = " ".join(case.asked.split())[:_ASKED_CHARS] or "(not kept)"
    lines = [f"{number}. {'good' if case.is_good else 'bad'}: {asked}"]
    for label, text in (("reason", case.reason), ("correction", case.correction)):
        if text:
            lines.append(f"   {label}: {' '.join(text.split())}")
    return lines


def _compared(case: Case, reply: Replayed) -> list[str]:
    if reply.failure:
        return [f"   {reply.model}: FAILED. {reply.failure}"]
    before, now = case.said.strip(), reply.said.strip()
    if before == now:
        return [f"   {reply.model}: the same{'' if case.is_good else ', still bad'}"]
    alike = round(100 * difflib.SequenceMatcher(None, before, now, autojunk=False).ratio())
    told = f"   {reply.model}: changed ({alike} % alike)"
    if case.correction:
        told += f", {_judged(case, now)}"
    diff = list(difflib.ndiff(before.splitlines(), now.splitlines()))
    shown = [f"     {line.rstrip()}" for line in diff if line[:1] in "+-"]
    more = [f"     … {len(shown) - _DIFF_LINES} more lines"] if len(shown) > _DIFF_LINES else []
    return [told, *shown[:_DIFF_LINES], *more]


def _judged(case: Case, now: str) -> str:
    """Whether the words that the correction adds to what was said are in the new reply. A reply can
    be right without them: then it is for a person to say."""
    before, after = set(words_in(case.said)), set(words_in(now))
    added = [word for word in words_wanted(case.correction) if word not in before]
    lacking = [word for word in added if word not in after]
    if added and not lacking:
        return f"holds the correction ({', '.join(added)})"
    why = f" (without: {', '.join(lacking[:_LACKING_MAX])})" if lacking else ""
    return f"to be read by a person{why}"


async def run_cases(
    cases: Sequence[Case],
    models: Sequence[tuple[str, ChatModel]],
    config: Replaying,
    skills: Sequence[Skill],
    say: Callable[[str], object],
) -> int:
    """Replay all, and say what changed; the exit status: 1 where a model failed."""
    failed = same = put = 0
    for number, case in enumerate(cases, 1):
        if why := _left_out(case, _skill_of(case, skills)):
            for line in (*_head(number, case), f"   {why}"):
                say(line)
            continue
        put += 1
        replies = [await replay(case, name, model, config, skills) for name, model in models]
        failed += sum(bool(reply.failure) for reply in replies)
        same += sum(not r.failure and r.said.strip() == case.said.strip() for r in replies)
        for line in report(number, case, replies):
            say(line)
    total, left_out = put * len(models), len(cases) - put
    changed = total - same - failed
    told = f"{total} replies: {same} the same, {changed} changed, {failed} failed."
    cases_are = "1 case" if left_out == 1 else f"{left_out} cases"
    say(f"{told} {cases_are} left out." if left_out else told)
    return 1 if failed else 0
