"""Slack: direct messages, mentions and thread follow-ups, with replies streamed in the thread.

slack-bolt is imported by `build`'s adapter alone, and only when it is opened.
"""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator

from bot.errors import ConfigError
from bot.ops.extras import missing_package
from bot.ports import AdapterParts

if TYPE_CHECKING:
    from adapters.slack.adapter import SlackAdapter


class Prompt(BaseModel):
    """Something to begin with: what stands on it, and what picking it says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Annotated[str, Field(min_length=1, max_length=75)]
    message: Annotated[str, Field(min_length=1, max_length=1000)]


# Slack sends a message as soon as its prompt is picked, and keeps one that begins with "/".
_PROMPTS = (
    Prompt(
        title="Explain something",
        message="Explain something to me, step by step. Ask me first what it is.",
    ),
    Prompt(
        title="Help me learn",
        message="I would like to learn something. Ask me first what, and what I know already.",
    ),
    Prompt(
        title="Look at my code",
        message="Look at my code with me. Ask me first for it, and for what it should do.",
    ),
)


class OAuth(BaseModel):
    """`adapters.slack.oauth`: others install the app in their workspaces, on pages of ours.

    `url` is the public https address of those pages, `/slack/install` and `/slack/oauth_redirect`,
    which are served on `host:port`. `keys` seal the tokens in Redis (`adapters/slack/sealing.py`),
    newest first. `organisations`: whole organisations may install it (Enterprise Grid).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    client_id: Annotated[str, Field(min_length=1)]
    client_secret: SecretStr
    keys: SecretStr
    url: Annotated[str, Field(pattern=r"^https://[^\s?#]+$", examples=["https://bot.example.com"])]
    organisations: bool = False


class Settings(BaseModel):
    """`adapters.slack` in config.yaml.

    `bot_token` is that of one workspace; with `oauth` in its place, others install the app. With
    `app_token` (xapp-…) events come over Socket Mode, with `signing_secret` over HTTP to
    `http://host:port/slack/events`; exactly one of them is given. `allowed_channels` are the ids of
    the channels to answer in (empty: every channel the bot is invited to), `allowed_people` those
    of the people to answer (empty: anybody). `allowed_mentions` are the ids of people, channels
    and user groups that a reply may mention; all others are made harmless. Direct messages are
    answered unless `direct_messages` is false; threads that we take part in are followed without a
    mention as long as only `one_person` talks there with us (`follow_threads`). Where we are
    mentioned in the middle of a thread, what was said there before is read, if `read_threads`.
    `bots` are the ids (B…) of other bots that are answered when they mention us, at most
    `bot_messages_in_a_row` times until a person speaks in the thread. `commands` are the slash
    commands that the app has: /ask, and /NAME for each skill or command of ours that shall have
    one; answers to `private_commands` are seen by who asked, who can share them. `shortcuts` says
    whether messages have those, `files` whether files are read and shown. `suggested_prompts` stand
    in an empty direct message.

    `native_streaming` says where replies use Slack's own streaming: in a channel only the person
    who asked sees such a reply grow, the others its first piece and its end; an edited post grows
    for everybody, more slowly. `base_url` is for a stand-in
    or a proxy; where that keeps Slack's rate limits itself, or has none, `keep_rate_limits` may be
    false.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    bot_token: SecretStr | None = None
    oauth: OAuth | None = None
    app_token: SecretStr | None = None
    signing_secret: SecretStr | None = None
    base_url: Annotated[str, Field(pattern=r"^https?://\S+$")] = "https://slack.com/api/"
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 3000
    allowed_channels: tuple[str, ...] = ()
    allowed_people: tuple[str, ...] = ()
    allowed_mentions: tuple[Annotated[str, Field(pattern=r"^[UWCS][A-Z0-9]{1,19}$")], ...] = ()
    direct_messages: bool = True
    read_threads: bool = True
    follow_threads: Literal["one_person", "everybody", "never"] = "one_person"
    bots: tuple[str, ...] = ()
    bot_messages_in_a_row: Annotated[int, Field(ge=1, le=20)] = 3
    commands: tuple[Annotated[str, Field(pattern=r"^[a-z][a-z-]{0,30}$")], ...] = (
        *("ask", "tutor", "code", "image"),
    )
    private_commands: tuple[str, ...] = ()
    shortcuts: bool = True
    files: bool = True
    suggested_prompts: Annotated[tuple[Prompt, ...], Field(max_length=4)] = _PROMPTS
    native_streaming: Literal["everywhere", "direct", "never"] = "everywhere"
    keep_rate_limits: bool = True

    @field_validator("bot_token")
    @classmethod
    def _is_a_bot_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not token.get_secret_value().startswith("xoxb-"):
            raise ValueError("is not a bot token: those begin with xoxb-")
        return token

    @field_validator("app_token")
    @classmethod
    def _is_an_app_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is None or not token.get_secret_value():
            return None
        if not token.get_secret_value().startswith("xapp-"):
            raise ValueError("is not an app-level token: those begin with xapp-")
        return token

    @field_validator("signing_secret")
    @classmethod
    def _is_given(cls, secret: SecretStr | None) -> SecretStr | None:
        return secret if secret is not None and secret.get_secret_value() else None

    @model_validator(mode="after")
    def _has_somewhere_to_work(self) -> "Settings":
        if (self.bot_token is None) == (self.oauth is None):
            raise ValueError(
                "give either bot_token (one workspace) or oauth (many install it), and not both"
            )
        return self

    @model_validator(mode="after")
    def _has_its_private_commands(self) -> "Settings":
        unknown = [name for name in self.private_commands if name not in self.commands]
        if unknown:
            raise ValueError(f"private_commands: {unknown[0]} is not among commands")
        return self

    @model_validator(mode="after")
    def _has_one_way_in(self) -> "Settings":
        if (self.app_token is None) == (self.signing_secret is None):
            raise ValueError(
                "give either app_token (Socket Mode) or signing_secret (HTTP), and not both"
            )
        return self


def build(settings: Settings, parts: AdapterParts) -> "SlackAdapter":
    """The adapter; nothing is opened yet. ConfigError where the extra is not installed."""
    try:
        from adapters.slack.adapter import SlackAdapter
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("slack_bolt", "slack_sdk"):
            raise
        raise ConfigError([missing_package("adapters.slack", "slack-bolt", "slack")]) from error
    return SlackAdapter(settings, parts)
