"""The bolt app: every event goes through `admit` before Slack is told that we have it.

Bolt acknowledges before it runs a listener unless `process_before_response` is set; with it, a
listener that raises makes the answer an error: 503 over HTTP, no acknowledgement over a socket
(measured with slack-bolt 1.30), and Slack delivers again.
"""

import asyncio
import re
from collections.abc import Mapping
from typing import Any
from weakref import WeakValueDictionary

import structlog
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse

from adapters.slack import Settings
from adapters.slack.incoming import Identity, incoming, is_addressed, may_follow_up, people_in
from adapters.slack.people import People
from adapters.slack.web_api import WebApi, quiet_logger
from bot.errors import StoreUnavailable
from bot.messages import ConversationId, IncomingMessage
from bot.ports import Intake

logger = structlog.get_logger(__name__)

_ANY_EVENT = re.compile(".*")  # one that no listener matches is answered 404 and comes again


class Receiver:
    """Decides what is ours to answer and hands it in."""

    def __init__(self, settings: Settings, own: Identity, people: People, intake: Intake) -> None:
        self._settings = settings
        self._own = own
        self._people = people
        self._intake = intake
        self._lanes: WeakValueDictionary[ConversationId, asyncio.Lock] = WeakValueDictionary()

    async def take(self, body: Mapping[str, Any]) -> None:
        """Hand one event in. Raises StoreUnavailable where it could not be taken in."""
        kind = (body.get("event") or {}).get("type")
        if kind in ("app_uninstalled", "tokens_revoked"):
            logger.error("slack.uninstalled", reason=kind)
            return
        message = incoming(body, self._own, {})
        if message is None:
            return
        # Events come concurrently; within a conversation they are admitted in the order they came.
        lane = self._lanes.setdefault(message.conversation, asyncio.Lock())
        async with lane:
            if await self._is_ours(body, message):
                names = await self._people.names_of(people_in(body, self._own))
                await self._hand_in(incoming(body, self._own, names) or message)

    async def _hand_in(self, message: IncomingMessage) -> None:
        try:
            await self._intake.admit(message)
        except StoreUnavailable:
            # Slack delivers again, at once, after one and after five minutes: later than Redis is
            # back, and out of order. So it waits here, too.
            self._intake.keep(message)
            await self._intake.tell_away(message)
            raise

    async def _is_ours(self, body: Mapping[str, Any], message: IncomingMessage) -> bool:
        if message.is_direct:
            return self._settings.direct_messages
        allowed = self._settings.allowed_channels
        if allowed and message.conversation.channel not in allowed:
            return False
        if is_addressed(body, self._own):
            return True
        if not self._settings.follow_threads or not may_follow_up(body, self._own):
            return False
        return await self._intake.is_known(message.conversation)


def build_app(settings: Settings, api: WebApi, own: Identity, receiver: Receiver) -> AsyncApp:
    """The bolt app around `receiver`."""

    async def authorize() -> AuthorizeResult:
        # Bolt would ask Slack at the first event, and acknowledge that event when it cannot.
        return AuthorizeResult(
            enterprise_id=None,
            team_id=own.team_id,
            bot_user_id=own.user_id,
            bot_id=own.bot_id,
            bot_token=settings.bot_token.get_secret_value(),
        )

    secret = settings.signing_secret
    app = AsyncApp(
        name="dragoman",
        client=api.client,
        logger=quiet_logger(),
        authorize=authorize,
        signing_secret=secret.get_secret_value() if secret else "",
        request_verification_enabled=secret is not None,
        process_before_response=True,
    )

    async def on_event(body: dict[str, Any]) -> None:
        await receiver.take(body)

    async def on_error(error: Exception) -> BoltResponse:
        logger.warning("slack.not_taken", error=type(error).__name__)
        return BoltResponse(status=503)

    app.event(_ANY_EVENT)(on_event)
    app.error(on_error)
    return app
