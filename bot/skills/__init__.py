"""Skills: ways of answering, one module each, holding a `SKILL`.

docs/skills.md says how to add one.

A prompt here is sent with every turn, also to a small local model that reads about twenty tokens
a second: a few short sentences, each of which changes what is said.
"""

import importlib
from collections.abc import Sequence

from bot.ports import Skill


def load_skills(names: Sequence[str]) -> tuple[Skill, ...]:
    """The skills of these names, in order. `bot/config.py` has checked that there are such."""
    return tuple(_load(name) for name in names)


def _load(name: str) -> Skill:
    skill = importlib.import_module(f"bot.skills.{name}").SKILL
    if not isinstance(skill, Skill):
        raise TypeError(f"bot.skills.{name}.SKILL is not a Skill")
    return skill
