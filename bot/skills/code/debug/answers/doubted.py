"""Code of which nobody has said the language, and whose looks say it only weakly.

What the model answers with is a sign of it, too, and as good as a word of the person's: an
`if (x > 5) {` is much like JavaScript, and the whole of it mended in Python says that it was to be
that. Where its looks speak clearly for a language, or a parser of Python reads it, they stand.
"""

from collections.abc import Collection
from dataclasses import replace

from bot.skills.code.debug.answers.apart import is_mendable
from bot.skills.code.debug.answers.versions import version
from bot.skills.code.pasted.answers.answered import told_language
from bot.skills.code.pasted.files.arranging import rearranged
from bot.skills.code.pasted.languages.language_table import language_of_file
from bot.skills.code.pasted.languages.tongue import language_of
from bot.skills.code.pasted.messages.blocks import Block, find_blocks
from bot.skills.code.pasted.messages.choosing import are_alike, code_of, rank_of
from bot.skills.code.pasted.messages.pieces import Pasted, programs_in
from bot.skills.code.pasted.messages.untold import in_its_language, languages_said
from bot.tools.source.reading import read, wrong_shares

_ANY = "any"
"""A language of which no code has a sign."""
_OTHER_KINDS = ("part", "other")


async def is_doubted(given: Pasted) -> bool:
    """Whether the code may as well be in another language."""
    code = given.code
    if code is None or not code.is_guessed or languages_said(given):
        return False
    wrong = await wrong_shares(code.code)
    is_named = language_of_file(code.name) == code.language != ""
    if is_named or wrong.get("python") == 0:
        return False
    return language_of(code.code, wrong, {_ANY}) == _ANY


def unnamed(given: Pasted) -> Pasted:
    """What was pasted, as the model is asked about it: with such code in no language that is known,
    but for Python, whose parser says what is wrong."""
    code = given.code
    if code is None or code.language == "python":
        return given
    return replace(given, code=replace(code, language=""))


async def as_answered(given: Pasted, answer: str) -> Pasted:
    """What was pasted with such code, in the language of another version of it in an answer; the
    same where the answer says nothing else, or does not parse in that and the code looks like
    another."""
    code, shown = given.code, code_of(programs_in(find_blocks(answer)), "")
    if code is None or shown is None or version(shown.code, code.code).kind in _OTHER_KINDS:
        return given
    shown = replace(shown, language=await told_language(answer, code.language or _ANY))
    language = shown.language
    if are_alike(language, code.language) or rank_of(shown) or not is_mendable(shown):
        return given
    if code.language and (await read(shown.code, language)).problem is not None:
        return given
    blocks = tuple([await _said_again(each, code, {language}) for each in given.blocks])
    if blocks == given.blocks:
        return given
    told = replace(given, code=code_of(blocks, given.error), blocks=blocks)
    return await rearranged(told, is_run=True)


async def _said_again(block: Block, code: Block, said: Collection[str]) -> Block:
    """A block in the language that it is `said` to be in, where only its looks said that it is in
    that of the code."""
    is_open = block.is_guessed and block.language == code.language
    return await in_its_language(block, said) if is_open else block
