"""The `Drawer` port: pictures by a bounded child process, kept as blobs.

Not covered: LaTeX beyond what latex2mathml knows (no packages, no definitions); such a formula
stays text.
"""

import base64
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib.util import find_spec
from typing import Any

from bot.blobs import BlobTooLarge
from bot.ports.drawing import Chart
from bot.ports.keeping import Blobs
from bot.reply import File
from bot.tools.child import Child, ChildMissing
from bot.tools.maths.plain import readable

MOST_FORMULAS = 6
MOST_FORMULA_CHARS = 400
MOST_TABLE_CHARS = 3000
_ANSWER_WITHIN_S = 3.0
_MEMORY_BYTES = 768 * 1024 * 1024
_MOST_ALT_CHARS = 500
"""Slack takes 1,000 characters of alternative text, Discord 1,024."""


class Pencil:
    """The process that draws, shared by all conversations. It starts with the first picture."""

    def __init__(self) -> None:
        self._child = Child(
            "bot.tools.pictures.child",
            memory_bytes=_MEMORY_BYTES,
            answer_within_s=_ANSWER_WITHIN_S,
        )

    async def draw(self, question: dict[str, Any]) -> tuple[bytes, list[int]]:
        """A PNG, and which of what was asked for is on it; no bytes where nothing is."""
        if not is_installed():
            return b"", []
        try:
            said = await self._child.ask(question)
        except ChildMissing:
            return b"", []
        return base64.b64decode(said.get("png", "")), list(said.get("drawn", ()))

    async def close(self) -> None:
        """End the process. May be called twice."""
        await self._child.close()


@cache
def is_installed() -> bool:
    """Whether the libraries are there (the extra `tutor`)."""
    return all(find_spec(name) is not None for name in ("ziamath", "resvg_py"))


@dataclass(frozen=True, slots=True)
class PictureDrawer:
    """Draws for platforms that show pictures. `shows_latex`: those of formulas are not needed."""

    pencil: Pencil
    blobs: Blobs
    shows_latex: bool = False

    def where(self, *, shows_latex: bool) -> "PictureDrawer":
        """The same for a platform that shows LaTeX, or does not."""
        return replace(self, shows_latex=shows_latex)

    async def formulas(self, latex: Sequence[str]) -> File | None:
        """See `Drawer.formulas`. At most MOST_FORMULAS, each of MOST_FORMULA_CHARS."""
        wanted = [each for each in latex if len(each) <= MOST_FORMULA_CHARS][:MOST_FORMULAS]
        if self.shows_latex or not wanted:
            return None
        png, drawn = await self.pencil.draw({"op": "formulas", "latex": wanted})
        alt = "; ".join(readable(f"\\({wanted[index]}\\)") for index in drawn)
        return await self._file("formulas.png", png, alt)

    async def chart(self, chart: Chart, alt: str) -> File | None:
        """See `Drawer.chart`."""
        png, _ = await self.pencil.draw({"op": "chart", **asdict(chart)})
        return await self._file("progress.png", png, alt)

    async def table(self, rows: Sequence[Sequence[str]], name: str) -> File | None:
        """See `Drawer.table`. At most MOST_TABLE_CHARS."""
        if sum(len(cell) for row in rows for cell in row) > MOST_TABLE_CHARS:
            return None
        png, _ = await self.pencil.draw({"op": "table", "rows": rows})
        return await self._file(name, png, f"A table of {', '.join(rows[0])}")

    async def _file(self, name: str, png: bytes, alt: str) -> File | None:
        if not png:
            return None
        try:
            blob = await self.blobs.put(png)
        except BlobTooLarge:
            return None
        return File(name, "image/png", len(png), blob, alt[:_MOST_ALT_CHARS])
