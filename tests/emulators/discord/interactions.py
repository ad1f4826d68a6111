"""Slash commands: what a person asks for, the three seconds, the fifteen minutes, the answers.

Source: Discord documentation, interactions/receiving-and-responding (read 2026-08).
"""

import re
import secrets
from dataclasses import dataclass
from typing import Any

from tests.emulators.discord.places import Channel, User
from tests.emulators.discord.posts import (
    EPHEMERAL,
    LOADING,
    SLASH_COMMAND,
    File,
    Post,
    check_edit,
    check_post,
)
from tests.emulators.discord.refusals import (
    already_acknowledged,
    expired_token,
    invalid_form,
    unknown_interaction,
    unknown_webhook,
)
from tests.emulators.discord.world import World

MESSAGE, DEFERRED = 4, 5
_NAME = re.compile(r"^[-_\w]{1,32}$")


@dataclass(slots=True)
class Interaction:
    """One use of a slash command."""

    id: int
    token: str
    channel: Channel
    by: User
    asked_at_s: float
    acknowledged_at_s: float | None = None
    original: Post | None = None
    follow_ups: int = 0


class Interactions:
    """The commands that are registered, and every use of one."""

    def __init__(self, world: World, *, answer_within_s: float, token_good_for_s: float) -> None:
        self.world = world
        self.answer_within_s = answer_within_s
        self.token_good_for_s = token_good_for_s
        self.commands: list[dict[str, Any]] = []
        self.all: dict[str, Interaction] = {}

    def register(self, commands: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Replace all commands."""
        for number, command in enumerate(commands):
            if not _NAME.match(str(command.get("name", ""))):
                raise invalid_form(
                    f"{number}.name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid"
                )
            if (
                command.get("type", 1) == 1
                and not 1 <= len(command.get("description") or "") <= 100
            ):
                raise invalid_form(
                    f"{number}.description",
                    "BASE_TYPE_BAD_LENGTH",
                    "Must be between 1 and 100 in length.",
                )
        made = str(self.world.clock.snowflake())
        self.commands = [
            {
                **command,
                "id": str(self.world.clock.snowflake()),
                "application_id": str(self.world.bot.id),
                "version": made,
                "type": command.get("type", 1),
                "default_member_permissions": command.get("default_member_permissions"),
            }
            for command in commands
        ]
        self.world.change()
        return self.commands

    def invoke(self, name: str, channel: Channel, by: User, options: dict[str, str]) -> Interaction:
        """A person uses a command. What is not registered is not in anybody's list: KeyError."""
        command = next((known for known in self.commands if known["name"] == name), None)
        if command is None:
            raise KeyError(f"no command /{name} is registered")
        known = {option["name"] for option in command.get("options") or []}
        if not set(options) <= known:
            raise KeyError(f"/{name} has no option {sorted(set(options) - known)}")
        world = self.world
        interaction = Interaction(
            world.clock.snowflake(), secrets.token_urlsafe(24), channel, by, world.clock.now_s()
        )
        self.all[interaction.token] = interaction
        payload = self._payload(interaction, command, options)
        world.gateway.emit("INTERACTION_CREATE", channel.guild_id, lambda intents: payload)
        return interaction

    def _payload(
        self, interaction: Interaction, command: dict[str, Any], options: dict[str, str]
    ) -> dict[str, Any]:
        channel, by = interaction.channel, interaction.by
        is_direct = channel.guild_id is None
        payload: dict[str, Any] = {
            "id": str(interaction.id),
            "application_id": str(self.world.bot.id),
            "type": 2,
            "token": interaction.token,
            "version": 1,
            "locale": "en-US",
            "channel_id": str(channel.id),
            "channel": channel.payload(self.world.bot.id),
            "app_permissions": str(channel.bot_permissions),
            "attachment_size_limit": 10 * 1024 * 1024,
            "entitlements": [],
            "authorizing_integration_owners": {"0": str(channel.guild_id or 0)},
            "context": 1 if is_direct else 0,
            "data": {
                "id": command["id"],
                "name": command["name"],
                "type": 1,
                "options": [
                    {"name": name, "type": 3, "value": value} for name, value in options.items()
                ],
            },
        }
        if is_direct:
            return payload | {"user": by.payload()}
        return payload | {
            "guild_id": str(channel.guild_id),
            "guild_locale": "en-US",
            "guild": {"id": str(channel.guild_id), "locale": "en-US", "features": []},
            "member": {**by.member(), "user": by.payload(), "permissions": "0"},
        }

    # ── what the bot answers ─────────────────────────────────────────────────────────────────────

    def acknowledge(
        self, interaction_id: int, token: str, body: dict[str, Any], files: tuple[File, ...]
    ) -> dict[str, Any]:
        """The first answer: a message (type 4) or "is thinking…" (type 5)."""
        interaction = self.all.get(token)
        if interaction is None or interaction.id != interaction_id:
            raise unknown_interaction()
        if interaction.acknowledged_at_s is not None:
            raise already_acknowledged()
        now_s = self.world.clock.now_s()
        if now_s - interaction.asked_at_s > self.answer_within_s:
            raise unknown_interaction()
        data = body.get("data") or {}
        if body.get("type") not in (MESSAGE, DEFERRED):
            raise invalid_form("type", "BASE_TYPE_CHOICES", "Value must be one of {4, 5}.")
        if body["type"] == MESSAGE:
            check_post(data, files)
        interaction.acknowledged_at_s = now_s
        loading = LOADING if body["type"] == DEFERRED else 0
        interaction.original = self._say(interaction, data, files, loading=loading)
        return {
            "interaction": {
                "id": str(interaction.id),
                "type": 2,
                "response_message_id": str(interaction.original.id),
                "response_message_loading": bool(loading),
                "response_message_ephemeral": bool(interaction.original.flags & EPHEMERAL),
            },
            "resource": {
                "type": body["type"],
                "message": interaction.original.payload(),
            },
        }

    def follow_up(self, token: str, body: dict[str, Any], files: tuple[File, ...]) -> Post:
        """One more message. The first one after a deferral takes the place of "is thinking…"."""
        interaction = self.by_token(token)
        check_post(body, files)
        original = interaction.original
        if original is not None and original.is_loading and not original.is_deleted:
            return self.edit(original, body, files)
        interaction.follow_ups += 1
        return self._say(interaction, body, files, loading=0)

    def find(self, token: str, message_id: str) -> Post:
        """A message of this interaction; "@original" is the first answer."""
        interaction = self.by_token(token)
        post = interaction.original
        if message_id != "@original":
            post = self.world.message(interaction.channel, int(message_id))
            if post.interaction_id != interaction.id:
                raise unknown_webhook()
        if post is None or post.is_deleted:
            raise unknown_webhook()
        return post

    def edit(self, post: Post, body: dict[str, Any], files: tuple[File, ...]) -> Post:
        """Change a message of an interaction."""
        check_edit(body, files)
        return self.world.edit(
            post,
            text=body.get("content"),
            allowed=body.get("allowed_mentions"),
            files=files or None,
            embeds=body.get("embeds"),
            components=body.get("components"),
            flags=body.get("flags"),
        )

    def by_token(self, token: str) -> Interaction:
        """The acknowledged interaction whose token is still good."""
        interaction = self.all.get(token)
        if interaction is None or interaction.acknowledged_at_s is None:
            raise unknown_webhook()
        if self.world.clock.now_s() - interaction.asked_at_s > self.token_good_for_s:
            raise expired_token()
        return interaction

    def _say(
        self,
        interaction: Interaction,
        body: dict[str, Any],
        files: tuple[File, ...],
        *,
        loading: int,
    ) -> Post:
        first = interaction.original is None
        return self.world.post(
            interaction.channel,
            self.world.bot,
            str(body.get("content") or ""),
            allowed=body.get("allowed_mentions"),
            files=files,
            embeds=body.get("embeds"),
            components=body.get("components"),
            flags=int(body.get("flags") or 0) | loading,
            kind=SLASH_COMMAND if first else None,
            asked=(interaction.id, interaction.by),
        )
