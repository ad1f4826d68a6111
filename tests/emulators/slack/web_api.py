"""The Web API over HTTP: tokens, scopes, rate limits and faults around a table of methods."""

import asyncio
import functools
import math
from collections.abc import Callable
from typing import Any

from aiohttp import web

from tests.emulators.slack import chat, lookups
from tests.emulators.slack.calls import Call, read_call
from tests.emulators.slack.faults import Fault, Faults
from tests.emulators.slack.grants import Grants
from tests.emulators.slack.refusals import Refusal
from tests.emulators.slack.rules import SlackRules
from tests.emulators.slack.sockets import Sockets
from tests.emulators.slack.streams import Streams
from tests.emulators.slack.team import Team
from tests.emulators.slack.workspace import Workspace

Method = Callable[[Call], dict[str, Any]]
Watcher = Callable[[Call], None]

_SCOPES = {
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.update": "chat:write",
    "chat.delete": "chat:write",
    "chat.startStream": "chat:write",
    "chat.appendStream": "chat:write",
    "chat.stopStream": "chat:write",
    "assistant.threads.setStatus": "chat:write",
    "assistant.threads.setTitle": "assistant:write",
    "assistant.threads.setSuggestedPrompts": "assistant:write",
    "agents.sessions.setStatus": "chat:write",
    "conversations.open": "im:write",
    "users.info": "users:read",
    "reactions.add": "reactions:write",
    "files.info": "files:read",
    "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
}
_BY_KIND = {
    "conversations.info": {"channel": "channels:read", "group": "groups:read"},
    "conversations.replies": {"channel": "channels:history", "group": "groups:history"},
    "conversations.history": {"channel": "channels:history", "group": "groups:history"},
}
_IM_SCOPES = {"info": "read", "replies": "history", "history": "history"}


class WebApi:
    """Answers /api/<method>. `calls` is every call that reached it, in order.

    `at_call` are told of each call before it is done, `at_effect` after it and before its answer.
    """

    def __init__(
        self,
        teams: list[Team],
        rules: SlackRules,
        faults: Faults,
        sockets: Sockets,
        grants: Grants,
        *,
        app_token: str,
    ) -> None:
        self._teams = teams
        self._rules = rules
        self._faults = faults
        self._sockets = sockets
        self._grants = grants
        self._app_token = app_token
        self.calls: list[Call] = []
        self.at_call: list[Watcher] = []
        self.at_effect: list[Watcher] = []
        self.scopes_used: set[str] = set()
        self._tables: dict[str, dict[str, Method]] = {}  # by workspace

    @property
    def streams(self) -> Streams:
        """Those of the first workspace."""
        return self._teams[0].streams

    def _table(self, team: Team) -> dict[str, Method]:
        table = self._tables.get(team.workspace.team_id)
        if table is None:
            table = self._tables[team.workspace.team_id] = self._new_table(team)
        return table

    def _new_table(self, team: Team) -> dict[str, Method]:
        on_workspace: dict[str, Callable[[Workspace, Call], dict[str, Any]]] = {
            "chat.postMessage": chat.post_message,
            "chat.postEphemeral": chat.post_ephemeral,
            "chat.update": chat.update,
            "chat.delete": chat.delete,
            "assistant.threads.setStatus": lookups.set_thread_status,
            "assistant.threads.setTitle": lookups.set_thread_title,
            "assistant.threads.setSuggestedPrompts": lookups.set_suggested_prompts,
            "agents.sessions.setStatus": lookups.set_session_status,
            "conversations.info": lookups.conversation_info,
            "conversations.open": lookups.conversation_open,
            "conversations.replies": lookups.replies,
            "conversations.history": lookups.history,
            "users.info": lookups.user_info,
            "reactions.add": lookups.add_reaction,
            "views.publish": lookups.publish_home,
        }
        table: dict[str, Method] = {
            name: functools.partial(answer, team.workspace) for name, answer in on_workspace.items()
        }
        table |= {
            "auth.test": functools.partial(_auth_test, team.workspace),
            "api.test": lambda call: {},
            "apps.connections.open": self._open_connection,
            "oauth.v2.access": self._grants.access,
            "chat.startStream": team.streams.start,
            "chat.appendStream": team.streams.append,
            "chat.stopStream": team.streams.stop,
            "files.info": team.files.info,
            "files.getUploadURLExternal": team.files.get_upload_url,
            "files.completeUploadExternal": team.files.complete_upload,
            "views.open": team.interactions.open_view,
        }
        return table

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One call, with whatever fault was asked for it."""
        method = request.match_info["method"]
        fault = self._faults.take(method)
        if fault and fault.kind in ("drop_before", "http_500", "ratelimited"):
            return self._broken(request, fault)
        try:
            call = await read_call(request, method)
            self.calls.append(call)
            for watcher in list(self.at_call):
                watcher(call)
            if fault and fault.kind.startswith("error:"):
                raise Refusal(fault.kind.removeprefix("error:"))
            team = self._team(call)
            self._check_scope(call, team.workspace)
            wait_s = team.throttle.wait_s(method, str(call.arguments.get("channel") or ""))
            if wait_s > 0:
                return _ratelimited(math.ceil(wait_s))
            answer = {"ok": True, **self._method(call, team)(call)}
            for watcher in list(self.at_effect):
                watcher(call)
        except Refusal as refusal:
            answer = {"ok": False, "error": refusal.error, **refusal.extra}
        if fault and fault.kind in ("hang_after", "late"):
            await asyncio.sleep(3600 if fault.kind == "hang_after" else fault.retry_after_s)
        if fault and fault.until:
            await fault.until.wait()
        if fault and fault.kind.endswith("_after"):
            return self._broken(request, fault)
        granted = self._rules.scopes
        headers = {} if granted is None else {"X-OAuth-Scopes": ",".join(sorted(granted))}
        return web.json_response(answer, headers=headers)

    def _broken(self, request: web.Request, fault: Fault) -> web.Response:
        if fault.kind == "ratelimited":
            return _ratelimited(math.ceil(fault.retry_after_s))
        if fault.kind.startswith("http_500"):
            return web.Response(status=500, text="Internal Server Error")
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    def _method(self, call: Call, team: Team) -> Method:
        method = self._table(team).get(call.method)
        if method is None:
            raise Refusal("unknown_method", req_method=call.method)
        return method

    def _team(self, call: Call) -> Team:
        """The workspace that a call is about: that of its token; in an organisation, the one in
        which the channel or the person is."""
        if call.method == "oauth.v2.access":
            return self._teams[0]
        if not call.token:
            raise Refusal("not_authed")
        is_apps = call.token == self._app_token
        teams = self._teams[:1] if is_apps else self._grants.teams_of(call.token)
        if is_apps != (call.method == "apps.connections.open"):
            raise Refusal("not_allowed_token_type")
        ids = {
            str(call.arguments.get(name)) for name in ("channel", "channel_id", "user", "user_id")
        }
        inside = [
            team
            for team in teams
            if ids & (set(team.workspace.channels) | set(team.workspace.members))
        ]
        return (inside or teams)[0]

    def _check_scope(self, call: Call, workspace: Workspace) -> None:
        needed = self._scope(call, workspace)
        granted = self._rules.scopes
        if needed:
            self.scopes_used.add(needed)
        if granted is not None and needed and needed not in granted:
            raise Refusal("missing_scope", needed=needed, provided=",".join(sorted(granted)))

    def _scope(self, call: Call, workspace: Workspace) -> str | None:
        kinds = _BY_KIND.get(call.method)
        if kinds is None:
            return _SCOPES.get(call.method)
        channel = workspace.channels.get(str(call.arguments.get("channel")))
        if channel is None:
            return None
        right = _IM_SCOPES[call.method.rpartition(".")[2]]
        return kinds.get(channel.kind, f"{channel.kind}:{right}")

    def _open_connection(self, call: Call) -> dict[str, Any]:
        return {"url": self._sockets.issue_url()}


def _auth_test(workspace: Workspace, call: Call) -> dict[str, Any]:
    bot = workspace.bot
    return {
        "url": f"https://{workspace.name.lower()}.slack.com/",
        "team": workspace.name,
        "user": bot.name,
        "team_id": workspace.team_id,
        "user_id": bot.id,
        "bot_id": bot.bot_id,
        "is_enterprise_install": workspace.is_org_install,
        **({"enterprise_id": workspace.enterprise_id} if workspace.enterprise_id else {}),
    }


def _ratelimited(retry_after_s: int) -> web.Response:
    return web.json_response(
        {"ok": False, "error": "ratelimited"},
        status=429,
        headers={"Retry-After": str(retry_after_s)},
    )
