"""Reading config.yaml. Every mistake in it is found at once and named.

The file is the whole truth: unknown keys are refused with the nearest right one, secrets come from
the environment as `${NAME}` and are refused when written out. The name of an adapter is the name of
its module (`adapters.<name>`), the kind of a model that of `bot.models.<kind>`; each brings its own
`Settings`, so that adding one touches no line here. The core's are in bot/config/settings.py.
"""

import difflib
import importlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, SecretStr, ValidationError

from bot.config.file import read_text, read_yaml
from bot.config.mistakes import clause
from bot.config.plugs import plug_names, skill_names, takes_settings
from bot.config.settings import Config, Core, ImageChoice, ModelChoice
from bot.config.variables import NOT_SET, VARIABLE, Place, expand, leaves
from bot.errors import ConfigError
from bot.images.rules import Rules
from bot.ops.redaction import redact_text

Problems = list[str]


def load(path: Path, environment: Mapping[str, str] | None = None) -> Config:
    """Read and check `path`; raises ConfigError with every problem in it."""
    text = read_text(path)
    return parse(text, os.environ if environment is None else environment, str(path))


def parse(text: str, environment: Mapping[str, str], source: str = "config.yaml") -> Config:
    """The configuration in `text`; raises ConfigError with every problem in it."""
    raw = read_yaml(text, source)
    problems: Problems = []
    literal = leaves(raw)
    expanded = expand(raw, environment, (), problems)
    adapters = _load_adapters(expanded.pop("adapters", None), literal, problems)
    models = _load_models(expanded.pop("models", None), literal, problems)
    tools = _load_tools(expanded.pop("tools", None), literal, problems)
    speech = _load_speech(expanded.pop("speech", None), literal, problems)
    images = _load_images(expanded.pop("images", None), literal, problems)
    skill_settings = _load_skill_settings(expanded, literal, problems)
    # An empty section, such as `channels:` with all of it commented out, means the defaults.
    sections = {name: section for name, section in expanded.items() if section is not None}
    others = ("adapters", "models", "speech", "images", "tools")
    core = _validate(Core, sections, (), literal, problems, also=others)
    _check_core(sections, problems)
    if core is not None and models:
        _check_personas(core, [choice.name for choice in models], problems)
    _check_secrets(literal, problems)
    if problems or core is None:
        raise ConfigError(problems)
    return Config(core, adapters, models, skill_settings, tools, speech, images)


def _load_adapters(raw: Any, literal: dict[Place, str], problems: Problems) -> dict[str, BaseModel]:
    if not isinstance(raw, dict) or not raw:
        problems.append("adapters: name at least one with a colon, for example `web: {}`.")
        return {}
    adapters: dict[str, BaseModel] = {}
    for name, section in raw.items():
        settings = _plug_settings("adapters", str(name), ("adapters", str(name)), problems)
        if settings is not None:
            if section is False:
                problems.append(f"adapters.{name}: to switch it off, take it out of the file.")
                continue
            # `web:` with nothing behind it means the defaults.
            section = {} if section is None else section
            value = _validate(settings, section, ("adapters", str(name)), literal, problems)
            if value is not None:
                adapters[str(name)] = value
    return adapters


def _load_models(
    raw: Any, literal: dict[Place, str], problems: Problems
) -> tuple[ModelChoice, ...]:
    if not isinstance(raw, dict) or not raw:
        problems.append(
            "models: name at least one with a colon, for example `main: {kind: local}`."
        )
        return ()
    choices = (
        _choice("bot.models", ("models", str(n)), s, literal, problems) for n, s in raw.items()
    )
    return tuple(choice for choice in choices if choice is not None)


def _load_speech(raw: Any, literal: dict[Place, str], problems: Problems) -> ModelChoice | None:
    return None if raw is None else _choice("bot.speech", ("speech",), raw, literal, problems)


def _choice(
    package: str, where: Place, section: Any, literal: dict[Place, str], problems: Problems
) -> ModelChoice | None:
    """A section whose `kind` names the module of `package` that serves it."""
    if not isinstance(section, dict) or not isinstance(section.get("kind"), str):
        kinds = plug_names(package)
        example = "local" if "local" in kinds else kinds[0]
        problems.append(f"{'.'.join(where)}.kind: is missing, for example `kind: {example}`.")
        return None
    kind = section["kind"]
    rest = {key: value for key, value in section.items() if key != "kind"}
    settings = _plug_settings(package, kind, (*where, "kind"), problems)
    if settings is None:
        return None
    value = _validate(settings, rest, where, literal, problems, also=("kind",))
    return None if value is None else ModelChoice(where[-1], kind, value)


def _load_tools(raw: Any, literal: dict[Place, str], problems: Problems) -> dict[str, BaseModel]:
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        problems.append("tools: name each with a colon, for example `calculator: {}`.")
        return {}
    tools: dict[str, BaseModel] = {}
    for name, section in raw.items():
        where = ("tools", str(name))
        kind = _plug_settings("bot.tools", str(name), where, problems)
        if kind is not None:
            value = _validate(kind, {} if section is None else section, where, literal, problems)
            if value is not None:
                tools[str(name)] = value
    return tools


def _load_images(raw: Any, literal: dict[Place, str], problems: Problems) -> ImageChoice | None:
    """`images`: some keys are for every kind, the others for this one."""
    if raw is None:
        return None
    if not isinstance(raw, dict) or not isinstance(raw.get("kind"), str):
        problems.append("images.kind: is missing, for example `kind: openai`.")
        return None
    settings = _plug_settings("bot.images", raw["kind"], ("images", "kind"), problems)
    shared = set(Rules.model_fields)
    rules = _validate(
        Rules, {k: v for k, v in raw.items() if k in shared}, ("images",), literal, problems
    )
    if settings is None:
        return None
    own = {key: value for key, value in raw.items() if key not in shared | {"kind"}}
    value = _validate(settings, own, ("images",), literal, problems, also=("kind", *shared))
    if value is None or rules is None:
        return None
    return ImageChoice(raw["kind"], value, rules)


def _load_skill_settings(
    sections: dict[str, Any], literal: dict[Place, str], problems: Problems
) -> dict[str, BaseModel]:
    """The settings of skills: `skills: [chat, {tutor: {…}}]`. Leaves only their names there."""
    settings: dict[str, BaseModel] = {}
    raw = sections.get("skills")
    if not isinstance(raw, list):
        return settings
    names: list[Any] = []
    for index, entry in enumerate(raw):
        if not (isinstance(entry, dict) and len(entry) == 1):
            names.append(entry)
            continue
        ((name, section),) = entry.items()
        names.append(name)
        where = ("skills", str(index), str(name))
        if name not in skill_names():
            continue  # told with the other names
        if not takes_settings("bot.skills", name):
            problems.append(f"{'.'.join(where)}: this skill has no settings; write only its name.")
            continue
        kind = _plug_settings("bot.skills", name, where, problems)
        if kind is not None:
            value = _validate(kind, {} if section is None else section, where, literal, problems)
            if value is not None:
                settings[name] = value
    sections["skills"] = names
    return settings


def _plug_settings(
    package: str, name: str, where: Place, problems: Problems
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
    where: Place,
    literal: dict[Place, str],
    problems: Problems,
    also: tuple[str, ...] = (),
) -> Any:
    """`raw` as a `kind`, or None after adding every problem. `also`: keys that others look at."""
    told: list[Place] = []
    for place in _secret_places(kind):
        written = literal.get((*where, *place))
        is_number = isinstance(_at(raw, place), int | float)
        if is_number or (written and not VARIABLE.fullmatch(written)):
            told.append(place)
            variable = "_".join((where[-1], *place) if where[:1] == ("adapters",) else place)
            problems.append(
                f"{'.'.join((*where, *place))}: is a secret. Put it into the environment and "
                f"write ${{{variable.upper()}}} here."
            )
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        for item in error.errors(include_url=False):
            place = tuple(str(part) for part in item["loc"])
            name = ".".join((*where, *place)) or "config"
            is_unset = any(each.startswith(f"{name}: {NOT_SET}") for each in problems)
            if is_unset or any(place[: len(each)] == each for each in told):
                continue
            if item["type"] == "extra_forbidden":
                known = [*_fields_at(kind, place[:-1]), *(also if len(place) == 1 else ())]
                problems.append(f"{name}: unknown key. {_nearest(place[-1], known)}")
            elif item["type"] == "missing":
                problems.append(f"{name}: is missing.")
            else:
                problems.append(f"{name}: {clause(item, _example(kind, place))}.")
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
    if "redis" not in broken and core.redis.wait_ms >= core.redis.timeout_s * 1000:
        problems.append("redis.wait_ms: must be shorter than redis.timeout_s.")
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


def _check_personas(core: Core, known: list[str], problems: Problems) -> None:
    for name, persona in core.personas.items():
        if persona.model and persona.model not in known:
            problems.append(
                f"personas.{name}.model: {persona.model!r} is not among `models`. "
                f"{_nearest(persona.model, known)}"
            )


def _check_secrets(literal: dict[Place, str], problems: Problems) -> None:
    """Nothing in the file may look like a token, or hold a password in an address."""
    for where, written in literal.items():
        name = ".".join(where)
        plain = VARIABLE.sub("", written)
        if redact_text(plain) != plain and not any(
            each.startswith(f"{name}:") for each in problems
        ):
            problems.append(
                f"{name}: holds a password or token. Put it into the environment and write "
                "${NAME} in its place."
            )


def _nearest(name: str, known: list[str]) -> str:
    match = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"Did you mean {match[0]!r}?" if match else f"There are: {', '.join(known)}."


def _fields_at(kind: type[BaseModel], place: Place) -> list[str]:
    """The keys allowed at `place` below `kind`."""
    for part in place:
        field = kind.model_fields.get(part)
        kind = (_section_of(field.annotation) if field else None) or kind
    return list(kind.model_fields)


def _section_of(annotation: Any) -> type[BaseModel] | None:
    """The section that a key holds; None: it holds a plain value."""
    candidates = [annotation, *getattr(annotation, "__args__", ())]
    inner = [c for c in candidates if isinstance(c, type) and issubclass(c, BaseModel)]
    return inner[0] if inner else None


def _at(value: Any, place: Place) -> Any:
    """What stands at `place` below `value`; None where there is no such place."""
    for key in place:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _example(kind: type[BaseModel], place: Place) -> object:
    """A value that would do at `place`, from the setting's own declaration; None for none."""
    field = kind.model_fields.get(place[0]) if place else None
    return (*(field.examples or ()), field.default)[0] if field else None


def _secret_places(kind: type[BaseModel]) -> Iterator[Place]:
    """Where secrets may stand below `kind`."""
    for name, field in kind.model_fields.items():
        if SecretStr in (field.annotation, *getattr(field.annotation, "__args__", ())):
            yield (name,)
        elif section := _section_of(field.annotation):
            yield from ((name, *place) for place in _secret_places(section))
