"""Plugs by name: which there are to name in config.yaml, found without importing them; and building
one."""

import importlib
import importlib.util
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from bot.errors import ConfigError
from bot.extras import missing_package


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


def skill_names() -> list[str]:
    """The skills that there are: the modules of `bot.skills` that hold a `SKILL`."""
    spec = importlib.util.find_spec("bot.skills")
    return [
        entry.stem
        for folder in ((spec.submodule_search_locations or ()) if spec else ())
        for entry in sorted(Path(folder).glob("*.py"))
        if "\nSKILL = " in entry.read_text(encoding="utf-8")
    ]


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
