"""Which file the local model is read from: the operator's own, or the default one."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.embedded.progress import shown
from bot.embedded.weights import Progress, Report, Source, Weights, check_own_file, obtain


@dataclass(frozen=True, slots=True)
class ModelFile:
    """`own_path` if it is given, else `weights`, kept in `cache` and fetched from `sources`.

    `shows_progress` False: only who asks for the file hears how far it is.
    """

    own_path: str
    weights: Weights
    cache: Path
    sources: Sequence[Source]
    shows_progress: bool = True

    @property
    def name(self) -> str:
        """What the model is called in logs: its file's name without the suffix."""
        return (Path(self.own_path) if self.own_path else Path(self.weights.name)).stem

    async def get(self, report: Report) -> Path:
        """The file, fetched first if need be, with progress on the terminal or in the log.

        Raises ModelMisconfigured for an unusable own file, ModelUnavailable if none can be had.
        """
        if self.own_path:
            return check_own_file(Path(self.own_path))
        if not self.shows_progress:
            return await obtain(self.weights, self.cache, self.sources, report)
        with shown() as on_screen:

            def both(progress: Progress) -> None:
                on_screen(progress)
                report(progress)

            return await obtain(self.weights, self.cache, self.sources, both)

    def describe(self) -> str:
        """Where it is, in half a sentence, without fetching it."""
        if self.own_path:
            return f"is read from {check_own_file(Path(self.own_path))}"
        file = self.cache / self.weights.name
        if file.exists():
            return f"is in {self.cache}"
        return f"will be fetched at first need ({self.weights.size_bytes / 1e9:.1f} GB)"
