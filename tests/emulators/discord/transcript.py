"""What people see, as lines for a terminal: who said what where, what changed, who was pinged."""

from tests.emulators.discord.places import Channel, User
from tests.emulators.discord.posts import EPHEMERAL, Post


def line_of(what: str, post: Post, channel: Channel, users: dict[int, User]) -> str:
    """One line for one thing that was seen."""
    place = f"@{channel.name}" if channel.guild_id is None else f"#{channel.name}"
    text = "is thinking…" if post.is_loading else post.text
    files = "".join(f" [{file.name}]" for file in post.files)
    buttons = "".join(f" ‹{label}›" for label in post.labels)
    mark = {"posted": "", "edited": " (edited)", "deleted": " (deleted)"}[what]
    mark += " (to one person)" if post.flags & EPHEMERAL else ""
    said = f"{text}{files}{buttons}{_pinged(post, users, what)}"
    return f"{place} {post.author.name}{mark}: {said}"


def _pinged(post: Post, users: dict[int, User], what: str) -> str:
    if what != "posted" or not post.pings:
        return ""
    names = [users[user].name if user in users else str(user) for user in post.pings.users]
    names += [f"role {role}" for role in post.pings.roles]
    names += ["everyone"] if post.pings.everyone else []
    return f"  ⟨pings {', '.join(sorted(names))}⟩"
