"""Asking Slack who the bot token belongs to, at the start, and saying what is wrong with tokens."""

import asyncio
from collections.abc import Iterable

from pydantic import SecretStr
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import Settings
from adapters.slack.failures import SlackRefused
from adapters.slack.incoming import Identity
from adapters.slack.installations import account_of
from adapters.slack.socket_mode import open_connection
from adapters.slack.tokens import FixedToken, Tokens
from adapters.slack.web_api import WebApi, answer_of
from bot.errors import ConfigError, DeliveryError

_OPEN_GAPS_S = (0.5, 1.0, 2.0)
_SECOND_LOOK_S = 5.0
_MAY_BE_MISSING = frozenset({"channels:read", "groups:history", "mpim:history", "users:read"})
"""Who runs it may leave these out (docs/slack.md)."""


async def identify(client: AsyncWebClient, settings: Settings) -> tuple[Identity, Tokens]:
    """Who we are with the bot token of config. Raises ConfigError for a wrong token or address."""
    token = settings.bot_token
    tokens = FixedToken(token.get_secret_value() if token else "")
    try:
        return await _identify(WebApi(client, tokens), settings.base_url), tokens
    except SlackRefused as error:
        problem = (
            f"adapters.slack.bot_token: Slack does not accept it ({error.code}). Copy the Bot "
            "User OAuth Token of the app anew, from its page OAuth & Permissions."
        )
        others = await _app_token_problems(client, settings.app_token)
        raise ConfigError([problem, *others]) from error


async def _identify(api: WebApi, base_url: str) -> Identity:
    """Who the bot token belongs to; a moment's trouble on the way is waited for.

    Raises SlackRefused for a wrong token, ConfigError for a wrong address.
    """
    gaps_s = iter(_OPEN_GAPS_S)
    while True:
        try:
            answer = await api.write("auth.test", {})
            is_org = bool(answer.get("is_enterprise_install"))
            team_id = str(answer["team_id"])
            return Identity(
                user_id=str(answer["user_id"]),
                bot_id=str(answer.get("bot_id") or ""),
                account=account_of(answer.get("enterprise_id"), team_id, is_org=is_org),
            )
        except SlackRefused:
            raise
        except KeyError as error:
            raise ConfigError(
                [f"adapters.slack.base_url: {base_url} does not answer as Slack does."]
            ) from error
        except DeliveryError as error:
            gap_s = next(gaps_s, None)
            if gap_s is None:
                raise ConfigError(
                    [
                        f"adapters.slack.base_url: {base_url} cannot be reached. Check the network "
                        "and a proxy's settings (HTTPS_PROXY); leave base_url out unless something "
                        "stands between Slack and you."
                    ]
                ) from error
            await asyncio.sleep(gap_s)


async def check_scopes(client: AsyncWebClient, token: str, wanted: Iterable[str]) -> None:
    """Slack can install an app with fewer scopes than its manifest asks for, and takes its token
    all the same (vellum-assistant#39141). Raises ConfigError for those that are missed."""
    try:
        response = await answer_of(client, "auth.test", json={"token": token})
    except DeliveryError:
        return  # `identify` has asked the same and says what is wrong
    granted = str(response.headers.get("x-oauth-scopes") or "").replace(",", " ").split()
    missing = sorted(set(wanted) - set(granted) - _MAY_BE_MISSING) if granted else []
    if missing:
        raise ConfigError(
            [
                f"adapters.slack.bot_token: the app was installed without {', '.join(missing)}. "
                "Paste what `./dragoman setup slack` prints under App Manifest, install the app "
                "again, and copy the token anew."
            ]
        )


async def _app_token_problems(client: AsyncWebClient, token: SecretStr | None) -> list[str]:
    """What is wrong with the app token, too, so that both are mended at once."""
    if token is not None:
        try:
            async with asyncio.timeout(_SECOND_LOOK_S):
                await open_connection(client, token.get_secret_value())
        except ConfigError as error:
            return error.problems
        except (DeliveryError, TimeoutError):  # the other one is enough to end the start
            pass
    return []
