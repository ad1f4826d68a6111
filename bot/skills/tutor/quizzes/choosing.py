"""Which option of a question an answer picks. Pure."""

import re
import unicodedata

from bot.skills.tutor.quizzes import sentences, talk
from bot.skills.tutor.quizzes.question import LETTERS, Question, plain, written
from bot.skills.tutor.quizzes.talk import picked_or_counted
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.units import read_quantity
from bot.tools.measures import read_unit

_NAMES_LETTER = re.compile(r"\b(?:letter|option|answer|choice)\b", re.IGNORECASE)
_NAMES_WORD = re.compile(r"(?:i mean )?(?:the )?word[\s:]+[\"'“‘]?(\w+)[\"'”’.!?]*", re.IGNORECASE)


def picked(question: Question, answer: str, seed: str) -> str | None:
    """The option that an answer picks: by its letter ("b", "B)"), "B: Paris", in words, or in a
    sentence."""
    options = question.options(seed)
    if talk.is_smileys(answer):
        return None
    if word := _NAMES_WORD.fullmatch(answer.strip()):
        return next((each for each in options if written(each) == written(word[1])), None)
    found = (_picked(options, said) for said in talk.with_less(answer))
    option = next((option for option in found if option is not None), None)
    year = written(talk.year_of_date(answer))
    option = option or next((each for each in options if written(each) == year), None)
    others = {plain(key) for key in question.keys[1:]}  # CO2 for carbon dioxide
    is_key = any(plain(picked_or_counted(said)) in others for said in talk.with_less(answer))
    if option is None and is_key:
        return question.key
    return option or sentences.option_said(question, answer, seed)


def _picked(options: tuple[str, ...], answer: str) -> str | None:
    said = unicodedata.normalize("NFKC", picked_or_counted(answer)).lstrip("([")
    said = said.removeprefix("option ").removeprefix("Option ")
    letter = said[:1].upper()
    if letter in LETTERS[: len(options)] and letter and (len(said) == 1 or said[1] in ")].:,- "):
        rest = written(said[2:].lstrip(" -–"))
        chosen = options[LETTERS.index(letter)]
        if not rest or rest == written(unicodedata.normalize("NFKC", chosen)):
            return chosen
    for form in (written, plain, _in_signs, _ungrouped, talk.in_order_of_date, _as_quantity):
        wanted = form(answer)  # "" where it is all talk, as the options "is" and "its" may be
        same = [option for option in options if wanted and form(option) == wanted]
        if len(same) == 1:
            return same[0]
    return None


def _in_signs(text: str) -> str:
    """An option or an answer with its numbers in digits: "seven thirds" is 7/3."""
    return re.sub(r"\s+", "", in_numerals(picked_or_counted(text)).casefold())


def _ungrouped(text: str) -> str:
    """The same with its numbers written together: 40,000 as 40000."""
    return re.sub(r"(?<=\d)[,'’](?=\d{3}(?!\d))", "", _in_signs(text))


def _as_quantity(text: str) -> str:
    """The same with its unit by what it is worth, however that is written: km is kilometres. Not
    the number: 46,000 m is another option. "" where there is none."""
    said = read_quantity(picked_or_counted(text))
    unit = read_unit(said.unit) if said and said.unit else None
    return f"{said.number.normalize()} {unit.factor} {unit.dimension}" if said and unit else ""


def may_be_letter_or_word(question: Question, answer: str, seed: str) -> bool:
    """Whether a small letter names one option, and is another one: the article “a”."""
    *_, said = talk.with_less(answer)
    said, options = picked_or_counted(said), [written(each) for each in question.options(seed)]
    at = LETTERS.index(said.upper()) if said.upper() in [*LETTERS] else -1
    if at < 0 or said not in options or _NAMES_LETTER.search(answer):
        return False
    return options.index(said) != at
