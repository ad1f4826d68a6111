"""Showing replies: on a terminal as rich text that grows, elsewhere as plain text."""

import contextlib
import sys
from collections.abc import Iterator
from typing import Protocol, TextIO

from markdown_it import MarkdownIt
from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.markdown import Markdown
from rich.spinner import Spinner
from rich.text import Text

GREETING = (
    "You are talking to an AI. It can be wrong.\n"
    "/help for help, Ctrl-C to stop a reply, /quit to leave."
)

_SPARE_LINES = 4
"""Lines of a terminal left free around the growing end of a reply."""

_PARSER = MarkdownIt("commonmark").enable("table")


class Screen(Protocol):
    """Where replies appear."""

    def greet(self) -> None:
        """The first words."""
        ...

    def say(self, sentence: str) -> None:
        """A sentence of the program itself."""
        ...

    def show_status(self, text: str) -> None:
        """What is being done."""
        ...

    def show(self, text: str, *, is_final: bool) -> None:
        """The reply so far; called again with more until `is_final`."""
        ...

    def end(self) -> None:
        """Let go of the terminal; showing more takes it again."""
        ...


@contextlib.contextmanager
def open_screen(is_terminal: bool) -> Iterator[Screen]:
    """The screen for this standard output."""
    screen = RichScreen(Console()) if is_terminal else PlainScreen(sys.stdout)
    try:
        yield screen
    finally:
        screen.end()


class PlainScreen:
    """For pipes: the text as it is, as soon as it comes."""

    def __init__(self, output: TextIO) -> None:
        self._output = output
        self._shown = ""

    def greet(self) -> None:
        """Nothing: only replies go into a pipe."""

    def say(self, sentence: str) -> None:
        """On standard error, so that a pipe holds replies only."""
        print(sentence, file=sys.stderr, flush=True)

    def show_status(self, text: str) -> None:
        """Nothing: see `greet`."""

    def show(self, text: str, *, is_final: bool) -> None:
        """Print what is new. Where shown text changed, the whole comes once more at the end."""
        if text.startswith(self._shown):
            self._output.write(text[len(self._shown) :])
            self._shown = text
        elif is_final:
            self._output.write(f"\n\n{text}")
        if is_final:
            self._output.write("\n")
            self._shown = ""
        self._output.flush()

    def end(self) -> None:
        """Nothing: a pipe holds what is written."""


class RichScreen:
    """For terminals: finished paragraphs are printed for good, the last one grows in place."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._live: Live | None = None
        self._printed = 0  # characters of the reply that are printed for good
        self._growing = ""

    def greet(self) -> None:
        """Who is there, and how to leave."""
        self._console.print(Text(GREETING, style="dim"))

    def say(self, sentence: str) -> None:
        """A sentence of the program itself."""
        self._console.print(Text(sentence, style="yellow"))

    def show_status(self, text: str) -> None:
        """What is being done, with a moving sign, below what grows."""
        shown: list[RenderableType] = [Markdown(self._growing), Text()] if self._growing else []
        if text:
            shown.append(Spinner("dots", Text(text, style="dim")))
        self._update(Group(*shown))

    def show(self, text: str, *, is_final: bool) -> None:
        """Print finished paragraphs, show the one that grows."""
        settled = len(text) if is_final else last_block_start(text)
        if settled > self._printed:
            self._print(text[self._printed : settled])
            self._printed = settled
        if is_final:
            self.end()
            self._printed, self._growing = 0, ""
        else:
            self._growing = tail(text[self._printed :], self._console.height - _SPARE_LINES)
            self._update(Markdown(self._growing))

    def end(self) -> None:
        """Leave the terminal as it was."""
        if self._live is not None:
            self._live.stop()
            self._live = None

    def _print(self, block: str) -> None:
        if not block.strip():
            return
        if self._live is not None:
            self._live.update(Text(), refresh=True)
        self._console.print(Markdown(block.strip("\n")))
        self._console.print()

    def _update(self, shown: RenderableType) -> None:
        if self._live is None:
            self._live = Live(console=self._console, transient=True, refresh_per_second=10)
            self._live.start()
        self._live.update(shown)


def last_block_start(text: str) -> int:
    """Where the last paragraph, list, table or code block of a Markdown text begins.

    What stands before it changes no more when text is added behind.
    """
    starts = [
        token.map[0] for token in _PARSER.parse(text) if token.level == 0 and token.map is not None
    ]
    if not starts:
        return 0
    lines = text.split("\n")  # as the parser counts them
    return sum(len(line) + 1 for line in lines[: starts[-1]])


def tail(block: str, most_lines: int) -> str:
    """The end of a block that is too long for the terminal; a code fence stays open."""
    lines = block.split("\n")
    if len(lines) <= most_lines:
        return block
    first = lines[0].lstrip()
    fence = [lines[0]] if first.startswith(("```", "~~~")) else []
    return "\n".join(fence + lines[-max(1, most_lines - len(fence)) :])
