"""What the libraries under LangChain raise → our error tree.

Each provider has a library of its own with exceptions of its own, so they are read by what nearly
all of them have in common: a status, a body, headers.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.errors import ModelError, ModelMisconfigured, ModelUnavailable, ReplyCut
from bot.models.openai_stream import refusal_from_body
from bot.models.refusals import DETAIL_LENGTH, Refusal, error_for
from bot.ops.extras import install_command


def model_error(
    error: BaseException, *, has_text: bool, secret: str, has_pictures: bool = False
) -> ModelError:
    """The one place where what LangChain raises in a reply becomes an error of ours."""
    if isinstance(error, ModelError):
        return error
    refusal = _refusal_in(error)
    if refusal is not None:
        said = replace(refusal, message=_without(secret, refusal.message))
        return error_for(said, has_pictures=has_pictures)
    detail = _without(secret, f"{type(error).__name__}: {error}")[:DETAIL_LENGTH]
    if isinstance(error, ImportError):
        return ModelMisconfigured(detail)
    if has_text or isinstance(error, ValueError):  # no valid JSON, or no chunk at all
        return ReplyCut(detail)
    return ModelUnavailable(detail)


def construction_error(error: Exception, model: str, secret: str) -> ModelMisconfigured:
    """The error for a chat model that could not be made."""
    package = _missing_package(error)
    if package:
        return ModelMisconfigured(
            f"{model} needs the package {package}, which is not installed. Install it with "
            f"`{install_command(package)}`, then start again.",
            user_message=f"The language model needs the package {package}, which is not installed. "
            "Whoever runs me needs to install it.",
        )
    if isinstance(error, ValueError) and re.search(r"(infer|Unsupported) .*provider", str(error)):
        return ModelMisconfigured(
            f"LangChain knows no provider of the name in {model!r}. `model` is written "
            "provider:name, such as anthropic:… or google_genai:…."
        )
    detail = _without(secret, f"{type(error).__name__}: {error}")[:DETAIL_LENGTH]
    return ModelMisconfigured(detail)


def _missing_package(error: BaseException) -> str:
    """The package to install, "" where none is missing. LangChain's own words name it, but advise a
    pip that the environment may not have; under them is Python's own error."""
    cause: BaseException | None = error
    package = ""
    while cause is not None:
        if isinstance(cause, ModuleNotFoundError) and cause.name:
            package = cause.name.partition(".")[0].replace("_", "-")
        cause = cause.__cause__
    return package


def _refusal_in(error: BaseException) -> Refusal | None:
    response = getattr(error, "response", None)
    status = _status(error, response)
    body = getattr(error, "body", None)
    if status is None and not body:
        return None
    refusal = refusal_from_body(status or 0, body or str(error))
    return replace(refusal, retry_after_s=_retry_after_s(getattr(response, "headers", None)))


def _status(error: BaseException, response: object) -> int | None:
    aws = response.get("ResponseMetadata", {}) if isinstance(response, Mapping) else {}
    for candidate in (
        getattr(error, "status_code", None),  # openai, anthropic, mistral, cohere, groq, ollama
        getattr(error, "code", None),  # google
        getattr(response, "status_code", None),  # httpx
        aws.get("HTTPStatusCode"),  # botocore
    ):
        if isinstance(candidate, int) and 400 <= candidate < 600:
            return candidate
    return None


def _retry_after_s(headers: Any) -> float:
    try:
        return max(0.0, float(headers["retry-after"]))
    except (TypeError, KeyError, ValueError):
        return 0.0


def _without(secret: str, words: str) -> str:
    return words.replace(secret, "…") if secret else words
