"""`dragoman setup discord`: the link that invites the bot, and why it needs what it asks for."""

import os
from collections.abc import Mapping
from typing import Any

from adapters.discord.invitation import MANAGE_THREADS, PERMISSIONS, SCOPES, application_of, link
from bot.config.variables import expand
from bot.errors import ConfigError

_PLACEHOLDER = "APPLICATION_ID"


def setup(section: Mapping[str, Any], address: str) -> str:
    """The steps for `adapters.discord` as it is written. Nothing is asked of Discord: an
    application's id stands at the beginning of its token, which is not shown.

    Raises ConfigError for an `address`: Discord needs none, since the bot connects to it.
    """
    if address:
        raise ConfigError(["--url: Discord needs no address; the bot connects to Discord."])
    token = expand(section.get("token", "${DISCORD_TOKEN}"), os.environ, ("token",), [])
    application_id = application_of(str(token))
    permissions = [*PERMISSIONS, *([MANAGE_THREADS] if _deletes_threads(section) else [])]
    lines = [
        "Invite the bot to your server with this link:",
        "",
        f"  {link(application_id or _PLACEHOLDER, permissions)}",
        "",
    ]
    if not application_id:
        lines += [
            f"{_PLACEHOLDER} is the Application ID under General Information at",
            "https://discord.com/developers/applications; with DISCORD_TOKEN set, this command",
            "puts it in.",
            "",
        ]
    lines.append("It asks for")
    lines += [f"  {each.name:<26}{each.why}" for each in permissions]
    lines += [f"and the scopes {' and '.join(SCOPES)}, to join the server and bring commands.", ""]
    lines.append("In the developer portal:")
    if section.get("message_content"):
        lines.append("  Bot > Message Content Intent   switch it on: message_content is true")
    else:
        lines.append("  Bot > Message Content Intent   not needed: message_content is false")
    lines.append("  Installation > User Install    if people may add it to their own account")
    return "\n".join(lines) + "\n"


def _deletes_threads(section: Mapping[str, Any]) -> bool:
    """Whether some place wants threads deleted. The section is as it is written, perhaps wrongly;
    `dragoman check` tells."""
    places = section.get("places")
    each = places.values() if isinstance(places, Mapping) else ()
    return any(isinstance(place, Mapping) and place.get("threads_kept_days") for place in each)
