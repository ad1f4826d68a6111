"""What somebody pasted: code, an error, a question, told apart. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.skills.code.blocks import Block, find_blocks, without_blocks
from bot.skills.code.naming import guessed_language

_TRACEBACK = re.compile(r"^Traceback \(most recent call last\):", re.MULTILINE)
_ERROR_LINE = re.compile(
    r"^(?:\w+\.)*\w*(?:Error|Exception|Warning|Interrupt|Iteration)\b.*$", re.MULTILINE
)
_DIFF = re.compile(r"^(?:diff --git |--- .+\n\+\+\+ |@@ -\d)", re.MULTILINE)
_LOOKS_LIKE_CODE = re.compile(
    r"^[ \t]*(?:def |class |import |from \w+ import |for .*:|while .*:|if .*:|return\b|print\(|"
    r"#include|fn |func |const |let |var |public |\w+ = )|[;{}][ \t]*$",
    re.MULTILINE,
)
_READ_CHARS = 600
_WORDS = re.compile(
    r"(?:what|why|how|when|which|who|where|is|are|does|do|can|could|should|please|it|its|my|the|this"
    r"|that|i|there)\b(?!\s*[=(.\[,])[^\n]*|(?:\(?[^\W\d_][\w'’-]*[,.;:!?)]*(?:\s+|\Z)){3,}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Pasted:
    """`code` None: none was shown. `error` is a traceback or an error's line; `words` the rest.

    `file` is the name of the file that the code came in, "" where it was pasted; `whole` is that
    file as it was read, to the last line's end, and `left_out_chars` were too many to read.
    `blocks` are all that hold code, so many of which `code` was `joined` of; `beside` it lie those
    that are files and that it imports.
    """

    code: Block | None
    error: str = ""
    words: str = ""
    file: str = ""
    whole: str = ""
    left_out_chars: int = 0
    blocks: tuple[Block, ...] = ()
    joined: int = 1
    beside: tuple[Block, ...] = ()


def pasted(text: str) -> Pasted:
    """Tell apart what a message holds."""
    blocks = find_blocks(text)
    if blocks:
        errors = [block.code for block in blocks if _is_error(block)]
        codes = [block for block in blocks if not _is_error(block)]
        words = without_blocks(text)
        error = errors[0] if errors else _error_in(words)
        codes = [*map(_named, programs_in(codes))]
        words = words.replace(error, "").strip()
        return Pasted(codes[0] if codes else None, error, words, blocks=tuple(codes))
    found = _TRACEBACK.search(text)
    before, error = (text[: found.start()], text[found.start() :]) if found else (text, "")
    words, code = _split_bare(before)
    return Pasted(_named(Block("", code)) if code else None, error.strip(), words)


def programs_in(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, but for what a program printed: those without language and name beside others
    that have one, unless they look like code."""
    telling = [each for each in blocks if each.language or each.name]
    return [
        each for each in blocks if not telling or each in telling or _looks_like_code(each.code)
    ]


def _looks_like_code(text: str) -> bool:
    return is_diff(text) or _LOOKS_LIKE_CODE.search(text) is not None


def is_words(text: str) -> bool:
    """Whether a text without a line like code is said in words: "what is a closure?"."""
    return _WORDS.fullmatch(text.strip()[:_READ_CHARS]) is not None


def is_diff(text: str) -> bool:
    """Whether this is a unified diff."""
    return _DIFF.search(text) is not None


def error_line(text: str) -> str:
    """The line that names the error, the last where there are several; "" for none."""
    found = _ERROR_LINE.findall(text)
    return str(found[-1]).strip() if found else ""


def _is_error(block: Block) -> bool:
    first = block.code.lstrip().splitlines()[0] if block.code.strip() else ""
    return bool(_TRACEBACK.match(first) or _ERROR_LINE.match(first))


def traceback_in(text: str) -> str:
    """From the last traceback in a text to its end; "" for none."""
    *_, last = (None, *_TRACEBACK.finditer(text))
    return text[last.start() :].strip() if last else ""


def _error_in(words: str) -> str:
    found = _TRACEBACK.search(words)
    return words[found.start() :].strip() if found else error_line(words)


def _split_bare(text: str) -> tuple[str, str]:
    """Words and code of a message without fences: the code begins at the first line like code."""
    found = _DIFF.search(text) or _LOOKS_LIKE_CODE.search(text)
    if found is None:
        return text.strip(), ""
    start = found.start() if found.re is _DIFF else text.rfind("\n", 0, found.start() + 1) + 1
    return text[:start].strip(), text[start:].strip("\n").rstrip()


def _named(block: Block) -> Block:
    """With a language, guessed where it has none."""
    if is_diff(block.code):
        return replace(block, language="diff")
    return block if block.language else replace(block, language=guessed_language(block.code))
