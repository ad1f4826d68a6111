"""Broken and hostile input to every native tool of the code skill: the bot lives and is answered.

What starts a whole Python for each gets fewer in every run of the suite; all were run with 300.
"""

import random

import pytest

from bot.ports import Program
from bot.skills.code.blocks import find_blocks
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
COUNTS = {"monty": 300, "ruff": 300, "parser": 80, "bubblewrap": 20, "runsc": 4}


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
    languages = ("javascript", "typescript", "tsx", "go", "rust", "java", "c", "bash")
    wrong = 0
    for source in programs(COUNTS["parser"] // 2):
        wrong += (await read(source, "python")).problem is not None
    for number, source in enumerate(programs(COUNTS["parser"] // 2, SCRIPT)):
        wrong += (await read(source, languages[number % len(languages)])).problem is not None
    assert wrong > COUNTS["parser"] // 3


async def test_the_linter_answers_to_all_of_them() -> None:
    for source in programs(COUNTS["ruff"]):
        tidied = await tidy(source)
        assert tidied.source


@pytest.mark.parametrize("name", NAMES)
async def test_the_sandbox_answers_to_all_of_them(name: str) -> None:
    backend = KINDS[name]()
    assert await backend.find() is None
    settings = Settings(seconds=1)
    for source in programs(COUNTS[name]):
        source = source.encode("utf-8", "replace").decode()
        outcome = await backend.run(Program(source), settings)
        assert outcome.ended in ("done", "failed", "too_slow", "too_much", "refused")
    alive = await backend.run(Program("print(6 * 7)"), settings)
    assert alive.output == "42\n"
    await backend.close()


def test_blocks_are_looked_for_in_all_of_them() -> None:
    for source in programs(COUNT, "Text\n```python\nx = 1\n```\nmore ~~~\n`code`\n"):
        find_blocks(source)
