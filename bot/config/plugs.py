"""Plugs by name: which there are to name in config.yaml, found without importing them; and building
one."""

import importlib
import importlib.util
import re
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from bot.errors import ConfigError
from bot.ops.extras import missing_package

_HAS_SETTINGS = "class Settings"
_HAS_SKILL = re.compile(r"^(?:SKILL = |def build\()", re.MULTILINE)


def plug_names(package: str) -> list[str]:
    """The modules in `package` that may be named in config.yaml: those that have `Settings`."""
    return [name for name, source in _modules(package) if _HAS_SETTINGS in source]


def skill_names() -> list[str]:
    """The skills that there are: the modules of `bot.skills` that hold a `SKILL` or build one."""
    return [name for name, source in _modules("bot.skills") if _HAS_SKILL.search(source)]


def takes_settings(package: str, name: str) -> bool:
    """Whether this module has `Settings`."""
    return name in plug_names(package)


def _modules(package: str) -> list[tuple[str, str]]:
    """Name and source of each public module or package in `package`."""
    spec = importlib.util.find_spec(package)
    found: list[tuple[str, str]] = []
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for entry in sorted(Path(folder).iterdir()):
            source = entry if entry.suffix == ".py" else entry / "__init__.py"
            if not entry.name.startswith("_") and source.is_file():
                found.append((entry.stem, source.read_text(encoding="utf-8")))
    return found


def build_plug(place: str, module_name: str, settings: BaseModel | None, parts: object) -> Any:
    """The plug of this module. `settings` None: its defaults.

    Raises ConfigError, naming `place` in config.yaml, where a package it needs is not installed.
    """
    try:
        module = importlib.import_module(module_name)
        return module.build(module.Settings() if settings is None else settings, parts)
    except ModuleNotFoundError as error:
        plug = module_name.rpartition(".")[2]
        raise ConfigError([missing_package(place, str(error.name), plug)]) from error
