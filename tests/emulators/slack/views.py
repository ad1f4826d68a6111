"""What Slack refuses in a view: a modal, or an app's home (docs.slack.dev, views and Block Kit)."""

import json
from collections.abc import Mapping
from typing import Any

from tests.emulators.slack import rules
from tests.emulators.slack.refusals import Refusal, check_ids

_INPUTS = ("plain_text_input",)
_CONFIRM_MAX_CHARS = {"title": 100, "text": 300, "confirm": 30, "deny": 30}
_KINDS = {"modal": ("input", "section", "header", "divider", "context", "actions")}
_KINDS["home"] = _KINDS["modal"]


def check_view(view: Any, kind: str) -> dict[str, Any]:
    """The view, if Slack takes it as one of this kind."""
    if not isinstance(view, dict) or view.get("type") != kind:
        raise Refusal("invalid_arguments")
    if len(json.dumps(view).encode()) > rules.VIEW_MAX_BYTES:
        raise Refusal("view_too_large")
    blocks = view.get("blocks") or []
    _require(0 < len(blocks) <= rules.VIEW_BLOCKS_MAX)
    _require(len(str(view.get("callback_id") or "")) <= rules.ID_MAX_CHARS)
    _require(len(str(view.get("private_metadata") or "")) <= rules.PRIVATE_METADATA_MAX_CHARS)
    if kind == "modal":
        _check_plain(view.get("title"), rules.VIEW_TITLE_MAX_CHARS)
        has_input = any(block.get("type") == "input" for block in blocks)
        for name in ("submit", "close"):
            if name in view or (name == "submit" and has_input):
                _check_plain(view.get(name), rules.VIEW_TITLE_MAX_CHARS)
    check_ids(blocks)
    for block in blocks:
        _require(block.get("type") in _KINDS[kind])
        _check_block(block)
    return view


def _check_block(block: Mapping[str, Any]) -> None:
    kind = block["type"]
    if kind == "header":
        _check_plain(block.get("text"), rules.HEADER_MAX_CHARS)
    if kind == "section":
        _check_text(block.get("text"), rules.SECTION_MAX_CHARS)
        _check_accessory(block.get("accessory") or {})
    if kind == "input":
        _check_plain(block.get("label"), 2_000)
        _check_input(block["element"])


def _check_accessory(element: Mapping[str, Any]) -> None:
    if "placeholder" in element:
        _check_plain(element["placeholder"], 150)
    if element.get("type") == "button":
        _check_plain(element.get("text"), rules.BUTTON_TEXT_MAX_CHARS)
        _require(len(str(element.get("value") or "")) <= rules.VALUE_MAX_CHARS)
    for name, value in (element.get("confirm") or {}).items():
        if name in _CONFIRM_MAX_CHARS:
            _check_plain(value, _CONFIRM_MAX_CHARS[name])
    if element.get("type") == "static_select":
        options = element.get("options") or []
        _require(0 < len(options) <= rules.OPTIONS_MAX)
        for option in options:
            _check_plain(option.get("text"), rules.OPTION_TEXT_MAX_CHARS)
            _require(0 < len(str(option.get("value"))) <= rules.OPTION_VALUE_MAX_CHARS)
        _require(element.get("initial_option") in [None, *options])


def _check_input(element: Mapping[str, Any]) -> None:
    _require(element.get("type") in _INPUTS)
    _require(0 < len(str(element.get("action_id"))) <= rules.ID_MAX_CHARS)
    if "placeholder" in element:
        _check_plain(element["placeholder"], 150)
    most = int(element.get("max_length", 3_000))
    _require(0 < most <= 3_000 and len(str(element.get("initial_value") or "")) <= most)


def _check_plain(text: Any, most_chars: int) -> None:
    _check_text(text, most_chars)
    _require(text["type"] == "plain_text")


def _check_text(text: Any, most_chars: int) -> None:
    _require(isinstance(text, Mapping) and text.get("type") in ("plain_text", "mrkdwn"))
    _require(0 < len(str(text.get("text"))) <= most_chars)


def _require(holds: bool) -> None:
    if not holds:
        raise Refusal("invalid_arguments")
