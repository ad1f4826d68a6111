"""The workspace as people see it: who is there, which channels, and every message with its past."""

import asyncio
import html
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.emulators.slack.identifiers import new_id, new_ts
from tests.emulators.slack.pings import block_texts, pinged, pinged_by_blocks
from tests.emulators.slack.rules import STATUS_LIFE_S

_BUTTONS = ("actions", "context_actions")


@dataclass(slots=True)
class Member:
    """A person or a bot."""

    id: str
    name: str
    team_id: str
    is_bot: bool = False
    bot_id: str = ""
    is_admin: bool = False


@dataclass(slots=True)
class Channel:
    """A place to talk. `kind` is Slack's channel_type: channel, group, mpim or im."""

    id: str
    name: str
    kind: str
    members: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class State:
    """What a message said from a moment on (monotonic seconds)."""

    at_s: float
    text: str


@dataclass(frozen=True, slots=True)
class Ping:
    """Someone was notified: a user id, a group id, or channel, here, everyone."""

    channel: str
    ts: str
    target: str


@dataclass(slots=True)
class Message:
    """One message. `text` is what people read; `states` is all that they read over time."""

    channel: str
    ts: str
    author: str
    fallback: str = ""
    markdown: str = ""
    blocks: list[dict[str, Any]] = field(default_factory=list)
    thread_ts: str | None = None
    metadata: dict[str, Any] | None = None
    files: list[dict[str, Any]] = field(default_factory=list)
    client_msg_id: str | None = None
    tasks: dict[str, tuple[str, str]] = field(default_factory=dict)  # cards: title, status
    stream: str | None = None  # None, "active", "stopped"
    stream_mode: str | None = None
    stream_started_s: float = 0.0
    deleted: bool = False
    edited_ts: str | None = None
    ephemeral_to: str | None = None
    unfurls: bool = True
    reactions: dict[str, set[str]] = field(default_factory=dict)
    states: list[State] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What a person reads: blocks when there are any, else Markdown, else the plain text.

        What stands on buttons is not among it.
        """
        shown = self.markdown
        blocks = [block for block in self.blocks if block.get("type") not in _BUTTONS]
        if blocks:
            shown = "\n".join(filter(None, [shown, *block_texts(blocks)]))
        return shown or self.fallback

    @property
    def shown(self) -> str:
        """`text` with Slack's three entities resolved, as it looks on the screen."""
        return html.unescape(self.text)

    @property
    def labels(self) -> list[str]:
        """What stands on the buttons below it."""
        elements = [each for block in self.blocks for each in block.get("elements") or ()]
        return [each["text"]["text"] for each in elements if each["type"] == "button"]

    @property
    def root(self) -> str:
        """The ts of the thread that the message is in, its own when it started it."""
        return self.thread_ts or self.ts


Listener = Callable[[str, Message], None]


class Workspace:
    """Everything that a person could look at, and what changed when."""

    def __init__(
        self, name: str = "Emulated", *, like: "Workspace | None" = None, enterprise_id: str = ""
    ) -> None:
        """`like` is another that the same app is in; one of the same organisation
        (`enterprise_id`) has the same bot."""
        self.team_id = new_id("T")
        self.name = name
        self.app_id = like.app_id if like else new_id("A")
        self.enterprise_id = enterprise_id or None
        self.is_org_install = False
        self.members: dict[str, Member] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: dict[tuple[str, str], Message] = {}
        self._by_channel: defaultdict[str, list[Message]] = defaultdict(list)
        self._by_thread: defaultdict[tuple[str, str], list[Message]] = defaultdict(list)
        self.files: dict[str, dict[str, Any]] = {}
        self.file_bytes: dict[str, bytes] = {}
        self.pings: list[Ping] = []
        self.statuses: dict[tuple[str, str], tuple[float, str]] = {}
        self.status_log: list[tuple[str, str, str]] = []
        self.sessions: dict[tuple[str, str], str] = {}
        self.session_log: list[tuple[str, str, str]] = []
        self.titles: dict[tuple[str, str], str] = {}
        self.prompts: dict[str, list[dict[str, Any]]] = {}
        self.views: list[dict[str, Any]] = []
        self.homes: dict[str, dict[str, Any]] = {}
        self.listeners: list[Listener] = []
        self._waiters: list[asyncio.Future[None]] = []
        if like is not None and like.enterprise_id and like.enterprise_id == self.enterprise_id:
            self.bot = self.members[like.bot.id] = like.bot
        else:
            self.bot = self.add_member("dragoman", is_bot=True)
        self.add_channel("general")
        self.add_channel("random")

    # --- who and where

    def add_member(self, name: str, *, is_bot: bool = False, team_id: str | None = None) -> Member:
        """A new person or bot, who joins every public channel."""
        bot_id = new_id("B") if is_bot else ""
        member = Member(new_id("U"), name, team_id or self.team_id, is_bot, bot_id)
        self.members[member.id] = member
        for channel in self.channels.values():
            if channel.kind == "channel":
                channel.members.add(member.id)
        return member

    def add_channel(
        self, name: str, kind: str = "channel", members: Iterable[str] | None = None
    ) -> Channel:
        """A new channel; everyone is in it unless `members` says who."""
        letter = "D" if kind == "im" else "C"
        inside = set(self.members) if members is None else set(members)
        channel = Channel(new_id(letter), name, kind, inside)
        self.channels[channel.id] = channel
        return channel

    def channel(self, name_or_id: str) -> Channel:
        """The channel with this id or #name. Raises KeyError when there is none."""
        if name_or_id in self.channels:
            return self.channels[name_or_id]
        name = name_or_id.removeprefix("#")
        for channel in self.channels.values():
            if channel.name == name and channel.kind != "im":
                return channel
        raise KeyError(name_or_id)

    def direct(self, member: str) -> Channel:
        """The direct-message channel between the bot and `member`, opened at first use."""
        for channel in self.channels.values():
            if channel.kind == "im" and channel.members == {member, self.bot.id}:
                return channel
        return self.add_channel(f"dm-{member}", "im", {member, self.bot.id})

    # --- messages

    def post(self, message: Message, *, names_linked: bool = False) -> Message:
        """Show a new message; a message by the bot in a thread clears the thread's status."""
        self.messages[(message.channel, message.ts)] = message
        self._by_channel[message.channel].append(message)
        self._by_thread[(message.channel, message.root)].append(message)
        if message.author == self.bot.id:
            self.statuses.pop((message.channel, message.root), None)
        self.changed("posted", message, names_linked=names_linked)
        return message

    def changed(self, what: str, message: Message, *, names_linked: bool = False) -> None:
        """Record what the message says now, who that pings, and tell whoever waits."""
        if not message.states or message.states[-1].text != message.text:
            message.states.append(State(time.monotonic(), message.text))
        self._record_pings(message, names_linked)
        for listener in self.listeners:
            listener(what, message)
        self.touch()

    def touch(self) -> None:
        """Wake everyone who waits for something to be seen."""
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def wait_until(self, seen: Callable[[], bool], timeout_s: float) -> None:
        """Return as soon as `seen()` holds. Raises TimeoutError."""
        async with asyncio.timeout(timeout_s):
            while not seen():
                waiter = asyncio.get_running_loop().create_future()
                self._waiters.append(waiter)
                await waiter

    def _record_pings(self, message: Message, names_linked: bool) -> None:
        targets = pinged(message.fallback, names_linked=names_linked)
        targets |= pinged(message.markdown) | pinged_by_blocks(message.blocks)
        for target in sorted(targets):
            ping = Ping(message.channel, message.ts, target)
            if ping not in self.pings:
                self.pings.append(ping)

    def pings_by_bot(self) -> list[Ping]:
        """Whom the bot notified; a well-kept assistant leaves this empty."""
        return [
            ping
            for ping in self.pings
            if self.messages[(ping.channel, ping.ts)].author == self.bot.id
        ]

    def thread(self, channel: str, root: str) -> list[Message]:
        """The messages of a thread that are still there, root first."""
        messages = self._by_thread[(channel, root)]
        return [m for m in messages if not m.deleted and m.ephemeral_to is None]

    def in_channel(self, channel: str) -> list[Message]:
        """The messages of a channel that are still there, threads included, in order of time."""
        return [message for message in self._by_channel[channel] if not message.deleted]

    # --- statuses

    def set_status(self, channel: str, thread_ts: str, status: str) -> None:
        """Show, or with "" clear, the line that says what the assistant is doing."""
        self.status_log.append((channel, thread_ts, status))
        if status:
            self.statuses[(channel, thread_ts)] = (time.monotonic(), status)
        else:
            self.statuses.pop((channel, thread_ts), None)
        self.touch()

    def status(self, channel: str, thread_ts: str) -> str:
        """The status that people see now; it vanishes after two minutes."""
        at_s, status = self.statuses.get((channel, thread_ts), (0.0, ""))
        return status if time.monotonic() - at_s < STATUS_LIFE_S else ""

    def new_message(self, channel: str, author: str, **fields: Any) -> Message:
        """A message with a fresh ts, not shown yet."""
        return Message(channel=channel, ts=new_ts(), author=author, **fields)
