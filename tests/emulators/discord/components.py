"""Buttons and forms: what Discord refuses in them.

Source: Discord documentation, components/reference (read 2026-08).
"""

from typing import Any

from tests.emulators.discord.refusals import invalid_form

ROW, BUTTON, LABEL, TEXT_INPUT = 1, 2, 18, 4
ROWS, BUTTONS_A_ROW = 5, 5
CUSTOM_ID_LENGTH, LABEL_LENGTH = 100, 80


def buttons_of(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All buttons, row after row."""
    return [
        item
        for row in components
        for item in row.get("components") or []
        if item.get("type") == BUTTON
    ]


def button_label(button: dict[str, Any]) -> str:
    """What a person sees on a button."""
    emoji = (button.get("emoji") or {}).get("name") or ""
    return f"{emoji} {button.get('label') or ''}".strip()


def check_components(components: list[dict[str, Any]]) -> None:
    """Refuse rows of buttons that Discord refuses."""
    if len(components) > ROWS:
        raise invalid_form("components", "BASE_TYPE_MAX_LENGTH", "Must be 5 or fewer in length.")
    seen: set[str] = set()
    for number, row in enumerate(components):
        place = f"components.{number}"
        items = row.get("components") or []
        if row.get("type") != ROW or not 1 <= len(items) <= BUTTONS_A_ROW:
            raise invalid_form(place, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
        for button in items:
            _check_button(button, place, seen)


def _check_button(button: dict[str, Any], place: str, seen: set[str]) -> None:
    custom_id = str(button.get("custom_id") or "")
    if not 1 <= len(custom_id) <= CUSTOM_ID_LENGTH:
        raise invalid_form(f"{place}.custom_id", "BASE_TYPE_BAD_LENGTH", "Must be 1 to 100 long.")
    if custom_id in seen:
        raise invalid_form(
            f"{place}.custom_id",
            "COMPONENT_CUSTOM_ID_DUPLICATED",
            "Component custom id cannot be duplicated",
        )
    seen.add(custom_id)
    label = str(button.get("label") or "")
    if len(label) > LABEL_LENGTH or not (label or button.get("emoji")):
        raise invalid_form(f"{place}.label", "BASE_TYPE_BAD_LENGTH", "Must be 1 to 80 long.")


def check_modal(data: dict[str, Any]) -> None:
    """Refuse a form that Discord refuses."""
    parts = data.get("components") or []
    if not 1 <= len(str(data.get("title") or "")) <= 45:
        raise invalid_form("data.title", "BASE_TYPE_BAD_LENGTH", "Must be 1 to 45 long.")
    if not 1 <= len(parts) <= 5:
        raise invalid_form("data.components", "BASE_TYPE_BAD_LENGTH", "Must be 1 to 5 parts.")
    if not 1 <= len(str(data.get("custom_id") or "")) <= CUSTOM_ID_LENGTH:
        raise invalid_form("data.custom_id", "BASE_TYPE_BAD_LENGTH", "Must be 1 to 100 long.")
