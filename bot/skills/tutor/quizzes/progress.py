"""A person's progress: points by topic, days of practice, and cards that come up again. Pure but
for the scheduler, which is `fsrs` (loaded when an answer is graded)."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import msgspec

from bot.ports import Bar, Chart
from bot.skills.tutor.quizzes.question import Question

NAME = "tutor.progress"
"""Under this name it is kept of a person (bot/people.py)."""
_MOST_CARDS = 200
_MOST_DAYS = 60
_MOST_TOPICS = 60
_BAR = 10
_TOPICS_SHOWN = 15
_DAYS_SHOWN = 14


@dataclass(frozen=True, slots=True)
class Card:
    """A question that comes up again. `memory` is the scheduler's card as JSON; `question` is kept
    with it where the bank does not hold it."""

    memory: str
    due: datetime
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """Points out of questions asked."""

    points: float = 0.0
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """`days` counts answers by day (ISO date)."""

    topics: Mapping[str, Score] = field(default_factory=dict)
    days: Mapping[str, int] = field(default_factory=dict)
    cards: Mapping[str, Card] = field(default_factory=dict)


def read_progress(kept: Mapping[str, str]) -> Progress:
    """What is kept of a person; nothing yet, or not readable any more: a fresh start."""
    try:
        return msgspec.json.decode(kept.get(NAME, "{}"), type=Progress)
    except msgspec.MsgspecError:
        return Progress()


def write_progress(progress: Progress) -> dict[str, str]:
    """What to keep of a person."""
    return {NAME: msgspec.json.encode(progress).decode()}


def answered(
    progress: Progress, question: Question, points: float, now: datetime, *, in_bank: bool
) -> Progress:
    """Progress after one answer: the card is scheduled anew by how well it went."""
    topic = question.topic or "other"
    before = progress.topics.get(topic, Score())
    today = now.date().isoformat()
    topics = {**progress.topics, topic: Score(before.points + points, before.asked + 1)}
    days = {**progress.days, today: progress.days.get(today, 0) + 1}
    old = progress.cards.get(question.id)
    memory, due = _schedule(old.memory if old else "", points, now)
    card = Card(memory, due, None if in_bank else question)
    cards = {**progress.cards, question.id: card}
    return Progress(
        dict(list(topics.items())[-_MOST_TOPICS:]),
        dict(sorted(days.items())[-_MOST_DAYS:]),
        dict(sorted(cards.items(), key=lambda item: item[1].due)[:_MOST_CARDS]),
    )


def add_card(progress: Progress, question: Question, now: datetime) -> Progress:
    """A card that is due at once (something to repeat, from a talk)."""
    card = Card("", now, question)
    cards = {**progress.cards, question.id: card}
    kept = dict(sorted(cards.items(), key=lambda item: item[1].due)[:_MOST_CARDS])
    return replace(progress, cards=kept)


def due_ids(progress: Progress, now: datetime) -> list[str]:
    """The cards that are due, the longest waiting first."""
    due = [(card.due, name) for name, card in progress.cards.items() if card.due <= now]
    return [name for _, name in sorted(due)]


def _schedule(memory: str, points: float, now: datetime) -> tuple[str, datetime]:
    from fsrs import Card as Remembered  # heavy: only when an answer is graded
    from fsrs import Rating, Scheduler

    rating = Rating.Good if points >= 0.8 else Rating.Hard if points >= 0.5 else Rating.Again
    card = Remembered.from_json(memory) if memory else Remembered(card_id=0, due=now)
    card, _ = Scheduler(enable_fuzzing=False).review_card(card, rating, now)
    return card.to_json(), card.due


def told(progress: Progress, now: datetime, *, has_chart: bool = False) -> str:
    """What `/progress` says (Markdown): a bar for each topic, days in a row, what is due. With a
    chart beside it the bars and columns are left out."""
    if not (progress.topics or progress.cards):
        return (
            "Nothing yet. A quiz is a good beginning: `/quiz`. I count points by topic and bring "
            "back what was hard."
        )
    rows = ["Your progress", ""]
    if progress.topics and not has_chart:
        bars = _bars(progress)
        width = max(len(each.label) for each in bars)
        room = max(len(each.says) for each in bars)
        lines = (f"{each.label:<{width}}  {bar(each.share)} {each.says:>{room}}" for each in bars)
        rows += ["```text", *lines, "```", ""]
    if progress.topics:
        rows.append(_days_text(progress.days, now.date(), has_chart=has_chart))
    else:  # cards of what was corrected in a practice
        rows.append("No answers in a quiz yet.")
    due = len(due_ids(progress, now))
    if due:
        rows.append(f"{due} to repeat now: `/quiz due`.")
    else:
        rows.append(f"Nothing to repeat now; next: {_next_due(progress, now)}.")
    return "\n".join(rows)


def chart(progress: Progress, now: datetime) -> Chart:
    """The same as a picture."""
    return Chart(_bars(progress), tuple(_last_days(progress.days, now.date())))


def chart_text(progress: Progress, now: datetime) -> str:
    """What that picture shows, for who cannot see it."""
    topics = "; ".join(f"{each.label}: {each.says}" for each in _bars(progress))
    days = " ".join(str(count) for count in _last_days(progress.days, now.date()))
    return f"{topics}. Answers on the last {_DAYS_SHOWN} days: {days}."


def _bars(progress: Progress) -> tuple[Bar, ...]:
    most_asked = sorted(progress.topics.items(), key=lambda item: -item[1].asked)[:_TOPICS_SHOWN]
    return tuple(
        Bar(topic, score.points / score.asked, f"{score.points / score.asked:.0%} of {score.asked}")
        for topic, score in most_asked
    )


def _last_days(days: Mapping[str, int], today: date) -> list[int]:
    back = range(_DAYS_SHOWN - 1, -1, -1)
    return [days.get((today - timedelta(days=each)).isoformat(), 0) for each in back]


def bar(share: float) -> str:
    """Ten blocks, filled by `share` (0 to 1)."""
    filled = round(share * _BAR)
    return "█" * filled + "░" * (_BAR - filled)


def days_in_a_row(days: Mapping[str, int], today: date) -> int:
    """How many days up to today, or up to yesterday, had practice."""
    day = today if today.isoformat() in days else today - timedelta(days=1)
    count = 0
    while day.isoformat() in days:
        count += 1
        day -= timedelta(days=1)
    return count


def _days_text(days: Mapping[str, int], today: date, *, has_chart: bool) -> str:
    last = _last_days(days, today)
    blocks = " ▁▂▃▄▅▆▇█"
    most = max(*last, 1)
    line = "".join(blocks[math.ceil(count / most * 8)] for count in last)
    row = days_in_a_row(days, today)
    streak = f", {row} days in a row" if row > 1 else ""
    columns = "" if has_chart else f"`{line}` "
    answers = "1 answer" if sum(last) == 1 else f"{sum(last)} answers"
    return f"Last {_DAYS_SHOWN} days: {columns}{answers}{streak}."


def _next_due(progress: Progress, now: datetime) -> str:
    first = min(card.due for card in progress.cards.values())
    hours = (first - now).total_seconds() / 3600
    minutes = max(1, round(hours * 60))
    return (
        f"in {minutes} minute{'s' if minutes > 1 else ''}"
        if hours < 1
        else (f"in {round(hours)} hours" if hours < 36 else f"on {first.astimezone(UTC):%d %B}")
    )
