"""Discord: messages over the gateway, replies that grow by edits, the slash command `/ask`.

discord.py is imported by `build` alone, so config.yaml can be checked without it.
"""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator

from bot.errors import ConfigError
from bot.ops.extras import missing_package
from bot.ports import AdapterParts

if TYPE_CHECKING:
    from adapters.discord.adapter import DiscordAdapter


Ids = tuple[str, ...]
Memory = Literal["thread", "person", "channel"]
Where = Literal["everywhere", "direct", "never"]
DAYS_MAX = 3650


class Place(BaseModel):
    """What holds in a server or a channel, its threads included. None: what holds around it.

    answers   whether anybody is answered there
    threads   whether a mention is answered in a thread of its own
    memory    what is one conversation: a thread (or chain of replies), a person's, or all that is
              said in the channel
    threads_kept_days
              how long a thread of ours is kept after Discord has put it away (0: for good)
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    answers: bool | None = None
    threads: bool | None = None
    memory: Memory | None = None
    threads_kept_days: Annotated[int, Field(ge=0, le=DAYS_MAX)] | None = None


class Settings(BaseModel):
    """`adapters.discord` in config.yaml.

    `message_content` asks Discord for the text of every message, which has to be switched on in the
    developer portal, too; without it, Dragoman reads direct messages, mentions, replies that notify
    it, and `/ask`. `catch_up_hours` is how far back it looks for what was said while it was away.

    The lists of ids say who may use it where (rules.py); a channel's threads count as the channel,
    and a category's id stands for its channels. `places` are servers, categories and channels in
    which something else holds, by id. In `forums` every new
    post is answered. `thread_archive_min` is after how many quiet minutes Discord puts a thread of
    ours away. `asks_per_hour` is for each person (0: any number), another for who has a role with
    one. `first_use_notice` is said to who asks for the first time, `privacy_notice` by `/privacy`.

    `shard_count` is how many connections share the servers (0: as many as Discord wants); `shards`
    are those of this process, where several share them.

    `stop_button` puts one below a reply while it grows, `rating_buttons` says where thumbs stand
    below an answer. `calls_per_s` is how many calls Discord allows the whole bot, which is more
    than 50 for very large ones. `base_url` and `gateway_url` are Discord's own unless a stand-in
    takes its place.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)

    token: SecretStr
    message_content: bool = False
    allowed_guilds: Ids = ()
    allowed_channels: Ids = ()
    allowed_roles: Ids = ()
    allowed_people: Ids = ()
    blocked_guilds: Ids = ()
    blocked_channels: Ids = ()
    blocked_roles: Ids = ()
    blocked_people: Ids = ()
    places: dict[str, Place] = {}
    forums: Ids = ()
    thread_archive_min: Literal[60, 1440, 4320, 10080] = 1440
    asks_per_hour: Annotated[int, Field(ge=0)] = 0
    asks_per_hour_by_role: dict[str, Annotated[int, Field(ge=0)]] = {}
    privacy_notice: Annotated[str, Field(max_length=1200)] = ""
    shard_count: Annotated[int, Field(ge=0)] = 0
    shards: tuple[Annotated[int, Field(ge=0)], ...] = ()
    first_use_notice: Annotated[str, Field(max_length=1900)] = ""
    direct_messages: bool = True
    stop_button: bool = True
    rating_buttons: Where = "direct"
    catch_up_hours: Annotated[float, Field(ge=0, le=24)] = 12
    timeout_s: Annotated[float, Field(gt=0)] = 20
    calls_per_s: Annotated[int, Field(ge=10)] = 50
    base_url: Annotated[str, Field(pattern=r"^https?://")] = "https://discord.com/api/v10"
    gateway_url: Annotated[str, Field(pattern=r"^wss?://")] = "wss://gateway.discord.gg/"

    @model_validator(mode="after")
    def _has_its_shards(self) -> "Settings":
        if self.shards and max(self.shards) >= self.shard_count:
            raise ValueError("shards: give shard_count, too; they are counted from 0 to below it")
        return self


def build(settings: Settings, parts: AdapterParts) -> "DiscordAdapter":
    """The adapter; nothing is opened yet. ConfigError where the extra is not installed."""
    try:
        from adapters.discord.adapter import DiscordAdapter
    except ModuleNotFoundError as error:
        if error.name != "discord":
            raise
        raise ConfigError([missing_package("adapters.discord", "discord.py", "discord")]) from error
    return DiscordAdapter(settings, parts)
