"""What a row may come to at most: figures with their bounds, as data. Pure."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tests.faults.history import Fault
from tests.faults.load import Row

_RELATIONS = {"less than": operator.lt, "at most": operator.le, "at least": operator.ge}


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure of a row and how large it is to be. `figure` gives None where nothing was measured,
    and then the bound is missed too."""

    what: str
    figure: Callable[[Row], float | None]
    relation: Literal["less than", "at most", "at least"]
    limit: float
    unit: str = ""

    def missed(self, row: Row) -> str:
        """A sentence that says how far off it is; "": it is kept."""
        figure = self.figure(row)
        if figure is None:
            return f"{self.what} was not measured"
        if _RELATIONS[self.relation](figure, self.limit):
            return ""
        to_be = f"{self.relation} {self.limit:g}{self.unit}"
        return f"{self.what} was {figure:.4g}{self.unit}, and is to be {to_be}"


def _longest_recovery_s(row: Row) -> float | None:
    return max((gap_s for gap_s, _ in row.recoveries_s), default=None)


def _marked_percent(row: Row) -> float | None:
    report = row.report
    return 100 * report.repeat_marks / report.replies if report.replies else None


def _set_aside_percent(row: Row) -> float | None:
    report = row.report
    return 100 * report.count(Fault.SET_ASIDE) / report.said if report.said else 0.0


def measured(name: str) -> Callable[[Row], float | None]:
    """What the scenario itself measured under this name."""
    return lambda row: row.figures.get(name)


SOMETHING_SAID = Bound("the number of messages", lambda row: row.report.said, "at least", 1)
QUICK_RECOVERY = Bound("the longest recovery", _longest_recovery_s, "less than", 5, " s")
FEW_SET_ASIDE = Bound("the share of messages set aside", _set_aside_percent, "at most", 1, " %")
FEW_MARKS = Bound("the share of replies with a repeat mark", _marked_percent, "at most", 1, " %")
SOON_A_WORD = Bound(
    "the longest wait for a word", lambda row: row.report.longest_wait_s, "at most", 30, " s"
)
