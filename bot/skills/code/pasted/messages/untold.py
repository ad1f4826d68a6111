"""Blocks that do not name their language: parsers are asked which it may be (tongue.py). Of code
without a fence they are asked, too, whether a line beside it that was taken for words is one of it.
"""

from collections.abc import Collection
from dataclasses import replace
from itertools import takewhile

from bot.skills.code.languages import described_language
from bot.skills.code.pasted.languages.tongue import PARSED, language_of
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.messages.choosing import ALIKE, code_of
from bot.skills.code.pasted.messages.error_texts import languages_of
from bot.skills.code.pasted.messages.pieces import Pasted
from bot.skills.code.pasted.messages.said import is_mere_words, may_be_code, may_be_said
from bot.tools.source.reading import read, wrong_shares


async def in_their_languages(given: Pasted) -> Pasted:
    """What was pasted, each block in the language that it, the words, the error or else a parser
    tells; "" for none that is known."""
    if not any(each.is_guessed for each in given.blocks):
        return given
    told = languages_said(given)
    said = {*told, *(other for other, one in ALIKE.items() if told & {one, other})}
    said |= {ALIKE[each] for each in told & ALIKE.keys()}
    blocks = [
        await in_its_language(each, said) if each.is_guessed else each for each in given.blocks
    ]
    guessed = replace(given, code=code_of(blocks, given.error), blocks=tuple(blocks))
    return await _without_lines_that_do_not(await _with_lines_that_parse(guessed))


async def _with_lines_that_parse(given: Pasted) -> Pasted:
    """Code without a fence with the lines right above and below it that were taken for words, where
    it parses with them, and without them does not, or they hardly can be words."""
    code = given.code
    if code is None or given.around is None or code.language not in {*PARSED} - {"bash"}:
        return given
    rows_above, rows_below = (each.split("\n") for each in given.around)
    above = "\n".join([*takewhile(may_be_code, reversed(rows_above))][::-1])
    below = "\n".join(takewhile(may_be_code, rows_below))
    for first, last in dict.fromkeys(((above, below), (above, ""), ("", below))):
        whole = f"{first}\n{code.code}\n{last}".strip("\n")
        if not (first or last) or (await read(whole, code.language)).problem is not None:
            continue
        is_right = (await read(code.code, code.language)).problem is None
        if is_right and all(map(is_mere_words, f"{first}\n{last}".split("\n"))):
            continue
        kept = replace(code, code=whole)
        words = given.words.replace(first, "", 1).replace(last, "", 1).strip()
        return replace(given, code=kept, blocks=(kept,), words=words, around=("", ""))
    return given


async def _without_lines_that_do_not(given: Pasted) -> Pasted:
    """Code without a fence, without first and last lines of nothing but words where it parses only
    so."""
    code = given.code
    if code is None or given.around is None or code.language not in PARSED:
        return given
    rows = code.code.split("\n")
    first = len([*takewhile(may_be_said, rows)])
    last = len(rows) - len([*takewhile(may_be_said, reversed(rows[first:]))])
    if (first, last) == (0, len(rows)) or (await read(code.code, code.language)).problem is None:
        return given
    for begin, end in dict.fromkeys(((first, last), (first, len(rows)), (0, last))):
        own = "\n".join(rows[begin:end]).strip("\n")
        if own and (await read(own, code.language)).problem is None:
            kept = replace(code, code=own)
            said = "\n".join((*rows[:begin], given.words, *rows[end:])).strip()
            return replace(given, code=kept, blocks=(kept,), words=said)
    return given


def languages_said(given: Pasted) -> set[str]:
    """The languages in which words or an error say that the code is."""
    return {described_language(given.words), *languages_of(given.error)} - {""}


async def in_its_language(block: Block, said: Collection[str] = ()) -> Block:
    """A block that does not name its language, with the one that it is in; "" for none that is
    known."""
    language = language_of(block.code, await wrong_shares(block.code), said)
    return replace(block, language=language, is_guessed=True)
