"""Code in messages: fenced blocks, found and written. Pure."""

import re
from dataclasses import dataclass, field

from bot.patterns import later
from bot.skills.code.pasted.languages.language_table import (
    BY_ENDING,
    language_name,
    language_of_file,
)
from bot.skills.code.pasted.messages.underlines import masked, unmasked

_BLOCK = re.compile(
    r"^(?P<indent>[ \t]*+)(?P<fence>`{3,}+|~{3,}+)[ \t]*+(?P<info>[^\n`]*+)\n"
    r"(?P<code>.*?)(?:^(?:(?P=indent))?[ \t]{0,3}(?P<end>(?P=fence))[`~]*[ \t]*$|\Z)",
    re.MULTILINE | re.DOTALL,
)
_QUOTE_MARK = re.compile(r"^[ \t]{0,3}> ?", re.MULTILINE)
_INLINE_ROW = r"(?P<ticks{0}>`{{1,3}})(?=[^`])[^`\n]+(?P=ticks{0})[ \t]*"
_INLINE_ROWS = later(rf"^{_INLINE_ROW.format(1)}(?:\n+{_INLINE_ROW.format(2)})*$", re.MULTILINE)
"""Lines that are nothing but code between backticks, one below the other."""
_POLITE = later(
    r"(?i:^(?:please|this|it|explain|review|debug|check|test|code)[ :,]+(?=`)"
    r"|(?<=`)[ ,.:!?]*(?:please|pls|thanks?|thank you)?[ .!?]*$)"
)
_WITH_WORDS = later(r"`(?P<code>[^`\n]*[(=\[{<>*/+-][^`\n]*)`[ ,.:\n]+(?P<words>[^`\n]+)\Z")
_AT_PROMPT = re.compile(r"^[ \t]*(?:>>>|\.\.\.)(?:[ ](?P<typed>.*)|$)", re.MULTILINE)
_LANGUAGE = re.compile(r"[\w+#.-]+")
_COMMENT = re.compile(
    r"(?:#|//|/\*|<!--|--|;)[ \t]*((?:file(?:name)?:[ \t]*)?[\w./-]+)[ \t*/>-]*\n"
)
_ABOVE_CHARS = 120
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|[\x00-\x08\x0b-\x1f\x7f]")

_CAN_BE_GUESSED = ("python", "bash", "c", "cpp", "go", "java", "javascript", "rust", "typescript")
"""Languages that the content of a file says: its name may be that of what is told of."""
_IN_WORDS = [each for each in BY_ENDING if len(each) > 1 or each in "ch"]
_FILE = re.compile(
    rf"(?<![\w./-])[A-Za-z_][\w-]{{0,60}}\.({'|'.join(_IN_WORDS)})(?![\w/-])", re.ASCII
)
"""A file of code or data by its plain name, without folders, and its ending."""
_NAME = re.compile(r"[\w.-]+", re.ASCII)
_LIBRARY = re.compile(
    r"\b(?:node|react|vue|next|nuxt|express|three|d3|p5|chart|discord)\.js\b", re.I
)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language in small letters ("" where it names none), its code, and the
    name of the file that it is said to be, "" for none. It is the block of this `number` in its
    text, 0 for none, `above` it stand these words, and its language may be only `is_guessed`."""

    language: str
    code: str
    name: str = ""
    number: int = field(default=0, compare=False)
    above: str = field(default="", compare=False)
    is_guessed: bool = field(default=False, compare=False)


def find_blocks(text: str, *, only_closed: bool = False) -> tuple[Block, ...]:
    """The fenced blocks of a Markdown text, also in its lists; one that is not closed goes to the
    end, unless `only_closed`. Where there is none, those in what it quotes: a message that was
    forwarded or replied to."""
    found: list[Block] = []
    readable, last = _readable(text), 0
    shown = unmasked(readable)  # each character stands where it did
    for match in _BLOCK.finditer(readable):
        info = _LANGUAGE.match(match["info"].strip())
        file = _FILE.fullmatch(info[0]) if info else None
        language = BY_ENDING[file[1]] if file else language_name(info[0] if info else "")
        before, last = shown[last : match.start()], match.end()
        if match["end"] or not only_closed:
            code = _outdented(unmasked(match["code"]).rstrip("\n"), match["indent"])
            name = _name_of(match["info"], before, code, language)
            above = before.strip()[-_ABOVE_CHARS:].rpartition("\n\n")[2]
            language = language or _language_of_name(name)
            found.append(Block(language, _typed(code, language), name, len(found) + 1, above))
    return tuple(block for block in found if block.code.strip())


def _name_of(info: str, before: str, code: str, language: str) -> str:
    """The name of a file in this language that stands behind a fence, alone in the first line,
    which is a comment, or as the only such one in the line above. Where no language is named, it
    stands there alone: behind "main.py prints" comes what that prints."""
    _, *said = info.split()[:3] or [""]
    if language and len(said) == 1 and _NAME.fullmatch(said[0]) and _is_of(said[0], language):
        return said[0]
    above = _LIBRARY.sub("", before.rstrip().rpartition("\n")[2][-_ABOVE_CHARS:])
    first = _COMMENT.match(code)
    is_alone = re.search(r"\w", _FILE.sub("", above)) is None
    for text in (info, first[1] if first else "", above if language or is_alone else ""):
        names = [each for each in _FILE.finditer(text) if not language or _is_of(each[0], language)]
        is_comment = first is not None and text == first[1]
        if len(names) == 1 and not (is_comment and not language and _language_of_name(names[0][0])):
            return names[0][0]
    return ""


def _is_of(name: str, language: str) -> bool:
    """Whether a file of this name may be in the language."""
    is_header = language == "cpp" and name.endswith(".h")
    told = (language_of_file(name), BY_ENDING.get(name.rpartition(".")[2]))
    return is_header or language in told


def _language_of_name(name: str) -> str:
    """The language that the name of a file says where its content may not; "" for none."""
    language = BY_ENDING.get(name.rpartition(".")[2], "")
    return "" if language in _CAN_BE_GUESSED else language


def _outdented(code: str, indent: str) -> str:
    """The lines of a block without the indentation of its fence (CommonMark 0.31, 4.5)."""
    if not indent:
        return code
    return re.sub(rf"^[ \t]{{1,{len(indent)}}}", "", code, flags=re.MULTILINE)


def without_blocks(text: str) -> str:
    """What stands around the blocks."""
    return unmasked(_BLOCK.sub("\n", _readable(text))).strip()


def around_blocks(text: str) -> list[str]:
    """What stands before each of the blocks, and behind the last."""
    return unmasked(_BLOCK.sub("\0", _readable(text).replace("\0", ""))).split("\0")


def _readable(text: str) -> str:
    """The text as blocks are looked for in it: without marks of quotation, where all are quoted,
    and with tildes that begin no block masked (underlines.py)."""
    text = masked(text.replace("\r\n", "\n"))
    if _BLOCK.search(text):
        return text
    unquoted = masked(_QUOTE_MARK.sub("", unmasked(text)))
    return unquoted if _BLOCK.search(unquoted) else text


def code_in(text: str) -> Block | None:
    """The code of a message: its first block, or all of it where it has none; None for nothing, as
    in an empty block."""
    blocks = find_blocks(text)
    if blocks:
        return blocks[0]
    bare = without_blocks(text)
    if _INLINE_ROWS.fullmatch(bare):
        bare = _without_ticks(bare)
    return Block("", _typed(bare, "")) if bare else None


def in_a_block(text: str) -> str:
    """A text whose code stands between backticks, in lines of their own or in one with something
    said or asked behind it, with that as a block; another as it is."""
    if find_blocks(text):
        return text
    if rows := _INLINE_ROWS.search(_POLITE.sub("", text.strip())):
        above, below = rows.string[: rows.start()], rows.string[rows.end() :]
        return f"{above}{fenced(_without_ticks(rows[0]))}{below.lstrip()}"
    found = _WITH_WORDS.match(text.strip())
    return f"{fenced(found['code'])}\n{found['words']}" if found else text


def _without_ticks(rows: str) -> str:
    """The code of lines between backticks."""
    return "\n".join(row.strip().strip("`").strip() for row in rows.split("\n"))


def _typed(code: str, language: str) -> str:
    """What somebody typed at Python's prompt, without prompts and what it printed; other code as it
    is."""
    if language not in ("", "python") or not code.lstrip().startswith(">>> "):
        return code
    return "\n".join(match["typed"] or "" for match in _AT_PROMPT.finditer(code))


def fenced(code: str, language: str = "") -> str:
    """`code` as a block that nothing in it can end."""
    longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{code.rstrip()}\n{fence}\n"


def closed(text: str) -> str:
    """A Markdown text without a block that is open at its end."""
    open_one = next((m for m in _BLOCK.finditer(masked(text)) if not m["end"]), None)
    return f"{text.rstrip()}\n{open_one['fence']}\n" if open_one else f"{text.rstrip()}\n"


def plain_output(text: str) -> str:
    """What a program printed, without what would steer a terminal."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
