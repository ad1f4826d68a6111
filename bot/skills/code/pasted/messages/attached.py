"""Code that came as a file: put beside what was written, as if it had been pasted. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.messages import Attachment
from bot.skills.code.pasted.languages.language_table import language_in
from bot.skills.code.pasted.messages.blocks import fenced
from bot.skills.code.pasted.messages.pieces import Pasted, pasted, traceback_in

_NAME_CHARS = 60


def with_files(text: str, files: Sequence[Attachment]) -> str:
    """`text` with each file that could be read as a block behind it; of a log that holds one, the
    traceback."""
    blocks = []
    for file in files:
        if file.content:
            language = language_in(file.name, file.content)
            error = "" if language else traceback_in(file.content)
            name = safe(file.name) if language and not file.left_out_chars else ""
            blocks.append(fenced(error or _lines(file.content), f"{language} {name}".strip()))
    return "\n\n".join(piece for piece in (text.strip(), *blocks) if piece)


def read_with_files(text: str, files: Sequence[Attachment]) -> Pasted:
    """What was pasted or attached, and which file the code is from."""
    return of_file(pasted(with_files(text, files)), files)


def of_file(given: Pasted, files: Sequence[Attachment]) -> Pasted:
    """The same, with the file that its code is from."""
    given = replace(given, file="", whole="", left_out_chars=0)
    for file in files:
        if given.code is not None and _lines(file.content).rstrip() == given.code.code.rstrip():
            return replace(
                given,
                file=safe(file.name),
                whole=file.content,
                left_out_chars=file.left_out_chars,
            )
    return given


def unread(files: Sequence[Attachment]) -> str:
    """Why files cannot be looked at; "" where all can."""
    problems = [f"{safe(file.name)}: {file.problem}" for file in files if file.problem]
    return f"I could not read what you attached ({'; '.join(problems)})." if problems else ""


def _lines(content: str) -> str:
    return content.replace("\r\n", "\n")


def safe(name: str) -> str:
    """A name that can stand in a patch and in a code span."""
    stem = name.replace("\\", "/").rpartition("/")[2]
    return re.sub(r"[^\w.-]+", "_", stem)[-_NAME_CHARS:].lstrip(".-") or "code.txt"
