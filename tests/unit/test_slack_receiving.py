"""Receiving: what becomes of Slack's events, over both of its ways in."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from adapters.slack.access import Access
from adapters.slack.behind import Behind
from adapters.slack.bot_threads import BotThreads
from adapters.slack.chores import Chores
from adapters.slack.downloads import Downloads
from adapters.slack.earlier import Earlier
from adapters.slack.incoming import Identity
from adapters.slack.once import Once
from adapters.slack.people import People
from adapters.slack.rates import Rates
from adapters.slack.receiving import Receiver
from adapters.slack.refusing import NOT_HERE, Refusing
from adapters.slack.spending import Spending
from adapters.slack.threads import Threads
from adapters.slack.tokens import FixedToken
from adapters.slack.web_api import WebApi, close_client, open_client
from adapters.slack.welcome import Welcome
from bot.spending import Unlimited
from tests.emulators.intake import Desk
from tests.emulators.slack import SlackEmulator, SlackRules
from tests.emulators.slack_stage import (
    MANIFESTS,
    MemorySafe,
    Running,
    receiving,
    rules_of_manifest,
    settings_for,
)


@pytest.fixture(params=["socket", "http"])
async def running(request: pytest.FixtureRequest) -> AsyncIterator[Running]:
    async with (
        SlackEmulator(rules_of_manifest(request.param)) as slack,
        receiving(slack, request.param) as adapter,
    ):
        yield adapter


async def test_fact_07_a_mention_is_admitted_once_though_it_makes_two_events(
    running: Running,
) -> None:
    asked = running.ada.mentions("#general", "is 1 < 2?")
    message = await running.intake.next()
    await running.slack.settled()
    assert (message.text, message.author.name) == ("is 1 < 2?", "Ada")
    assert message.address.thread == asked.ts
    assert (len(running.intake.admitted), running.intake.handed_in) == (1, 2)


async def test_a_direct_message_is_admitted(running: Running) -> None:
    asked = running.ada.direct("hello")
    message = await running.intake.next()
    assert message.is_direct
    assert message.conversation.thread == asked.ts


async def test_a_thread_is_followed_without_mentions_and_other_talk_is_not(
    running: Running,
) -> None:
    asked, _ = await running.asked()
    other = running.ada.says("#general", "lunch?")
    running.ada.says("#general", "yes", other.ts)
    running.ada.says("#general", "and then?", asked.ts)
    message = await running.intake.next()
    await running.slack.settled()
    assert [each.text for each in running.intake.admitted] == ["hello", "and then?"]
    assert message.conversation.thread == asked.ts


async def test_fact_15_a_group_message_needs_a_mention(running: Running) -> None:
    bot = running.slack.workspace.bot
    group = running.slack.workspace.add_channel("us", "mpim", {running.ada.id, bot.id})
    running.ada.says(group.id, "who is in?")
    running.ada.mentions(group.id, "are you?")
    await running.intake.next()
    await running.slack.settled()
    assert [message.text for message in running.intake.admitted] == ["are you?"]


async def test_fact_08_edits_deletions_and_bots_are_not_answered(running: Running) -> None:
    asked, _ = await running.asked()
    bot = running.slack.workspace.bot.id
    running.ada.edits(asked, f"<@{bot}> hello again", raw=True)
    running.ada.deletes(asked)
    running.slack.other_bot_says("#general", f"<@{bot}> build 12 is green")
    await running.slack.settled()
    assert len(running.intake.admitted) == 1
    assert all(delivery.acknowledged for delivery in running.slack.deliveries.all)


async def test_fact_08_a_mention_that_is_put_in_by_an_edit_is_answered_once(
    running: Running,
) -> None:
    said = running.ada.says("#general", "what is 1 + 1?")
    bot = running.slack.workspace.bot.id
    for text in ("what is 1 + 1?", "what is 1 + 2?"):
        running.ada.edits(said, f"<@{bot}> {text}", raw=True)
        await running.slack.settled()
    assert running.intake.texts == ["what is 1 + 1?"]
    assert [each.text for each in running.intake.memory.admitted.values()] == ["what is 1 + 2?"]
    running.slack.other_bot_says("#general", "unasked")
    await running.slack.settled()
    assert len(running.intake.admitted) == 1


async def test_fact_10_an_edited_message_is_handed_in_as_it_is_now(running: Running) -> None:
    asked, address = await running.asked("what is 1 + 1?")
    bot = running.slack.workspace.bot.id
    running.ada.edits(asked, f"<@{bot}> what is 2 &lt; 3?", raw=True)
    await running.slack.settled()
    (now,) = running.intake.memory.admitted.values()
    assert (now.text, now.address) == ("what is 2 < 3?", address)
    assert f"{now.edited_at:.6f}" == asked.edited_ts, "an older edit may be told of later"
    running.ada.edits(asked, f"<@{bot}> what is 2 &lt; 3?", raw=True)  # a preview was added
    running.ada.deletes(asked)
    await running.slack.settled()
    assert running.intake.memory.deletions == [(now.conversation, now.id)]
    assert len(running.intake.admitted) == 1


async def test_changes_where_we_take_no_part_are_left_alone(running: Running) -> None:
    said = running.ada.says("#general", "between us")
    running.ada.edits(said, "between you and me")
    running.ada.deletes(said)
    await running.slack.settled()
    assert running.intake.memory.deletions == []
    assert not running.slack.calls("users.info")


async def test_a_deletion_that_could_not_be_stored_comes_again() -> None:
    rules = rules_of_manifest("socket", ack_timeout_s=1.0)
    async with SlackEmulator(rules) as slack, receiving(slack, "socket") as running:
        asked, _ = await running.asked()
        running.intake.away = 1
        running.ada.deletes(asked)
        await slack.settled()
        assert len(running.intake.memory.deletions) == 1


@pytest.mark.parametrize("transport", MANIFESTS)
async def test_fact_02_slack_delivers_again_what_could_not_be_admitted(transport: str) -> None:
    rules = rules_of_manifest(transport, ack_timeout_s=1.0 if transport == "socket" else 20.0)
    async with SlackEmulator(rules) as slack, receiving(slack, transport) as running:
        running.intake.away = 2
        running.ada.direct("do not lose me")
        message = await running.intake.next()
        await slack.settled()
        assert message.text == "do not lose me"
        (delivery,) = slack.deliveries.all
        assert delivery.acknowledged
        failures = [(attempt.failure, attempt.status) for attempt in delivery.attempts[:2]]
        refused = ("timeout", None) if transport == "socket" else ("http_error", 503)
        assert failures == [refused, refused]


async def test_fact_11_mentions_of_people_and_channels_are_read_as_names(running: Running) -> None:
    bob, workspace = running.slack.person("Bob"), running.slack.workspace
    team = workspace.add_channel("team", "channel", {running.ada.id})
    secret = workspace.add_channel("secret", "group", {running.ada.id, workspace.bot.id})
    mentions = f"<@{bob.id}>, <#{team.id}> and <#{secret.id}|>"
    running.ada.mentions("#general", mentions, raw=True)
    assert (await running.intake.next()).text == f"@Bob, #team and #{secret.id}"


async def test_only_allowed_channels_are_answered() -> None:
    async with SlackEmulator() as slack:
        allowed = (slack.workspace.channel("random").id,)
        async with receiving(
            slack, "socket", allowed_channels=allowed, direct_messages=False
        ) as running:
            running.ada.mentions("#general", "not here")
            running.ada.says("#general", "said to others")
            running.ada.direct("nor here")
            running.ada.mentions("#random", "here")
            await running.intake.next()
            told = await slack.wait_for_reply("#general", containing=NOT_HERE)
            await slack.settled()
            assert [message.text for message in running.intake.admitted] == ["here"]
            assert slack.replies("#general") == [told], "once an hour"
            assert told.ephemeral_to == running.ada.id


async def test_threads_are_not_followed_where_the_settings_say_so() -> None:
    async with (
        SlackEmulator() as slack,
        receiving(slack, "socket", follow_threads="never") as running,
    ):
        asked, _ = await running.asked()
        running.ada.says("#general", "and then?", asked.ts)
        running.ada.mentions("#general", "and now?", asked.ts)
        await running.intake.next()
        await slack.settled()
        assert [message.text for message in running.intake.admitted] == ["hello", "and now?"]


async def test_without_the_scope_for_names_people_appear_by_id() -> None:
    rules = SlackRules(scopes=frozenset({"chat:write", "im:history"}))
    async with SlackEmulator(rules) as slack, receiving(slack, "socket") as running:
        running.ada.direct("hello")
        assert (await running.intake.next()).author.name == ""
        running.ada.direct("hello again")
        await running.intake.next()
        assert len(slack.calls("users.info")) == 1


async def test_fact_30_messages_of_one_conversation_are_admitted_in_the_order_they_came() -> None:
    async with SlackEmulator() as slack:
        client = open_client(slack.base_url)
        api, intake = WebApi(client, FixedToken(slack.bot_token)), Desk()
        own = Identity(slack.workspace.bot.id, "B0", slack.workspace.team_id)
        known, unknown = slack.person("Known"), slack.person("Unknown")
        people = People(api, within_s=20.0)
        assert await people.names_of([known.id]) == {known.id: "Known"}
        settings = settings_for(slack, "socket")
        access = Access(settings, intake, own.account)
        spending, chores = Spending(api, Unlimited(), Rates(own.account)), Chores()
        welcome, refusing = Welcome(settings, spending, chores), Refusing(spending, chores)
        once = Once(MemorySafe(), own.account)
        threads = Threads(spending, people, once)
        earlier = Earlier(threads, own, intake, chores, is_on=True)
        downloads = Downloads(spending, api, slack.base_url)
        receiver = Receiver(
            *(settings, own, people, intake, access, welcome, refusing, earlier, downloads),
            BotThreads(once),
            Behind(threads, chores, is_on=True),
        )
        asked = known.mentions("#general", "one")
        unknown.mentions("#general", "two, by someone whose name must be asked for", asked.ts)
        known.mentions("#general", "three", asked.ts)
        bodies = [delivery.payload for delivery in slack.deliveries.all]
        await asyncio.gather(*(receiver.take(body) for body in bodies))
        assert [message.text.partition(",")[0] for message in intake.admitted] == [
            "one",
            "two",
            "three",
        ]
        await close_client(client)


async def test_fact_01_while_slack_is_slow_nobodys_name_is_waited_for() -> None:
    async with SlackEmulator() as slack:
        slack.faults.add(method="users.info", kind="hang_after", times=5)
        client, ada = open_client(slack.base_url), slack.person("Ada")
        people = People(WebApi(client, FixedToken(slack.bot_token)), within_s=1.0)
        async with asyncio.timeout(20):
            assert await people.names_of([ada.id]) == {}
            assert await people.names_of([ada.id]) == {}
        assert len(slack.calls("users.info")) == 1
        await close_client(client)
