"""What people thought of replies, taken out and put to other models as an operator does it: by
`dragoman feedback export` and `dragoman eval run`, as processes before an emulated model."""

import asyncio
import json
import time
from pathlib import Path

from bot.feedback import Feedback
from bot.messages import Rating
from tests.emulators.openai import OpenAIEmulator, Refuse, Say
from tests.program import Person, program
from tests.unit.test_cli import dragoman


def models(**servers: OpenAIEmulator) -> str:
    """`models` of config.yaml, one for each server."""
    each = (
        f"{name}: {{kind: openai, model: any, base_url: '{server.base_url}'}}"
        for name, server in servers.items()
    )
    return f"{{{', '.join(each)}}}"


def write_config(folder: Path, redis_url: str, models: str) -> str:
    """A config.yaml for the same Redis; its path."""
    path = folder / "config.yaml"
    path.write_text(
        f"data_dir: {folder}\nredis: {{url: '{redis_url}'}}\nskills: [chat]\n"
        f"models: {models}\nadapters: {{web: {{}}}}\n"
    )
    return str(path)


async def until_kept(person: Person, count: int) -> None:
    """Until so many ratings are kept: what is concluded from a message is, once it is answered."""
    feedback = Feedback(person.app.store)
    async with asyncio.timeout(20):
        while len([rating async for rating in feedback.all()]) < count:  # noqa: ASYNC110 - Redis tells nobody
            await asyncio.sleep(0.01)


async def test_rated_replies_are_exported_and_put_to_other_models(
    redis_url: str, tmp_path: Path
) -> None:
    then = OpenAIEmulator(Say("Hi."), Say("Saturn."), Say("Jupiter, sorry."))
    better, away = (
        OpenAIEmulator(default=Say("It is Jupiter.")),
        OpenAIEmulator(default=Refuse(503)),
    )
    async with then, better, away:
        async with program(redis_url, models(main=then)) as person:
            await person.asks("Hello")
            greeted = (await person.app.reception.conversation(person.conversation)).turns[-1]
            good = Rating(person.conversation, greeted.id, "u1", True, time.time(), "friendly")
            await person.app.reception.rate(good)
            await person.asks("Largest planet?")
            await person.asks("No, I meant Jupiter")
            await until_kept(person, 2)
        config = write_config(tmp_path, redis_url, models(better=better, then=then, away=away))

        exported = await asyncio.to_thread(dragoman, "--config", config, "feedback", "export")
        assert (exported.returncode, exported.stderr) == (0, "")
        cases = [json.loads(line) for line in exported.stdout.splitlines()]
        assert [(case["asked"], case["said"], case["is_good"]) for case in cases] == [
            ("Hello", "Hi.", True),
            ("Largest planet?", "Saturn.", False),
        ]
        assert (cases[0]["reason"], cases[1]["correction"]) == ("friendly", "No, I meant Jupiter")

        file = tmp_path / "cases.jsonl"
        file.write_text(exported.stdout)
        then.answers.extend([Say("Hi."), Say("Saturn.")])
        ran = await asyncio.to_thread(dragoman, "--config", config, "eval", "run", str(file))
        assert ran.returncode == 1, "a model failed"
        assert ran.stdout.splitlines() == [
            "1. good: Hello",
            "   reason: friendly",
            "   better: changed (24 % alike)",
            "     - Hi.",
            "     + It is Jupiter.",
            "   then: the same",
            "   away: FAILED. The language model did not answer. Please try again in a minute.",
            "2. bad: Largest planet?",
            "   correction: No, I meant Jupiter",
            "   better: changed (38 % alike), holds the correction (jupiter)",
            "     - Saturn.",
            "     + It is Jupiter.",
            "   then: the same, still bad",
            "   away: FAILED. The language model did not answer. Please try again in a minute.",
            "6 replies: 2 the same, 2 changed, 2 failed.",
        ]
        asked = [each["content"] for each in better.asked[-1].body["messages"][1:]]
        assert asked == ["Hello", "Hi.", "Largest planet?"]


async def test_a_rating_whose_conversation_was_forgotten_is_named_as_left_out(
    redis_url: str, tmp_path: Path
) -> None:
    """`/new` forgets what was said, also what was rated: the rating stays, without the dialogue."""
    then = OpenAIEmulator(Say("Saturn."), Say("Jupiter, sorry."))
    async with then:
        async with program(redis_url, models(main=then)) as person:
            await person.asks("Largest planet?")
            await person.asks("No, I meant Jupiter")
            await until_kept(person, 1)
            await person.asks("/new")
        config = write_config(tmp_path, redis_url, models(main=then))

        exported = await asyncio.to_thread(dragoman, "--config", config, "feedback", "export")
        assert (exported.returncode, "Largest" in exported.stdout) == (0, False)
        assert exported.stderr.startswith("1 of 1 ratings is without what was asked and said")

        file = tmp_path / "cases.jsonl"
        file.write_text(exported.stdout)
        ran = await asyncio.to_thread(dragoman, "--config", config, "eval", "run", str(file))
        assert ran.stdout.splitlines() == [
            "1. bad: (not kept)",
            "   correction: No, I meant Jupiter",
            "   left out: what was asked and said is not kept in its conversation any more",
            "0 replies: 0 the same, 0 changed, 0 failed. 1 case left out.",
        ]


async def test_without_ratings_nothing_is_exported_and_a_wrong_file_is_named(
    redis_url: str, tmp_path: Path
) -> None:
    async with OpenAIEmulator() as server:
        config = write_config(tmp_path, redis_url, models(main=server))
        exported = await asyncio.to_thread(dragoman, "--config", config, "feedback", "export")
        assert (exported.returncode, exported.stdout, exported.stderr) == (0, "", "")
        missing = str(tmp_path / "none.jsonl")
        ran = await asyncio.to_thread(dragoman, "--config", config, "eval", "run", missing)
        assert ran.returncode == 1
        assert f"{missing}: cannot be read (FileNotFoundError)." in ran.stderr
        assert server.asked == []
