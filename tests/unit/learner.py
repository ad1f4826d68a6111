"""A learner who talks to a skill turn by turn: what it keeps, it finds again."""

from dataclasses import dataclass, field, replace

from bot.conversation import Conversation, Memory, Turn
from bot.messages import Attachment, PersonId
from bot.ports import ChatModel, Drawer, ModelOptions, NoDrawer, Skill, TurnContext
from bot.reply import Choice, Choices, Disclosure, File, Keep, Notice, Status, TextDelta
from bot.turn.commands import parse
from tests.unit.speakers import message


@dataclass(slots=True)
class Notes:
    """What is known of people, and the bytes of files, in memory."""

    known: dict[str, dict[str, str]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    async def read(self, person: PersonId) -> dict[str, str]:
        """All that is known of a person."""
        return dict(self.known.get(str(person), {}))

    async def write(self, person: PersonId, values: dict[str, str], turn_id: str) -> bool:
        """Set values."""
        self.known.setdefault(str(person), {}).update(values)
        return True

    async def forget(self, person: PersonId) -> None:
        """Remove all."""
        self.known.pop(str(person), None)

    async def put(self, data: bytes) -> str:
        """Keep bytes."""
        name = f"b{len(self.files)}"
        self.files[name] = data
        return name

    async def get(self, name: str) -> bytes | None:
        """The bytes."""
        return self.files.get(name)


@dataclass(slots=True)
class Learner:
    """Says things to one skill in one conversation. `choices`, `remarks`, `given` and `doing` (what
    was said to be done, or of the model) are of the last reply; `past` are turns before. Where they
    are not alone, others read along."""

    skill: Skill
    model: ChatModel
    notes: Notes = field(default_factory=Notes)
    kept: dict[str, str] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    remarks: list[str] = field(default_factory=list)
    given: list[File] = field(default_factory=list)
    doing: list[str] = field(default_factory=list)
    turns: int = 0
    past: tuple[Turn, ...] = ()
    drawer: Drawer = field(default_factory=NoDrawer)
    is_alone: bool = True

    async def presses(self, choice: Choice) -> str:
        """One turn in which a button is pressed, maybe of an earlier reply."""
        return await self.says(choice.says, is_picked=True)

    async def says(
        self,
        text: str,
        *files: Attachment,
        shown: str = "",
        author: str = "Ada",
        is_picked: bool = False,
    ) -> str:
        """One turn; returns the reply's text. `shown`: what a turn before a crash showed of it."""
        self.turns += 1
        command = parse(text)
        said_now = message(text, author, files=files, is_direct=self.is_alone)
        own = [each.name for each in self.skill.commands]
        context = TurnContext(
            turn_id=f"t{self.turns}",
            messages=(replace(said_now, is_own_words=not is_picked),),
            asked=text,
            conversation=Conversation(Memory(kept=dict(self.kept)), self.past),
            system_prompt=self.skill.prompt,
            model=self.model,
            options=ModelOptions(),
            said_so_far=shown,
            command=command if command and command.name in own else None,
            people=self.notes,
            blobs=self.notes,
            drawer=self.drawer,
        )
        said, self.choices, self.given, self.remarks, self.doing = [], (), [], [], []
        async for part in self.skill.reply(context):
            if isinstance(part, TextDelta):
                said.append(part.text)
            elif isinstance(part, Notice):
                self.remarks.append(part.text)
            elif isinstance(part, Status | Disclosure):
                self.doing.append(part.text)
            elif isinstance(part, Choices):
                self.choices = part.options
            elif isinstance(part, Keep):
                self.kept[part.name] = part.value
            elif isinstance(part, File):
                self.given.append(part)
        return "".join(said)
