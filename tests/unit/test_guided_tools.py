"""Tools for models that cannot call any, and how calls travel to those that can."""

import json
import re
from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from langchain_core.messages import AIMessage, ToolMessage

from bot.models import langchain, openai
from bot.models.guided import choice_prompt, choice_schema, guide, read_choice, told_plainly
from bot.models.langchain_parts import prompt_messages
from bot.ports import ModelMessage, ModelOptions, ModelPart, ModelParts, ToolCall, ToolSpec
from bot.reply import TextDelta
from tests.emulators.openai import OpenAIEmulator, Refuse, Say

SCHEMA = {"type": "object", "properties": {"expression": {"type": "string"}}}
SUM = ToolSpec("calculator", "Calculates.", SCHEMA, re.compile(r"\d"))
SEARCH = ToolSpec("search", "Searches.", {"type": "object", "properties": {}})
ASKED = [ModelMessage("system", "Be kind."), ModelMessage("user", "What is 17*23?")]
CALL = ToolCall("c1", "calculator", '{"expression": "17*23"}')
GUIDED = replace(CALL, id="guided_calculator", is_guided=True)
TODAY = date(2026, 11, 28)
CALLED = [*ASKED, ModelMessage("assistant", "", (CALL,)), ModelMessage("tool", "391", call_id="c1")]
OPTIONS = ModelOptions(max_tokens=50, tools=(SUM, SEARCH))


def choosing(text: str) -> tuple[list[tuple[list[ModelMessage], ModelOptions]], object]:
    """A stream that says `text` where it is held to a schema, else "Answer."."""
    sent: list[tuple[list[ModelMessage], ModelOptions]] = []

    async def stream(
        messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        sent.append((list(messages), options))
        yield TextDelta(text if options.schema else "Answer.")

    return sent, stream


async def guided(
    text: str, messages: list[ModelMessage]
) -> tuple[list[ModelPart], list[tuple[list[ModelMessage], ModelOptions]]]:
    sent, stream = choosing(text)
    parts = [part async for part in guide(stream, messages, OPTIONS, lambda: TODAY)]  # type: ignore[arg-type] - the stream above
    return parts, sent


async def test_a_choice_by_schema_becomes_a_call() -> None:
    parts, sent = await guided(
        '{"tool": "calculator", "arguments": {"expression": "17*23"}}', ASKED
    )
    assert parts == [GUIDED]
    prompt, options = sent[0]
    assert options.tools == ()
    assert options.schema == choice_schema([SUM])  # the question gives no cue for the other
    assert prompt == choice_prompt(ASKED, [SUM], TODAY)
    assert prompt[0].content.endswith("Today is Saturday, 2026-11-28.")


@pytest.mark.parametrize(
    "text",
    [
        '{"tool": "none"}',
        "I think 391.",
        "{broken",
        '{"tool": "rm", "arguments": {}}',
        '{"tool": "search", "arguments": {}}',  # was not among those to choose from
        '{"tool": "calculator", "arguments": "17*23"}',
        "[1]",
        "",
    ],
)
async def test_anything_else_is_no_call_and_the_model_replies(text: str) -> None:
    parts, sent = await guided(text, ASKED)
    assert parts == [TextDelta("Answer.")]
    assert sent[1][0] == ASKED


async def test_without_a_cue_nothing_is_asked_first() -> None:
    parts, sent = await guided("", [ModelMessage("user", "Tell me of Rome")])
    assert parts == [TextDelta("Answer.")]
    assert len(sent) == 1


async def test_what_was_found_is_told_in_the_question_and_not_asked_for_again() -> None:
    _, sent = await guided("", CALLED)
    (only,) = sent
    assert only[0][-1].content == "What is 17*23?\n\n(From the tool calculator: 391)"
    assert [message.role for message in only[0]] == ["system", "user"]


def test_what_was_said_before_a_call_stays() -> None:
    said = [*ASKED, ModelMessage("assistant", "Let me see.", (CALL,)), CALLED[-1]]
    assert [message.role for message in told_plainly(said)] == [
        *("system", "user", "assistant", "user")
    ]


def test_a_choice_inside_other_text_is_found() -> None:
    text = '```json\n{"tool": "calculator", "arguments": {"expression": "1"}}\n```'
    assert read_choice(text, [SUM]) == replace(GUIDED, arguments='{"expression": "1"}')


async def said_by(settings: openai.Settings, messages: list[ModelMessage]) -> list[ModelPart]:
    model = openai.OpenAIModel(settings)
    try:
        return [part async for part in model.stream(messages, OPTIONS)]
    finally:
        await model.close()


async def test_an_endpoint_is_offered_tools_and_told_what_they_found() -> None:
    call = ("calculator", '{"expression": "17*23"}')
    async with OpenAIEmulator(Say("", calls=(call,), finish_reason="tool_calls")) as server:
        settings = openai.Settings(model="m", base_url=server.base_url)
        (made, *_) = await said_by(settings, CALLED)
    assert isinstance(made, ToolCall)
    assert (made.name, made.arguments) == call
    body = server.asked[0].body
    assert [tool["function"]["name"] for tool in body["tools"]] == ["calculator", "search"]
    assert body["messages"][2]["tool_calls"][0]["function"] == {
        "name": "calculator",
        "arguments": '{"expression": "17*23"}',
    }
    assert body["messages"][3] == {"role": "tool", "content": "391", "tool_call_id": "c1"}


async def test_an_endpoint_that_refuses_tools_is_guided_from_then_on() -> None:
    refusal = Refuse(400, '"auto" tool choice requires --enable-auto-tool-choice')
    choice = json.dumps({"tool": "calculator", "arguments": {"expression": "17*23"}})
    async with OpenAIEmulator(refusal, Say("Four hundred."), Say(choice)) as server:
        model = openai.OpenAIModel(openai.Settings(model="m", base_url=server.base_url))
        first = [part async for part in model.stream(ASKED, OPTIONS)]
        second = [part async for part in model.stream(ASKED, OPTIONS)]
        await model.close()
    assert any(isinstance(part, TextDelta) for part in first)
    assert [part.name for part in second if isinstance(part, ToolCall)] == ["calculator"]
    assert "tools" not in server.asked[-1].body
    assert server.asked[-1].body["response_format"]["type"] == "json_schema"


async def test_an_endpoint_that_refuses_a_schema_is_asked_in_words_alone() -> None:
    choice = json.dumps({"tool": "calculator", "arguments": {"expression": "17*23"}})
    refused = frozenset({"response_format"})
    async with OpenAIEmulator(default=Say(choice), refused_parameters=refused) as server:
        settings = openai.Settings(model="m", base_url=server.base_url, tools="guided")
        parts = await said_by(settings, ASKED)
    assert [part.name for part in parts if isinstance(part, ToolCall)] == ["calculator"]


async def test_langchain_binds_tools_and_gives_back_calls() -> None:
    call = ("calculator", '{"expression": "17*23"}')
    async with OpenAIEmulator(Say("", calls=(call,), finish_reason="tool_calls")) as server:
        settings = langchain.Settings.model_validate(
            {"model": "openai:m", "base_url": server.base_url, "api_key": "k"}
        )
        model = langchain.build(settings, ModelParts(Path("unused")))
        parts = [part async for part in model.stream(CALLED, OPTIONS)]
        await model.close()
    (made,) = [part for part in parts if isinstance(part, ToolCall)]
    assert made.name == "calculator"
    assert json.loads(made.arguments) == {"expression": "17*23"}
    body = server.asked[0].body
    assert [tool["function"]["name"] for tool in body["tools"]] == ["calculator", "search"]
    assert body["messages"][-1]["content"] == "391"


def test_langchain_gets_calls_and_results_as_its_own_messages() -> None:
    *_, called, found = prompt_messages(CALLED)
    assert isinstance(called, AIMessage)
    assert called.tool_calls[0]["args"] == {"expression": "17*23"}
    assert isinstance(found, ToolMessage)
    assert found.tool_call_id == "c1"
