"""What of a long run is done: kept in a file after each step, so that a run can go on."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

BEGIN, END = "<!-- skills: begin -->", "<!-- skills: end -->"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report: what was measured, how it came out, and when."""

    what: str
    figure: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Tried:
    """One programming task: which ways were right, how long each took, calls of the model; whether
    what was shown stood as failing its checks."""

    right: dict[str, bool]
    seconds: dict[str, float]
    calls: int
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What the model said to one question, and how long that took."""

    text: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Done:
    """All that is done with one model: rows by part, programming tasks by their wish, and what the
    model said, by the question: where the checks are changed it need not be asked all again."""

    model: str
    parts: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    tasks: dict[str, Tried] = field(default_factory=dict)
    said: dict[str, Said] = field(default_factory=dict)


class State:
    """The file. One that is about another model is begun anew."""

    def __init__(self, path: Path, model: str, *, is_fresh: bool) -> None:
        self._path = path
        self.done = Done(model)
        if not is_fresh and path.is_file():
            found = msgspec.json.decode(path.read_bytes(), type=Done)
            self.done = found if found.model == model else self.done

    def keep_part(self, part: str, rows: Iterable[Row]) -> None:
        """A part is done, as of now."""
        when = time.strftime("%d %b %Y")
        dated = tuple(replace(row, when=when) for row in rows)
        self._keep(replace(self.done, parts={**self.done.parts, part: dated}))

    def keep_task(self, wish: str, tried: Tried) -> None:
        """A programming task is done."""
        self._keep(replace(self.done, tasks={**self.done.tasks, wish: tried}))

    def keep_said(self, question: str, said: Said) -> None:
        """The model has been asked this."""
        self._keep(replace(self.done, said={**self.done.said, question: said}))

    def forget_tasks(self) -> None:
        """Have all tasks tried again, with what the model said."""
        self._keep(replace(self.done, tasks={}))

    def _keep(self, done: Done) -> None:
        self.done = done
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_bytes(msgspec.json.encode(done))


def table(parts: Mapping[str, Iterable[Row]], model: str) -> str:
    """The report as Markdown."""
    lines = [
        f"| `{part}` | {row.what} | {row.figure} | {row.when} |"
        for part, rows in parts.items()
        for row in rows
    ]
    head = ["| `--only` | what | figure | run |", "| --- | --- | --- | --- |"]
    return "\n".join((f"Model: {model}.", "", *head, *lines))


def put_into(page: str, written: str) -> str:
    """The page with this table in the place of the old one. Raises ValueError where there is no
    place for it."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page needs the lines {BEGIN} and {END}")
    return f"{before}{begin}\n\n{written}\n\n{end}{after}"
