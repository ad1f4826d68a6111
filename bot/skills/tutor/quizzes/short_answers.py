"""What a short answer in words is worth. Pure."""

import difflib
import re
import unicodedata

from bot.patterns import later
from bot.skills.tutor.guides.words import named_steps
from bot.skills.tutor.quizzes import mended, sentences, several, surnames, talk, unsure
from bot.skills.tutor.quizzes.grades import DENIED, NO_ANSWER, RIGHT, SEVERAL, UNCLEAR, WRONG, Grade
from bot.skills.tutor.quizzes.question import Question, plain
from bot.skills.tutor.quizzes.talk import picked_or_counted, without_lead, without_trail
from bot.skills.tutor.wishes import asks_back
from bot.tools.maths.numerals import NUMBER_WORDS, in_numerals

_ALMOST = 0.8
_SHORTEST_MISSPELT = 5
_ASKS = later(
    r"\W*(?:(?:(?:i|we)(?:['’]?(?:m|ll|d|ve))?|let me|can|could|may|one|first|another|change|come"
    r"|start|good|ask|give|tell|show|different)\s+[a-z]|(?:brb|sry|omg|sec)\b)",
    re.IGNORECASE,
)
"""How people ask for something, or speak of themselves, in place of an answer."""
_VERB_FIRST = later(
    r"\W*(?:is|are|was|were|am|does|do|did|has|have|had|can|could|will|would|should|might)(?:n['’]?t)?"
    r"\s+(?:it|that|this|they|he|she|you|we|there|i)\b",
    re.IGNORECASE,
)
_NUMBERS = later(NUMBER_WORDS, re.IGNORECASE)
_OF_ONES_OWN = later(r"\b(?:my|me)\b", re.IGNORECASE)
_PART = later(r"[,;.!?:–—]|\bno\b|\bbut (?=not\b)|(?<=\w) (?=not\b)", re.IGNORECASE)
_NOT_BUT = later(
    r"((?:\b(?:not|is ?nt|was ?nt|no)|n['’]t)(?:\s+(?!(?:think|believe|know|suppose|guess"
    r"|say|sure|certain|that|if|and)\b)[\w'’-]+){1,4}?)\s+"
    r"(?:(?:but|rather)\b(?: rather\b)?(?!\s+not\b)|(?=it(?:\s?['’]?s| is| was)\b))",
    re.IGNORECASE,
)
"""What is denied, before what is said in its place: "not reflection but refraction"."""
_SLASH = later(r"(?<=[^\W\d_]{2})/(?=[^\W\d_]{2})")
_REMARK = later(
    r"\s[(\[][^()\[\]]*\w\s+(?:is|are|was|were|means|describes)\s[^()\[\]]*[)\]]?\s*$",
    re.IGNORECASE,
)
"""A statement in brackets behind an answer: "red (kite is a noun)"."""
_DENIES = later(
    r"(?:surely )?(?:not|never|hardly|unlikely(?: to be)?|rule out"
    r"|no way (?:it['’]?s|it is)|(?:any|every)thing (?:but|except)) ([\w'’ ]+)",
    re.IGNORECASE,
)
_NOT_OTHER = later(
    r"\s*\(\s*(?P<denied>not\s+(?!(?:it|that|this|so|sure|certain|really|quite|exactly|right|true"
    r"|correct|my|the (?:right |correct )?answer|an? answer)\b)[^()]*\w[^()]*)\)[\s.!]*$",
    re.IGNORECASE,
)
"""Behind an answer, what it is not: "(not Kyoto)". "(not really)" takes it back."""
_LEAST_TOLD = 4
"""So many words with “my” among them tell something."""
_SPELLING = Grade(0.8, "Watch the spelling.")
_ONLY_IT = Grade(None, "Write only how that is right.")


def grade_short(question: Question, answer: str) -> Grade:
    """What an answer in words is worth; what is no try at one is no wrong answer."""
    answer = _slashes_apart(question, _without_other(question, answer))
    if (graded := mended.in_capitals(question, answer)) is not None:
        return graded
    if _says_mistake(question, answer):
        return WRONG
    graded = grade_words(question, answer)
    if graded == WRONG and (said := without_trail(answer)):
        graded = grade_words(question, said)
    if graded == WRONG:
        graded = grade_words(question, sentences.stated(question.ask, answer))
    is_lost = graded == RIGHT and asks_back(answer.rstrip(" ?!")) and not _is_key(question, answer)
    asks = "?" in answer or asks_back(answer) or _VERB_FIRST.match(answer) is not None
    if graded == WRONG and asks and _offers_key(question, answer):
        return SEVERAL
    is_none = graded == WRONG and (asks_back(answer) or _is_talk(question, answer))
    if is_lost or is_none:
        return NO_ANSWER
    return DENIED if graded == WRONG and _denies_other(question, answer) else graded


def _without_other(question: Question, answer: str) -> str:
    """An answer without what it says in brackets that it is not: "Tokyo (not Kyoto)". What names
    a key there takes that back, and where a mistake is to be put right each word counts."""
    other = None if mended.is_shown(question) else _NOT_OTHER.search(answer)
    if other is None or not plain(answer[: other.start()]):
        return answer
    return answer if several.names_key(question, other["denied"]) else answer[: other.start()]


def _slashes_apart(question: Question, answer: str) -> str:
    """An answer in which "Tokyo/Kyoto" are two words, where no key or mistake has such a sign."""
    own = any("/" in each for each in (*question.keys, *question.wrong))
    return answer if own or mended.is_shown(question) else _SLASH.sub(" / ", answer)


def _is_key(question: Question, answer: str) -> bool:
    keys = [*map(plain, question.keys)]
    return plain(answer) in keys or plain(without_lead(answer)) in keys


def _denies_other(question: Question, answer: str) -> bool:
    """Whether it only says that it is not something which is no key either: "not Osaka". What the
    question names may be denied in answer to it ("not generous" for its opposite), and where an
    answer to it denies something, so may this."""
    denied = _DENIES.fullmatch(picked_or_counted(answer))
    if denied is None or any(talk.takes_back(plain(key)) for key in question.keys):
        return False
    words, asked = {*plain(denied[1]).split()}, {*plain(question.ask).split()}
    return words.isdisjoint(asked) and not several.names_key(question, answer)


def _is_talk(question: Question, answer: str) -> bool:
    """Whether it says nothing but what people say in place of an answer; a word of the key or of a
    mistake makes it a try."""
    tried = {word for each in (*question.keys, *question.wrong) for word in plain(each).split()}
    if not tried.isdisjoint(plain(answer).split()):
        return False
    own = _OF_ONES_OWN.search(answer) and not _OF_ONES_OWN.search(question.ask)
    if _VERB_FIRST.match(answer) or (own and len(plain(answer).split()) >= _LEAST_TOLD):
        return True
    return _ASKS.match(without_lead(answer)) is not None or not named_steps.may_be_named(answer)


def _offers_key(question: Question, answer: str) -> bool:
    """Whether a question names a key as one of several: "is it Kyoto or Tokyo"."""
    return " or " in f" {plain(answer)} " and several.names_key(question, answer)


def _says_mistake(question: Question, answer: str) -> bool:
    """Whether a short answer is the mistake that is to be unlearnt. To the letter: what else counts
    for nothing, an accent or an article, may be just what was wrong."""
    said = _exactly(answer)
    if mended.is_shown(question):
        return any(said == _exactly(each) for each in question.wrong)
    remark = _REMARK.search(answer)
    if remark and not several.names_key(question, remark[0]):
        said = _exactly(answer[: remark.start()])
    rights = [right for key in question.keys if (right := _exactly(key)) in said]
    mistakes = [mistake for each in question.wrong if (mistake := _exactly(each)) in said]
    return any(all(right in mistake for right in rights) for mistake in mistakes)


def _exactly(text: str) -> str:
    """The words of a text for comparing, between spaces: only case and punctuation do not count."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())
    return f" {' '.join(words)} "


def grade_words(question: Question, answer: str) -> Grade:
    """The same by its words alone; one that is only misspelt gets most of the point."""
    is_mended = mended.is_shown(question)
    said = answer if is_mended else without_lead(answer)  # "it's" may be just what was to be mended
    words, keys = plain(said), question.keys
    if not words:
        return NO_ANSWER
    wanted = [plain(key) for key in keys]
    if is_mended:
        return _grade_mended(question, words, said)
    if (
        words in wanted
        or _is_counted_alike(words, wanted)
        or talk.in_order_of_date(answer) in map(talk.in_order_of_date, keys)
    ):
        return RIGHT
    if len(words.split()) <= 12 and any(f" {key} " in f" {words} " for key in wanted):
        if several.are_all_keys(question, said):
            return RIGHT
        if talk.takes_back(words, *wanted):
            if several.is_either(words, wanted):
                return SEVERAL
            return UNCLEAR if unsure.is_doubted(said) or _is_left(said, wanted) else WRONG
        if several.is_only_behind(question, said):
            return SEVERAL
        other = surnames.other_person(question, said)
        return other or (SEVERAL if several.is_list(question, said) else RIGHT)
    return _SPELLING if any(_is_nearly(words, key) for key in wanted) else WRONG


def _is_counted_alike(words: str, wanted: list[str]) -> bool:
    """Whether they are a key but for its numbers, which are in words: "zero degrees latitude"."""
    counted = plain(_NUMBERS.sub(lambda found: in_numerals(found[0]), words))
    return counted != words and counted in wanted


def _grade_mended(question: Question, words: str, said: str) -> Grade:
    """What it is worth where a mistake was to be put right: whoever says more than that may have
    put it wrong ("I have went")."""
    if mended.is_right(question, said):
        return RIGHT
    wanted = [plain(key) for key in question.keys]
    holds = any(f" {key} " in f" {words} " and key != words for key in wanted)
    if holds or any(_exactly(key) in _exactly(said) for key in question.keys):
        return _ONLY_IT
    if (longer := mended.in_another_length(question, said)) is not None:
        return longer
    for key in question.keys:
        is_nearly = words == plain(key) or _is_nearly(words, plain(key))
        if is_nearly and (slip := mended.slip(question, key, said)) is not None:
            return slip
    return WRONG


def _is_nearly(words: str, key: str) -> bool:
    ratio = difflib.SequenceMatcher(None, words, key).ratio()
    return len(key) >= _SHORTEST_MISSPELT and ratio >= _ALMOST and not _digits_differ(words, key)


def _is_left(said: str, wanted: list[str]) -> bool:
    """Whether what is taken back is something else, as far as can be told: "it isn't Kyoto, it's
    Tokyo", "Tokyo, not Kyoto"."""
    parts = [plain(part) for part in _PART.split(_NOT_BUT.sub(r"\1, ", said))]
    holding = [part for part in parts if any(f" {key} " in f" {part} " for key in wanted)]
    return not any(talk.takes_back(part, *wanted) for part in holding)


def _digits_differ(first: str, second: str) -> bool:
    return [c for c in first if c.isdigit()] != [c for c in second if c.isdigit()]
