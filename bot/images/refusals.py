"""What an image server's refusal means: status, code and words → our error tree. Pure."""

import re

from bot.errors import ImageBusy, ImageError, ImageMisconfigured, ImageRefused
from bot.models.refusals import Refusal

NO_SUCH_PATH = (404, 405, 501)
_FILTERED = re.compile(
    r"moderation|content[ _-]?(?:filter|policy)|safety (?:system|policy)|not allowed", re.IGNORECASE
)
_FILTER_CODE = re.compile(r"moderation_blocked|content_policy_violation")
_NO_CREDIT = re.compile(r"insufficient_quota|billing|payment required", re.IGNORECASE)
_NO_EDITS = re.compile(
    r"not support\w*\b.{0,40}\bedit|\bedit\w*\b.{0,40}\b(?:not |un)support", re.IGNORECASE
)
_NO_MODEL = re.compile(r"model", re.IGNORECASE)
_OPTIONAL = (
    "response_format",
    "partial_images",
    "stream",
    "safety_identifier",
    "moderation",
    "quality",
    "seed",
    "n",
)


class TurnedDown(ImageError):
    """The server does not take the optional key `key`."""

    def __init__(self, key: str, detail: str) -> None:
        super().__init__(detail)
        self.key = key


class NoSuchPath(ImageMisconfigured):
    """The server has no such call, or none with this model."""


def image_error(refusal: Refusal, sent: frozenset[str]) -> ImageError:
    """What a refusal means. `sent`: the optional keys of the request."""
    detail, status, words = refusal.detail, refusal.status, refusal.words
    if _FILTER_CODE.search(refusal.code):
        return ImageRefused(detail)
    if status in (400, 422):
        for key in _OPTIONAL:
            told = f"{refusal.parameter} {refusal.message}"
            if key in sent and re.search(rf"\b{key}\b", told):
                return TurnedDown(key, detail)
    if status in (0, 400, 403, 422) and _FILTERED.search(words):
        return ImageRefused(detail)
    if status in (400, 422, 500) and _NO_EDITS.search(words):
        return NoSuchPath(detail)
    if status in NO_SUCH_PATH and not (status == 404 and _NO_MODEL.search(words)):
        return NoSuchPath(detail)
    if status in (401, 402, 403) or _NO_CREDIT.search(words):
        return ImageMisconfigured(detail)
    if status in (429, 529):
        return ImageBusy(detail, retry_after_s=refusal.retry_after_s)
    if status == 0 or status >= 500 or status in (408, 409, 425):
        return ImageError(detail)
    return ImageMisconfigured(detail)


def refusal_in_stream(error: BaseException) -> Refusal | None:
    """What an error object in the middle of a stream says."""
    body = getattr(error, "body", None)
    if not isinstance(body, dict):
        return None
    return Refusal(0, str(body.get("message") or ""), str(body.get("code") or ""))
