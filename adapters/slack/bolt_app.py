"""The bolt app: every payload of Slack's goes to the listener in its workspace that is for it.

Bolt acknowledges before it runs a listener unless `process_before_response` is set; with it, a
listener that raises makes the answer an error: 503 over HTTP, no acknowledgement over a socket
(measured with slack-bolt 1.30), and Slack delivers again.
"""

import re
from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.buttons import AGAIN, PICK, RATE, REASON, WORDS
from adapters.slack.listeners import AllListeners, Listeners
from adapters.slack.removal import REMOVALS, Removal
from adapters.slack.sharing import SHARE
from adapters.slack.shortcuts import TITLES
from adapters.slack.web_api import quiet_logger
from adapters.slack.workspaces import Workspaces

logger = structlog.get_logger(__name__)

NOT_INSTALLED = "I am not installed in this workspace any more. An admin can install me again."
_WORKSPACE = "dragoman_workspace"
_ANY_EVENT = re.compile(".*")  # one that no listener matches is answered 404 and comes again


def build_app(of_all: AllListeners, client: AsyncWebClient) -> AsyncApp:
    """The app with all listeners."""
    parts = of_all.parts
    app = _bare_app(parts.workspaces, client)
    _listen_to_events(app, of_all, Removal(parts.settings, parts.workspaces, parts.intake))
    _listen_to_presses(app, of_all)
    _listen_to_commands(app, of_all)
    _listen_to_home(app, of_all)
    return app


def _bare_app(workspaces: Workspaces, client: AsyncWebClient) -> AsyncApp:
    async def authorize(
        context: AsyncBoltContext, enterprise_id: str | None, team_id: str | None
    ) -> AuthorizeResult | None:
        # Bolt would ask Slack at the first event, and acknowledge that event when it cannot.
        is_org = bool(context.is_enterprise_install)
        workspace = await workspaces.find(enterprise_id, team_id, is_org=is_org)
        if workspace is None:
            logger.warning("slack.not_installed", enterprise=enterprise_id, team=team_id)
            return None
        context[_WORKSPACE] = workspace
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_user_id=workspace.own.user_id,
            bot_id=workspace.own.bot_id,
            bot_token=await workspace.api.token(),
        )

    app = AsyncApp(
        name="dragoman",
        client=client,
        logger=quiet_logger(),
        authorize=authorize,  # type: ignore[arg-type]  # bolt heeds None: not installed
        user_facing_authorize_error_message=NOT_INSTALLED,
        request_verification_enabled=False,  # http_mode.py does that, before the body is read
        process_before_response=True,
    )

    async def on_error(error: Exception) -> BoltResponse:
        logger.warning("slack.not_taken", error=type(error).__name__)
        return BoltResponse(status=503)

    app.error(on_error)
    return app


def _here(of_all: AllListeners, context: AsyncBoltContext) -> Listeners:
    return of_all.of(context[_WORKSPACE])


def _listen_to_events(app: AsyncApp, of_all: AllListeners, removal: Removal) -> None:
    async def on_event(body: dict[str, Any], context: AsyncBoltContext) -> None:
        event = body["event"]
        kind = event.get("type")
        if kind in REMOVALS:  # there is no token any more, hence no workspace in the context
            is_org = bool(context.is_enterprise_install)
            await removal.take(body, context.enterprise_id, context.team_id, is_org=is_org)
            return
        if _WORKSPACE not in context:
            return  # bolt asks for no token for some others, either; they are none of our business
        here = _here(of_all, context)
        if kind == "assistant_thread_started":
            here.welcome.began_thread(body)
        elif kind == "app_home_opened":
            if event.get("tab") == "messages":
                here.welcome.opened_messages(body)
            else:
                here.home.opened(body)
        else:
            await here.receiver.take(body)

    app.event(_ANY_EVENT)(on_event)


def _listen_to_presses(app: AsyncApp, of_all: AllListeners) -> None:
    async def on_pick(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await _here(of_all, context).presses.pick(body)
        await ack()

    async def on_again(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await _here(of_all, context).presses.again(body)
        await ack()

    async def on_share(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await _here(of_all, context).sharing.press(body)
        await ack()

    async def on_rating(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await _here(of_all, context).ratings.take(body)
        await ack()

    async def on_reason(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await _here(of_all, context).ratings.give_reason(body)
        await ack()

    async def on_words_wanted(
        ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext
    ) -> None:
        await _here(of_all, context).presses.ask_for_words(body)
        await ack()

    async def on_words(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await _here(of_all, context).presses.take_words(body)
        await ack()

    app.action(re.compile(f"^{PICK}:"))(on_pick)
    app.action(re.compile(f"^{WORDS}:"))(on_words_wanted)
    app.view(WORDS)(on_words)
    app.action(AGAIN)(on_again)
    app.action(SHARE)(on_share)
    app.action(re.compile(f"^{RATE}"))(on_rating)
    app.view(REASON)(on_reason)


def _listen_to_commands(app: AsyncApp, of_all: AllListeners) -> None:
    async def on_command(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await ack(await _here(of_all, context).commands.take(body))

    async def on_shortcut(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await _here(of_all, context).shortcuts.take(body)
        await ack()

    app.command(re.compile(".*"))(on_command)
    for name in TITLES:
        app.message_shortcut(name)(on_shortcut)


def _listen_to_home(app: AsyncApp, of_all: AllListeners) -> None:
    async def on_wish(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await _here(of_all, context).home.wish(body)
        await ack()

    async def on_choice(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await _here(of_all, context).home.choose(body)
        await ack()

    app.action(re.compile("^wish:"))(on_wish)
    app.action(re.compile("^admin:"))(on_choice)
