"""Answers that only one person sees, and the button with which that person shows one to all.

A command that the settings call private is answered by messages that only who asked sees. Slack
keeps none of these and hands none back, so what is shared is read from memory, by the conversation
and the key in the button's value.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from adapters.slack.buttons import PICKABLE_FOR_S, Block, plain, turn_of
from adapters.slack.chores import Chores
from adapters.slack.content import rich
from adapters.slack.incoming import Identity
from adapters.slack.limits import LIMITS
from adapters.slack.once import Once
from adapters.slack.people import People
from adapters.slack.spending import Spending
from bot.errors import DeliveryError, StoreUnavailable
from bot.messages import Address, ConversationId
from bot.ports import Intake
from bot.rendering import fit_tables, lay_out, neutralise
from bot.turn.pressed import asked as seen_asked

SHARE = "share"
TOO_OLD = "This answer is too old to be shared. Please ask again."
NOT_SHARED = "Slack did not let me share it just now. Please try again."
SHARED_IN_PART = "Slack let me share the beginning only."
_SHOWN_MAX_CHARS = 300
_QUIET = {"parse": "none", "link_names": False, "unfurl_links": False, "unfurl_media": False}


def is_private(address: Address) -> bool:
    """Whether only the recipient sees what is said there: everything else is said in threads."""
    return not address.thread


def share_button(address: Address, key: str, now_s: float) -> Block:
    """What stands below a private answer. `in_reply_to` names its conversation."""
    value = json.dumps([address.in_reply_to, turn_of(key), int(now_s) + PICKABLE_FOR_S])
    button = {"type": "button", "action_id": SHARE, "text": plain("Share"), "value": value}
    return {"type": "actions", "block_id": f"{SHARE}-{key}", "elements": [button]}


@dataclass(frozen=True, slots=True)
class _Pressed:
    channel: str
    person: str
    thread: str
    turn_id: str

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> "_Pressed | None":
        """None for a button that is not ours, or too old."""
        try:
            match json.loads(str(body["actions"][0].get("value"))):
                case [str(thread), str(turn_id), int(until)] if time.time() <= until:
                    channel = str(body["channel"]["id"])
                    return cls(channel, str(body["user"]["id"]), thread, turn_id)
        except ValueError:
            pass
        return None


class Sharing:
    """Takes the button in."""

    def __init__(
        self,
        api: Spending,
        own: Identity,
        people: People,
        intake: Intake,
        chores: Chores,
        once: Once,
    ) -> None:
        self._api = api
        self._own = own
        self._people = people
        self._intake = intake
        self._chores = chores
        self._once = once

    async def press(self, body: Mapping[str, Any]) -> None:
        """Share it. Returns when that is done, or Slack can wait no longer. Raises NoRoom."""
        await self._chores.finish("share", self._share(body))

    async def _share(self, body: Mapping[str, Any]) -> None:
        pressed = _Pressed.read(body)
        if pressed is None:
            await self._say(body, TOO_OLD)
            return
        name = f"{SHARE}:{pressed.turn_id}"
        try:
            if not await self._once.is_first(name, PICKABLE_FOR_S):
                return
            refusal = await self._show(pressed)
            if refusal and refusal != SHARED_IN_PART:
                await self._once.let_again(name)
        except StoreUnavailable as error:
            refusal = error.user_message
        if refusal:
            await self._say(body, refusal)

    async def _show(self, pressed: _Pressed) -> str:
        """Post the answer; the sentence for the person where that could not be done. Raises
        StoreUnavailable."""
        place = ConversationId("slack", self._own.account, pressed.channel, pressed.thread)
        turns = (await self._intake.conversation(place)).turns
        at = next((n for n, turn in enumerate(turns) if turn.id == pressed.turn_id), None)
        if at is None:
            return TOO_OLD
        turn = turns[at]
        names = await self._people.names_of([pressed.person])
        name = names.get(pressed.person, "Somebody")
        asked = " ".join(seen_asked(turn, turns[:at]).removeprefix(f"{name}: ").split())[
            :_SHOWN_MAX_CHARS
        ]
        heading = f"{name} shared my answer to: {asked}"
        context = {"type": "context", "elements": [plain(heading)]}
        document = fit_tables(turn.said, LIMITS, is_final=True)
        document = neutralise(document, LIMITS, is_final=True)
        said: dict[str, Any] = {"channel": pressed.channel, **_QUIET}
        try:
            for message in lay_out(document, LIMITS, [], is_final=True):
                shown = rich(message.text)
                if "thread_ts" not in said:
                    shown["blocks"] = [context, *shown["blocks"]]
                await self._api.note(self._api.rates.whole_post(pressed.channel))
                posted = await self._api.write("chat.postMessage", {**said, **shown})
                said.setdefault("thread_ts", str(posted["ts"]))
        except DeliveryError:
            return SHARED_IN_PART if "thread_ts" in said else NOT_SHARED
        return ""

    async def _say(self, body: Mapping[str, Any], sentence: str) -> None:
        place = {"channel": str(body["channel"]["id"]), "user": str(body["user"]["id"])}
        await self._api.write("chat.postEphemeral", {**place, "text": sentence})
