"""A lesson plan as data, and what must be true of one. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.skills.tutor.duration import read_duration
from bot.skills.tutor.maths.exercises.claims import false_sum
from bot.skills.tutor.usual_forms import field, folded, within
from bot.tools.maths.numerals import in_numerals

BANDS = ("support", "core", "extension")
_VAGUE = re.compile(
    r"^\W*(?:by the end(?: of [\w ]{1,40})?,? )?(?:to )?"
    r"(?:(?:(?:the|all|most|each|every) )?(?:learner|student|pupil|child|participant)(?:s|ren)? "
    r"|they |you |we )?(?:(?:can|could|should|will|must|are|is|be|to|able|going|better|fully|really"
    r"|have|gain|develop|build|get|deepen|improve|a|an|the|their|some|good|deep|better|basic|clear"
    r"|sound|more) )*"
    r"(?:(?:understand|know|learn|appreciat|realis|realiz)(?:e?s|e|ing)?\b(?! (?:to|how to) )"
    r"|understandings?\b|knowledge\b|(?:an )?appreciation\b|awareness\b|aware\b|familiar\b"
    r"|(?:become|becoming|get|getting) (?:more )?(?:aware|familiar|acquainted)\b)",
    re.IGNORECASE,
)
"""Nobody sees whether somebody understands: the first verb behind who does it, and how well."""
_OBJECTIVES = ("objectives", "learningobjectives", "goals", "learninggoals")
_PRIOR = ("priorknowledge", "prerequisites", "previousknowledge")
_ACTIVITIES = ("activities", "steps", "procedure", "timeline", "lessonactivities")
_BANDS = ("bands", "abilitybands", "differentiation", "threebands")
_MINUTES = ("minutes", "time", "duration", "durationminutes", "timeminutes", "length", "min")
_TIMES = re.compile(
    r"(?:(\d{1,2})[:.])?(\d{1,3})(?: min\w*)?\s*(?:-|–|to)\s*(?:(\d{1,2})[:.])?(\d{1,3})"
)
_FROM_THE_START = re.compile(r"\W*(?:0+|\d{1,2}[:.]\d\d)(?: min\w*)?\s*(?:-|–|to)\s*\d")
"""One activity is told so where all are told from when to when they last; "10-15 minutes" is what
somebody reckons with."""
_NAMES = ("name", "title", "activity", "step", "phase")
_WHAT = ("what", "description", "details", "activity", "task", "content", "instructions")
_MOST = 20
_MOST_CHARS = 300
MOST_MINUTES = 300


@dataclass(frozen=True, slots=True)
class Activity:
    """What is done, and for how many minutes."""

    minutes: int
    what: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson plan. `bands` has one text for each of BANDS; `exit_quiz` has questions and keys.
    `left_out` counts the activities that find no room: each lasts a minute at the least."""

    topic: str
    audience: str
    minutes: int
    objectives: tuple[str, ...] = ()
    prior_knowledge: tuple[str, ...] = ()
    activities: tuple[Activity, ...] = ()
    bands: tuple[str, ...] = ()
    exit_quiz: tuple[tuple[str, str], ...] = ()
    timings_were_fitted: bool = False
    left_out: int = 0


def read_lesson(entry: dict[str, Any], empty: Lesson) -> Lesson:
    """The plan in what a model wrote as JSON; what is of the wrong form is left out."""
    plan = next(within(entry, *_OBJECTIVES, *_ACTIVITIES), {})
    activities = field(plan, *_ACTIVITIES)
    activities = activities if isinstance(activities, list) else []
    told = [folded(each) for each in activities if isinstance(each, dict)]
    kept = told[: min(_MOST, empty.minutes)]
    from_to = any(_FROM_THE_START.match(str(field(each, *_MINUTES))) for each in kept)
    return replace(
        empty,
        objectives=_texts(field(plan, *_OBJECTIVES)),
        prior_knowledge=_texts(field(plan, *_PRIOR)),
        activities=tuple(activity for each in kept if (activity := _activity(each, from_to)).what),
        left_out=len(told) - len(kept),
        bands=_bands(field(plan, *_BANDS)),
    )


def _activity(entry: dict[str, Any], from_to: bool) -> Activity:
    said = (_text(field(entry, *_NAMES)), _text(field(entry, *_WHAT)))
    what = ": ".join(filter(None, dict.fromkeys(said)))
    return Activity(_minutes(field(entry, *_MINUTES), from_to), what)


def _bands(said: Any) -> tuple[str, ...]:
    """The text for each band, in their order: an object, a list of three, or of "Support: …"."""
    if isinstance(said, list):
        entries = [folded(each) if isinstance(each, dict) else each for each in said]
        named = [
            (field(each, "band", "name", "level", "group"), field(each, *_WHAT, "text", "tasks"))
            if isinstance(each, dict)
            else _text(each).partition(":")[::2]
            for each in entries
        ]
        said = {str(name): text for name, text in named}
    by_name = folded(said) if isinstance(said, dict) else {}
    return tuple(
        next((_joined(text) for each, text in by_name.items() if each.startswith(name)), "")
        for name in BANDS
    )


def _joined(value: Any) -> str:
    return " ".join(_texts(value))[:_MOST_CHARS]


def problems_with(lesson: Lesson) -> list[str]:
    """What is missing or wrong in a plan, apart from its timings, which are fitted."""
    found: list[str] = []
    if len(lesson.objectives) < 2:
        found.append("fewer than two objectives")
    vague = [each for each in lesson.objectives if _VAGUE.match(each)]
    if vague:
        found.append(
            "objectives that nobody can see or measure (use solve, name, compare, explain …)"
        )
    if not lesson.prior_knowledge:
        found.append("no prior knowledge")
    if len(lesson.activities) < 3:
        found.append("fewer than three activities")
    if lesson.left_out:
        found.append(f"too many activities, of which the last {lesson.left_out} are left out")
    if len(set(lesson.bands)) < len(BANDS) or not all(lesson.bands):
        found.append("not three different ability bands (support, core, extension)")
    activities = (each.what for each in lesson.activities)
    texts = (*lesson.objectives, *lesson.prior_knowledge, *activities, *lesson.bands)
    found += [f"{stated} is wrong" for each in texts if (stated := false_sum(each))][:1]
    return found


def fit_timings(lesson: Lesson) -> Lesson:
    """The plan with timings that add up to its total: scaled, in whole minutes, none below one."""
    activities = lesson.activities
    minutes = [each.minutes for each in activities]
    if not activities or (sum(minutes) == lesson.minutes and min(minutes) > 0):
        return lesson
    weights = [max(1, each.minutes) for each in activities]
    room = lesson.minutes - len(activities)
    shares = [room * weight / sum(weights) for weight in weights]
    minutes = [1 + int(share) for share in shares]
    by_rest = sorted(range(len(shares)), key=lambda n: int(shares[n]) - shares[n])
    for number in by_rest[: lesson.minutes - sum(minutes)]:
        minutes[number] += 1
    fitted = tuple(
        replace(each, minutes=minute) for each, minute in zip(activities, minutes, strict=True)
    )
    return replace(lesson, activities=fitted, timings_were_fitted=True)


def blocks(lesson: Lesson) -> list[tuple[str, str | Sequence[Sequence[str]]]]:
    """The plan as a document: (kind, text), kind one of title, heading, text, item, table."""
    rows: list[tuple[str, str | Sequence[Sequence[str]]]] = [
        ("title", f"Lesson plan: {lesson.topic}"),
        ("text", f"{lesson.audience}, {lesson.minutes} minutes".lstrip(", ")),
        ("heading", "Objectives"),
        *(("item", each) for each in lesson.objectives),
        ("heading", "Prior knowledge"),
        *(("item", each) for each in lesson.prior_knowledge),
        ("heading", "Activities"),
        ("table", [("Minutes", "What"), *((str(a.minutes), a.what) for a in lesson.activities)]),
        ("text", f"Total: {sum(each.minutes for each in lesson.activities)} minutes"),
        ("heading", "For different learners"),
        *(
            ("item", f"{name.capitalize()}: {text}")
            for name, text in zip(BANDS, lesson.bands, strict=False)
        ),
        ("heading", "Exit quiz"),
        *(("item", asked) for asked, _ in lesson.exit_quiz),
        ("heading", "Answers"),
        *(("item", key) for _, key in lesson.exit_quiz),
    ]
    return rows


def markdown(lesson: Lesson) -> str:
    """The plan as Markdown."""
    lines: list[str] = []
    for kind, content in blocks(lesson):
        if not isinstance(content, str):
            header, *rows = content
            lines += ["", f"| {' | '.join(header)} |", f"|{' --- |' * len(header)}"]
            lines += [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows]
            lines.append("")
        else:
            mark = {"title": "# ", "heading": "\n## ", "item": "- ", "text": ""}[kind]
            lines += ["", content, ""] if kind == "text" else [f"{mark}{content}"]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _texts(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(text for item in items[:_MOST] if (text := _text(item)))


def _text(value: object) -> str:
    return " ".join(value.split())[:_MOST_CHARS] if isinstance(value, str) else ""


def _minutes(value: object, from_to: bool) -> int:
    times = _TIMES.search(str(value)) if from_to else None
    if times:
        begin, end = (60 * int(times[n] or 0) + int(times[n + 1]) for n in (1, 3))
        return min(max(0, end - begin), MOST_MINUTES)
    numerals = in_numerals(str(value))
    for said in (str(value), f"{numerals} minutes"):
        if (minutes := read_duration(said)[0]) is not None:
            return min(minutes, MOST_MINUTES)
    found = re.search(r"\d{1,3}", numerals)
    return min(int(found[0]), MOST_MINUTES) if found else 0
