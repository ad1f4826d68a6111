"""Commands and buttons: what a person does, the three seconds, the fifteen minutes, the answers.

Source: Discord documentation, interactions/receiving-and-responding (read 2026-08).
"""

import re
import secrets
from dataclasses import dataclass, field
from typing import Any

from tests.emulators.discord.components import button_label, check_modal
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

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, SUGGESTIONS, MODAL = 4, 5, 6, 7, 8, 9
CHAT, ON_USER, ON_MESSAGE = 1, 2, 3
_NAME = re.compile(r"^[-_\w]{1,32}$")
_ANSWERS = {
    COMMAND: {MESSAGE, DEFERRED, MODAL},
    COMPONENT: {MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, MODAL},
    AUTOCOMPLETE: {SUGGESTIONS},
    MODAL_SUBMIT: {MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE},
}


@dataclass(slots=True)
class Interaction:
    """One use of a command or a button. `answers` are what it was answered with, in order; `said`
    are the messages among them; `pressed` is the message that a button stands below."""

    id: int
    token: str
    channel: Channel
    by: User
    asked_at_s: float
    kind: int = COMMAND
    pressed: Post | None = None
    acknowledged_at_s: float | None = None
    original: Post | None = None
    follow_ups: int = 0
    suggestions: list[dict[str, Any]] | None = None
    modal: dict[str, Any] | None = None
    said: list[Post] = field(default_factory=list)


DISCORD_WAITS_S = 3.0
"""How long Discord itself waits for the first answer. An emulator waits for longer unless told: a
machine that runs tests may stand still for three seconds."""


class Interactions:
    """The commands that are registered, and every use of one."""

    def __init__(self, world: World, *, answer_within_s: float, token_good_for_s: float) -> None:
        self.world = world
        self.answer_within_s = answer_within_s
        self.token_good_for_s = token_good_for_s
        self.commands: list[dict[str, Any]] = []
        self.all: dict[str, Interaction] = {}
        self.uploaded: list[File] = []

    def register(self, commands: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Replace all commands."""
        for number, command in enumerate(commands):
            is_chat = command.get("type", CHAT) == CHAT
            if is_chat and not _NAME.match(str(command.get("name", ""))):
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
                "description": command.get("description") or "",
                "default_member_permissions": command.get("default_member_permissions"),
            }
            for command in commands
        ]
        self.world.change()
        return self.commands

    def invoke(self, name: str, channel: Channel, by: User, options: dict[str, Any]) -> Interaction:
        """A person uses a command. What is not registered is not in anybody's list: KeyError."""
        command = self._command(name, CHAT)
        if command["default_member_permissions"] and not self._may_manage(channel, by):
            raise KeyError(f"/{name} is not in the list of {by.name}")
        known = {option["name"] for option in command.get("options") or []}
        if not set(options) <= known:
            raise KeyError(f"/{name} has no option {sorted(set(options) - known)}")
        return self._begin(channel, by, COMMAND, self._chosen(command, options))

    def complete(
        self, name: str, channel: Channel, by: User, option: str, begun: str
    ) -> Interaction:
        """A person types in an option of a command, and is shown suggestions."""
        command = self._command(name, CHAT)
        data = self._chosen(command, {option: begun})
        data["options"][0]["focused"] = True
        return self._begin(channel, by, AUTOCOMPLETE, data)

    def invoke_on(self, name: str, post: Post, by: User) -> Interaction:
        """A person picks a command from the menu of a message."""
        command = self._command(name, ON_MESSAGE)
        channel = self.world.channel(post.channel_id)
        data = {
            "id": command["id"],
            "name": name,
            "type": ON_MESSAGE,
            "target_id": str(post.id),
            "resolved": {"messages": {str(post.id): post.payload()}},
        }
        return self._begin(channel, by, COMMAND, data)

    def press(self, post: Post, by: User, label: str) -> Interaction:
        """A person presses a button; KeyError where none with this label can be pressed."""
        button = next(
            (
                button
                for button in post.buttons
                if button_label(button) == label and not button.get("disabled")
            ),
            None,
        )
        if button is None or post.is_deleted:
            raise KeyError(f"no button {label!r} to press, only {post.labels}")
        data = {"component_type": 2, "custom_id": button["custom_id"], "id": button.get("id", 0)}
        channel = self.world.channel(post.channel_id)
        return self._begin(channel, by, COMPONENT, data, pressed=post)

    def submit(self, interaction: Interaction, values: dict[str, str]) -> Interaction:
        """A person fills in the form that `interaction` was answered with."""
        assert interaction.modal is not None, "there is no form to fill in"
        data = {
            "custom_id": interaction.modal["custom_id"],
            "components": [_filled(row, values) for row in interaction.modal["components"]],
        }
        return self._begin(
            interaction.channel, interaction.by, MODAL_SUBMIT, data, pressed=interaction.pressed
        )

    def _may_manage(self, channel: Channel, by: User) -> bool:
        guild = self.world.gateway.guilds.get(channel.guild_id or 0)
        return guild is not None and by is guild.owner

    def _command(self, name: str, kind: int) -> dict[str, Any]:
        for known in self.commands:
            if known["name"] == name and known["type"] == kind:
                return known
        raise KeyError(f"no command /{name} is registered")

    def _chosen(self, command: dict[str, Any], options: dict[str, Any]) -> dict[str, Any]:
        kinds = {option["name"]: option["type"] for option in command.get("options") or []}
        data: dict[str, Any] = {
            "id": command["id"],
            "name": command["name"],
            "type": CHAT,
            "options": [],
        }
        for name, value in options.items():
            if isinstance(value, File):  # no message shows it
                self.uploaded.append(value)
                data["resolved"] = {"attachments": {str(value.id): value.payload()}}
                value = str(value.id)
            data["options"].append({"name": name, "type": kinds[name], "value": value})
        return data

    def _begin(
        self,
        channel: Channel,
        by: User,
        kind: int,
        data: dict[str, Any],
        *,
        pressed: Post | None = None,
    ) -> Interaction:
        world = self.world
        interaction = Interaction(
            world.clock.snowflake(),
            secrets.token_urlsafe(24),
            channel,
            by,
            world.clock.now_s(),
            kind,
            pressed,
        )
        self.all[interaction.token] = interaction
        payload = self._payload(interaction, data)
        world.gateway.emit("INTERACTION_CREATE", channel.guild_id, lambda intents: payload)
        return interaction

    def _payload(self, interaction: Interaction, data: dict[str, Any]) -> dict[str, Any]:
        channel, by = interaction.channel, interaction.by
        is_direct = channel.guild_id is None
        payload: dict[str, Any] = {
            "id": str(interaction.id),
            "application_id": str(self.world.bot.id),
            "type": interaction.kind,
            "token": interaction.token,
            "version": 1,
            "locale": "en-US",
            "channel_id": str(channel.id),
            "channel": channel.payload(self.world.bot.id),
            "app_permissions": str(channel.bot_permissions),
            "attachment_size_limit": self.world.file_bytes_in(channel),
            "entitlements": [],
            "authorizing_integration_owners": {"0": str(channel.guild_id or 0)},
            "context": 1 if is_direct else 0,
            "data": data,
        }
        if interaction.pressed is not None:
            payload["message"] = interaction.pressed.payload()
        if is_direct:
            return payload | {"user": by.payload()}
        guild = self.world.gateway.guilds[channel.guild_id or 0]
        permissions = (1 << 53) - 1 if by is guild.owner else 0
        return payload | {
            "guild_id": str(channel.guild_id),
            "guild_locale": "en-US",
            "guild": {"id": str(channel.guild_id), "locale": "en-US", "features": []},
            "member": {**by.member(), "user": by.payload(), "permissions": str(permissions)},
        }

    # ── what the bot answers ─────────────────────────────────────────────────────────────────────

    def acknowledge(
        self, interaction_id: int, token: str, body: dict[str, Any], files: tuple[File, ...]
    ) -> dict[str, Any]:
        """The first answer: a message (type 4), "is thinking…" (5), nothing to see (6), a change of
        the message that was pressed on (7), suggestions (8) or a form (9)."""
        interaction = self.all.get(token)
        if interaction is None or interaction.id != interaction_id:
            raise unknown_interaction()
        if interaction.acknowledged_at_s is not None:
            raise already_acknowledged()
        now_s = self.world.clock.now_s()
        if now_s - interaction.asked_at_s > self.answer_within_s:
            raise unknown_interaction()
        data = body.get("data") or {}
        kind = body.get("type")
        if kind not in _ANSWERS[interaction.kind] or (
            kind in (DEFERRED_UPDATE, UPDATE) and interaction.pressed is None
        ):
            raise invalid_form("type", "BASE_TYPE_CHOICES", "Value cannot be used here.")
        if kind == MESSAGE:
            check_post(data, files, self.world.file_bytes_in(interaction.channel))
        elif kind == UPDATE:
            check_edit(data, files, self.world.file_bytes_in(interaction.channel))
        elif kind == MODAL:
            check_modal(data)
        interaction.acknowledged_at_s = now_s
        loading = LOADING if kind == DEFERRED else 0
        if kind == SUGGESTIONS:
            interaction.suggestions = data["choices"]
        elif kind == MODAL:
            interaction.modal = data
        elif kind in (DEFERRED_UPDATE, UPDATE):
            interaction.original = interaction.pressed
            if kind == UPDATE and interaction.pressed is not None:
                self.edit(interaction.pressed, data, files)
        else:
            interaction.original = self._say(interaction, data, files, loading=loading)
        self.world.change()
        if interaction.original is None:
            return {"interaction": {"id": str(interaction.id), "type": interaction.kind}}
        return {
            "interaction": {
                "id": str(interaction.id),
                "type": interaction.kind,
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
        check_post(body, files, self.world.file_bytes_in(interaction.channel))
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
        channel = self.world.channel(post.channel_id)
        check_edit(body, files, self.world.file_bytes_in(channel))
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
        post = self.world.post(
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
        interaction.said.append(post)
        return post


def _filled(row: dict[str, Any], values: dict[str, str]) -> dict[str, Any]:
    """A row of a form with what a person wrote into its field."""
    inner = row.get("component") or row["components"][0]
    filled = {
        "type": inner["type"],
        "id": inner.get("id", 0),
        "custom_id": inner["custom_id"],
        "value": values.get(inner["custom_id"], ""),
    }
    if "component" in row:
        return {"type": row["type"], "id": row.get("id", 0), "component": filled}
    return {"type": row["type"], "id": row.get("id", 0), "components": [filled]}
