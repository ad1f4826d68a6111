"""What the API says when it does not do what was asked: a status, a code, a sentence for people."""

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from pydantic_core import ErrorDetails
from starlette.exceptions import HTTPException

from bot.config.mistakes import clause
from bot.errors import StoreUnavailable

STORE_RETRY_AFTER_S = 2


class Refused(BaseModel):
    """The body of every answer that is not a success."""

    code: str = Field(description="For programs; stays the same between releases.")
    message: str = Field(description="For people: what is wrong and what to do.")


class Refusal(Exception):
    """Raised by a route; becomes a `Refused` answer. `retry_after_s` 0 sends no Retry-After."""

    def __init__(self, status: int, code: str, message: str, retry_after_s: float = 0) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.retry_after_s = retry_after_s


def answer(refusal: Refusal) -> JSONResponse:
    """The HTTP answer of a refusal."""
    headers = {"cache-control": "no-store"}
    if refusal.retry_after_s > 0:
        headers["retry-after"] = str(max(1, round(refusal.retry_after_s)))
    if refusal.status == 401:
        headers["www-authenticate"] = "Bearer"
    body = Refused(code=refusal.code, message=refusal.message)
    return JSONResponse(body.model_dump(), status_code=refusal.status, headers=headers)


def store_unavailable(error: StoreUnavailable) -> Refusal:
    """Redis does not answer: nothing was taken in; the same call may be made again."""
    return Refusal(503, "store_unavailable", error.user_message, STORE_RETRY_AFTER_S)


_BODY = (
    "The body of the request must be a JSON object, with the header "
    "`Content-Type: application/json`."
)
_EVENT_FORM = "must be the id of an event, such as 1700000000000-0, or $"
_FORMS = {
    "id": "must be 8 to 64 letters, digits, _ or -",
    "after": _EVENT_FORM,
    "last-event-id": _EVENT_FORM,
}
"""What a value that has a pattern must look like."""

_HTTP_ERRORS = {
    400: ("invalid_request", "That is not a request I can read."),
    404: ("not_found", "There is nothing here."),
    405: ("method_not_allowed", "This address does not do that."),
    413: ("too_long", "That is too long. Please send it in several messages."),
}


async def on_refusal(request: Request, error: Exception) -> JSONResponse:
    """Handler of `Refusal`."""
    assert isinstance(error, Refusal)  # noqa: S101 - registered for this class only
    return answer(error)


async def on_store_unavailable(request: Request, error: Exception) -> JSONResponse:
    """Handler of `StoreUnavailable`."""
    assert isinstance(error, StoreUnavailable)  # noqa: S101 - registered for this class only
    return answer(store_unavailable(error))


async def on_invalid_request(request: Request, error: Exception) -> JSONResponse:
    """Handler of FastAPI's own checks. Says where the mistake is, never repeats the input."""
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this class only
    sentences = dict.fromkeys(invalid(each) for each in error.errors())
    return answer(Refusal(422, "invalid_request", " ".join(sentences)))


async def on_http_error(request: Request, error: Exception) -> JSONResponse:
    """Handler of unknown paths and methods."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class only
    code, message = _HTTP_ERRORS.get(error.status_code, ("http_error", "That did not work."))
    return answer(Refusal(error.status_code, code, message))


async def on_surprise(request: Request, error: Exception) -> JSONResponse:
    """Handler of what nobody foresaw; the log has the traceback."""
    sentence = "Something went wrong on my side. Please try again."
    return answer(Refusal(500, "unexpected", sentence, 5))


def invalid(mistake: ErrorDetails) -> str:
    """What is wrong with a request, as a sentence; pure."""
    kind, place = mistake["type"], mistake["loc"][1:]
    if kind == "json_invalid":
        return "The body of the request is not valid JSON."
    if not place:
        return _BODY
    name = ".".join(str(part) for part in place)
    said = _FORMS.get(name) if kind == "string_pattern_mismatch" else None
    return f"`{name}` {said or clause(mistake)}."
