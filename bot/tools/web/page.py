"""The text of a page."""

import asyncio
import codecs
import re

from bot.errors import ToolFailed
from bot.tools.child import Child, ChildMissing
from bot.tools.web.fetching import Fetched

READ_WITHIN_S = 10.0
_MEMORY_BYTES = 1024 * 1024 * 1024
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{1,40})", re.IGNORECASE)
_TEXT_TYPES = ("application/json", "application/xml", "application/xhtml+xml", "text/")


class PageReader:
    """Reads pages that were fetched; HTML in a child process, from its first page to `close`."""

    def __init__(self, read_within_s: float = READ_WITHIN_S) -> None:
        self._child = Child(
            "bot.tools.pages.child", memory_bytes=_MEMORY_BYTES, answer_within_s=read_within_s
        )

    async def read(self, page: Fetched) -> tuple[str, str]:
        """Title and text. Raises ToolFailed for what is no text, or has none."""
        kind = page.media_type
        if not (kind.startswith(_TEXT_TYPES) or kind.endswith(("+json", "+xml"))):
            raise ToolFailed(f"that is no page but {kind[:60]}, which cannot be read here")
        title, text = "", (await asyncio.to_thread(_decoded, page)).strip()
        if "html" in kind:
            title, text = await self._seen(text, is_xml=kind.endswith("+xml"))
        if not text:
            raise ToolFailed("no text was found on that page; only a script may fill it")
        return title, text

    async def close(self) -> None:
        """End the child. May be called twice."""
        await self._child.close()

    async def _seen(self, html: str, *, is_xml: bool) -> tuple[str, str]:
        try:
            said = await self._child.ask({"html": html, "is_xml": is_xml})
        except ChildMissing:
            raise ToolFailed("pages cannot be read here now") from None
        if "text" not in said:
            raise ToolFailed("that page is too large or too deeply nested to be read")
        return said["title"], said["text"]


def _decoded(page: Fetched) -> str:
    charset = page.charset
    declared = _CHARSET.search(page.data[:2048])
    if declared and charset == "utf-8":
        charset = declared[1].decode("ascii", "ignore")
    try:
        codecs.lookup(charset)
        return page.data.decode(charset, "replace")
    except (LookupError, UnicodeError):
        return page.data.decode("utf-8", "replace")
