"""The child process that reads HTML (bot/tools/child.py): pages come in, their text goes out.

What reads them is written in C, and some pages take it minutes (a <div> in a <div>, 400,000 times).
"""

from typing import Any

from bot.tools.child import serve
from bot.tools.pages.seen import seen


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """Title and text of a page."""
    title, text = seen(question["html"], is_xml=question["is_xml"])
    return {"title": title, "text": text}


if __name__ == "__main__":
    serve(answer)
