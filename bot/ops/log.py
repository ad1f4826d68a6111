"""Logging: one line an event, JSON in production, readable on a terminal.

Events are named "noun.verb" with values beside them; message text, names and tokens are never
among those. What libraries log through the standard library comes in at WARNING and above, with
everything in it that may hold a value cut away.

Not covered: a library that begins a warning with what a person wrote.
"""

import logging
import re
import sys
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from types import TracebackType
from typing import Any, TextIO

import structlog
from structlog.types import Processor

from bot.config.settings import Log
from bot.messages import ConversationId
from bot.ops.failure_trace import trace
from bot.ops.redaction import redact

_Event = MutableMapping[str, Any]

_QUIETER = {
    "RequestVerification": logging.CRITICAL,  # slack_bolt: prints signature and body
    "uvicorn.access": logging.CRITICAL,  # addresses of visitors
}
"""Ends of logger names that are heard only from this level on. Held in the handler, since
slack_bolt sets the level of a logger anew whenever it makes one."""

_APOSTROPHE = r"(?<=[A-Za-z]{2})'(?=(?:t|s|re|ve|ll|d|m)\b)"
_VALUES_BEGIN = re.compile(rf"[\n({{\[<\"`=:]|%[^%]|(?!{_APOSTROPHE})'")
"""A quotation mark that is the apostrophe of a word ("Can't keep up") begins no value."""

_MAX_FOREIGN_CHARS = 120


def set_up_logging(settings: Log, stream: TextIO = sys.stderr) -> None:
    """Send everything that is logged to `stream`. Calling it again replaces what was set up."""
    is_readable = settings.format == "console" or (settings.format == "auto" and stream.isatty())
    finish: list[Processor] = [
        _put_trace,
        _redact_all,
        structlog.dev.ConsoleRenderer(colors=stream.isatty())
        if is_readable
        else structlog.processors.JSONRenderer(ensure_ascii=False),
    ]
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, *finish],
        wrapper_class=structlog.make_filtering_bound_logger(_level(settings.level)),
        logger_factory=structlog.WriteLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream)
    handler.addFilter(_is_heard)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, _name_logger],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *finish],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)


@contextmanager
def turn_logged(conversation: ConversationId, turn_id: str) -> Iterator[None]:
    """Every line logged inside says which conversation and turn it belongs to."""
    with structlog.contextvars.bound_contextvars(conversation=str(conversation), turn=turn_id):
        yield


def foreign_event(message: object) -> str:
    """What a library says, up to where values begin."""
    text = str(message)
    cut = _VALUES_BEGIN.search(text)
    return (text[: cut.start()] if cut else text)[:_MAX_FOREIGN_CHARS].strip() or "(values only)"


def _level(name: str) -> int:
    return logging.getLevelNamesMapping()[name.upper()]


def _is_heard(record: logging.LogRecord) -> bool:
    for ending, level in _QUIETER.items():
        if record.name.endswith(ending):
            return record.levelno >= level
    return record.levelno >= logging.WARNING


def _name_logger(logger: Any, method: str, event: _Event) -> _Event:
    """Say who speaks; `record.msg` is what the library wrote before values were put in."""
    record: logging.LogRecord = event["_record"]
    event["logger"] = record.name
    event["event"] = foreign_event(record.msg)
    event["where"] = f"{record.module}:{record.lineno}"
    event.pop("positional_args", None)
    event.pop("stack_info", None)
    return event


def _put_trace(logger: Any, method: str, event: _Event) -> _Event:
    """`exc_info` as a trace without values."""
    given = event.pop("exc_info", None)
    error = _error_of(given)
    if error is not None:
        event["trace"] = trace(error)
    return event


def _error_of(
    given: BaseException
    | tuple[type[BaseException], BaseException, TracebackType | None]
    | bool
    | None,
) -> BaseException | None:
    if isinstance(given, BaseException):
        return given
    if isinstance(given, tuple):
        return given[1]
    return sys.exc_info()[1] if given else None


def _redact_all(logger: Any, method: str, event: _Event) -> _Event:
    return {name: redact(name, value) for name, value in event.items()}
