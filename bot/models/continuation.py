"""How a reply that was cut goes on, in the same message, by the same model or another. Pure.

A model is asked to go on from where the reply ends. Small ones do what they can: they begin anew,
say the last words once more, or leave out the blank between two words. `Seam` joins what comes to
what is shown.
"""

import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import TypeVar

from bot.ports import ModelMessage
from bot.reply import TextDelta

GO_ON = (
    "Your reply was cut off at its end. Go on from exactly there, in the same language and layout, "
    "in the middle of a sentence or a code block if need be. Repeat nothing of it, do not greet "
    "and do not mention the interruption."
)

_LOOKS_BACK_CHARS = 4_000
_BEGINS_ANEW_CHARS = 20
"""Who says so much of the reply again, and then something else, has begun anew there."""
_BEGINS_ANEW_WORDS = 3
"""The same, of different words, where it is all that was said."""

_WORD = re.compile(r"\S+")
_LETTER = r"[^\W_\u2e80-\U0003ffff]"  # of the scripts that put blanks between words
_LAST_WORD = re.compile(rf"((?<=\s)(?=\S*\w)\S{{1,40}}|^{_LETTER}{{1,40}})$")
_WANTS_BLANK_BEHIND = re.compile(rf"(?<!\S)[(\"'“‘*]{{0,3}}{_LETTER}+[,.;:!?)\"'”’*]*$")
_WANTS_BLANK_BEFORE = re.compile(_LETTER)

Part = TypeVar("Part")


def continue_from(messages: Sequence[ModelMessage], said_so_far: str) -> list[ModelMessage]:
    """The prompt that asks for the rest of a reply of which `said_so_far` is already shown.

    What was asked comes first and unchanged, so that prompt caches hit. With nothing said yet it is
    the whole prompt. The last word is left out: the model says it again, and `Seam` knows that it
    is there. Alone it stays, since there is no message without text, and may come again or not.
    """
    if not said_so_far.strip():
        return list(messages)
    said = said_so_far.rstrip()
    whole = said.removesuffix(_last_word(said)).rstrip()
    return [*messages, ModelMessage("assistant", whole or said), ModelMessage("user", GO_ON)]


async def joined(
    parts: AsyncGenerator[Part, None], said_so_far: str
) -> AsyncGenerator[Part | TextDelta, None]:
    """A model's parts, their text joined to `said_so_far`."""
    seam = Seam(said_so_far)
    async with aclosing(parts):
        async for part in parts:
            if not isinstance(part, TextDelta):
                yield part
            elif text := seam.add(part.text):
                yield TextDelta(text)
    if rest := seam.finish():
        yield TextDelta(rest)


class Seam:
    """The place where the rest of a reply is joined to `said`."""

    def __init__(self, said: str) -> None:
        self._said = said.rstrip()
        self._blanks = said[len(self._said) :]
        self._is_joined = not self._said
        self._come = ""
        recent = self._said[-_LOOKS_BACK_CHARS:]
        self._whole = _plain(self._said)
        self._asked_again = len(_last_word(self._said))
        self._tails = [self._whole, *(_plain(recent[w.start() :]) for w in _WORD.finditer(recent))]

    def add(self, text: str) -> str:
        """What is to be shown of the text that comes: nothing yet while it may be a repetition."""
        if self._is_joined:
            return self._behind_blanks(text) if self._blanks else text
        self._come += text
        come = _plain(self._come).lstrip()
        if not come:
            return ""
        self._tails = [
            tail for tail in self._tails if tail.startswith(come) or come.startswith(tail)
        ]
        if any(len(tail) > len(come) for tail in self._tails):
            return ""
        return self._join(come)

    def finish(self) -> str:
        """What is still to be shown when nothing more comes: it was no repetition then."""
        come = _plain(self._come).lstrip()
        if self._is_joined or not come:
            return ""
        self._tails = [tail for tail in self._tails if len(tail) <= len(come)]
        return self._join(come)

    def _join(self, come: str) -> str:
        self._is_joined = True
        repeated = self._repeated()
        if repeated:
            return self._behind_blanks(self._come.lstrip()[repeated:])
        gap, self._blanks = self._gap(come), ""
        return gap + self._come

    def _behind_blanks(self, text: str) -> str:
        """`text` without the blanks at its beginning that are there already."""
        while text and self._blanks:
            if text[0] != self._blanks[0]:
                self._blanks = ""
                break
            text, self._blanks = text[1:], self._blanks[1:]
        return text

    def _repeated(self) -> int:
        """How many characters of what came are there already.

        A last word that was left out of the prompt is expected to come again. Nothing else is: it
        counts as said again where it says so much that it cannot have come anew by chance.
        """
        lengths = sorted(map(len, self._tails))
        if telling := [length for length in lengths if self._is_telling(length)]:
            return telling[-1]
        if not lengths or not self._asked_again:
            return 0
        return lengths[0] if lengths[0] == self._asked_again else lengths[-1]

    def _is_telling(self, length: int) -> bool:
        """Whether this much of the end is too much to come twice by chance: not so of rows and
        refrains, which have come twice already."""
        end = self._whole[-length:]
        is_all = length == len(self._whole) and not self._asked_again
        is_much = length >= _BEGINS_ANEW_CHARS and any(map(str.isalnum, end))
        is_much = is_much or (is_all and len(set(end.split())) >= _BEGINS_ANEW_WORDS)
        is_first = self._whole.find(end) == len(self._whole) - length
        return is_much and is_first and not _repeats_itself(end)

    def _gap(self, come: str) -> str:
        begin = self._whole[:_BEGINS_ANEW_CHARS]
        if len(begin) == _BEGINS_ANEW_CHARS and come.startswith(begin):
            return "\n\n"
        has_words = len(self._said.split()) > 1  # else nobody knows whether it is a whole one
        wants_one = _WANTS_BLANK_BEHIND.search(self._said) and _WANTS_BLANK_BEFORE.match(self._come)
        if self._said.endswith((".", ":")) and self._come[:1].islower():
            wants_one = None  # a file, an address, an abbreviation
        return " " if wants_one and has_words and not self._blanks else ""


def _last_word(said: str) -> str:
    """The word at the end, with its marks, that may be half of one ("1," may become "1,000"); ""
    where it ends otherwise. Where it is all that was said, marks make it none: "<div>"."""
    found = _LAST_WORD.search(said)
    return found[0] if found else ""


def _repeats_itself(text: str) -> bool:
    """Whether more than half of it comes again at its end, as in "la la la"."""
    return any(text[-n:] == text[:n] for n in range(len(text) // 2, len(text)))


def _plain(text: str) -> str:
    """As it is compared: in small letters, each as long as it was."""
    small = text.lower()
    return small if len(small) == len(text) else text
