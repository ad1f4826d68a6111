"""The log: no token and no message text in it, from us or from libraries; and enough to act on."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.config.settings import Log
from bot.errors import ModelMisconfigured, ModelUnavailable
from bot.messages import ConversationId
from bot.ops.failure_trace import describe, trace
from bot.ops.log import foreign_event, set_up_logging, turn_logged
from bot.ops.redaction import redact, redact_text

Lines = Callable[[], list[dict[str, object]]]

# Put together here, so that no scanner takes this file for a leak.
SECRETS = {
    "slack bot": "xoxb-" + "1234567890-0987654321-AbCdEfGhIjKlMnOp",
    "slack rotated": "xoxe.xoxb-" + "1-Mi0yLTEyMzQ1Njc4OTAtMDk4",
    "slack app": "xapp-" + "1-A0123456789-1234567890-abcdef0123456789",
    "slack signature": "v0=" + "a1b2c3d4" * 8,
    "discord bot": "MTIzNDU2Nzg5MDEyMzQ1Njc4"
    + ".GaBcDe."
    + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9",
    "openai": "sk-" + "proj-abcdefghijklmnopqrstuvwxyz0123",
    "anthropic": "sk-" + "ant-api03-abcdefghijklmnop_qrstuv",
    "jwt": "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiJ2aXNpdG9yIn0." + "s1gn4tur3_abc",
}
WRITTEN = "my diagnosis is confidential"


@pytest.fixture
def lines() -> Iterator[Lines]:
    """Sets the log up on a text stream; calling it gives the lines so far as JSON."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    set_up_logging(Log(format="json", level="info"), stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)


def everything(lines: Lines) -> str:
    return json.dumps(lines(), ensure_ascii=False)


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS.keys())
def test_a_planted_token_is_nowhere_in_the_log(lines: Lines, secret: str) -> None:
    log = structlog.get_logger()
    log.info("adapter.opened", token=secret, note=f"got {secret}!", nested={"headers": [secret]})
    log.info(f"adapter.{secret}")
    logging.getLogger("slack_sdk").warning("Refused %s", secret)
    logging.getLogger("discord.http").error(f"login with {secret} refused")
    try:
        raise ModelMisconfigured(f"refused the key {secret}")
    except ModelMisconfigured:
        log.exception("model.failed")
        logging.getLogger("openai").exception("Request failed")
    assert len(lines()) == 6
    assert secret not in everything(lines)


@pytest.mark.parametrize(
    "planted",
    [
        "Authorization: Bearer abcdef0123456789abcdef",
        "Authorization: Bot abcdef0123456789abcdef",
        "rediss://user:abcdef0123456789abcdef@redis.example:6380/0",
        "redis://:abcdef0123456789abcdef@redis.example",
        "redis+cluster://user:abcdef0123456789abcdef@redis.example:7000,other:7001",
        "redis+sentinel://one,two/main?sentinel_password=abcdef0123456789abcdef",
        "POST https://discord.com/api/v10/webhooks/12345678/abcdef0123456789abcdef",
    ],
)
def test_a_secret_is_known_by_where_it_stands(planted: str) -> None:
    shown = redact_text(planted)
    assert "abcdef0123456789abcdef" not in shown
    assert shown[:8] == planted[:8]


def test_what_people_wrote_is_not_logged_whoever_logs_it(lines: Lines) -> None:
    log = structlog.get_logger()
    log.info("turn.done", text=WRITTEN, asked=WRITTEN, prompt=[WRITTEN], message={"text": WRITTEN})
    logging.getLogger("slack_bolt.AsyncApp").warning(f"Unhandled request ({{'text': '{WRITTEN}'}})")
    logging.getLogger("slack_bolt.AsyncApp").error(f"Failed to run listener: {WRITTEN}")
    logging.getLogger("discord.client").warning("Odd message %s", WRITTEN)
    logging.getLogger("uvicorn.error").error(f"Exception in ASGI application\n{WRITTEN}")
    logging.getLogger("slack_bolt.RequestVerification").error(f"Invalid request {WRITTEN}")
    try:
        raise ValueError(WRITTEN) from KeyError(WRITTEN)
    except ValueError:
        log.exception("turn.failed")
        logging.getLogger("asyncio").exception("Task exception was never retrieved")
    assert WRITTEN not in everything(lines)
    events = [line["event"] for line in lines()]
    assert events == [
        "turn.done",
        "Unhandled request",
        "Failed to run listener",
        "Odd message",
        "Exception in ASGI application",
        "turn.failed",
        "Task exception was never retrieved",
    ]


def test_a_line_says_when_how_bad_and_in_which_conversation_and_turn(lines: Lines) -> None:
    with turn_logged(ConversationId("web", "site", "v1"), "t7"):
        structlog.get_logger().info("turn.done", skill="chat", tokens_in=12, seconds=0.25)
    structlog.get_logger().info("worker.idle")
    done, idle = lines()
    assert done | {"timestamp": ""} == {
        "event": "turn.done",
        "level": "info",
        "conversation": "web:site:v1:",
        "turn": "t7",
        "skill": "chat",
        "tokens_in": 12,
        "seconds": 0.25,
        "timestamp": "",
    }
    at = datetime.fromisoformat(str(done["timestamp"]))
    assert at.utcoffset() is not None
    assert not at.utcoffset()
    assert "turn" not in idle


def test_a_libraries_line_belongs_to_the_turn_it_was_logged_in(lines: Lines) -> None:
    with turn_logged(ConversationId("web", "site", "v1"), "t7"):
        logging.getLogger("openai").warning("Retrying")
    (line,) = lines()
    assert line["turn"] == "t7"
    assert line["logger"] == "openai"
    assert str(line["where"]).startswith("test_log:")


def test_libraries_are_heard_from_warnings_on_whatever_level_they_set(lines: Lines) -> None:
    logger = logging.getLogger("slack_bolt.Chatty")
    logger.setLevel(logging.DEBUG)
    logger.debug("one")
    logger.info("two")
    logger.warning("three")
    assert [line["event"] for line in lines()] == ["three"]


@pytest.mark.parametrize(
    ("level", "heard"), [("debug", "diwe"), ("info", "iwe"), ("warning", "we"), ("error", "e")]
)
def test_the_level_of_our_own_lines_comes_from_config(lines: Lines, level: str, heard: str) -> None:
    stream = io.StringIO()
    set_up_logging(Log.model_validate({"format": "json", "level": level}), stream)
    log = structlog.get_logger()
    log.debug("d")
    log.info("i")
    log.warning("w")
    log.error("e")
    assert [json.loads(line)["event"] for line in stream.getvalue().splitlines()] == list(heard)


@pytest.mark.parametrize(
    ("form", "is_terminal", "is_json"),
    [
        ("auto", False, True),
        ("auto", True, False),
        ("console", False, False),
        ("json", True, True),
    ],
)
def test_auto_is_readable_on_a_terminal_and_json_elsewhere(
    lines: Lines, form: str, is_terminal: bool, is_json: bool
) -> None:
    class Stream(io.StringIO):
        def isatty(self) -> bool:
            return is_terminal

    stream = Stream()
    set_up_logging(Log.model_validate({"format": form}), stream)
    structlog.get_logger().info("worker.idle", partition=3)
    assert stream.getvalue().startswith("{") == is_json
    assert "worker.idle" in stream.getvalue()


def test_a_failure_says_what_and_where_with_its_causes() -> None:
    def call_the_model() -> None:
        try:
            raise ConnectionRefusedError(111, f"Connect call failed {WRITTEN}")
        except OSError as error:
            raise ModelUnavailable("no connection to the model's server") from error

    with pytest.raises(ModelUnavailable) as caught:
        call_the_model()
    text = trace(caught.value)
    assert "ConnectionRefusedError: Connection refused\n" in text
    assert "bot.errors.ModelUnavailable: no connection to the model's server" in text
    assert "in call_the_model" in text
    assert WRITTEN not in text


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Can't keep up, shard ID %s websocket is %.1fs behind.", "Can't keep up, shard ID"),
        ("The app's token isn't 'SECRET'", "The app's token isn't"),
        ("Got b'SECRET' from u's SECRET'", "Got b"),
        ("Odd 'SECRET", "Odd"),
        ("Name='SECRET'", "Name"),
        ("value'SECRET'", "value"),
        ('it won\'t take "SECRET"', "it won't take"),
    ],
)
def test_a_librarys_words_are_cut_at_a_value_and_not_at_an_apostrophe(said: str, kept: str) -> None:
    assert foreign_event(said) == kept


def test_a_group_of_failures_shows_each_of_them() -> None:
    text = trace(ExceptionGroup(WRITTEN, [ValueError(WRITTEN), KeyError(WRITTEN)]))
    assert "ValueError" in text
    assert "KeyError" in text
    assert WRITTEN not in text


def test_an_endless_chain_of_causes_ends() -> None:
    one, two = ValueError(), KeyError()
    one.__cause__, two.__cause__ = two, one
    assert len(trace(one).splitlines()) < 50
    assert describe(one) == "ValueError"


@given(st.text())
def test_any_text_can_be_redacted_and_any_event_cut(text: str) -> None:
    assert isinstance(redact_text(text), str)
    assert 0 < len(foreign_event(text)) <= 120


@pytest.mark.parametrize("value", [None, 0, 1.5, True, ""])
def test_plain_values_stay_what_they_are(value: object) -> None:
    assert redact("count", value) == value


@pytest.mark.parametrize(
    "text",
    [
        "task-of-a-long-name-that-is-none",
        "web:site:0123456789abcdef0123:",
        "turn.done",
        "bot.errors.ModelUnavailable: HTTP 503",
    ],
)
def test_what_is_no_secret_stays_readable(text: str) -> None:
    assert redact_text(text) == text
