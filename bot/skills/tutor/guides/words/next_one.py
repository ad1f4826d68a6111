"""The next problem that somebody brings: behind the one that was solved, where it needs no word of
what is to be done, and in the middle of another, where a word says that it is a new one.

"now 7 x 8", "question 2: 3x = 12, x = 3", "b) 63 - 28 is 45"; of the same kind as the last one
where the verb is left out: 9/12 after one to simplify.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import partial

from bot.patterns import later
from bot.skills.tutor.maths.attempts import rows
from bot.skills.tutor.maths.exercises import checks, own_answers, problems
from bot.skills.tutor.maths.found import Found
from bot.skills.tutor.maths.kinds import (
    both_sides,
    calculus,
    conversions,
    quantities,
    rewriting,
    to_rewrite,
)
from bot.skills.tutor.maths.written import gaps, letter_x
from bot.skills.tutor.maths.written.around import close_up
from bot.skills.tutor.maths.written.sums import in_signs
from bot.tools.maths.checker import MathsChecker
from bot.tools.maths.numerals import NUMBER_WORDS, in_numerals
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import FUNCTIONS, NotMaths, symbols
from bot.tools.maths.units import read_quantity

_TOLD = "check my answer: "
_THING = r"(?:question|problem|exercise|task)"
_NUMBERED = (
    rf"(?:{_THING}|number|no\.|nr\.?|ex\.|q|part)\s*#?\s*"
    r"(?:\d{1,3}[a-h]?|[a-h])(?:\s+is\b|\s*[:.)-]|,)\s+"
)
_MARK = r"\(?(?:[a-h]|\d{1,2}|i{1,3}|iv|v)\)\s+|\d{1,2}\.\s+"
_IS = r"\b(?:\s*(?:is|was)\b|\s*['’]s\b)?"
_THE = r"(?:(?:the|my|a)\s+)?"
_NEW = (
    rf"(?:{_THE}(?:next|new|another|different|other|second|third|fourth|last)\s+{_THING}{_IS}"
    rf"|{_THE}(?:next|new|another|different)\s+one{_IS}|{_NUMBERED})"
)
_SOFT_NEW = (
    r"(?:now|next|how about|what about|what if(?: it (?:was|is|were))?|let['’]?s (?:do|try)"
    r"|(?:(?:(?:can we|let['’]?s)\s+)?go\s+)?back to"
    rf"|can we do|on to|go on with|{_THE}(?:next|new|another|other|second|third|last)\s+"
    rf"(?:one|equation|sum|number){_IS})"
)
_SOFT = (
    r"(?:ok(?:ay)?|so|and|then|well|all\s?right|great|cool|nice|perfect|yay|yes|good|got it"
    r"|thanks?(?: you)?|u[hm]+|hm+|also|again|please|try|do|here(?:['’]s| is)|(?:it|this|that) is"
    r"|this)"
)
_MOST_FACTORIAL = 20
_MOST_CHARS = 300
_NUMBER = re.compile(r"\d+")
_UNLIKE = re.compile(r"[=<>≤≥\n]")
_SAID_TO_BE = re.compile(r"\s+(?:is|are|gives|becomes|makes|comes to)\s+", re.IGNORECASE)
_PAIR = re.compile(r"(?P<first>\d+)(?P<sign>[-−–/])(?P<last>\d+)")
_NAMED_PAIRS = ("24/7", "9-5")
_SCORE = re.compile(r"\d+/(?:5|10|20|50|100)")
_CHEERS = re.compile(r"\b(?:yay|great|cool|nice|perfect|good|thank)", re.IGNORECASE)
_WORKED = re.compile(rf"[\d^+*/()√²³]|\b(?:{'|'.join(FUNCTIONS)})\b")
_ROOT = re.compile(r"√|\bsqrt\b", re.IGNORECASE)
_FRACTION = re.compile(r"[-−]?(?:\d+\s+)?\d+\s*/\s*\d+")
_LEAD = later(
    rf"(?:{_MARK})?(?:[\s,.:;!–-]*(?:{_NEW}|(?:{_SOFT_NEW}|{_SOFT})\b))*(?:[\s,.:;!]|–|-\s)*(?:{_MARK})?",
    re.IGNORECASE,
)
_ASKING = later(
    r"the|value|of|answer|result|sum|equation|exercise|problem|question|this|to|for|is|it|are"
    r"|if|in|when|from|please|thanks?|you|by|hand|again|solve|find|calculate|compute|work|out"
    r"|determine|what['’]?s?|which|where|does|start|explain|walk|me|through|homework"
    r"|reduce|take|taking|away|double|triple|twice|as|into|fraction|decimal|mixed|improper"
    r"|lowest|simplest|terms?|form|number"
    r"|makes?|gives?|equals?|and|or|so|then|thus|hence|therefore|means"
    r"|get|got|think|found|have|we|my|add|plus|minus|times|subtract|multiply|divided?|over"
    r"|percent|per|cent|squared|cubed|square|root|half|quarter|third|with|how|much|do|now"
    rf"|next|right|correct|solution|system|inequality|both|together|implies|{NUMBER_WORDS}",
    re.IGNORECASE,
)


def without_lead(text: str) -> str:
    """What stands behind the words that lead to it: "ok, question 2: 3x = 12" as 3x = 12."""
    return close_up(text.strip())[len(_lead_of(text)) :].strip()


def is_led(text: str) -> bool:
    """Whether a word leads to what somebody says that may lead to a new problem."""
    return re.search(rf"{_MARK}|\b{_SOFT_NEW}|{_NEW}", _lead_of(text), re.IGNORECASE) is not None


def is_named_new(text: str) -> bool:
    """Whether the word that leads to what somebody says leads to no step: "next question"."""
    return re.search(_NEW, _lead_of(text), re.IGNORECASE) is not None


def is_joy(said: str, solved: str) -> bool:
    """Whether the "!" behind a number is that: nobody works out 57! by hand, but who is at such
    problems, as the last one, `solved`, is."""
    found = re.fullmatch(r"\s*(\d+)!+\s*", said) if "!" not in solved else None
    return found is not None and (len(found[1]) > 2 or int(found[1]) > _MOST_FACTORIAL)


async def find(text: str, solved: str, maths: MathsChecker) -> Found | None:
    """The problem in a text that says little else, with the answer that came along, behind one that
    began with the line `solved` ("" for none). None: there is none, or a value is all it says.

    Raises MathsUnavailable.
    """
    said = without_lead(text)
    if not said or len(close_up(text)) > _MOST_CHARS or not re.search(r"[\dA-Za-z]", said):
        return None
    find = partial(problems.find, maths=maths, is_of_factorials="!" in solved)
    for alike in _alike(said, solved, _lead_of(text)):
        if found := await find(alike):
            return found
    for told in () if both_sides.may_be_to_solve(said) else _told(said):
        found = await find(f"{_TOLD}{told}")
        if found and found.attempt and not _is_value(found.line):
            return found
    said = gaps.filled(said)
    if not (is_only_maths(said) or quantities.is_sum_in(said) or to_rewrite.is_only(said)):
        return None
    found = await find(said.rstrip(" ?=_") or said)
    if found is None or _is_value(found.line) or _is_said_besides(found, said):
        return None
    return None if _is_talk(found.line, text, solved) else found


async def is_new(found: Found, text: str, at_hand: Sequence[str], maths: MathsChecker) -> bool:
    """Whether a problem in a text is another than the one that is worked on (what is asked, and the
    lines of its working so far), and no step of it: it does not follow, nor is it one case, and
    where the word before it may lead to a step, too ("now"), none of its numbers stands there, nor
    has it a result. Raises MathsUnavailable."""
    lines = tuple(at_hand[1:])
    followed = await problems.follow(lines, found.line, maths) if lines else None
    if followed and (followed.some or followed.lines != lines):
        return False
    if is_named_new(text):
        return True
    numbers, before = _NUMBER.findall(found.line), _NUMBER.findall(" ".join(at_hand))
    is_of_parts = all(any(each.rstrip("0") in one for one in before) for each in numbers)
    is_of_parts = is_of_parts or _FRACTION.fullmatch(found.line) is not None
    return bool(lines) and not found.attempt and not {*numbers} & {*before} and not is_of_parts


def _lead_of(text: str) -> str:
    found = _LEAD.match(close_up(text.strip())[:_MOST_CHARS])
    return found[0] if found else ""


def _told(said: str) -> list[str]:
    """The ways in which it may be a problem with its answer."""
    plain = re.sub(r"^(?:for|to|in)\s+", "", said, flags=re.IGNORECASE)
    read = [own_answers.told(said), own_answers.stated(said), own_answers.stated(plain)]
    read.append(checks.concluded(plain))
    beside = [plain] if is_only_maths(plain) else []
    return [each for each in dict.fromkeys((*read, *beside)) if each]


def _is_talk(line: str, text: str, solved: str) -> bool:
    """Whether a pair of numbers, or one with a "!", is a score, a date, hours or joy (10/10, 9-5,
    "thanks, 2!") and no sum, unless a word says that it is the next one."""
    if is_led(text):
        return False
    pair = _PAIR.fullmatch(line.rstrip("!"))
    if pair is None:
        is_factorial = re.fullmatch(r"\d+!", line) is not None
        return is_factorial and (is_joy(line, solved) or _lead_of(text) != "")
    is_rising = int(pair["first"]) <= int(pair["last"])
    return is_rising or pair[0] in _NAMED_PAIRS or pair["last"].startswith("0")


def _is_said_besides(found: Found, said: str) -> bool:
    """Whether figures are said that belong neither to a problem nor to its answer: "2 for 2!"."""
    rest = Counter(_NUMBER.findall(said.replace(",", "")))
    rest.subtract(_NUMBER.findall(f"{found.line} {found.attempt}".replace(",", "")))
    return max(rest.values(), default=0) > 0


def _alike(said: str, solved: str, lead: str) -> list[str]:
    """The exercise of the same kind as the last one, where that has a verb and this has none; a
    score and a letter alone are none."""
    said = said.rstrip(" ?.!,")
    of, *answer = _SAID_TO_BE.split(said, maxsplit=1)
    if _UNLIKE.search(said) or not solved or not _WORKED.search(of):
        return []
    is_score = _SCORE.fullmatch(of) is not None and _CHEERS.search(lead) is not None
    pair = _PAIR.fullmatch(of)
    if is_score or (pair and pair["first"] == pair["last"]):
        return []
    quantity = read_quantity(of)
    is_number = _FRACTION.fullmatch(of) is not None or quantity is not None
    if answer and is_number and not re.search(r"\d", in_numerals(answer[0])):
        return []  # "10 km is far"
    if rewriting.begins(solved):
        product = letter_x.between_factors(of)
        if product != of and _has_unknown(product):  # "4a x 2a", whatever was done before
            return [f"simplify {product}" + (f", I got {answer[0]}" if answer else "")]
        is_like = _FRACTION.fullmatch(of) is not None or _has_unknown(of)
        is_like = is_like or all(map(_ROOT.search, (of, solved)))
        behind = f", I got {answer[0]}" if answer else ""
        return [f"{rewriting.like(solved, of)}{behind}"] if is_like else []
    if calculus.begins(solved) and _has_unknown(of):
        asked = "integral" if solved.startswith("∫") else "derivative"
        return [f"{asked} of {said}"]
    if conversions.begins(solved) and quantity is not None and quantity.unit:
        behind = f", I got {answer[0]}" if answer else ""
        return [f"{of} in {solved.rpartition(' in ')[2]}{behind}"]
    return []


def _has_unknown(said: str) -> bool:
    try:
        return bool(symbols(read_expression(in_signs(said))))
    except NotMaths:
        return False


def _is_value(line: str) -> bool:
    return rows.SOLVED.fullmatch(line) is not None and re.search(r"\d\s*[-−+*×/÷^(]", line) is None


def is_only_maths(said: str) -> bool:
    """Whether nothing but such words stands around the maths as join it, or ask for a result."""
    words = re.findall(r"[^\W\d_]{2,}", said)
    return all(word in FUNCTIONS or _ASKING.fullmatch(word) for word in words)
