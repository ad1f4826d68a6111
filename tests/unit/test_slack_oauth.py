"""Many workspaces: who installs the app is answered with their own token, which is kept sealed."""

import asyncio
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import unescape
from typing import Any

import aiohttp
import pytest
from cryptography.fernet import Fernet
from slack_sdk.oauth.installation_store import Bot

from adapters.slack.installations import Installations
from adapters.slack.manifest import INSTALL_PATH
from adapters.slack.rates import Rates
from adapters.slack.sealing import Sealer
from bot.errors import ConfigError, DeliveryRefused, StoreUnavailable
from bot.messages import Address
from bot.ports import AdapterParts, OutgoingMessage, Safe
from bot.safe import RedisSafe
from bot.store.client import Store
from tests.emulators.slack import SlackEmulator, SlackRules
from tests.emulators.slack.calls import Call
from tests.emulators.slack.events import envelope
from tests.emulators.slack.team import Team
from tests.emulators.slack_stage import NoLive, Running, receiving, until

KEY, OTHER_KEY = Fernet.generate_key().decode(), Fernet.generate_key().decode()
URL = "https://bot.example.com"
ROTATING = SlackRules(token_life_s=12 * 3600, retry_delays_s=(0.01,))


def oauth(slack: SlackEmulator, **changes: Any) -> dict[str, Any]:
    given = {"client_id": slack.client_id, "client_secret": slack.client_secret}
    return {"oauth": {**given, "keys": KEY, "url": URL, **changes}}


@asynccontextmanager
async def receiving_all(
    slack: SlackEmulator,
    store: Store,
    transport: str = "http",
    safe: Safe | None = None,
    **changes: Any,
) -> AsyncIterator[Running]:
    parts = AdapterParts(live=NoLive(), safe=safe or RedisSafe(store))
    async with receiving(slack, transport, parts, **oauth(slack, **changes)) as running:
        yield running


class Browser:
    """Somebody's browser on our pages, over plain HTTP as behind a proxy that ends TLS."""

    def __init__(self, running: Running) -> None:
        self._local = f"http://127.0.0.1:{running.adapter.port}"
        self.cookie = ""

    async def begins(self) -> str:
        """Open the install page; the address of Slack's that its button leads to."""
        async with aiohttp.ClientSession() as http, http.get(self._local + INSTALL_PATH) as page:
            assert page.status == 200
            self.cookie = page.headers["Set-Cookie"].partition(";")[0]
            assert "Secure" in page.headers["Set-Cookie"]
            assert "HttpOnly" in page.headers["Set-Cookie"]
            (address,) = re.findall(r'<a href="([^"]+)"', await page.text())
            return unescape(address)

    async def comes_back(self, address: str) -> tuple[int, str]:
        """Follow Slack's redirect."""
        local = address.replace(URL, self._local)
        headers = {"Cookie": self.cookie}
        async with aiohttp.ClientSession() as http, http.get(local, headers=headers) as page:
            return page.status, await page.text()


async def installs(
    running: Running, team: Team | None = None, *, for_organisation: bool = False
) -> None:
    """A person installs the app in a workspace, or in its organisation."""
    browser, slack = Browser(running), running.slack
    asked = await browser.begins()
    back = slack.grants.approve(asked, team or slack.teams[0], for_organisation=for_organisation)
    status, page = await browser.comes_back(back)
    assert status == 200, page


async def answers(running: Running, address: Address, text: str) -> None:
    await running.adapter.post(OutgoingMessage(address, text, "k00"))


@pytest.mark.parametrize("transport", ["http", "socket"])
async def test_workspaces_install_the_app_and_each_is_answered_with_its_own_token(
    store: Store, transport: str
) -> None:
    async with SlackEmulator() as slack, receiving_all(slack, store, transport) as running:
        other = slack.add_workspace("Other")
        running.ada.mentions("#general", "too early")
        await slack.settled()
        assert running.intake.admitted == []
        await installs(running)
        await installs(running, other)
        bob = other.person("Bob")
        running.ada.mentions("#general", "first")
        bob.mentions("#general", "second")
        await running.intake.until(2)
        for message in running.intake.admitted:
            await answers(running, message.address, f"to {message.text}")
        accounts = {
            message.text: message.conversation.account for message in running.intake.admitted
        }
        assert accounts == {"first": slack.workspace.team_id, "second": other.workspace.team_id}
        assert [reply.text for reply in slack.replies("#general")] == ["to first"]
        assert [reply.text for reply in other.replies("#general")] == ["to second"]
        names = {message.author.name for message in running.intake.admitted}
        assert names == {"Ada", "Bob"}


async def test_a_worker_answers_with_what_a_gateway_has_kept(store: Store) -> None:
    async with (
        SlackEmulator() as slack,
        receiving_all(slack, store) as gateway,
        receiving_all(slack, store) as worker,
    ):
        await slack.use_request_url(f"http://127.0.0.1:{gateway.adapter.port}/slack/events")
        await installs(gateway)
        gateway.ada.direct("hello")
        message = await gateway.intake.next()
        await answers(worker, message.address, "hello yourself")
        assert [reply.text for reply in slack.replies(gateway.ada.direct_channel)] == [
            "hello yourself"
        ]


async def test_an_installation_that_nobody_here_began_is_refused(store: Store) -> None:
    async with SlackEmulator() as slack, receiving_all(slack, store) as running:
        browser = Browser(running)
        back = slack.grants.approve(await browser.begins(), slack.teams[0])
        stranger = Browser(running)
        assert (await stranger.comes_back(back))[0] == 400
        forged = re.sub(r"state=[^&]+", "state=guessed", back)
        browser_of_forger = Browser(running)
        browser_of_forger.cookie = "slack-app-oauth-state=guessed"
        assert (await browser_of_forger.comes_back(forged))[0] == 401
        assert (await browser.comes_back(back))[0] == 200
        assert (await browser.comes_back(back))[0] == 401, "a state is good once"
        status, page = await browser.comes_back(f"{URL}/slack/oauth_redirect?error=<b>no</b>")
        assert (status, "<b>no</b>" in page) == (200, False)


async def test_a_code_that_slack_does_not_know_installs_nothing(store: Store) -> None:
    async with SlackEmulator() as slack, receiving_all(slack, store) as running:
        browser = Browser(running)
        back = slack.grants.approve(await browser.begins(), slack.teams[0])
        status, _ = await browser.comes_back(re.sub(r"code=[^&]+", "code=wrong", back))
        assert status == 401
        with pytest.raises(DeliveryRefused):
            await running.adapter.show_status(Address("C1", account=slack.workspace.team_id), "x")


async def test_while_slack_cannot_be_reached_the_page_says_so(store: Store) -> None:
    async with SlackEmulator() as slack, receiving_all(slack, store) as running:
        browser = Browser(running)
        back = slack.grants.approve(await browser.begins(), slack.teams[0])
        slack.faults.add(method="oauth.v2.access", kind="drop_before")
        assert (await browser.comes_back(back))[0] == 503


# ── tokens that end ──────────────────────────────────────────────────────────────────────────────


async def test_fact_27_four_events_with_an_ended_token_renew_it_once_and_none_is_lost(
    store: Store,
) -> None:
    async with (
        SlackEmulator(ROTATING) as slack,
        receiving_all(slack, store) as gateway,
        receiving_all(slack, store) as worker,
    ):
        await slack.use_request_url(f"http://127.0.0.1:{gateway.adapter.port}/slack/events")
        await installs(gateway)
        await make_old(store, slack, seconds_left=-1)
        for number in range(4):
            gateway.ada.direct(f"question {number}")
        admitted = await gateway.intake.until(4)
        await asyncio.gather(
            *(answers(worker, message.address, f"to {message.text}") for message in admitted)
        )
        assert slack.grants.refreshed == 1
        replies = {reply.text for reply in slack.replies(gateway.ada.direct_channel)}
        assert replies == {f"to question {number}" for number in range(4)}


async def make_old(store: Store, slack: SlackEmulator, *, seconds_left: float) -> None:
    """As if the token had been given out long ago; no process remembers it."""
    slack.grants.expire_all()
    installations = Installations(RedisSafe(store), Sealer(KEY))
    bot = await installations.of(slack.workspace.team_id)
    assert bot is not None
    bot.bot_token_expires_at = int(time.time() + seconds_left)
    await installations.async_save_bot(bot)


async def test_a_token_that_slack_ended_early_is_renewed_and_the_call_made_again(
    store: Store,
) -> None:
    async with SlackEmulator(ROTATING) as slack, receiving_all(slack, store) as running:
        await installs(running)
        _, address = await running.asked()
        slack.grants.expire_all()
        await asyncio.gather(*(answers(running, address, f"{number}") for number in range(4)))
        assert slack.grants.refreshed == 1
        assert len(slack.replies("#general", address.thread)) == 4


@pytest.mark.parametrize("kind", ["ratelimited", "http_500"])
async def test_a_token_that_still_works_is_used_while_it_cannot_be_renewed(
    store: Store, kind: str
) -> None:
    async with SlackEmulator(ROTATING) as slack, receiving_all(slack, store) as running:
        await installs(running)
        installations = Installations(RedisSafe(store), Sealer(KEY))
        bot = await installations.of(slack.workspace.team_id)
        assert bot is not None
        bot.bot_token_expires_at = int(time.time() + 600)
        await installations.async_save_bot(bot)
        await running.adapter.close()
        await running.adapter.open()
        slack.faults.add(method="oauth.v2.access", kind=kind)
        ada = running.ada.says("#general", "hello")
        address = Address(ada.channel, ada.ts, ada.ts, running.ada.id)
        there = Address(ada.channel, ada.ts, account=slack.workspace.team_id)
        await answers(running, there, "one")
        assert slack.grants.refreshed == 0
        await answers(running, there, "two")
        assert slack.grants.refreshed == 1
        assert len(slack.replies("#general", address.thread)) == 2


async def test_nobody_waits_long_for_the_renewal_of_a_token_that_still_works(store: Store) -> None:
    an_hour = SlackRules(token_life_s=3600)  # it is to be renewed at once
    async with SlackEmulator(an_hour) as slack, receiving_all(slack, store) as running:
        await installs(running)
        slack.faults.add(method="oauth.v2.access", kind="late", retry_after_s=9.5)
        began_s = time.monotonic()
        running.ada.command("#general", "/ask", "hello")
        await running.intake.next()
        assert time.monotonic() - began_s < 9
        assert slack.grants.refreshed == 1


class RestlessSafe:
    """A `Safe` whose Redis is away for the next `away` calls of a kind."""

    def __init__(self, store: Store) -> None:
        self._behind = RedisSafe(store)
        self.away = {"put": 0, "get": 0}

    async def put(self, adapter: str, account: str, name: str, value: bytes, **how: Any) -> bool:
        self._find("put")
        return await self._behind.put(adapter, account, name, value, **how)

    async def get(self, adapter: str, account: str, name: str) -> bytes | None:
        self._find("get")
        return await self._behind.get(adapter, account, name)

    async def take(self, adapter: str, account: str, name: str) -> bytes | None:
        return await self._behind.take(adapter, account, name)

    def _find(self, what: str) -> None:
        if self.away[what]:
            self.away[what] -= 1
            raise StoreUnavailable("away")


async def test_while_redis_is_away_what_is_known_of_a_workspace_is_believed(store: Store) -> None:
    safe = RestlessSafe(store)
    installations = Installations(safe, Sealer(KEY), fresh_s=0.0)
    bot = Bot(team_id="T1", bot_token="xoxb-1", bot_id="B1", bot_user_id="U1", installed_at=0.0)
    await installations.async_save_bot(bot)
    safe.away["get"] = 3
    assert await installations.of("T1") is bot
    for account, is_fresh in (("T1", True), ("T2", False)):
        with pytest.raises(StoreUnavailable):
            await installations.of(account, is_fresh=is_fresh)


async def test_new_tokens_are_kept_as_soon_as_redis_is_back(store: Store) -> None:
    safe = RestlessSafe(store)
    async with SlackEmulator(ROTATING) as slack, receiving_all(slack, store, safe=safe) as running:
        await installs(running)
        _, address = await running.asked()
        slack.grants.expire_all()

        def leave(call: Call) -> None:
            if call.method == "oauth.v2.access":
                safe.away["put"] = 2

        slack.web_api.at_effect.append(leave)
        await answers(running, address, "all the same")
        assert slack.grants.refreshed == 1
        kept = await Installations(RedisSafe(store), Sealer(KEY)).of(slack.workspace.team_id)
        assert kept is not None
        assert slack.grants.is_good(kept.bot_token)


# ── organisations ────────────────────────────────────────────────────────────────────────────────


async def test_fact_29_an_organisation_installs_once_for_all_its_workspaces(store: Store) -> None:
    async with (
        SlackEmulator() as slack,
        receiving_all(slack, store, organisations=True) as running,
    ):
        first = slack.add_workspace("First", enterprise_id="E1")
        second = slack.add_workspace("Second", enterprise_id="E1")
        await installs(running, first, for_organisation=True)
        first.person("Ada").mentions("#general", "one")
        bob = second.person("Bob")
        bob.direct("two")
        bob.command("#general", "/ask", "three")
        await running.intake.until(3)
        for message in running.intake.admitted:
            assert message.conversation.account == "E1"
            assert message.address.recipient_account in (
                first.workspace.team_id,
                second.workspace.team_id,
            ), "Slack streams to people of a workspace"
            await answers(running, message.address, f"to {message.text}")
        assert [reply.text for reply in first.replies("#general")] == ["to one"]
        assert [reply.text for reply in second.replies(bob.direct_channel)] == ["to two"]
        assert second.replies("#general")[-1].text == "to three"


# ── removed ──────────────────────────────────────────────────────────────────────────────────────


async def test_fact_28_who_removes_the_app_is_forgotten_and_nobody_else(store: Store) -> None:
    async with SlackEmulator() as slack, receiving_all(slack, store) as running:
        other = slack.add_workspace("Other")
        await installs(running)
        await installs(running, other)
        slack.uninstall()
        await until(lambda: bool(running.intake.memory.purged))
        await slack.settled()
        assert set(running.intake.memory.purged) == {("slack", slack.workspace.team_id)}
        installations = Installations(RedisSafe(store), Sealer(KEY))
        assert await installations.of(slack.workspace.team_id) is None
        assert await installations.of(other.workspace.team_id) is not None


async def test_a_worker_that_knows_the_token_of_before_answers_after_a_new_installation(
    store: Store,
) -> None:
    async with (
        SlackEmulator() as slack,
        receiving_all(slack, store) as gateway,
        receiving_all(slack, store) as worker,
    ):
        await slack.use_request_url(f"http://127.0.0.1:{gateway.adapter.port}/slack/events")
        await installs(gateway)
        _, address = await gateway.asked()
        await answers(worker, address, "one")
        slack.revoke_tokens()
        await slack.settled()
        await installs(gateway)
        await worker.adapter.post(OutgoingMessage(address, "two", "k01"))
        assert [each.text for each in slack.replies("#general")] == ["one", "two"]


@pytest.mark.parametrize("kind", ["app_uninstalled", "tokens_revoked"])
async def test_a_removal_that_is_told_again_after_a_new_installation_is_of_the_old_one(
    store: Store, kind: str
) -> None:
    async with SlackEmulator() as slack, receiving_all(slack, store) as running:
        await installs(running)
        event = {"type": kind, "tokens": {"bot": ["U0"]}, "event_ts": "1.0"}
        late = {**envelope(slack.workspace, event), "event_time": int(time.time()) - 300}
        slack.send("events_api", late)
        await slack.settled()
        assert running.intake.memory.purged == []
        installations = Installations(RedisSafe(store), Sealer(KEY))
        assert await installations.of(slack.workspace.team_id) is not None


async def test_tokens_taken_back_are_forgotten_and_what_people_said_is_not(store: Store) -> None:
    async with SlackEmulator() as slack, receiving_all(slack, store) as running:
        await installs(running)
        slack.revoke_tokens()
        await slack.settled()
        installations = Installations(RedisSafe(store), Sealer(KEY))
        assert await installations.of(slack.workspace.team_id) is None
        assert running.intake.memory.purged == []
        await installs(running)
        _, address = await running.asked()
        await answers(running, address, "back again")
        assert len(slack.replies("#general")) == 1


# ── sealed ───────────────────────────────────────────────────────────────────────────────────────


async def test_no_token_can_be_read_in_redis_and_keys_can_be_replaced(store: Store) -> None:
    async with SlackEmulator(ROTATING) as slack, receiving_all(slack, store) as running:
        await installs(running)
        team_id = slack.workspace.team_id
        key = store.keys.secret("slack", team_id, "installation")
        sealed = await store.ask(key, "GET", key)
        assert b"xox" not in sealed
        both = Installations(RedisSafe(store), Sealer(f"{OTHER_KEY}, {KEY}"))
        assert await both.of(team_id) is not None
        only_new = Installations(RedisSafe(store), Sealer(OTHER_KEY))
        assert await only_new.of(team_id) is not None, "it was sealed anew when it was read"
        assert await Installations(RedisSafe(store), Sealer(KEY)).of(team_id) is None


@pytest.mark.parametrize("keys", ["", "short", "x" * 44])
def test_a_key_that_is_none_stops_the_start_with_how_to_make_one(keys: str) -> None:
    with pytest.raises(ConfigError, match="openssl rand"):
        Sealer(keys)


@pytest.mark.parametrize(
    ("wrong", "named"), [({"client_id": "9.9"}, "client_id"), ({"client_secret": "x"}, "secret")]
)
async def test_the_check_asks_slack_whether_it_knows_the_app(
    store: Store, wrong: dict[str, str], named: str
) -> None:
    async with SlackEmulator() as slack:
        async with receiving_all(slack, store) as running:
            await running.adapter.probe()
        with pytest.raises(ConfigError, match=named):
            async with receiving_all(slack, store, **wrong) as running:
                await running.adapter.probe()


def test_each_workspace_has_rate_limits_of_its_own() -> None:
    (one,), (other,) = Rates("T1").whole_post("C1"), Rates("T2").whole_post("C1")
    assert one.bucket != other.bucket
