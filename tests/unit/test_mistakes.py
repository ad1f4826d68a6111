"""Mistakes in settings and requests are told in our words, whatever pydantic calls them."""

import importlib
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from adapters.web.asking import NewMessage
from adapters.web.refusals import invalid
from bot.config.mistakes import KNOWN, clause
from bot.config.plugs import plug_names
from bot.config.settings import Core

FOREIGN = re.compile(
    r"[Ii]nput should|[Vv]alid (list|string|dictionary|integer|number|boolean)|JSON decode"
)
NESTED: dict[str, Any] = {"a": {"b": [1]}}
WRONG: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 10**6, 10**400, float("inf"), float("nan"), "", "x", "x" * 5000),
    *(b"\xff", "\ud800", [], [1], [None], {}, {1: 2}, NESTED, date(2026, 1, 1), (1,), object()),
    *([NESTED], [{"when": "("}]),
)  # fmt: skip


def settings_models() -> Iterator[type[BaseModel]]:
    yield Core
    yield NewMessage
    for package in ("adapters", "bot.models"):
        for name in plug_names(package):
            yield importlib.import_module(f"{package}.{name}").Settings


def mistakes_of(model: type[BaseModel]) -> Iterator[ErrorDetails]:
    """What pydantic says of every key of `model` with every wrong value, and of wrong wholes."""
    for value in (*WRONG, *({name: each} for name in model.model_fields for each in WRONG)):
        try:
            model.model_validate(value)
        except ValidationError as error:
            yield from error.errors(include_url=False)


@pytest.mark.parametrize("model", list(settings_models()), ids=lambda model: model.__module__)
def test_every_mistake_that_our_settings_can_have_has_its_own_plain_words(
    model: type[BaseModel],
) -> None:
    mistakes = list(mistakes_of(model))
    assert len(mistakes) > len(model.model_fields)
    own = {"value_error", "assertion_error"}
    assert {mistake["type"] for mistake in mistakes} <= KNOWN | own
    for mistake in mistakes:
        said = clause(mistake)
        assert not FOREIGN.search(said)
        assert "{" not in said.replace("`{}`", "")
        assert said
        assert not said.endswith(".")


@pytest.mark.parametrize("kind", get_args(ErrorType))
def test_any_mistake_that_pydantic_can_name_gives_a_clause(kind: str) -> None:
    mistake: Any = {"type": kind, "loc": ("a",), "input": 1}
    said = clause(mistake)
    assert said
    assert not FOREIGN.search(said)
    assert "{" not in said


@pytest.mark.parametrize(
    ("kind", "value", "says"),
    [
        (int, "x", "must be a whole number"),
        (bool, "perhaps", "must be true or false"),
        (list[str], "a", "must be a list, such as [one, two]"),
        (str, 8080, "must be text; put it in quotation marks"),
        (str, ["a"], "must be text"),
        (int, None, "is empty; it must be a whole number"),
    ],
)
def test_what_is_wrong_is_said_as_a_person_would(kind: Any, value: object, says: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    assert clause(caught.value.errors()[0]) == says


@pytest.mark.parametrize(
    ("kind", "place", "says"),
    [
        ("json_invalid", ("body", 0), "The body of the request is not valid JSON."),
        ("missing", ("body", "text"), "`text` is missing."),
        ("extra_forbidden", ("body", "txt"), "`txt` is not known here."),
        ("string_type", ("body", "text"), "`text` must be text."),
        (
            "string_pattern_mismatch",
            ("body", "id"),
            "`id` must be 8 to 64 letters, digits, _ or -.",
        ),
    ],
)
def test_the_web_api_says_what_is_wrong_with_a_request(
    kind: str, place: tuple[Any, ...], says: str
) -> None:
    mistake: Any = {"type": kind, "loc": place, "input": "x", "msg": "Input should be valid"}
    assert invalid(mistake) == says


def test_a_body_that_is_no_object_or_not_there_is_told_with_the_header_it_needs() -> None:
    for kind in ("missing", "model_attributes_type"):
        mistake: Any = {"type": kind, "loc": ("body",), "input": None}
        assert "must be a JSON object" in invalid(mistake)
        assert "Content-Type: application/json" in invalid(mistake)
