"""Showing how far the fetching of the weights is: a bar on a terminal, log lines elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

import structlog

from bot.embedded.weights import Progress, Report

_LOG_EVERY_PERCENT = 10


@contextmanager
def shown(stream: TextIO | None = None) -> Iterator[Report]:
    """Something to report progress to, as long as the context lasts; nothing shows before a report.

    `stream` is standard error unless given.
    """
    stream = stream or sys.stderr
    if stream.isatty():
        with _bar(stream) as report:
            yield report
    else:
        yield _LogLines().report


@contextmanager
def _bar(stream: TextIO) -> Iterator[Report]:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("Fetching the local model from {task.fields[source]}"), BarColumn())
    bars = Bars(*columns, DownloadColumn(), TimeRemainingColumn(), console=Console(file=stream))
    task = bars.add_task("weights", source="", total=None)

    def report(progress: Progress) -> None:
        bars.update(
            task,
            source=progress.source,
            completed=progress.done_bytes,
            total=progress.total_bytes,
        )
        bars.start()  # only now: a model that is there already shows no bar

    try:
        yield report
    finally:
        bars.stop()


class _LogLines:
    """A line at each tenth of the way."""

    def __init__(self) -> None:
        self._logged_percent = -_LOG_EVERY_PERCENT

    def report(self, progress: Progress) -> None:
        percent = percent_of(progress)
        if percent >= self._logged_percent + _LOG_EVERY_PERCENT:
            self._logged_percent = percent - percent % _LOG_EVERY_PERCENT
            structlog.get_logger().info(
                "weights_being_fetched", source=progress.source, percent=percent
            )


def percent_of(progress: Progress) -> int:
    """Whole percent, 0 to 100."""
    return 100 * progress.done_bytes // max(1, progress.total_bytes)
