"""What people would see, as lines for a terminal."""

import sys
import time
from typing import TextIO

from tests.emulators.slack.workspace import Message, Workspace


class Transcript:
    """Prints each change of a message. A growing message prints only what was added."""

    def __init__(self, workspace: Workspace, out: TextIO = sys.stdout) -> None:
        self._workspace = workspace
        self._out = out
        self._pings_shown = 0
        workspace.listeners.append(self.show)

    def show(self, what: str, message: Message) -> None:
        """Print one change."""
        author = self._workspace.members[message.author].name
        channel = self._workspace.channels[message.channel]
        place = "direct" if channel.kind == "im" else f"#{channel.name}"
        if message.thread_ts and message.thread_ts != message.ts:
            place += f" ⤷{message.thread_ts[-6:]}"
        unseen = message.shown
        if what == "streamed" and len(message.states) > 1:
            unseen = "… " + unseen[len(message.states[-2].text) :]
        if what == "deleted":
            unseen = "(deleted)"
        for shape in message.files:
            unseen += f" [file {shape['name']}]"
        only = " (only you)" if message.ephemeral_to else ""
        clock = time.strftime("%H:%M:%S")
        print(f"{clock} {place} {author}{only} {what}: {unseen}", file=self._out, flush=True)
        self._show_pings()

    def _show_pings(self) -> None:
        pings = self._workspace.pings_by_bot()
        for ping in pings[self._pings_shown :]:
            print(f"         !! the bot pinged {ping.target}", file=self._out, flush=True)
        self._pings_shown = len(pings)
