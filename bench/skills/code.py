"""How often what is shown first is right, with the checks of the `code` skill and without.

    python -m bench.skills --only code [--minutes M]

The real local model writes; hidden tests judge, in the sandbox. Two figures for each task: the
plain reply, and what the flow shows first. The flow begins with the same question: it is asked
once, and what it took counts for both.
"""

import ast
import contextlib
import hashlib
import json
import time
from collections.abc import AsyncGenerator, Sequence
from datetime import UTC, datetime

from bench.skills.state import Row, Said, State, Tried
from bench.skills.tasks import TASKS, Task
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
from bot.skills.code.checks.checking import Checker
from bot.skills.code.pasted.languages.naming import defines
from bot.skills.code.pasted.messages.blocks import find_blocks
from bot.skills.code.suggesting import FAILS_MARK, suggest
from bot.skills.code.writing import in_language
from bot.tools.sandbox import build as build_sandbox
from bot.tools.sandbox.bounds import Settings as Bounds
from bot.turn.speaking import speak

_SUGGESTIONS = 2
_MOST_TOKENS = 400
_KEPT = (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)


PLAIN, SHOWN = "the plain reply", "what the flow shows first"


def rows(tried: Sequence[Tried], of: int) -> list[Row]:
    """For the report: `tried` of so many tasks."""
    count = max(1, len(tried))
    found = []
    for way in (PLAIN, SHOWN):
        right = sum(each.right[way] for each in tried)
        seconds = sum(each.seconds.get(way, 0.0) for each in tried) / count
        took = f" ({seconds:.0f} s a task)" if seconds else ""
        found.append(Row(f"programming tasks right: {way}", f"{right} of {len(tried)}{took}"))
    if len(tried) < of:
        found.append(Row("programming tasks left out, for lack of time", f"{of - len(tried)}"))
    for is_right, what in ((False, "of the wrong ones"), (True, "of the right ones")):
        shown = [each for each in tried if each.right[SHOWN] is is_right]
        marked = sum(each.is_marked for each in shown)
        found.append(Row(f"{what} shown first, marked as failing", f"{marked} of {len(shown)}"))
    calls = f"{sum(each.calls for each in tried) / count:.1f}"
    return [*found, Row("calls of the model until something is shown, a task", calls)]


class Remembering:
    """A model that another one speaks through. What that said to a question is kept, and said again
    when the question comes again; `seconds` is what all the questions took, also those."""

    disclosure = ""
    sees_images = False

    def __init__(self, model: ChatModel, state: State) -> None:
        self.model = model
        self.name = model.name
        self.context_tokens = model.context_tokens
        self.calls = 0
        self.seconds = 0.0
        self._state = state

    async def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Pass on, and keep what was said to its end."""
        self.calls += 1
        question = _digest(messages, options)
        said = self._state.done.said.get(question)
        if said is None:
            began, pieces = time.monotonic(), []
            async with contextlib.aclosing(self.model.stream(messages, options)) as parts:
                async for part in parts:
                    if isinstance(part, TextDelta):
                        pieces.append(part.text)
            said = Said("".join(pieces), time.monotonic() - began)
            self._state.keep_said(question, said)
        self.seconds += said.seconds
        yield TextDelta(said.text)

    async def prepare(self) -> None:
        """Prepare the model."""
        await self.model.prepare()

    async def probe(self) -> Probed:
        """Ask the model."""
        return await self.model.probe()

    async def close(self) -> None:
        """The model is closed by whoever made it."""


def _digest(messages: Sequence[ModelMessage], options: ModelOptions) -> str:
    """A name for a question. At temperature 0 it has one answer."""
    asked = [*([each.role, each.content] for each in messages), options.max_tokens]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:24]


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
    codes = [block.code for block in in_language(find_blocks(answer), "python")]
    return max([code for code in codes if defines(code)] or codes, key=len, default="")


async def _first_shown(parts: AsyncGenerator[object, None]) -> str:
    """What a flow shows first; the rest is not waited for."""
    with contextlib.suppress(ModelError):
        async with contextlib.aclosing(parts):
            async for part in parts:
                if isinstance(part, TextDelta):
                    return part.text
    return ""


async def _all_said(parts: AsyncGenerator[object, None]) -> str:
    """What a reply says."""
    said = ""
    with contextlib.suppress(ModelError):
        async with contextlib.aclosing(parts):
            async for part in parts:
                said += part.text if isinstance(part, TextDelta) else ""
    return said


async def measure(
    model: ChatModel, minutes: float, state: State, tasks: Sequence[Task] = TASKS
) -> list[Row]:
    """Try the tasks that are not done yet until they or the time are used up."""
    runner, until = build_sandbox(Bounds()), time.monotonic() + minutes * 60
    try:
        if why_not := await runner.ready():
            raise SystemExit(why_not)
        for number, task in enumerate(tasks, 1):
            if task.wish in state.done.tasks:
                continue
            if time.monotonic() > until:
                break
            tried = await _try(Remembering(model, state), runner, task)
            state.keep_task(task.wish, tried)
            print(f"{number:3d} {[*tried.right.values()]} {task.wish[24:60]!r}", flush=True)
    finally:
        await runner.close()
    known = state.done.tasks
    return rows([known[task.wish] for task in tasks if task.wish in known], len(tasks))


async def _try(model: Remembering, runner: CodeRunner, task: Task) -> Tried:
    plain = _code(await _all_said(speak(_context(model, task.wish))))
    plain_s, model.seconds, model.calls = model.seconds, 0.0, 0
    flow = suggest(_context(model, task.wish), Checker(runner), task.wish, _SUGGESTIONS)
    first = await _first_shown(flow)
    blocks = find_blocks(first)
    shown = blocks[0].code if blocks else ""
    right = {
        PLAIN: await _passes(runner, plain, task),
        SHOWN: await _passes(runner, shown, task),
    }
    seconds = {PLAIN: plain_s, SHOWN: model.seconds}
    return Tried(right, seconds, model.calls, FAILS_MARK in first.partition("\n")[0])
