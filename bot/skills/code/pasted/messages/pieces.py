"""What somebody pasted: code, an error, a question, told apart. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.skills.code.pasted.languages.language_table import DATA, ENDINGS
from bot.skills.code.pasted.languages.naming import is_diff, looks_like_code
from bot.skills.code.pasted.languages.tongue import language_of
from bot.skills.code.pasted.messages.bare import where_bare_code_begins, without_words_behind
from bot.skills.code.pasted.messages.blocks import Block, fenced, find_blocks, without_blocks
from bot.skills.code.pasted.messages.cells import opened
from bot.skills.code.pasted.messages.choosing import code_of
from bot.skills.code.pasted.messages.error_texts import Parted, named_in, part

_TRACEBACK = re.compile(r"^Traceback \(most recent call last\):", re.MULTILINE)
_ERROR_LINE = re.compile(
    r"^(?:\w+\.)*\w*(?:Error|Exception|Warning|Interrupt|Iteration)\b.*$", re.MULTILINE
)
_PROGRAMS = ENDINGS.keys() - {*DATA, "bash"}
"""Languages that a block can name of which nobody means "what stood in my terminal"."""
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
    that are files and that it imports, and `others` are what is left. `plain` are blocks of what
    looks like none, as what a program printed. `around` is what was taken for words right above and
    below code without a fence in one place; None for code in fences or in several. `unsure` are
    lines there that may be code, which no parser settled (unfenced.py).
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
    others: tuple[Block, ...] = ()
    plain: tuple[Block, ...] = ()
    around: tuple[str, str] | None = None
    unsure: tuple[str, ...] = ()


def pasted(text: str) -> Pasted:
    """Tell apart what a message holds."""
    if (cells := opened(Block("", text[text.find("{") :]))).language:
        text = f"{text[: text.find('{')]}\n\n{fenced(cells.code, cells.language)}"
    blocks = [_parted(opened(block)) for block in find_blocks(text)]
    without = without_blocks(text)
    outside = part(text if without == text.strip() else without)
    told = [block for block, _ in blocks if block is not None]
    codes = programs_in(told)
    plain = tuple(block for block in told if block not in codes)
    errors = [error for _, error in blocks if error]
    words, around = "\n".join(outside.pieces).strip(), None
    if not blocks:
        bare = [_split_bare(piece) for piece in outside.pieces]
        words = "\n".join(said for above, _, below in bare for said in (above, below) if said)
        code = "\n\n".join(code for _, code, _ in bare if code)
        around = next(((above, below) for above, each, below in bare if each == code != ""), around)
        codes = [Block("", code)] if code else []
    error = errors[0] if errors else outside.error or named_in(words)
    named = tuple(map(_named, codes))
    return Pasted(code_of(named, error), error, words, blocks=named, plain=plain, around=around)


def programs_in(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, but for what a program printed: those without language and name beside others
    that have one, unless they look like code."""
    telling = [each for each in blocks if each.language or each.name]
    return [each for each in blocks if not telling or each in telling or looks_like_code(each.code)]


def is_words(text: str) -> bool:
    """Whether a text without a line like code is said in words: "what is a closure?"."""
    return _WORDS.fullmatch(text.strip()[:_READ_CHARS]) is not None


def error_line(text: str) -> str:
    """The line that names the error, the last where there are several; "" for none."""
    found = _ERROR_LINE.findall(text)
    return str(found[-1]).strip() if found else ""


def _parted(block: Block) -> tuple[Block | None, str]:
    """The code and the error text of a block: one begins with the other, or is all of it. What
    stands in the midst of code is part of that: a text that it prints, or compares with."""
    found = Parted((block.code,), "") if is_diff(block.code) else part(block.code)
    if not found.error:
        return block, ""
    if not found.pieces:
        return None, found.error
    is_around = len(found.pieces) > 1 and any(map(looks_like_code, found.pieces))
    if is_around or block.language in DATA:
        return block, ""
    code = found.pieces[0].strip("\n").rstrip()
    is_above = block.code.startswith(found.pieces[0])
    if looks_like_code(code) or (is_above and block.language in _PROGRAMS):
        return replace(block, code=code), found.error
    return None, block.code


def traceback_in(text: str) -> str:
    """From the last traceback in a text to its end; "" for none."""
    *_, last = (None, *_TRACEBACK.finditer(text))
    return text[last.start() :].strip() if last else ""


def _split_bare(text: str) -> tuple[str, str, str]:
    """The words above, the code, and the words below it, of a message without fences: what is code
    (bare.py)."""
    start = where_bare_code_begins(text)
    if start is None:
        return text.strip(), "", ""
    code, behind = without_words_behind(text[start:].strip("\n"))
    return text[:start].strip(), code, behind


def _named(block: Block) -> Block:
    """With a language, guessed by its looks where it has none, or else Python until parsers are
    asked (untold.py)."""
    if is_diff(block.code):
        return replace(block, language="diff")
    if block.language:
        return block
    return replace(block, language=language_of(block.code) or "python", is_guessed=True)
