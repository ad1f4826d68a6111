"""Blocks that do not name their language: parsers are asked which it may be (tongue.py)."""

from collections.abc import Collection
from dataclasses import replace

from bot.skills.code.languages import described_language
from bot.skills.code.pasted.languages.tongue import language_of
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.messages.choosing import ALIKE, code_of
from bot.skills.code.pasted.messages.error_texts import languages_of
from bot.skills.code.pasted.messages.pieces import Pasted
from bot.skills.code.pasted.messages.unfenced import settled
from bot.skills.code.pasted.messages.yaml_words import without_words_beside
from bot.tools.source.reading import wrong_shares


async def in_their_languages(given: Pasted) -> Pasted:
    """What was pasted, each block in the language that it, the words, the error or else a parser
    tells; "" for none that is known."""
    if not any(each.is_guessed for each in given.blocks):
        return given
    given = without_words_beside(given)
    told = languages_said(given)
    said = {*told, *(other for other, one in ALIKE.items() if told & {one, other})}
    said |= {ALIKE[each] for each in told & ALIKE.keys()}
    blocks = [
        await in_its_language(each, said) if each.is_guessed else each for each in given.blocks
    ]
    guessed = replace(given, code=code_of(blocks, given.error), blocks=tuple(blocks))
    return await settled(guessed)


def languages_said(given: Pasted) -> set[str]:
    """The languages in which words or an error say that the code is."""
    return {described_language(given.words), *languages_of(given.error)} - {""}


async def in_its_language(block: Block, said: Collection[str] = ()) -> Block:
    """A block that does not name its language, with the one that it is in; "" for none that is
    known."""
    language = language_of(block.code, await wrong_shares(block.code), said)
    return replace(block, language=language, is_guessed=True)
