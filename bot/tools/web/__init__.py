"""`web`: reads a page of the web.

A page that a person named in this conversation is read at once; any other is asked about first, so
that no text which the model reads can make it call an address. Addresses are checked in `addresses`
and `fetching`.

Not covered: pages that only a script fills; signing in; a proxy between here and the internet.
"""

import fnmatch
import json
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.errors import ToolFailed
from bot.ports import Source, Tool, Toolbox, ToolParts, ToolResult, TurnContext
from bot.ports.typed_tool import typed_tool
from bot.reply import Keep
from bot.tools.web.addresses import links_in, meant_by, read_url
from bot.tools.web.fetching import Fetcher
from bot.tools.web.page import READ_WITHIN_S, PageReader
from bot.turn.asked import own_words

LINKS = "agent.links"
"""The kept name of the addresses that people wrote in this conversation."""

_LINKS_KEPT = 20
_LINKS_KEPT_CHARS = 4000
_CUE = r"https?://\S|\bwww\.\w"


class Settings(BaseModel):
    """`tools.web` in config.yaml.

    `consent` is for pages that no person named: asked about each time, or `never` read. Those of
    `free_hosts` (`*.wikipedia.org`) are read without asking. `internal` are "host:port" inside your
    own network that may be read; everything else that is private is refused.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    consent: Literal["ask_always", "never"] = "ask_always"
    free_hosts: tuple[str, ...] = ()
    internal: tuple[str, ...] = Field(default=(), examples=[["wiki.example.internal:8080"]])
    max_bytes: int = Field(default=2_000_000, gt=0, le=20_000_000)
    timeout_s: float = Field(default=20.0, gt=0, le=120)


class _Arguments(BaseModel):
    url: str = Field(description="the page's address, https://…")


def build(settings: Settings, parts: ToolParts, fetcher: Fetcher | None = None) -> Toolbox:
    """The page reader."""
    internal = frozenset(settings.internal)
    fetches = fetcher or Fetcher(settings.max_bytes, settings.timeout_s, internal)
    reader = PageReader()

    async def read(arguments: _Arguments, context: TurnContext) -> ToolResult:
        named = meant_by(known_links(context), read_url(arguments.url, internal))
        page = await fetches.fetch(str(named) if named else arguments.url)
        title, text = await reader.read(page)
        head = f"{title}\n{page.url}\n\n" if title else f"{page.url}\n\n"
        tail = "\n[The page is longer.]" if page.is_cut else ""
        return ToolResult(
            head + text + tail, source=Source(title or page.url, page.url), is_from_outside=True
        )

    def asks_about(arguments: _Arguments, context: TurnContext) -> bool:
        url = read_url(arguments.url, internal)
        host = url.host or ""
        is_free = any(fnmatch.fnmatchcase(host, pattern) for pattern in settings.free_hosts)
        is_named = meant_by(known_links(context), url) is not None
        if settings.consent == "never" and not (is_free or is_named):
            raise ToolFailed("only pages that the person named may be read")
        return not (is_free or is_named)

    tool = typed_tool(
        "read_page",
        "Reads a web page that the person named, and gives back its text.",
        _Arguments,
        read,
        doing="Reading the page",
        cues={"any": _CUE},
        is_lookup=True,
        asks_about=asks_about,
        keeps=lambda context: (Keep(LINKS, kept),) if (kept := _links_to_keep(context)) else (),
        timeout_s=settings.timeout_s + READ_WITHIN_S + 5,
    )

    async def tools() -> tuple[Tool, ...]:
        return (tool,)

    return Toolbox("web", tools, reader.close)


def known_links(context: TurnContext) -> list[str]:
    """The addresses that people themselves wrote, newest last; never what a text they sent, a page
    or an answer that they picked says."""
    return [*_kept(context), *links_in(own_words(context.messages))]


def _kept(context: TurnContext) -> list[str]:
    kept = context.conversation.memory.kept.get(LINKS)
    return json.loads(kept) if kept else []


def _links_to_keep(context: TurnContext) -> str:
    links = list(dict.fromkeys(reversed(known_links(context))))[:_LINKS_KEPT]
    links.reverse()
    while links and sum(map(len, links)) > _LINKS_KEPT_CHARS:
        links.pop(0)
    return json.dumps(links) if links else ""
