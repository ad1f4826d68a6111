"""Review: comments by line, of tools and of the model, each on a line that is there."""

import re
from collections.abc import AsyncGenerator, Callable

from bot.ports import TurnContext
from bot.reply import Notice, ReplyPart, Status, TextDelta
from bot.skills.code.asking import ask
from bot.skills.code.comments import Comment, Line, read_comments, says_none
from bot.skills.code.margin import OUTSIDE, UNKNOWN_NAMES, at_margin, may_be_body
from bot.skills.code.pasted.files.noting import told_beside
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.messages.pieces import Pasted
from bot.tools.patch import read_diff
from bot.tools.source.reading import read
from bot.tools.source.tidying import Finding, lint, ruff_path

_MOST_COMMENTS = 12
_SHOWN_CHARS = 70
_READ_LINES = 400
"""What the model is shown; what it says of later lines it has made up."""
_WISH = (
    "Review this {language}. Look for mistakes, cases that are forgotten and dangers, not for "
    "style.{words}\n\n{numbered}\n{beside}\n"
    "Answer with one comment a line, at most eight, like this:\n"
    "12: an empty list makes this fail\n"
    "Write NONE if there is nothing wrong. No code."
)
_SAYS_UNPARSED = re.compile(
    r"\b(?:syntax ?error|invalid syntax|(?:does|will|would) ?n[o'’]t (?:parse|compile)"
    r"|indentation ?error"
    r"|missing (?:a |the )?(?:closing |opening )?"
    r"(?:colon|semicolon|bracket|brace|parenthes[ie]s))\b",
    re.IGNORECASE,
)
_SAYS_UNUSED = re.compile(
    r"\bunused import\b|\bimport(?:ed|s)?\b.*\b(?:unused|(?:never|not|isn['’]t) used)\b",
    re.IGNORECASE,
)
_SAYS_UNDEFINED = re.compile(
    r"\b(?:is|are|was) undefined\b"
    r"|\b(?:(?:is|are|was) (?:never|not)|isn['’]t|aren['’]t) (?:defined|imported|declared)\b"
    r"|\bundefined (?:name|variable)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:if|when|may|might|could|until|unless|before|after|possibly|where|while|behaviou?r"
    r"|attribute|method|key|inside|outside|twice|again"
    r"|raise[sd]?|catch(?:es)?|caught|except(?:ion)?|handled?)\b",
    re.IGNORECASE,
)
"""What comes at times is for no linter to say."""
_NOTHING = "I found nothing wrong. That is no proof: try it with `/tests`."
_UNPLACED = (
    "The language model wrote no comment that belongs to a line of this and is not refuted, which "
    "says nothing about the code. Try again, or `/tests`."
)
NO_CODE = "Attach the code or the diff, or paste it behind `/review`, in a fenced block."


async def review(context: TurnContext, given: Pasted) -> AsyncGenerator[ReplyPart, None]:
    """Comments on pasted code, or on the new lines of a diff."""
    if given.code is None:
        yield TextDelta(NO_CODE)
        return
    lines, problem = lines_of(given.code, given.file)
    if not lines:
        yield TextDelta(f"I cannot read this diff: {problem}.")
        return
    if problem:
        yield TextDelta(f"This diff is not whole: {problem}. I review what is there.\n\n")
    for note in _unread_of(given, lines):
        yield Notice(note)
    yield Status("Reviewing")
    comments = await _by_tools(given.code, lines)
    answer = await ask(context, _wish(given, lines))
    placed, dropped = read_comments(answer, lines[:_READ_LINES])
    refutes = await _refuting(given.code)
    kept = [each for each in placed if not refutes(each.text)]
    dropped += len(placed) - len(kept)
    nothing = _NOTHING if says_none(answer) else _UNPLACED
    yield TextDelta(_told([*comments, *kept], dropped, nothing))


def lines_of(block: Block, file: str = "") -> tuple[tuple[Line, ...], str]:
    """The lines that may be commented on, and what is wrong with a diff. `file` is the name of the
    file that they are of, "" for what was pasted."""
    if block.language != "diff":
        rows = enumerate(re.split(r"\r\n?|\n", block.code), 1)  # as parsers count: no form feed
        places = tuple(Line(n, f"{file}:{n}" if file else "", text) for n, text in rows)
        return places, ""
    diff = read_diff(block.code)
    numbered = enumerate(diff.lines, 1)  # two files may have the same line: ours is unique
    places = tuple(Line(n, f"{each.file}:{each.line}", each.text) for n, each in numbered)
    return places, diff.problem


def _unread_of(given: Pasted, lines: tuple[Line, ...]) -> list[str]:
    """What of a long file, or of many lines, is not looked at."""
    notes = []
    if given.left_out_chars:
        notes.append(f"`{given.file}` is long: I have not read its last part.")
    if len(lines) > _READ_LINES:
        notes.append(
            f"The language model has read the first {_READ_LINES} of {len(lines):,} lines. Send "
            "the rest by itself."
        )
    return notes


async def _by_tools(block: Block, lines: tuple[Line, ...]) -> list[Comment]:
    """What parser and linter say; of a diff nothing, since it shows no whole file."""
    if block.language == "diff":
        return []
    known = {line.number: line for line in lines}
    reading = await read(block.code, block.language)
    if reading.wrong is not None:
        line = known.get(reading.wrong.line, lines[-1])
        return [Comment(line, f"does not parse: {reading.wrong.message}", "parser")]
    if block.language != "python":
        return []
    return [
        Comment(known[each.line], f"{each.message} ({each.code})", "ruff")
        for each in await _findings(block)
        if each.line in known
    ][:_MOST_COMMENTS]


async def _findings(block: Block) -> tuple[Finding, ...]:
    """What ruff finds in Python; in the body of a function, not what is so only outside
    of one."""
    source = await at_margin(block.code, "python")
    reading, found = await read(source, "python"), await lint(source)
    if reading.problem is not None:  # behind an `if` that is not shown
        return ()
    is_body = may_be_body(reading) and any(each.code in OUTSIDE for each in found)
    left_out = OUTSIDE | UNKNOWN_NAMES if is_body else ()
    return tuple(each for each in found if each.code not in left_out)


async def _refuting(block: Block) -> Callable[[str], bool]:
    """What says of a comment whether the parser or ruff know better."""
    reading = await read(block.code, block.language) if block.language != "diff" else None
    if reading is None or not reading.is_known or reading.wrong is not None:
        return lambda text: False
    is_linted = block.language == "python" and ruff_path() is not None
    codes = {each.code for each in await _findings(block)} if is_linted else set()
    finds_unused = not is_linted or "F401" in codes
    finds_undefined = not is_linted or bool(codes & UNKNOWN_NAMES)

    def refutes(text: str) -> bool:
        if _HEDGED.search(text):
            return False
        return (
            _SAYS_UNPARSED.search(text) is not None
            or (not finds_unused and _SAYS_UNUSED.search(text) is not None)
            or (not finds_undefined and _SAYS_UNDEFINED.search(text) is not None)
        )

    return refutes


def _wish(given: Pasted, lines: tuple[Line, ...]) -> str:
    assert given.code is not None  # noqa: S101 - review() has looked
    shown = lines[:_READ_LINES]
    width = len(str(len(shown)))
    numbered = "\n".join(f"{line.number:>{width}} {line.text}" for line in shown)
    language = "new side of a diff" if given.code.language == "diff" else given.code.language
    words = f" {given.words}" if given.words else ""
    return _WISH.format(
        language=f"{language} code".lstrip(),
        words=words,
        numbered=numbered,
        beside=told_beside(given),
    )


def _told(comments: list[Comment], dropped: int, nothing: str) -> str:
    rows = [_row(comment) for comment in comments] or [nothing]
    if dropped:
        which = "comment that was" if dropped == 1 else "comments that were"
        rows.append(
            f"\n_I left out {dropped} {which} on no line of this, one too many, or refuted by the "
            "parser or ruff._"
        )
    return "\n".join(rows) + "\n"


def _row(comment: Comment) -> str:
    line = comment.line
    shown = line.text.strip().replace("`", "'")
    shown = shown if len(shown) <= _SHOWN_CHARS else f"{shown[:_SHOWN_CHARS]}…"
    place = line.place or f"Line {line.number}"
    by = f" _({comment.by})_"
    return (
        f"- **{place}** `{shown}`\n  {comment.text}{by}"
        if shown
        else (f"- **{place}** {comment.text}{by}")
    )
