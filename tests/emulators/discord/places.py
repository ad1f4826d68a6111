"""Guilds, channels, threads and users, and their payloads as API v10 gives them."""

from dataclasses import dataclass, field
from typing import Any

TEXT, DIRECT, VOICE, CATEGORY, PUBLIC_THREAD, STAGE, FORUM = 0, 1, 2, 4, 11, 13, 15

VIEW_CHANNEL, SEND_MESSAGES, MENTION_EVERYONE = 1 << 10, 1 << 11, 1 << 17
READ_HISTORY, SEND_IN_THREADS, EMBED_LINKS, ATTACH_FILES = 1 << 16, 1 << 38, 1 << 14, 1 << 15
ADD_REACTIONS, CREATE_THREADS, MANAGE_THREADS = 1 << 6, 1 << 35, 1 << 34

INVITED_WITH = (
    VIEW_CHANNEL
    | SEND_MESSAGES
    | READ_HISTORY
    | SEND_IN_THREADS
    | EMBED_LINKS
    | ATTACH_FILES
    | ADD_REACTIONS
    | CREATE_THREADS
)
"""What the bot may do unless a test takes it away."""


_OF_KIND: dict[int, dict[str, Any]] = {
    VOICE: {"bitrate": 64000, "user_limit": 0},
    STAGE: {"bitrate": 64000, "user_limit": 0},
    FORUM: {"available_tags": [], "default_sort_order": None},
}


@dataclass(slots=True)
class User:
    """A person or a bot."""

    id: int
    name: str
    is_bot: bool = False
    roles: set[int] = field(default_factory=set)

    def payload(self) -> dict[str, Any]:
        """The user object."""
        return {
            "id": str(self.id),
            "username": self.name if self.is_bot else self.name.lower().replace(" ", "_"),
            "global_name": None if self.is_bot else self.name,
            "discriminator": "0",
            "avatar": None,
            "bot": self.is_bot,
            "public_flags": 0,
        }

    def member(self) -> dict[str, Any]:
        """The member object without its user, as messages carry it."""
        return {
            "roles": [str(role) for role in self.roles],
            "nick": None,
            "avatar": None,
            "joined_at": "2026-01-01T00:00:00+00:00",
            "premium_since": None,
            "deaf": False,
            "mute": False,
            "pending": False,
            "flags": 0,
        }


@dataclass(slots=True)
class Channel:
    """A text channel, a thread (with `parent`) or a direct conversation (with `recipient`)."""

    id: int
    name: str
    kind: int = TEXT
    guild_id: int | None = None
    parent_id: int | None = None
    owner_id: int | None = None
    recipient: User | None = None
    members: set[int] = field(default_factory=set)
    bot_permissions: int = INVITED_WITH
    last_message_id: int | None = None
    created_at: str = ""
    archived_at: str = ""
    is_locked: bool = False
    category_id: int | None = None

    @property
    def is_thread(self) -> bool:
        """Whether this is a thread of another channel."""
        return self.kind == PUBLIC_THREAD

    @property
    def is_active(self) -> bool:
        """Whether this is a thread that is not put away."""
        return self.is_thread and not self.archived_at

    def payload(self, bot_id: int) -> dict[str, Any]:
        """The channel object as the bot sees it."""
        payload: dict[str, Any] = {
            "id": str(self.id),
            "type": self.kind,
            "last_message_id": str(self.last_message_id) if self.last_message_id else None,
            "flags": 0,
        }
        if self.kind == DIRECT:
            assert self.recipient is not None
            return {**payload, "recipients": [self.recipient.payload()]}
        payload |= {"guild_id": str(self.guild_id), "name": self.name, "rate_limit_per_user": 0}
        if not self.is_thread:
            return payload | {
                "position": 0,
                "topic": None,
                "nsfw": False,
                "parent_id": str(self.category_id) if self.category_id else None,
                "permission_overwrites": self._overwrites(bot_id),
                **_OF_KIND.get(self.kind, {}),
            }
        payload |= {
            "parent_id": str(self.parent_id),
            "owner_id": str(self.owner_id),
            "message_count": 0,
            "total_message_sent": 0,
            "member_count": len(self.members),
            "thread_metadata": {
                "archived": bool(self.archived_at),
                "auto_archive_duration": 1440,
                "archive_timestamp": self.archived_at or self.created_at,
                "create_timestamp": self.created_at,
                "locked": self.is_locked,
            },
        }
        if bot_id in self.members:
            payload["member"] = self.thread_member(bot_id)
        return payload

    def thread_member(self, user_id: int) -> dict[str, Any]:
        """A member of this thread."""
        return {
            "id": str(self.id),
            "user_id": str(user_id),
            "join_timestamp": self.created_at,
            "flags": 1,
        }

    def _overwrites(self, bot_id: int) -> list[dict[str, Any]]:
        denied = INVITED_WITH & ~self.bot_permissions
        if not denied:
            return []
        return [{"id": str(bot_id), "type": 1, "allow": "0", "deny": str(denied)}]


@dataclass(slots=True)
class Guild:
    """A server that the bot is in."""

    id: int
    name: str
    owner: User
    members: dict[int, User] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    roles: dict[int, str] = field(default_factory=dict)
    bot_roles: dict[int, int] = field(default_factory=dict)
    boost_level: int = 0

    def _role(self, role_id: int, name: str) -> dict[str, Any]:
        bot = self.bot_roles.get(role_id)
        return {
            **({"tags": {"bot_id": str(bot)}} if bot else {}),
            "id": str(role_id),
            "name": name,
            "permissions": str(INVITED_WITH),
            "position": 0,
            "color": 0,
            "colors": {"primary_color": 0},
            "hoist": False,
            "managed": bot is not None,
            "mentionable": False,
            "flags": 0,
        }

    def payload(self, bot: User) -> dict[str, Any]:
        """What GUILD_CREATE says about it."""
        channels = [channel for channel in self.channels.values() if not channel.is_thread]
        threads = [channel for channel in self.channels.values() if channel.is_active]
        return {
            "id": str(self.id),
            "name": self.name,
            "icon": None,
            "owner_id": str(self.owner.id),
            "unavailable": False,
            "member_count": len(self.members) + 1,
            "large": False,
            "joined_at": "2026-01-01T00:00:00+00:00",
            "roles": [
                self._role(self.id, "@everyone"),
                *(self._role(role_id, name) for role_id, name in self.roles.items()),
            ],
            "channels": [channel.payload(bot.id) for channel in channels],
            "threads": [thread.payload(bot.id) for thread in threads],
            "members": [{**bot.member(), "user": bot.payload()}],
            "emojis": [],
            "stickers": [],
            "features": [],
            "presences": [],
            "voice_states": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
            "preferred_locale": "en-US",
            "premium_tier": self.boost_level,
            "nsfw_level": 0,
            "verification_level": 0,
            "default_message_notifications": 1,
            "explicit_content_filter": 0,
            "mfa_level": 0,
            "system_channel_flags": 0,
        }
