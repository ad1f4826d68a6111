"""Who may call in which workspace: the tokens that Slack gave out, and OAuth, which gives them.

    a person approves → a code, good once → oauth.v2.access → a bot token
    with rotation: one that ends, and a refresh token, good once → oauth.v2.access → the next pair

Source: docs.slack.dev, "Installing with OAuth" and "Using token rotation", read in November 2026.
"""

import base64
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from aiohttp import web

from tests.emulators.slack.calls import Call
from tests.emulators.slack.identifiers import new_id
from tests.emulators.slack.refusals import Refusal
from tests.emulators.slack.rules import SlackRules
from tests.emulators.slack.team import Team

CLIENT_ID = "1234.5678"
CLIENT_SECRET = "emulated-client-secret"


@dataclass(slots=True)
class Grant:
    """A bot token. `teams`: one workspace, or those of an organisation that installed the app."""

    teams: list[Team]
    expires_at_s: float | None = None
    is_dead: bool = False


class Grants:
    """All tokens, codes and refresh tokens. `refreshed` counts the new tokens for old ones."""

    def __init__(self, rules: SlackRules, teams: list[Team]) -> None:
        self._rules = rules
        self._teams = teams
        self._grants: dict[str, Grant] = {}
        self._codes: dict[str, tuple[list[Team], str, str]] = {}
        self._refresh: dict[str, list[Team]] = {}
        self.refreshed = 0

    def fix(self, token: str, team: Team) -> None:
        """A token for good, as it is copied from the app's page."""
        self._grants[token] = Grant([team])

    def expire_all(self) -> None:
        """Let every token that ends have ended."""
        for grant in self._grants.values():
            if grant.expires_at_s is not None:
                grant.expires_at_s = 0.0

    def teams_of(self, token: str) -> list[Team]:
        """Where a token is good. Refuses one that is not."""
        grant = self._grants.get(token)
        if grant is None:
            raise Refusal("invalid_auth")
        if grant.is_dead or all(team.is_revoked for team in grant.teams):
            grant.is_dead = True
            raise Refusal("account_inactive")
        if grant.expires_at_s is not None and grant.expires_at_s < time.time():
            raise Refusal("token_expired")
        return grant.teams

    def is_good(self, token: str) -> bool:
        """Whether a token may be used now."""
        try:
            return bool(self.teams_of(token))
        except Refusal:
            return False

    def approve(self, address: str, team: Team, *, for_organisation: bool = False) -> str:
        """A person approves what the page at `address` asks; where Slack sends their browser."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        if asked.get("client_id") != CLIENT_ID:
            raise ValueError("invalid_client_id")
        if self._rules.scopes is not None and not set(asked["scope"].split(",")) <= set(
            self._rules.scopes
        ):
            raise ValueError("invalid_scope")
        teams = [team]
        if for_organisation:
            org = team.workspace.enterprise_id
            teams = [each for each in self._teams if each.workspace.enterprise_id == org]
            for each in teams:
                each.workspace.is_org_install = True
        for grant in self._grants.values():  # installed anew, what was revoked stays so
            grant.is_dead |= all(each.is_revoked for each in grant.teams)
        for each in teams:
            each.is_revoked = False
        code = new_id("code")
        self._codes[code] = (teams, asked["redirect_uri"], asked["scope"])
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def access(self, call: Call) -> dict[str, Any]:
        """oauth.v2.access."""
        _check_client(call)
        if call.arguments.get("grant_type") == "refresh_token":
            teams = self._refresh.pop(call.text("refresh_token"), None)
            if teams is None:
                raise Refusal("invalid_refresh_token")
            self.refreshed += 1
            return self._answer(teams, "")
        code = self._codes.pop(call.text("code"), None)
        if code is None:
            raise Refusal("invalid_code")
        teams, redirect_uri, scope = code
        if call.arguments.get("redirect_uri") != redirect_uri:
            raise Refusal("bad_redirect_uri")
        return self._answer(teams, scope)

    async def authorize(self, request: web.Request) -> web.Response:
        """The page on which Slack asks a person; it is approved by `approve`."""
        return web.Response(text="Allow?")

    def _answer(self, teams: list[Team], scope: str) -> dict[str, Any]:
        workspace = teams[0].workspace
        life_s = self._rules.token_life_s
        token = new_id("xoxb-granted-" if life_s is None else "xoxe.xoxb-granted-")
        self._grants[token] = Grant(teams, None if life_s is None else time.time() + life_s)
        rotation: dict[str, Any] = {}
        if life_s is not None:
            refresh = new_id("xoxe-")
            self._refresh[refresh] = teams
            rotation = {"refresh_token": refresh, "expires_in": round(life_s)}
        org = workspace.enterprise_id
        is_org = workspace.is_org_install
        return {
            "app_id": workspace.app_id,
            "authed_user": {"id": new_id("U")},
            "scope": scope,
            "token_type": "bot",
            "access_token": token,
            "bot_user_id": workspace.bot.id,
            "team": None if is_org else {"id": workspace.team_id, "name": workspace.name},
            "enterprise": {"id": org, "name": "Org"} if org else None,
            "is_enterprise_install": is_org,
            **rotation,
        }


def _check_client(call: Call) -> None:
    """The app shows who it is by HTTP's basic authorization, or in the arguments."""
    name, secret = call.arguments.get("client_id"), call.arguments.get("client_secret")
    if call.token.startswith("Basic "):
        name, _, secret = (
            base64.b64decode(call.token.removeprefix("Basic ")).decode().partition(":")
        )
    if name != CLIENT_ID:
        raise Refusal("invalid_client_id")
    if secret != CLIENT_SECRET:
        raise Refusal("bad_client_secret")
