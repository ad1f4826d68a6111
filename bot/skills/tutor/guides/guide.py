"""A guide while it runs: what the learner wants, knows, has tried and has solved. Pure."""

from dataclasses import dataclass, replace

import msgspec

from bot.skills.tutor import picks
from bot.skills.tutor.guides.sheet import Exercise
from bot.skills.tutor.guides.standing import NOT_JUDGED, Standing
from bot.skills.tutor.quizzes.question import Question
from bot.skills.tutor.quizzes.quiz import Quiz

ACTIVITY = "guide"
"""What the learner is in the middle of while one runs."""
_TRIES = 4


@dataclass(frozen=True, slots=True)
class Guide:
    """`quiz` holds the questions on the way to `goal`; of a problem that the learner brought there
    is one, and `lines` is the working so far that is right, the problem first; `some` are solutions
    of it that were named where others were missing, joined by "or"; `left` is what there is still
    to do in the last line, which has the right value; `on_the_way` are sums that were said without
    their result. `standing` is what was found of the last try
    at the question. `sheet` is the homework of which this is the exercise number `at`.

    `knows` is what the learner said they know ("" = not asked yet).
    """

    goal: str
    quiz: Quiz
    knows: str = ""
    tries: tuple[str, ...] = ()
    misses: int = 0
    solved: int = 0
    lines: tuple[str, ...] = ()
    some: str = ""
    left: str = ""
    on_the_way: tuple[str, ...] = ()
    standing: Standing = NOT_JUDGED
    sheet: tuple[Exercise, ...] = ()
    at: int = 0

    @property
    def question(self) -> Question | None:
        """What the learner works on; None: the guide is over."""
        return self.quiz.question

    @property
    def tag(self) -> str:
        """What the buttons of the present turn are told by."""
        return self.quiz.tag if self.knows else picks.tag_of(self.quiz.seed, self.goal)

    @property
    def is_own_problem(self) -> bool:
        """Whether the learner brought the problem."""
        return bool(self.lines)

    def tried(self, text: str, *, missed: bool) -> "Guide":
        """After an attempt."""
        tries = (*self.tries, " ".join(text.split())[:200])[-_TRIES:]
        return replace(self, tries=tries, misses=self.misses + missed)

    def moved_on(self, points: float) -> "Guide":
        """At the next question."""
        after = replace(self, quiz=self.quiz.graded(points), tries=(), misses=0)
        after = replace(after, standing=NOT_JUDGED)
        return replace(after, solved=self.solved + (points >= 0.8))


def encode(guide: Guide) -> str:
    """A guide as JSON text."""
    return msgspec.json.encode(guide).decode()


def decode(text: str) -> Guide | None:
    """The inverse of `encode`; None for "" and for what an older release cannot read."""
    try:
        return msgspec.json.decode(text, type=Guide) if text else None
    except msgspec.MsgspecError:
        return None
