"""The history checker: decides whether a run kept the promises. Pure.

    what people said, and when the bot took it in ─┐
    every state of every message the bot showed   ─┼→ check → verdicts, and figures
    what the conversations remember in the end    ─┘

Replies must say what they answer, so the model in these runs follows `SCRIPT`: each message holds a
token, a reply begins with the tokens of all messages that it answers and with how many words
follow, and ends with a mark.

Order is judged as in a linearizability test: a message precedes another where it was acknowledged
before the other was first handed over. What was under way at the same time may be taken in either
order.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, reduce
from itertools import chain, pairwise
from typing import TypeVar

from bot.models.endings import FILTER_NOTICE, LENGTH_NOTICE
from bot.reception import AWAY, AWAY_AND_FULL, FULL
from bot.turn.running import INTERRUPTED, SET_ASIDE, STOPPED, TOO_SLOW

END = "∎"
REPEAT_MARK = "may be a repeat"
_TOKEN = re.compile(r"q\d+x\d+")
_TOLD_WITHIN_S = 30.0
_EITHER_ORDER_S = 1.0
"""Two gateways may take messages of one moment in the other way round."""
_ON_AND_ON = re.compile(r"(word\d+)\1{9,}$")
"""What a model says that repeats one word until it is stopped."""
_OF_A_WHOLE = (LENGTH_NOTICE.text, FILTER_NOTICE.text, INTERRUPTED, SET_ASIDE, STOPPED, TOO_SLOW)
"""What may be true of a reply whose last word is already there."""
_HEAD = re.compile(rf"To ({_TOKEN.pattern}(?: {_TOKEN.pattern})*):")


def token(conversation: int, number: int) -> str:
    """What names message `number` of a conversation."""
    return f"q{conversation}x{number}"


def tokens_said(text: str) -> list[str]:
    """The tokens in what a person said."""
    return _TOKEN.findall(text)


def tokens_in(text: str) -> list[str]:
    """The messages that a text answers, by its heads."""
    return [each for head in _HEAD.findall(text) for each in _TOKEN.findall(head)]


def script(words: int) -> dict[str, str]:
    """A rule of the scripted model whose replies can be checked; `words` make them long."""
    return {"when": _TOKEN.pattern, "each": _TOKEN.pattern, "say": reply_to("{each}", words)}


def reply_to(tokens: str, words: int) -> str:
    """A whole reply that can be checked."""
    return f"To {tokens}: {_body(words)} {END}"


def _body(words: int) -> str:
    return " ".join([f"{words} words:", *(f"word{each}" for each in range(words))])


# ── what is read ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Said:
    """A message of a person. Times are monotonic seconds: when it was first handed to the bot, and
    when the bot said that it has it (None: never)."""

    token: str
    conversation: str
    handed_at: float
    acknowledged_at: float | None

    @property
    def is_taken_in(self) -> bool:
        """Whether the bot ever said that it has it."""
        return self.acknowledged_at is not None


@dataclass(frozen=True, slots=True)
class State:
    """What a message showed from a moment on."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot: all that it showed, oldest first.

    `is_open`: a stream that was not ended, so that it looks as if more came.
    """

    conversation: str
    states: tuple[State, ...]
    is_open: bool = False
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class Remembered:
    """A turn as the conversation's memory keeps it; `outcome` "done": it says to be whole."""

    conversation: str
    asked: str
    said: str
    outcome: str


@dataclass(frozen=True, slots=True)
class History:
    """A whole run. `shown` and `remembered` are in order within each conversation; `thinking` are
    the conversations where a status still says that something is being done; `refused` is for how
    many messages the gateways counted that there was no room (None of these two: nobody asked).
    `set_aside` are the tokens of each turn that is kept for an operator."""

    said: tuple[Said, ...]
    shown: tuple[Shown, ...]
    remembered: tuple[Remembered, ...] | None = None
    thinking: tuple[str, ...] = ()
    refused: int | None = None
    set_aside: tuple[frozenset[str], ...] = ()


_Located = TypeVar("_Located", Said, Shown, Remembered)


# ── what is decided ──────────────────────────────────────────────────────────────────────────────


class Fault(StrEnum):
    """A broken promise."""

    UNACKNOWLEDGED = "not acknowledged"  # however often the platform brought it
    LOST = "lost"  # acknowledged, and neither answered nor told why not
    DOUBLED = "doubled"  # answered or told twice without a mark that it may be a repeat
    OUT_OF_ORDER = "out of order"
    CROSS_TALK = "cross-talk"  # shown or remembered in another conversation
    HALF_REPLY = "half reply"  # it ends without its end and without a sentence that says why
    STRAY = "stray"  # a message that is empty, or whose text is of no reply
    GARBLED = "garbled"  # other words than the model said: some missing, twice, or of nobody
    DISAPPEARED = "disappeared"  # people saw text that is gone
    STUCK = "stuck"  # still "thinking"
    MISREMEMBERED = "misremembered"  # memory differs from what people saw
    SET_ASIDE = "set aside"  # given up, and kept for an operator
    UNTOLD = "untold"  # set aside, and nobody said so
    NOT_KEPT = "not kept"  # people were told that it is set aside, and it is not


@dataclass(frozen=True, slots=True)
class Verdict:
    """One broken promise, and where."""

    fault: Fault
    conversation: str
    detail: str


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a run. `waits_s`: from handing each message over to its first visible answer."""

    verdicts: tuple[Verdict, ...]
    said: int
    replies: int
    sentences: int
    repeat_marks: int
    waits_s: tuple[float, ...]

    def count(self, *faults: Fault) -> int:
        """How many verdicts of these kinds there are."""
        return sum(verdict.fault in faults for verdict in self.verdicts)

    @property
    def faults(self) -> dict[str, int]:
        """The kinds of verdicts, counted; {} for a clean run."""
        return dict(Counter(str(verdict.fault) for verdict in self.verdicts))

    @property
    def longest_wait_s(self) -> float:
        """The longest that anybody waited for a first word."""
        return max(self.waits_s, default=0.0)


def check(history: History, sentences: Iterable[str]) -> Report:
    """Judge a run. `sentences` are those that may stand for an answer or end one early."""
    known = tuple(_flat(sentence) for sentence in sentences)
    home = {said.token: said.conversation for said in history.said}
    said, shown = _by_place(history.said), _by_place(history.shown)
    remembered = _by_place(history.remembered or ())
    names = sorted({*said, *shown, *remembered, *history.thinking})
    places = [
        _Place(
            name,
            tuple(said.get(name, ())),
            tuple(shown.get(name, ())),
            tuple(remembered.get(name, ())),
            name in history.thinking,
            known,
            history.remembered is not None,
            history.set_aside,
        )
        for name in names
    ]
    without_room = sum(place.without_room for place in places)
    more = 0 if history.refused is None else max(0, without_room - history.refused)
    hidden = [Verdict(Fault.LOST, "", "without room, and was taken in")] * more
    return Report(
        verdicts=(*hidden, *(v for place in places for v in place.verdicts(home))),
        said=len(history.said),
        replies=sum(len(place.replies) for place in places),
        sentences=sum(len(place.lone) for place in places),
        repeat_marks=sum(place.marks for place in places),
        waits_s=tuple(wait_s for place in places for wait_s in place.waits_s()),
    )


def recoveries_s(
    history: History, moments: Sequence[float], *, only_admitted: bool = False
) -> list[float | None]:
    """For each moment: how long until the last of the conversations that waited saw something move.

    None where nobody waited. The pace of edits is in it: a healthy reply moves once a second.
    `only_admitted`: only those whose message had been acknowledged, so that the platform's patience
    before it delivers again is not in it.
    """
    moved: dict[str, list[float]] = defaultdict(list)
    whole_at: dict[str, float] = {}
    for message in history.shown:
        for state in message.states:
            moved[message.conversation].append(state.at)
            if END in state.text:
                for each in tokens_in(state.text):
                    whole_at[each] = min(state.at, whole_at.get(each, math.inf))
    for times in moved.values():
        times.sort()
    found: list[float | None] = []
    for at in moments:
        gaps: list[float] = []
        for said in history.said:
            begun_at = said.acknowledged_at if only_admitted else said.handed_at
            if said.acknowledged_at is None or begun_at is None or begun_at > at:
                continue
            times = moved[said.conversation]
            place = bisect_right(times, at)
            if place < len(times) and whole_at.get(said.token, math.inf) > at:
                gaps.append(times[place] - at)
        found.append(max(gaps, default=None))
    return found


# ── one conversation ─────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Reply:
    """An answer as people see it in the end; `at` is when its beginning was first seen.

    All `parts` but the first stand behind a mark: each may say again the end of what is before it.
    """

    tokens: tuple[str, ...]
    parts: tuple[str, ...]
    at: float
    is_marked: bool

    @property
    def text(self) -> str:
        """All that it says, and once."""
        return reduce(_said_on, self.parts)

    def goes_on(self, text: str, is_marked: bool) -> "_Reply":
        """With what the next message adds."""
        if is_marked:
            return replace(self, parts=(*self.parts, text))
        *before, last = self.parts
        return replace(self, parts=(*before, f"{last} {text}"))


@dataclass(frozen=True, slots=True, order=True)
class _Told:
    """A sentence in place of an answer, or behind one; `is_marked`: it may be a repeat."""

    at: float
    text: str
    is_marked: bool


@dataclass(frozen=True)
class _Place:
    """A conversation on trial."""

    name: str
    said: tuple[Said, ...]
    shown: tuple[Shown, ...]
    remembered: tuple[Remembered, ...]
    is_thinking: bool
    sentences: tuple[str, ...]
    was_asked: bool
    """Whether anybody looked at what it remembers."""
    set_aside: tuple[frozenset[str], ...]

    def verdicts(self, home: dict[str, str]) -> list[Verdict]:
        """Everything that is wrong here."""
        found = [
            *self._cross_talk(home),
            *((Fault.UNACKNOWLEDGED, each.token) for each in self.said if not each.is_taken_in),
            *((Fault.LOST, token) for token in self._lost),
            *self._doubled(),
            *self._out_of_order(),
            *self._half(),
            *self._garbled(),
            *((Fault.STRAY, _flat(text)[:80] or "empty") for text in self._read[2]),
            *self._disappeared(),
            *self._misremembered(),
            *((Fault.SET_ASIDE, each) for each in sorted(self._given_up)),
            *self._untold(),
        ]
        if self.is_thinking:
            found.append((Fault.STUCK, "a status is still shown"))
        return [Verdict(fault, self.name, detail) for fault, detail in found]

    @cached_property
    def marks(self) -> int:
        """How often people were told that what follows may be a repeat."""
        return sum(REPEAT_MARK in _last(message) for message in self.shown)

    @cached_property
    def _read(self) -> tuple[list[_Reply], list[_Told], list[str]]:
        """The replies, the sentences that stand alone, and the texts that are neither."""
        replies: list[_Reply] = []
        lone: list[_Told] = []
        stray: list[str] = []
        is_marked = False
        for message in self.shown:
            text = _last(message)
            if REPEAT_MARK in text:
                is_marked = True
                continue
            if _is_only(text, AWAY, AWAY_AND_FULL):  # it answers nothing, whatever it stands behind
                continue
            heads = list(_HEAD.finditer(text))
            before = text[: heads[0].start()] if heads else text
            told = _Told(self._told_at(message), text, is_marked)
            if _is_only(text, FULL):
                lone.append(told)
            elif before.strip() and replies and not self._is_ended(replies[-1].text):
                replies.append(replies.pop().goes_on(before, is_marked))
                is_marked = False
            elif before.strip() or not heads:
                is_told = self._has_sentence(before)
                if is_told and not heads:
                    lone.append(told)
                if not is_marked and not (is_told and "word0" not in before):
                    stray.append(before)
            if self._is_told_behind(text):
                lone.append(told)
            ends = [*(head.start() for head in heads), len(text)][1:]
            for head, end in zip(heads, ends, strict=True):
                at = _first_seen(message, head[0].removesuffix(":"))
                tokens = tuple(_TOKEN.findall(head[1]))
                replies.append(_Reply(tokens, (text[head.start() : end],), at, is_marked))
                is_marked = False
        return replies, lone, stray

    def _is_told_behind(self, text: str) -> bool:
        """Whether a sentence stands behind a whole answer that is not about that one."""
        _, end, behind = _flat(text).rpartition(END)
        others = (each for each in self.sentences if each not in map(_flat, _OF_A_WHOLE))
        return bool(end) and any(each in behind for each in others)

    @property
    def replies(self) -> list[_Reply]:
        """The answers, in order."""
        return self._read[0]

    @property
    def lone(self) -> list[_Told]:
        """The sentences that were shown in place of an answer."""
        return self._read[1]

    @property
    def _answered(self) -> dict[str, float]:
        """When each token was first answered, by a reply or by a sentence in its place."""
        return self._matched[0]

    @cached_property
    def _matched(self) -> tuple[dict[str, float], list[_Told]]:
        """When each token was first answered, and the sentences that answer nothing."""
        answered: dict[str, float] = {}
        for reply in self.replies:
            for each in reply.tokens:
                answered.setdefault(each, reply.at)
        told = sorted(self.lone)
        handed_at = {said.token: said.handed_at for said in self.said}
        for turn in self._came_to_nothing:
            waiting = [each for each in turn if each not in answered]
            newest = max((handed_at.get(each, 0.0) for each in waiting), default=math.inf)
            if (at := _take(told, newest, _is_of_a_turn)) is not None:
                answered |= dict.fromkeys(waiting, at)
        # A turn that ended with a sentence is remembered or set aside: whoever is in none was told
        # at the most that there was no room.
        may_be = _is_of_no_room if self.was_asked else _is_any
        for said in sorted(self.said, key=lambda each: each.handed_at):
            if said.token not in answered and said.is_taken_in:
                at = _take(told, said.handed_at, may_be)
                if at is not None:
                    answered[said.token] = at
        for said in self.said:
            if said.token not in answered and said.is_taken_in:
                at = self._told_of_no_room(said)
                if at is not None:
                    answered[said.token] = at
        for said in self.said:  # none of these is excused, and each may have been told
            if said.token not in answered:
                _take(told, said.handed_at, may_be)
        return answered, told

    @property
    def _came_to_nothing(self) -> list[list[str]]:
        """The tokens of each turn that memory says did not end, and of each that was set aside."""
        cut = [_TOKEN.findall(turn.asked) for turn in self.remembered if turn.outcome != "done"]
        mine = {said.token for said in self.said}
        return cut + [sorted(each & mine) for each in self.set_aside]

    @property
    def without_room(self) -> int:
        """For how many of its messages nothing else stands than that there was no room."""
        texts = [_last(message) for message in self.shown if not tokens_in(_last(message))]
        if not texts or any(_flat(FULL) not in _flat(text) for text in texts):
            return 0
        answered = {token for reply in self.replies for token in reply.tokens}
        return len(self._answered.keys() - answered)

    def _told_of_no_room(self, said: Said) -> float | None:
        """When it was clear that there was no room for it. That is said once in a place, for all
        that comes until something is taken in there again; and only while a turn is under way."""
        moved = (
            state.at > said.handed_at
            for message in self.shown
            if _flat(FULL) not in _flat(_last(message))
            for state in message.states
        )
        if not any(moved):
            return None
        told = [m.states[0].at for m in self.shown if _flat(FULL) in _flat(_last(m))]
        soon = [at for at in told if 0 <= at - said.handed_at <= _TOLD_WITHIN_S]
        before = max((at for at in told if at < said.handed_at), default=None)
        if soon or before is None:
            return min(soon, default=None)
        taken_in = {token for reply in self.replies for token in reply.tokens}
        is_over = any(
            each.token in taken_in and before < each.handed_at < said.handed_at - _EITHER_ORDER_S
            for each in self.said
        )
        return None if is_over else said.handed_at

    def waits_s(self) -> list[float]:
        """How long each person waited for the first word."""
        answered = self._answered
        return [
            answered[said.token] - said.handed_at for said in self.said if said.token in answered
        ]

    @property
    def _lost(self) -> list[str]:
        return [
            said.token
            for said in self.said
            if said.is_taken_in and said.token not in self._answered
        ]

    def _doubled(self) -> list[tuple[Fault, str]]:
        seen: set[str] = set()
        found: list[tuple[Fault, str]] = []
        for reply in self.replies:
            if not reply.is_marked:
                found += [(Fault.DOUBLED, each) for each in reply.tokens if each in seen]
            seen.update(reply.tokens)
        kept = Counter(each for turn in self.remembered for each in _TOKEN.findall(turn.asked))
        found += [(Fault.DOUBLED, f"told: {_flat(text)[-80:]}") for text in self._told_again()]
        found += [(Fault.DOUBLED, f"{each} in memory") for each, n in kept.items() if n > 1]
        return found

    def _told_again(self) -> list[str]:
        """Sentences that were told to somebody who was answered or told already. Where there was
        no room it is not judged: gateways say so, also of what is taken in when it comes again."""
        texts = [each.text for each in (*self.replies, *self.lone)]
        wrapped = [f"_{sentence}_" for sentence in self.sentences]
        again = [text for text in texts if any(_flat(text).count(each) > 1 for each in wrapped)]
        if not any(_is_only(told.text, FULL) for told in self.lone):
            again += [told.text for told in self._matched[1] if not told.is_marked]
        of_a_whole = [text for text in again if _is_only(text, SET_ASIDE)]  # as it may be
        for text in of_a_whole[: len(self._turns_set_aside)]:
            again.remove(text)
        return again

    def _out_of_order(self) -> list[tuple[Fault, str]]:
        shown = [each for reply in self.replies for each in reply.tokens]
        kept = [each for turn in self.remembered for each in _TOKEN.findall(turn.asked)]
        return [
            (Fault.OUT_OF_ORDER, f"{each} {where}")
            for order, where in ((shown, "as shown"), (kept, "in memory"))
            for each in self._overtaken(order)
        ]

    def _overtaken(self, order: Sequence[str]) -> list[str]:
        """The tokens that stand behind one which was handed over after they were taken in."""
        by_token = {said.token: said for said in self.said}
        late: list[str] = []
        newest = 0.0
        for each in dict.fromkeys(order):  # the first time counts
            said = by_token.get(each)
            if said is None:
                continue
            if said.acknowledged_at is not None and said.acknowledged_at < newest:
                late.append(each)
            newest = max(newest, said.handed_at)
        return late

    def _cross_talk(self, home: dict[str, str]) -> list[tuple[Fault, str]]:
        seen = {each for message in self.shown for each in _TOKEN.findall(_last(message))}
        kept = {each for turn in self.remembered for each in _TOKEN.findall(turn.asked + turn.said)}
        return [
            (Fault.CROSS_TALK, f"{each} of {home.get(each, 'nobody')}")
            for each in sorted(seen | kept)
            if home.get(each) != self.name
        ]

    def _half(self) -> list[tuple[Fault, str]]:
        found = [(Fault.HALF_REPLY, "not ended") for message in self.shown if message.is_open]
        for number, reply in enumerate(self.replies):
            is_repeated = any(
                later.is_marked and set(reply.tokens) <= set(later.tokens)
                for later in self.replies[number + 1 :]
            )
            if not self._is_ended(reply.text) and not is_repeated:
                found.append((Fault.HALF_REPLY, " ".join(reply.tokens)))
        return found

    def _garbled(self) -> list[tuple[Fault, str]]:
        return [
            (Fault.GARBLED, f"{' '.join(reply.tokens)}: {_flat(reply.text)[-80:]}")
            for reply in self.replies
            if not self._is_as_scripted(reply.text)
        ]

    def _is_as_scripted(self, text: str) -> bool:
        """Whether it is what the model said, or the beginning of it; sentences do not count."""
        said, end, more = _bare(_HEAD.sub("", self._without_sentences(text))).partition(END)
        counted = re.match(r"[0-9]+", said)
        whole = _bare(_body(int(counted[0]) if counted else 0))
        if end:
            return said == whole and not more
        return whole.startswith(_ON_AND_ON.sub(r"\1", said))

    def _disappeared(self) -> list[tuple[Fault, str]]:
        found: list[tuple[Fault, str]] = []
        for message in self.shown:
            texts = [_flat(state.text) for state in message.states]
            shrinks = any(not after.startswith(before) for before, after in pairwise(texts))
            if message.is_deleted or shrinks:
                found.append((Fault.DISAPPEARED, texts[0][:40]))
        return found

    def _misremembered(self) -> list[tuple[Fault, str]]:
        found: list[tuple[Fault, str]] = []
        shown = {each: _flat(reply.text) for reply in self.replies for each in reply.tokens}
        for turn in self.remembered:
            heads = _HEAD.findall(turn.said)
            tokens = _TOKEN.findall(heads[0]) if heads else []
            asked = _TOKEN.findall(turn.asked)
            is_whole = any(END in shown.get(each, "") for each in asked)
            if turn.outcome != "done" and is_whole and END not in turn.said:
                found.append((Fault.MISREMEMBERED, f"shown whole: {turn.asked}"))
            elif turn.outcome == "done" and END not in turn.said:
                found.append((Fault.MISREMEMBERED, f"half: {turn.asked}"))
            elif tokens and not self._agree(shown.get(tokens[0], ""), _flat(turn.said)):
                found.append((Fault.MISREMEMBERED, f"differs: {' '.join(tokens)}"))
        kept = {each for turn in self.remembered for each in _TOKEN.findall(turn.asked)}
        kept |= self._given_up
        if self.was_asked:
            found += [
                (Fault.MISREMEMBERED, f"forgot {each}, which ended in: {shown[each][-80:]}")
                for each in sorted(set(shown) - kept)
            ]
        return found

    @property
    def _given_up(self) -> set[str]:
        """The tokens that are kept for an operator."""
        return {said.token for said in self.said} & frozenset(chain.from_iterable(self.set_aside))

    @property
    def _turns_set_aside(self) -> list[str]:
        """The tokens of each turn that is kept for an operator."""
        return [" ".join(sorted(each)) for each in self.set_aside if each & self._given_up]

    def _untold(self) -> list[tuple[Fault, str]]:
        """The turns that were set aside beyond those that people were told of; or what they were
        told of that is not kept."""
        told = sum(_flat(_last(message)).count(_flat(SET_ASIDE)) for message in self.shown)
        mine = self._turns_set_aside
        untold = [(Fault.UNTOLD, each) for each in mine[told:]]
        return untold or [(Fault.NOT_KEPT, SET_ASIDE)] * (told - len(mine))

    def _agree(self, shown: str, said: str) -> bool:
        """Whether people saw what memory says was said; sentences between do not count."""
        return _bare(said) in _bare(self._without_sentences(shown))

    def _without_sentences(self, text: str) -> str:
        flat = _flat(text)
        for sentence in self.sentences:
            flat = flat.replace(f"_{sentence}_", "")
        return flat

    def _is_ended(self, text: str) -> bool:
        return END in text or self._has_sentence(text)

    def _told_at(self, message: Shown) -> float:
        """When its sentence was first seen."""
        told = (state.at for state in message.states if self._has_sentence(state.text))
        return next(told, message.states[-1].at)

    def _has_sentence(self, text: str) -> bool:
        flat = _flat(text)
        return any(sentence in flat for sentence in self.sentences)


def _by_place(items: Iterable[_Located]) -> dict[str, list[_Located]]:
    found: dict[str, list[_Located]] = defaultdict(list)
    for item in items:
        found[item.conversation].append(item)
    return found


def _said_on(before: str, again: str) -> str:
    """Both, with what `again` begins with only there where `before` ends with it; its last word may
    have been cut off."""
    old, new = before.split(), again.split()
    for count in range(min(len(old), len(new)), 0, -1):
        *words, last = old[-count:]
        if words == new[: count - 1] and new[count - 1].startswith(last):
            return " ".join([*old[:-count], *new])
    return f"{before} {again}"


def _last(message: Shown) -> str:
    return message.states[-1].text


def _first_seen(message: Shown, head: str) -> float:
    return next((state.at for state in message.states if head in state.text), message.states[-1].at)


def _take(told: list[_Told], since: float, may_be: Callable[[_Told], bool]) -> float | None:
    """When the first such sentence since then was shown, which answers nothing else after this."""
    for place in range(bisect_left(told, since, key=lambda each: each.at), len(told)):
        if may_be(told[place]):
            return told.pop(place).at
    return None


def _is_any(told: _Told) -> bool:
    return True


def _is_of_no_room(told: _Told) -> bool:
    return _is_only(told.text, FULL)


def _is_of_a_turn(told: _Told) -> bool:
    return not _is_of_no_room(told)


def _is_only(text: str, *sentences: str) -> bool:
    return _flat(text).strip("_") in map(_flat, sentences)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _bare(text: str) -> str:
    return "".join(text.split())
