"""The app's home: how a person wants to be answered, and, for admins, where we answer at all."""

from collections.abc import Mapping
from typing import Any

import structlog

from adapters.slack.access import Access
from adapters.slack.chores import Chores
from adapters.slack.home_view import CHANNELS, FORGET, WISHES, Shown, home_view
from adapters.slack.incoming import Identity
from adapters.slack.refusing import NOT_YOU
from adapters.slack.spending import Spending
from bot.errors import DeliveryError, StoreUnavailable
from bot.messages import PersonId
from bot.ports import People, Skill
from bot.turn.wishes import Wishes

logger = structlog.get_logger(__name__)

Body = Mapping[str, Any]


class Home:
    """Shows homes and heeds what is set there."""

    def __init__(
        self,
        api: Spending,
        own: Identity,
        known: People,
        skills: tuple[Skill, ...],
        access: Access,
        chores: Chores,
    ) -> None:
        self._api = api
        self._own = own
        self._known = known
        self._skills = {skill.name: skill.summary for skill in skills}
        self._access = access
        self._chores = chores

    def opened(self, body: Body) -> None:
        """Somebody looks at the home."""
        self._chores.add("home", self._show(str(body["event"]["user"])))

    async def wish(self, body: Body) -> None:
        """Somebody set how they want to be answered, or wants to be forgotten."""
        action, person = body["actions"][0], str(body["user"]["id"])
        try:
            await self._set(person, action, f"{body.get('trigger_id')}:{action.get('action_ts')}")
        except StoreUnavailable as error:
            notice = Shown(notice=error.user_message)
            self._chores.add("home", self._publish(person, notice))
        else:
            self._chores.add("home", self._show(person))

    async def _set(self, person: str, action: Body, event_id: str) -> None:
        name = WISHES.get(str(action["action_id"]))
        if action["action_id"] == FORGET:
            await self._known.forget(self._person(person))
        elif name is not None:
            value = str((action.get("selected_option") or {}).get("value") or "")
            wanted = {name: "" if value == "none" else value}
            await self._known.write(self._person(person), wanted, event_id)

    async def choose(self, body: Body) -> None:
        """An admin set where we answer, or whom. Whether they are one is asked of Slack, each
        time."""
        action, person = body["actions"][0], str(body["user"]["id"])
        if await self._is_admin(person):
            if action["action_id"] == CHANNELS:
                chosen = tuple(map(str, action.get("selected_conversations") or ()))
                await self._access.choose_channels(chosen)
            else:
                chosen = tuple(map(str, action.get("selected_users") or ()))
                await self._access.choose_people(chosen)
            logger.info("slack.chosen", what=action["action_id"], by=person, count=len(chosen))
        self._chores.add("home", self._show(person))

    async def _show(self, person: str) -> None:
        try:
            wishes = Wishes.read(await self._known.read(self._person(person)))
            is_admin, allowed = await self._is_admin(person), await self._access.allowed()
            is_refused = not await self._access.may_answer(person)
        except StoreUnavailable as error:
            shown = Shown(notice=error.user_message)
        else:
            configured, refusal = self._access.configured, NOT_YOU if is_refused else ""
            shown = Shown(wishes, self._skills, is_admin, configured, allowed, refusal)
        await self._publish(person, shown)

    async def _publish(self, person: str, shown: Shown) -> None:
        await self._api.write("views.publish", {"user_id": person, "view": home_view(shown)})

    async def _is_admin(self, person: str) -> bool:
        try:
            answer = await self._api.read("users.info", {"user": person})
        except DeliveryError:
            return False
        user = answer.get("user") or {}
        org = user.get("enterprise_user") or {}
        if org.get("enterprise_id") == self._own.account:  # installed to a whole organisation
            return bool(org.get("is_admin") or org.get("is_owner"))
        is_ours = str(user.get("team_id") or "") == self._own.account
        return is_ours and bool(user.get("is_admin") or user.get("is_owner"))

    def _person(self, person: str) -> PersonId:
        return PersonId("slack", self._own.account, person)
