"""What config.yaml may say, as typed, frozen data: the sections of the core, and the whole.

The settings of an adapter or a model are in its own module; here they are only held. How the file
is read, and how mistakes in it are told, is in bot/config/reading.py.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.images.rules import Rules
from bot.messages import ConversationId
from bot.ports import SourcesNamed
from bot.turn.follow_up import FollowUpName

_SECONDS_PER_DAY = 86_400
_FROZEN = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Redis(BaseModel):
    """Where the engine keeps everything. An empty `url` means the embedded Valkey in `data_dir`.

    `wait_replicas` is how many replicas must have a message before it counts as taken in; None: one
    where servers take over from one another (a cluster, Sentinels), else none.
    """

    model_config = _FROZEN
    url: str = ""
    max_memory_mb: Annotated[int, Field(ge=16)] = 256
    timeout_s: Annotated[float, Field(gt=0)] = 5.0
    wait_replicas: Annotated[int, Field(ge=0)] | None = None
    wait_ms: Annotated[int, Field(ge=1)] = 1000


class ConversationSettings(BaseModel):
    """How much a conversation remembers and for how long, and what becomes of a message that comes
    while a reply is being made: `queue` it for the next turn, `interrupt` the reply, or `steer` it.
    A message that its author edits after it was answered is remembered as it is now (`remember`),
    or forgotten and answered anew (`answer`).
    `follow_ups` are choices below each reply, where a platform has buttons. `sources`: below a
    reply stands what was looked up (`looked_up`), also that nothing was, each time (`all`) or of
    the whole conversation (`once`).
    """

    model_config = _FROZEN
    window_tokens: Annotated[int, Field(ge=200)] = 6000
    reply_max_tokens: Annotated[int, Field(ge=16)] = 1000
    ttl_days: Annotated[float, Field(gt=0)] = 30
    keep_turns: Annotated[int, Field(ge=1)] = 500
    mailbox_max: Annotated[int, Field(ge=1)] = 20
    message_max_chars: Annotated[int, Field(ge=1)] = 40_000
    summarise: bool = True
    busy: Literal["queue", "interrupt", "steer"] = "queue"
    edits: Literal["remember", "answer"] = "remember"
    follow_ups: tuple[FollowUpName, ...] = ()
    sources: SourcesNamed = "once"

    @property
    def kept_for_s(self) -> float:
        """How long a conversation is kept after its last message."""
        return self.ttl_days * _SECONDS_PER_DAY


class WorkerSettings(BaseModel):
    """How turns are worked on. `lease_s` is how long a dead worker keeps a conversation waiting,
    `alarms_every_s` how often each looks for conversations that want to be woken, `set_aside_max`
    how many turns wait for an operator because workers died of them."""

    model_config = _FROZEN
    max_turns: Annotated[int, Field(ge=1)] = 500
    heartbeat_s: Annotated[float, Field(gt=0)] = 0.5
    lease_s: Annotated[float, Field(gt=0)] = 3.0
    turn_timeout_s: Annotated[float, Field(gt=0)] = 900
    stop_within_s: Annotated[float, Field(ge=0)] = 10
    alarms_every_s: Annotated[float, Field(gt=0)] = 10
    set_aside_max: Annotated[int, Field(ge=16)] = 5000


class Files(BaseModel):
    """Files that come with messages and go with replies."""

    model_config = _FROZEN
    max_mb: Annotated[float, Field(gt=0, le=64)] = 8

    @property
    def max_bytes(self) -> int:
        """The largest file that is taken or kept."""
        return int(self.max_mb * 1024 * 1024)


class Persona(BaseModel):
    """Who the assistant is: the beginning of its system prompt, the skill it starts with, and which
    of `models` is asked first ("": the first one)."""

    model_config = _FROZEN
    prompt: str
    skill: str = ""
    model: str = ""


class Channel(BaseModel):
    """A persona for the channels whose "adapter:account:channel" matches; `*` is any text."""

    model_config = _FROZEN
    match: str
    persona: str


class Ops(BaseModel):
    """Health and metrics for machines, on an address of its own. Port 0 switches it off."""

    model_config = _FROZEN
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8081


class Log(BaseModel):
    """`auto` is readable on a terminal and JSON elsewhere.

    With `audit` a line for each turn says who asked, by id, and what, by hash.
    """

    model_config = _FROZEN
    format: Literal["auto", "console", "json"] = "auto"
    level: Literal["debug", "info", "warning", "error"] = "info"
    audit: bool = False


_DEFAULT_PERSONA = Persona(
    prompt="You are Dragoman, a friendly and precise assistant. Answer in the language of the "
    "person who asks. Be brief unless asked for more."
)


class Core(BaseModel):
    """All of config.yaml except the adapters and models, whose settings come from their modules."""

    model_config = _FROZEN
    data_dir: Path = Path("data")
    redis: Redis = Redis()
    skills: list[str] = ["chat", "tutor", "code", "image"]
    conversation: ConversationSettings = ConversationSettings()
    worker: WorkerSettings = WorkerSettings()
    files: Files = Files()
    personas: dict[str, Persona] = {"default": _DEFAULT_PERSONA}
    channels: list[Channel] = []
    ops: Ops = Ops()
    log: Log = Log()


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """One entry of `models`, or `speech`: the module that serves it and its settings."""

    name: str
    kind: str
    settings: BaseModel


@dataclass(frozen=True, slots=True)
class ImageChoice:
    """`images`: the module that draws, its settings, and how pictures are drawn, whatever does."""

    kind: str
    settings: BaseModel
    rules: Rules


@dataclass(frozen=True, slots=True)
class Config:
    """The whole configuration. `models` in order are a fallback chain; `skill_settings` are those
    of skills that have some in `skills`, by name; `tools` are what the model may call; `speech` is
    the model that listens to recordings, `images` what draws pictures, if there are such."""

    core: Core
    adapters: dict[str, BaseModel]
    models: tuple[ModelChoice, ...]
    skill_settings: dict[str, BaseModel] = field(default_factory=dict)
    tools: dict[str, BaseModel] = field(default_factory=dict)
    speech: ModelChoice | None = None
    images: ImageChoice | None = None

    def persona_for(self, conversation: ConversationId) -> Persona:
        """The persona of the first matching channel, else the one named "default"."""
        place = ":".join((conversation.adapter, conversation.account, conversation.channel))
        for channel in self.core.channels:
            pattern = ".*".join(re.escape(part) for part in channel.match.split("*"))
            if re.fullmatch(pattern, place):
                return self.core.personas[channel.persona]
        return self.core.personas.get("default", _DEFAULT_PERSONA)
