"""The text of a page. Pure."""

import codecs
import re
from html.parser import HTMLParser

from bot.errors import ToolFailed
from bot.tools.web.fetching import Fetched

_UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "svg", "head", "nav", "footer", "form", "iframe")
)
_VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "source", "wbr", "area", "col"))
_BLOCKS = re.compile(
    r"p|div|section|article|main|header|li|[uod]l|t[rh]|table|h[1-6]|pre|blockquote|d[td]|br"
    r"|figcaption"
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])")
_DEEPEST = 400
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{1,40})", re.IGNORECASE)
_TEXT_TYPES = ("application/json", "application/xml", "application/xhtml+xml", "text/")


def page_text(page: Fetched) -> tuple[str, str]:
    """Title and text. Raises ToolFailed for what is no text."""
    kind = page.media_type
    if not (kind.startswith(_TEXT_TYPES) or kind.endswith(("+json", "+xml"))):
        raise ToolFailed(f"that is no page but {kind[:60]}, which cannot be read here")
    text = _decoded(page)
    if "html" not in kind:
        return "", text.strip()
    reader = _Reader()
    reader.feed(text)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return " ".join("".join(reader.title).split())[:200], body


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


class _Reader(HTMLParser):
    """Collects what a person would see: no scripts, no navigation, nothing that is hidden."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.title: list[str] = []
        self._open: list[tuple[str, bool]] = []  # element, whether it hides what is in it
        self._is_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self._is_title = tag == "title"
        if _BLOCKS.fullmatch(tag):
            self.pieces.append("\n")
        if tag == "li":
            self.pieces.append("- ")
        if tag in _VOID or len(self._open) >= _DEEPEST:
            return
        given = dict(attrs)
        hides = (
            tag in _UNSEEN
            or "hidden" in given
            or given.get("aria-hidden") == "true"
            or _HIDDEN_STYLE.search((given.get("style") or "").lower()) is not None
        )
        self._open.append((tag, hides))

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and with it those inside it that were never closed."""
        self._is_title = False
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == tag:
                del self._open[index:]
                break
        if _BLOCKS.fullmatch(tag):
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Text."""
        if self._is_title:
            self.title.append(data)
        elif not any(hides for _, hides in self._open):
            self.pieces.append(data)
