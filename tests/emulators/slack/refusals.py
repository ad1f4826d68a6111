"""What Slack refuses in a message, before it does anything. Pure checks that raise `Refusal`."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from tests.emulators.slack import rules

_OWN_BLOCK = re.compile(r"(?m)^(?:#{1,6} .*|-{3,}|\*{3,}|\|[-:| ]+\|)[ \t]*$")


_TABLE = re.compile(r"(?m)^\|.*\n\|[-:| ]+\|[ \t]*\n(?:\|.*\n)*")

_ELEMENTS_MAX = {"actions": 25, "context": 10, "context_actions": 5}


_TASK = {"id", "title", "status"}


class Refusal(Exception):
    """An answer with ok=false; `extra` joins the answer."""

    def __init__(self, error: str, **extra: Any) -> None:
        super().__init__(error)
        self.error = error
        self.extra = extra


def check_post(arguments: Mapping[str, Any], *, text_max_chars: int) -> None:
    """Refuse what chat.postMessage and chat.update refuse in text, blocks and metadata."""
    text, markdown, blocks = (arguments.get(key) for key in ("text", "markdown_text", "blocks"))
    if markdown is not None and (text or blocks):
        raise Refusal("markdown_text_conflict")
    if not (text or markdown or blocks or arguments.get("attachments")):
        raise Refusal("no_text")
    if len(text or "") > text_max_chars:
        raise Refusal("msg_too_long")
    check_markdown(markdown)
    check_blocks(blocks or [])
    check_metadata(arguments.get("metadata"))


def check_markdown(markdown: str | None) -> None:
    """Refuse a markdown_text above 12,000 characters."""
    if len(markdown or "") > rules.MARKDOWN_MAX_CHARS:
        raise Refusal("msg_too_long")


def check_blocks(blocks: Sequence[Mapping[str, Any]]) -> None:
    """Refuse too many blocks, a block above its own limit, and a message above the whole limit."""
    if not isinstance(blocks, list) or len(blocks) > rules.BLOCKS_MAX:
        raise Refusal("invalid_blocks")
    total_chars = sum(_check_block(block) for block in blocks)
    check_ids(blocks)
    check_tables("\n".join(str(b.get("text")) for b in blocks if b.get("type") == "markdown"))
    if sum(_rendered(block) for block in blocks) > rules.BLOCKS_MAX:
        raise Refusal("invalid_blocks")
    if total_chars > rules.BLOCKS_TEXT_MAX_CHARS:
        raise Refusal("msg_blocks_too_long")


def _check_block(block: Mapping[str, Any]) -> int:
    kind = block.get("type")
    if not isinstance(kind, str):
        raise Refusal("invalid_blocks")
    text = block.get("text")
    content = text.get("text", "") if isinstance(text, Mapping) else text or ""
    if kind == "markdown":
        if not content:
            raise Refusal("invalid_blocks")
        if len(content) > rules.MARKDOWN_MAX_CHARS:
            raise Refusal("msg_too_long")
    if kind == "section" and not 0 < len(content) <= rules.SECTION_MAX_CHARS:
        raise Refusal("invalid_blocks")
    if kind in _ELEMENTS_MAX:
        _check_elements(kind, block.get("elements") or [])
    if kind == "header" and len(content) > rules.HEADER_MAX_CHARS:
        raise Refusal("invalid_blocks")
    return len(content)


def _check_elements(kind: str, elements: Sequence[Mapping[str, Any]]) -> None:
    """Refuse too many elements, two of one action id, and buttons above their limits."""
    if not 1 <= len(elements) <= _ELEMENTS_MAX[kind]:
        raise Refusal("invalid_blocks")
    ids = [element["action_id"] for element in elements if "action_id" in element]
    if len(set(ids)) < len(ids):
        raise Refusal("invalid_blocks")
    for element in elements:
        if element.get("type") == "button":
            label, value = element["text"]["text"], element.get("value", "")
            if not 0 < len(label) <= rules.BUTTON_TEXT_MAX_CHARS:
                raise Refusal("invalid_blocks")
            if len(value) > rules.VALUE_MAX_CHARS or element["text"]["type"] != "plain_text":
                raise Refusal("invalid_blocks")
            if element.get("style") not in (None, "primary", "danger"):
                raise Refusal("invalid_blocks")
        if element.get("type") == "feedback_buttons" and kind != "context_actions":
            raise Refusal("invalid_blocks")


def check_ids(blocks: Sequence[Mapping[str, Any]]) -> None:
    """Refuse two blocks of one block_id, and ids above their length."""
    ids = [str(block["block_id"]) for block in blocks if "block_id" in block]
    inner = [element for block in blocks for element in block.get("elements") or ()]
    all_ids = ids + [str(each["action_id"]) for each in inner if "action_id" in each]
    if len(set(ids)) < len(ids) or any(len(each) > rules.ID_MAX_CHARS for each in all_ids):
        raise Refusal("invalid_blocks")


def check_tables(markdown: str) -> None:
    """Refuse tables that Slack's table block would not take."""
    prose = re.sub(r"(?ms)^```.*?^```", "", markdown)
    chars = 0
    for table in _TABLE.findall(prose + "\n"):
        rows = [re.split(r"(?<!\\)\|", row.strip().strip("|")) for row in table.splitlines()]
        del rows[1]
        chars += sum(len(cell.strip()) or 1 for row in rows for cell in row)
        if len(rows) > rules.TABLE_ROWS_MAX or len(rows[0]) > rules.TABLE_COLUMNS_MAX:
            raise Refusal("invalid_blocks")
    if chars > rules.TABLE_CELLS_MAX_CHARS:
        raise Refusal("invalid_blocks")


def _rendered(block: Mapping[str, Any]) -> int:
    """How many blocks Slack shows for one: a heading, a rule or a table makes a block of its own,
    and so does the text between them (metabase/metabase#80652)."""
    if block.get("type") != "markdown":
        return 1
    prose = re.sub(r"(?ms)^```.*?^```", "", str(block.get("text")))
    return 1 + 2 * len(_OWN_BLOCK.findall(prose))


def check_metadata(metadata: Mapping[str, Any] | None) -> None:
    """Refuse metadata without its two keys, or above its size."""
    if metadata is None:
        return
    if not isinstance(metadata, Mapping) or not {"event_type", "event_payload"} <= set(metadata):
        raise Refusal("invalid_metadata_format")
    if len(json.dumps(metadata).encode()) > rules.METADATA_MAX_BYTES:
        raise Refusal("metadata_too_large")


def check_chunks(chunks: Sequence[Mapping[str, Any]] | None) -> None:
    """Refuse a chunk of a kind Slack does not know, or with a text above 12,000 characters."""
    for chunk in chunks or []:
        if chunk.get("type") not in ("markdown_text", "task_update", "plan_update", "blocks"):
            raise Refusal("invalid_chunks")
        if chunk["type"] == "task_update" and not set(chunk) >= _TASK:
            raise Refusal("invalid_chunks")
        check_markdown(chunk.get("text"))
