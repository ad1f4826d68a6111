"""What each block of an answer is: a version of the code, of what was sent beside it in another
language (markup, styles, data, queries), or neither.

A block never takes the place of what is in another language, nor of what it is only a part of. It
goes to the file of its own name, or to what is in its own language and most like it; where nothing
is in that, or it says none, to that of which it is another version. A part of what was sent beside
the code takes the place of its own lines there, where it is clear which those are. What is neither
is put nowhere.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.skills.code.checks.checked import Checked
from bot.skills.code.checks.checking import reading_of
from bot.skills.code.debug.answers.versions import is_quoted, version
from bot.skills.code.pasted.formats.json_fitting import json_fitted
from bot.skills.code.pasted.formats.json_merging import as_kept
from bot.skills.code.pasted.formats.json_parts import lacks_keys
from bot.skills.code.pasted.formats.style_rules import LANGUAGES as STYLES
from bot.skills.code.pasted.formats.style_rules import is_of_rules, is_part_of_rules, with_rules
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.messages.choosing import are_alike, rank_of
from bot.skills.code.pasted.places.fitting import all_fitted
from bot.skills.code.pasted.places.parts import is_part

_NO_LANGUAGE = ("", "text", "txt", "plain", "plaintext", "none", "code")
_SHELLS = ("bash", "sh", "shell", "zsh", "console", "shell-session", "powershell", "cmd", "output")
_SHOWN = ("json", "jsonc", "jsonl", "ndjson", "csv", "tsv", "log", "http", "traceback", "stdout")
"""What programs print."""
_NEAR = 0.6
_ANOTHER_WAY = r"^\W*(?:or|otherwise)\b|\balternativ|\b(?:an)?other (?:way|option)\b"
_SHOWS = (
    r"\b(?:prints?|printed|outputs?|results?|shows?|shown|displays?|renders?|rendered|looks? like"
    r"|becomes|[a-z]+s (?:then|now)|(?:then|now) [a-z]+s|gives|gets|says|example"
    r"|e\.g\.|for instance|would|to (?:see|show|get|list|find|test|try)|another|not|instead of)\b"
)
_OPTIONAL = r"\bif you (?:like|want|prefer|wish)\b|\b(?:can|could|may|might) also\b"
_CHANGES = (
    r"\b(?:chang|replac|fix|mend|correct|renam|updat|edit|add|remov|delet|adjust|set\b|needs?\b"
    r"|must\b|should\b|has to\b|have to\b|too\b|also\b|as well\b|typo|mistake|wrong|missing)"
)
_COMMENT = r"/\*[\s\S]*?\*/|<!--[\s\S]*?-->|(?m:(?:^|(?<=\s))(?://|#\s|--\s).*$)"
_SENTENCE = r"(?<=[.!?])\s"
_MOST_WORDS = 2
_CLEARLY = 0.2


@dataclass(frozen=True, slots=True)
class Sorted:
    """The blocks of an answer: those that may be the code or parts of it, what was sent beside it
    as it was and as they change it, what is another version of something that is not mended, and
    those that have no place in what was sent, but are `quoted` from it, or are not. Of a fix that
    was put together from `parts`, these are by the identity of what was sent."""

    of_code: Sequence[Block]
    fixes: Sequence[tuple[Block, Block]]
    unclear: Sequence[Block]
    quoted: Sequence[Block]
    rest: Sequence[Block]
    parts: Mapping[int, Sequence[Block]]


def is_mendable(block: Block) -> bool:
    """Whether a block may be mended: not a command, what a terminal showed, or plain text."""
    return not _is_untold(block) and block.language not in _SHELLS


def sorted_out(blocks: Sequence[Block], code: Block, apart: Sequence[Block]) -> Sorted:
    """What each block of an answer is, where this code was sent, and other things `apart` from
    it."""
    of_code, unclear = list[Block](), list[Block]()
    quoted, rest = list[Block](), list[Block]()
    fixes: dict[int, tuple[Block, Block]] = {}
    parts: dict[int, list[Block]] = {}
    for each in blocks:
        was = _place(each, code, apart)
        if was is code:
            of_code.append(each)
            continue
        kind = version(each.code, was.code).kind if was else "other"
        if was and kind == "whole" and was.language == "json" and lacks_keys(was.code, each.code):
            kind = "part"
        if was and was.language in STYLES and is_of_rules(was.code, each.code):
            kind = "part" if is_part_of_rules(was.code, each.code) else kind
        is_known = any(is_quoted(each.code, other.code) for other in (code, *apart))
        own = [*parts.get(id(was), ()), each]
        is_first = id(was) not in fixes or len(own) > 1
        may_fit = was and kind != "whole" and is_first and not _is_marked(each, was)
        if was and may_fit and not is_known and (whole := _fitted(was, own)):
            fixes[id(was)], parts[id(was)] = (was, whole), own
        elif was and kind == "whole" and not (is_known and was.language in _SHOWN):
            if not (is_mendable(was) or each.name == was.name != ""):
                unclear.append(each)
            elif id(was) not in fixes:
                fixes[id(was)] = (was, _as_whole(each, was))
            else:
                rest.append(each)
        else:
            (quoted if is_known else rest).append(each)
    return Sorted(of_code, [*fixes.values()], unclear, quoted, rest, parts)


def meant_too(found: Sorted, code: Block) -> list[tuple[Block, Block]]:
    """What is changed beside code that is mended, too. Then what is shown may as well be what comes
    of it (of a program also data), an example, or another way to mend it: so a part is meant only
    where its file is named above, or that it is to be changed, and all of it not where the words
    above say that it is shown."""
    return [
        (was, now) for was, now in found.fixes if _is_meant(now, was, found.parts, rank_of(code))
    ]


def _is_meant(
    now: Block, was: Block, parts: Mapping[int, Sequence[Block]], rank_of_code: int
) -> bool:
    shown = parts.get(id(was), (now,))
    if any(_is_another_way(each) or _says(_OPTIONAL, each) for each in shown):
        return False
    if all(each.name == was.name and _is_headed(each) for each in shown):
        return True
    if any(_says(_SHOWS, each) for each in shown) or (rank_of_code == 0 and was.language in _SHOWN):
        return False
    return id(was) not in parts or all(
        _says(_CHANGES, each) or not each.above.strip() for each in shown
    )


def _says(pattern: str, block: Block) -> bool:
    """Whether the sentence above a block says it."""
    last = re.split(_SENTENCE, block.above.strip().rpartition("\n")[2])[-1]
    return re.search(pattern, last, re.IGNORECASE) is not None


def meant_alone(found: Sorted) -> list[tuple[Block, Block]]:
    """What is changed where the code stays as it is, and what it ends with was seen: no result or
    example, unless its file is named."""
    return [(was, now) for was, now in found.fixes if now.name or not is_shown(now)]


def is_shown(block: Block) -> bool:
    """Whether the words above a block call it a result, an example or another way."""
    return _is_another_way(block) or _says(_SHOWS, block)


def may_be_right(found: Sorted, *, is_seen: bool) -> bool:
    """Whether an answer without a place for any of its blocks may well be right: it shows more than
    commands and what a terminal shows. Where the error `is_seen`: another version of plain text."""
    shown = () if is_seen else (*found.rest, *found.quoted)
    return not found.of_code and (bool(found.unclear) or any(map(is_mendable, shown)))


def left_over(
    found: Sorted, changed: Sequence[tuple[Block, Block]], *, is_mended: bool
) -> list[Block]:
    """What is to be told of as put nowhere, beside what was `changed`: no commands, nothing that
    stands in that, and, where the code `is_mended`, nothing that it may print."""
    unused = [fix for fix in found.fixes if fix not in changed]
    others = [each for was, now in unused for each in found.parts.get(id(was), (now,))]
    others += [each for each in found.rest if is_mendable(each) and each.language not in _SHOWN]
    others += [] if is_mended else found.unclear
    return [
        each for each in others if not any(is_quoted(each.code, now.code) for _, now in changed)
    ]


async def parsed(blocks: Sequence[Block]) -> Checked:
    """What can be found out about blocks in languages of their own without running them: of the
    first with which something is wrong, or else of the first."""
    found = []
    for each in blocks:
        reading = await reading_of(each.code, each.language)
        wrong = f"Line {reading.problem.line}: {reading.problem.message}" if reading.problem else ""
        checked = Checked(each.code, each.language, reading, breaks=wrong, is_apart=True)
        found.append(checked)
    return next((each for each in found if each.breaks), found[0])


def _fitted(was: Block, parts: Sequence[Block]) -> Block | None:
    """What was sent with parts of it in their places; None where these are not clear, or one is
    another way to mend what another does."""
    last = parts[-1]
    is_data = was.language in _SHOWN and last.name != was.name
    if is_data or not is_mendable(was) or _is_another_way(last):
        return None
    codes = [each.code for each in parts]
    is_fix = all(each.name and not is_shown(each) for each in parts)
    if was.language == "json":
        code = json_fitted(was.code, codes, [each.above for each in parts], is_fix=is_fix)
        return replace(parts[0], code=code, language=was.language) if code else None
    if was.language in STYLES and all(is_of_rules(was.code, code) for code in codes):
        code = with_rules(was.code, codes)
        is_clear = code and code == with_rules(was.code, codes[::-1])
        return replace(parts[0], code=code, language=was.language) if is_clear else None
    if version(last.code, was.code).kind == "other" and not _begins_alike(last, was):
        return None
    code = all_fitted(was.code, codes, was.language)
    if not code or code != all_fitted(was.code, codes[::-1], was.language):
        return None
    return replace(parts[0], code=code, language=was.language)


def _as_whole(block: Block, was: Block) -> Block:
    """All of what was sent in another version, in the language of that."""
    code = as_kept(was.code, block.code) if was.language == "json" else block.code
    return replace(block, code=code, language=was.language)


def _is_marked(block: Block, was: Block) -> bool:
    """Whether it is what was sent, but for a comment that says what is wrong there."""
    marked, there = (re.sub(_COMMENT, "", each.code) for each in (block, was))
    return is_quoted(marked, there)


def _begins_alike(part: Block, was: Block) -> bool:
    """Whether something that has grown a lot is known by its head: `.box {`."""
    head, *more = part.code.strip().split("\n")
    rows = [row.strip() for row in was.code.split("\n")]
    return bool(more) and rows.count(head) == 1 and is_part(was.code, part.code)


def _is_another_way(block: Block) -> bool:
    return re.search(_ANOTHER_WAY, block.above, re.IGNORECASE | re.MULTILINE) is not None


def _place(block: Block, code: Block, apart: Sequence[Block]) -> Block | None:
    """That which a block is about; None: nothing of these."""
    sent = (code, *apart)
    if named := [each for each in sent if block.name and each.name == block.name]:
        return named[0]
    told = [each for each in sent if are_alike(block.language, each.language)]
    if told and not _is_untold(block):
        nearest = max(told, key=lambda each: _nearness(block, each))
        rivals = [each for each in told if each.language == nearest.language]
        return nearest if len(rivals) < 2 else _only_home(block, rivals)
    if block.language == "diff":
        return None
    versions = [(each, version(block.code, each.code)) for each in sent]
    best, as_it = max(versions, key=lambda each: each[1].likeness)
    is_open = _is_untold(block) or (code.is_guessed and block.language not in _SHELLS)
    if as_it.likeness >= _NEAR and as_it.kind in ("same", "whole"):
        return best
    if is_open and (best is code or as_it.kind != "part"):
        return code
    return best if best is not code and as_it.kind == "part" else None


def _only_home(block: Block, files: Sequence[Block]) -> Block | None:
    """The one of several files in one language of which a block is a version, or else the only one
    in which it has a place, as a part; None: nobody knows."""
    found = [version(block.code, each.code) for each in files]
    first, *others = sorted((each.likeness for each in found), reverse=True)
    for each, own in zip(files, found, strict=True):
        is_it = own.kind in ("same", "whole") and own.likeness == first
        if is_it and first - others[0] >= _CLEARLY:
            return each
    homes = [
        each
        for each in files
        if is_quoted(block.code, each.code) or all_fitted(each.code, [block.code], each.language)
    ]
    return homes[0] if len(homes) == 1 else None


def _nearness(block: Block, other: Block) -> tuple[bool, float]:
    return other.language == block.language, version(block.code, other.code).likeness


def _is_headed(block: Block) -> bool:
    """Whether the line above hardly says more than the name of the file, or that stands in it."""
    if block.name not in block.above or not block.name:
        return bool(block.name)
    heading = re.split(_SENTENCE, block.above.strip().split("\n")[-1])[-1]
    return len(re.findall(r"[^\W\d_]+", heading.replace(block.name, ""))) <= _MOST_WORDS


def _is_untold(block: Block) -> bool:
    return block.language in _NO_LANGUAGE
