"""Who may use us where, by the operator's lists. Pure."""

from dataclasses import dataclass

from adapters.discord import Settings


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody somewhere, by ids. `guild` is "" in a direct channel; `parent` is the channel of a
    thread, else ""; `roles` are the person's in that server; `category` is the one that the channel
    stands in, "" for none."""

    guild: str
    channel: str
    parent: str
    person: str
    roles: frozenset[str] = frozenset()
    category: str = ""

    @property
    def places(self) -> tuple[str, ...]:
        """The place and those around it, the nearest first."""
        return tuple(filter(None, (self.channel, self.parent, self.category, self.guild)))


def may_use(settings: Settings, who: Who) -> bool:
    """Whether the lists let them: who or what is blocked is; where something is allowed, nothing
    else of its kind is. A person is allowed by name or by a role."""
    places = frozenset(who.places)
    if places & {*settings.blocked_guilds, *settings.blocked_channels}:
        return False
    if who.person in settings.blocked_people or who.roles & frozenset(settings.blocked_roles):
        return False
    people, roles = settings.allowed_people, frozenset(settings.allowed_roles)
    if not who.guild:  # roles are of servers
        return settings.direct_messages and (not people or who.person in people)
    for allowed in (settings.allowed_guilds, settings.allowed_channels):
        if allowed and not places & frozenset(allowed):
            return False
    return not (people or roles) or who.person in people or bool(who.roles & roles)


def per_hour(settings: Settings, who: Who) -> int:
    """How many questions somebody may ask in an hour (0: any number): by the most generous of their
    roles that has a number, else the number for everybody."""
    by_role = settings.asks_per_hour_by_role
    numbers = [by_role[role] for role in who.roles if role in by_role]
    if numbers:
        return 0 if 0 in numbers else max(numbers)
    return settings.asks_per_hour
