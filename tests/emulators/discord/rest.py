"""The REST side, version 10: the routes a chat bot uses, refusing what Discord refuses."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from aiohttp import BodyPartReader, web

from tests.emulators.discord.faults import Fault, Faults
from tests.emulators.discord.gateway import MESSAGE_CONTENT
from tests.emulators.discord.interactions import Interactions
from tests.emulators.discord.places import (
    ADD_REACTIONS,
    ATTACH_FILES,
    CREATE_THREADS,
    MANAGE_THREADS,
    READ_HISTORY,
    SEND_IN_THREADS,
    SEND_MESSAGES,
    VIEW_CHANNEL,
    Channel,
)
from tests.emulators.discord.posts import File, Post, check_edit, check_post
from tests.emulators.discord.rates import RateLimiter, Verdict
from tests.emulators.discord.refusals import (
    Refusal,
    invalid_form,
    may_not_reply,
    missing_access,
    missing_permissions,
    not_the_author,
    too_large,
    unauthorized,
    unknown_channel,
    unknown_message,
    unknown_route,
    unknown_user,
)
from tests.emulators.discord.world import World

_LIMITED_MESSAGE_CONTENT = 1 << 19

PREFIX = "/api/v10"
REQUEST_BYTES = 110 * 1024 * 1024
FILE_GOOD_FOR_S = 24 * 3600
NONCE_CHECKED_FOR_S = 300.0
"""Discord says "the past few minutes" (resources/message, enforce_nonce)."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Rest:
    """Routes over the world. `calls` has every call that arrived, refused ones too."""

    def __init__(
        self,
        world: World,
        interactions: Interactions,
        *,
        token: str,
        faults: Faults,
        rates: RateLimiter,
    ) -> None:
        self.world = world
        self.interactions = interactions
        self.token = token
        self.faults = faults
        self.rates = rates
        self.address = ""
        self.calls: list[tuple[str, str]] = []
        self.identifies_left = 1000

    def application(self) -> web.Application:
        """The web application with every route."""
        app = web.Application(middlewares=[self._guard], client_max_size=REQUEST_BYTES)
        router = app.router
        message = "/channels/{channel}/messages/{message}"
        hook = "/webhooks/{application}/{token}"
        for method, path, handler in (
            ("GET", "/gateway", self._gateway),
            ("GET", "/gateway/bot", self._gateway_bot),
            ("GET", "/users/@me", self._me),
            ("POST", "/users/@me/channels", self._open_direct),
            ("GET", "/users/{user}", self._user),
            ("GET", "/applications/@me", self._application),
            ("GET", "/oauth2/applications/@me", self._application),
            ("GET", "/applications/{application}/commands", self._commands),
            ("PUT", "/applications/{application}/commands", self._register),
            ("PUT", "/applications/{application}/guilds/{guild}/commands", self._register),
            ("GET", "/guilds/{guild}/threads/active", self._active_threads),
            ("GET", "/channels/{channel}", self._channel),
            ("DELETE", "/channels/{channel}", self._delete_thread),
            ("GET", "/channels/{channel}/threads/archived/public", self._archived_threads),
            ("POST", "/channels/{channel}/typing", self._typing),
            ("GET", "/channels/{channel}/messages", self._history),
            ("POST", "/channels/{channel}/messages", self._post),
            ("GET", message, self._message),
            ("PATCH", message, self._edit),
            ("DELETE", message, self._delete),
            ("POST", f"{message}/threads", self._thread_on),
            ("POST", "/channels/{channel}/threads", self._thread),
            ("PUT", "/channels/{channel}/thread-members/@me", self._join),
            ("PUT", f"{message}/reactions/{{emoji}}/@me", self._react),
            ("DELETE", f"{message}/reactions/{{emoji}}/@me", self._unreact),
            ("POST", "/interactions/{interaction}/{token}/callback", self._acknowledge),
            ("POST", hook, self._follow_up),
            ("GET", f"{hook}/messages/{{message}}", self._hook_message),
            ("PATCH", f"{hook}/messages/{{message}}", self._hook_edit),
            ("DELETE", f"{hook}/messages/{{message}}", self._hook_delete),
        ):
            router.add_route(method, PREFIX + path, handler)
        router.add_get("/gateway", self.world.gateway.handle)
        router.add_get("/gateway/resume", self.world.gateway.handle)
        router.add_get("/attachments/{channel}/{file}/{name}", self._file)
        return app

    # ── around every call ────────────────────────────────────────────────────────────────────────

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not request.path.startswith(PREFIX):
            return await handler(request)
        path = request.path.removeprefix(PREFIX)
        self.calls.append((request.method, path))
        fault = self.faults.take(request.method, path)
        if fault is not None and (gone_wrong := await self._go_wrong(request, fault)) is not None:
            return gone_wrong
        verdict = self.rates.check(request.method, path, self.world.clock.now_s())
        if verdict.is_refused:
            return self._too_many(verdict)
        try:
            if not path.startswith(("/interactions", "/webhooks")):
                self._authorise(request)
            answer = await handler(request)
        except Refusal as refusal:
            answer = _json(refusal.body, status=refusal.status)
        except web.HTTPRequestEntityTooLarge:
            answer = _json(too_large().body, status=413)
        except web.HTTPException:
            answer = _json(unknown_route().body, status=404)
        if fault is not None and fault.kind == "drop_after":
            _cut(request)
        answer.headers.update(verdict.headers(self.world.clock.now_s()))
        answer.headers["Via"] = "1.1 google"
        return answer

    async def _go_wrong(self, request: web.Request, fault: Fault) -> web.Response | None:
        """The answer that this fault gives at once; None when the call is performed first."""
        if fault.kind == "slow":
            await asyncio.sleep(fault.delay_s)
        elif fault.kind == "drop_before":
            _cut(request)
            return web.Response(status=500)
        elif fault.kind.startswith("http_"):
            status = int(fault.kind.removeprefix("http_"))
            return web.Response(
                status=status, text="upstream connect error", content_type="text/html"
            )
        elif fault.kind == "banned":
            return web.Response(status=429, text="error code: 1015", content_type="text/html")
        elif fault.kind == "forbidden":
            refusal = missing_permissions()
            return _json(refusal.body, status=refusal.status)
        elif fault.kind.startswith("ratelimited"):
            is_global = fault.kind == "ratelimited_global"
            verdict = Verdict("fault", 5, 0, fault.retry_after_s, True, is_global)
            return self._too_many(verdict)
        return None

    def _too_many(self, verdict: Verdict) -> web.Response:
        body = {
            "message": "You are being rate limited.",
            "retry_after": round(verdict.reset_after_s, 3),
            "global": verdict.is_global,
        }
        headers = verdict.headers(self.world.clock.now_s())
        return _json(body, status=429, headers={**headers, "Via": "1.1 google"})

    def _authorise(self, request: web.Request) -> None:
        if request.headers.get("Authorization") != f"Bot {self.token}":
            raise unauthorized()

    # ── who and where ────────────────────────────────────────────────────────────────────────────

    async def _gateway(self, request: web.Request) -> web.Response:
        return _json({"url": self.world.gateway.url})

    async def _gateway_bot(self, request: web.Request) -> web.Response:
        left = self.identifies_left - self.world.gateway.identified
        return _json(
            {
                "url": self.world.gateway.url,
                "shards": self.world.gateway.shards,
                "session_start_limit": {
                    "total": 1000,
                    "remaining": left,
                    "reset_after": 86_400_000,
                    "max_concurrency": 1,
                },
            }
        )

    async def _me(self, request: web.Request) -> web.Response:
        return _json(self.world.bot.payload())

    async def _user(self, request: web.Request) -> web.Response:
        user = self.world.users.get(_id(request, "user"))
        if user is None:
            raise unknown_user()
        return _json(user.payload())

    async def _open_direct(self, request: web.Request) -> web.Response:
        body, _ = await self._body(request)
        user = self.world.users.get(int(body.get("recipient_id") or 0))
        if user is None:
            raise unknown_user()
        return _json(self.world.direct_channel(user).payload(self.world.bot.id))

    async def _application(self, request: web.Request) -> web.Response:
        bot = self.world.bot
        return _json(
            {
                "id": str(bot.id),
                "name": bot.name,
                "description": "",
                "icon": None,
                "bot_public": True,
                "bot_require_code_grant": False,
                "owner": bot.payload(),
                "team": None,
                "verify_key": "0" * 64,
                "flags": self._application_flags(),
            }
        )

    def _application_flags(self) -> int:
        """Which privileged intents the portal allows (resources/application, "limited" flags)."""
        granted = self.world.gateway.granted_intents
        return _LIMITED_MESSAGE_CONTENT if granted & MESSAGE_CONTENT else 0

    async def _commands(self, request: web.Request) -> web.Response:
        return _json(self.interactions.commands)

    async def _register(self, request: web.Request) -> web.Response:
        return _json(self.interactions.register(await request.json()))

    async def _active_threads(self, request: web.Request) -> web.Response:
        guild = self.world.gateway.guilds.get(_id(request, "guild"))
        if guild is None:
            raise missing_access()
        bot_id = self.world.bot.id
        threads = [channel for channel in guild.channels.values() if channel.is_active]
        return _json(
            {
                "threads": [thread.payload(bot_id) for thread in threads],
                "members": [
                    thread.thread_member(bot_id) for thread in threads if bot_id in thread.members
                ],
                "has_more": False,
            }
        )

    async def _channel(self, request: web.Request) -> web.Response:
        return _json(self._visible(request).payload(self.world.bot.id))

    async def _archived_threads(self, request: web.Request) -> web.Response:
        """Threads that are put away, the last first; page by page (resources/channel, List Public
        Archived Threads)."""
        parent = self._visible(request, READ_HISTORY)
        limit, before = int(request.query.get("limit", 50)), request.query.get("before", "9")
        found = sorted(
            (
                channel
                for channel in self.world.channels.values()
                if channel.parent_id == parent.id and "" < channel.archived_at < before
            ),
            key=lambda thread: thread.archived_at,
            reverse=True,
        )
        threads = [thread.payload(self.world.bot.id) for thread in found[:limit]]
        return _json({"threads": threads, "members": [], "has_more": len(found) > limit})

    async def _delete_thread(self, request: web.Request) -> web.Response:
        """Only threads: a chat bot deletes no channels (topics/threads, Editing & Deleting)."""
        thread = self._visible(request)
        if not thread.is_thread:
            raise missing_permissions()
        self._need(thread, MANAGE_THREADS)
        self.world.delete_thread(thread)
        return _json(thread.payload(self.world.bot.id))

    async def _typing(self, request: web.Request) -> web.Response:
        channel = self._visible(request, SEND_MESSAGES)
        self.world.start_typing(channel, self.world.bot)
        return web.Response(status=204)

    # ── messages ─────────────────────────────────────────────────────────────────────────────────

    async def _history(self, request: web.Request) -> web.Response:
        channel = self._visible(request, READ_HISTORY)
        limit = int(request.query.get("limit", 50))
        if not 1 <= limit <= 100:
            raise invalid_form("limit", "NUMBER_TYPE_MAX", "int value should be between 1 and 100.")
        posts = self.world.history(channel)
        if "after" in request.query:
            after = int(request.query["after"])
            posts = [post for post in posts if post.id > after][:limit]
        else:
            before = int(request.query.get("before", 1 << 63))
            posts = [post for post in posts if post.id < before][-limit:]
        return _json([self._shown(post) for post in reversed(posts)])  # newest first, always

    async def _message(self, request: web.Request) -> web.Response:
        channel = self._visible(request, READ_HISTORY)
        return _json(self._shown(self.world.message(channel, _id(request, "message"))))

    async def _post(self, request: web.Request) -> web.Response:
        channel = self._visible(request)
        body, files = await self._body(request)
        self._need(channel, SEND_IN_THREADS if channel.is_thread else SEND_MESSAGES)
        if files:
            self._need(channel, ATTACH_FILES)
        check_post(body, files, self.world.file_bytes_in(channel))
        if body.get("enforce_nonce") and (known := self._by_nonce(channel, body.get("nonce"))):
            return _json(known.payload(with_nonce=True))
        post = self.world.post(
            channel,
            self.world.bot,
            str(body.get("content") or ""),
            allowed=body.get("allowed_mentions"),
            reply_to=self._reply_to(channel, body.get("message_reference")),
            files=files,
            embeds=body.get("embeds"),
            components=body.get("components"),
            nonce=body.get("nonce"),
            flags=int(body.get("flags") or 0),
        )
        return _json(post.payload(with_nonce=True))

    async def _edit(self, request: web.Request) -> web.Response:
        channel = self._visible(request)
        body, files = await self._body(request)
        post = self.world.message(channel, _id(request, "message"))
        if post.author is not self.world.bot:
            raise not_the_author()
        check_edit(body, files, self.world.file_bytes_in(channel))
        edited = self.world.edit(
            post,
            text=body.get("content"),
            allowed=body.get("allowed_mentions"),
            files=files or None,
            embeds=body.get("embeds"),
            components=body.get("components"),
            flags=body.get("flags"),
        )
        return _json(self._shown(edited))

    async def _delete(self, request: web.Request) -> web.Response:
        channel = self._visible(request)
        post = self.world.message(channel, _id(request, "message"))
        if post.author is not self.world.bot:
            raise missing_permissions()
        self.world.delete(post)
        return web.Response(status=204)

    async def _react(self, request: web.Request) -> web.Response:
        channel = self._visible(request, ADD_REACTIONS)
        post = self.world.message(channel, _id(request, "message"))
        self.world.react(post, self.world.bot, request.match_info["emoji"], is_added=True)
        return web.Response(status=204)

    async def _unreact(self, request: web.Request) -> web.Response:
        channel = self._visible(request)
        post = self.world.message(channel, _id(request, "message"))
        self.world.react(post, self.world.bot, request.match_info["emoji"], is_added=False)
        return web.Response(status=204)

    async def _thread_on(self, request: web.Request) -> web.Response:
        post = self.world.message(self._visible(request), _id(request, "message"))
        return await self._make_thread(request, post)

    async def _thread(self, request: web.Request) -> web.Response:
        return await self._make_thread(request, None)

    async def _make_thread(self, request: web.Request, on: Post | None) -> web.Response:
        channel = self._visible(request, CREATE_THREADS)
        body, _ = await self._body(request)
        name = str(body.get("name") or "")
        if not 1 <= len(name) <= 100:
            raise invalid_form(
                "name", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length."
            )
        if on is not None and on.id in self.world.channels:
            raise Refusal(400, 160004, "A thread has already been created for this message")
        thread = self.world.add_thread(channel, name, self.world.bot, on)
        return _json(thread.payload(self.world.bot.id), status=201)

    async def _join(self, request: web.Request) -> web.Response:
        self.world.join_thread(self._visible(request), self.world.bot)
        return web.Response(status=204)

    # ── interactions ─────────────────────────────────────────────────────────────────────────────

    async def _acknowledge(self, request: web.Request) -> web.Response:
        body, files = await self._body(request)
        answer = self.interactions.acknowledge(
            _id(request, "interaction"), request.match_info["token"], body, files
        )
        if request.query.get("with_response") in ("1", "true"):
            return _json(answer)
        return web.Response(status=204)

    async def _follow_up(self, request: web.Request) -> web.Response:
        body, files = await self._body(request)
        return _json(
            self.interactions.follow_up(request.match_info["token"], body, files).payload()
        )

    async def _hook_message(self, request: web.Request) -> web.Response:
        return _json(self._hook_post(request).payload())

    async def _hook_edit(self, request: web.Request) -> web.Response:
        body, files = await self._body(request)
        post = self._hook_post(request)
        return _json(self.interactions.edit(post, body, files).payload())

    async def _hook_delete(self, request: web.Request) -> web.Response:
        self.world.delete(self._hook_post(request))
        return web.Response(status=204)

    def _hook_post(self, request: web.Request) -> Post:
        return self.interactions.find(request.match_info["token"], request.match_info["message"])

    # ── files ────────────────────────────────────────────────────────────────────────────────────

    def keep_file(self, channel: Channel, name: str, media_type: str, data: bytes) -> File:
        """An attachment with a signed address, as Discord's are: good for a day."""
        file_id = self.world.clock.snowflake()
        ends = int(self.world.clock.now_s()) + FILE_GOOD_FOR_S
        url = f"{self.address}/attachments/{channel.id}/{file_id}/{name}?ex={ends:x}&is=0&hm=0"
        return File(file_id, name, media_type, data, url)

    async def _file(self, request: web.Request) -> web.Response:
        is_good = int(request.query.get("ex", "0"), 16) > self.world.clock.now_s()
        wanted = _id(request, "file")
        posts = (post for post in self.world.posts.values() if not post.is_deleted)
        shown = (file for post in posts for file in post.files)
        for file in (*shown, *self.interactions.uploaded):
            if file.id == wanted and is_good:
                return web.Response(body=file.data, content_type=file.media_type)
        return web.Response(status=404, text="This content is no longer available.")

    async def _body(self, request: web.Request) -> tuple[dict[str, Any], tuple[File, ...]]:
        """The JSON of a call and the files that came with it as multipart."""
        if not request.content_type.startswith("multipart/"):
            if not await request.read():
                return {}, ()
            try:
                body = await request.json()
            except ValueError:
                raise Refusal(400, 50109, "The request body contains invalid JSON.") from None
            if not isinstance(body, dict):
                raise Refusal(400, 50035, "Invalid Form Body")
            return body, ()
        channel_id = request.match_info.get("channel")
        place = self.world.channel(int(channel_id)) if channel_id else self._hook_place(request)
        body, files = {}, []
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader)
            data = bytes(await part.read())
            if part.name == "payload_json":
                body = json.loads(data)
            elif part.filename:
                media_type = part.headers.get("Content-Type", "application/octet-stream")
                files.append(self.keep_file(place, part.filename, media_type, data))
        said = {
            int(each["id"]): each.get("description", "") for each in body.get("attachments", ())
        }
        return body, tuple(replace(file, alt=said.get(n, "")) for n, file in enumerate(files))

    def _hook_place(self, request: web.Request) -> Channel:
        interaction = self.interactions.all.get(request.match_info["token"])
        if interaction is None:
            raise unknown_channel()
        return interaction.channel

    # ── rules ────────────────────────────────────────────────────────────────────────────────────

    def _visible(self, request: web.Request, permission: int = 0) -> Channel:
        channel = self.world.channel(_id(request, "channel"))
        if not channel.bot_permissions & VIEW_CHANNEL:
            raise missing_access()
        self._need(channel, permission)
        return channel

    def _need(self, channel: Channel, permission: int) -> None:
        if channel.bot_permissions & permission != permission:
            raise missing_permissions()

    def _by_nonce(self, channel: Channel, nonce: str | int | None) -> Post | None:
        """The message made with this nonce lately. One that was deleted since is not made again, it
        is unknown (staff on discord-api-docs #6647)."""
        oldest_s = self.world.clock.now_s() - NONCE_CHECKED_FOR_S
        for post in self.world.posts.values():
            is_same = post.author is self.world.bot and post.channel_id == channel.id
            if is_same and nonce is not None and str(post.nonce) == str(nonce):
                if post.states[0].at_s < oldest_s:
                    continue
                if post.is_deleted:
                    raise unknown_message()
                return post
        return None

    def _reply_to(self, channel: Channel, reference: dict[str, Any] | None) -> Post | None:
        if not reference:
            return None
        if not channel.bot_permissions & READ_HISTORY:
            raise may_not_reply()
        try:
            return self.world.message(channel, int(reference["message_id"]))
        except Refusal:
            if reference.get("fail_if_not_exists", True):
                raise invalid_form(
                    "message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message"
                ) from None
            return None

    def _shown(self, post: Post) -> dict[str, Any]:
        """A message as REST gives it: content depends on what is granted, not on the IDENTIFY."""
        return post.payload(
            hide_content=self.world.hides_content(post, self.world.gateway.granted_intents)
        )


def _json(
    data: object, *, status: int = 200, headers: dict[str, str] | None = None
) -> web.Response:
    """JSON whose Content-Type is exactly what Discord sends: discord.py compares it as a whole."""
    return web.Response(
        body=json.dumps(data).encode(),
        status=status,
        headers={"Content-Type": "application/json", **(headers or {})},
    )


def _id(request: web.Request, name: str) -> int:
    value = request.match_info[name]
    if not value.isdigit():
        raise unknown_message() if name == "message" else unknown_route()
    return int(value)


def _cut(request: web.Request) -> None:
    """Cut the connection as a network does."""
    if request.transport is not None:
        request.transport.abort()
