"""What somebody asks to have expanded, factorised, simplified or written in another form, and how:
the verb before its expression or behind it, "3/8 as a decimal", a sum "as a decimal"
(sums_in_form.py), an expression alone. Pure.
"""

import re

from bot.patterns import later
from bot.skills.tutor.maths.attempts import roots
from bot.skills.tutor.maths.kinds import completed_square, forms, standard_form, sums_in_form
from bot.skills.tutor.maths.written import letter_x, recurring
from bot.skills.tutor.maths.written.around import bare
from bot.skills.tutor.maths.written.sums import in_signs
from bot.tools.maths.dimensions import names_unit
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import NotMaths, symbols

_FRACTION = (
    rf"{recurring.WRITTEN}"
    r"|[-−]?(?:\d+\s+)?\d+\s*/\s*\d+|[-−]?\d*[¼-¾⅐-⅞]|[-−]?\d+[.,]\d+"
    r"|\d+(?:\.\d+)?\s*(?:%|per ?cent)"
)
_DECIMAL = r"[-−]?(?:\d*\.\d+|\d+(?:\.\d+)?\s*%)%?"
_VERB = re.compile(
    r"\b(?P<how>expand|multiply out|factor(?:i[sz]e)?|simplify|reduce|cancel"
    r"|complet(?:e|ing) the square)\b(?:\s+and\s+(?:simplify|collect(?:\s+like\s+terms)?)\b)?"
    r"(?:[\s:]+(?:down|out|fully|completely|the|this|following|expression|fraction|brackets?|in"
    r"|of|to|for|on))*[\s:]+(?P<of>[^=<>≤≥\n]+)",
    re.IGNORECASE,
)
_AS = re.compile(
    rf"(?:(?<![\w/.,])(?:(?P<of>{_FRACTION})|\d+)|(?<=[\d)])\))\s+(?:as|in|into|to)\s+"
    r"(?:an?\s+|its\s+|the\s+)?"
    r"(?:mixed|improper|decimal|fraction|lowest|simplest|smallest)\b",
    re.IGNORECASE,
)
"""Behind a number, or the end of a sum."""
_OF_WHOLE = later(r"\s+of\b")
"""Behind that: 0.5 as a fraction of 2."""
_VERB_LAST = re.compile(
    r"(?P<of>(?:(?<![A-Za-z])[A-Za-z](?![A-Za-z])|[^A-Za-z=<>≤≥\n])+?)[\s,:;]+(?:and\s+)?(?:please\s+)?"
    r"(?P<how>expand|multiply out|factor(?:i[sz]e)?|simplify|reduce)"
    r"(?:\s+(?:it|this|that|out|fully|completely|please))*[\s.?!]*$",
    re.IGNORECASE,
)
"""The verb behind its expression: "(x+2)(x+3) expand"."""
_DONE = {
    **dict.fromkeys(("factored", "factorised", "factorized"), "factorise"),
    **{"expanded": "expand", "multiplied": "expand", "simplified": "simplify", "reduced": "reduce"},
}
_DONE_LAST = later(
    r"\s*(?:what(?:['’]?s|\s+is)\s+)?(?P<of>(?:(?<![A-Za-z])[A-Za-z](?![A-Za-z])|[^A-Za-z=<>≤≥\n])+?)"
    rf"[\s,:;]+(?:(?:fully|completely|and)\s+)*(?P<how>{'|'.join(_DONE)})"
    r"(?:\s+(?:out|fully|completely|please))*[\s.?!]*",
    re.IGNORECASE,
)
"""What is asked for as if it were done, where a text says nothing else: "12/18 simplified"."""
_THE = re.compile(r"^(?:(?:the|this|my)\s+)?(?:(?:fraction|expression|number)\s+)?", re.IGNORECASE)
_ENDS = re.compile(r"[.?!,;](?:\s|$)|\s(?:please|for me|and|in|as|to|by|fully|completely)\b")
_PIECE = re.compile(r"\n|[.:;](?=\s)")
_NEXT = later(r"[;,]\s+(?=[^\s=])")
"""Before another statement, or step: 2x + 3x = 5x, 7x - x = 6x."""
TWO_WAYS = re.compile(r"[A-Za-z)²³][^\s+]*\s*/\s*[\d.]+\s*[A-Za-z(√]")
"""6x^2/3x, which is meant for 2x by some and read as 2x^3."""
_NAME = re.compile("[A-Za-z]")
_READ_CHARS = 500


def claims(text: str) -> bool:
    """Whether somebody brings an expression, a fraction or a sum to write in another form, also one
    that `read` knows only a part of."""
    written = _AS.search(text[:_READ_CHARS])
    return read(text)[0] != "" or (written is not None and written["of"] is not None)


def is_only(text: str) -> bool:
    """Whether a text is no more than that: "3/8 as a decimal", "(x+2)(x+3), expand"."""
    text = _THE.sub("", text[:_READ_CHARS].strip())
    written = _AS.search(text)
    is_first = written is not None and in_signs(text).startswith(_of(text, written) or " ")
    ends = re.fullmatch(r"[\w\s]{0,30}\W*", text[written.end() :]) if written and is_first else None
    verb = _VERB_LAST.match(text) or _DONE_LAST.fullmatch(text)
    return claims(text) and (ends is not None or verb is not None)


def as_asked(text: str) -> str:
    """An expression that stands alone as the exercise that it plainly is: "expand (x+2)(x+3)",
    "simplify 2x + 3x"; "" for any other text. f(x+2) may be the value of a function."""
    of = text[: _READ_CHARS + 1].strip(" .?\n")
    is_told = re.search(r"[A-Za-z]{2}|[f-hF-H]\s*\(|[=<>≤≥\n!]", of) or not re.search(r"\d", of)
    if is_told or len(of) > _READ_CHARS or _ENDS.search(of) or not _asked("expand", of)[0]:
        return ""
    tree = read_expression(letter_x.between_factors(of))
    form = forms.form_lacked(tree) if symbols(tree) else ""
    return f"{form} {of}" if form else ""


def stated(text: str) -> tuple[str, str] | None:
    """An expression that is said to be equal to another as a problem, and that other, or what
    stands behind one that a verb asks to rewrite, "simplify 12/18 = 2/3"; None where nothing was
    done to it (2x + 3 = x + 5 is to be solved), and for quantities, whose units are no letters."""
    if asked := _VERB.match(text := text.strip()):
        exercise, said = asked[0].strip(), text[asked.end() :].strip("=\n ")
        has_unknown = _NAME.search(asked["of"]) is not None  # then "= 0" makes it an equation
        is_one = all(not has_unknown or _NAME.search(side) for side in said.split("="))
        return (exercise, said) if said and is_one and claims(exercise) else None
    chains = [piece for piece in _PIECE.split(text[:_READ_CHARS]) if "=" in piece]
    said, *behind = _NEXT.split(chains[0]) if len(chains) == 1 else ("",)
    if "=" not in said or names_unit(said):
        return None
    first, *others = (letter_x.between_factors(bare(side)) for side in said.split("="))
    ends = [others[-1], *(step.rpartition("=")[2] for step in _going_on(others[-1], behind))]
    try:
        form = forms.form_reached(*(read_expression(bare(side)) for side in (first, ends[-1])))
        read = [read_expression(bare(side)) for step in behind for side in step.split("=")]
    except NotMaths:
        return None
    if any(each.kind == "sym" for each in read):  # x = 3
        return None
    return (f"{form} {first}", "\n".join((*others, *behind))) if form else None


def _going_on(last: str, behind: list[str]) -> list[str]:
    """The steps that go on from what a statement ended with; a list of others begins anew."""
    steps: list[str] = []
    for step in behind:
        begins, is_equal, ends = step.partition("=")
        if is_equal and "".join(begins.split()) != "".join(last.split()):
            break
        steps.append(step)
        last = ends.rpartition("=")[2] if is_equal else step
    return steps


def read(text: str) -> tuple[str, str]:
    """The form that is asked for, and of what; ("", "") where none is."""
    text = text[:_READ_CHARS].replace("`", "").replace("$", "")
    if of := standard_form.read(text):
        return "standard", of
    if of := completed_square.read(text):
        return _asked("complete the square", of)
    if (written := _AS.search(text)) and (of := _of(text, written)):
        form = forms.form_of(text) or "lowest"
        is_decimal = re.fullmatch(_DECIMAL, of) or re.fullmatch(recurring.WRITTEN, of)
        return "fraction" if form == "lowest" and is_decimal else form, of
    if "ed" in text and (done := _DONE_LAST.fullmatch(text)):
        return _asked(_DONE[done["how"].casefold()], done["of"])
    named = (
        (verb["how"], verb["of"]) for verb in (_VERB.search(text), _VERB_LAST.search(text)) if verb
    )
    found = next((found for how, of in named if (found := _asked(how, of))[0]), ("", ""))
    is_to_solve = found[0] == "square" and "=" in text  # by completing it
    return ("", "") if is_to_solve else found


def _of(text: str, written: re.Match[str]) -> str:
    """What is to be written in another form, which a text says to be so there: the sum that ends
    there, or the number; "" where that is a part of something else."""
    if _OF_WHOLE.match(text, written.end()):
        return ""
    start = written.start()
    number = written["of"] or re.split(r"\s", written[0], maxsplit=1)[0]
    summed = sums_in_form.ending_with(number, text[:start])
    return _bare(written["of"] or "") if summed == "" else summed or ""


def _asked(how: str, of: str) -> tuple[str, str]:
    """The form that a verb asks for, and what stands beside it; ("", "") for what is no maths."""
    of = letter_x.between_factors(_bare(_ENDS.split(of.strip(" ,:;"))[0]))
    form = forms.form_of(f"{how} {of}")
    form = "lowest" if re.fullmatch(_FRACTION, of) else form
    try:
        tree = read_expression(of)
    except NotMaths:
        return "", ""
    has_root = form in ("simplify", "expand") and roots.has_some(tree)
    is_one = len(tree.parts) > 0 and (symbols(tree) or form == "lowest" or has_root)
    is_one = is_one and not TWO_WAYS.search(of)
    return (form, of) if is_one and form else ("", "")


def _bare(of: str) -> str:
    if re.fullmatch(recurring.WRITTEN, of):
        return of  # the dots of 0.333... are part of it
    of = of.strip(" .?!:")
    of = re.sub(r"\s*per ?cent", "%", of, flags=re.IGNORECASE)
    return in_numerals(of) if re.fullmatch(_FRACTION, of) else of
