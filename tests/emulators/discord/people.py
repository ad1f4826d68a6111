"""What people do on this Discord: say, mention, reply, write directly, open threads, command."""

from tests.emulators.discord.interactions import Interaction
from tests.emulators.discord.places import Channel, User
from tests.emulators.discord.posts import Post
from tests.emulators.discord.rest import Rest

TextFile = tuple[str, str, bytes]
"""Name, media type and bytes of a file that a person sends along."""


class Person:
    """One person, with what they can do. Their clients ping as people's clients do: everything."""

    def __init__(self, user: User, rest: Rest) -> None:
        self.user = user
        self._rest = rest
        self._world = rest.world

    @property
    def id(self) -> int:
        """The user's id."""
        return self.user.id

    @property
    def direct(self) -> Channel:
        """The direct conversation with the bot."""
        return self._world.direct_channel(self.user)

    def says(
        self,
        channel: Channel,
        text: str,
        *,
        reply_to: Post | None = None,
        pings: bool = True,
        files: tuple[TextFile, ...] = (),
    ) -> Post:
        """Say something in a channel or thread. `pings`: the switch beside a reply, on at first."""
        allowed = {"parse": ["users", "roles", "everyone"], "replied_user": pings}
        return self._world.post(
            channel,
            self.user,
            text,
            allowed=allowed,
            reply_to=reply_to,
            files=tuple(self._rest.keep_file(channel, *file) for file in files),
        )

    def mentions(self, channel: Channel, text: str, **more: object) -> Post:
        """Say something to the bot by name."""
        return self.says(channel, f"<@{self._world.bot.id}> {text}", **more)  # type: ignore[arg-type]  # passed on as they came

    def writes(self, text: str, *, files: tuple[TextFile, ...] = ()) -> Post:
        """Send the bot a direct message."""
        return self.says(self.direct, text, files=files)

    def opens_thread(self, channel: Channel, name: str, *, on: Post | None = None) -> Channel:
        """Open a thread, on a message or of its own."""
        return self._world.add_thread(channel, name, self.user, on)

    def opens_post(self, forum: Channel, title: str, text: str) -> Post:
        """Open a post in a forum: a thread whose first message has the thread's id."""
        thread = self._world.add_thread(forum, title, self.user, None)
        allowed = {"parse": ["users", "roles", "everyone"]}
        return self._world.post(thread, self.user, text, allowed=allowed, opens=True)

    def uses(self, command: str, channel: Channel, **options: str | bool | TextFile) -> Interaction:
        """Use a slash command; KeyError when it is not in the list that people see."""
        given = {
            name: self._rest.keep_file(channel, *value) if isinstance(value, tuple) else value
            for name, value in options.items()
        }
        return self._rest.interactions.invoke(command, channel, self.user, given)

    def picks(self, command: str, post: Post) -> Interaction:
        """Pick a command from the menu of a message; KeyError when it is not in it."""
        return self._rest.interactions.invoke_on(command, post, self.user)

    def types(self, command: str, channel: Channel, option: str, begun: str) -> Interaction:
        """Type in an option of a command, and be shown suggestions."""
        return self._rest.interactions.complete(command, channel, self.user, option, begun)

    def presses(self, post: Post, label: str) -> Interaction:
        """Press a button below a message; KeyError when there is none with this label."""
        return self._rest.interactions.press(post, self.user, label)

    def fills_in(self, interaction: Interaction, **values: str) -> Interaction:
        """Fill in the form that came up."""
        return self._rest.interactions.submit(interaction, values)

    def edits(self, post: Post, text: str) -> Post:
        """Change one's own message."""
        if post.author is not self.user:
            raise ValueError("people change only what they wrote themselves")
        return self._world.edit(post, text=text)

    def deletes(self, post: Post) -> None:
        """Take one's own message away."""
        if post.author is not self.user:
            raise ValueError("people delete only what they wrote themselves")
        self._world.delete(post)

    def reacts(self, post: Post, emoji: str) -> None:
        """Add a reaction."""
        self._world.react(post, self.user, emoji, is_added=True)
