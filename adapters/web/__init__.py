"""The web: a chat page, a widget for other sites, and the JSON API below both.

FastAPI and uvicorn are imported by `run` alone, so a process that only delivers needs neither.
"""

import re
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator

from bot.ports import AdapterParts

if TYPE_CHECKING:
    from adapters.web.adapter import WebAdapter

_ORIGIN = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+")

SECRET_MIN_CHARS = 32
"""Shorter secrets can be guessed; `openssl rand -hex 32` makes a good one."""


MIB = 1024 * 1024


class Settings(BaseModel):
    """`adapters.web` in config.yaml.

    `site` names the dialogues of this page in Redis. `visitor_secret` signs visitors' tokens
    (empty: made at first need and shared through Redis). `allowed_origins` are the sites that may
    embed the widget and call the API from a browser. `trusted_proxies` are the addresses whose
    X-Forwarded-For is believed. `attach_max_mb` is the largest file that a visitor may attach (0:
    none), `attach_mb_per_hour` how much all of them together may in each process.
    `rating_buttons`: 👍 and 👎 stand below answers.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8080
    site: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")] = "web"
    title: Annotated[str, Field(min_length=1, max_length=80)] = "Dragoman"
    greeting: str = "Hello! Ask me anything, or type /help to see what I can do."
    suggestions: tuple[str, ...] = (
        "What can you do?",
        "Explain recursion to a beginner",
        "Reverse a string in Python",
    )
    visitor_secret: SecretStr | None = None
    token_ttl_days: Annotated[float, Field(gt=0)] = 30
    allowed_origins: tuple[str, ...] = ()
    trusted_proxies: tuple[str, ...] = ()
    message_max_chars: Annotated[int, Field(ge=1)] = 40_000
    attach_max_mb: Annotated[float, Field(ge=0, le=64)] = 4
    attach_mb_per_hour: Annotated[float, Field(gt=0)] = 64
    rating_buttons: bool = True
    messages_per_minute: Annotated[float, Field(gt=0)] = 30
    visitors_per_minute: Annotated[float, Field(gt=0)] = 60
    streams_max: Annotated[int, Field(ge=1)] = 2_000
    streams_per_visitor_max: Annotated[int, Field(ge=1)] = 8
    heartbeat_s: Annotated[float, Field(gt=0)] = 15

    @property
    def attach_max_bytes(self) -> int:
        """The largest file that may be attached."""
        return int(self.attach_max_mb * MIB)

    @field_validator("visitor_secret")
    @classmethod
    def _is_long_enough(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is None or not secret.get_secret_value():
            return None
        if len(secret.get_secret_value()) < SECRET_MIN_CHARS:
            raise ValueError(
                f"is shorter than {SECRET_MIN_CHARS} characters; `openssl rand -hex 32` makes one"
            )
        return secret

    @field_validator("allowed_origins")
    @classmethod
    def _are_origins(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        for origin in origins:
            if not _ORIGIN.fullmatch(origin):
                raise ValueError(f"{origin!r} is not an origin such as https://www.example.com")
        return origins


def build(settings: Settings, parts: AdapterParts) -> "WebAdapter":
    """The adapter; nothing is opened yet."""
    from adapters.web.adapter import WebAdapter

    return WebAdapter(settings, parts.live, parts.blobs)
