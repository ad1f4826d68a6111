"""A quiz while it runs: its questions, where it is, and what is shown of it. Pure."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from bot.reply import Choice, Choices
from bot.skills.tutor import picks
from bot.skills.tutor.quizzes import bank
from bot.skills.tutor.quizzes.grades import Grade
from bot.skills.tutor.quizzes.progress import Progress, bar, due_ids
from bot.skills.tutor.quizzes.question import LETTERS, Question

LENGTH = 5


@dataclass(frozen=True, slots=True)
class Quiz:
    """`asked` are the questions, those of the bank by id; `seed` shuffles their options. The key
    stays here, in the conversation's memory: what is sent to a client are letters and options.
    """

    title: str
    asked: tuple[str | Question, ...]
    seed: str
    at: int = 0
    points: float = 0.0

    @property
    def question(self) -> Question | None:
        """The one that is being asked; None: the quiz is over."""
        while self.at < len(self.asked):
            entry = self.asked[self.at]
            return entry if isinstance(entry, Question) else bank.by_id().get(entry)
        return None

    @property
    def tag(self) -> str:
        """What the buttons of the present question are told by; "" where there is none."""
        question = self.question
        return picks.tag_of(self.seed, question.ask) if question else ""

    @property
    def is_from_bank(self) -> bool:
        """Whether the bank holds the present question."""
        return isinstance(self.asked[self.at], str)

    def graded(self, points: float) -> "Quiz":
        """The quiz after one answer."""
        return replace(self, at=self.at + 1, points=self.points + points)


def begin(title: str, questions: Iterable[Question], seed: str) -> Quiz:
    """A quiz of these questions, at its beginning."""
    known = bank.by_id()
    asked = tuple(each.id if each.id in known else each for each in questions)
    return Quiz(title, asked, seed)


def pick(
    questions: Sequence[Question],
    progress: Progress,
    now: datetime,
    seed: str,
    length: int = LENGTH,
) -> list[Question]:
    """Which questions to ask now: those that are due, then new ones, then those answered worst
    (due soonest); shuffled among themselves, easier school years first."""
    due = due_ids(progress, now)
    order = list(questions)
    random.Random(seed).shuffle(order)  # noqa: S311 - an order, no secret

    def rank(question: Question) -> tuple[int, float]:
        card = progress.cards.get(question.id)
        if question.id in due:
            return 0, 0.0
        return (1, 0.0) if card is None else (2, card.due.timestamp())

    return sorted(sorted(order, key=rank)[:length], key=lambda question: question.level)


def due_questions(progress: Progress, now: datetime) -> list[Question]:
    """What is due, the longest waiting first; those that are gone from the bank are left out."""
    known = bank.by_id()
    found = [progress.cards[name].question or known.get(name) for name in due_ids(progress, now)]
    return [question for question in found if question is not None][:LENGTH]


def shown(quiz: Quiz) -> tuple[str, Choices]:
    """The present question as Markdown, and what can be picked."""
    question = quiz.question
    if question is None:
        return "", Choices(())
    text = f"**Question {quiz.at + 1} of {len(quiz.asked)}**\n\n{question.ask}"
    if question.kind != "choice":
        # No choices: where they are a numbered list, an answer such as "2" would be a pick.
        return f"{text}\n\n_Write your answer, or `pass`._", Choices(())
    options = question.options(quiz.seed)
    tag = quiz.tag
    choices = [
        picks.choice(f"{letter}: {each}", letter, tag)
        for letter, each in zip(LETTERS, options, strict=False)
    ]
    return text, Choices((*choices, picks.choice("I do not know", "pass", tag)))


def remark(question: Question, grade: Grade) -> str:
    """What is said of an answer: how it was, the key, why, and where the text says so."""
    points = grade.points or 0.0
    head = "✅ Right." if points == 1 else "🟡 Nearly." if points > 0 else "❌ Not quite."
    pieces = [f"{head} {grade.note}".strip()] if grade.is_try else []
    if points < 1:
        pieces.append(f"The answer: **{question.key}**.")
    if question.why:
        pieces.append(question.why)
    said = " ".join(pieces)
    return f"{said}\n\n> {question.evidence}" if question.evidence else said


def result(quiz: Quiz) -> tuple[str, Choices]:
    """The end of a quiz."""
    count = quiz.at
    share = quiz.points / count if count else 0.0
    points = f"{quiz.points:.1f}".removesuffix(".0")
    text = (
        f"**{quiz.title}: {points} of {count}**  {bar(share)}\n\n"
        "What was hard comes back when it is due: `/quiz due`. `/progress` shows how you are doing."
    )
    return text, Choices((Choice("Another quiz", "/quiz"), Choice("My progress", "/progress")))


def encode(quiz: Quiz) -> str:
    """A quiz as JSON text."""
    return msgspec.json.encode(quiz).decode()


def decode(text: str) -> Quiz | None:
    """The inverse of `encode`; None for "" and for what an older release cannot read."""
    try:
        return msgspec.json.decode(text, type=Quiz) if text else None
    except msgspec.MsgspecError:
        return None
