"""A program, and what was found out about it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.ports import Outcome
from bot.skills.code.checks.clauses import all_hold, doubt_of, some_hold, tests_pass, without_proof
from bot.skills.code.checks.examples import Tried, with_setup
from bot.skills.code.checks.lacking import lack_of
from bot.skills.code.checks.left_wrong import Left
from bot.skills.code.checks.running import told_shortly
from bot.skills.code.pasted.messages.blocks import Block
from bot.tools.source.reading import Example, Reading


@dataclass(frozen=True, slots=True)
class Checked:
    """A program and what was found out about it. `outcome` None: it was not run.

    `tried` are the examples that were tried beside it, `doubted` those of them that two ways of
    writing it speak against with one voice; `held` of the `count` examples inside of it hold.
    `theirs` of these stood in the person's own program (None: who wrote them nobody can say), of
    whose asserts `gone` stands there no more, and `unreached` was not run; "" for none.
    `breaks` is what is wrong with the program itself, whatever an example says; "" for nothing.
    `beside` are the files that it was run with; so many `tests` of the person's passed, and so many
    that were added (`tests_added`); `still` says which others fail as they did, "" for none.
    It `is_apart` where it is no version of the code, but of what was sent beside it; `data` are
    files in such versions that it was run with. It does not parse for a slip that was `left`: one
    of the person's own.
    """

    code: str
    language: str
    reading: Reading
    outcome: Outcome | None = None
    tried: tuple[Tried, ...] = ()
    doubted: tuple[Tried, ...] = ()
    held: int = 0
    count: int = 0
    breaks: str = ""
    theirs: int | None = 0
    gone: str = ""
    unreached: str = ""
    beside: tuple[Block, ...] = ()
    tests: int = 0
    tests_added: int = 0
    still: str = ""
    is_apart: bool = False
    data: tuple[Block, ...] = ()
    left: Left | None = None

    @property
    def failing(self) -> tuple[Tried, ...]:
        """The examples that it does not keep."""
        return tuple(each for each in self.tried if each.fails)

    @property
    def is_disputed(self) -> bool:
        """Whether all that speaks against it are examples which say that something else is right;
        an error is the program's own."""
        return not self.breaks and not any(each.came.startswith("raises") for each in self.failing)

    @property
    def holds(self) -> bool:
        """Whether nothing is known to be wrong with it."""
        return not self.breaks and not self.failing

    @property
    def badness(self) -> int:
        """How much is known to be wrong: fewer failing examples are better, and nothing is worse
        than what is wrong by itself."""
        return 1000 if self.breaks else len(self.failing)

    @property
    def trouble(self) -> str:
        """What is wrong, as the one who has to mend it wants to read it; "" for nothing."""
        return self.breaks or "\n".join(
            f"`{each.example.text}` fails: {each.told}" for each in self.failing
        )

    @property
    def source(self) -> str:
        """The program as it is shown, with the examples that hold at its end, but for those that
        stand in it."""
        tried = [each for each in self.tried if not each.example.is_doctest]
        holding = with_setup([each.example for each in tried if each.holds], self.reading)
        if not holding:
            return self.code
        return "\n".join((self.code.rstrip("\n"), "", "", *holding, ""))

    @property
    def told(self) -> str:
        """What was checked and how it came out, as one clause."""
        problem = self.reading.problem
        if problem and (self.breaks or not self.reading.is_part):
            return f"does not parse: line {problem.line} {problem.message}"
        if self.outcome is None:
            is_known = self.reading.is_known
            parses = "parses as a part of other code" if problem else "parses"
            if self.breaks:
                known = parses if is_known else "is in what I have no parser for"
                return f"{known}, but {_briefly(self.breaks)}"
            return parses if is_known else "not checked: I have no parser for it"
        if self.outcome.ended == "refused":
            why = f": {self.outcome.errors}" if self.outcome.errors.startswith("it ") else ""
            wrong = f"; but {_briefly(self.breaks)}" if self.breaks else ""
            return f"parses; not run here{why}{wrong}"
        if lack := lack_of(self.outcome, self.code):
            return f"could not be run: {lack.why}"
        said = told_shortly(self.outcome)
        if self.breaks:
            return said if self.outcome.ended != "done" else f"{said}, but {_briefly(self.breaks)}"
        weak = sum(each.holds and each.example.is_weak for each in self.tried)
        held = self.held + sum(each.holds for each in self.tried) - weak
        count = self.count + len(self.tried) - weak
        if self.tests or self.tests_added:  # where one fails, that is what was said of the run
            examples = tests_pass(self.tests, self.tests_added, is_theirs=not self.gone)
        elif not count or self.still:
            examples = without_proof(weak)
        elif held == count:
            examples = all_hold(count, self.theirs)
        else:
            examples = some_hold(held, count, self.failing)
        also = [self.still] if self.still else []
        return "; ".join((said, examples, *also, *map(doubt_of, self.doubted[:1])))

    @property
    def without_doubts(self) -> "Checked":
        """The same, without the examples that it may fail and be right: where what it defines was
        used before they are tried, or has no value of such a name."""
        sure = [
            each
            for each in self.tried
            if each.example.is_doctest or not (self.reading.is_used or each.lacks_value)
        ]
        return replace(self, tried=tuple(sure))

    def doubting(self, doubted: Sequence[Example]) -> "Checked":
        """The same, without the examples that nobody believes any more."""
        out = tuple(each for each in self.tried if each.example in doubted)
        kept = tuple(each for each in self.tried if each.example not in doubted)
        return replace(self, tried=kept, doubted=(*self.doubted, *out))


def _briefly(trouble: str) -> str:
    """The first thing of a trouble, as a clause."""
    first = re.sub(r"^Line \d+: | \(\w+\)$", "", trouble.splitlines()[0]).partition(". ")[0]
    return first[:1].lower() + first[1:]
