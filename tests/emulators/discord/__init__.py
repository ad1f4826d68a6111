"""A stand-in for Discord over real HTTP and websockets, for which discord.py runs unmodified.

It refuses what Discord refuses and keeps what people would have seen: every state of every message,
in which place, and who was notified. From a terminal: `python -m tests.emulators.discord`.

Not covered: voice, embeds' looks, select menus, Components V2, roles and their overwrites, slow
mode, forums, automatic archiving of threads, and ephemeral messages' visibility to one person.
"""

from tests.emulators.discord.emulator import TOKEN, DiscordEmulator
from tests.emulators.discord.people import Person
from tests.emulators.discord.posts import Post
from tests.emulators.discord.rates import RateRules

__all__ = ["TOKEN", "DiscordEmulator", "Person", "Post", "RateRules"]
