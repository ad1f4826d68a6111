"""The code in the cells of a notebook (nbformat 4). Pure.

**Not covered**: what it shows below its cells, and the code of cells in another language in it.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.skills.code.pasted.languages.language_table import language_name
from bot.skills.code.pasted.messages.blocks import Block

_STILL_PYTHON = ("%%time", "%%timeit", "%%capture", "%%prun")


def opened(block: Block) -> Block:
    """The code in the cells, where a block is a notebook."""
    code, language = cells_of(block.code)
    return replace(block, language=language, code=code, name="") if code else block


def cells_of(text: str) -> tuple[str, str]:
    """The code in the cells of a notebook, and its language; "" where it is none."""
    if not text.lstrip().startswith("{") or '"cells"' not in text:
        return "", ""
    try:
        notebook = json.loads(text)
        cells = [_text(each["source"]) for each in notebook["cells"] if _is_code(each)]
    except (ValueError, LookupError, TypeError, RecursionError):
        return "", ""
    language = language_name(_language(notebook.get("metadata")) or "python")
    code = "\n\n".join(_python(cell) if language == "python" else cell for cell in cells)
    return code.strip("\n"), language


def _is_code(cell: Any) -> bool:
    return cell["cell_type"] == "code" and bool(_text(cell["source"]).strip())


def _text(source: Any) -> str:
    return source if isinstance(source, str) else "".join(map(str, source))


def _language(metadata: Any) -> str:
    for key, name in (("language_info", "name"), ("kernelspec", "language")):
        told = metadata.get(key) if isinstance(metadata, dict) else None
        if isinstance(told, dict) and isinstance(told.get(name), str):
            return str(told[name])
    return ""


def _python(cell: str) -> str:
    """A cell, as a comment where its first line says that it is no Python."""
    first: Sequence[str] = cell.split()[:1]
    if not cell.startswith("%%") or first[0] in _STILL_PYTHON:
        return cell.strip("\n")
    return "\n".join(f"# {line}" for line in cell.strip("\n").split("\n"))
