"""What somebody means who wants a quiz on "it", "this" or "the file" and sends nothing along: what
was sent before in this conversation. Pure."""

import re
from dataclasses import dataclass

from bot.conversation import Turn
from bot.ports import TurnContext
from bot.turn.asked import file_label, text_files_of

NO_TEXT = (
    "Which text do you mean? Send it as a file together with `/quiz`, or paste it behind that."
)
LEAST_CHARS = 200
"""What is shorter was no text to ask about."""
_NEAR = 3
"""So many turns back a text is rather meant than what the assistant said last."""
_EXPLAINS = "chat"
_PRONOUN = r"(?:this|that|it|these|those|them)(?: please| now)*"
_TEXT = (
    r"(?:(?:this|that|the|my|these|those) )(?:(?:attached|last|first|uploaded|same) )*"
    r"(?:file|text|document|pdf|attachment|notes?|chapter|article|page|passage|essay|summary)s?"
    r"(?: (?:i|we) (?:just )?(?:sent|gave|pasted|uploaded|shared)(?: you)?| above| before| please"
    r"| now)*"
)
_NOTHING = (
    r"(?:(?:something|anything|everything|whatever|stuff|things?)"
    r"|(?:(?:a|any|some|one) )?(?:random )?(?:topic|subject)s?|random|please|now|again|today"
    r"|a (?:bit|little))"
    r"(?: (?:(?:that )?(?:you|i) (?:like|want|choose|know|have)|of your choice|interesting|random"
    r"|new|else|fun|easy|hard|please|now|today|at all))*"
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A text of this conversation; `title` is what a quiz on it is called, `whose` says which."""

    text: str
    title: str
    whose: str


def is_meant(wish: str) -> bool:
    """Whether a wish names no topic but what was sent: "it", "the file", not "articles"."""
    return re.fullmatch(f"{_PRONOUN}|{_TEXT}", wish.strip(), re.IGNORECASE) is not None


def names_nothing(wish: str) -> bool:
    """Whether a wish is one for any topic: "something", "anything you like"."""
    return re.fullmatch(_NOTHING, wish.strip(), re.IGNORECASE) is not None


def find(context: TurnContext, wish: str) -> Earlier | None:
    """What was sent last; where that is some turns ago, "it" is rather what was explained last."""
    turns = [each for each in context.conversation.window if not each.is_dropped]
    near = _sent(turns[-_NEAR:])
    if near is None and re.fullmatch(_PRONOUN, wish.strip(), re.IGNORECASE) and turns:
        last = turns[-1]
        if last.skill == _EXPLAINS and len(last.said) >= LEAST_CHARS:
            return Earlier(last.said, "Quiz on my reply", "my last reply")
    return near or _sent(turns)


def _sent(turns: list[Turn]) -> Earlier | None:
    for turn in reversed(turns):
        if files := text_files_of(turn):
            names = ", ".join(file_label(each) for each in files)
            is_cut = any(each.left_out_chars for each in files)
            part = ", as far as I keep it" if is_cut else ""
            text = "\n\n".join(each.content for each in files)
            return Earlier(text, f"Quiz on {names}", f"{names}, which was sent before{part}")
        written = turn.written.strip()
        if len(written) >= LEAST_CHARS:
            return Earlier(written, "Quiz on your text", "the text that was sent before")
    return None
