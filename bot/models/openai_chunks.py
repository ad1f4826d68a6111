"""The parts of an OpenAI-compatible chat completion chunk that are used, as typed structs.

msgspec skips every other key without building an object for it, which is what makes a token cost
microseconds: the official client's own objects cost 85 µs a chunk. Everything is optional, because
servers leave out, or set to null, nearly everything:

    choices     [] in the chunk that carries usage (OpenAI, llama.cpp), null or absent in errors
    content     null in the first chunk (llama.cpp); a list of parts (Mistral)
    reasoning   newer vLLM (vllm#33402), Ollama, OpenRouter; reasoning_content: DeepSeek,
                llama.cpp, older vLLM, LM Studio
    index       absent in tool calls of older Ollama (ollama#7881); 0 for each of several in others
    name, id    only in the first piece of a call; then null (vLLM) or "" (LM Studio)
    usage       absent, null, in the last chunk, or in every chunk; its details may be null
    error       an object (OpenAI, vLLM, llama.cpp), or plain text
"""

from typing import Any

import msgspec


class Function(msgspec.Struct):
    """A piece of a tool call's function. `arguments` is text; some servers send an object."""

    name: str | None = None
    arguments: str | dict[str, Any] | None = None


class ToolCallPiece(msgspec.Struct):
    """A piece of a tool call."""

    index: int | None = None
    id: str | None = None
    function: Function | None = None


class ContentPiece(msgspec.Struct):
    """An element of `content` where a server sends a list; only type "text" is shown."""

    type: str = ""
    text: str | None = None


class Delta(msgspec.Struct):
    """What is new in this chunk. Reasoning stays undecoded: only whether there is any is asked."""

    content: str | list[ContentPiece] | None = None
    reasoning_content: msgspec.Raw = msgspec.Raw()
    reasoning: msgspec.Raw = msgspec.Raw()
    refusal: str | None = None
    tool_calls: list[ToolCallPiece] | None = None


class Choice(msgspec.Struct):
    """One alternative; only the one with index 0 is read."""

    index: int | None = 0
    delta: Delta | None = None
    finish_reason: str | None = None


class UsageDetails(msgspec.Struct):
    """How many tokens of the prompt came from the server's cache."""

    cached_tokens: int | None = None


class ChunkUsage(msgspec.Struct):
    """Tokens as the server counted them."""

    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    prompt_tokens_details: UsageDetails | None = None


class Chunk(msgspec.Struct):
    """One event of the stream. `message` and `code` belong to an error of older vLLM, whose
    `object` is "error"."""

    choices: list[Choice] | None = None
    usage: ChunkUsage | None = None
    error: Any = None
    object: str | None = None
    message: str | None = None
    code: Any = None


decode_chunk = msgspec.json.Decoder(Chunk).decode
decode_any = msgspec.json.Decoder().decode
encode_json = msgspec.json.Encoder().encode
