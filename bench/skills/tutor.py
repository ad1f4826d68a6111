"""The tutor with a real model: what its checks find, and what is left after them."""

import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from fractions import Fraction

from bench.skills.state import Row
from bot.conversation import Conversation
from bot.messages import Address, Author, ConversationId, IncomingMessage
from bot.ports import ChatModel, ModelOptions, TurnContext
from bot.skills.tutor import reading
from bot.skills.tutor.asking import ask
from bot.skills.tutor.desk import Desk, TutorSettings
from bot.skills.tutor.guides import beginning
from bot.skills.tutor.guides.hints import hinting
from bot.skills.tutor.guides.keys.leaks import leaks
from bot.skills.tutor.maths.exercises import problems
from bot.skills.tutor.quizzes import making, proving
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.readability.level import Level, ReadingLevels

_NOW = datetime(2026, 11, 25, tzinfo=UTC)
_SUM_TOPICS = ("multiplying two-digit numbers", "adding fractions", "solving linear equations")
_FACT_TOPICS = ("the planets", "volcanoes", "the French Revolution", "the human heart")
_TEXT = (
    "The lighthouse of Brackwater was built in 1871 by Edda Holm. Its lamp burned whale oil until "
    "1902, when it was changed to gas. In 1954 electric light came, and the last keeper left the "
    "tower. Today it is a museum with two hundred visitors a day, most of them in July."
)
_PASSAGES = (
    *((3, "a lost dog"), (5, "volcanoes"), (8, "how bridges stand")),
    *((4, "a day at the sea"), (6, "how bees live"), (10, "why prices rise")),
)
_PROBLEMS = (
    ("3x + 2 = 11", "3x = 13"),
    ("5x - 7 = 2x + 8", "x = 4"),
    ("2(x + 3) = 14", "2x + 3 = 14"),
    ("3/4 + 1/8", "4/12"),
    ("x/3 + 1 = 5", "x + 1 = 15"),
    ("7 * 8 + 6", "98"),
)
_ATTEMPTS = (
    ("12 ÷ 1/2", "24", True),
    ("12 ÷ 1/2", "6", False),
    ("1/2 divided by 1/4", "2", True),
    ("1/2 divided by 1/4", "1/8", False),
    ("6 ÷ 3/4", "6 x 4/3 = 8", True),
    ("(3 + 4) x 2", "14", True),
    ("(3 + 4) x 2", "11", False),
    ("2 x (3 + 4)", "10", False),
    ("3² x 2", "18", True),
    ("1 1/2 + 2 3/4", "4 1/4", True),
    ("23 x 7", "20 x 7 = 140", True),
    ("23 x 7", "20 x 7 = 120", False),
    ("100 - 37", "100 - 30 = 70", True),
    ("25% of 80", "10% of 80 = 8", True),
    ("5^2 + 3", "5^2 = 25", True),
    ("3x + 2 = 11", "11 - 2 = 9", True),
    ("x^2 - 4x + 1 = 0", "x = 2 ± √3", True),
    ("x^2 - 4x + 1 = 0", "x = 2 ± √2", False),
    ("(x - 1)^2 = 9", "x - 1 = ±3", True),
)
"""What a learner writes on the way to a result or as one, and whether it is true."""

PARTS = ("sums", "marking", "hints", "quizzes", "passages")


@dataclass(slots=True)
class Bench:
    """Runs with one model; rows gather in order."""

    model: ChatModel
    is_quick: bool = False
    rows: list[Row] = field(default_factory=list)
    desk: Desk = field(default_factory=lambda: Desk(TutorSettings()))

    async def run(self, part: str) -> list[Row]:
        """One of PARTS."""
        parts = {
            "sums": self.sums,
            "marking": self.marking,
            "hints": self.hints,
            "quizzes": self.quizzes,
            "passages": self.passages,
        }
        began_at = time.monotonic()
        try:
            await parts[part]()
        finally:
            await self.desk.maths.close()
        print(f"  ({part}: {time.monotonic() - began_at:.0f} s)", flush=True)
        return self.rows

    def told(self, what: str, figure: str) -> None:
        """Add a row, and print it at once: the run is long."""
        self.rows.append(Row(what, figure))
        print(f"| {what} | {figure} |", flush=True)

    async def sums(self) -> None:
        """Sums by the model alone, and by the checker."""
        chance = random.Random(6)
        count = 6 if self.is_quick else 16
        right = checked = 0
        for number in range(count):
            text, value = _sum(chance, number)
            said = await ask(self._context(), "Answer with the result only.", text, max_tokens=24)
            right += _last_number(said) == value
            found = await self.desk.maths.value(text.removeprefix("What is ").rstrip("?"))
            checked += found is not None and abs(Fraction(found) - value) < Fraction(1, 10**12)
        self.told("sums right: the model alone", f"{right} of {count}")
        self.told("sums right: by the maths checker, as the tutor does", f"{checked} of {count}")

    async def marking(self) -> None:
        """Learners' working judged right or wrong: the model alone, and the checker."""
        steps = [
            ("3x + 2 = 11", "3x = 9", True),
            ("3x + 2 = 11", "3x = 13", False),
            ("2(x + 3) = 14", "x + 3 = 7", True),
            ("2(x + 3) = 14", "2x + 3 = 14", False),
            ("7 - 2x = 15", "-2x = 8", True),
            ("7 - 2x = 15", "2x = 8", False),
            ("x/4 - 1 = 2", "x - 4 = 8", True),
            ("x/4 - 1 = 2", "x - 1 = 8", False),
            ("5x - 7 = 2x + 8", "3x = 15", True),
            ("5x - 7 = 2x + 8", "3x = 1", False),
            ("x^2 = 9", "x = 3 or x = -3", True),
            ("x^2 = 9", "x = 3", False),
        ]
        alone = checked = 0
        for before, after, is_right in steps:
            said = await ask(
                self._context(),
                "A learner solves an equation. Does the second line follow from the first, with "
                "all solutions kept? Answer yes or no.",
                f"{before}\n{after}",
                max_tokens=6,
            )
            alone += said.casefold().lstrip(" *").startswith("yes" if is_right else "no")
            working = await self.desk.maths.working((before, after))
            checked += (working.verdict is Verdict.YES) == is_right
        for problem, attempt, is_right in _ATTEMPTS:
            said = await ask(
                self._context(),
                "A learner works on an exercise. Is what they wrote true? Answer yes or no.",
                f"Exercise: {problem}\nThey wrote: {attempt}",
                max_tokens=6,
            )
            alone += said.casefold().lstrip(" *").startswith("yes" if is_right else "no")
            checked += await judged(problem, attempt, self.desk.maths) is is_right
        total = len(steps) + len(_ATTEMPTS)
        self.told("working judged right: the model alone", f"{alone} of {total}")
        self.told("working judged right: by the maths checker", f"{checked} of {total}")

    async def hints(self) -> None:
        """Hints: how many leak as the model writes them, and as they are shown."""
        raw = shown = total = 0
        for problem, attempt in _PROBLEMS[: 2 if self.is_quick else None]:
            context = self._context()
            begun = await beginning.find(context, self.desk, problem, _NOW)
            assert begun is not None
            question = begun.guide.question
            assert question is not None
            running = begun.guide.tried(attempt, missed=True)
            known = (*running.lines, *running.tries)
            first = await ask(
                context,
                hinting.HINT,
                f"Exercise: {question.ask}\nThe learner says now: {attempt}",
                max_tokens=160,
            )
            said = await hinting.hint(context, self.desk, running, attempt, "")
            total += 1
            seed = running.quiz.seed
            raw += await leaks(first, question, seed, known, self.desk.maths)
            shown += await leaks(said, question, seed, known, self.desk.maths)
        self.told("hints that hold the answer: as the model writes them", f"{raw} of {total}")
        self.told("hints that hold the answer: as they are shown", f"{shown} of {total}")

    async def quizzes(self) -> None:
        """Questions by the model: keys that a tool finds right, before and after the checks."""
        written = right = kept = kept_right = 0
        for topic in _SUM_TOPICS[: 1 if self.is_quick else None]:
            said = await making.written_about(self._context(), topic, 3)
            raw = [
                each
                for entry in making.found_in(said)
                if isinstance(each := making.question_in(entry, topic, ""), Question)
            ]
            written += len(making.found_in(said))
            right += await _proved(raw, self.desk.maths)
            made = await making.checked(self._context(), said, topic, "", self.desk.maths)
            kept += len(made.questions)
            kept_right += await _proved(made.questions, self.desk.maths)
        self.told("sums in a quiz, written by the model: proved right", f"{right} of {written}")
        self.told(
            "the same after the checks: proved right, of those asked", f"{kept_right} of {kept}"
        )
        facts = asked = 0
        for topic in _FACT_TOPICS[: 1 if self.is_quick else None]:
            said = await making.written_about(self._context(), topic, 3)
            facts += len(making.found_in(said))
            made = await making.checked(self._context(), said, topic, "", self.desk.maths)
            asked += len(made.questions)
            for question in made.questions:
                print(f"    {question.ask} → {question.key} ({'; '.join(question.wrong)})")
            print(f"    dropped: {dict(made.dropped)}", flush=True)
        self.told("questions on facts that pass the checks", f"{asked} of {facts}")
        made = await making.make_from(self._context(), _TEXT, 4, self.desk.maths)
        total = len(made.questions) + made.dropped.total()
        self.told(
            "questions on a text with their evidence in it", f"{len(made.questions)} of {total}"
        )

    async def passages(self) -> None:
        """Reading levels: within one grade at the first writing, and after up to three more."""
        first = last = 0
        passages = _PASSAGES[: 1 if self.is_quick else None]
        async with ReadingLevels() as levels:
            for grade, topic in passages:
                level = Level(f"grade {grade}", float(grade))
                seen: list[float] = []
                passage = await reading.write(
                    self._context(), level, topic, levels, on_measured=seen.append
                )
                print(f"    {level.name}: {seen}", flush=True)
                first += bool(seen) and abs(seen[0] - grade) <= 1
                last += passage is not None and passage.measured.is_at(level)
        self.told("passages within one grade: first writing", f"{first} of {len(passages)}")
        self.told("passages within one grade: as shown", f"{last} of {len(passages)}")

    def _context(self) -> TurnContext:
        place = ConversationId("bench", "", "skills")
        message = IncomingMessage("m", place, Author("u"), "", _NOW, Address("skills"))
        return TurnContext(
            turn_id="bench",
            messages=(message,),
            asked="",
            conversation=Conversation(),
            system_prompt="",
            model=self.model,
            options=ModelOptions(temperature=0.3),
        )


async def judged(problem: str, attempt: str, maths: MathsChecker) -> bool | None:
    """Whether the tutor takes an attempt at a problem for right; None where it cannot tell."""
    found = await problems.find(f"help me with {problem}", maths)
    followed = await problems.follow((found.line,), attempt, maths) if found else None
    if followed is None or followed.says.startswith("I cannot tell"):
        return None
    return followed.is_solved or followed.is_unsure or not followed.says


async def _proved(questions: Sequence[Question], maths: MathsChecker) -> int:
    return sum([await proving.proves(each, maths) is Verdict.YES for each in questions])


def _sum(chance: random.Random, number: int) -> tuple[str, Fraction]:
    a, b, c, d = (chance.randint(3, 99) for _ in range(4))
    kinds = (
        (f"{a} * {b}", Fraction(a * b)),
        (f"{a} * {b} + {c}", Fraction(a * b + c)),
        (f"{a}/{b} + {c}/{d}", Fraction(a, b) + Fraction(c, d)),
        (f"({a} + {b}) * {c} - {d}", Fraction((a + b) * c - d)),
    )
    text, value = kinds[number % len(kinds)]
    return f"What is {text}?", value


def _last_number(said: str) -> Fraction | None:
    found = re.findall(r"-?\d[\d,]*(?:\.\d+)?(?:\s*/\s*\d+)?", said)
    try:
        return Fraction(found[-1].replace(",", "").replace(" ", "")) if found else None
    except (ValueError, ZeroDivisionError):
        return None
