"""What is drawn to go with a reply: formulas, tables and charts, where pictures are
shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.reply import File


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a chart: `share` of its length is filled (0 to 1), `says` stands behind it."""

    label: str
    share: float
    says: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars, and below them a column for each of `days`, the last of which is today."""

    bars: tuple[Bar, ...]
    days: tuple[int, ...] = ()


class Drawer(Protocol):
    """Draws for one conversation. None wherever there is no picture: the platform shows none, the
    library is not installed, or it cannot be drawn. Then the text has to do."""

    async def formulas(self, latex: Sequence[str]) -> File | None:
        """These formulas as one picture; those that cannot be read are left out."""
        ...

    async def chart(self, chart: Chart, alt: str) -> File | None:
        """A chart; `alt` says the same in words."""
        ...

    async def table(self, rows: Sequence[Sequence[str]], name: str) -> File | None:
        """A table as a picture of this name; the first row is its head, all are equally long."""
        ...


class NoDrawer:
    """`Drawer` where no pictures are shown."""

    async def formulas(self, latex: Sequence[str]) -> File | None:
        """Nothing."""
        return None

    async def chart(self, chart: Chart, alt: str) -> File | None:
        """Nothing."""
        return None

    async def table(self, rows: Sequence[Sequence[str]], name: str) -> File | None:
        """Nothing."""
        return None
