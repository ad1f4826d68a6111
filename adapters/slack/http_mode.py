"""HTTP: a listener of our own for Slack's signed posts to /slack/events, and for the pages on which
people install the app."""

import asyncio
import hmac
import re
import time

import structlog
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier

from adapters.slack.manifest import INSTALL_PATH, PATH, REDIRECT_PATH
from adapters.slack.oauth import Pages
from bot.errors import ConfigError
from bot.ops.listening import listen

logger = structlog.get_logger(__name__)

_TIMESTAMP = re.compile(r"[0-9]{1,15}")
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")
_STOP_WITHIN_S = 3.0
_FRESH_S = 300
"""How old a signature may be (docs.slack.dev/authentication/verifying-requests-from-slack)."""

_WARN_EVERY_S = 600


class Events:
    """Takes in what Slack signed with `secret`, for `app`."""

    def __init__(self, app: AsyncApp, secret: str) -> None:
        self._app = app
        self._verifier = SignatureVerifier(secret)
        self._warn_again_at_s = 0.0

    async def receive(self, request: web.Request) -> web.Response:
        """Hand on what Slack signed. Its signature comes first: bolt reads the body before it looks
        at that, and fails with 500 on what is no JSON (slack-bolt 1.30)."""
        try:
            body = await request.read()
        except (ConnectionError, web.RequestPayloadError):
            return _refused(400)  # it came to no end
        if not self._is_signed(request, body):
            return _refused(401)
        try:
            bolt_request = await to_bolt_request(request)
        except Exception as error:  # bolt has no error of its own for a body in no form of Slack's
            logger.warning("slack.not_understood", error=type(error).__name__)
            return _refused(400)
        if bolt_request.body.get("type") == "app_rate_limited":  # bolt has no listeners for it
            logger.warning("slack.events_limited", account=bolt_request.body.get("team_id"))
            return web.Response()
        try:
            return await to_aiohttp_response(await self._app.async_dispatch(bolt_request))
        except Exception as error:
            # What a listener raises, bolt has answered; what is left is a fault of bolt's own or of
            # ours, after which Slack sends the request again.
            logger.error("slack.not_dispatched", error=type(error).__name__)
            return web.Response(status=503)

    def _is_signed(self, request: web.Request, body: bytes) -> bool:
        # Slack's verifier raises for a timestamp that is no number and for a signature that is not
        # ASCII (measured with slack_sdk 3.48), so their form is checked first.
        timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
        signature = request.headers.get("X-Slack-Signature", "")
        if not (_TIMESTAMP.fullmatch(timestamp) and _SIGNATURE.fullmatch(signature)):
            return False
        try:
            made_here = self._verifier.generate_signature(timestamp=timestamp, body=body) or ""
        except UnicodeDecodeError:
            return False
        is_ours = hmac.compare_digest(made_here, signature)
        is_fresh = abs(time.time() - int(timestamp)) <= _FRESH_S
        if is_ours != is_fresh:
            self._warn(is_ours=is_ours)
        return is_ours and is_fresh

    def _warn(self, *, is_ours: bool) -> None:
        """Say now and then that one of the two is wrong: otherwise the bot is silent, and nothing
        tells why. Anybody can send what is not signed, so it is no error of ours for certain."""
        if time.monotonic() < self._warn_again_at_s:
            return
        self._warn_again_at_s = time.monotonic() + _WARN_EVERY_S
        wrong = "this machine's clock" if is_ours else "adapters.slack.signing_secret"
        detail = "Requests are refused: their signature is not what I expect. Nothing arrives."
        logger.warning("slack.signature_refused", look_at=wrong, detail=detail)


def _refused(status: int) -> web.Response:
    return web.Response(status=status, text="invalid request")


class HttpMode:
    """Listens on `host:port`. Port 0 takes any free one, which `port` then tells.

    `events` are None where they come another way, `pages` where nobody installs.
    """

    def __init__(self, events: Events | None, pages: Pages | None, host: str, port: int) -> None:
        self._events = events
        self._pages = pages
        self._host = host
        self.port = port
        self.is_connected = False

    async def run(self) -> None:
        """Serve until cancelled. Raises ConfigError where the address cannot be listened on."""
        application = web.Application()
        if self._events is not None:
            application.router.add_post(PATH, self._events.receive)
        if self._pages is not None:
            application.router.add_get(INSTALL_PATH, self._pages.install)
            application.router.add_get(REDIRECT_PATH, self._pages.redirect)
        runner = web.AppRunner(
            application,
            access_log=None,
            auto_decompress=False,  # Slack sends nothing packed; of others nothing is unpacked
            handle_signals=False,
            shutdown_timeout=_STOP_WITHIN_S,
        )
        await runner.setup()
        try:
            await web.SockSite(runner, listen("adapters.slack", self._host, self.port)).start()
        except ConfigError:
            await runner.cleanup()
            raise
        self.port = runner.addresses[0][1]
        self.is_connected = True
        logger.info("slack.listening", host=self._host, port=self.port)
        try:
            await asyncio.Event().wait()
        finally:
            self.is_connected = False
            await runner.cleanup()
