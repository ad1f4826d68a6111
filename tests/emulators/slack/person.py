"""A person in the workspace, and what people do: say, mention, edit, delete, share, uninstall."""

import html
from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from tests.emulators.slack import events
from tests.emulators.slack.deliveries import Delivery
from tests.emulators.slack.files import Files
from tests.emulators.slack.identifiers import new_ts
from tests.emulators.slack.interactions import Interactions
from tests.emulators.slack.shapes import message_shape
from tests.emulators.slack.workspace import Member, Message, Workspace

Send = Callable[[str, Mapping[str, Any]], Delivery | None]


class Person:
    """Someone who talks. Text is what they type; Slack's client escapes & < > in it."""

    def __init__(
        self,
        workspace: Workspace,
        member: Member,
        send: Send,
        files: Files,
        interactions: Interactions,
    ) -> None:
        self._workspace = workspace
        self._member = member
        self._send = send
        self._files = files
        self._interactions = interactions

    @property
    def id(self) -> str:
        """The user id."""
        return self._member.id

    @property
    def name(self) -> str:
        """The display name."""
        return self._member.name

    def becomes_admin(self) -> None:
        """Be made an admin of the workspace."""
        self._member.is_admin = True

    @property
    def direct_channel(self) -> str:
        """The id of this person's direct message with the bot."""
        return self._workspace.direct(self.id).id

    def says(
        self, channel: str, text: str, thread_ts: str | None = None, *, raw: bool = False
    ) -> Message:
        """Say something in a channel. `raw` text is already in Slack's own form (<@U…>, &amp;)."""
        where = self._workspace.channel(channel)
        return self._post(where.id, text if raw else html.escape(text, quote=False), thread_ts)

    def mentions(
        self, channel: str, text: str, thread_ts: str | None = None, *, raw: bool = False
    ) -> Message:
        """Say something to the bot in a channel: its mention, then the text."""
        told = text if raw else html.escape(text, quote=False)
        message = f"<@{self._workspace.bot.id}> {told}"
        return self.says(channel, message, thread_ts, raw=True)

    def direct(self, text: str, thread_ts: str | None = None) -> Message:
        """Say something to the bot alone. Without a thread it carries none (agent view)."""
        return self.says(self.direct_channel, text, thread_ts)

    def shares(
        self,
        channel: str,
        name: str,
        content: bytes,
        text: str = "",
        thread_ts: str | None = None,
        *,
        mimetype: str = "text/plain",
    ) -> Message:
        """Share a file, with some text or none."""
        shape = self._files.add(name, content, mimetype, self.id)
        if self._member.team_id != self._workspace.team_id:  # Slack Connect: files.info has it
            shape = {"id": shape["id"], "mode": "file_access", "file_access": "check_file_info"}
        where = self._workspace.channel(channel)
        return self._post(where.id, html.escape(text, quote=False), thread_ts, files=[shape])

    def edits(self, message: Message, text: str, *, raw: bool = False) -> None:
        """Change an own message. Slack sends app_mention again when it mentions the app."""
        previous = message_shape(self._workspace, message)
        message.fallback = text if raw else html.escape(text, quote=False)
        message.edited_ts = new_ts()
        self._workspace.changed("edited", message)
        self._event(events.changed_event(self._workspace, message, previous))
        if self._is_mention(message):
            self._event(events.mention_event(self._workspace, message))

    def deletes(self, message: Message) -> None:
        """Delete an own message."""
        message.deleted = True
        self._workspace.changed("deleted", message)
        self._event(events.deleted_event(self._workspace, message))

    def reacts(self, message: Message, name: str) -> None:
        """React to a message."""
        message.reactions.setdefault(name, set()).add(self.id)
        self._workspace.touch()
        self._event(events.reaction_event(message, self.id, name))

    def command(self, channel: str, command: str, text: str = "") -> Delivery | None:
        """Use a slash command."""
        where = self._workspace.channel(channel)
        payload = self._interactions.command(self.id, where.id, command, text)
        return self._send("slash_commands", payload)

    def presses(self, message: Message, label: str) -> Delivery | None:
        """Press a button below a message, by what stands on it."""
        for block in message.blocks:
            for element in block.get("elements") or ():
                if element.get("type") == "button" and element["text"]["text"] == label:
                    return self._presses(message, block, element, element["value"])
        raise KeyError(label)

    def rates(self, message: Message, *, is_good: bool) -> Delivery | None:
        """Press one of Slack's own thumbs below a message."""
        name = "positive_button" if is_good else "negative_button"
        for block in message.blocks:
            for element in block.get("elements") or ():
                if element.get("type") == "feedback_buttons":
                    return self._presses(message, block, element, element[name]["value"])
        raise KeyError("feedback_buttons")

    def _presses(
        self, message: Message, block: dict[str, Any], element: dict[str, Any], value: str
    ) -> Delivery | None:
        action = {
            "type": element["type"],
            "action_id": element["action_id"],
            "block_id": block["block_id"],
            "value": value,
            **({"text": element["text"]} if "text" in element else {}),
        }
        return self._send("interactive", self._interactions.press(self.id, message, action))

    def chooses(self, action_id: str, *values: str) -> Delivery | None:
        """Use a menu (or a button, without values) on the app's home."""
        view = self._workspace.homes[self.id]
        elements = [block.get("accessory") or {} for block in view["blocks"]]
        element = next(each for each in elements if each.get("action_id") == action_id)
        action: dict[str, Any] = {"action_id": action_id, "type": element["type"]}
        if element["type"] == "static_select":
            options = {option["value"]: option for option in element["options"]}
            action["selected_option"] = options[values[0]]
        elif element["type"] == "multi_users_select":
            action["selected_users"] = list(values)
        elif values or element["type"] == "multi_conversations_select":
            action["selected_conversations"] = list(values)
        return self._send("interactive", self._interactions.choice(self.id, view, action))

    def uses_shortcut(self, message: Message, callback_id: str) -> Delivery | None:
        """Use one of the app's shortcuts on a message."""
        return self._send("interactive", self._interactions.shortcut(self.id, message, callback_id))

    def fills_in(self, view: dict[str, Any], **values: str) -> Delivery | None:
        """Send a modal with these values, by block id."""
        return self._send("interactive", self._interactions.submission(self.id, view, values))

    def opens_app(self, tab: str = "messages") -> None:
        """Open the app's home or its messages."""
        self._event(
            {
                "type": "app_home_opened",
                "user": self.id,
                "channel": self.direct_channel,
                "tab": tab,
                "event_ts": new_ts(),
            }
        )

    def opens_assistant(self) -> Message:
        """Begin a thread in the older assistant view; returns its root, which Slack posts."""
        root = self._workspace.new_message(
            self.direct_channel, self._workspace.bot.id, fallback="New Assistant Thread"
        )
        self._workspace.post(root)
        thread = {
            "user_id": self.id,
            "context": {"team_id": self._workspace.team_id},
            "channel_id": root.channel,
            "thread_ts": root.ts,
        }
        self._event(
            {
                "type": "assistant_thread_started",
                "assistant_thread": thread,
                "event_ts": new_ts(),
            }
        )
        return root

    def stops(self, message: Message, *, ago_s: float = 0.0) -> None:
        """Press the native stop button, which is there while the session is "processing": Slack
        ends the streams of the thread itself, and leaves the rest to the app. `ago_s`: it was
        pressed so long ago, and Slack tells of it again."""
        place = (message.channel, message.root)
        if self._workspace.sessions.get(place) != "processing":
            raise LookupError("Slack shows no Stop button")
        streams = [each for each in self._workspace.thread(*place) if each.stream == "active"]
        for each in streams:
            each.stream = "stopped"
        self._event(
            {
                "type": "agent_session_stopped",
                "channel": message.channel,
                "thread_ts": message.root,
                "user": self.id,
                "streaming_message_ts": [each.ts for each in streams],
                "event_ts": f"{float(new_ts()) - ago_s:.6f}",
            }
        )

    def _post(self, channel: str, text: str, thread_ts: str | None, **fields: Any) -> Message:
        message = self._workspace.new_message(
            channel,
            self.id,
            fallback=text,
            thread_ts=thread_ts,
            client_msg_id=str(uuid4()),
            **fields,
        )
        if thread_ts:  # a root with replies is in its own thread
            self._workspace.messages[(channel, thread_ts)].thread_ts = thread_ts
        self._workspace.post(message)
        if self._workspace.bot.id in self._workspace.channels[channel].members:
            self._event(events.message_event(self._workspace, message))
            if self._is_mention(message):
                self._event(events.mention_event(self._workspace, message))
        return message

    def _is_mention(self, message: Message) -> bool:
        in_direct = self._workspace.channels[message.channel].kind == "im"
        return f"<@{self._workspace.bot.id}>" in message.fallback and not in_direct

    def _event(self, event: Mapping[str, Any]) -> None:
        self._send("events_api", events.envelope(self._workspace, event))
