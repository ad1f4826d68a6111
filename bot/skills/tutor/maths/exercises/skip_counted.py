"""A product, or a division, that somebody counts out in steps of one of its numbers: "9, 18, 27,
36, 45, 54" of 9 × 6. What the count ends with is the answer; a slip is told where it is."""

import re
from itertools import pairwise

from bot.patterns import later
from bot.skills.tutor.maths.exercises.apart import Follow
from bot.skills.tutor.maths.found import Followed

_NUMBER = r"\d{1,6}"
_COUNT = later(
    rf"(?:[^\W\d_]|[\s'’]|\d{{1,2}}s\b){{0,60}}[:,]?\s*"
    rf"(?P<row>(?<!\d){_NUMBER}(?:(?:\s*,\s*|\s+)(?:and\s+|then\s+)?{_NUMBER}){{2,30}})(?!\d)"
    rf"(?:[\s,.;:→]*(?:so|that|which|it|the|my|answer|is|makes|gives|['’]?s|\s){{0,6}}[\s=:]*"
    rf"(?<!\d)(?P<said>{_NUMBER})(?:\s*times)?)?[\s.!?]*",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_PRODUCT = re.compile(rf"({_NUMBER})\s*[×*·]\s*({_NUMBER})")
_DIVISION = re.compile(rf"({_NUMBER})\s*[÷/]\s*({_NUMBER})")
_READ_CHARS = 300
_SLIPS = "Up to `{before}` the count is right. From `{before}` to `{at}` it is {by}, not {step}."
_GO_ON = "The count in steps of {step} is right so far, up to `{last}`. Count on."
_PAST = "The count in steps of {step} is right, but it goes on too far."
_HOW_MANY = "The count in steps of {step} is right. How many steps does it take to `{last}`?"


async def follow(lines: tuple[str, ...], attempt: str, judge: Follow) -> Followed | None:
    """What such a count shows; None for anything else. Raises MathsUnavailable."""
    found = _COUNT.fullmatch(attempt.strip()) if len(attempt) <= _READ_CHARS else None
    of = _PRODUCT.fullmatch(lines[0]) or _DIVISION.fullmatch(lines[0])
    if found is None or of is None or _GROUPED.fullmatch(found["row"].strip()):
        return None
    one, other = map(int, of.groups())
    is_product = of.re is _PRODUCT
    count = [int(each) for each in re.findall(r"\d+", found["row"])]
    count = count[1:] if count[0] == 0 else count
    step, last, end = count[0], count[-1], one * other if is_product else one
    if step < 2 or step not in ((one, other) if is_product else (other,)):
        return None
    if step not in (said - before for before, said in pairwise(count[:3])):
        return None  # nobody counts there
    for at, (before, said) in enumerate(pairwise(count), 2):
        if said != at * step:
            says = _SLIPS.format(before=before, at=said, by=said - before, step=step)
            return Followed(lines, False, says)
    if found["said"] or (is_product and last == end):
        return await judge(lines, found["said"] or str(last))
    if last > end:
        return Followed(lines, False, _PAST.format(step=step), is_unsure=not is_product)
    says = _HOW_MANY if last == end else _GO_ON
    return Followed(lines, False, says.format(step=step, last=last), is_unsure=True)
