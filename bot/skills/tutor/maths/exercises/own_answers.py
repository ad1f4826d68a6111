"""An answer that somebody gives together with its problem, in plain English: "I got 7/8 for
3/4 + 1/8", "my answer to 12*13 is 146", "I solved 2x + 1 = 7 and got x = 4". Pure.

Read where the one is a problem that a tool may know, the other a value, and nothing is left over.
"""

import re
from functools import cache

from bot.patterns import later
from bot.skills.tutor.maths.kinds import (
    calculus,
    conversions,
    given,
    inequalities,
    quantities,
    to_rewrite,
)
from bot.skills.tutor.maths.written import gaps, remainder_gaps, remainders, worded
from bot.skills.tutor.maths.written.around import bare, beside_plainly
from bot.skills.tutor.maths.written.sums import equation_in, in_signs, is_only_sum, sum_in
from bot.tools.maths.measured import read_sum
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.reading import read_line
from bot.tools.maths.tree import NotMaths
from bot.tools.maths.units import read_quantity
from bot.tools.measures import read_unit

_GOT = (
    r"(?:i|we)(?:['’]ve|\s+have)?\s+(?:just\s+|also\s+)?"
    r"(?:got|get|gotten|found|calculated|computed|worked out|think|have|had|made|wrote|put)"
)
_DID = r"(?:i|we)\s+(?:did|do|solved|tried|worked out|calculated|computed|added|multiplied|divided)"
_RESULT = r"(?:answer|result|solution)"
_REACHED = (
    r"(?:(?:and\s+)?(?:it|that)|and|which)\s+(?:(?:i|we)\s+)?"
    r"(?:got|get|gave|gives|found|made|came to)"
)
_ASKED = {
    r"factor(?:i[sz])?(?:ed|ing)": "factorise ",
    r"(?:expand|multipl[yi])(?:ed|ing)(?:\s+out)?": "expand ",
    r"(?:simplif[yi]|reduc)(?:ed|ing)": "simplify ",
    r"differentiat(?:ed|ing)": "derivative of ",
    r"integrat(?:ed|ing)": "integral of ",
    r"convert(?:ed|ing)": "",
}
"""What was done to an expression, a function or a quantity, and how the exercise asks for it."""
_DONE = f"(?:{'|'.join(_ASKED)})"
_I_HAVE = r"(?:i|we)(?:['’]ve|\s+have)?\s+(?:just\s+|also\s+)?"
_FORMS = (
    rf"{_GOT}\s+(?P<answer>\S.*?)\s+(?:for|from|(?:as|for)\s+(?:the|my|an)\s+{_RESULT}\s+"
    rf"(?:to|for|of)|when\s+{_DID})\s+(?P<problem>\S.*)",
    rf"(?:my|the)\s+{_RESULT}\s+(?:to|for|of)\s+(?P<problem>\S.*?)\s+(?:is|was|came out as)\s+"
    r"(?P<answer>\S.*)",
    rf"(?:my|the)\s+{_RESULT}\s+(?:to|for|of)\s+(?P<problem>\S.*?)\s*(?:is|was|[:=])\s*"
    r"(?P<answer>\S.*)",
    rf"(?:for|to)\s+(?P<problem>\S.*?)[\s,:-]+(?:{_GOT}|my\s+{_RESULT}\s+(?:is|was))\s+"
    r"(?P<answer>\S.*)",
    rf"{_DID}\s+(?P<problem>\S.*?)[\s,]+{_REACHED}\s+(?P<answer>\S.*)",
    rf"{_I_HAVE}(?P<problem>{_DONE}\s+\S.*?)[\s,]+{_REACHED}\s+(?P<answer>\S.*)",
    rf"{_I_HAVE}(?P<problem>{_DONE}\s+\S.*?)\s+(?:(?:in)?to(?:\s+get)?|as)\s+(?P<answer>\S.*)",
    rf"my\s+{_RESULT}\s+(?:is|was)\s+(?P<answer>\S.*?)\s+(?:for|to)\s+(?P<problem>\S.*)",
    r"(?:is|are|was|were)\s+(?P<answer>\S.*?)\s+(?:the\s+|a\s+)?(?:(?:right|correct)\s+)?"
    rf"(?:{_RESULT}s?|roots?|right|correct)\s+(?:for|of|to)\s+(?P<problem>\S.*)",
    rf"(?:is|are)\s+(?:it|that|the\s+{_RESULT})\s+(?P<answer>(?:[a-z]\s*=\s*)?[-−]?\d[\d.,/]*)"
    r"\s*\?\s*(?P<problem>\S.*)",
    r"(?P<problem>\S.*?)(?<![\s,;.])[\s,;.]+(?:the|its|my)\s+"
    rf"(?:{_RESULT}s?|roots?)\s+(?:is|are|was|were)\s+(?P<answer>\S.*)",
    rf"(?:{_GOT}\s+(?:that\s+)?)?(?P<problem>\S.*?)\s*(?:[,.;:-]\s*|\s(?:and|so|but)\s+){_GOT}\s+"
    r"(?P<answer>\S.*)",
    rf"{_GOT}\s+(?:that\s+)?(?P<problem>[^=]*?)\s*(?:=|\b(?:is|equals|makes|gives)\b)\s*"
    r"(?P<answer>[^=]*)",
)
_STATED = re.compile(
    r"(?:so\s+)?(?P<problem>[^=]*?\S)\s*"
    r"(?:=|\b(?:is|are|equals|makes|gives|comes to"
    r"|(?:would|should|must|could|will|has to|have to|ought to) (?:be|equal))\b)"
    r"\s*(?P<answer>[^=]*)",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"^(?:(?:hi|hey|hello|ok(?:ay)?|so|um+|well|please)\b[\s,.!]*)+"
    r"|[\s,.!]*\b(?:thanks?|thank you|please)[\s!.]*$",
    re.IGNORECASE,
)
_SOLVING = re.compile(r"^(?:solv(?:e|ing)\s+)?(?:the\s+)?(?:inequality\s+)?", re.IGNORECASE)
_EITHER = re.compile(r"(^|=)\s*±\s*")
_BESIDE = re.compile(r"\s*(?:\b(?:and|or)\b|,(?=\s))\s*", re.IGNORECASE)
_RELATION = re.compile(r"[=<>≤≥]")
_SHARE = re.compile(r"[-−]?\d+\s*/\s*\d+|\d+(?:\.\d+)?\s*%")
_DECIMAL = re.compile(r"[-−]?\d*\.\d+")
_AMOUNT = re.compile(r"^[£€](?=[\d.,]+$)")
_ONLY_VALUE = later(r"(?:(?:with|if|when)\s+)?[a-z]\s*=\s*[-−]?[\d./]+", re.IGNORECASE)
"""No problem, but put into one: "I tried x = 2 and got 8"."""
_IS = later(r"(?<![,;:.?!a-z] [a-z])(?<![,;:.?!a-z] [a-z] )=")
"""But for those of "I got r = 1"."""
_MOST_CHARS = 80


def told(text: str) -> str:
    """The problem and, as a result or on a line of its own, the answer to it; "" where a text says
    something else. The "?" of a gap is no end of a question; of several exercises with gaps it is
    not sure which is answered."""
    text = _AROUND.sub("", text.strip())
    filled = gaps.filled(text)
    if filled != text and len(_IS.findall(filled)) > 1:
        return ""
    return next((said for form in _forms() if (said := _said(form, filled))), "")


def stated(text: str) -> str:
    """A sum with the result that a text says it has, and nothing else; "" for anything else."""
    if remainder_gaps.as_sums(text) != text:
        return ""
    return _said(_STATED, _AROUND.sub("", text.strip()))


def _said(form: re.Pattern[str], text: str) -> str:
    found = form.fullmatch(text.strip())
    if found is None:
        return ""
    problem, answer = _bare(found["problem"]), _bare(found["answer"])
    if found.end("answer") == found.end():
        answer = answer.rstrip("! ")
    exclaimed = problem.rstrip("! ")
    if answer.endswith("!") or (problem != exclaimed and _is_problem(exclaimed)):
        return ""  # a factorial, or joy: "I got 8 for 5 + 3!"
    answer = beside_plainly(answer if re.search(r"\d", answer) else in_numerals(answer))
    if remainders.spelt(answer):
        answer = remainders.spelt(answer)
        is_division = remainders.is_stated(f"{in_signs(problem)} = {answer}")
        return f"{problem} = {answer}" if is_division else ""
    if worded.means_several(problem) or _ONLY_VALUE.fullmatch(problem) or not _is_answer(answer):
        return ""
    if _SHARE.fullmatch(problem) and _DECIMAL.fullmatch(answer):
        return f"write {problem} as a decimal\n{answer}"
    asked = _as_asked(problem)
    problem = asked if _is_problem(asked) else problem
    if to_rewrite.claims(problem) and _RELATION.search(f"{problem}{answer}"):
        return ""  # "I factored x^2 - 4 and got x = 2 or x = -2": which is asked for?
    if not _is_problem(problem):
        if _is_stated(asked, answer):
            return f"{asked} = {answer}"
        summed = worded.in_signs_alone(problem)  # √144, "3 cubed"
        return f"{summed} = {answer}" if summed else ""
    has_lines = equation_in(in_signs(problem)) or not _is_summed(problem)
    return f"{problem}\n{answer}" if has_lines else f"{problem} = {answer}"


def _bare(said: str) -> str:
    """What is said without the signs around it, but for the ! of a factorial."""
    return re.sub(r"(?<![\d)])!$", "", said.lstrip(" \t\n,;:?").rstrip(" \t\n,;:?."))


def _as_asked(problem: str) -> str:
    """ "factorising x^2 - 1" as in the exercise: factorise x^2 - 1; of what was done to an equation
    the equation alone, which is to be solved."""
    for done, asked in _ASKED.items():
        if found := re.match(rf"{done}\s+", problem, re.IGNORECASE):
            of = problem[found.end() :]
            is_solved = _RELATION.search(of) is not None and not asked.endswith("of ")
            return of if is_solved else f"{asked}{of}"
    return problem


def _is_stated(problem: str, answer: str) -> bool:
    """Whether an expression, or a quantity, is said to be equal to another that can be compared
    with it: 5 km = 500 m, 5 m × 4 = 20 m, x^2 - 4 = (x - 2)(x + 2)."""
    if len(problem) > _MOST_CHARS or "\n" in f"{problem}{answer}":
        return False
    one, other = read_sum(problem), read_sum(answer)
    if one and other:
        is_converted = one.unit != other.unit and one.unit.dimension == other.unit.dimension
        return is_converted or not one.is_stated
    has_signs = re.search(r"[-−+*/×÷^()]|\d", problem) is not None
    return has_signs and to_rewrite.stated(f"{problem} = {answer}") is not None


def _is_summed(problem: str) -> bool:
    is_bare = problem[:1].isdigit()  # not "help me with 2 h + 5 min"
    if is_only_sum(problem):
        said = f"was {in_signs(problem)}"
        return bool(equation_in(said) or sum_in(said))  # 9/11 is none
    return is_bare and quantities.is_sum_in(problem)


def _is_problem(text: str) -> bool:
    if len(text) > _MOST_CHARS or "\n" in text:
        return False
    if _is_summed(text) or calculus.is_meant(text):
        return True
    if conversions.claims(text) or to_rewrite.claims(text) or given.claims(text):
        return True
    return inequalities.is_to_solve(_SOLVING.sub("", text))


def _is_answer(text: str) -> bool:
    plain = _AMOUNT.sub("", bare(in_signs(text)))
    if len(plain) > _MOST_CHARS or not re.search(r"[\dA-Za-z]", plain):
        return False
    quantity = read_quantity(plain)
    if read_sum(plain) or (quantity is not None and read_unit(quantity.unit) is not None):
        return True
    if inequalities.begins(plain):
        return True
    try:
        for value in _BESIDE.split(plain):
            read_line(_EITHER.sub(r"\1", value).replace("±", "+"))
    except NotMaths:
        return False
    return True


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Compiled when a text is first looked at: a start has no time for them."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _FORMS)
