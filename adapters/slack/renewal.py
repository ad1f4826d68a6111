"""Renewing tokens that expire (docs.slack.dev, token rotation: 12 hours), once for all processes.

    token expires soon → one process claims the refresh token (NX in Redis) → oauth.v2.access
                         → the new pair is kept → all the others read it

A refresh token is good once. So the claim is on the refresh token and never let go after success:
whoever comes late, or wakes up late, finds another one to claim. While the old token still works,
nobody waits for the new.
"""

import asyncio
import hashlib
import time

import structlog
from slack_sdk.errors import SlackTokenRotationError
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator

from adapters.slack.failures import SlackRefused, to_delivery_error
from adapters.slack.installations import Installations
from bot.errors import DeliveryError, PlatformUnavailable, StoreUnavailable
from bot.ports import Safe

logger = structlog.get_logger(__name__)

_EARLY_S = 2 * 3600.0
_CLAIM_KEPT_S = 30.0  # a call ends within 10 s (web_api.CALL_TIMEOUT_S)
_WAIT_S = 12.0
_SOON_S = 0.5  # of the three seconds that Slack waits for a command to be acknowledged
_LOOK_EVERY_S = 0.1
_SAVE_TRIES, _SAVE_AGAIN_S = 100, 0.1
_ALWAYS_MINUTES = 10**6
NOT_INSTALLED = "not_installed"
"""The word for a workspace of which there is no token, beside Slack's own words."""


class InstalledToken:
    """The `Tokens` of one installation."""

    def __init__(
        self, account: str, installations: Installations, rotator: AsyncTokenRotator, safe: Safe
    ) -> None:
        self._account = account
        self._installations = installations
        self._rotator = rotator
        self._safe = safe
        self._alone = asyncio.Lock()
        self._soon: asyncio.Task[Bot] | None = None

    async def current(self) -> str:
        """See `Tokens.current`. Renews a token that is about to expire."""
        bot = await self._bot()
        left_s = _left_s(bot)
        if left_s is None or left_s > _EARLY_S:
            return bot.bot_token
        if left_s <= 0:
            return (await self._renewed_alone(bot.bot_token)).bot_token
        return await self._renewed_soon(bot.bot_token)

    async def instead_of(self, refused: str) -> str | None:
        """See `Tokens.instead_of`."""
        async with self._alone:
            bot = await self._renewed(refused, is_refused=True)
        return bot.bot_token if bot.bot_token != refused else None

    async def _renewed_soon(self, works: str) -> str:
        """Another token than one that still works, if it can be had before somebody who presses or
        commands has waited too long: Slack waits three seconds for us."""
        if self._alone.locked() or (self._soon is not None and not self._soon.done()):
            return works  # somebody is at it
        self._soon = asyncio.create_task(self._renewed_alone(works), name="renew a token")
        done, _ = await asyncio.wait([self._soon], timeout=_SOON_S)
        if not done or self._soon.cancelled() or self._soon.exception() is not None:
            return works
        return self._soon.result().bot_token

    async def _renewed_alone(self, token: str) -> Bot:
        async with self._alone:
            return await self._renewed(token)

    async def _renewed(self, token: str, *, is_refused: bool = False) -> Bot:
        """The bot with another token than `token`, if there can be one: renewed by others, or now.

        Waits for others only where `token` does not work any more.
        """
        give_up_at_s = time.monotonic() + _WAIT_S
        while True:
            bot = await self._bot(is_fresh=True)
            if bot.bot_token != token or not bot.bot_refresh_token:
                return bot
            claim = _claim_name(bot.bot_refresh_token)
            if await self._is_mine(claim):
                return await self._renew(bot, claim)
            works = not is_refused and (_left_s(bot) or 0) > 0
            if works or time.monotonic() > give_up_at_s:
                return bot
            await asyncio.sleep(_LOOK_EVERY_S)

    async def _renew(self, bot: Bot, claim: str) -> Bot:
        try:
            renewed = await self._rotator.perform_bot_token_rotation(
                bot=bot, minutes_before_expiration=_ALWAYS_MINUTES
            )
        except SlackTokenRotationError as error:
            refusal = to_delivery_error(error.api_error)
            if isinstance(refusal, SlackRefused):  # used up, or taken back: it stays claimed
                logger.error("slack.token_not_renewed", account=self._account, code=refusal.code)
                return bot
            await self._let_go(claim)
            return self._as_it_is(bot, refusal)
        except Exception as error:
            # The answer was lost. If Slack has made the new pair, it refuses the old refresh token
            # from now on, and somebody has to install the app anew.
            await self._let_go(claim)
            return self._as_it_is(bot, to_delivery_error(error))
        if renewed is None:
            return bot
        await self._keep(renewed)
        logger.info("slack.token_renewed", account=self._account)
        return renewed

    async def _keep(self, bot: Bot) -> None:
        """Keep the new pair, the only one that there is: Redis being away is waited for."""
        for _ in range(_SAVE_TRIES):
            try:
                return await self._installations.async_save_bot(bot)
            except StoreUnavailable:
                await asyncio.sleep(_SAVE_AGAIN_S)
        logger.error("slack.token_lost", account=self._account)
        raise PlatformUnavailable("the new token cannot be kept")

    def _as_it_is(self, bot: Bot, error: DeliveryError) -> Bot:
        logger.warning("slack.token_not_renewed", account=self._account, error=type(error).__name__)
        if (_left_s(bot) or 0) > 0:
            return bot
        raise PlatformUnavailable("the token cannot be renewed now") from error

    async def _bot(self, *, is_fresh: bool = False) -> Bot:
        try:
            bot = await self._installations.of(self._account, is_fresh=is_fresh)
        except StoreUnavailable as error:
            raise PlatformUnavailable("the token cannot be read now") from error
        if bot is None:
            raise SlackRefused(NOT_INSTALLED)
        return bot

    async def _is_mine(self, claim: str) -> bool:
        try:
            return await self._safe.put(
                "slack", self._account, claim, b"", kept_for_s=_CLAIM_KEPT_S, only_first=True
            )
        except StoreUnavailable as error:
            raise PlatformUnavailable("nobody can be asked who renews the token") from error

    async def _let_go(self, claim: str) -> None:
        try:
            await self._safe.take("slack", self._account, claim)
        except StoreUnavailable:
            return  # it goes by itself


def _left_s(bot: Bot) -> float | None:
    """How long the token still works; None: for good."""
    return None if bot.bot_token_expires_at is None else bot.bot_token_expires_at - time.time()


def _claim_name(refresh_token: str) -> str:
    return "renewing:" + hashlib.sha256(refresh_token.encode()).hexdigest()[:16]
