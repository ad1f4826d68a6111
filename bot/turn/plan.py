"""What to do about the messages that wait in a conversation. Pure.

Messages that wait together become one turn, up to the next that stands alone: a command, or one
whose author waits for an answer of their own, is a turn of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.conversation import (
    Conversation,
    Memory,
    Turn,
    choose_skill,
    cut_window,
    estimate_tokens,
    move_window,
    start_anew,
)
from bot.messages import IncomingMessage
from bot.ports import Command, Skill
from bot.rendering.extras import picked
from bot.turn.asked import asked_text, check_input, text_and_names, text_files_of
from bot.turn.commands import (
    Ask,
    Choose,
    Forget,
    Meaning,
    Tell,
    as_written,
    can_be_repeated,
    parse,
    understand,
)
from bot.turn.follow_up import (
    ASKS,
    HEEDED,
    NOTED,
    NOTHING_BEFORE,
    Again,
    Rate,
    Say,
    WhichLanguage,
    which_language,
)
from bot.turn.prompting import system_prompt, system_text, window_budget
from bot.turn.router import let_go, pick_skill

ANEW = "I have forgotten this conversation. What is next?"
CANNOT_REPEAT = "That cannot be repeated. Please ask me anew."
NO_SUCH_MODEL = "I have no model `{name}`. There are: {known}."
TOO_LONG = (
    "That is too long for the language model I use: it has room for about {room:,} characters. "
    "Please send the part that matters."
)
_CHARACTERS_PER_TOKEN = 3
_ATTACHMENTS_MAX_CHARS = 40_000


@dataclass(frozen=True, slots=True)
class Room:
    """How much fits: the model's bound and what config allows (tokens; `message_max_chars`)."""

    context_tokens: int
    reply_max_tokens: int
    window_tokens: int
    message_max_chars: int

    @property
    def attachments_max_chars(self) -> int:
        """How much of what people attach is read: half of what is there beside the reply."""
        spare_tokens = max(0, self.context_tokens - self.reply_max_tokens) // 2
        return min(_ATTACHMENTS_MAX_CHARS, spare_tokens * _CHARACTERS_PER_TOKEN)


@dataclass(frozen=True, slots=True)
class Plan:
    """One turn. With `tell` that is the reply; else `skill` answers `asked`, which may be a
    `command` of its own. With `sets_aside` the messages are not to be answered any more, but told
    of and kept for an operator. `instead_of` is the turn whose place it takes in memory,
    `model` the one that is wanted ("" for the usual). `rates` is what it says of the reply before,
    where it does nothing else.

    `messages` are what the skill takes for said: those answered, without `/new`; or of one that
    asks for the last turn again, what was said then; nothing where it `is_about_reply`. `called` is
    the name of the command that memory keeps with what is asked (`Turn.command`).

    `conversation` is what the model sees; its memory is what is kept after the turn.
    """

    answered: tuple[IncomingMessage, ...]
    messages: tuple[IncomingMessage, ...]
    conversation: Conversation
    skill: Skill
    system_prompt: str
    asked: str = ""
    command: Command | None = None
    tell: str = ""
    begins_anew: bool = False
    sets_aside: bool = False
    instead_of: Turn | None = None
    model: str = ""
    rates: Rate | None = None
    called: str = ""
    is_about_reply: bool = False

    @property
    def seen(self) -> Conversation:
        """The conversation as the skill sees it. What is asked about the last reply is no wish,
        also where all that people write is one to the skill that was chosen."""
        memory = self.conversation.memory
        memory = replace(memory, skill="") if self.is_about_reply else memory
        return replace(self.conversation, memory=memory)

    @property
    def is_taken_back(self) -> bool:
        """Whether the person has deleted all that it answers."""
        return all(message.is_deleted for message in self.answered)


def plan_turn(
    waiting: Sequence[IncomingMessage],
    conversation: Conversation,
    skills: Sequence[Skill],
    persona_prompt: str,
    persona_skill: str,
    room: Room,
    *,
    answered: int = 0,
    models: Sequence[str] = (),
) -> Plan:
    """Decide the turn. `answered` > 0: how many messages an interrupted turn had taken already.
    `models` are the names of those that may be asked for."""
    waiting = _with_picks(waiting, conversation)
    taken = tuple(waiting[:answered] if answered else waiting[: count_of_turn(waiting)])
    command = parse(taken[0].text) if len(taken) == 1 else None
    meaning: Meaning | None = understand(command, skills) if command else None
    begins_anew = isinstance(meaning, Forget)
    if isinstance(meaning, Again | Say | Rate):
        return _about_last_reply(taken, meaning, conversation, skills, persona_prompt, room, models)
    if isinstance(meaning, Forget):
        conversation = Conversation(start_anew(conversation.memory))
    elif isinstance(meaning, Choose):
        memory = choose_skill(conversation.memory, meaning.skill)
        conversation = replace(conversation, memory=memory)
    plain = text_and_names(taken)
    asked = asked_text(taken)
    own = meaning.own if isinstance(meaning, Ask) else None
    if taken[0].is_alarm and own is None:  # of a skill that is not enabled any more
        taken = (replace(taken[0], text="", is_deleted=True),)
    if isinstance(meaning, Ask | Forget) and command and not own:
        asked = _asked_by_command(taken[0], command, meaning)
        plain = meaning.asked
    before = conversation if command else let_go(skills, plain, conversation)
    conversation = replace(conversation, memory=before.memory)
    skill = pick_skill(
        skills,
        plain,
        before,
        named=meaning.skill if isinstance(meaning, Ask) else "",
        persona_skill=persona_skill,
    )
    prompt = system_prompt(persona_prompt, skill.prompt)
    called = command.name if isinstance(meaning, Ask) and command and not own else ""
    plan = Plan(
        answered=taken,
        messages=(replace(taken[0], text=plain),) if begins_anew else taken,
        conversation=conversation,
        skill=skill,
        system_prompt=prompt,
        asked=asked,
        command=own,
        begins_anew=begins_anew,
        called=called,
    )
    if isinstance(meaning, Tell | Choose):
        return replace(plan, tell=meaning.text)
    if isinstance(meaning, WhichLanguage):
        return replace(plan, tell=which_language(conversation.window))
    if isinstance(meaning, Forget) and not meaning.asked:
        return replace(plan, tell=ANEW)
    problem = check_input(taken, room.message_max_chars)
    return replace(plan, tell=problem) if problem else _fit(plan, room)


def _about_last_reply(
    taken: tuple[IncomingMessage, ...],
    meaning: Again | Say | Rate,
    conversation: Conversation,
    skills: Sequence[Skill],
    persona_prompt: str,
    room: Room,
    models: Sequence[str],
) -> Plan:
    """The turn of a command about the last reply: the same skill, and what it is asked, which is
    nothing that the person wrote just now. Again: what was asked then, as it was written."""
    window = conversation.window
    last = window[-1] if window else None
    taken = tuple(replace(message, is_own_words=False) for message in taken)
    skill = pick_skill(skills, "", conversation, named=last.skill if last else "")
    plan = Plan(taken, taken, conversation, skill, system_prompt(persona_prompt, skill.prompt))
    if last is None or not last.asked.strip():
        return replace(plan, tell=NOTHING_BEFORE)
    if isinstance(meaning, Rate):
        return replace(plan, tell=HEEDED if meaning.reason else NOTED, rates=meaning)
    if isinstance(meaning, Say):
        asked = asked_text([replace(taken[0], text=meaning.asked)])
        called = parse(taken[0].text)
        plan = replace(plan, asked=asked, called=called.name if called else "")
        return _fit(_about_reply(plan), room)
    if meaning.model and meaning.model not in models:
        known = ", ".join(f"`{name}`" for name in models)
        name = meaning.model.replace("`", "'")[:40]
        return replace(plan, tell=NO_SUCH_MODEL.format(name=name, known=known))
    if not can_be_repeated(last, conversation.memory.doing):
        return replace(plan, tell=CANNOT_REPEAT)
    written = as_written(last)
    # What was said of the last reply is to be heeded, so that reply must be seen.
    before = conversation if last.remark else replace(conversation, turns=conversation.turns[:-1])
    command = parse(written)
    meant = understand(command, skills) if command else None
    plan = replace(
        plan,
        messages=(replace(taken[0], text=written, attachments=text_files_of(last)),),
        conversation=before,
        asked=last.asked,
        command=meant.own if isinstance(meant, Ask) else None,
        instead_of=last,
        model=meaning.model,
        called=last.command,
    )
    return _fit(_about_reply(plan) if last.command in ASKS else plan, room)


def _about_reply(plan: Plan) -> Plan:
    """A turn that is about the last reply: in it, nobody says anything to the skill."""
    said = tuple(replace(message, text="") for message in plan.messages)
    return replace(plan, messages=said, is_about_reply=True)


def window_budget_tokens(plan: Plan, room: Room, asked: str) -> int:
    """How many tokens of earlier turns fit beside the system message and `asked`."""
    return window_budget(
        room.context_tokens,
        room.reply_max_tokens,
        room.window_tokens,
        estimate_tokens(system_text(plan.system_prompt, plan.conversation.memory.summary)),
        estimate_tokens(asked),
    )


def _fit(plan: Plan, room: Room) -> Plan:
    """The plan with as much of the window as fits; a sentence where not even `asked` does."""
    fixed = estimate_tokens(system_text(plan.system_prompt, plan.conversation.memory.summary))
    room_tokens = room.context_tokens - room.reply_max_tokens - fixed
    if estimate_tokens(plan.asked) > room_tokens:
        none_tokens = estimate_tokens("")
        text_tokens = estimate_tokens(plan.asked) - none_tokens
        characters = max(0, len(plan.asked) * (room_tokens - none_tokens) // max(1, text_tokens))
        return replace(plan, tell=TOO_LONG.format(room=characters // 100 * 100))
    window = plan.conversation.window
    out = cut_window(window, window_budget_tokens(plan, room, plan.asked))
    memory: Memory = move_window(plan.conversation.memory, out)
    return replace(plan, conversation=replace(plan.conversation, memory=memory))


def _with_picks(
    waiting: Sequence[IncomingMessage], conversation: Conversation
) -> Sequence[IncomingMessage]:
    """The messages, the first as what it picks of the choices that were offered last."""
    offered = conversation.turns[-1].offered if conversation.turns else ()
    choice = picked(waiting[0].text, offered)
    if choice is None:
        return waiting
    return (replace(waiting[0], text=choice.says, is_own_words=False), *waiting[1:])


def count_of_turn(waiting: Sequence[IncomingMessage]) -> int:
    """How many of what waits make one turn."""
    if stands_alone(waiting[0]):
        return 1
    return next((i for i, message in enumerate(waiting) if stands_alone(message)), len(waiting))


def stands_alone(message: IncomingMessage) -> bool:
    """Whether it is a turn of its own."""
    return message.address.is_own or parse(message.text) is not None


def _asked_by_command(message: IncomingMessage, command: Command, meaning: Ask | Forget) -> str:
    """What the model reads of a message that began with a command."""
    return asked_text([replace(message, text=meaning.asked)]) if command.argument else ""
