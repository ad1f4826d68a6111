"""Evidence: whether a text holds a quotation, and whether that holds the answer. Pure.

Case, punctuation, accents and articles may differ in what a model quotes; what is shown is the
text's own wording. Whether the text says it of what was asked is only guessed by the words of the
question (`leaves_open`, `is_of_other`). Scripts that are written without spaces, and Korean, whose
particles stand at the words, are compared by their signs in pairs.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from bot.skills.tutor.quizzes.question import plain, width
from bot.tools.maths.numerals import in_numerals

_SHORTEST_QUOTE = 12
_SIGN = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Of Chinese, Japanese, Korean, Thai, Lao, Burmese and Khmer."""
_PIECE = re.compile(rf"[{_SIGN}]|[^\s{_SIGN}]+")
_RUN = re.compile(rf"[{_SIGN}]+|[^\s{_SIGN}]+")
_BEHIND = re.compile("[。！？.!?」』”]*")
_ARTICLES = ("the", "a", "an")
_ARTICLE_BEFORE = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)
_LOOK_BACK = 10
_ASKING = re.compile(
    r"who|whom|whose|what|when|where|which|how|many|much|why|do|does|did|ha[sd]|have"
)
_NAMES_ANSWER = rf"{_ASKING.pattern}|year|date|month|century|number|name|text|passage|according"
_NOT = frozenset(("not", "no", "never", "without", "nor"))
_ENOUGH = 0.6
_HALF = 0.5
_MUCH_MORE = 0.3
_NEAR_BY = 240
_SENTENCE_END = r"(?<=[.!?])[\s\"”’)]+|\n+"
_LEANS = r"\b(?:it|its|he|his|him|she|her|they|their|them|this|that|these|those|there|then)\b"
"""What speaks of something that was named before."""
_LIGHT = re.compile(r"of|in|on|at|to|by|for|with|and|or|is|was|were|are|its?|his|her|their")


def quoted(quote: str, text: str) -> str:
    """The place in `text` that `quote` is of, whole words, as the text has it; "" for none."""
    wanted = _PIECE.findall(_plain(quote))
    if width(" ".join(_RUN.findall(_plain(quote)))) < _SHORTEST_QUOTE:
        return ""
    places = [
        (word, found.start(), found.end())
        for found in _PIECE.finditer(text)
        for word in _plain(found[0]).split()
        if word not in _ARTICLES
    ]
    words = [word for word, _, _ in places]
    for at in range(len(words) - len(wanted) + 1):
        if words[at : at + len(wanted)] == wanted:
            start, end = places[at][1], places[at + len(wanted) - 1][2]
            end = behind.end() if (behind := _BEHIND.match(text, end)) else end
            article = _ARTICLE_BEFORE.search(text[max(0, start - _LOOK_BACK) : start])
            return " ".join(
                (text[start - len(article[0]) : end] if article else text[start:end]).split()
            )
    return ""


def holds(quote: str, key: str, wrong: Sequence[str]) -> bool:
    """Whether a quotation holds the key, in its words or with other endings, all of its numbers,
    and none of the wrong options better. One as well: see `leaves_open`."""
    said = _words(quote)
    words = _words(key)
    if any(word not in said for word in words if word[-1:].isdigit()):
        return False
    if re.search(rf"\bnot {re.escape(' '.join(words))}\b", " ".join(said)):
        return False
    share = _share(words, said)
    others = (_share(_words(option), said) for option in wrong)
    return share >= 0.5 and all(share >= other for other in others)


def leaves_open(ask: str, quote: str, key: str, wrong: Sequence[str]) -> bool:
    """Whether a quotation that holds the key need not answer the question: it holds a wrong option
    as well, says "not" where the question does not, or speaks of little that was asked about."""
    said = _words(quote)
    if re.search(f"[{_SIGN}]", quote):  # "not" and words that ask are not read there
        return True
    shares = [_share(_words(option), said) for option in (key, *wrong)]
    about = [word for word in _words(ask) if not _ASKING.fullmatch(word)]
    return (
        max(shares[1:], default=0.0) >= shares[0]
        or bool(_NOT.intersection(said).difference(plain(ask).split()))
        or _share(about, [*said, *_words(key)]) < _ENOUGH
    )


def is_of_other(ask: str, quote: str, key: str, wrong: Sequence[str], text: str) -> bool:
    """Whether a quotation that holds the key speaks of something else than is asked about: another
    sentence of the text has much more of the question's words, and another answer. “The town was
    founded in 1832” does not say when the canal was dug, where 1851 stands beside that."""
    about = [word for word in _words(ask) if not re.fullmatch(_NAMES_ANSWER, word)]
    sentences = [" ".join(each.split()) for each in re.split(_SENTENCE_END, text) if each.strip()]
    own = next((n for n, each in enumerate(sentences) if quote in each or each in quote), None)
    if own is None or not about or re.search(f"[{_SIGN}]", text):
        return False
    told = _share(about, _words(quote))
    if own > 0 and re.search(_LEANS, quote, re.IGNORECASE):
        before = _words(sentences[own - 1])
        if told > 0 or _share(about, before) < 1:  # else that alone is what is asked about
            told = _share(about, [*before, *_words(quote)])
    if told >= _HALF:
        return False
    others = (_words(each) for each in sentences if each not in quote and quote not in each)
    return any(
        _share(about, said) >= max(_HALF, told + _MUCH_MORE)
        and _has_other_answer(said, ask, key, wrong)
        for said in others
    )


def _has_other_answer(said: Sequence[str], ask: str, key: str, wrong: Sequence[str]) -> bool:
    """Whether a sentence has another answer than the key: for a number another one, a year for a
    year, else one of the wrong options as a whole."""
    if _share(_words(key), said) >= _HALF:
        return False
    numbers = [word for word in _words(key) if word.isdigit()]
    if not numbers:
        return any(_share(_words(option), said) == 1 for option in wrong)
    are_years = any(map(_is_year, numbers))
    others = (word for word in said if word.isdigit() and word not in (*numbers, *_words(ask)))
    return any(_is_year(word) == are_years for word in others)


def _is_year(number: str) -> bool:
    return re.fullmatch(r"1\d\d\d|20\d\d", number) is not None


def around(quote: str, text: str) -> str:
    """A quotation with what stands before and behind it."""
    text = " ".join(text.split())
    at = text.find(quote)
    before, after = text[max(0, at - _NEAR_BY) : at], text[at + len(quote) :]
    if at > _NEAR_BY:
        before = before.partition(" ")[2]
    if len(after) > _NEAR_BY:
        after = after[:_NEAR_BY].rpartition(" ")[0]
    return f"{before}{quote}{after}" if at >= 0 else quote


def _words(text: str) -> list[str]:
    """The words of a text, numbers in digits; units as they are written plainly: km² is km2."""
    said = re.sub(r"(?<=[a-z])\^(?=\d)", "", _plain(in_numerals(text)))
    return [word for run in _RUN.findall(said) for word in _in_pairs(run)]


def _in_pairs(run: str) -> Iterator[str]:
    """A word as it is; of signs every two that stand side by side."""
    if len(run) < 3 or not re.match(f"[{_SIGN}]", run):
        yield run
        return
    yield from map("".join, pairwise(run))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", plain(text))  # Korean in syllables again


def _share(words: Sequence[str], said: Sequence[str]) -> float:
    """How much of `words` was said, light ones aside."""
    weighty = [word for word in words if not _LIGHT.fullmatch(word)] or words
    return sum(any(_same(word, other) for other in said) for word in weighty) / len(weighty)


def _same(word: str, other: str) -> bool:
    """Whether two words are one but for their endings."""
    if word == other or (len(word) == 1 and word in other and re.match(f"[{_SIGN}]", word)):
        return True
    same = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    )
    return same >= max(4, len(word) - 2, len(other) - 3) and word.isalpha()
