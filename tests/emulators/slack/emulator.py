"""The emulator as a whole: one HTTP server that is Slack, and the people who talk in it."""

import asyncio
import functools
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any

from aiohttp import web

from tests.emulators.slack import events
from tests.emulators.slack.deliveries import Deliveries, Delivery, Transport
from tests.emulators.slack.faults import Faults
from tests.emulators.slack.files import Files
from tests.emulators.slack.grants import CLIENT_ID, CLIENT_SECRET, Grants
from tests.emulators.slack.identifiers import new_ts
from tests.emulators.slack.interactions import Interactions
from tests.emulators.slack.person import Person
from tests.emulators.slack.request_url import RequestUrl
from tests.emulators.slack.rules import SlackRules
from tests.emulators.slack.shapes import message_shape
from tests.emulators.slack.sockets import Sockets
from tests.emulators.slack.team import Team
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
        self.client_id, self.client_secret = CLIENT_ID, CLIENT_SECRET
        self.teams: list[Team] = []
        self.grants = Grants(self.rules, self.teams)
        self._shapes: dict[tuple[str, str], dict[str, Any]] = {}
        self._port = port
        self.workspace = self._new_team(Workspace()).workspace
        self.grants.fix(self.bot_token, self.teams[0])
        self.faults = Faults()
        self.sockets = Sockets(self.rules, self.workspace.app_id, self.workspace.touch)
        self.deliveries = Deliveries(self.rules)
        self.web_api = WebApi(
            self.teams,
            self.rules,
            self.faults,
            self.sockets,
            self.grants,
            app_token=self.app_token,
        )
        self._runner: web.AppRunner | None = None
        self._request_url: RequestUrl | None = None

    async def __aenter__(self) -> "SlackEmulator":
        """Start to listen."""
        application = web.Application(client_max_size=64 * 1024 * 1024)
        application.add_routes(
            [
                web.route("*", "/api/{method}", self.web_api.handle),
                web.route("*", "/via/{via}/api/{method}", self.web_api.handle),
                web.get("/link/", self.sockets.handle),
                web.get("/oauth/v2/authorize", self.grants.authorize),
                web.post("/upload/{file_id}", self._upload),
                web.get("/files-pri/{team}-{file_id}/{name}", self._download),
                web.post("/commands/{response_id}", self._respond),
            ]
        )
        self._runner = web.AppRunner(
            application, access_log=None, handle_signals=False, shutdown_timeout=0.2
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        for team in self.teams:
            team.settle_at(f"http://127.0.0.1:{self._port}")
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

    # --- workspaces

    @property
    def files(self) -> Files:
        """Those of the first workspace."""
        return self.teams[0].files

    @property
    def interactions(self) -> Interactions:
        """Those of the first workspace."""
        return self.teams[0].interactions

    def add_workspace(self, name: str, *, enterprise_id: str = "") -> Team:
        """Another workspace. Those with one `enterprise_id` are an organisation's."""
        team = self._new_team(
            Workspace(name, like=self.teams[-1].workspace, enterprise_id=enterprise_id)
        )
        team.settle_at(f"http://127.0.0.1:{self._port}")
        return team

    def _new_team(self, workspace: Workspace) -> Team:
        team = Team(workspace, self.rules, self.send, self.grants.is_good)
        self.teams.append(team)
        workspace.listeners.append(functools.partial(self._tell_app, workspace))
        return team

    async def _upload(self, request: web.Request) -> web.Response:
        return await self._team_of_file(request).files.upload(request)

    async def _download(self, request: web.Request) -> web.Response:
        return await self._team_of_file(request).files.download(request)

    def _team_of_file(self, request: web.Request) -> Team:
        file_id = request.match_info["file_id"]
        found = (team for team in self.teams if file_id in team.workspace.files)
        return next(found, self.teams[0])

    async def _respond(self, request: web.Request) -> web.Response:
        for team in self.teams:
            answer = await team.interactions.respond(request)
            if answer is not None:
                return answer
        return web.Response(status=404, text="used_url")

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
        team = self._team_of(payload)
        if team.is_revoked and kind == "events_api":
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
        return self.deliveries.start(_Answered(transport, team.interactions), kind, payload)

    def _team_of(self, payload: Mapping[str, Any]) -> Team:
        """The workspace that a payload comes from."""
        team_id = payload.get("team_id") or (payload.get("team") or {}).get("id")
        found = (team for team in self.teams if team.workspace.team_id == team_id)
        return next(found, self.teams[0])

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

    def _tell_app(self, workspace: Workspace, what: str, message: Message) -> None:
        """Slack tells an app about its own messages too, as it does about everybody's."""
        if message.author != workspace.bot.id or message.ephemeral_to is not None:
            return
        key = (message.channel, message.ts)
        previous = self._shapes.get(key, {})
        self._shapes[key] = message_shape(workspace, message)
        if what == "posted":
            event = events.message_event(workspace, message)
        elif what in ("edited", "stopped"):
            event = events.changed_event(workspace, message, previous)
        elif what == "deleted":
            event = events.deleted_event(workspace, message)
        else:
            return
        self.send("events_api", events.envelope(workspace, event))

    # --- people

    def person(self, name: str = "Ada", *, team_id: str | None = None) -> Person:
        """Someone new in the workspace; with `team_id`, someone of another company."""
        return self.teams[0].person(name, team_id=team_id)

    def other_bot_says(self, channel: str, text: str, thread_ts: str | None = None) -> None:
        """Somebody else's integration posts."""
        where = self.workspace.channel(channel)
        event = events.other_bot_event(self.workspace, where.id, text, thread_ts)
        self.send("events_api", events.envelope(self.workspace, event))

    def uninstall(self, team: Team | None = None) -> None:
        """The app is removed from the workspace: its token dies and it is told."""
        self.revoke_tokens(team)
        workspace = (team or self.teams[0]).workspace
        event = {"type": "app_uninstalled", "event_ts": new_ts()}
        self.send("events_api", events.envelope(workspace, event))

    def revoke_tokens(self, team: Team | None = None) -> None:
        """The app's token dies, and it is told."""
        where = team or self.teams[0]
        where.is_revoked = True
        revoked = {"oauth": [], "bot": [where.workspace.bot.id]}
        event = {"type": "tokens_revoked", "tokens": revoked, "event_ts": new_ts()}
        self.send("events_api", events.envelope(where.workspace, event))

    # --- what people see

    def replies(self, channel: str, thread_ts: str | None = None) -> list[Message]:
        """The bot's messages in a channel (by id or #name), or in one thread of it."""
        return self.teams[0].replies(channel, thread_ts)

    async def wait_for_reply(
        self,
        channel: str,
        thread_ts: str | None = None,
        *,
        containing: str = "",
        count: int = 1,
        finished: bool = True,
        timeout_s: float = 60.0,
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

    async def wait_until(self, seen: Callable[[], bool], *, timeout_s: float = 60.0) -> None:
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
        return [method for team in self.teams for method in team.throttle.refused]

    @property
    def late_acknowledgements(self) -> int:
        """How many acknowledgements came over a socket after Slack had given up."""
        return sum(delivery.late_acknowledgements for delivery in self.deliveries.all)

    @property
    def missed_acknowledgements(self) -> int:
        """How many deliveries were not acknowledged within Slack's three seconds."""
        attempts = [attempt for delivery in self.deliveries.all for attempt in delivery.attempts]
        return sum(attempt.failure in ("timeout", "http_timeout") for attempt in attempts)

    async def settled(self, *, timeout_s: float = 60.0) -> None:
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
