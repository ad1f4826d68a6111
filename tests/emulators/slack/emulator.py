"""The emulator as a whole: one HTTP server that is Slack, and the people who talk in it."""

import asyncio
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any

from aiohttp import web

from tests.emulators.slack import events
from tests.emulators.slack.deliveries import Deliveries, Delivery, Transport
from tests.emulators.slack.faults import Faults
from tests.emulators.slack.files import Files
from tests.emulators.slack.identifiers import new_ts
from tests.emulators.slack.interactions import Interactions
from tests.emulators.slack.person import Person
from tests.emulators.slack.request_url import RequestUrl
from tests.emulators.slack.rules import SlackRules
from tests.emulators.slack.shapes import message_shape
from tests.emulators.slack.sockets import Sockets
from tests.emulators.slack.web_api import WebApi
from tests.emulators.slack.workspace import Message, Ping, Workspace

BOT_TOKEN = "xoxb-emulated-bot"
APP_TOKEN = "xapp-emulated-app"
SIGNING_SECRET = "emulated-signing-secret"

_VERIFY_AGAIN_S = 0.5

_KIND_OF_MESSAGE_EVENT = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}
_SCOPE_OF_EVENT = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "reaction_added": "reactions:read",
}


class SlackEmulator:
    """Slack on loopback. Use as an async context manager.

    Without a request URL, events go over Socket Mode. `bot_token`, `app_token` and
    `signing_secret` are what the app must be given, `base_url` where its Web API is.
    """

    def __init__(self, rules: SlackRules | None = None, *, port: int = 0) -> None:
        self.rules = rules or SlackRules()
        self.bot_token, self.app_token = BOT_TOKEN, APP_TOKEN
        self.signing_secret = SIGNING_SECRET
        self.workspace = Workspace()
        self.faults = Faults()
        self.files = Files(self.workspace, self.bot_token)
        self.interactions = Interactions(self.workspace)
        self.sockets = Sockets(self.rules, self.workspace.app_id, self.workspace.touch)
        self.deliveries = Deliveries(self.rules)
        self.web_api = WebApi(
            self.workspace,
            self.rules,
            self.faults,
            self.files,
            self.sockets,
            self.interactions,
            bot_token=self.bot_token,
            app_token=self.app_token,
        )
        self._port = port
        self._runner: web.AppRunner | None = None
        self._request_url: RequestUrl | None = None
        self._shapes: dict[tuple[str, str], dict[str, Any]] = {}
        self.workspace.listeners.append(self._tell_app)

    async def __aenter__(self) -> "SlackEmulator":
        """Start to listen."""
        application = web.Application(client_max_size=64 * 1024 * 1024)
        application.add_routes(
            [
                web.route("*", "/api/{method}", self.web_api.handle),
                web.route("*", "/via/{via}/api/{method}", self.web_api.handle),
                web.get("/link/", self.sockets.handle),
                web.post("/upload/{file_id}", self.files.upload),
                web.get("/files-pri/{team}-{file_id}/{name}", self.files.download),
                web.post("/commands/{response_id}", self.interactions.respond),
            ]
        )
        self._runner = web.AppRunner(
            application, access_log=None, handle_signals=False, shutdown_timeout=0.2
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.files.address = self.interactions.address = f"http://127.0.0.1:{self._port}"
        self.sockets.address = f"ws://127.0.0.1:{self._port}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop everything: deliveries, sockets, the server."""
        await self.deliveries.stop()
        await self.sockets.cut()
        if self._request_url is not None:
            await self._request_url.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def base_url(self) -> str:
        """Where the Web API is; what an app's `base_url` must be."""
        return f"http://127.0.0.1:{self._port}/api/"

    def base_url_via(self, name: str) -> str:
        """The same for one of several processes, whose calls then carry its name."""
        return f"http://127.0.0.1:{self._port}/via/{name}/api/"

    # --- events to the app

    async def use_request_url(
        self, url: str, on_refused: Callable[[str], object] | None = None
    ) -> None:
        """Send events to `url` from now on, after url_verification. Where it is refused: raises
        ValueError, or, with `on_refused`, says why to that and tries again until it is not."""
        if self._request_url is not None:
            await self._request_url.close()
        self._request_url = RequestUrl(url, self.signing_secret, self.rules)
        while True:
            try:
                return await self._request_url.verify()
            except ValueError as error:
                if on_refused is None:
                    raise
                on_refused(str(error))
            await asyncio.sleep(_VERIFY_AGAIN_S)

    async def use_socket_mode(self) -> None:
        """Send events over Socket Mode from now on."""
        if self._request_url is not None:
            await self._request_url.close()
        self._request_url = None

    def send(self, kind: str, payload: Mapping[str, Any]) -> Delivery | None:
        """Send a payload to the app; None when the app did not subscribe to the event."""
        if self.web_api.revoked and kind == "events_api":
            name = payload["event"]["type"]
            if name not in ("app_uninstalled", "tokens_revoked"):
                return None
        if kind == "events_api" and not self._is_subscribed(payload["event"]):
            return None
        if kind == "slash_commands" or payload.get("type") == "message_action":
            if self.rules.scopes is not None and "commands" not in self.rules.scopes:
                return None
            self.web_api.scopes_used.add("commands")
        transport: Transport = self._request_url or self.sockets
        if kind != "slash_commands":
            return self.deliveries.start(transport, kind, payload)
        return self.deliveries.start(_Answered(transport, self.interactions), kind, payload)

    def _is_subscribed(self, event: Mapping[str, Any]) -> bool:
        """Whether the app asked for the event, and holds the scope that Slack wants for it."""
        name = str(event["type"])
        if name == "message":
            name = f"message.{_KIND_OF_MESSAGE_EVENT[event['channel_type']]}"
        if self.rules.subscriptions is not None and name not in self.rules.subscriptions:
            return False
        scope = _SCOPE_OF_EVENT.get(name)
        if scope is None:
            return True
        if self.rules.scopes is not None and scope not in self.rules.scopes:
            return False
        self.web_api.scopes_used.add(scope)
        return True

    def _tell_app(self, what: str, message: Message) -> None:
        """Slack tells an app about its own messages too, as it does about everybody's."""
        if message.author != self.workspace.bot.id or message.ephemeral_to is not None:
            return
        key = (message.channel, message.ts)
        previous = self._shapes.get(key, {})
        self._shapes[key] = message_shape(self.workspace, message)
        if what == "posted":
            event = events.message_event(self.workspace, message)
        elif what in ("edited", "stopped"):
            event = events.changed_event(self.workspace, message, previous)
        elif what == "deleted":
            event = events.deleted_event(self.workspace, message)
        else:
            return
        self.send("events_api", events.envelope(self.workspace, event))

    # --- people

    def person(self, name: str = "Ada", *, team_id: str | None = None) -> Person:
        """Someone new in the workspace; with `team_id`, someone of another company."""
        member = self.workspace.add_member(name, team_id=team_id)
        return Person(self.workspace, member, self.send, self.files, self.interactions)

    def other_bot_says(self, channel: str, text: str, thread_ts: str | None = None) -> None:
        """Somebody else's integration posts."""
        where = self.workspace.channel(channel)
        event = events.other_bot_event(self.workspace, where.id, text, thread_ts)
        self.send("events_api", events.envelope(self.workspace, event))

    def uninstall(self) -> None:
        """The app is removed from the workspace: its token dies and it is told."""
        self.web_api.revoked = True
        revoked = {"oauth": [], "bot": [self.workspace.bot.id]}
        for event in (
            {"type": "tokens_revoked", "tokens": revoked, "event_ts": new_ts()},
            {"type": "app_uninstalled", "event_ts": new_ts()},
        ):
            self.send("events_api", events.envelope(self.workspace, event))

    # --- what people see

    def replies(self, channel: str, thread_ts: str | None = None) -> list[Message]:
        """The bot's messages in a channel (by id or #name), or in one thread of it."""
        where = self.workspace.channel(channel).id
        messages = (
            self.workspace.in_channel(where)
            if thread_ts is None
            else self.workspace.thread(where, thread_ts)
        )
        return [message for message in messages if message.author == self.workspace.bot.id]

    async def wait_for_reply(
        self,
        channel: str,
        thread_ts: str | None = None,
        *,
        containing: str = "",
        count: int = 1,
        finished: bool = True,
        timeout_s: float = 5.0,
    ) -> Message:
        """The `count`-th message of the bot there that contains a text. Raises TimeoutError.

        `finished`: not a stream that still runs, or that died unfinished.
        """

        def found() -> list[Message]:
            return [
                message
                for message in self.replies(channel, thread_ts)
                if containing in message.shown
                and not (finished and message.stream in ("active", "expired"))
            ]

        await self.workspace.wait_until(lambda: len(found()) >= count, timeout_s)
        return found()[count - 1]

    async def wait_until(self, seen: Callable[[], bool], *, timeout_s: float = 5.0) -> None:
        """Return as soon as `seen()` holds, looked at whenever something changed."""
        await self.workspace.wait_until(seen, timeout_s)

    def pings(self) -> list[Ping]:
        """Whom the bot notified."""
        return self.workspace.pings_by_bot()

    def calls(self, method: str) -> list[Mapping[str, Any]]:
        """The arguments of every call of a method so far."""
        return [call.arguments for call in self.web_api.calls if call.method == method]

    @property
    def rate_limited(self) -> list[str]:
        """The method of every call that was refused because of `rules.tiers`."""
        return self.web_api.throttle.refused

    @property
    def late_acknowledgements(self) -> int:
        """How many acknowledgements came over a socket after Slack had given up."""
        return sum(delivery.late_acknowledgements for delivery in self.deliveries.all)

    @property
    def missed_acknowledgements(self) -> int:
        """How many deliveries were not acknowledged within Slack's three seconds."""
        attempts = [attempt for delivery in self.deliveries.all for attempt in delivery.attempts]
        return sum(attempt.failure in ("timeout", "http_timeout") for attempt in attempts)

    async def settled(self, *, timeout_s: float = 5.0) -> None:
        """Return when every event was acknowledged or given up. Raises TimeoutError."""
        await self.deliveries.settled(timeout_s)
        await asyncio.sleep(0)


class _Answered:
    """A transport whose acknowledgements may carry text for the person (slash commands)."""

    def __init__(self, transport: Transport, interactions: Interactions) -> None:
        self._transport = transport
        self._interactions = interactions

    async def attempt(self, delivery: Delivery, number: int, reason: str | None) -> Any:
        outcome = await self._transport.attempt(delivery, number, reason)
        if outcome.failure is None:
            payload = delivery.payload
            self._interactions.show_response(
                payload["channel_id"], payload["user_id"], outcome.body
            )
        return outcome
