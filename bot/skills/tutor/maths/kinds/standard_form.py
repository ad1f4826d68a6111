"""Numbers in standard form (scientific notation): 45000 is 4.5 × 10^4; what is asked for, and
whether a number is written so. Pure.

A number from 1 up to 10, times a power of ten, as people type it: 4.5 x 10^4, 4.5 · 10⁴, 4.5e4,
"4.5 times 10 to the power of 4"; 10^4 stands for 1 × 10^4.
"""

import re
from fractions import Fraction

from bot.skills.tutor.maths.written.sums import sum_in
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.powers import with_carets
from bot.tools.maths.reading import read_expression
from bot.tools.maths.spelling import with_signs
from bot.tools.maths.tree import NotMaths

ASKED = re.compile(
    r"\b(?:as|in|into|to|using) (?:an? )?"
    r"(?P<name>standard(?: index)? form|scientific (?:notation|form))\b",
    re.IGNORECASE,
)
LACKS = (
    "Write it as a number from 1 up to 10, but not 10 itself, times a power of ten. How far does "
    "the point move?"
)
_NUMBER = r"(?<![\w.,/^])[-−]?\d[\d.,'’]*(?![\w/^])"
_LEAD = r"(?i)^.*\b(?:write|express|convert|change|put|give|is|are|turn)\b[\s:]*"
_E = r"(?<![\w.])(\d+(?:[.,]\d+)?)\s?[eE]\s?\^?([-−+]?)(\d{1,3})(?!\w)"
_TO_THE = (
    r"(?i)(?<=10)\s+(?:raised )?to the (?:power (?:of )?)?(?P<minus>minus |negative |[-−])?"
    r"(?P<power>\d{1,3})(?:st|nd|rd|th)?(?: power)?\b"
)
_FORM = (
    r"[-−]?\(?(?:(?P<number>[1-9](?:[.,]\d+)?)\s*(?:[×*·⋅∙•xX]|\\times|\\cdot)\s*)?"
    r"10\s*\^\s*[({]?\s*[-−+]?\s*\d{1,3}[)}]?\)?"
)
_MOST_POWER = 40
_READ_CHARS = 500


def read(text: str) -> str:
    """The number, or the sum of numbers, that is to be written so; "" for none."""
    asked = ASKED.search(text[:_READ_CHARS])
    if asked is None:
        return ""
    said = re.sub(_LEAD, "", with_signs(in_numerals(text[: asked.start()]))).strip(" ,:")
    of = sum_in(said) or "".join(re.findall(_NUMBER, said)[:1]).rstrip(".,")
    before, _, behind = said.partition(of) if of else (said, "", said)
    is_only = not behind.strip(" .,)") and re.search(r"\d", before) is None  # 5 km has a unit
    return of if is_only and in_form(of) else ""


def name(text: str) -> str:
    """What the form is called there, where it is asked for."""
    asked = ASKED.search(text[:_READ_CHARS])
    return asked["name"].lower() if asked else ""


def in_form(of: str) -> str:
    """A number, or a sum of them, in standard form; "" for what is none, or 0, or has no end."""
    try:
        value = exact(read_expression(in_powers(of)))
    except NotMaths:
        return ""
    if not value:
        return ""
    power = 0
    number = abs(value)
    while number >= 10 and power < _MOST_POWER:
        number, power = number / 10, power + 1
    while number < 1 and power > -_MOST_POWER:
        number, power = number * 10, power - 1
    digits = _digits(number)
    return f"{'-' if value < 0 else ''}{digits} × 10^{power}" if digits else ""


def is_in_form(said: str) -> bool:
    """Whether a number is written so."""
    return re.fullmatch(_FORM, in_powers(said).strip()) is not None


def in_powers(said: str) -> str:
    """What is said with each power of ten in signs: 4.5e4 as 4.5 × 10^4."""
    said = re.sub(_TO_THE, _in_signs, with_carets(said).replace("**", "^"))
    return with_signs(re.sub(_E, _expanded, said))


def _in_signs(found: re.Match[str]) -> str:
    return f"^{'-' if found['minus'] else ''}{found['power']}"


def _expanded(found: re.Match[str]) -> str:
    return f"{found[1]} × 10^{'-' if found[2] in ('-', '−') else ''}{int(found[3])}"


def _digits(number: Fraction) -> str:
    """A number from 1 up to 10 as a decimal; "" where it has no end, or too long a one."""
    if not 1 <= number < 10:
        return ""
    digits = f"{number.numerator * 10**_MOST_POWER // number.denominator:0{_MOST_POWER + 1}d}"
    written = f"{digits[0]}.{digits[1:]}".rstrip("0").rstrip(".")
    return written if Fraction(written) == number else ""
