"""Code that is too long for a message to be read in: its beginning is shown, all of it is a file.

Pure. Where a platform shows files (`Limits.file_max_bytes`), a block longer than
`Limits.code_max_chars` ends after that many, at a line's end, and a sentence names the file. What
comes out for a document is a prefix of what comes out for the same document grown: in an open block
only whole lines are shown, so that what is shown never has to be taken back.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.ports import Limits

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_FENCE = re.compile(r"([ \t]*(?:`{3,}|~{3,}))([^\n]*)")
_REST = "_The rest is in the file `{name}` below._"
_ENDINGS = {
    "bash": "sh",
    "c": "c",
    "c++": "cpp",
    "cpp": "cpp",
    "css": "css",
    "csv": "csv",
    "diff": "diff",
    "go": "go",
    "html": "html",
    "java": "java",
    "javascript": "js",
    "js": "js",
    "json": "json",
    "markdown": "md",
    "md": "md",
    "python": "py",
    "py": "py",
    "ruby": "rb",
    "rust": "rs",
    "sh": "sh",
    "sql": "sql",
    "toml": "toml",
    "ts": "ts",
    "typescript": "ts",
    "xml": "xml",
    "yaml": "yaml",
    "yml": "yaml",
}


@dataclass(frozen=True, slots=True)
class LongCode:
    """A block that becomes a file."""

    name: str
    code: str


@dataclass(frozen=True, slots=True)
class _Block:
    """A block's body in the document. `after` is where its last line ends; 0: it has none yet."""

    markers: str
    info: str
    start: int
    end: int
    after: int = 0

    def is_closed(self, document: str, *, is_final: bool) -> bool:
        """Whether its last line is there, and nothing more can come in that line."""
        return self.after > 0 and (is_final or document[self.after - 1] == "\n")


def fit_code(document: str, limits: Limits, *, is_final: bool) -> str:
    """The document with the beginnings of long blocks in their place."""
    if not _applies(document, limits):
        return document
    shown, at, number = "", 0, 0
    for block in _blocks(document, is_final=is_final):
        if block.end - block.start > limits.code_max_chars:
            number += 1
            most = block.start + limits.code_max_chars
            cut = document.rfind("\n", block.start, most) + 1 or block.start
            shown += (
                document[at:cut] + f"{block.markers}\n{_REST.format(name=_name(block, number))}"
            )
            if not block.is_closed(document, is_final=is_final):
                return shown
            shown += "\n"
            at = block.after
        elif not is_final and not block.is_closed(document, is_final=False):
            return shown + document[at : document.rfind("\n", at, block.end) + 1]
    return shown + document[at:]


def find_long_code(document: str, limits: Limits) -> tuple[LongCode, ...]:
    """The blocks of a whole document that `fit_code` shows the beginning of."""
    if not _applies(document, limits):
        return ()
    long = [
        block
        for block in _blocks(document, is_final=True)
        if block.end - block.start > limits.code_max_chars
    ]
    return tuple(
        LongCode(_name(block, number), document[block.start : block.end])
        for number, block in enumerate(long, 1)
    )


def _applies(document: str, limits: Limits) -> bool:
    if not (limits.code_max_chars and limits.file_max_bytes):
        return False
    return "```" in document or "~~~" in document


def _blocks(document: str, *, is_final: bool) -> Iterator[_Block]:
    """The fenced blocks, in order (the rules of `bot.reply.open_fence`). While a document grows, an
    open one holds its whole lines: the one that is begun may yet become its closing fence."""
    opened: tuple[str, str, int] | None = None
    for line in _LINE.finditer(document):
        match = _FENCE.fullmatch(line[0].rstrip("\n"))
        if match is None:
            continue
        markers, info = match[1], match[2].strip()
        if opened is None:
            if line[0].endswith("\n") and ("`" not in info or "~" in markers):
                opened = (markers, info, line.end())
        elif not info and markers.strip().startswith(opened[0].strip()):
            yield _Block(*opened, line.start(), line.end())
            opened = None
    if opened is not None:
        yield _Block(*opened, len(document) if is_final else document.rfind("\n") + 1)


def _name(block: _Block, number: int) -> str:
    language = block.info.split(maxsplit=1)[0].lower() if block.info else ""
    return f"code-{number}.{_ENDINGS.get(language, 'txt')}"
