"""An answer that somebody wants to have checked, in English: "check: 3x = 9, x = 3", "is x = 3
right?". Pure.

Read where maths stands behind it and nothing else: other words may make it code, or a talk.
"""

import re

from bot.patterns import later
from bot.skills.tutor.guides.words import doubts
from bot.skills.tutor.maths.attempts import rows
from bot.skills.tutor.maths.exercises import in_words, listed, others, own_answers
from bot.skills.tutor.maths.kinds import both_sides, conversions, inequalities, systems
from bot.skills.tutor.maths.written import divisions, gaps, shown_sums, to_solve, worded
from bot.skills.tutor.maths.written.around import bare, close_up, in_lines, problem_and_attempt
from bot.skills.tutor.maths.written.joints import ARROWS, SO
from bot.skills.tutor.maths.written.sums import equation_in, in_signs, lettered_equations
from bot.tools.maths.units import read_quantity
from bot.tools.measures import read_unit

_RIGHT = r"(?:right|correct(?:ly)?|true|ok(?:ay)?)"
_IT = r"(?:this|that|it|these|my (?:answer|solution|work|working|result|steps?))"
_BEFORE = re.compile(
    r"^\W*(?:(?:hi|hey|hello|please|can you|could you)[\s,]+)*"
    r"(?:(?:(?:check|verify)|(?:mark|grade)(?=\s+(?:this|it|these)\b))"
    r"(?:\s+(?:if|whether|that|this|it|these|for me|please)\b)*"
    rf"|(?:is|are|was)\s+{_IT}\s+{_RIGHT}"
    rf"|did i (?:solve|do|get)\s+{_IT}(?:\s+{_RIGHT})?"
    r"|(?:is|are)(?=\s.*\b(?:right|correct|true)\W*$))\b(?:[\s:,?!]|\.(?!\d)|-(?=\s))*",
    re.IGNORECASE | re.DOTALL,
)
_FACTORIAL = r"(?<=[\d)])!(?=[,;?])"
_SIGNS = rf"(?:(?<=[\d)]!)|(?<![\s,.;:?!-]))(?:(?!{_FACTORIAL})[\s,.;:?!-])+"
_BEHIND = re.compile(
    rf"(?:{_SIGNS}(?:(?:is|are|was)\s+(?:{_IT}\s+)?|am i\s+"
    rf"|did i (?:solve|do|get)\s+{_IT}\s+)?)"
    rf"(?:the\s+)?{_RIGHT}(?:\s+(?:answer|solution))?[\s?!.]*$"
    rf"|{_SIGNS}(?:where|what)\b[^?\d=]{{0,40}}\b(?:mistakes?|errors?|wrong)\b[^?\d=]{{0,20}}\??\s*$",
    re.IGNORECASE,
)
_THANKS = re.compile(r"(?<=[?!.,])\s*(?:thanks?|thank you|please)[\s!.]*$", re.IGNORECASE)
_OF = tuple(
    re.compile(rf"^\W*{form}\W*$", re.IGNORECASE)
    for form in (
        r"is\s+(?P<answer>.+?)\s+(?:the\s+|a\s+)?(?:(?:right|correct)\s+)?"
        r"(?:answer|solution|right|correct)\s+(?:for|of|to)\s+(?P<problem>.+?)",
        r"(?:does|do|will|would)\s+(?P<answer>.+?)\s+(?:solve|satisfy|fit|(?:work|do)\s+(?:for|in))\s+"
        r"(?P<problem>.+?)",
        r"(?:if|when|given(?:\s+that)?)\s+(?P<problem>.+?)[\s,]+(?:then\s+)?is\s+"
        r"(?P<answer>[a-z]\s*=[^=]+?)",
    )
)
_AROUND = re.compile(
    r"(?:so|then|thus|hence|therefore|and|or|if|for|of|to|the|answer|solution|equation|problem"
    r"|exercise|my|i|get|got|think|found|wrote|please|thanks|thank|you|when|where|is|it)"
)
_ASKED = re.compile(r"\b(?:check|mark) my\b", re.IGNORECASE)
_TOLD = "check my answer: "
_PIECES = re.compile(r"\n|[;∨]|,(?=\s)|[.:](?=\s)|\b(?:and|or)\b", re.IGNORECASE)
_VALUE = re.compile(
    r"(?:[A-Za-z]_?[\d₁-₄]?\s*[=≈]\s*)?[-−+±]?\s*√?\d[\d.,]*(?:\s*/\s*\d+)?(?:\s+\d+/\d+)?"
)
_SO = re.compile(
    rf"[\s,;:]*(?:\b(?:{SO}|then|(?:(?:which|that|it)\s+)?(?:means|implies|gives))"
    rf"(?:\s+that)?\b|{ARROWS})[\s,:]*",
    re.IGNORECASE,
)
_FOR = re.compile(r"\s+(?:for|solves)\s+", re.IGNORECASE)
_FIRST = re.compile(r"^\W*first(?:ly)?[\s,:]+", re.IGNORECASE)
_IS_IT = re.compile(
    r"(?:(?:so|and|but|then)\s+)?(?:(?:is|are|does)(?:n['’]?t)?\s+(?!(?:it|this|that)\b)(?P<both>[^?\n]+)"
    r"|(?P<stated>[^?\n]*\d[^?\n]*))\?+",
    re.IGNORECASE,
)
_RESULT = re.compile(r"[-−]?[\d.,/]+(?:\s*[A-Za-zµ%°²³/]+)?|[-−]?\d*[A-Za-z](?:\^\d+)?")
_CHECK_SUM = later(
    r"\W*(?:(?:please|can you|could you)\s+)*(?:check|verify|mark)\s+(?:my|this|that|the)\s+"
    r"(?!(?:answer|solution|work|step))(?P<of>[a-z]+(?:\s+[a-z]+){0,4})\s*[:,]\s*(?P<said>\S.*)",
    re.IGNORECASE,
)
_CHECK = later(r"\W*(?:check|verify|mark)\b", re.IGNORECASE)
_OPERATION = later(r"\b(?:addition|subtraction|multiplication|division)s?\b", re.IGNORECASE)
_READ_CHARS = 500


def plainly(text: str, *, is_for_us: bool = False) -> str:
    """A text that only asks whether an answer is right, or gives one together with its problem, as
    one that begins with "check my answer"; any other as it is. Where it `is_for_us`, who only
    states one wants it checked, too: "12 squared is 124"."""
    told = _told(text, is_for_us=is_for_us)
    ask, colon, said = told.rpartition(": ")
    return f"{ask}{colon}{shown_sums.settled(said)}" if _CHECK.match(ask) else told


def _told(text: str, *, is_for_us: bool) -> str:
    plain = shown_sums.without_statements(close_up(text))
    own = divisions.in_signs(others.as_own(to_solve.plainly(plain)))
    told = _plainly(own)
    is_alone = len(text) <= _READ_CHARS and not problem_and_attempt(text)[1]
    if not told and is_for_us and is_alone:
        own = listed.without_mark(own)
        is_equation = both_sides.may_be_to_solve(own)
        is_system = systems.answered(own) is not None and is_only_maths(own)
        said = own if is_system else own_answers.stated(own) or concluded(own)
        stated = "" if is_equation else said
        told = f"{_TOLD}{stated}" if stated else ""
    return told or (own if doubts.asks_of_answer(text) else text)


def concluded(text: str) -> str:
    """An equation and, on a line of its own, the value that a text says to follow from it: "3x = 12
    means x = 3"; "" for anything else."""
    said = _FIRST.sub("", close_up(text[:_READ_CHARS]).strip(" .?!"))
    first, *values = _SO.split(said, maxsplit=1)
    if not values:  # "x = 4 for 2x = 10"
        *values, first = _FOR.split(said, maxsplit=1)
    if not values or not is_only_maths(first) or not is_only_maths(values[0]):
        return ""
    equation = equation_in(in_signs(first))
    is_value = rows.SOLVED.fullmatch(bare(in_lines(values[0]))) is not None
    is_to_solve = equation != "" and not rows.SOLVED.fullmatch(equation)
    return f"{equation}\n{values[0].strip()}" if is_value and is_to_solve else ""


def asks_whether(text: str) -> bool:
    """Whether a text asks whether a sum comes out, and nothing else: "is 12 - 4 = 9?"."""
    return len(text) <= _READ_CHARS and _asked_whether(text) != ""


def _asked_whether(text: str) -> str:
    """A problem with the result of which a text asks whether it is that, without a word between
    them: "is 12 squared 124?", "is 7 the square root of 49?"; "" for anything else."""
    found = _IS_IT.fullmatch(text.strip())
    if found is None or gaps.has(text):
        return ""
    if stated := found["stated"] or ("=" in found["both"] and found["both"]):
        said = "" if both_sides.may_be_to_solve(stated) else own_answers.stated(stated)
        return "" if "\n" in said else said  # of 3/4 = 0.75 it is a fact (number_facts.py)
    words = found["both"].split()
    for count in (2, 1):
        result = " ".join(words[-count:])
        is_whole = len(words) > count and re.search(r"[\w)!²³%]$", words[-count - 1]) is not None
        if is_whole and _RESULT.fullmatch(result):
            said = own_answers.stated(f"{' '.join(words[:-count])} is {result}")
            if said:
                return said
    result, summed = worded.result_and_sum(_without_asking(found["both"]))
    return own_answers.stated(f"{summed} is {result}") if result else ""


def _sum_to_check(text: str) -> str:
    """A sum with its result that is to be checked and called that: "check my addition: 8 + 7 = 15";
    "" for anything else, and where another word may name an exercise."""
    found = _CHECK_SUM.fullmatch(_without_asking(text)) if re.search("[:,]", text) else None
    if found is None or in_words.tells(f"{_OPERATION.sub('', found['of'])} 1"):
        return ""
    said = found["said"]
    return "" if both_sides.may_be_to_solve(said) else own_answers.stated(said)


def _plainly(text: str) -> str:
    if len(text) > _READ_CHARS:
        return ""
    if said := _sum_to_check(text):
        return f"{_TOLD}{said}"
    if _ASKED.search(text):
        return ""
    if said := own_answers.told(_without_asking(text)) or _stated(text) or _asked_whether(text):
        return f"{_TOLD}{said}"
    asked = _BEFORE.sub("", _without_asking(text))
    if asked != text and inequalities.answered(asked):
        return f"{_TOLD}{asked}"
    is_for = _FOR.search(content := _without_asking(text)) is not None
    if content != text and is_for and (said := concluded(content)):
        return f"{_TOLD}{said}"
    content = _beside_answer(text)
    content = _BEHIND.sub("", _BEFORE.sub("", content))
    if content == text or not is_only_maths(content):
        return ""
    return f"{_TOLD}{content.strip()}"


def _beside_answer(text: str) -> str:
    """ "Does x = 4 solve 2x = 10?", "if 2x = 10 is x = 4?" as the problem and its answer; anything
    else as it is."""
    for form in _OF:
        found = form.fullmatch(text)
        if found and not rows.SOLVED.fullmatch(found["problem"].strip()):
            return f"{found['problem']}, {found['answer']}"
    return text


def names_problem(text: str) -> bool:
    """Whether a text asks no more than whether an answer is right, and says of what problem."""
    text = others.as_own(close_up(text))
    if own_answers.told(content := _without_asking(text[:_READ_CHARS])):
        return content != text or text.rstrip().endswith("?")
    told = plainly(text)
    read = text[:_READ_CHARS]
    if _stated(read) or _asked_whether(read):  # a sum that anybody may ask about
        return False
    return told != text and not only_answer(told)


def _stated(text: str) -> str:
    """A sum with its result of which a text asks whether it is right; "" for none."""
    content = _without_asking(text)
    asked = _BEFORE.sub("", content)
    return own_answers.stated(asked) if asked != text else ""


def _without_asking(text: str) -> str:
    """A text without the question whether it is right, where that stands at its end."""
    return _BEHIND.sub("", _THANKS.sub("", text))


def is_only_maths(text: str) -> bool:
    """Whether a text says equations with an unknown, and no word but such as join them."""
    text = in_lines(text)
    equations = lettered_equations(text)
    for equation in equations:
        text = text.replace(equation, " ", 1)
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return bool(equations) and all(_AROUND.fullmatch(word) for word in words)


def only_answer(text: str) -> str:
    """What somebody wants to have checked who names no problem: "x = 3", "42"; "" where they do, or
    ask for something else."""
    if not _ASKED.search(text[:_READ_CHARS]):
        return ""
    pieces = [bare(piece) for piece in _PIECES.split(in_lines(text[:_READ_CHARS]))]
    told = [piece for piece in pieces if piece]
    if any(map(conversions.claims, told)):  # "km in m" is none of the units that people multiply
        return ""
    return ", ".join(told) if told and all(map(_is_value, told)) else ""


def _is_value(piece: str) -> bool:
    quantity = read_quantity(piece)
    is_quantity = quantity is not None and read_unit(quantity.unit) is not None
    return is_quantity or _VALUE.fullmatch(piece) is not None
