"""For tests of the code skill: a model that says one thing after another, and a turn's parts."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace

from bot.conversation import Conversation, Memory
from bot.errors import DragomanError, ModelUnavailable
from bot.messages import Attachment
from bot.ports import (
    Command,
    ModelMessage,
    ModelOptions,
    ModelPart,
    Outcome,
    Probed,
    Program,
    TurnContext,
    Usage,
)
from bot.reply import Disclosure, Notice, Reply, ReplyPart, Status, TextDelta
from bot.skills.code import Settings
from bot.skills.code.coder import Coder
from bot.tools.github.forge import Forge
from bot.tools.sandbox import build as build_sandbox
from bot.tools.sandbox.bounds import Settings as Bounds
from bot.tools.sandbox.sandbox import Sandbox
from tests.sandboxes import NAMES
from tests.unit.speakers import conversation, message

_PROVEN: dict[str, Sandbox] = {}
"""One of each backend for all tests of a process: trying to break out of runsc takes long."""

PATIENT_S = 20.0
ENDLESS = "ENDLESS"
GONE = "GONE"


class OrderedModel:
    """Says its answers in order, the last one again. ENDLESS never ends; GONE is an error."""

    name = "ordered"
    disclosure = ""
    sees_images = False
    context_tokens = 32_000

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.asked: list[list[str]] = []
        self.first: tuple[Status | Disclosure | Notice, ...] = ()

    async def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Say the answer whose turn it is."""
        self.asked.append([each.content for each in messages])
        answer = self.answers[min(len(self.asked), len(self.answers)) - 1]
        for part in self.first:
            yield part
        if answer == GONE:
            raise ModelUnavailable()
        while answer == ENDLESS:
            yield TextDelta("and on and on ")
        yield TextDelta(answer)
        yield Usage(1, 1)

    async def prepare(self) -> None:
        """Nothing is slow."""

    async def probe(self) -> Probed:
        """It is always there."""
        return Probed("ordered: ready.")

    async def close(self) -> None:
        """Nothing is held."""


class MemoryBlobs:
    """Blobs in a dictionary."""

    max_bytes = 8 * 1024 * 1024

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    async def put(self, data: bytes) -> str:
        """Keep them."""
        name = f"blob{len(self.kept)}"
        self.kept[name] = data
        return name

    async def get(self, name: str) -> bytes | None:
        """Find them."""
        return self.kept.get(name)


class Desk:
    """One conversation with the code skill."""

    def __init__(
        self, *answers: str, backend: str = "", seconds: float = PATIENT_S, **settings: object
    ) -> None:
        self.model = OrderedModel(*answers)
        self.runner = _proven(backend or NAMES[0])
        self.seconds = seconds
        known = Settings.model_validate({"sandbox": self.runner.settings, **settings})
        self.coder = Coder(self.runner, known.suggestions)
        self.blobs = MemoryBlobs()
        self.kept: dict[str, str] = {}
        self.usage: list[Usage] = []

    def use_forge(self, forge: Forge) -> None:
        """Connect it to GitHub."""
        self.coder = replace(self.coder, forge=forge)

    async def run(self, program: Program) -> Outcome:
        """Run a program in the sandbox."""
        await self._ready()
        return await self.runner.run(program)

    async def _ready(self) -> None:
        """All desks of a process share a sandbox, but not how long a program may run there."""
        await self.runner.ready()
        bounds = self.runner.settings.model_copy(update={"seconds": self.seconds})
        self.runner.settings = bounds

    async def parts(
        self,
        text: str,
        command: str = "",
        *,
        past: Conversation | None = None,
        author: str = "Ada",
        files: Sequence[Attachment] = (),
    ) -> AsyncGenerator[ReplyPart, None]:
        """The parts of the reply to a message."""
        past = past or conversation(memory=Memory(kept=dict(self.kept)))
        context = TurnContext(
            turn_id="t1",
            messages=(message(f"/{command} {text}" if command else text, author, files=files),),
            asked=text,
            conversation=past,
            system_prompt="Be kind.",
            model=self.model,
            options=ModelOptions(max_tokens=500),
            command=Command(command, text) if command else None,
            blobs=self.blobs,
            on_usage=self.usage.append,
        )
        await self._ready()
        async with aclosing(self.coder.reply(context)) as reply:
            async for part in reply:
                yield part

    async def asks(
        self,
        text: str,
        command: str = "",
        *,
        past: Conversation | None = None,
        author: str = "Ada",
        files: Sequence[Attachment] = (),
    ) -> Reply:
        """The reply to a message, or to a command of the skill with `text` behind it."""
        reply = Reply()
        try:
            async for part in self.parts(text, command, past=past, author=author, files=files):
                reply.add(part)
        except DragomanError as error:
            reply.add(TextDelta(f"ERROR {error.user_message}"))
        self.kept |= reply.kept
        return reply

    async def close(self) -> None:
        """Let go of what the sandbox holds between runs; that it was proven stays known."""
        for each in self.runner.backends:
            await each.close()


def seated(desks: list[Desk], *answers: str, **settings: object) -> Desk:
    """A desk whose model gives these answers; the fixture `desks` closes it."""
    desks.append(Desk(*answers, **settings))
    return desks[-1]


def file(name: str, content: str) -> Attachment:
    """A text file that somebody attached."""
    return Attachment(name, name, "text/plain", len(content), content)


def _proven(backend: str) -> Sandbox:
    """The sandbox of this backend, tried at its first use."""
    if backend not in _PROVEN:
        _PROVEN[backend] = build_sandbox(Bounds.model_validate({"backend": backend}))
    return _PROVEN[backend]
