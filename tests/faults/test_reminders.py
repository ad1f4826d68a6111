"""Reminders while processes die: due at a time, shown once, kept through a restart."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import redis

from bot.messages import PersonId
from bot.skills.tutor.quizzes.progress import Progress, add_card, write_progress
from bot.skills.tutor.quizzes.question import Question
from bot.store.keys import Keys
from tests.emulators.slack import SlackEmulator
from tests.emulators.slack.person import Person
from tests.faults.process import started
from tests.faults.test_process_death import ENVIRONMENT, until_listening, write_config

QUESTION = Question("What is 3/4 + 1/8?", "short", ("7/8",))
CARDS = write_progress(add_card(Progress(), QUESTION, datetime(2026, 1, 1, tzinfo=UTC)))


def reminders(slack: SlackEmulator, person: Person) -> list[str]:
    replies = slack.replies(person.direct_channel)
    return [message.text for message in replies if "due to repeat." in message.text]


def where_it_is_noon() -> str:
    """A time zone: nobody is reminded at night."""
    ahead = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead:+d}"  # the sign is the other way about in these names


async def asked(slack: SlackEmulator, store: redis.Redis, person: Person) -> None:
    """Somebody with a card that is due asks to be reminded."""
    key = Keys(16).person(PersonId("slack", slack.workspace.team_id, person.id))
    store.hset(key, mapping=CARDS)
    said = person.direct(f"/remind on {where_it_is_noon()}")
    await slack.wait_for_reply(
        person.direct_channel, said.ts, containing="I tell you here", timeout_s=60
    )


async def until_set(store: redis.Redis, count: int) -> None:
    """Wait until so many alarms are kept: a reply is seen a moment before its turn is committed."""
    async with asyncio.timeout(20):
        while sum(store.zcard(key) for key in store.scan_iter("dragoman:*:due")) < count:  # noqa: ASYNC110 - nothing tells
            await asyncio.sleep(0.02)


def time_goes_by(store: redis.Redis) -> int:
    """Every alarm is due now; how many there are."""
    moved = 0
    for key in store.scan_iter("dragoman:*:due"):
        for member in store.zrange(key, 0, -1):
            moved += int(store.zadd(key, {member: 1}, ch=True))
    return moved


async def test_two_workers_one_killed_between_due_and_shown_show_each_reminder_once(
    tmp_path: Path, redis_url: str
) -> None:
    more = f"redis: {{url: '{redis_url}'}}\nworker: {{alarms_every_s: 0.2}}"
    async with SlackEmulator() as slack:
        config = write_config(tmp_path, slack, more)
        people = [slack.person(f"Person {number}") for number in range(4)]
        with redis.Redis.from_url(redis_url) as store:
            async with started(config, ENVIRONMENT):
                await until_listening(slack)
                for person in people:
                    await asked(slack, store, person)
                await until_set(store, len(people))
            # All that was asked for is kept while no process runs.
            before = len(slack.calls("apps.connections.open"))
            async with started(config, ENVIRONMENT) as first, started(config, ENVIRONMENT):
                await slack.wait_until(
                    lambda: len(slack.calls("apps.connections.open")) >= before + 4, timeout_s=60
                )
                slack.faults.add(method="chat.postMessage", kind="http_500", times=1000)
                slack.faults.add(method="chat.startStream", kind="http_500", times=1000)
                assert time_goes_by(store) == len(people)
                async with asyncio.timeout(20):
                    while len(slack.faults.struck) < len(people):  # noqa: ASYNC110 - nothing tells
                        await asyncio.sleep(0.02)
                await first.kill()
                slack.faults.clear()
                await slack.wait_until(
                    lambda: all(reminders(slack, person) for person in people), timeout_s=30
                )
                await until_set(store, len(people))
                time_goes_by(store)
                await asyncio.sleep(0.5)  # they ring once more, and find that they have told
                await until_set(store, len(people))
        assert [len(reminders(slack, person)) for person in people] == [1] * len(people)
