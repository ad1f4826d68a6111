"""What an explanation states that code prints, to be held against what it printed. Pure.

Read, in English, are sentences that say of the program, and of its run as it was, that it prints a
number, a quoted text or another value written out, and nothing else; and a block behind "Output:".
A word in code style (`stdout`, `Even`) may be anything and is let be, and so is what it prints "for
even numbers", or what a call prints. A wrong remark on true words is worse than none.
"""

import re

from bot.patterns import later
from bot.skills.code.explain.literals import is_literal
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
_LOOKED_AT = 20
_LEAD_CHARS = 200
_EXAMPLE = re.compile(
    r"\b(?:example|instance|suppos\w*|assum\w*|imagin\w*)\b|\be\.g\.", re.IGNORECASE
)
_PROGRAM = r"(?:this|the|your)\s+(?:whole |entire |above )?(?:program|code|script|snippet)"
_PRINTS = r"(?:will )?(?:simply |just |then )?(?:prints?|outputs?|displays?)"
_FILLED = r"(?:\s+(?:out|just|only|the|an?|value|number|text|string|result|message)){0,4}\s*:?\s*"
_OPENING = (
    r"(?:(?:at last|finally|lastly|in the end|so|thus|then|therefore|hence|as a result),?\s+)?"
)
_OF_THE_RUN = (
    r"(?P<run>when (?:you |it is |this is |the code is )?(?:run|runs|executed?)[^,\d]{0,20},\s+"
    r"|(?:since|because) [^,]{1,80},\s+)?"
)
_WHO = (
    rf"(?:(?P<program>{_PROGRAM})|(?P<vague>it|this)"
    rf"|(?:the )?\**(?P<print>{SPAN})\**(?: function| statement)?)\s+{_PRINTS}"
)
_OUTPUT = rf"the output(?P<whole> of {_PROGRAM})? (?:is|will be)"
_BEFORE = rf"(?:(?:the )?\**{SPAN}\**(?: function| statement)? {_PRINTS} [^\d:.]{{1,40}}:\s+)?"
_WHERE = r"(?:\s+(?:to|on|in) the (?:console|screen|terminal|standard output))?"
_STATES = re.compile(
    rf"{START}{_OPENING}{_BEFORE}{_OF_THE_RUN}(?:{_WHO}|{_OUTPUT}){_FILLED}\**"
    rf"(?:(?P<code>{SPAN})"
    r"|(?<!\bthe )(?<!\ba )(?<!\ban )(?:\"(?P<text>[^\"]+)\"|“(?P<typed>[^”]+)”)"
    rf"|(?P<number>{NUMBER}))\**{_WHERE}{REASON}",
    re.IGNORECASE,
)
_LEADS = re.compile(
    rf"\W*(?:(?:the )?output(?P<whole> of {_PROGRAM})?(?: is| will be)?"
    rf"|(?:(?P<program>{_PROGRAM})|it|this) {_PRINTS}(?: out)?(?: the following| this)?"
    rf"(?: output)?){_WHERE}\s*\**:\W*",
    re.IGNORECASE,
)
_LAST = later(r"(.*[.!])\s+(.*)")
_OF_IT = later(r"\W*(?:the|this|it|your|each)\b", re.IGNORECASE)
_OUTPUT_BLOCKS = ("", "text", "txt", "output", "console", "plaintext")
_PRINT = re.compile(r"print(?:\(.*\))?")
_NUMBER = re.compile(NUMBER)
_GAP = re.compile(r"\\|\.\.\.|…|\{\w+\}|<\w+>")
_OF_CHANCE = re.compile(r"\b(?:random|secrets|uuid|now|today|time)\b")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_NUMBERS = re.compile(r"(?:(?<![\w.)])-)?\d+(?:\.\d+)?(?:e[-+]?\d+)?")


def unprinted(said: str, code: str, reading: Reading, output: str) -> tuple[str, ...]:
    """What an explanation says that `code` prints, and `output` does not hold; `reading` is that
    of the code."""
    if {*reading.names} - {*reading.calls} and not output.strip():
        return ()  # what is said may be of a call of these
    shown = dict(_output_blocks(said, reading))
    if not all(each.code in shown or is_part(each.code, code) for each in find_blocks(said)):
        return ()
    stated = dict.fromkeys((*_in_sentences(said, code, reading), *shown))
    looked_at = [each for each in [*stated][:_LOOKED_AT] if not _GAP.search(each)]
    plain, numbers = _plain(output), _numbers(output) if looked_at else frozenset()
    return tuple(each for each in looked_at if not _is_in(each, plain, numbers))[:_MOST]


def is_of_chance(code: str) -> bool:
    """Whether what code gives is another thing at another time."""
    return _OF_CHANCE.search(code) is not None


def _in_sentences(said: str, code: str, reading: Reading) -> list[str]:
    found: list[str] = []
    for sentence in sentences_of(said):
        if _EXAMPLE.search(sentence.text):  # what follows may still be of it
            break
        match = _STATES.fullmatch(sentence.words)
        if match is None or is_of_another_case(sentence.text):
            continue
        stated = _stated(sentence, match)
        is_sure = _is_of_the_program(sentence, match, code, reading)
        if stated and is_sure and (match["run"] or not _stands_in(stated, code)):
            found.append(stated)
    return found


def _stated(sentence: Prose, match: re.Match[str]) -> str:
    """What is said to be printed, "" where it is not a value that is written out."""
    if code := match["code"]:
        span = sentence.within(code)
        return span if _NUMBER.fullmatch(span) or is_literal(span) else ""
    return sentence.within(match["text"] or match["typed"] or match["number"])


def _is_of_the_program(sentence: Prose, match: re.Match[str], code: str, reading: Reading) -> bool:
    """Whether a sentence is about the program, and not about another call, or a function with
    whatever it is given."""
    if match["print"]:
        printing = sentence.within(match["print"])
        if not _PRINT.fullmatch(printing) or not is_part(printing.removesuffix("()"), code):
            return False
    return bool(match["program"] or match["whole"]) or not reading.names


def _stands_in(stated: str, code: str) -> bool:
    """Whether code holds it, so that it may be told of a part that was not reached."""
    text = stated.strip("'\"")
    if _NUMBER.fullmatch(text):
        return re.search(rf"(?<![\w.]){re.escape(text)}(?![\w.])", code) is not None
    return is_part(text, code)


def _output_blocks(said: str, reading: Reading) -> list[tuple[str, None]]:
    """The blocks that stand behind a line such as "Output:"."""
    found: list[tuple[str, None]] = []
    for block in find_blocks(said):
        before, is_there, _ = said.partition(f"\n{block.code}\n")
        above = before.rpartition("\n")[0].rstrip() if is_there else ""
        leads = _leads(above.rpartition("\n")[2][-_LEAD_CHARS:])
        is_sure = leads and (leads["whole"] or leads["program"] or not reading.names)
        is_of_the_run = is_sure and not _EXAMPLE.search(above)
        if block.language in _OUTPUT_BLOCKS and is_of_the_run:
            found.append((block.code, None))
    return found


def _leads(line: str) -> re.Match[str] | None:
    """How a line ends that leads to an output; what it says before that is of the code as it is."""
    before, last = "", line
    if found := _LAST.fullmatch(line):
        before, last = found.groups()
    is_of_it = not before or (_OF_IT.match(before) and not is_of_another_case(before))
    return _LEADS.fullmatch(last) if is_of_it else None


def _is_in(stated: str, plain: str, numbers: frozenset[float]) -> bool:
    """Whether an output holds it, which is `plain` and holds `numbers`; one may be rounded."""
    if _NUMBER.fullmatch(stated.strip()):
        digits = stated.strip().replace(",", "")
        places, number = len(digits.partition(".")[2]), float(digits)
        return number in numbers or any(round(each, places) == number for each in numbers)
    return _plain(stated).strip(' ".') in plain


def _plain(text: str) -> str:
    return " ".join(re.sub("[,;]", " ", text).replace("'", '"').split()).casefold()


def _numbers(output: str) -> frozenset[float]:
    texts = (output, _THOUSANDS.sub("", output))
    return frozenset(float(each) for text in texts for each in _NUMBERS.findall(text))
