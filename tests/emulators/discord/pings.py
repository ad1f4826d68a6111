"""Who gets a notification from a message: its text, its allowed_mentions and Discord's defaults.

Source: Discord documentation, resources/message, "Allowed Mentions Object" (read 2026-08). On the
safe side for tests: mentions inside code blocks count as pings here, too.
"""

import re
from dataclasses import dataclass
from typing import Any

from tests.emulators.discord.refusals import invalid_form

_USER = re.compile(r"<@!?(\d+)>")
_ROLE = re.compile(r"<@&(\d+)>")
_EVERYONE = re.compile(r"@(everyone|here)\b")


@dataclass(frozen=True, slots=True)
class Pings:
    """Ids of the users and roles that are notified, and whether everyone is."""

    users: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()
    everyone: bool = False

    def __bool__(self) -> bool:
        return bool(self.users or self.roles or self.everyone)


def pings_of(
    text: str,
    allowed: dict[str, Any] | None,
    *,
    is_webhook: bool,
    replied_to: int | None,
    may_ping_everyone: bool = True,
) -> Pings:
    """Who is notified. `allowed` None is what most bots send: Discord then parses everything (for
    answers to interactions: users only) and pings the author who is replied to."""
    users = {int(user) for user in _USER.findall(text)}
    roles = {int(role) for role in _ROLE.findall(text)}
    everyone = bool(_EVERYONE.search(text))
    if allowed is None:
        parse = {"users"} if is_webhook else {"users", "roles", "everyone"}
        allowed = {"parse": parse, "replied_user": True}
    check_allowed_mentions(allowed)
    parse = set(allowed.get("parse") or ())
    if "users" not in parse:
        users &= {int(user) for user in allowed.get("users") or ()}
    if "roles" not in parse:
        roles &= {int(role) for role in allowed.get("roles") or ()}
    if replied_to is not None and allowed.get("replied_user"):
        users.add(replied_to)
    return Pings(
        frozenset(users),
        frozenset(roles),
        everyone and "everyone" in parse and may_ping_everyone,
    )


def check_allowed_mentions(allowed: dict[str, Any]) -> None:
    """Refuse what Discord refuses: a kind that is both parsed and listed."""
    for kind in ("users", "roles"):
        if kind in (allowed.get("parse") or ()) and allowed.get(kind):
            raise invalid_form(
                "allowed_mentions",
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.',
            )
