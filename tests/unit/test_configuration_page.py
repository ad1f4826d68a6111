"""docs/configuration.md names every key of every settings model, with its default."""

import importlib
from pathlib import Path

import yaml
from pydantic import BaseModel

from bot.config.plugs import plug_names
from bot.config.settings import Core
from bot.images.rules import Rules

ROOT = Path(__file__).parents[2]


def test_every_settings_model_is_frozen_and_refuses_unknown_keys() -> None:
    for model in documented_models().values():
        assert model.model_config.get("frozen"), model
        assert model.model_config.get("extra") == "forbid", model


def documented_models() -> dict[str, type[BaseModel]]:
    """Every model that config.yaml is checked against, by its place in the file."""
    found: dict[str, type[BaseModel]] = {"": Core, "images": Rules}
    packages = (
        ("adapters", "adapters"),
        ("bot.models", "models"),
        ("bot.images", "images"),
        ("bot.skills", "skills"),
        ("bot.speech", "speech"),
        ("bot.tools", "tools"),
    )
    for package, place in packages:
        for name in plug_names(package):
            found[f"{place}.{name}"] = importlib.import_module(f"{package}.{name}").Settings
    for place, model in list(found.items()):
        for name, field in model.model_fields.items():
            kinds = [field.annotation, *getattr(field.annotation, "__args__", ())]
            for kind in kinds:
                if isinstance(kind, type) and issubclass(kind, BaseModel):
                    found[f"{place}.{name}".strip(".")] = kind
    return found


def test_every_key_is_documented_with_its_default() -> None:
    sections = read_sections((ROOT / "docs" / "configuration.md").read_text(encoding="utf-8"))
    wrong: list[str] = []
    for place, model in documented_models().items():
        rows = sections.get(place or "top level", {})
        wrong += [f"{place}.{name}: there is no such key" for name in beyond(rows, model)]
        for name, field in model.model_fields.items():
            if name not in rows:
                wrong.append(f"{place}.{name}: is missing")
            elif not shows(rows[name], field.default):
                wrong.append(f"{place}.{name}: the default is {field.default}")
    assert wrong == []


def shows(cell: str, default: object) -> bool:
    """Whether the cell says what a number or a switch is when nobody sets it."""
    return not isinstance(default, bool | int | float) or yaml.safe_load(cell) == default


def beyond(rows: dict[str, str], model: type[BaseModel]) -> set[str]:
    """What the page has and the model has not, but for keys that others look at."""
    return set(rows) - set(model.model_fields) - {"kind", "adapters", "models", "tools", "images"}


def read_sections(page: str) -> dict[str, dict[str, str]]:
    """The tables of the page: by section, each key with what stands in the column "default"."""
    sections: dict[str, dict[str, str]] = {}
    rows: dict[str, str] = {}
    for line in page.splitlines():
        if line.startswith("## "):
            rows = sections.setdefault(line[3:].strip().strip("`"), {})
        elif line.startswith("| `"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            rows[cells[0].strip("`")] = cells[1]
    return sections
