"""Joining the studio: the image model of config, its bounds, and the seal for what it draws."""

from collections.abc import Callable
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path

from bot.config.plugs import build_plug
from bot.config.settings import ImageChoice
from bot.errors import ConfigError
from bot.images.certificate import Certificate, own_certificate, read_certificate
from bot.images.rules import Rules
from bot.images.seal import C2paSeal
from bot.ops.extras import missing_package
from bot.ports.images import Studio

_NEEDED = {"PIL": "pillow", "c2pa": "c2pa-python", "cryptography": "cryptography"}


def build_studio(choice: ImageChoice | None, data_dir: Path) -> Studio | None:
    """The studio; None where no image model is configured. Loads nothing heavy.

    Raises ConfigError where a package is missing, or a configured certificate cannot be used.
    """
    if choice is None:
        return None
    missing = [package for module, package in _NEEDED.items() if find_spec(module) is None]
    if missing:
        raise ConfigError([missing_package("images", ", ".join(missing), "images")])
    model = build_plug("images", f"bot.images.{choice.kind}", choice.settings, None)
    return Studio(model, choice.rules.limits, C2paSeal(_certificate(choice.rules, data_dir)))


def _certificate(rules: Rules, data_dir: Path) -> Callable[[], Certificate]:
    if not (rules.certificate or rules.private_key):
        return cache(partial(own_certificate, data_dir))
    configured = read_certificate(rules.certificate, rules.private_key)
    return lambda: configured
