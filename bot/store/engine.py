"""The engine's functions (engine.lua) as this release has them, and bringing them to a server.

Two releases may share a server while one replaces the other, and the same function may do another
thing in each. So the library, and each function in it, carries the digest of its own text: every
process calls what it was written for, whatever else is there.
"""

import contextlib
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from redis.exceptions import ResponseError

from bot.store.shared_connection import SharedConnection

_PLACEHOLDER = "dragoman_RELEASE"
_LIST = ("FUNCTION", "LIST", "LIBRARYNAME", "dragoman_*")


@dataclass(frozen=True, slots=True)
class Engine:
    """A library of functions: its name, and its text with that name in it."""

    name: str
    code: str

    @classmethod
    def of(cls, text: str) -> "Engine":
        """The engine that a text like engine.lua makes."""
        name = f"dragoman_{hashlib.sha256(text.encode()).hexdigest()[:12]}"
        return cls(name, text.replace(_PLACEHOLDER, name))

    async def load(self, server: SharedConnection) -> None:
        """Bring it to a server; one that has it already gets it again."""
        await server.execute_command("FUNCTION", "LOAD", "REPLACE", self.code)

    async def clear_others(self, server: SharedConnection) -> None:
        """Delete what other releases left on a server. A process of theirs that still runs finds
        its functions missing, and brings them again."""
        with contextlib.suppress(ResponseError):  # it may lack the right, or another was faster
            for _, library, *_ in await server.execute_command(*_LIST):
                if library.decode() != self.name:
                    await server.execute_command("FUNCTION", "DELETE", library)


@cache
def engine_of_this_release() -> Engine:
    """What is beside this file."""
    return Engine.of(files("bot.store").joinpath("engine.lua").read_text(encoding="utf-8"))
