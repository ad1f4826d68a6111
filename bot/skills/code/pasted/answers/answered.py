"""The code of a model's answer: which of its blocks that is, and in which language."""

from collections.abc import Sequence
from dataclasses import replace

from bot.skills.code.pasted.files.arranging import Arranged, arrange, is_another_way
from bot.skills.code.pasted.languages.naming import defines, packages_in
from bot.skills.code.pasted.messages.blocks import Block, find_blocks
from bot.skills.code.pasted.messages.choosing import code_of
from bot.skills.code.pasted.messages.pieces import programs_in
from bot.skills.code.pasted.messages.untold import in_its_language


async def arranged_code(answer: str, language: str) -> Arranged | None:
    """The code of an answer, of however many blocks it is made; None: there is none."""
    blocks = find_blocks(answer)
    candidates = in_language(blocks, language)
    if not candidates:
        return None
    asked_for = [replace(each, language=language) for each in candidates]
    arranged = await arrange(asked_for, _main, is_one_answer=True)
    return replace(
        arranged, others=(*arranged.others, *(each for each in blocks if each not in candidates))
    )


def in_language(blocks: Sequence[Block], language: str) -> list[Block]:
    """Those in the language; else those that name none, or all."""
    named = [block for block in blocks if block.language == language]
    unnamed = [block for block in blocks if not block.language]
    return named or unnamed or list(blocks)


async def told_language(answer: str, wished: str) -> str:
    """The language that an answer is in, by its word or its looks; the wished one, where a block of
    it is in that."""
    blocks = find_blocks(answer)
    code = code_of(programs_in(blocks), "")
    if code is None or any(each.language == wished for each in blocks):
        return wished
    return (code if code.language not in ("", "text") else await in_its_language(code)).language


def _main(candidates: Sequence[Block]) -> Block:
    defining = [block for block in candidates if defines(block.code)] or candidates
    are_ways = any(map(is_another_way, candidates))

    def order(block: Block) -> tuple[int, int]:
        return len(packages_in(block.code)) if are_ways else 0, -len(block.code)

    return min(defining, key=order)
