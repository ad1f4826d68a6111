"""Messages: what is stored of one, its payload, and what Discord refuses in one."""

from dataclasses import dataclass, field
from typing import Any

from tests.emulators.discord.components import button_label, buttons_of, check_components
from tests.emulators.discord.pings import Pings
from tests.emulators.discord.places import User
from tests.emulators.discord.refusals import empty_message, invalid_form, too_large

DEFAULT, REPLY, THREAD_CREATED, SLASH_COMMAND = 0, 19, 18, 20
LOADING, EPHEMERAL, SUPPRESS_EMBEDS = 1 << 7, 1 << 6, 1 << 2

CONTENT_LENGTH = 2000
NONCE_LENGTH = 25
FILE_BYTES = 10 * 1024 * 1024
FILE_BYTES_BY_TIER = {2: 50 * 1024 * 1024, 3: 100 * 1024 * 1024}
"""What a server takes by its boost level (support: "Server Boosting FAQ"); else `FILE_BYTES`."""

FILES = 10
REQUEST_BYTES = 25 * 1024 * 1024
"""Of all files of a message together (resources/message, "Create Message": "The maximum request
size when sending a message is 25 MiB"); a server that takes a larger file takes that one."""


@dataclass(frozen=True, slots=True)
class File:
    """An attachment; its bytes are served under `url` until the signature in it runs out. `alt` is
    what Discord calls its description."""

    id: int
    name: str
    media_type: str
    data: bytes
    url: str
    alt: str = ""

    def payload(self) -> dict[str, Any]:
        """The attachment object."""
        return {
            "id": str(self.id),
            "filename": self.name,
            "content_type": self.media_type,
            "size": len(self.data),
            "url": self.url,
            "proxy_url": self.url,
        }


@dataclass(frozen=True, slots=True)
class State:
    """What a message showed from a moment on."""

    at_s: float
    text: str


@dataclass(slots=True)
class Post:
    """One message, with everything that a person saw of it over time."""

    id: int
    channel_id: int
    guild_id: int | None
    author: User
    text: str
    timestamp: str
    kind: int = DEFAULT
    flags: int = 0
    nonce: str | int | None = None
    reply_to: "Post | None" = None
    files: tuple[File, ...] = ()
    embeds: list[dict[str, Any]] = field(default_factory=list)
    components: list[dict[str, Any]] = field(default_factory=list)
    pings: Pings = field(default_factory=Pings)
    mentioned: tuple[User, ...] = ()
    edited_timestamp: str | None = None
    is_deleted: bool = False
    interaction_id: int | None = None
    asked_by: User | None = None
    states: list[State] = field(default_factory=list)
    reactions: dict[str, set[int]] = field(default_factory=dict)

    @property
    def texts(self) -> list[str]:
        """Every text it showed, in order: more than one means that people saw it grow."""
        return [state.text for state in self.states]

    @property
    def buttons(self) -> list[dict[str, Any]]:
        """The buttons below it."""
        return buttons_of(self.components)

    @property
    def labels(self) -> list[str]:
        """What stands on the buttons below it."""
        return [button_label(button) for button in self.buttons]

    @property
    def is_loading(self) -> bool:
        """Whether it still says "is thinking…"."""
        return bool(self.flags & LOADING)

    def payload(
        self, *, hide_content: bool = False, is_event: bool = False, with_nonce: bool = False
    ) -> dict[str, Any]:
        """The message object. `hide_content` is what a bot without the intent gets.

        The nonce is in the event and in the answer to the post, and in no later read: Discord does
        not store it (discord.py #2451).
        """
        payload: dict[str, Any] = {
            "id": str(self.id),
            "channel_id": str(self.channel_id),
            "type": self.kind,
            "author": self.author.payload(),
            "content": "" if hide_content else self.text,
            "timestamp": self.timestamp,
            "edited_timestamp": self.edited_timestamp,
            "tts": False,
            "mention_everyone": self.pings.everyone,
            "mentions": [self._mention(user, is_event) for user in self.mentioned],
            "mention_roles": [str(role) for role in self.pings.roles],
            "attachments": [] if hide_content else [file.payload() for file in self.files],
            "embeds": [] if hide_content else self.embeds,
            "components": [] if hide_content else self.components,
            "pinned": False,
            "flags": self.flags,
        }
        if self.nonce is not None and (with_nonce or is_event):
            payload["nonce"] = self.nonce
        if self.guild_id is not None and is_event:  # REST leaves both out
            payload |= {"guild_id": str(self.guild_id), "member": self.author.member()}
        if self.reply_to is not None:
            payload |= {
                "message_reference": {
                    "type": 0,
                    "message_id": str(self.reply_to.id),
                    "channel_id": str(self.reply_to.channel_id),
                    **({"guild_id": str(self.guild_id)} if self.guild_id else {}),
                },
                "referenced_message": None
                if self.reply_to.is_deleted
                else self.reply_to.without_reference(hide_content),
            }
        if self.interaction_id is not None and self.asked_by is not None:
            payload |= {
                "application_id": str(self.author.id),
                "webhook_id": str(self.author.id),
                "interaction_metadata": {
                    "id": str(self.interaction_id),
                    "type": 2,
                    "user": self.asked_by.payload(),
                    "authorizing_integration_owners": {"0": str(self.guild_id or 0)},
                },
            }
        return payload

    def without_reference(self, hide_content: bool) -> dict[str, Any]:
        """As a referenced message: Discord nests one level only."""
        reply_to, self.reply_to = self.reply_to, None
        try:
            return self.payload(hide_content=hide_content and not self.author.is_bot)
        finally:
            self.reply_to = reply_to

    def _mention(self, user: User, is_event: bool) -> dict[str, Any]:
        if is_event and self.guild_id is not None:
            return {**user.payload(), "member": user.member()}
        return user.payload()


def check_post(body: dict[str, Any], files: tuple[File, ...], file_bytes: int = FILE_BYTES) -> None:
    """Refuse what Discord refuses in a new message."""
    check_edit(body, files, file_bytes)
    nonce = body.get("nonce")
    if nonce is not None and len(str(nonce)) > NONCE_LENGTH:
        raise invalid_form(
            "nonce", "NONCE_TYPE_TOO_LONG", f"Must be {NONCE_LENGTH} or fewer in length."
        )
    has_text = bool(str(body.get("content") or "").strip())
    if not (has_text or files or body.get("embeds") or body.get("components")):
        raise empty_message()


def check_edit(body: dict[str, Any], files: tuple[File, ...], file_bytes: int = FILE_BYTES) -> None:
    """Refuse what Discord refuses in new content of a message.

    Length is counted in code points, as `len` does (staff on discord-api-docs #1315: "Our API uses
    Python 3, so the API calculates length based on the number of codepoints").
    """
    content = body.get("content")
    if content is not None and not isinstance(content, str):
        raise invalid_form("content", "BASE_TYPE_BAD_TYPE", "Could not interpret as a string.")
    if content is not None and len(content) > CONTENT_LENGTH:
        raise invalid_form(
            "content", "BASE_TYPE_MAX_LENGTH", f"Must be {CONTENT_LENGTH} or fewer in length."
        )
    check_embeds(body.get("embeds") or [])
    check_components(body.get("components") or [])
    if len(files) > FILES:
        raise invalid_form("files", "BASE_TYPE_MAX_LENGTH", f"Must be {FILES} or fewer in length.")
    sizes = [len(file.data) for file in files]
    if sizes and (max(sizes) > file_bytes or sum(sizes) > max(file_bytes, REQUEST_BYTES)):
        raise too_large()


def check_embeds(embeds: list[dict[str, Any]]) -> None:
    """Refuse too many embeds, or too long ones."""
    if len(embeds) > 10:
        raise invalid_form("embeds", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.")
    total = 0
    for number, embed in enumerate(embeds):
        for name, limit in (("description", 4096), ("title", 256)):
            length = len(embed.get(name) or "")
            total += length
            if length > limit:
                raise invalid_form(
                    f"embeds.{number}.{name}",
                    "BASE_TYPE_MAX_LENGTH",
                    f"Must be {limit} or fewer in length.",
                )
        for part in embed.get("fields") or []:
            total += len(part.get("name") or "") + len(part.get("value") or "")
    if total > 6000:
        raise invalid_form(
            "embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000"
        )
