"""Broken and hostile input to every native tool of the code skill: the bot lives and is answered.

Each gets 300. What would start a whole Python for each of them gets them in a few starts, and some
through the whole way.
"""

import json
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.ports import Program
from bot.skills.code.pasted.messages.blocks import find_blocks
from bot.tools.patch import is_proven, make_patch
from bot.tools.sandbox.backend import Backend
from bot.tools.sandbox.bounds import Settings
from bot.tools.source.reading import read
from bot.tools.source.tidying import tidy
from tests.sandboxes import KINDS, NAMES

PROGRAM = '''
import math
class Shape:
    """A shape."""
    def __init__(self, *sides: float, name="x") -> None:
        self.sides = [s ** 2 for s in sides if s > 0]
    def area(self): return math.prod(self.sides) if self.sides else 0.0
def total(shapes, /, *, scale=1):
    with open("/dev/null") as f: pass
    try:
        return sum(each.area() for each in shapes) * scale
    except (ValueError, TypeError) as error:
        raise RuntimeError(f"bad {error!r}") from error
print(total([Shape(1, 2, 3), Shape()]), {1: "a", 2: 'b'}, b"\\x00", 1_000j, lambda: (yield))
'''
SCRIPT = "function f(a, {b = 1}) { for (const x of a) { if (x > b) return `${x}`; } }\n"
PIECES = (
    "(", ")", "{", "}", "[", "'", '"', '"""', "\\", "\n", "\t", "\x00", "\x1b[2J", "\ufeff",
    "\ud800", "lambda", "yield", "async", "f'{", "0x", "1e999", "if", ":", "=", "é", "🙂", "\u202e",
    "#", "@", "raise", "(" * 300, "[" * 300, "-" * 3000, "x" * 5000, "\r", "def f(" * 20,
    "`" * 7, "'''",
)  # fmt: skip
COUNT = 300
ON_THE_WHOLE_WAY = 20
LANGUAGES = ("javascript", "typescript", "go", "rust", "java", "c", "bash")
EACH_IN_TURN = """
import contextlib, io, json, sys
for source in json.load(sys.stdin):
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            exec(compile(source, "main.py", "exec"), {"__name__": "__main__"})
        except BaseException as error:
            pass
    print("next", flush=True)
"""
"""A program that runs many: what ends it ends one of them, and the rest are run by another."""


def mutated(seed: int, text: str) -> str:
    """`text` with some pieces cut out, doubled, swapped or put in."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.randint(0, 40))
        change = chance.randrange(4)
        if change == 0:
            text = text[:at] + text[end:]
        elif change == 1:
            text = text[:at] + text[at:end] * chance.randint(2, 30) + text[end:]
        else:
            text = text[:at] + chance.choice(PIECES) + text[at:]
    return text


def programs(count: int, text: str = PROGRAM) -> list[str]:
    return [mutated(seed, text) for seed in range(count)]


async def test_the_parsers_answer_to_all_of_them() -> None:
    wrong = 0
    for source in programs(ON_THE_WHOLE_WAY):
        wrong += (await read(source, "python")).problem is not None
    for number, source in enumerate(programs(ON_THE_WHOLE_WAY, SCRIPT)):
        wrong += (await read(source, LANGUAGES[number % len(LANGUAGES)])).problem is not None
    assert wrong > ON_THE_WHOLE_WAY


def test_the_parsers_themselves_read_all_of_them() -> None:
    code = (
        "import json, sys\nfrom bot.tools.source.child import read_other, read_python\n"
        "for language, text in json.load(sys.stdin):\n"
        "    source = text.encode('utf-8', 'replace')\n"
        "    is_python = language == 'python'\n"
        "    answer = read_python(source) if is_python else read_other(source, language)\n"
        "    print(json.dumps(answer))\n"
    )
    asked = [("python", source) for source in programs(COUNT)]
    scripts = enumerate(programs(COUNT, SCRIPT))
    asked += [(LANGUAGES[number % len(LANGUAGES)], source) for number, source in scripts]
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(asked),
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == 2 * COUNT
    assert sum("line" in answer for answer in answers) > COUNT


async def test_the_linter_answers_to_all_of_them() -> None:
    for source in programs(COUNT):
        tidied = await tidy(source)
        assert tidied.source


@pytest.mark.parametrize("name", NAMES)
async def test_the_sandbox_answers_to_all_of_them(name: str) -> None:
    backend = KINDS[name]()
    assert await backend.find() is None
    settings = Settings(seconds=1)
    sources = [source.encode("utf-8", "replace").decode() for source in programs(COUNT)]
    alone = sources if name == "monty" else sources[: ON_THE_WHOLE_WAY // 10]
    for source in alone:
        outcome = await backend.run(Program(source), settings)
        assert outcome.ended in ("done", "failed", "too_slow", "too_much", "refused")
    if name != "monty":
        assert await run_in_turn(backend, sources) < 10
    alive = await backend.run(Program("print(6 * 7)"), settings)
    assert alive.output == "42\n"
    await backend.close()


async def run_in_turn(backend: Backend, sources: Sequence[str]) -> int:
    """Run all of them in a few programs; how many starts that took."""
    starts = 0
    while sources:
        starts += 1
        program = Program(EACH_IN_TURN, json.dumps(list(sources)))
        outcome = await backend.run(program, Settings(seconds=10))
        assert outcome.ended in ("done", "failed", "too_slow", "too_much")
        survived = outcome.output.count("next")
        assert survived or outcome.ended != "done"
        sources = sources[survived + 1 :] if outcome.ended != "done" else ()
    return starts


async def test_git_answers_to_patches_between_all_of_them_and_to_broken_ones() -> None:
    proven = broken = 0
    for number, source in enumerate(programs(COUNT)):
        old, new = (text.encode("utf-8", "replace").decode() for text in (PROGRAM, source))
        patch = make_patch(old, new, "main.py")
        if number % 2:
            head, rest = patch[:30], patch[30:].encode("utf-8", "replace").decode()
            patch = head + mutated(number, rest).encode("utf-8", "replace").decode()
            broken += not await is_proven(patch, old, new, "main.py")
        elif patch:
            assert await is_proven(patch, old, new, "main.py"), number
            proven += 1
    assert proven > COUNT // 3
    assert broken > COUNT // 4


def test_blocks_are_looked_for_in_all_of_them() -> None:
    for source in programs(COUNT, "Text\n```python\nx = 1\n```\nmore ~~~\n`code`\n"):
        find_blocks(source)
