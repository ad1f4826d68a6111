"""Everything that exists on this Discord, and what happens when somebody changes it.

Both sides come through here: the REST calls of the bot and what people do. It keeps the state,
tells the gateway, and wakes whoever waits for something to be seen.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from tests.emulators.discord.clock import Clock
from tests.emulators.discord.gateway import (
    DIRECT_MESSAGES,
    DIRECT_REACTIONS,
    DIRECT_TYPING,
    GUILD_MESSAGES,
    GUILD_TYPING,
    GUILDS,
    MESSAGE_CONTENT,
    REACTIONS,
    Gateway,
)
from tests.emulators.discord.pings import pings_of
from tests.emulators.discord.places import (
    DIRECT,
    MENTION_EVERYONE,
    PUBLIC_THREAD,
    TEXT,
    Channel,
    Guild,
    User,
)
from tests.emulators.discord.posts import (
    DEFAULT,
    FILE_BYTES,
    FILE_BYTES_BY_TIER,
    LOADING,
    REPLY,
    SUPPRESS_EMBEDS,
    File,
    Post,
    State,
)
from tests.emulators.discord.refusals import unknown_channel, unknown_message


class World:
    """Guilds, channels and messages. Methods named for what happens."""

    def __init__(self, *, clock: Clock, bot: User, gateway: Gateway) -> None:
        self.clock = clock
        self.bot = bot
        self.gateway = gateway
        self.users: dict[int, User] = {bot.id: bot}
        self.channels: dict[int, Channel] = {}
        self.posts: dict[int, Post] = {}
        self.typing: list[tuple[int, float]] = []
        self.on_seen: list[Callable[[str, Post], None]] = []
        self._changed = asyncio.Event()
        gateway.changed = self.change

    # ── waiting ──────────────────────────────────────────────────────────────────────────────────

    def change(self) -> None:
        """Wake everybody who waits for something to be seen."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def until(self, seen: Callable[[], Any], timeout_s: float) -> Any:
        """What `seen()` gives as soon as it is true; looked at again after every change."""
        async with asyncio.timeout(timeout_s):
            while not (found := seen()):
                await self._changed.wait()
            return found

    # ── places ───────────────────────────────────────────────────────────────────────────────────

    def add_user(self, name: str, *, is_bot: bool = False) -> User:
        """A new person (or bot), a member of every guild."""
        user = User(self.clock.snowflake(), name, is_bot)
        self.users[user.id] = user
        for guild in self.gateway.guilds.values():
            guild.members[user.id] = user
        return user

    def add_guild(self, name: str, owner: User) -> Guild:
        """A new server; connected clients are told."""
        guild = Guild(self.clock.snowflake(), name, owner, {owner.id: owner})
        self.gateway.guilds[guild.id] = guild
        self._emit("GUILD_CREATE", guild.id, guild.payload(self.bot), intent=GUILDS)
        return guild

    def remove_guild(self, guild: Guild, *, is_outage: bool = False) -> None:
        """A server removes the bot, or is out of reach until `restore_guild`."""
        payload = {"id": str(guild.id), "unavailable": True} if is_outage else {"id": str(guild.id)}
        self.gateway.away.discard(guild.id)
        self._emit("GUILD_DELETE", guild.id, payload, intent=GUILDS)
        if is_outage:
            self.gateway.away.add(guild.id)

    def restore_guild(self, guild: Guild) -> None:
        """A server that was out of reach is there again."""
        self.gateway.away.discard(guild.id)
        self._emit("GUILD_CREATE", guild.id, guild.payload(self.bot), intent=GUILDS)

    def file_bytes_in(self, channel: Channel) -> int:
        """The largest file that a channel takes, by its server's boost level."""
        guild = self.gateway.guilds.get(channel.guild_id or 0)
        return FILE_BYTES_BY_TIER.get(guild.boost_level, FILE_BYTES) if guild else FILE_BYTES

    def boost(self, guild: Guild, level: int) -> None:
        """A server reaches another boost level."""
        guild.boost_level = level
        self._emit("GUILD_UPDATE", guild.id, guild.payload(self.bot), intent=GUILDS)

    def add_role(self, guild: Guild, name: str, *, of: User | None = None) -> int:
        """A new role, which connected clients are told of when they connect again. `of` is the bot
        whose own role it is: each has one, by its name."""
        role = self.clock.snowflake()
        guild.roles[role] = name
        if of is not None:
            guild.bot_roles[role] = of.id
        return role

    def add_channel(self, guild: Guild, name: str, kind: int = TEXT) -> Channel:
        """A new channel."""
        channel = Channel(self.clock.snowflake(), name, kind, guild.id)
        self.channels[channel.id] = guild.channels[channel.id] = channel
        self._emit("CHANNEL_CREATE", guild.id, channel.payload(self.bot.id), intent=GUILDS)
        return channel

    def direct_channel(self, user: User) -> Channel:
        """The direct conversation between a user and the bot, made at first need."""
        for channel in self.channels.values():
            if channel.kind == DIRECT and channel.recipient is user:
                return channel
        channel = Channel(self.clock.snowflake(), user.name, DIRECT, recipient=user)
        self.channels[channel.id] = channel
        return channel

    def add_thread(self, parent: Channel, name: str, owner: User, on: Post | None) -> Channel:
        """A new thread; one that hangs on a message carries that message's id."""
        thread = Channel(
            on.id if on else self.clock.snowflake(),
            name,
            PUBLIC_THREAD,
            parent.guild_id,
            parent.id,
            owner.id,
            members={owner.id},
            bot_permissions=parent.bot_permissions,
            created_at=self.clock.timestamp(),
        )
        self.channels[thread.id] = thread
        assert parent.guild_id is not None
        self.gateway.guilds[parent.guild_id].channels[thread.id] = thread
        payload = {**thread.payload(self.bot.id), "newly_created": True}
        self._emit("THREAD_CREATE", thread.guild_id, payload, intent=GUILDS)
        return thread

    def join_thread(self, thread: Channel, user: User) -> None:
        """Make a user a member of a thread, as speaking in it or being mentioned in it does."""
        if user.id in thread.members:
            return
        thread.members.add(user.id)
        payload = {
            "id": str(thread.id),
            "guild_id": str(thread.guild_id),
            "member_count": len(thread.members),
            "added_members": [thread.thread_member(user.id)],
            "removed_member_ids": [],
        }
        self._emit("THREAD_MEMBERS_UPDATE", thread.guild_id, payload, intent=GUILDS)

    def archive(self, thread: Channel, *, is_locked: bool = False) -> None:
        """A thread is put away, as Discord does with quiet ones and moderators with any."""
        thread.archived_at, thread.is_locked = self.clock.timestamp(), is_locked
        self._emit("THREAD_UPDATE", thread.guild_id, thread.payload(self.bot.id), intent=GUILDS)

    def delete_thread(self, thread: Channel) -> None:
        """A thread goes away with everything in it."""
        assert thread.guild_id is not None
        del self.channels[thread.id], self.gateway.guilds[thread.guild_id].channels[thread.id]
        payload = {
            "id": str(thread.id),
            "guild_id": str(thread.guild_id),
            "parent_id": str(thread.parent_id),
            "type": thread.kind,
        }
        self._emit("THREAD_DELETE", thread.guild_id, payload, intent=GUILDS)
        self.change()

    def channel(self, channel_id: int) -> Channel:
        """The channel, or Discord's refusal."""
        if channel_id not in self.channels:
            raise unknown_channel()
        return self.channels[channel_id]

    # ── messages ─────────────────────────────────────────────────────────────────────────────────

    def post(
        self,
        channel: Channel,
        author: User,
        text: str,
        *,
        allowed: dict[str, Any] | None = None,
        reply_to: Post | None = None,
        files: tuple[File, ...] = (),
        embeds: list[dict[str, Any]] | None = None,
        components: list[dict[str, Any]] | None = None,
        nonce: str | int | None = None,
        flags: int = 0,
        kind: int | None = None,
        asked: tuple[int, User] | None = None,
        opens: bool = False,
    ) -> Post:
        """Somebody says something. `asked` is the interaction it answers and who began that;
        `opens`: it is the first of a forum's post, and has the post's own id."""
        post = Post(
            id=channel.id if opens else self.clock.snowflake(),
            channel_id=channel.id,
            guild_id=channel.guild_id,
            author=author,
            text=text.strip(),  # Discord trims what is sent
            timestamp=self.clock.timestamp(),
            kind=kind if kind is not None else REPLY if reply_to else DEFAULT,
            flags=flags,
            nonce=nonce,
            reply_to=reply_to,
            files=files,
            embeds=embeds or [],
            components=components or [],
            interaction_id=asked[0] if asked else None,
            asked_by=asked[1] if asked else None,
        )
        self._settle_mentions(post, channel, allowed)
        post.states.append(State(self.clock.now_s(), post.text))
        self.posts[post.id] = post
        channel.last_message_id = post.id
        if channel.is_thread:
            if channel.archived_at:  # saying something in it takes it out again
                channel.archived_at = ""
                payload = channel.payload(self.bot.id)
                self._emit("THREAD_UPDATE", channel.guild_id, payload, intent=GUILDS)
            self.join_thread(channel, author)
            if any(user is self.bot for user in post.mentioned):
                self.join_thread(channel, self.bot)
        self._emit_post("MESSAGE_CREATE", post)
        self._seen("posted", post)
        return post

    def edit(
        self,
        post: Post,
        *,
        text: str | None = None,
        allowed: dict[str, Any] | None = None,
        files: tuple[File, ...] | None = None,
        embeds: list[dict[str, Any]] | None = None,
        components: list[dict[str, Any]] | None = None,
        flags: int | None = None,
    ) -> Post:
        """Somebody changes a message of theirs. Edits notify nobody; the first answer in the place
        of "is thinking…" does."""
        was_loading = post.is_loading
        if text is not None:
            post.text = text.strip()
        if files is not None:
            post.files = files
        if embeds is not None:
            post.embeds = embeds
        if components is not None:
            post.components = components
        if flags is not None:
            post.flags = post.flags & ~SUPPRESS_EMBEDS | flags & SUPPRESS_EMBEDS
        post.flags &= ~LOADING
        if was_loading:
            self._settle_mentions(post, self.channels[post.channel_id], allowed)
        else:
            post.edited_timestamp = self.clock.timestamp()
            if not post.author.is_bot:  # who is named changes, though nobody is notified
                named = pings_of(
                    post.text, None, is_webhook=False, replied_to=None, may_ping_everyone=False
                ).users
                named |= {post.reply_to.author.id} & post.pings.users if post.reply_to else set()
                post.mentioned = tuple(user for key, user in self.users.items() if key in named)
        post.states.append(State(self.clock.now_s(), post.text))
        self._emit_post("MESSAGE_UPDATE", post)
        self._seen("edited", post)
        return post

    def delete(self, post: Post) -> None:
        """A message goes away."""
        post.is_deleted = True
        payload: dict[str, Any] = {"id": str(post.id), "channel_id": str(post.channel_id)}
        if post.guild_id is not None:
            payload["guild_id"] = str(post.guild_id)
        self._emit("MESSAGE_DELETE", post.guild_id, payload, intent=_messages_intent(post))
        self._seen("deleted", post)

    def clear_away(self, posts: list[Post]) -> None:
        """A moderator deletes several messages of a channel at once, or bans who wrote them."""
        for post in posts:
            post.is_deleted = True
            self._seen("deleted", post)
        payload: dict[str, Any] = {
            "ids": [str(post.id) for post in posts],
            "channel_id": str(posts[0].channel_id),
            "guild_id": str(posts[0].guild_id),
        }
        intent = _messages_intent(posts[0])
        self._emit("MESSAGE_DELETE_BULK", posts[0].guild_id, payload, intent=intent)

    def react(self, post: Post, user: User, emoji: str, *, is_added: bool) -> None:
        """Somebody adds a reaction, or takes it back."""
        who = post.reactions.setdefault(emoji, set())
        (who.add if is_added else who.discard)(user.id)
        payload: dict[str, Any] = {
            "user_id": str(user.id),
            "channel_id": str(post.channel_id),
            "message_id": str(post.id),
            "emoji": {"id": None, "name": emoji},
            "type": 0,
            "burst": False,
            "message_author_id": str(post.author.id),
        }
        if post.guild_id is not None:
            payload["guild_id"] = str(post.guild_id)
            payload["member"] = {**user.member(), "user": user.payload()}
        event = "MESSAGE_REACTION_ADD" if is_added else "MESSAGE_REACTION_REMOVE"
        intent = REACTIONS if post.guild_id is not None else DIRECT_REACTIONS
        self._emit(event, post.guild_id, payload, intent=intent)
        self.change()

    def start_typing(self, channel: Channel, user: User) -> None:
        """ "… is typing" shows for ten seconds."""
        self.typing.append((channel.id, self.clock.now_s()))
        payload: dict[str, Any] = {
            "channel_id": str(channel.id),
            "user_id": str(user.id),
            "timestamp": int(self.clock.now_s()),
        }
        if channel.guild_id is not None:
            payload["guild_id"] = str(channel.guild_id)
            payload["member"] = {**user.member(), "user": user.payload()}
        intent = GUILD_TYPING if channel.guild_id is not None else DIRECT_TYPING
        self._emit("TYPING_START", channel.guild_id, payload, intent=intent)
        self.change()

    def redeliver(self, post: Post) -> None:
        """Send the event of a message once more, as a gateway may."""
        self._emit_post("MESSAGE_CREATE", post)

    def message(self, channel: Channel, message_id: int) -> Post:
        """A message that is there, or Discord's refusal."""
        post = self.posts.get(message_id)
        if post is None or post.is_deleted or post.channel_id != channel.id:
            raise unknown_message()
        return post

    def history(self, channel: Channel) -> list[Post]:
        """The messages that are there, oldest first; ephemeral ones are in no history."""
        return [
            post
            for post in self.posts.values()
            if post.channel_id == channel.id and not post.is_deleted and not post.flags & 1 << 6
        ]

    def hides_content(self, post: Post, intents: int) -> bool:
        """Whether the bot gets an empty text: without the intent it reads only what is its own,
        direct, or mentions it (events/gateway, "Message Content Intent")."""
        return not (
            intents & MESSAGE_CONTENT
            or post.guild_id is None
            or post.author is self.bot
            or any(user is self.bot for user in post.mentioned)
        )

    def _settle_mentions(
        self, post: Post, channel: Channel, allowed: dict[str, Any] | None
    ) -> None:
        may = not post.author.is_bot or bool(channel.bot_permissions & MENTION_EVERYONE)
        post.pings = pings_of(
            post.text,
            allowed,
            is_webhook=post.interaction_id is not None,
            replied_to=post.reply_to.author.id if post.reply_to else None,
            may_ping_everyone=may,
        )
        post.mentioned = tuple(
            user for user_id, user in self.users.items() if user_id in post.pings.users
        )

    def _emit_post(self, event: str, post: Post) -> None:
        def payload(intents: int) -> dict[str, Any]:
            hidden = self.hides_content(post, intents)
            return post.payload(hide_content=hidden, is_event=True)

        self.gateway.emit(event, post.guild_id, payload, intent=_messages_intent(post))

    def _emit(
        self, event: str, guild_id: int | None, payload: dict[str, Any], *, intent: int = 0
    ) -> None:
        self.gateway.emit(event, guild_id, lambda intents: payload, intent=intent)

    def _seen(self, what: str, post: Post) -> None:
        for tell in self.on_seen:
            tell(what, post)
        self.change()


def _messages_intent(post: Post) -> int:
    return GUILD_MESSAGES if post.guild_id is not None else DIRECT_MESSAGES
