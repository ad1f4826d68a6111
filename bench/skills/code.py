"""How often what is shown first is right, with the checks of the `code` skill and without.

    python -m bench.skills --part code [--minutes M]

The real local model writes; hidden tests judge, in the sandbox. Three figures for each task:
the plain reply; the first try of the flow, before anything was checked; what the flow shows first.
"""

import ast
import contextlib
import time
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bench.skills.tasks import TASKS, Task
from bench.skills.tutor import Row
from bot.conversation import Conversation, Memory
from bot.errors import ModelError
from bot.messages import Address, Author, ConversationId, IncomingMessage
from bot.ports import (
    ChatModel,
    CodeRunner,
    ModelMessage,
    ModelOptions,
    ModelPart,
    Probed,
    Program,
    TurnContext,
)
from bot.reply import TextDelta
from bot.skills.code import PROMPT
from bot.skills.code.blocks import find_blocks
from bot.skills.code.checking import Checker
from bot.skills.code.coder import talk
from bot.skills.code.suggesting import suggest
from bot.skills.code.writing import main_block
from bot.tools.sandbox import build as build_sandbox
from bot.tools.sandbox.bounds import Settings as Bounds

_SUGGESTIONS = 2
_MOST_TOKENS = 400
_KEPT = (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)


@dataclass(slots=True)
class Score:
    """Tasks right out of those tried; calls of the model and seconds they took."""

    tried: int = 0
    right: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    calls: int = 0

    def add(self, way: str, is_right: bool, seconds: float = 0.0) -> None:
        """Count one result."""
        self.right[way] = self.right.get(way, 0) + is_right
        self.seconds[way] = self.seconds.get(way, 0.0) + seconds

    def rows(self) -> list[Row]:
        """For the report."""
        rows = [
            Row(f"programming tasks, {way}", f"{right} of {self.tried}{self._took(way)}")
            for way, right in self.right.items()
        ]
        calls = f"{self.calls / max(1, self.tried):.1f}"
        return [*rows, Row("calls of the model until something is shown, a task", calls)]

    def _took(self, way: str) -> str:
        seconds = self.seconds[way] / max(1, self.tried)
        return f" ({seconds:.0f} s a task)" if seconds else ""


class Listening:
    """A model that another one speaks through, with its answers kept."""

    disclosure = ""
    sees_images = False

    def __init__(self, model: ChatModel) -> None:
        self.model = model
        self.name = model.name
        self.context_tokens = model.context_tokens
        self.answers: list[str] = []

    async def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Pass on, and keep."""
        self.answers.append("")
        async with contextlib.aclosing(self.model.stream(messages, options)) as parts:
            async for part in parts:
                if isinstance(part, TextDelta):
                    self.answers[-1] += part.text
                yield part

    async def prepare(self) -> None:
        """Prepare the model."""
        await self.model.prepare()

    async def probe(self) -> Probed:
        """Ask the model."""
        return await self.model.probe()

    async def close(self) -> None:
        """The model is closed by whoever made it."""


class _Blobs:
    async def put(self, data: bytes) -> str:
        return "blob"

    async def get(self, name: str) -> bytes | None:
        return None


def _context(model: ChatModel, asked: str) -> TurnContext:
    place = ConversationId("bench", "bench", "bench")
    message = IncomingMessage(
        "1", place, Author("1", "Ada"), asked, datetime.now(UTC), Address("bench"), is_direct=True
    )
    return TurnContext(
        turn_id="1",
        messages=(message,),
        asked=asked,
        conversation=Conversation(Memory(), ()),
        system_prompt=PROMPT,
        model=model,
        options=ModelOptions(max_tokens=_MOST_TOKENS, temperature=0.0),
        blobs=_Blobs(),
    )


async def _passes(runner: CodeRunner, source: str, task: Task) -> bool:
    """Whether the definitions in `source` pass the hidden tests."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return False
    tree.body = [node for node in tree.body if isinstance(node, _KEPT)]
    asserts = "\n".join(f"assert {test}" for test in task.tests)
    outcome = await runner.run(Program(f"{ast.unparse(tree)}\n{asserts}\n"))
    return outcome.ended == "done"


def _code(answer: str) -> str:
    block = main_block(answer, "python")
    return block.code if block else ""


async def _first_shown(parts: AsyncGenerator[object, None]) -> str:
    """What a flow shows first; the rest is not waited for."""
    with contextlib.suppress(ModelError):
        async with contextlib.aclosing(parts):
            async for part in parts:
                if isinstance(part, TextDelta):
                    return part.text
    return ""


async def _first_block(parts: AsyncGenerator[object, None]) -> str:
    """What a reply says up to the end of its first block of code; the rest is not waited for."""
    said = ""
    with contextlib.suppress(ModelError):
        async with contextlib.aclosing(parts):
            async for part in parts:
                if isinstance(part, TextDelta):
                    said += part.text
                    if said.count("```") == 2:
                        break
    return said


async def measure(model: ChatModel, minutes: float, tasks: Sequence[Task] = TASKS) -> list[Row]:
    """Try tasks until they or the time are used up."""
    runner, score, until = build_sandbox(Bounds()), Score(), time.monotonic() + minutes * 60
    try:
        if why_not := await runner.ready():
            raise SystemExit(why_not)
        for task in tasks:
            if time.monotonic() > until:
                break
            await _try(Listening(model), runner, task, score)
            print(f"{score.tried:3d} {score.right} {task.wish[24:60]!r}", flush=True)
    finally:
        await runner.close()
    return score.rows()


async def _try(model: Listening, runner: CodeRunner, task: Task, score: Score) -> None:
    score.tried += 1
    began = time.monotonic()
    plain = _code(await _first_block(talk(_context(model, task.wish))))
    score.add("the plain reply", await _passes(runner, plain, task), time.monotonic() - began)
    model.answers.clear()
    began = time.monotonic()
    flow = suggest(_context(model, task.wish), Checker(runner), task.wish, _SUGGESTIONS)
    blocks = find_blocks(await _first_shown(flow))
    took = time.monotonic() - began
    score.calls += len(model.answers)
    first_try = _code(model.answers[0]) if model.answers else ""
    score.add("the flow's first try, unchecked", await _passes(runner, first_try, task))
    shown = blocks[0].code if blocks else ""
    score.add("what the flow shows first", await _passes(runner, shown, task), took)
