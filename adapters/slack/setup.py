"""`dragoman setup slack`: the app manifest for what config.yaml says, before there are tokens."""

from collections.abc import Mapping
from typing import Any

from adapters.slack import Settings
from adapters.slack.manifest import PATH, Features, manifest
from bot.errors import ConfigError

_ADDRESS = "https://dragoman.example.com"


def setup(section: Mapping[str, Any], address: str) -> str:
    """The manifest for `adapters.slack` as it is written, without its secrets.

    `address` is the public https address where Slack reaches us over HTTP; "" where the settings
    say which way events come. Raises ConfigError for an address that Slack does not take.
    """
    if address and not address.startswith("https://"):
        raise ConfigError(["--url: Slack wants an https address, such as https://bot.example.com."])
    if not address and "signing_secret" in section and "app_token" not in section:
        address = _ADDRESS
    url = address if not address or address.endswith(PATH) else address.rstrip("/") + PATH
    defaults = Settings.model_fields
    return manifest(
        Features(
            request_url=url,
            direct_messages=bool(section.get("direct_messages", True)),
            commands=tuple(section.get("commands", defaults["commands"].default)),
            files=bool(section.get("files", True)),
            shortcuts=bool(section.get("shortcuts", True)),
        )
    )
