"""One workspace with everything that Slack keeps of it."""

from collections.abc import Callable

from tests.emulators.slack.files import Files
from tests.emulators.slack.interactions import Interactions
from tests.emulators.slack.person import Person, Send
from tests.emulators.slack.rules import SlackRules
from tests.emulators.slack.streams import Streams
from tests.emulators.slack.throttle import Throttle
from tests.emulators.slack.workspace import Message, Workspace


class Team:
    """A workspace, its files, what hangs on its buttons, its streams and its rate limits."""

    def __init__(
        self,
        workspace: Workspace,
        rules: SlackRules,
        send: Send,
        is_good_token: Callable[[str], bool],
    ) -> None:
        self.workspace = workspace
        self.files = Files(workspace, is_good_token)
        self.interactions = Interactions(workspace)
        self.streams = Streams(workspace, rules)
        self.throttle = Throttle(rules.tiers)
        self.is_revoked = False
        self._send = send

    def settle_at(self, address: str) -> None:
        """Say where the emulator is reached."""
        self.files.address = self.interactions.address = address

    def person(self, name: str = "Ada", *, team_id: str | None = None) -> Person:
        """Someone new in the workspace; with `team_id`, someone of another company."""
        member = self.workspace.add_member(name, team_id=team_id)
        return Person(self.workspace, member, self._send, self.files, self.interactions)

    def replies(self, channel: str, thread_ts: str | None = None) -> list[Message]:
        """The bot's messages in a channel (by id or #name), or in one thread of it."""
        where = self.workspace.channel(channel).id
        messages = (
            self.workspace.in_channel(where)
            if thread_ts is None
            else self.workspace.thread(where, thread_ts)
        )
        return [message for message in messages if message.author == self.workspace.bot.id]
