"""A problem of the learner's own that a tool can check, and what an attempt at it shows. Pure."""

from dataclasses import dataclass

from bot.skills.tutor.quizzes.question import Question


@dataclass(frozen=True, slots=True)
class Found:
    """A problem as a question, its first line, and what was tried, line by line ("" = nothing)."""

    question: Question
    line: str
    attempt: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """`lines` are right so far; `is_solved`: the last one is the solution. `says` tells where it
    goes wrong, or, `is_unsure`, that the checker cannot tell; of a solution, what shows it ("" for
    nothing). `some` is the line that goes wrong only by naming not all solutions; `left` is what
    there is still to do in a solution (unfinished.py); `part` tells that the last line is only
    worth a part of a sum (parts.py), or what is said on the way; `on_the_way` are sums that are
    said without their result (on_the_way.py); `minds` is what in `says` tells how it should be
    written (running_on.py)."""

    lines: tuple[str, ...]
    is_solved: bool
    says: str
    is_unsure: bool = False
    some: str = ""
    left: str = ""
    part: str = ""
    on_the_way: tuple[str, ...] = ()
    minds: str = ""

    @property
    def is_off(self) -> bool:
        """Whether something in it is wrong."""
        return self.says != "" and not (self.is_solved or self.is_unsure)
