"""A question with its key, as data, and in which order its options are shown. Pure."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

import msgspec

from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.powers import RAISED, in_digits

_CHARGE = re.compile(r"(?<=[^\W_])\^?(?:(?P<minus>[⁻−-])|[⁺+])(?![\w⁰¹²³⁴-⁹(])")
"""Behind the sign of an ion or a particle, however it is raised: e⁻, e^-, Na⁺."""
_POWER = re.compile(rf"(?<=\d)[{RAISED}]+")
LETTERS = "ABCDEFGH"
MOST_LABEL_CHARS = 70
"""An option stands on a button behind its letter; a platform's button holds 75 characters."""

_LEANS_ON_OTHERS = re.compile(r"\b(?:all|none|both) of (?:the|these)\b", re.IGNORECASE)

_JOINED = re.compile(r"\s(?:and|or)\s|;")
_JOINTS = re.compile(r"\s*(?:[,;]|\b(?:and|or)\b)\s*")
_ORDERED = re.compile(r"[()\[\]]|\b(?:first|then|before|after|next|last)\b")

Kind = Literal["choice", "number", "expression", "short"]


@dataclass(frozen=True, slots=True)
class Question:
    """`keys` are accepted answers, the first is shown. `wrong` are the other options of a choice;
    of a short answer the mistakes that are not to pass for a slip of spelling.

    `tolerance` is a fraction of the key's size. `why` explains the key; `evidence` is the place in
    a text that proves it. `check` says how a tool can prove it (bank.py). `level` is a school year.
    `latex` are formulas that `ask` says in plain signs.
    """

    ask: str
    kind: Kind
    keys: tuple[str, ...]
    wrong: tuple[str, ...] = ()
    why: str = ""
    topic: str = ""
    level: int = 0
    tolerance: str = "0"
    check: str = ""
    evidence: str = ""
    latex: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Names the question for good, by what it asks."""
        return hashlib.sha256(self.ask.encode()).hexdigest()[:10]

    @property
    def key(self) -> str:
        """The answer as it is shown."""
        return self.keys[0]

    def options(self, seed: str) -> tuple[str, ...]:
        """The options in an order of `seed`'s, which says nothing of the key to who knows the seed:
        each has its place by its own words."""

        def place(option: str) -> bytes:
            return hashlib.sha256(f"{seed}\n{self.ask}\n{option}".encode()).digest()

        return tuple(sorted((self.key, *self.wrong), key=place))


def plain(text: str) -> str:
    """`text` for comparing: no case, accents, articles, punctuation or double spaces."""
    charged = _CHARGE.sub(lambda found: "-" if found["minus"] else "+", text.casefold())
    folded = unicodedata.normalize("NFKD", _POWER.sub(_in_signs, charged))
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    words = re.sub(r"[^\w\s%/+*^=<>.-]|(?<!\d)\.|\.(?!\d)|(?<=\w)-(?=\w)", " ", letters).split()
    kept = [word for word in words if word not in ("the", "a", "an")]
    return " ".join(kept or words)


def _in_signs(power: re.Match[str]) -> str:
    return f"^{in_digits(power[0])}"


def width(text: str) -> int:
    """How much a text holds, in letters: a Chinese sign or a Korean syllable counts as two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def written(text: str) -> str:
    """`text` for telling options apart: only case and spaces do not count."""
    return " ".join(text.casefold().split()).rstrip(".")


def _bare(option: str) -> str:
    """The same without quotation marks around it, "the" in front, or an order of what is joined:
    whoever says “The Nile” is right where “Nile” is the key, and “3 or 2” where “2 or 3” is."""
    said = written(in_numerals(option)).strip('"“”').removeprefix("the ")
    if not _JOINED.search(said) or _ORDERED.search(said):
        return said
    return " and ".join(sorted(piece for piece in _JOINTS.split(said) if piece))


def problems_with(question: Question) -> list[str]:
    """Why a question must not be asked ([] for none): what code can see without knowing the
    subject."""
    found: list[str] = []
    options = [question.key, *question.wrong] if question.kind == "choice" else []
    if width(question.ask) < 8 or len(question.ask) > 400:
        found.append("the question is too short or too long")
    if not question.keys or not all(plain(key) for key in question.keys):
        found.append("there is no key")
    if question.kind == "choice":
        if not 3 <= len(options) <= 5:
            found.append("there are not three to five options")
        if len({_bare(option) for option in options}) < len(options):
            found.append("two options are the same")
        if any(len(option) > MOST_LABEL_CHARS or "\n" in option for option in options):
            found.append("an option is too long for a button")
        picks = [str(number) for number in range(1, len(options) + 2)]
        if any(option.strip() in picks for option in options):
            found.append("an option would be mistaken for the number of another")
        if any(_LEANS_ON_OTHERS.search(option) for option in options):
            found.append("an option depends on the order of the others")
    return found


def encode(question: Question) -> str:
    """A question as JSON text."""
    return msgspec.json.encode(question).decode()


def decode(text: str) -> Question:
    """The inverse of `encode`."""
    return msgspec.json.decode(text, type=Question)
