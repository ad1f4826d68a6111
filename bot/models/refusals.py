"""What an answer that is not a reply means: status, code and message → our error tree.

Pure, and the same for an HTTP status, for an error object in the middle of a stream, and for every
provider that speaks HTTP; the vendors' exceptions are taken apart beside their clients.
"""

import re
from dataclasses import dataclass

from bot.errors import (
    ContextTooLong,
    ModelBusy,
    ModelError,
    ModelMisconfigured,
    ModelUnavailable,
    PictureRefused,
)

DETAIL_LENGTH = 300
"""How much of a server's own words goes to the log: enough to act on, not a whole echoed prompt."""

_TOO_LONG = re.compile(
    r"context[ _-]?(length|size|window)|exceed_context|maximum context|context.{0,20}overflow"
    r"|prompt is too long|too many (input )?tokens|input.{0,20}too long|reduce the length",
    re.IGNORECASE,
)
_FILTERED = re.compile(r"content[ _-]?(filter|policy|management)|responsible ?ai", re.IGNORECASE)
_PICTURE = re.compile(r"image|picture|multi-?modal|mmproj", re.IGNORECASE)
_KEY = re.compile(r"api[ _-]?key", re.IGNORECASE)  # Gemini: 400, "API key not valid"
_BUSY = re.compile(r"rate[ _-]?limit|overloaded|too many requests|at capacity", re.IGNORECASE)
_NO_CREDIT = re.compile(r"insufficient_quota|billing|payment required|no credit", re.IGNORECASE)

FILTERED_MESSAGE = "The language model's provider will not answer that (its content filter)."


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a server said instead of a reply. `status` 0: it came inside a stream that began well.

    `code` is the server's code or type, `parameter` the request key it complains about, where told.
    """

    status: int
    message: str = ""
    code: str = ""
    parameter: str = ""
    retry_after_s: float = 0.0

    @property
    def words(self) -> str:
        """Everything it said, to look for known phrases in."""
        return f"{self.code} {self.message}"

    @property
    def detail(self) -> str:
        """One line for the log."""
        told = " ".join(self.words.split())[:DETAIL_LENGTH]
        return f"HTTP {self.status}: {told}" if self.status else f"error in the stream: {told}"


def error_for(refusal: Refusal, *, has_pictures: bool = False) -> ModelError:
    """The error of ours that a refusal means. `has_pictures`: the prompt held some.

    The order matters: an overflow comes as 400 (OpenAI, llama.cpp, vLLM), 413 or 500 (older
    servers); an account without credit comes as 429, but waiting does not help. What is wrong with
    a picture comes as 400 or 422 in whatever words, or as 404 (OpenRouter) or 500 (llama.cpp) in
    words about pictures.
    """
    detail, status, words = refusal.detail, refusal.status, refusal.words
    if _TOO_LONG.search(words) or status == 413:
        return ContextTooLong(detail)
    if _FILTERED.search(words):
        return ModelError(detail, user_message=FILTERED_MESSAGE)
    if status in (401, 402, 403) or _NO_CREDIT.search(words):
        return ModelMisconfigured(detail)
    if status in (429, 529) or _BUSY.search(words):
        return ModelBusy(detail, retry_after_s=refusal.retry_after_s)
    is_of_prompt = status in (400, 415, 422) and not _KEY.search(words)
    if has_pictures and (is_of_prompt or _PICTURE.search(words)):
        return PictureRefused(detail)
    if status == 0 or status >= 500 or status in (408, 409, 425):
        return ModelUnavailable(detail)
    return ModelMisconfigured(detail)
