"""Bytes of a chat completion stream → reply parts, for every server's way of writing them."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import (
    ContextTooLong,
    ModelBusy,
    ModelError,
    ModelMisconfigured,
    ModelUnavailable,
    PictureRefused,
    ReplyCut,
)
from bot.models.endings import FILTER_NOTICE, LENGTH_NOTICE
from bot.models.openai_stream import (
    THINKING,
    StreamDecoder,
    body_of,
    refusal_from_body,
)
from bot.models.refusals import Refusal, error_for
from bot.ports import ModelPart, ToolCall, Usage
from bot.reply import TextDelta

PAYLOADS = Path(__file__).parent.parent / "payloads" / "models"
STREAMS = sorted(path.name for path in PAYLOADS.glob("*.sse"))


def payload(name: str) -> bytes:
    return (PAYLOADS / name).read_bytes()


def merged(parts: list[ModelPart]) -> list[ModelPart]:
    """The parts with neighbouring deltas joined: how they were cut is not what they say."""
    said: list[ModelPart] = []
    for part in parts:
        if isinstance(part, TextDelta) and said and isinstance(said[-1], TextDelta):
            said[-1] = TextDelta(said[-1].text + part.text)
        else:
            said.append(part)
    return said


def decoded(pieces: list[bytes]) -> tuple[list[ModelPart], ModelError | None]:
    """All that the pieces become, and the error at the end."""
    decoder, parts = StreamDecoder(), list[ModelPart]()
    try:
        for piece in pieces:
            parts += decoder.feed(piece)
        parts += decoder.finish()
    except ModelError as error:
        parts += decoder.pending()
        return merged(parts), error
    return merged(parts), None


def whole(name: str) -> list[ModelPart]:
    """The parts of a stream that must end well."""
    parts, error = decoded([payload(name)])
    assert error is None
    return parts


def text(said: str) -> TextDelta:
    return TextDelta(said)


def event(chunk: str) -> bytes:
    return f"data: {chunk}\n\n".encode()


def test_a_stream_of_llama_cpp_gives_text_and_usage() -> None:
    assert whole("llamacpp.recorded.sse") == [text("Ze'n en franç, m'avons."), Usage(43, 14)]


def test_a_stream_of_openai_gives_text_beyond_ascii_and_cached_tokens() -> None:
    assert whole("openai.sse") == [text("Grüße, Zoë 👩‍💻!\nnaïve 東京"), Usage(19, 7, 16)]


@pytest.mark.parametrize(
    "name", ["ollama-reasoning.sse", "vllm-reasoning.sse", "vllm-reasoning-renamed.sse"]
)
def test_reasoning_is_not_shown_but_shows_as_thinking(name: str) -> None:
    parts = whole(name)
    assert parts[0] == THINKING
    assert parts[1] in (text("Hello Ada."), text("Paris."))
    assert not any("greets" in str(part) or "asks" in str(part) for part in parts)


def test_usage_in_every_chunk_is_counted_once() -> None:
    assert whole("vllm-reasoning.sse")[-1] == Usage(21, 5)
    assert sum(isinstance(part, Usage) for part in whole("vllm-reasoning.sse")) == 1


def test_a_thought_in_the_text_is_left_out_also_across_chunks() -> None:
    assert whole("vllm-think-tags.sse") == [THINKING, text("Hi <b>!")]


def test_parallel_tool_calls_are_put_together_by_index() -> None:
    assert whole("openai-tools.sse") == [
        ToolCall("call_a", "get_weather", '{"city":"Zürich"}'),
        ToolCall("call_b", "get_time", '{"zone":"CET"}'),
    ]


@pytest.mark.parametrize("name", ["ollama-tools-without-index.sse", "ollama-tools-all-index-0.sse"])
def test_tool_calls_without_a_useful_index_are_told_apart_by_id(name: str) -> None:
    assert whole(name) == [
        ToolCall("call_1", "get_weather", '{"city":"Oslo"}'),
        ToolCall("call_2", "get_time", '{"zone":"CET"}'),
    ]


def test_later_pieces_of_a_tool_call_may_be_null() -> None:
    assert whole("vllm-tools-null-fields.sse") == [
        ToolCall("chatcmpl-tool-1", "get_weather", '{"city": "Bern"}')
    ]


def test_later_pieces_of_a_tool_call_may_have_an_empty_name() -> None:
    assert whole("lmstudio-tools-empty-name.sse") == [
        ToolCall("365174485", "get_weather", '{"city":"Rome"}')
    ]


def test_arguments_sent_as_an_object_become_json_text() -> None:
    call = '{"function":{"name":"f","arguments":{"a":1}}}'
    sent = event(f'{{"choices":[{{"delta":{{"tool_calls":[{call}]}},"finish_reason":"stop"}}]}}')
    assert decoded([sent]) == ([ToolCall("call_0", "f", '{"a":1}')], None)


def test_a_tool_call_cut_by_the_length_limit_is_not_handed_on() -> None:
    call = '{"index":0,"id":"a","function":{"name":"f","arguments":"{\\"a\\":"}}'
    sent = event(f'{{"choices":[{{"delta":{{"tool_calls":[{call}]}},"finish_reason":"length"}}]}}')
    parts, error = decoded([sent])
    assert parts == []
    assert isinstance(error, ReplyCut)


def test_a_tool_call_written_as_text_stays_text() -> None:
    (said,) = whole("lmstudio-json-in-text.sse")
    assert isinstance(said, TextDelta)
    assert "get_weather" in said.text


def test_a_finish_reason_without_the_end_mark_is_an_end() -> None:
    assert whole("ollama-without-done.sse") == [text("Goodbye.")]


def test_the_end_mark_without_a_finish_reason_is_an_end() -> None:
    assert whole("done-without-finish-reason.sse") == [text("All said.")]


def test_comments_and_null_choices_are_passed_over() -> None:
    assert whole("openrouter-comments.sse") == [text("Ciao Ada"), Usage(3, 2)]


def test_content_as_a_list_of_parts_is_read() -> None:
    assert whole("mistral-content-parts.sse") == [text("Bonjour")]


def test_a_refusal_is_said() -> None:
    assert whole("openai-refusal.sse") == [text("I cannot help with that.")]


def test_a_reply_that_hit_its_length_limit_says_so() -> None:
    assert whole("llamacpp-length.recorded.sse") == [text("Ze'n en"), LENGTH_NOTICE]


def test_a_reply_that_the_provider_filtered_says_so() -> None:
    assert whole("openai-content-filter.sse") == [text("It begins "), FILTER_NOTICE]


def test_a_reply_filtered_before_its_first_word_says_why() -> None:
    sent = event('{"choices":[{"delta":{},"finish_reason":"content_filter"}]}')
    parts, error = decoded([sent])
    assert parts == []
    assert isinstance(error, ReplyCut)
    assert "content filter" in error.user_message


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("cut.sse", [text("This breaks off")]),
        ("malformed.sse", [text("This is fine")]),
        ("empty.sse", []),
        ("only-done.sse", []),
    ],
)
def test_a_stream_that_ends_early_keeps_its_text_and_is_an_error(
    name: str, said: list[ModelPart]
) -> None:
    parts, error = decoded([payload(name)])
    assert parts == said
    assert isinstance(error, ReplyCut)


def test_nothing_but_a_thought_is_an_error() -> None:
    sent = event('{"choices":[{"delta":{"content":"<think>Hm"},"finish_reason":"length"}]}')
    parts, error = decoded([sent])
    assert parts == [THINKING]
    assert isinstance(error, ReplyCut)
    assert "length limit" in error.user_message


def test_an_error_in_the_stream_keeps_the_text_before_it() -> None:
    parts, error = decoded([payload("openai-error.sse")])
    assert parts == [text("Half a ")]
    assert isinstance(error, ModelUnavailable)


def test_an_error_event_of_older_vllm_is_understood() -> None:
    parts, error = decoded([payload("vllm-error.sse")])
    assert parts == []
    assert isinstance(error, ContextTooLong)


@pytest.mark.parametrize(
    "sent", [b'error: {"code":500,"message":"boom"}\n\n', b'{"error":{"message":"boom"}}\n']
)
def test_an_error_that_is_no_event_is_understood(sent: bytes) -> None:
    _, error = decoded([sent])
    assert isinstance(error, ModelUnavailable)
    assert "boom" in str(error)


def test_what_one_read_brings_is_one_delta() -> None:
    parts = StreamDecoder().feed(payload("llamacpp.recorded.sse"))
    assert [type(part) for part in parts] == [TextDelta]


@pytest.mark.parametrize("name", STREAMS)
@settings(max_examples=40)
@given(data=st.data())
def test_any_split_of_the_bytes_gives_the_same_parts(name: str, data: st.DataObject) -> None:
    sent = payload(name)
    cuts = data.draw(st.lists(st.integers(0, len(sent)), max_size=30).map(sorted))
    pieces = [sent[a:b] for a, b in zip([0, *cuts], [*cuts, len(sent)], strict=True)]
    parts, error = decoded(pieces)
    expected, expected_error = decoded([sent])
    assert parts == expected
    assert (type(error), str(error)) == (type(expected_error), str(expected_error))


@pytest.mark.parametrize("name", STREAMS)
def test_byte_by_byte_gives_the_same_parts(name: str) -> None:
    sent = payload(name)
    assert decoded([bytes([byte]) for byte in sent])[0] == decoded([sent])[0]


@settings(max_examples=200)
@given(before=st.text(), inside=st.text(), sizes=st.lists(st.integers(1, 5), min_size=1))
def test_a_text_that_begins_with_words_is_never_shortened(
    before: str, inside: str, sizes: list[int]
) -> None:
    said = f"w{before}<think>{inside}</think>"
    events, at = list[bytes](), 0
    while at < len(said):
        size = sizes[len(events) % len(sizes)]
        piece = json.dumps(said[at : at + size])
        events.append(event(f'{{"choices":[{{"delta":{{"content":{piece}}}}}]}}'))
        at += size
    events.append(b"data: [DONE]\n\n")
    assert decoded(events) == ([text(said)], None)


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (400, payload("llamacpp-overflow.recorded.json"), ContextTooLong),
        (400, b'{"error":{"code":"context_length_exceeded","message":"x"}}', ContextTooLong),
        (400, b'{"object":"error","message":"maximum context length is 9"}', ContextTooLong),
        (413, b"", ContextTooLong),
        (401, b'{"error":{"code":"invalid_api_key","message":"x"}}', ModelMisconfigured),
        (404, b"404 page not found", ModelMisconfigured),
        (404, b'{"error":{"code":"model_not_found","message":"x"}}', ModelMisconfigured),
        (429, b'{"error":{"code":"insufficient_quota","message":"x"}}', ModelMisconfigured),
        (429, b"slow down", ModelBusy),
        (503, b'{"error":"overloaded"}', ModelBusy),
        (500, b"<html>oops</html>", ModelUnavailable),
        (400, b'{"detail":[{"loc":["body","x"],"msg":"bad"}]}', ModelMisconfigured),
        (0, b'{"error":{"code":429,"message":"x"}}', ModelBusy),
    ],
)
def test_what_a_server_says_no_with_has_a_meaning(
    status: int, body: bytes, kind: type[ModelError]
) -> None:
    assert type(error_for(refusal_from_body(status, body_of(body)))) is kind


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (400, "You uploaded an unsupported image."),  # OpenAI
        (400, "Request contains an invalid argument."),  # Gemini
        (404, "No endpoints found that support image input"),  # OpenRouter
        (422, "unknown variant `image_url`, expected `text`"),  # DeepSeek
        (500, "image input is not supported - hint: you may need to provide the mmproj"),  # llama
    ],
)
def test_what_is_wrong_with_a_picture_is_no_fault_of_the_key(status: int, message: str) -> None:
    refusal = Refusal(status, message)
    assert type(error_for(refusal, has_pictures=True)) is PictureRefused
    assert type(error_for(refusal)) is not PictureRefused


def test_a_wrong_key_is_one_also_where_a_picture_came() -> None:
    assert type(error_for(Refusal(401, "no"), has_pictures=True)) is ModelMisconfigured
    gemini = Refusal(400, "API key not valid. Please pass a valid API key.")
    assert type(error_for(gemini, has_pictures=True)) is ModelMisconfigured
    assert type(error_for(Refusal(503, "no"), has_pictures=True)) is ModelUnavailable


def test_a_filtered_prompt_is_neither_a_fault_of_the_key_nor_of_the_server() -> None:
    error = error_for(Refusal(400, "the response was filtered", "content_filter"))
    assert type(error) is ModelError
    assert "content filter" in error.user_message
