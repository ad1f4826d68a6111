"""config.yaml as typed, frozen data. Every mistake in it is found at once and named.

The file is the whole truth: unknown keys are refused with the nearest right one, secrets come from
the environment as `${NAME}` and are refused when written out. The name of an adapter is the name of
its module (`adapters.<name>`), the kind of a model that of `bot.models.<kind>`; each brings its own
`Settings`, so that adding one touches no line here.
"""

import difflib
import importlib
import importlib.util
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from bot.errors import ConfigError
from bot.messages import ConversationId
from bot.redaction import redact_text

_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")

Problems = list[str]
Path_ = tuple[str, ...]

_FROZEN = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Redis(BaseModel):
    """Where the engine keeps everything. An empty `url` means the embedded Valkey in `data_dir`."""

    model_config = _FROZEN
    url: str = ""
    max_memory_mb: Annotated[int, Field(ge=16)] = 256
    timeout_s: Annotated[float, Field(gt=0)] = 5.0


class ConversationSettings(BaseModel):
    """How much a conversation remembers, and for how long."""

    model_config = _FROZEN
    window_tokens: Annotated[int, Field(ge=200)] = 6000
    reply_max_tokens: Annotated[int, Field(ge=16)] = 1000
    ttl_days: Annotated[float, Field(gt=0)] = 30
    keep_turns: Annotated[int, Field(ge=1)] = 500
    mailbox_max: Annotated[int, Field(ge=1)] = 20
    message_max_chars: Annotated[int, Field(ge=1)] = 40_000
    summarise: bool = True


class WorkerSettings(BaseModel):
    """How turns are worked on. `lease_s` is how long a dead worker keeps a conversation waiting."""

    model_config = _FROZEN
    max_turns: Annotated[int, Field(ge=1)] = 500
    heartbeat_s: Annotated[float, Field(gt=0)] = 0.5
    lease_s: Annotated[float, Field(gt=0)] = 2.0
    turn_timeout_s: Annotated[float, Field(gt=0)] = 900
    stop_within_s: Annotated[float, Field(ge=0)] = 10


class Persona(BaseModel):
    """Who the assistant is: the beginning of its system prompt, and the skill it starts with."""

    model_config = _FROZEN
    prompt: str
    skill: str = ""


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
    """`auto` is readable on a terminal and JSON elsewhere."""

    model_config = _FROZEN
    format: Literal["auto", "console", "json"] = "auto"
    level: Literal["debug", "info", "warning", "error"] = "info"


_DEFAULT_PERSONA = Persona(
    prompt="You are Dragoman, a friendly and precise assistant. Answer in the language of the "
    "person who asks. Be brief unless asked for more."
)


class Core(BaseModel):
    """All of config.yaml except the adapters and models, whose settings come from their modules."""

    model_config = _FROZEN
    data_dir: Path = Path("data")
    redis: Redis = Redis()
    skills: list[str] = ["chat", "tutor", "code"]
    conversation: ConversationSettings = ConversationSettings()
    worker: WorkerSettings = WorkerSettings()
    personas: dict[str, Persona] = {"default": _DEFAULT_PERSONA}
    channels: list[Channel] = []
    ops: Ops = Ops()
    log: Log = Log()


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """One entry of `models`: the module that serves it and its settings."""

    name: str
    kind: str
    settings: BaseModel


@dataclass(frozen=True, slots=True)
class Config:
    """The whole configuration. `models` in order are a fallback chain."""

    core: Core
    adapters: dict[str, BaseModel]
    models: tuple[ModelChoice, ...]

    def persona_for(self, conversation: ConversationId) -> Persona:
        """The persona of the first matching channel, else the one named "default"."""
        place = ":".join((conversation.adapter, conversation.account, conversation.channel))
        for channel in self.core.channels:
            pattern = ".*".join(re.escape(part) for part in channel.match.split("*"))
            if re.fullmatch(pattern, place):
                return self.core.personas[channel.persona]
        return self.core.personas.get("default", _DEFAULT_PERSONA)


def load(path: Path, environment: Mapping[str, str] | None = None) -> Config:
    """Read and check `path`; raises ConfigError with every problem in it."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError([f"{path}: cannot be read ({error.strerror})."]) from error
    except UnicodeDecodeError as error:
        raise ConfigError([f"{path}: is not UTF-8 text."]) from error
    return parse(text, os.environ if environment is None else environment, str(path))


def parse(text: str, environment: Mapping[str, str], source: str = "config.yaml") -> Config:
    """The configuration in `text`; raises ConfigError with every problem in it."""
    try:
        raw = yaml.safe_load(_marked(text)) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 1}" if mark else ""
        raise ConfigError([f"{source}: is not valid YAML{where}."]) from error
    except (ValueError, RecursionError) as error:  # a date such as 2026-13-45; deep nesting
        raise ConfigError([f"{source}: holds a value that YAML cannot read."]) from error
    if not isinstance(raw, dict):
        raise ConfigError([f"{source}: must be a mapping of keys to values."])
    problems: Problems = []
    try:
        raw = _unmarked(raw)
        literal = _leaves(raw)
        expanded = _expand(raw, environment, (), problems)
    except RecursionError as error:
        raise ConfigError([f"{source}: a part of it holds itself (`&` and `*`)."]) from error
    adapters = _load_adapters(expanded.pop("adapters", None), literal, problems)
    models = _load_models(expanded.pop("models", None), literal, problems)
    # An empty section, such as `channels:` with all of it commented out, means the defaults.
    sections = {name: section for name, section in expanded.items() if section is not None}
    core = _validate(Core, sections, (), literal, problems, also=("adapters", "models"))
    _check_core(sections, problems)
    _check_secrets(literal, problems)
    if problems or core is None:
        raise ConfigError(problems)
    return Config(core=core, adapters=adapters, models=models)


def _load_adapters(raw: Any, literal: dict[Path_, str], problems: Problems) -> dict[str, BaseModel]:
    if not isinstance(raw, dict) or not raw:
        problems.append("adapters: name at least one, for example `web: {}`.")
        return {}
    adapters: dict[str, BaseModel] = {}
    for name, section in raw.items():
        settings = _plug_settings("adapters", str(name), ("adapters", str(name)), problems)
        if settings is not None:
            value = _validate(settings, section or {}, ("adapters", str(name)), literal, problems)
            if value is not None:
                adapters[str(name)] = value
    return adapters


def _load_models(
    raw: Any, literal: dict[Path_, str], problems: Problems
) -> tuple[ModelChoice, ...]:
    if not isinstance(raw, dict) or not raw:
        problems.append("models: name at least one, for example `main: {kind: local}`.")
        return ()
    choices: list[ModelChoice] = []
    for name, section in raw.items():
        where = ("models", str(name))
        if not isinstance(section, dict) or not isinstance(section.get("kind"), str):
            problems.append(f"{'.'.join(where)}.kind: is missing, for example `kind: local`.")
            continue
        kind = section["kind"]
        rest = {key: value for key, value in section.items() if key != "kind"}
        settings = _plug_settings("bot.models", kind, (*where, "kind"), problems)
        if settings is not None:
            value = _validate(settings, rest, where, literal, problems, also=("kind",))
            if value is not None:
                choices.append(ModelChoice(str(name), kind, value))
    return tuple(choices)


def plug_names(package: str) -> list[str]:
    """The modules in `package` that may be named in config.yaml: those that have `Settings`."""
    spec = importlib.util.find_spec(package)
    names: list[str] = []
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for entry in sorted(Path(folder).iterdir()):
            if entry.name.startswith("_"):
                continue
            source = entry if entry.suffix == ".py" else entry / "__init__.py"
            if source.is_file() and "class Settings" in source.read_text(encoding="utf-8"):
                names.append(entry.stem)
    return names


def _plug_settings(
    package: str, name: str, where: Path_, problems: Problems
) -> type[BaseModel] | None:
    known = plug_names(package)
    if name not in known:
        problems.append(f"{'.'.join(where)}: there is no {name!r}. {_nearest(name, known)}")
        return None
    module = importlib.import_module(f"{package}.{name}")
    settings: type[BaseModel] = module.Settings
    return settings


def _validate(
    kind: type[Any],
    raw: Any,
    where: Path_,
    literal: dict[Path_, str],
    problems: Problems,
    also: tuple[str, ...] = (),
) -> Any:
    """`raw` as a `kind`, or None after adding every problem. `also`: keys that others look at."""
    if isinstance(raw, dict):
        for key in _secret_fields(kind):
            written = literal.get((*where, key))
            if written and not _VARIABLE.fullmatch(written):
                problems.append(
                    f"{'.'.join((*where, key))}: is a secret. Put it into the environment and "
                    f"write ${{{key.upper()}}} here."
                )
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        for item in error.errors(include_url=False, include_input=False, include_context=False):
            place = tuple(str(part) for part in item["loc"])
            name = ".".join((*where, *place)) or "config"
            if item["type"] == "extra_forbidden":
                known = [*_fields_at(kind, place[:-1]), *(also if len(place) == 1 else ())]
                problems.append(f"{name}: unknown key. {_nearest(place[-1], known)}")
            elif item["type"] == "missing":
                problems.append(f"{name}: is missing.")
            else:
                said = item["msg"].removeprefix("Value error, ").rstrip(".")
                problems.append(f"{name}: {said[:1].lower()}{said[1:]}.")
        return None


def _check_core(sections: dict[str, Any], problems: Problems) -> None:
    """What names something in another section, as far as the sections are sound by themselves."""
    try:
        core, broken = Core.model_validate(sections), set()
    except ValidationError as error:
        broken = {str(item["loc"][0]) for item in error.errors()}
        core = Core.model_validate(
            {name: section for name, section in sections.items() if name not in broken}
        )
    if "worker" not in broken and core.worker.lease_s < 2 * core.worker.heartbeat_s:
        problems.append("worker.lease_s: must be at least twice worker.heartbeat_s.")
    known = skill_names()
    for skill in core.skills:
        if skill not in known:
            problems.append(f"skills: there is no {skill!r}. {_nearest(skill, known)}")
    if not core.skills:
        problems.append("skills: name at least one, for example [chat].")
    for name, persona in core.personas.items() if "skills" not in broken else ():
        if persona.skill and persona.skill not in core.skills:
            problems.append(
                f"personas.{name}.skill: {persona.skill!r} is not among `skills`. "
                f"{_nearest(persona.skill, core.skills)}"
            )
    for index, channel in enumerate(core.channels if "personas" not in broken else ()):
        if channel.persona not in core.personas:
            problems.append(
                f"channels.{index}.persona: there is no persona {channel.persona!r}. "
                f"{_nearest(channel.persona, list(core.personas))}"
            )


def _check_secrets(literal: dict[Path_, str], problems: Problems) -> None:
    """Nothing in the file may look like a token, or hold a password in an address."""
    for where, written in literal.items():
        name = ".".join(where)
        plain = _VARIABLE.sub("", written)
        if redact_text(plain) != plain and not any(
            each.startswith(f"{name}:") for each in problems
        ):
            problems.append(
                f"{name}: holds a password or token. Put it into the environment and write "
                "${NAME} in its place."
            )


def skill_names() -> list[str]:
    """The skills that there are: the modules of `bot.skills` that hold a `SKILL`."""
    spec = importlib.util.find_spec("bot.skills")
    return [
        entry.stem
        for folder in ((spec.submodule_search_locations or ()) if spec else ())
        for entry in sorted(Path(folder).glob("*.py"))
        if "\nSKILL = " in entry.read_text(encoding="utf-8")
    ]


def _nearest(name: str, known: list[str]) -> str:
    match = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"Did you mean {match[0]!r}?" if match else f"There are: {', '.join(known)}."


def _fields_at(kind: type[BaseModel], place: Path_) -> list[str]:
    """The keys allowed at `place` below `kind`."""
    for part in place:
        field = kind.model_fields.get(part)
        candidates = [field.annotation, *getattr(field.annotation, "__args__", ())] if field else []
        inner = [c for c in candidates if isinstance(c, type) and issubclass(c, BaseModel)]
        if inner:
            kind = inner[0]
    return list(kind.model_fields)


def _secret_fields(kind: type[BaseModel]) -> Iterator[str]:
    for name, field in kind.model_fields.items():
        if SecretStr in (field.annotation, *getattr(field.annotation, "__args__", ())):
            yield name


def _leaves(value: Any, where: Path_ = ()) -> dict[Path_, str]:
    """Every text in the file as it is written, before anything is expanded."""
    if isinstance(value, str):
        return {where: value}
    found: dict[Path_, str] = {}
    for key, inner in _members(value):
        found |= _leaves(inner, (*where, key))
    return found


def _members(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from ((str(key), inner) for key, inner in value.items())
    elif isinstance(value, list):
        yield from ((str(index), inner) for index, inner in enumerate(value))


# In YAML's short form, `{token: ${NAME}}`, the braces of a variable would be a mapping's. They are
# exchanged for characters of Unicode's private use area while the YAML is read.
_MARKED = re.compile("\ue000(\\w+)\ue001")


def _marked(text: str) -> str:
    """`text` with the braces of each `${NAME}` exchanged for marks."""
    return _VARIABLE.sub("\ue000\\1\ue001", text)


def _unmarked(value: Any) -> Any:
    """`value`, as it was read from a marked text, with the variables as they were written."""
    if isinstance(value, dict):
        return {_unmarked(key): _unmarked(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_unmarked(inner) for inner in value]
    return _MARKED.sub(r"${\1}", value) if isinstance(value, str) else value


def _expand(value: Any, environment: Mapping[str, str], where: Path_, problems: Problems) -> Any:
    """`value` with every `${NAME}` replaced; a NAME that is not set is a problem."""
    if isinstance(value, dict):
        return {
            str(key): _expand(inner, environment, (*where, str(key)), problems)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [
            _expand(inner, environment, (*where, str(index)), problems)
            for index, inner in enumerate(value)
        ]
    if not isinstance(value, str):
        return value

    def replaced(match: re.Match[str]) -> str:
        name = match[1]
        if not environment.get(name):
            problems.append(
                f"{'.'.join(where)}: the environment variable {name} is not set. "
                f"Set it, or take this part out of the file."
            )
        return environment.get(name) or "unset"

    return _VARIABLE.sub(replaced, value)
