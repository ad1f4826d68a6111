"""Examples of what code should do: asked for when it is there, and doubted where two ways agree."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.patterns import later
from bot.skills.code.asking import answer_to, going_on
from bot.skills.code.checks.checked import Checked
from bot.skills.code.draft import Draft
from bot.skills.code.pasted.messages.blocks import find_blocks
from bot.skills.code.writing import Writer
from bot.tools.source.reading import Example, read

_WISH = (
    "Give three examples of what {names} should return for small inputs: three asserts, each of "
    "which calls it and compares the result with what it should be. Only these three lines, in one "
    "```python block."
)
# No example of such an example: small models copy it, and the function that would make it true.
_MOST = 5
_MOST_NAMED = 3
_MOST_TOKENS = 200
_FENCE = later(r"^[ \t]*(?:`{3,}|~{3,}).*$", re.MULTILINE)
_UNKNOWN = "raises NameError"


async def with_examples(writer: Writer, draft: Draft) -> Draft:
    """A draft that can have them, with examples that were asked for in a question of their own:
    asked for together with the code they make small models write worse code (docs/skills.md).
    Those that it brought along do; a program that defines nothing has none. Raises the model's
    `ModelError`s."""
    checked = draft.checked
    if checked is None or not checked.reading.names or checked.tried or checked.count:
        return draft
    names = " or ".join(f"`{name}`" for name in checked.reading.names[:_MOST_NAMED])
    asked = going_on(draft.asked, draft.answer, _WISH.format(names=names))
    answer = await answer_to(writer.context, asked, _MOST_TOKENS)
    tried = await writer.tried(draft, await examples_in(answer, checked))
    return await writer.tried(draft, usable(tried.checked))


async def examples_in(answer: str, checked: Checked) -> tuple[Example, ...]:
    """The examples of a program in an answer to the wish for them, whose last line may have been
    cut."""
    block = next(iter(find_blocks(answer)), None)
    lines = block.code.split("\n") if block else []
    first = checked.code.count("\n") + 2
    for some in (lines, lines[:-1]):
        reading = await read("\n".join((checked.code, *some)), "python", first)
        if reading.problem is None:
            apart = {line for begin, end in reading.apart for line in range(begin, end + 1)}
            found = [each for each in reading.asserts if each.line in apart]
            return _distinct(found or await _at_prompt(answer, checked))[:_MOST]
    return ()


async def _at_prompt(answer: str, checked: Checked) -> list[Example]:
    """Those that are shown as at Python's prompt (`>>> f(1)`, and below it `2`), as the program
    might show them in what it says of itself."""
    if ">>> " not in answer:
        return []
    said = _FENCE.sub("", answer)
    reading = await read(f"{checked.code}\n\ndef _asked():\n    {said!r}\n", "python")
    last = checked.code.count("\n") + 1
    return [replace(each, is_doctest=False) for each in reading.doctests if each.line > last]


def usable(checked: Checked | None) -> tuple[Example, ...]:
    """The examples tried, but for those that use a name which nobody has set."""
    tried = checked.tried if checked else ()
    return tuple(each.example for each in tried if not each.came.startswith(_UNKNOWN))


def doubted(one: Checked, other: Checked) -> tuple[Example, ...]:
    """The examples that two programs speak against with one voice. Which is wrong is not known:
    an example that the model made up, or what it wrote twice."""
    came = {each.example: each.came for each in other.failing}
    return tuple(
        each.example
        for each in one.failing
        if each.came.startswith("gives ") and came.get(each.example) == each.came
    )


def _distinct(examples: Sequence[Example]) -> tuple[Example, ...]:
    return tuple({(each.setup, each.text): each for each in examples}.values())
