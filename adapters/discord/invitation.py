"""What the bot has to be allowed, each permission with its reason, and the link that asks for it.

Everything that names permissions is in this file; the documentation is held to it by a test.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass

SCOPES = ("bot", "applications.commands")
_AUTHORIZE = "https://discord.com/oauth2/authorize"


@dataclass(frozen=True, slots=True)
class Permission:
    """One permission: its name in Discord's settings, its bit (topics/permissions), and why."""

    name: str
    bit: int
    why: str


PERMISSIONS = (
    Permission("View Channels", 1 << 10, "see the messages that mention it"),
    Permission("Send Messages", 1 << 11, "answer in channels"),
    Permission("Send Messages in Threads", 1 << 38, "answer in threads"),
    Permission(
        "Create Public Threads",
        1 << 35,
        "answer a mention in a thread of its own, where you want that",
    ),
    Permission("Attach Files", 1 << 15, "send the files that go with a reply"),
    Permission(
        "Read Message History",
        1 << 16,
        "refer to the message it answers, and find what was said while it was away",
    ),
)

MANAGE_THREADS = Permission(
    "Manage Threads", 1 << 34, "delete threads that it opened, after threads_kept_days"
)
"""Asked for only where config wants that."""


def number(permissions: Sequence[Permission] = PERMISSIONS) -> int:
    """Permissions in one number, as the link wants them."""
    return sum(permission.bit for permission in permissions)


def link(application_id: str, permissions: Sequence[Permission] = PERMISSIONS) -> str:
    """The address that adds the bot to a server."""
    asked_for = f"scope={'+'.join(SCOPES)}&permissions={number(permissions)}"
    return f"{_AUTHORIZE}?client_id={application_id}&{asked_for}"


def application_of(token: str) -> str:
    """The application's id, with which every bot token begins; "" where this one does not."""
    first = token.partition(".")[0]
    try:
        decoded = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode()
    except ValueError:  # not base64, or not text
        return ""
    return decoded if decoded.isascii() and decoded.isdigit() else ""
