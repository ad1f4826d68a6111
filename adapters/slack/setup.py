"""`dragoman setup slack`: the app manifest for what config.yaml says, before there are tokens."""

from collections.abc import Mapping
from typing import Any

from adapters.slack import Settings
from adapters.slack.manifest import PATH, REDIRECT_PATH, Features, manifest
from bot.errors import ConfigError

_ADDRESS = "https://dragoman.example.com"


def setup(section: Mapping[str, Any], address: str) -> str:
    """The manifest for `adapters.slack` as it is written, without its secrets.

    `address` is the public https address where Slack reaches us over HTTP; "" where the settings
    say which way events come. Raises ConfigError for an address that Slack does not take.
    """
    if address and not address.startswith("https://"):
        raise ConfigError(["--url: Slack wants an https address, such as https://bot.example.com."])
    return manifest(features(section, address))


def features(section: Mapping[str, Any], address: str = "") -> Features:
    """What the app is to do, from the settings as they are written."""
    oauth = section.get("oauth")
    install = oauth if isinstance(oauth, Mapping) else {}
    pages = str(install.get("url") or "").rstrip("/")
    if not address and section.get("signing_secret") and not section.get("app_token"):
        address = pages or _ADDRESS
    url = address if not address or address.endswith(PATH) else address.rstrip("/") + PATH
    defaults = Settings.model_fields
    direct = bool(section.get("direct_messages", True))
    return Features(
        request_url=url,
        direct_messages=direct,
        commands=tuple(section.get("commands", defaults["commands"].default)),
        files=bool(section.get("files", True)),
        shortcuts=direct and bool(section.get("shortcuts", True)),  # they are answered there
        redirect_url=pages + REDIRECT_PATH if pages else "",
        is_for_organisations=bool(pages and install.get("organisations")),
    )
