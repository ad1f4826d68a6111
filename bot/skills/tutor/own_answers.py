"""An answer that somebody gives together with its problem, in plain English: "I got 7/8 for
3/4 + 1/8", "my answer to 12*13 is 146", "I solved 2x + 1 = 7 and got x = 4". Pure.

Read where the one is a problem that a tool may know, the other a value, and nothing is left over.
"""

import re

from bot.skills.tutor import calculus, conversions, inequalities, quantities, rewriting
from bot.skills.tutor.found import bare
from bot.skills.tutor.sums import asked_sum, equation_in, in_signs, is_only_sum, sum_in
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
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_GOT}\s+(?P<answer>\S.*?)\s+(?:for|from|(?:as|for)\s+(?:the|my|an)\s+{_RESULT}\s+"
        rf"(?:to|for|of)|when\s+{_DID})\s+(?P<problem>\S.*)",
        rf"my\s+{_RESULT}\s+(?:to|for|of)\s+(?P<problem>\S.*?)\s+(?:is|was|came out as)\s+"
        r"(?P<answer>\S.*)",
        rf"my\s+{_RESULT}\s+(?:to|for|of)\s+(?P<problem>\S.*?)\s*(?:is|was|[:=])\s*"
        r"(?P<answer>\S.*)",
        rf"(?:for|to)\s+(?P<problem>\S.*?)[\s,:-]+(?:{_GOT}|my\s+{_RESULT}\s+(?:is|was))\s+"
        r"(?P<answer>\S.*)",
        rf"{_DID}\s+(?P<problem>\S.*?)[\s,]+(?:and|which|it)\s+(?:(?:i|we)\s+)?"
        r"(?:got|get|gave|gives|found|made|came to)\s+(?P<answer>\S.*)",
        r"is\s+(?P<answer>\S.*?)\s+(?:the\s+|a\s+)?(?:(?:right|correct)\s+)?"
        rf"(?:{_RESULT}|right|correct)\s+(?:for|of|to)\s+(?P<problem>\S.*)",
        rf"(?:{_GOT}\s+(?:that\s+)?)?(?P<problem>\S.*?)\s*(?:[,.;:-]\s*|\s(?:and|so|but)\s+){_GOT}\s+"
        r"(?P<answer>\S.*)",
        rf"{_GOT}\s+(?:that\s+)?(?P<problem>[^=]*?)\s*(?:=|\b(?:is|equals|makes|gives)\b)\s*"
        r"(?P<answer>[^=]*)",
    )
)
_STATED = re.compile(r"(?:so\s+)?(?P<problem>[^=]*\S)\s*=\s*(?P<answer>[^=]*)", re.IGNORECASE)
_AROUND = re.compile(
    r"^(?:(?:hi|hey|hello|ok(?:ay)?|so|um+|well|please)\b[\s,.!]*)+"
    r"|[\s,.!]*\b(?:thanks?|thank you|please)[\s!.]*$",
    re.IGNORECASE,
)
_REWRITING = re.compile(r"^(?P<verb>factoris|factoriz|simplify|expand|factor)ing\b", re.IGNORECASE)
_SOLVING = re.compile(r"^(?:solv(?:e|ing)\s+)?(?:the\s+)?(?:inequality\s+)?", re.IGNORECASE)
_BESIDE = re.compile(r"\s*(?:\b(?:and|or)\b|,(?=\s))\s*", re.IGNORECASE)
_MOST_CHARS = 80


def told(text: str) -> str:
    """The problem and, as a result or on a line of its own, the answer to it; "" where a text says
    something else."""
    text = _AROUND.sub("", text.strip())
    return next((said for form in _FORMS if (said := _said(form, text))), "")


def stated(text: str) -> str:
    """A sum with the result that a text says it has, and nothing else; "" for anything else."""
    return _said(_STATED, _AROUND.sub("", text.strip()))


def _said(form: re.Pattern[str], text: str) -> str:
    found = form.fullmatch(text.strip())
    if found is None:
        return ""
    problem, answer = (found[name].strip(" \t\n,;:?!.") for name in ("problem", "answer"))
    said, problem = problem, _REWRITING.sub(_as_asked, problem)
    is_rewritten = problem != said and rewriting.claims(problem)  # else it is a wish of its own
    if not is_rewritten and not _is_problem(problem):  # √144, "3 cubed"
        problem = asked_sum(f"what is {problem}")
    if not re.search(r"\d", answer):
        answer = in_numerals(answer)
    if not _is_answer(answer) or not (is_rewritten or _is_problem(problem)):
        return ""
    has_lines = equation_in(in_signs(problem)) or not _is_summed(problem)
    return f"{problem}\n{answer}" if has_lines else f"{problem} = {answer}"


def _as_asked(found: re.Match[str]) -> str:
    """ "factorising" as in the exercise: factorise."""
    verb = found["verb"]
    return f"{verb}e" if verb[-1] in "sz" else verb


def _is_summed(problem: str) -> bool:
    is_bare = problem[:1].isdigit()  # not "help me with 2 h + 5 min"
    if is_only_sum(problem):
        said = f"was {in_signs(problem)}"
        return bool(equation_in(said) or sum_in(said))  # 9/11 is none
    return is_bare and quantities.is_sum_in(problem)


def _is_problem(text: str) -> bool:
    if len(text) > _MOST_CHARS or "\n" in text:
        return False
    if _is_summed(text) or conversions.claims(text) or calculus.is_meant(text):
        return True
    return inequalities.is_to_solve(_SOLVING.sub("", text))


def _is_answer(text: str) -> bool:
    plain = bare(in_signs(text))
    if len(plain) > _MOST_CHARS or not re.search(r"[\dA-Za-z]", plain):
        return False
    quantity = read_quantity(plain)
    if read_sum(plain) or (quantity is not None and read_unit(quantity.unit) is not None):
        return True
    if inequalities.begins(plain):
        return True
    try:
        for value in _BESIDE.split(plain):
            read_line(value)
    except NotMaths:
        return False
    return True
