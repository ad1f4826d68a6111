"""Which plugs there are to name in config.yaml: the modules, found without importing them."""

import importlib.util
from pathlib import Path


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
