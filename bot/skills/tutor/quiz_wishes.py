"""How a quiz is asked for in a sentence, and on what."""

import re

from bot.patterns import later
from bot.skills.tutor import subjects
from bot.skills.tutor.people import LEARNER
from bot.skills.tutor.pleas import PLEASE
from bot.skills.tutor.quizzes import bank

_READ_CHARS, _LENGTH_CHARS = 2000, 200
"""A wish is said at the beginning; what is pasted behind it is not looked through."""
_LEAD = (
    rf"(?:(?:{PLEASE}|hey|hi|hello|ok(?:ay)?|now|so|yes|yo)[\s,!]+"
    r"|(?:can|could|may|shall|would|will) (?:you|we|i|u|ya) (?:{PLEASE} )?"
    r"|(?:i|we)(?: want| need| would like|['’]d (?:like|love))(?: to)? |let['’]?s |let us "
    r"|do you have |have you got |is there |how about |what about )*"
)
_VERB = (
    r"(?:(?:give|make|write|do|have|take|start|begin|create|generate|prepare|try|get) )?"
    r"(?:(?:me|us) )?"
)
_IN_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_IN_WORDS)})"
_KIND = (
    r"(?:new|short|quick|little|small|easy|hard|difficult|fun|nice|random|practice"
    r"|multiple[- ]choice|quiz|test|revision|\w{1,5}[- ]questions?)"
)
_SOME = rf"(?:an?|some|more|a few|a couple of|{_NUMBER})"
_A = r"(?:(?:an?|another|one more|some|the next) |(?=\w{1,5}[- ]question))"
_COUNT = r"(?: (?:with|of) (?:\w+ ){1,2}questions?)?"
_ON = r"(?:on|about|in|from|of|out of|covering)"
_END = rf"(?:,? (?:{PLEASE}|now|then))*"
_TOPIC_BEFORE = r"(?P<before>(?!(?:my|our|your|the|this|that)\b)[a-z]+(?: [a-z]+){0,2})"
"""What a quiz is on that stands before that word: "geography quiz". Only a topic of the bank is: a
pub quiz is none."""
PROGRAM = (
    r"(?:python|java(?:script)?|typescript|html|react|c\+\+|c#|go|golang|rust|ruby|php|kotlin|swift"
    r"|excel|(?:google )?(?:forms|sheets)|word|powerpoint|latex|json|markdown)"
)
"""In these it is to be written, by "make a quiz in …"; "on" or "about" makes it a topic."""
_ASKED = later(
    rf"{_LEAD}(?:quiz|test) (?:me|us)"
    rf"(?: (?:on|about|in) (?P<topic>.+?)| (?!(?:{PLEASE}|now)$)(?P<bare>.+?))?"
    rf"{_END}$"
    rf"|{_LEAD}(?:quiz|test) (?!me|us){LEARNER} (?:(?:on|about|in) )?(?P<strict>.+?)"
    rf"{_END}$"
    rf"|{_LEAD}(?:give|ask|set) {LEARNER} (?:{_SOME} )?"
    rf"(?:{_KIND} )*(?:question|problem|exercise)s? (?:{_ON}|for|with) (?P<asked>.+?){_END}$"
    rf"|{_LEAD}{_VERB}{_A}(?:{_KIND} )*quiz{_COUNT} (?P<for_year>for (?:year|grade) \d{{1,2}})"
    rf" {_ON} (?P<of_year>.+?){_END}$"
    rf"|{_LEAD}{_VERB}{_A}(?:{_KIND} )*quiz(?:zes)?{_COUNT}"
    rf"(?: for (?:me|us))?(?: (?!in {PROGRAM}\b){_ON} (?P<also>.+?))?{_END}$"
    rf"|(?:please )?quiz(?:(?: (?:on|about)|\s*:) (?P<named>[^?\n]{{1,80}}?))?{_END}$"
    rf"|{_LEAD}{_VERB}(?:(?:an?|some|another) )?(?:{_KIND} )*{_TOPIC_BEFORE} quiz(?:zes)?"
    rf"(?: for (?:me|us))?(?: (?P<year>for (?:year|grade|class) \d{{1,2}}))?{_END}$",
    re.IGNORECASE | re.DOTALL,
)


_QUESTIONS = rf"\b(?P<number>{_NUMBER})[ -](?:more )?(?:{_KIND} )*?questions?\b"
_LENGTH = later(rf"[\s,]*(?:\b(?:with|of|in) )?{_QUESTIONS}", re.IGNORECASE)
_LENGTH_BEHIND = later(
    rf"(?:,\s*(?:(?:with|of) )?|\s(?:with|of) ){_QUESTIONS}{_END}$", re.IGNORECASE
)
"""Behind all else, also what asks for it: "quiz me, 3 questions", "… please, six questions"."""
MOST_QUESTIONS = 10


def length_wished(text: str) -> int | None:
    """How many questions a quiz is to have, MOST_QUESTIONS at most; None: nobody says."""
    found = _LENGTH.search(text.partition("\n")[0][:_LENGTH_CHARS])
    if found is None:
        return None
    said = found["number"].lower()
    number = _IN_WORDS.index(said) + 2 if said in _IN_WORDS else int(said)
    return min(number, MOST_QUESTIONS) or None


def without_length(wish: str) -> str:
    """What a quiz is wished on, without how many questions it shall have: "5 questions on Rome"."""
    found = _LENGTH.search(wish)
    if found is None or len(wish) > _LENGTH_CHARS or "\n" in wish:
        return wish
    rest = re.sub(rf"{_END}$", "", wish[: found.start()], flags=re.IGNORECASE) + wish[found.end() :]
    return re.sub(rf"^\s*{_ON}\b", "", rest, flags=re.IGNORECASE).strip(" ,")


def quiz_topic(text: str) -> str | None:
    """What somebody wants to be quizzed on ("" for anything); None: they want no quiz."""
    said = text.strip().rstrip(".!?")[:_READ_CHARS]
    if "question" in said.lower() and len(said) <= _LENGTH_CHARS:
        said = _LENGTH_BEHIND.sub("", said)
    match = _ASKED.match(said)
    if match is None:
        return None
    if before := match["before"]:
        known = bank.about(before)
        is_topic = bool(known) and bank.names_only(before, known)
        return f"{before} {match['year'] or ''}".strip() if is_topic else None
    if strict := match["strict"] or match["asked"]:
        is_topic = subjects.names_topic(strict)
        if match["asked"] and length_wished(text):  # by a part of it, too: "4 questions on rivers"
            known = bank.about(strict)
            is_topic = is_topic or (bool(known) and bank.names_only(strict, known))
        return strict if is_topic else None
    if of_year := match["of_year"]:
        return f"{of_year} {match['for_year']}"
    found = (match["topic"], match["bare"], match["also"], match["named"])
    return next((each for each in found if each), "").strip(" :")
