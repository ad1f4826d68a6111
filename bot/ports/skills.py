"""One way of answering: an async generator of reply parts."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from bot.conversation import Conversation, Turn
from bot.messages import Attachment, IncomingMessage, PersonId
from bot.ports.drawing import Drawer, NoDrawer
from bot.ports.images import Studio
from bot.ports.keeping import Blobs, NoBlobs, NoPeople, NoTallies, People, Tallies
from bot.ports.models import ChatModel, Image, ModelOptions, Probed, Usage
from bot.reply import ReplyPart

if TYPE_CHECKING:
    from bot.ports.tools import Tool


SourcesNamed = Literal["never", "looked_up", "once", "all"]
"""What is said of where replies come from: nothing; what was looked up; also that nothing was, of
all such replies in a conversation together; or of each."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it was written: its name without the "/", and the text behind it."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class SkillCommand:
    """A command that a skill brings: `/NAME TAKES`. `summary` is what `/help` says of it.

    `takes` names what is written behind it, "" for nothing; the command may also stand alone. One
    that only buttons write is not `is_listed` in `/help`. `suggests` gives words that may be
    written behind it, for platforms that show some while a person types.
    """

    name: str
    takes: str
    summary: str
    is_listed: bool = True
    suggests: Callable[[], Sequence[str]] = tuple


async def _no_tools() -> "tuple[Tool, ...]":
    return ()


async def _no_turns() -> tuple[Turn, ...]:
    return ()


async def _always_first(name: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class TurnContext:
    """All that a skill sees of a turn.

    `asked` is the text of all pending messages; `command` is the skill's own one that it is, if it
    is one (`SkillCommand`). `system_prompt` is the persona's and the skill's,
    byte-stable in a conversation. `said_so_far` is not empty when a reply goes on after a crash.
    What the skill kept in this conversation (`Keep`) is in `conversation.memory.kept`.

    `tools` opens those that config enables. `all_turns` reads every turn of this conversation that
    is kept, beyond the window. `first_time` says, once for each name, that what is named has not
    been begun: also where the turn goes on after a crash. Both raise StoreUnavailable. `studio` is
    where pictures are drawn; None: no image model is configured; `shows_sketches`: unfinished ones
    can be seen. `file_max_bytes` is the largest file that can be kept and go with the reply,
    `files_max_bytes` what all of them may have together (0: not bounded). `earlier_images` are
    pictures that came earlier, by the ids of their turns. `replaces` are the ids of the turns whose
    place this one takes (`/again`).
    """

    turn_id: str
    messages: tuple[IncomingMessage, ...]
    asked: str
    conversation: Conversation
    system_prompt: str
    model: ChatModel
    options: ModelOptions
    command: Command | None = None
    said_so_far: str = ""
    people: People = field(default_factory=NoPeople)
    blobs: Blobs = field(default_factory=NoBlobs)
    tallies: Tallies = field(default_factory=NoTallies)
    drawer: Drawer = field(default_factory=NoDrawer)
    on_usage: Callable[[Usage], None] = field(default=lambda usage: None)
    tools: Callable[[], Awaitable[tuple["Tool", ...]]] = field(default=_no_tools)
    all_turns: Callable[[], Awaitable[tuple[Turn, ...]]] = field(default=_no_turns)
    first_time: Callable[[str], Awaitable[bool]] = field(default=_always_first)
    names_sources: SourcesNamed = "once"
    studio: Studio | None = None
    shows_sketches: bool = False
    file_max_bytes: int = 8 * 1024 * 1024
    files_max_bytes: int = 0
    earlier_images: Mapping[str, tuple[Image, ...]] = field(default_factory=dict)
    replaces: Set[str] = frozenset()

    @property
    def files(self) -> tuple[Attachment, ...]:
        """The files that came with the messages, each read or with the reason why it is not."""
        return tuple(file for message in self.messages for file in message.attachments)

    @property
    def images(self) -> tuple[Image, ...]:
        """The pictures that came with what is asked, for a model that sees."""
        return tuple(
            Image(file.media_type, file.picture)
            for file in self.files
            if file.picture and not file.problem
        )

    @property
    def is_direct(self) -> bool:
        """Whether nobody else reads the reply: the place for what is known of a person."""
        return all(message.is_direct for message in self.messages)

    @property
    def person(self) -> PersonId:
        """Who wrote last."""
        return self.messages[-1].person


def _goes_on(asked: str, kept: Mapping[str, str]) -> Sequence[str]:
    """Most skills are in the middle of nothing, or end it themselves."""
    return ()


async def _nothing_to_close() -> None:
    """Most skills hold nothing."""


async def _nothing_to_probe() -> Probed | None:
    """Most skills need nothing that may not be there."""
    return None


async def _nothing_to_remark(said: str, is_cut: bool) -> tuple[str, ...]:
    """Most skills look at their own replies only."""
    return ()


@dataclass(frozen=True, slots=True)
class Skill:
    """One way of answering. A module of `bot/skills` holds one, named `SKILL`; one with settings of
    its own has `Settings` and `build(settings)` in its place.

    `matches` says whether a message that names no skill should come here, from its text alone, in
    which `[attached: a.py]` stands for a file that came with it.
    `matches_idle`, where there is one, says so in its place where what the skill draws with is not
    configured: then it `is_idle`.
    `summary` is one line for `/help`. `takes` says what is written behind `/NAME`. `commands` are
    those that it brings beside that.

    A skill that is in the middle of something (a quiz) keeps `DOING` (bot/conversation.py): what
    follows in the conversation then comes to it, until it or the person ends that. Where it has
    only asked for something, `lets_go` says of a message that speaks of something else which kept
    names are to be forgotten, `DOING` among them; () for any other message. `close` lets go
    of children and connections; it may be called twice. `probe` says for an operator how it is with
    what the skill needs of the machine; None: it needs nothing.

    `remarks` are sentences on what any skill said, also another, that are shown below it; `is_cut`:
    it was broken off. What did not come within a few seconds is not waited for. A reply that says
    itself how it was `Checked` is not asked about.
    """

    name: str
    summary: str
    prompt: str
    matches: Callable[[str], bool]
    reply: Callable[[TurnContext], AsyncGenerator[ReplyPart, None]]
    matches_idle: Callable[[str], bool] | None = None
    is_idle: bool = False
    takes: str = "what you would like to know"
    commands: tuple[SkillCommand, ...] = ()
    lets_go: Callable[[str, Mapping[str, str]], Sequence[str]] = _goes_on
    close: Callable[[], Awaitable[None]] = _nothing_to_close
    probe: Callable[[], Awaitable[Probed | None]] = _nothing_to_probe
    remarks: Callable[[str, bool], Awaitable[tuple[str, ...]]] = _nothing_to_remark

    @property
    def idle(self) -> "Skill":
        """The same where what it draws with is not configured; most draw with nothing."""
        if self.matches_idle is None:
            return self
        return replace(self, matches=self.matches_idle, is_idle=True)
