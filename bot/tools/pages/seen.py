"""What a person sees of a page in HTML: its title and its text. Pure.

The tree is Lexbor's, made as browsers make it, also where end tags are left out. Not covered: what
style sheets hide or scripts write; pictures; the order in which styles put things.
"""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

_UNSEEN = re.compile(r"script|style|noscript|template|svg|iframe")
_BLOCKS = re.compile(
    r"p|div|section|article|main|header|footer|nav|form|[uod]l|table|pre|blockquote|figcaption"
    r"|h[1-6]|fieldset|details|summary|dialog|address|select|textarea"
)
_LINES = re.compile(r"[bh]r|tr|li|d[td]|caption|option|input")
_MENUS = frozenset(("nav", "footer"))
_IN_NO_MENU = "main, article, h1, p, table"
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])")
_LONGEST_CELL = 300
_MOST_CHARS = 100_000  # more than a model is given of one page
_XML_CLOSED = re.compile(
    r"<(?!(?:area|br|col|hr|img|input|link|meta|source|wbr)\b)([\w-]+)([^<>]*)/>"
)


def seen(html: str, *, is_xml: bool = False) -> tuple[str, str]:
    """Title and text. `is_xml`: an element may be closed in its own tag (`<script/>`), which in
    HTML opens it."""
    if is_xml:
        html = _XML_CLOSED.sub(r"<\1\2></\1>", html)
    root = LexborHTMLParser(html).root
    if root is None:
        return "", ""
    page = _Page()
    _read(root, page, with_menus=False)
    text = page.text()
    if not text:  # all of it is in one <nav>, as where that was never closed
        page = _Page()
        _read(root, page, with_menus=True)
        text = page.text()
    return " ".join(page.title.split())[:200], text[:_MOST_CHARS]


@dataclass(slots=True)
class _Page:
    """The text so far. What a cell or a row holds is put together when it ends."""

    title: str = ""
    open: list[list[str]] = field(default_factory=lambda: [[]])

    def add(self, text: str) -> None:
        self.open[-1].append(text)

    def begin(self, tag: str) -> None:
        if _BLOCKS.fullmatch(tag) or _LINES.fullmatch(tag):
            self.add("\n")
        if tag == "li":
            self.add("- ")
        if tag in ("tr", "td", "th"):
            self.open.append([])

    def end(self, tag: str) -> None:
        if tag == "tr":
            self.add(_row(self.open.pop()))
        elif tag in ("td", "th"):
            self.add(_lines("".join(self.open.pop())))
        elif _BLOCKS.fullmatch(tag):
            self.add("\n")

    def text(self) -> str:
        return _lines("".join(self.open[0]))


def _read(root: LexborNode, page: _Page, *, with_menus: bool) -> None:
    # A list instead of calls, as pages are nested as deep as their writers like.
    to_do: list[LexborNode | str] = [root]
    while to_do:
        node = to_do.pop()
        if isinstance(node, str):
            page.end(node)
        elif node.is_text_node:
            page.add(re.sub(r"\s+", " ", node.text_content or ""))
        elif node.is_element_node:
            tag = node.tag or ""
            if tag == "title":
                page.title = page.title or node.text()
            elif not _is_hidden(node, tag) and (with_menus or not _is_menu(node, tag)):
                page.begin(tag)
                to_do.append(tag)
                to_do.extend(reversed(list(node.iter(include_text=True))))


def _is_hidden(node: LexborNode, tag: str) -> bool:
    given = node.attributes
    return (
        _UNSEEN.fullmatch(tag) is not None
        or "hidden" in given
        or given.get("aria-hidden") == "true"
        or (tag == "dialog" and "open" not in given)
        or _HIDDEN_STYLE.search((given.get("style") or "").lower()) is not None
    )


def _is_menu(node: LexborNode, tag: str) -> bool:
    return tag in _MENUS and node.css_first(_IN_NO_MENU) is None


def _row(cells: list[str]) -> str:
    """A row of a table in one line; below one another where the table is there for the layout."""
    if any(len(cell) > _LONGEST_CELL and "\n" in cell for cell in cells):
        return "\n\n".join(cells)
    return " | ".join(re.sub(r"\n+", " / ", cell) for cell in cells) if any(cells) else ""


def _lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
