"""Who listens to what in one workspace."""

import contextlib
from dataclasses import dataclass

from adapters.slack import Settings
from adapters.slack.access import Access
from adapters.slack.behind import Behind
from adapters.slack.bot_threads import BotThreads
from adapters.slack.chores import Chores
from adapters.slack.commands import Commands
from adapters.slack.earlier import Earlier
from adapters.slack.home import Home
from adapters.slack.openings import Openings
from adapters.slack.pressed import Telling
from adapters.slack.presses import Presses
from adapters.slack.ratings import Ratings
from adapters.slack.receiving import Receiver
from adapters.slack.refusing import Refusing
from adapters.slack.sharing import Sharing
from adapters.slack.shortcuts import Shortcuts
from adapters.slack.welcome import Welcome
from adapters.slack.workspaces import Workspace, Workspaces
from bot.errors import StoreUnavailable
from bot.ports import Intake, Skill
from bot.ports import People as KnownPeople

_REMEMBERED = 1_000


@dataclass(frozen=True, slots=True)
class Parts:
    """What listeners work with."""

    settings: Settings
    workspaces: Workspaces
    intake: Intake
    chores: Chores
    known: KnownPeople
    skills: tuple[Skill, ...]


@dataclass(frozen=True, slots=True)
class Listeners:
    """Those of one workspace, who know who we are there."""

    workspace: Workspace
    access: Access
    receiver: Receiver
    welcome: Welcome
    home: Home
    presses: Presses
    ratings: Ratings
    sharing: Sharing
    commands: Commands
    shortcuts: Shortcuts

    @classmethod
    def build(cls, parts: Parts, workspace: Workspace) -> "Listeners":
        """The listeners of a workspace."""
        settings, intake, chores = parts.settings, parts.intake, parts.chores
        own, spending = workspace.own, workspace.spending
        people = workspace.people
        access = Access(settings, intake, own.account)
        welcome = Welcome(settings, spending, chores)
        openings = Openings(spending, own, intake, chores)
        telling = Telling(spending, chores)
        once, threads = workspace.once, workspace.threads
        return cls(
            workspace=workspace,
            access=access,
            receiver=Receiver(
                settings,
                own,
                people,
                intake,
                access,
                welcome,
                Refusing(spending, chores),
                Earlier(threads, own, intake, chores, is_on=settings.read_threads),
                workspace.downloads,
                BotThreads(once),
                Behind(threads, chores, is_on=settings.read_threads),
            ),
            welcome=welcome,
            home=Home(spending, own, parts.known, parts.skills, access, chores),
            presses=Presses(spending, own, people, intake, chores, access, telling, once),
            ratings=Ratings(own, intake, telling),
            sharing=Sharing(spending, own, people, intake, chores, once),
            commands=Commands(
                *(settings, own, people, openings, access, once),
                {skill.name: skill.takes for skill in parts.skills},
            ),
            shortcuts=Shortcuts(
                spending, own, people, openings, access, chores, once, workspace.threads
            ),
        )


class AllListeners:
    """The listeners of every workspace that something came from."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._known: dict[str, Listeners] = {}

    async def look_ahead(self) -> None:
        """Read what an admin chose: read once, it is known while Redis is away."""
        with contextlib.suppress(StoreUnavailable):
            for workspace in self.parts.workspaces.known():
                await self.of(workspace).access.allowed()

    def of(self, workspace: Workspace) -> Listeners:
        """Those of a workspace."""
        account = workspace.own.account
        known = self._known.get(account)
        if known is None or known.workspace is not workspace:
            known = self._known[account] = Listeners.build(self.parts, workspace)
            if len(self._known) > _REMEMBERED:
                del self._known[next(iter(self._known))]
        return known
