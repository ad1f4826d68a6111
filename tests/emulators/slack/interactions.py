"""Slash commands and what hangs on them: trigger ids, response URLs and modals."""

import time
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from tests.emulators.slack.calls import Call
from tests.emulators.slack.identifiers import new_id, new_ts
from tests.emulators.slack.refusals import Refusal
from tests.emulators.slack.rules import RESPONSE_LIFE_S, RESPONSES_MAX, TRIGGER_LIFE_S
from tests.emulators.slack.shapes import message_shape
from tests.emulators.slack.views import check_view
from tests.emulators.slack.workspace import Message, Workspace


class Interactions:
    """Short-lived rights to answer an interaction. `address` is where this emulator is reached."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._triggers: dict[str, float] = {}
        self._response_places: dict[str, tuple[str, str]] = {}
        self._responses: dict[str, tuple[int, float]] = {}  # how many, and until when
        self.address = ""

    def command(self, person: str, channel: str, command: str, text: str) -> dict[str, Any]:
        """The payload of a slash command."""
        where = self._workspace.channels[channel]
        return {
            "token": "emulated-verification-token",
            "team_id": self._workspace.team_id,
            "team_domain": self._workspace.name.lower(),
            "channel_id": channel,
            "channel_name": "directmessage" if where.kind == "im" else where.name,
            "user_id": person,
            "user_name": self._workspace.members[person].name.lower(),
            "command": command,
            "text": text,
            "api_app_id": self._workspace.app_id,
            "is_enterprise_install": "true" if self._workspace.is_org_install else "false",
            **self._organisation("enterprise_id"),
            **self._rights(channel, person),
        }

    def press(self, person: str, message: Message, action: dict[str, Any]) -> dict[str, Any]:
        """The payload of a button that was pressed below a message."""
        return {
            "type": "block_actions",
            **self._who(person),
            "container": {
                "type": "message",
                "message_ts": message.ts,
                "channel_id": message.channel,
                "is_ephemeral": message.ephemeral_to is not None,
            },
            "channel": self._channel(message.channel),
            # Slack keeps no copy of what only one person sees.
            **(
                {} if message.ephemeral_to else {"message": message_shape(self._workspace, message)}
            ),
            "state": {"values": {}},
            "actions": [{**action, "action_ts": new_ts()}],
            **self._rights(message.channel, person),
        }

    def choice(self, person: str, view: dict[str, Any], action: dict[str, Any]) -> dict[str, Any]:
        """The payload of a menu or a button that was used in a view."""
        return {
            "type": "block_actions",
            **self._who(person),
            "container": {"type": "view", "view_id": view.get("id", "V0")},
            "view": view,
            "actions": [{**action, "action_ts": new_ts()}],
            "trigger_id": self._rights("", person)["trigger_id"],
        }

    def shortcut(self, person: str, message: Message, callback_id: str) -> dict[str, Any]:
        """The payload of a shortcut that was used on a message."""
        return {
            "type": "message_action",
            "callback_id": callback_id,
            **self._who(person),
            "channel": self._channel(message.channel),
            "message_ts": message.ts,
            "message": message_shape(self._workspace, message),
            "action_ts": new_ts(),
            **self._rights(message.channel, person),
        }

    def submission(
        self, person: str, view: dict[str, Any], values: Mapping[str, str]
    ) -> dict[str, Any]:
        """The payload of a modal that was filled in; `values` by block id."""
        state = {
            block["block_id"]: {
                block["element"]["action_id"]: {
                    "type": block["element"]["type"],
                    "value": values.get(block["block_id"]),
                }
            }
            for block in view["blocks"]
            if block["type"] == "input"
        }
        shown = {**view, "state": {"values": state}, "app_id": self._workspace.app_id}
        return {"type": "view_submission", **self._who(person), "view": shown}

    def _who(self, person: str) -> dict[str, Any]:
        member = self._workspace.members[person]
        return {
            "token": "emulated-verification-token",
            "api_app_id": self._workspace.app_id,
            "team": {"id": self._workspace.team_id, "domain": self._workspace.name.lower()},
            "user": {"id": person, "name": member.name.lower(), "team_id": member.team_id},
            "is_enterprise_install": self._workspace.is_org_install,
            "enterprise": None,
            **self._organisation("enterprise"),
        }

    def _organisation(self, name: str) -> dict[str, Any]:
        org = self._workspace.enterprise_id
        if org is None:
            return {}
        return {name: org if name == "enterprise_id" else {"id": org, "name": "Org"}}

    def _channel(self, channel: str) -> dict[str, Any]:
        where = self._workspace.channels[channel]
        return {"id": channel, "name": "directmessage" if where.kind == "im" else where.name}

    def _rights(self, channel: str, person: str) -> dict[str, Any]:
        trigger, response = new_id("Tr"), new_id("Rs")
        self._triggers[trigger] = time.monotonic() + TRIGGER_LIFE_S
        self._response_places[response] = (channel, person)
        self._responses[response] = (0, time.monotonic() + RESPONSE_LIFE_S)
        return {
            "response_url": f"{self.address}/commands/{response}",
            "trigger_id": trigger,
        }

    def show_response(self, channel: str, person: str, answer: Any) -> None:
        """Show what an acknowledgement or a response URL carried: to the person, or to all."""
        if isinstance(answer, str):
            answer = {"text": answer}
        if not answer or not (answer.get("text") or answer.get("blocks")):
            return
        message = self._workspace.new_message(
            channel,
            self._workspace.bot.id,
            fallback=answer.get("text") or "",
            blocks=answer.get("blocks") or [],
            ephemeral_to=None if answer.get("response_type") == "in_channel" else person,
        )
        self._workspace.post(message)

    async def respond(self, request: web.Request) -> web.Response | None:
        """A post to a response URL; None: not to one of this workspace."""
        response = request.match_info["response_id"]
        place = self._response_places.get(response)
        if place is None:
            return None
        count, until_s = self._responses[response]
        if count >= RESPONSES_MAX or time.monotonic() > until_s:
            return web.Response(status=404, text="used_url" if count else "expired_url")
        self._responses[response] = (count + 1, until_s)
        self.show_response(*place, await request.json())
        return web.Response(text="ok")

    def open_view(self, call: Call) -> dict[str, Any]:
        """views.open: a modal, while the trigger is fresh, once."""
        expires_s = self._triggers.pop(call.text("trigger_id"), None)
        if expires_s is None:
            raise Refusal("invalid_trigger_id")
        if expires_s < time.monotonic():
            raise Refusal("expired_trigger_id")
        view = check_view(call.arguments.get("view"), "modal")
        shown = {**view, "id": new_id("V"), "team_id": self._workspace.team_id}
        self._workspace.views.append(shown)
        self._workspace.touch()
        return {"view": shown}
