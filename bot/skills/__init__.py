"""Skills: ways of answering, one module each, holding a `SKILL`, or `Settings` and `build`.

docs/skills.md says how to add one.

A prompt here is sent with every turn, also to a small local model that reads about twenty tokens
a second: a few short sentences, each of which changes what is said.
"""

import importlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pydantic import BaseModel

from bot.ports import Skill

_NO_SETTINGS: Mapping[str, BaseModel] = MappingProxyType({})


def load_skills(
    names: Sequence[str], settings: Mapping[str, BaseModel] = _NO_SETTINGS
) -> tuple[Skill, ...]:
    """The skills of these names, in order. `bot/config/reading.py` has checked that there are such.

    One that takes settings and is not in `settings` gets its defaults.
    """
    return tuple(_load(name, settings.get(name)) for name in names)


def _load(name: str, settings: BaseModel | None) -> Skill:
    module = importlib.import_module(f"bot.skills.{name}")
    if hasattr(module, "build"):
        skill = module.build(module.Settings() if settings is None else settings)
    else:
        skill = module.SKILL
    if not isinstance(skill, Skill):
        raise TypeError(f"bot.skills.{name} does not hold a Skill")
    return skill
