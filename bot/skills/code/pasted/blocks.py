"""Code in messages: fenced blocks, found and written. Pure."""

import re
from dataclasses import dataclass, field

_BLOCK = re.compile(
    r"^(?P<indent>[ \t]*+)(?P<fence>`{3,}+|~{3,}+)[ \t]*+(?P<info>[^\n`]*+)\n"
    r"(?P<code>.*?)(?:^(?:(?P=indent))?[ \t]{0,3}(?P<end>(?P=fence))[`~]*[ \t]*$|\Z)",
    re.MULTILINE | re.DOTALL,
)
_QUOTE_MARK = re.compile(r"^[ \t]{0,3}> ?", re.MULTILINE)
_INLINE_FENCE = re.compile(r"\A`{3}(?P<code>[^`\n]+)`{3}\Z|\A`(?P<one>[^`\n]+)`\Z")
_AT_PROMPT = re.compile(r"^[ \t]*(?:>>>|\.\.\.)(?:[ ](?P<typed>.*)|$)", re.MULTILINE)
_LANGUAGE = re.compile(r"[\w+#.-]+")
_COMMENT = re.compile(
    r"(?:#|//|/\*|<!--|--|;)[ \t]*((?:file(?:name)?:[ \t]*)?[\w./-]+)[ \t*/>-]*\n"
)
_ABOVE_CHARS = 120
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|[\x00-\x08\x0b-\x1f\x7f]")

_ALIASES = {
    "py": "python", "python3": "python", "py3": "python", "pycon": "python", "ipython": "python",
    "ipython3": "python", "js": "javascript", "yml": "yaml", "txt": "text", "md": "markdown",
    "node": "javascript", "ts": "typescript", "sh": "bash", "shell": "bash", "golang": "go",
    "rs": "rust", "jsx": "javascript", "tsx": "typescript", "c++": "cpp", "cs": "csharp",
    "c#": "csharp", "patch": "diff",
}  # fmt: skip
ENDINGS = {
    "python": "py", "javascript": "js", "typescript": "ts", "bash": "sh", "go": "go",
    "rust": "rs", "java": "java", "c": "c", "cpp": "cpp", "csharp": "cs", "sql": "sql",
    "html": "html", "css": "css", "json": "json", "yaml": "yaml", "ruby": "rb", "php": "php",
    "kotlin": "kt", "swift": "swift", "diff": "diff",
}  # fmt: skip
_LANGUAGES = {ending: language for language, ending in ENDINGS.items()} | {
    "jsx": "javascript", "tsx": "typescript", "yml": "yaml", "csv": "csv", "tsv": "tsv",
    "txt": "text", "toml": "toml", "ini": "ini", "xml": "xml", "h": "c", "cc": "cpp", "hpp": "cpp",
    "mjs": "javascript",
}  # fmt: skip
_OF_DATA = ("html", "css", "json", "yaml", "csv", "tsv", "text", "toml", "ini", "xml")
"""Languages of files whose content may not say which it is in."""
_FILE = re.compile(
    rf"(?<![\w./-])[A-Za-z_][\w-]{{0,60}}\.({'|'.join(_LANGUAGES)})(?![\w/-])", re.ASCII
)
"""A file of code or data by its plain name, without folders, and its ending."""
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
    for match in _BLOCK.finditer(readable):
        info = _LANGUAGE.match(match["info"].strip())
        file = _FILE.fullmatch(info[0]) if info else None
        language = _LANGUAGES[file[1]] if file else language_name(info[0] if info else "")
        before, last = readable[last : match.start()], match.end()
        if match["end"] or not only_closed:
            code = _outdented(match["code"].rstrip("\n"), match["indent"])
            name = _name_of(match["info"], before, code, language)
            above = before.strip()[-_ABOVE_CHARS:].rpartition("\n\n")[2]
            language = language or _language_of_data(name)
            found.append(Block(language, _typed(code, language), name, len(found) + 1, above))
    return tuple(block for block in found if block.code.strip())


def _name_of(info: str, before: str, code: str, language: str) -> str:
    """The name of a file in this language that stands behind a fence, alone in the first line,
    which is a comment, or as the only such one in the line above. Where no language is named, it
    stands there alone: behind "main.py prints" comes what that prints."""
    above = _LIBRARY.sub("", before.rstrip().rpartition("\n")[2][-_ABOVE_CHARS:])
    first = _COMMENT.match(code)
    is_alone = re.search(r"\w", _FILE.sub("", above)) is None
    for text in (info, first[1] if first else "", above if language or is_alone else ""):
        names = [each for each in _FILE.finditer(text) if _may_be(each[1], language)]
        is_comment = first is not None and text == first[1]
        if len(names) == 1 and not (is_comment and not language and _language_of_data(names[0][0])):
            return names[0][0]
    return ""


def _may_be(ending: str, language: str) -> bool:
    is_header = ending == "h" and language == "cpp"
    return is_header or language in ("", _LANGUAGES[ending])


def _language_of_data(name: str) -> str:
    """The language of a file of data; "" where the name is that of another one, or none."""
    language = _LANGUAGES.get(name.rpartition(".")[2], "")
    return language if language in _OF_DATA else ""


def _outdented(code: str, indent: str) -> str:
    """The lines of a block without the indentation of its fence (CommonMark 0.31, 4.5)."""
    if not indent:
        return code
    return re.sub(rf"^[ \t]{{1,{len(indent)}}}", "", code, flags=re.MULTILINE)


def without_blocks(text: str) -> str:
    """What stands around the blocks."""
    return _BLOCK.sub("\n", _readable(text)).strip()


def around_blocks(text: str) -> list[str]:
    """What stands before each of the blocks, and behind the last."""
    return _BLOCK.sub("\0", _readable(text).replace("\0", "")).split("\0")


def _readable(text: str) -> str:
    """The text as blocks are looked for in it: without marks of quotation, where all are quoted."""
    text = text.replace("\r\n", "\n")
    if _BLOCK.search(text):
        return text
    unquoted = _QUOTE_MARK.sub("", text)
    return unquoted if _BLOCK.search(unquoted) else text


def code_in(text: str) -> Block | None:
    """The code of a message: its first block, or all of it where it has none; None for nothing, as
    in an empty block."""
    blocks = find_blocks(text)
    if blocks:
        return blocks[0]
    bare = without_blocks(text)
    inline = _INLINE_FENCE.match(bare)
    if inline:
        bare = inline["code"] or inline["one"]
    return Block("", _typed(bare, "")) if bare else None


def _typed(code: str, language: str) -> str:
    """What somebody typed at Python's prompt, without prompts and what it printed; other code as it
    is."""
    if language not in ("", "python") or not code.lstrip().startswith(">>> "):
        return code
    return "\n".join(match["typed"] or "" for match in _AT_PROMPT.finditer(code))


def language_name(written: str) -> str:
    """One name for each language, however it is written."""
    name = written.strip().lower()
    return _ALIASES.get(name, name)


def ending_of(language: str) -> str:
    """What files of this language end in, without the dot."""
    return ENDINGS.get(language, "txt")


def fenced(code: str, language: str = "") -> str:
    """`code` as a block that nothing in it can end."""
    longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{code.rstrip()}\n{fence}\n"


def closed(text: str) -> str:
    """A Markdown text without a block that is open at its end."""
    open_one = next((m for m in _BLOCK.finditer(text) if not m["end"]), None)
    return f"{text.rstrip()}\n{open_one['fence']}\n" if open_one else f"{text.rstrip()}\n"


def plain_output(text: str) -> str:
    """What a program printed, without what would steer a terminal."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
