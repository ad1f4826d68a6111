"""What an explanation states that calls of the code's own functions come to. Pure.

Read, in English, are sentences that say this and nothing else (`double(2)` returns `5`), and such
comments in a block (`double(2)  # 5`). Only what can be checked by making the call is read: all
that the call is given is written out, so is the value, and neither is a part of something longer
(`3` times `factorial(2)`, `1` and `3`). A wrong remark on true words is worse than none.
"""

import re

from bot.skills.code.explain.literals import are_literals, is_literal
from bot.skills.code.explain.spans import SPAN, Prose
from bot.skills.code.explain.stating import (
    NUMBER,
    REASON,
    START,
    is_of_another_case,
    is_part,
    sentences_of,
)
from bot.skills.code.pasted.messages.blocks import find_blocks
from bot.tools.source.reading import Reading

_MOST = 5
_MOST_CALLS = 20
_CALL = r"(?P<call>(?P<name>[^\W\d]\w*)\((?P<given>[^`\n]{0,200})\))"
_CALLING = r"\w+\([^`\n#]{0,200}\)"
_CALLED = re.compile(_CALL)
_MENTIONED = re.compile(r"(?<![\w.])([^\W\d]\w*)\(([^()`\n]{0,200})\)")
_VALUE = (
    rf"(?:{NUMBER}|True|False|None|'[^'`\n]*'|\"[^\"`\n]*\""
    r"|[\[({][-\d.,:\s'\"\w\[\](){}]{0,200}[\])}])"
)
_LEAD = (
    r"(?:(?:for example|for instance|e\.g\.|so|thus|hence|therefore|here|(?:the )?call|calling)"
    r"[,:]?\s+)?"
)
_RETURNS = (
    rf"\**{SPAN}\**\s+(?:will )?(?:returns?|gives?|evaluates? to|equals?|is)"
    r"(?:\s+(?:just|the|an?|value|number|integer|result|text|string)){0,3}\s*:?\s*"
    rf"\**(?:{SPAN}|{_VALUE})\**"
)
_SAYS_THIS = re.compile(
    rf"{START}{_LEAD}{_RETURNS}(?:,?\s+(?:and|while)\s+{_RETURNS})*{REASON}", re.IGNORECASE
)
_SAID = re.compile(
    _RETURNS.replace(SPAN, rf"(?P<called>{SPAN})", 1).replace(
        rf"(?:{SPAN}|{_VALUE})", rf"(?P<value>{SPAN}|{_VALUE})"
    ),
    re.IGNORECASE,
)
_TOLD = (
    r"\s*#\s*(?:outputs?|prints?|returns?|results?)?\s*(?:is\b|[:=]|[-=]>|→)?"
    rf"\s*(?P<value>{_VALUE})\s*$"
)
_TOLD_BEHIND = [
    re.compile(rf"^\s*{before}{_TOLD}", re.IGNORECASE | re.MULTILINE)
    for before in (rf"print\({_CALL}\)", _CALL)
]
_ONLY_CALLS = re.compile(rf"\s*(?:(?:print\({_CALLING}\)|{_CALLING})\s*)?(?:#.*)?")
_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def stated_results(said: str, code: str, reading: Reading) -> tuple[str, ...]:
    """What an explanation says that calls of the code's own functions come to, as asserts."""
    blocks = [each.code for each in find_blocks(said) if each.language in ("", "python")]
    found = [
        row
        for sentence in sentences_of(said)
        if not is_of_another_case(sentence.text)
        for row in _returns(sentence)
    ]
    found += [
        match
        for block in blocks
        if all(_ONLY_CALLS.fullmatch(line) for line in block.split("\n"))
        for form in _TOLD_BEHIND
        for match in map(_as_row, form.finditer(block))
    ]
    others = "\n".join(each for each in blocks if not is_part(each, code))
    rows = [
        f"assert ({name}({given})) == ({value})"
        for name, given, value in found
        if name in reading.names
        and are_literals(given)
        and is_literal(value)
        and not re.search(rf"\b(?:def|class)\s+{name}\b|^\s*[\w., ]+=(?!=)", others, re.MULTILINE)
    ]
    return tuple(dict.fromkeys(rows))[:_MOST]


def mentioned_calls(said: str, reading: Reading) -> tuple[str, ...]:
    """The calls of the code's own functions that an explanation holds and that can be made as they
    stand, in their order: one that is told of may be meant behind those before it."""
    calls = [
        match[0]
        for match in _MENTIONED.finditer(said)
        if match[1] in reading.names and are_literals(match[2])
    ]
    return tuple(calls[:_MOST_CALLS])


def _returns(sentence: Prose) -> list[tuple[str, str, str]]:
    """The calls in a sentence that are said to come to something: the name, what it is given, its
    value. None where the sentence says more than that."""
    if not _SAYS_THIS.fullmatch(sentence.words):
        return []
    found = []
    for match in _SAID.finditer(sentence.words):
        call = _CALLED.fullmatch(sentence.within(match["called"]))
        value = sentence.within(match["value"])
        if call:
            found.append((call["name"], call["given"], _ungrouped(value)))
    return found


def _as_row(match: re.Match[str]) -> tuple[str, str, str]:
    return match["name"], match["given"], _ungrouped(match["value"])


def _ungrouped(value: str) -> str:
    """A number without the commas that group its digits."""
    return value.replace(",", "") if _GROUPED.fullmatch(value.strip()) else value
