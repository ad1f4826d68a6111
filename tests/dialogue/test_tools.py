"""Tools in whole conversations, through the real engine: what models call, and what people see."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace

import pytest

from bot.ports import ModelMessage, ModelOptions, ModelPart, Probed, ToolCall
from bot.reply import TextDelta
from tests.emulators.openai import OpenAIEmulator, Say
from tests.emulators.platform import MemoryPlatform
from tests.program import QUICK, program

TOOLS = "tools: {calculator: {}, clock: {}, units: {}, clarify: {}}"
SUMS = (
    "{main: {kind: scripted, rules: [{when: 'what is ([-+*/0-9 ]+)', call: calculator, "
    "arguments: '{\"expression\": \"\\1\"}', say: 'It is this: {result}'}]}}"
)


class CallingModel:
    """A model that calls what it is told to, one list of calls a round, then says `says`."""

    name, disclosure, context_tokens, sees_images = "calling", "", 32_000, False

    def __init__(self, *rounds: list[tuple[str, str]], says: str = "Done.") -> None:
        self.rounds = rounds
        self.says = says
        self.prompts: list[list[ModelMessage]] = []
        self.offered: list[list[str]] = []

    async def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Call, or speak when all was called."""
        self.prompts.append(list(messages))
        self.offered.append([spec.name for spec in options.tools])
        await asyncio.sleep(0)
        number = sum(bool(message.calls) for message in messages)
        if number < len(self.rounds) and options.tools:
            for index, (name, arguments) in enumerate(self.rounds[number]):
                yield ToolCall(f"c{number}.{index}", name, arguments)
        else:
            yield TextDelta(self.says)

    async def prepare(self) -> None:
        """Nothing is slow."""

    async def probe(self) -> Probed:
        """It is always there."""
        return Probed("calling: ready.")

    async def close(self) -> None:
        """Nothing is held."""


async def test_a_sum_is_done_by_the_calculator_(redis_url: str) -> None:
    async with program(redis_url, SUMS, more=TOOLS) as person:
        assert await person.asks("what is 17*23") == "It is this: 17*23 = 391"


async def test_without_tools_in_config_nothing_is_offered(redis_url: str) -> None:
    model = CallingModel([("calculator", "{}")])
    async with program(redis_url, model=model) as person:
        assert await person.asks("what is 17*23") == "Done."
    assert model.offered == [[]]


async def test_what_goes_wrong_in_a_tool_is_told_to_the_model(redis_url: str) -> None:
    model = CallingModel(
        [("calculator", '{"expression": "1/0"}'), ("calculator", "{broken")],
        [("teleport", "{}"), ("units", '{"value": 1}')],
    )
    async with program(redis_url, model=model, more=TOOLS) as person:
        assert await person.asks("go on") == "Done."
    told = [message.content for message in model.prompts[-1] if message.role == "tool"]
    assert "division by zero" in told[0].lower()
    assert "must be one JSON object" in told[1]
    assert "There is no tool 'teleport'" in told[2]
    assert "unit: Field required" in told[3]


async def test_a_model_that_never_stops_calling_is_stopped(redis_url: str) -> None:
    sums = [[("calculator", f'{{"expression": "{number}+1"}}')] for number in range(50)]
    model = CallingModel(*sums)
    async with program(redis_url, model=model, more=TOOLS) as person:
        assert "again and again" in await person.asks("count")
    assert len(model.prompts) == 7
    assert "that is enough" in model.prompts[-1][-1].content


async def test_a_question_back_offers_its_answers_and_is_not_repeated(redis_url: str) -> None:
    asks = ("ask_person", '{"question": "Which size?", "answers": ["Small", "Large"]}')
    model = CallingModel([asks])
    async with program(redis_url, model=model, more=TOOLS) as person:
        shown = await person.asks("order a shirt")
        assert shown == "Which size?\n\n1. Small\n2. Large\n\n_Answer with the number._"
        assert await person.asks("2") == "Done."  # it may not ask again at once
        stored = await person.app.reception.conversation(person.conversation)
    assert [turn.asked for turn in stored.turns] == ["order a shirt", "Large"]
    assert "ask_person" in model.offered[0]
    assert "ask_person" not in model.offered[1]


async def test_what_a_tool_found_stands_below_what_a_guided_model_makes_of_it(
    redis_url: str,
) -> None:
    choice = '{"tool": "calculator", "arguments": {"expression": "5 * 83000000"}}'
    async with OpenAIEmulator(Say(choice), default=Say("Some 400.")) as server:
        settings = f"kind: openai, model: m, base_url: '{server.base_url}', tools: guided"
        async with program(redis_url, f"{{main: {{{settings}}}}}", more=TOOLS) as person:
            shown = await person.asks("5 times the people of Germany, calculate")
            assert shown == "Some 400.\n\n_From the tools: `5 * 83000000 = 415000000`_"
            assert await person.asks("thanks") == "Some 400."
            stored = await person.app.reception.conversation(person.conversation)
    assert stored.turns[0].said == "Some 400."


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Which size do you mean?", "Which size do you mean?"),
        ("Which size do you mean? Pick one.", "Which size do you mean? Pick one."),
        ("**which size** do you mean?", "**which size** do you mean?"),
        ("Which one? 1) small 2) large", "Which one? 1) small 2) large"),
        ("Which one?\n\n- small\n- large", "Which one?\n\n- small\n- large"),
        ("How large?", "How large?"),
        ("是大的吗？", "是大的吗？"),
        ("Why not? I need one thing.", "Why not? I need one thing.\n\nWhich size do you mean?"),
        ("Let me ask.", "Let me ask.\n\nWhich size do you mean?"),
    ],
)
async def test_a_question_that_the_model_wrote_itself_is_not_asked_once_more(
    redis_url: str, said: str, shown: str
) -> None:
    asks = ("ask_person", '{"question": "Which size do you mean?", "answers": ["Small", "Large"]}')

    class AskingModel(CallingModel):
        async def stream(
            self, messages: Sequence[ModelMessage], options: ModelOptions
        ) -> AsyncGenerator[ModelPart, None]:
            yield TextDelta(said)
            async for part in super().stream(messages, options):
                yield part

    async with program(redis_url, model=AskingModel([asks]), more=TOOLS) as person:
        picks = "\n\n1. Small\n2. Large\n\n_Answer with the number._"
        assert await person.asks("order a shirt") == shown + picks


async def test_stop_ends_a_reply_between_tools(redis_url: str) -> None:
    sums = [[("calculator", f'{{"expression": "{number}+1"}}')] for number in range(5)]

    class SlowModel(CallingModel):
        async def stream(
            self, messages: Sequence[ModelMessage], options: ModelOptions
        ) -> AsyncGenerator[ModelPart, None]:
            if len(self.prompts) == 2:
                await asyncio.sleep(30)
            async for part in super().stream(messages, options):
                yield part

    async with program(redis_url, model=SlowModel(*sums), more=TOOLS) as person:
        await person.says("count")
        await person.platform.until(lambda: "Calculating…" in person.platform.statuses)
        await asyncio.sleep(0.02)
        assert await person.asks("stop") == "_Stopped._"


async def test_who_says_more_is_heard_before_the_next_tool_runs(redis_url: str) -> None:
    class TalkingModel(CallingModel):
        async def stream(
            self, messages: Sequence[ModelMessage], options: ModelOptions
        ) -> AsyncGenerator[ModelPart, None]:
            self.prompts.append(list(messages))
            if "wait" in messages[-1].content or "wait" in messages[1].content:
                yield TextDelta("As you like.")
                return
            yield TextDelta("Let me see. ")
            await is_said.wait()
            for _ in range(24):  # the worker hears of more when it renews the lease
                await asyncio.sleep(0.05)
            yield ToolCall("c1", "calculator", '{"expression": "1+1"}')

    is_said = asyncio.Event()
    steer = f"{TOOLS}\nconversation: {{busy: steer}}\nworker: {{heartbeat_s: 0.05}}"
    model = TalkingModel()
    async with program(redis_url, model=model, more=steer) as person:
        await person.says("add")
        await person.platform.until(lambda: bool(person.platform.messages))
        assert await person.says("wait, do not")
        is_said.set()
        await person.platform.until(lambda: person.platform.is_quiet)
        await person.idle()
        assert person.platform.texts == ["Let me see. As you like."]
    assert not any(message.role == "tool" for prompt in model.prompts for message in prompt)


async def test_choices_are_buttons_where_a_platform_has_them(redis_url: str) -> None:
    asks = ("ask_person", '{"question": "Which size?", "answers": ["Small", "Large"]}')
    platform = MemoryPlatform(replace(QUICK, choices_max=5))
    async with program(
        redis_url, model=CallingModel([asks]), more=TOOLS, platform=platform
    ) as person:
        assert await person.asks("order a shirt") == "Which size?"
        (shown,) = platform.messages.values()
        assert [choice.says for choice in shown.extras.choices] == ["Small", "Large"]
