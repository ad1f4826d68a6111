"""The bolt app: every payload of Slack's goes to the part of this package that is for it.

Bolt acknowledges before it runs a listener unless `process_before_response` is set; with it, a
listener that raises makes the answer an error: 503 over HTTP, no acknowledgement over a socket
(measured with slack-bolt 1.30), and Slack delivers again.
"""

import re
from dataclasses import dataclass
from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse

from adapters.slack import Settings
from adapters.slack.access import Access
from adapters.slack.buttons import PICK, RATE, REASON
from adapters.slack.chores import Chores
from adapters.slack.commands import Commands
from adapters.slack.home import Home
from adapters.slack.incoming import Identity
from adapters.slack.openings import Openings
from adapters.slack.people import People
from adapters.slack.presses import Presses
from adapters.slack.receiving import Receiver
from adapters.slack.shortcuts import TITLES, Shortcuts
from adapters.slack.spending import Spending
from adapters.slack.web_api import WebApi, quiet_logger
from adapters.slack.welcome import Welcome
from bot.ports import Intake, Skill
from bot.ports import People as KnownPeople

logger = structlog.get_logger(__name__)

_ANY_EVENT = re.compile(".*")  # one that no listener matches is answered 404 and comes again


@dataclass(frozen=True, slots=True)
class Parts:
    """What the listeners work with."""

    settings: Settings
    own: Identity
    api: WebApi
    spending: Spending
    intake: Intake
    chores: Chores
    access: Access
    known: KnownPeople
    skills: tuple[Skill, ...]


def build_app(parts: Parts) -> AsyncApp:
    """The app with all listeners."""
    people = People(parts.api)
    access = parts.access
    presses = Presses(
        parts.spending, parts.own, people, parts.intake, parts.chores, access.may_answer
    )
    welcome = Welcome(parts.settings, parts.spending, parts.chores)
    receiver = Receiver(parts.settings, parts.own, people, parts.intake, access, welcome)
    openings = Openings(parts.spending, parts.own, parts.intake)
    commands = Commands(parts.settings, parts.own, people, openings, access)
    shortcuts = Shortcuts(parts.spending, parts.own, people, openings, access, parts.chores)
    home = Home(parts.spending, parts.own, parts.known, parts.skills, access, parts.chores)
    app = _bare_app(parts)
    _listen_to_events(app, receiver, welcome, home)
    _listen_to_home(app, home)
    _listen_to_presses(app, presses)
    _listen_to_commands(app, commands, shortcuts)
    return app


def _bare_app(parts: Parts) -> AsyncApp:
    settings, own = parts.settings, parts.own

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
        client=parts.api.client,
        logger=quiet_logger(),
        authorize=authorize,
        signing_secret=secret.get_secret_value() if secret else "",
        request_verification_enabled=secret is not None,
        process_before_response=True,
    )

    async def on_error(error: Exception) -> BoltResponse:
        logger.warning("slack.not_taken", error=type(error).__name__)
        return BoltResponse(status=503)

    app.error(on_error)
    return app


def _listen_to_events(app: AsyncApp, receiver: Receiver, welcome: Welcome, home: Home) -> None:
    async def on_event(body: dict[str, Any]) -> None:
        kind = body["event"].get("type")
        if kind == "assistant_thread_started":
            welcome.began_thread(body)
        elif kind == "app_home_opened":
            if body["event"].get("tab") == "messages":
                welcome.opened_messages(body)
            else:
                home.opened(body)
        else:
            await receiver.take(body)

    app.event(_ANY_EVENT)(on_event)


def _listen_to_presses(app: AsyncApp, presses: Presses) -> None:
    async def on_pick(ack: AsyncAck, body: dict[str, Any]) -> None:
        await presses.pick(body)
        await ack()

    async def on_rating(ack: AsyncAck, body: dict[str, Any]) -> None:
        await presses.rate(body)
        await ack()

    async def on_reason(ack: AsyncAck, body: dict[str, Any]) -> None:
        await presses.give_reason(body)
        await ack()

    app.action(re.compile(f"^{PICK}:"))(on_pick)
    app.action(re.compile(f"^{RATE}"))(on_rating)
    app.view(REASON)(on_reason)


def _listen_to_commands(app: AsyncApp, commands: Commands, shortcuts: Shortcuts) -> None:
    async def on_command(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack(await commands.take(body))

    async def on_shortcut(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        shortcuts.take(body)

    app.command(re.compile(".*"))(on_command)
    for name in TITLES:
        app.message_shortcut(name)(on_shortcut)


def _listen_to_home(app: AsyncApp, home: Home) -> None:
    async def on_wish(ack: AsyncAck, body: dict[str, Any]) -> None:
        await home.wish(body)
        await ack()

    async def on_channels(ack: AsyncAck, body: dict[str, Any]) -> None:
        await home.choose_channels(body)
        await ack()

    app.action(re.compile("^wish:"))(on_wish)
    app.action(re.compile("^admin:"))(on_channels)
