"""Installing the app in many workspaces: slack-bolt's own OAuth flow, on pages of ours.

    GET /slack/install         → a page with "Add to Slack", and a state, also in a cookie
    Slack asks the person      → GET /slack/oauth_redirect?code&state
    state checked, once        → oauth.v2.access → the installation is kept, sealed

The state is a random name that we sealed, good once and for ten minutes, so that nobody can make
another person's browser finish an installation, and none can be finished twice.
"""

import hashlib
import secrets
from logging import Logger
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import structlog
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import OAuth
from adapters.slack.failures import SlackRefused, to_delivery_error
from adapters.slack.installations import Installations
from adapters.slack.manifest import INSTALL_PATH, REDIRECT_PATH
from adapters.slack.web_api import call, quiet_logger
from bot.errors import ConfigError, DeliveryError, StoreUnavailable
from bot.ports import Safe

if TYPE_CHECKING:  # cryptography weighs 6 MiB, and only OAuth needs it
    from adapters.slack.sealing import Sealer

logger = structlog.get_logger(__name__)

_STATE_KEPT_S = 600
_PAGES_ACCOUNT = "install"
"""Where it is kept that a state was used: it belongs to no account yet."""

_WRONG_CLIENT = {
    "invalid_client_id": "client_id",
    "bad_client_secret": "client_secret",
}
_LATER = "This did not work just now. Please begin again in a minute."
_NO_FRAMES = {
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class States(AsyncOAuthStateStore):
    """The states of installations that people began: sealed by us, so that only those that come
    back need a place in Redis."""

    def __init__(self, safe: Safe, sealer: "Sealer") -> None:
        self._safe = safe
        self._sealer = sealer

    @property
    def logger(self) -> Logger:
        """slack_sdk wants one; it says nothing."""
        return quiet_logger()

    async def async_issue(self, *args: object, **kwargs: object) -> str:
        """A new one."""
        return self._sealer.seal(secrets.token_bytes(16)).decode().rstrip("=")

    async def async_consume(self, state: str) -> bool:
        """Whether we gave it out, it is not too old, and this is the first time that it is used."""
        padded = state + "=" * (-len(state) % 4)
        if self._sealer.open(padded.encode(), within_s=_STATE_KEPT_S) is None:
            return False
        used = "used:" + hashlib.sha256(state.encode()).hexdigest()
        return await self._safe.put(
            "slack", _PAGES_ACCOUNT, used, b"", kept_for_s=_STATE_KEPT_S, only_first=True
        )


class Pages:
    """The two pages."""

    def __init__(self, flow: AsyncOAuthFlow) -> None:
        self._flow = flow

    async def install(self, request: web.Request) -> web.Response:
        """The page to begin on."""
        return await _shown(await self._flow.handle_installation(await to_bolt_request(request)))

    async def redirect(self, request: web.Request) -> web.Response:
        """The page that Slack sends people back to."""
        try:
            answer = await self._flow.handle_callback(await to_bolt_request(request))
        except StoreUnavailable as error:
            return _failed(error)
        except Exception as error:
            # slack-bolt heeds what Slack refuses; what is left is the way there.
            return _failed(to_delivery_error(error))
        logger.info("slack.installation", status=answer.status)
        return await _shown(answer)


async def _shown(answer: BoltResponse) -> web.Response:
    response = await to_aiohttp_response(answer)
    response.headers.update(_NO_FRAMES)
    return response


def _failed(error: Exception) -> web.Response:
    logger.warning("slack.installation_failed", error=type(error).__name__)
    return web.Response(status=503, text=_LATER, headers=_NO_FRAMES)


def build_flow(
    settings: OAuth,
    base_url: str,
    scopes: list[str],
    installations: Installations,
    safe: Safe,
    sealer: "Sealer",
    client: AsyncWebClient,
) -> AsyncOAuthFlow:
    """The flow for an app that asks for `scopes`."""
    address = urlsplit(base_url)
    return AsyncOAuthFlow(
        client=client,
        logger=quiet_logger(),
        settings=AsyncOAuthSettings(
            client_id=settings.client_id,
            client_secret=settings.client_secret.get_secret_value(),
            scopes=scopes,
            user_scopes=[],
            redirect_uri=settings.url.rstrip("/") + REDIRECT_PATH,
            install_path=INSTALL_PATH,
            redirect_uri_path=REDIRECT_PATH,
            authorization_url=f"{address.scheme}://{address.netloc}/oauth/v2/authorize",
            installation_store=installations,
            installation_store_bot_only=True,
            state_store=States(safe, sealer),
            state_expiration_seconds=_STATE_KEPT_S,
            logger=quiet_logger(),
        ),
    )


async def probe_client(settings: OAuth, client: AsyncWebClient) -> None:
    """Ask Slack whether it knows the app, with a code that is none. Raises ConfigError."""
    auth = {
        "client_id": settings.client_id,
        "client_secret": settings.client_secret.get_secret_value(),
    }
    try:
        await call(client, "oauth.v2.access", data={"code": "probe"}, auth=auth)
    except SlackRefused as error:
        wrong = _WRONG_CLIENT.get(error.code)
        if wrong:
            raise ConfigError(
                [
                    f"adapters.slack.oauth.{wrong}: Slack does not know it ({error.code}). Copy it "
                    "anew from the app's page Basic Information."
                ]
            ) from error
    except DeliveryError as error:
        raise ConfigError(
            ["adapters.slack.base_url: Slack cannot be reached to ask about adapters.slack.oauth."]
        ) from error
