"""What keeps a tool that is off the protocol from the client, which reads all of a list or none.

Which one that is the client says itself, when it refuses the list; asked again, the same list comes
without it.
"""

import contextlib
from collections.abc import AsyncIterator, Callable, Iterable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from pydantic import ValidationError

if TYPE_CHECKING:
    from mcp.client import Transport
    from mcp.shared.message import SessionMessage


class Sieve:
    """Between one server and the client."""

    def __init__(self) -> None:
        self._last: list[Any] = []
        self._odd: list[Any] = []

    def take_out(self, error: ValidationError) -> dict[str, str]:
        """Leave the tools that the client refused out from now on: where each is off, by its name.
        Empty where it was something else that the client refused."""
        found: dict[str, str] = {}
        for each in error.errors(include_input=False):
            match each["loc"]:
                case ("tools", int(index), *rest) if index < len(self._last):
                    tool = self._last[index]
                    self._odd.append(tool)
                    name = tool.get("name") if isinstance(tool, dict) else None
                    where = ".".join(str(part) for part in rest)
                    found.setdefault(str(name or f"number {index + 1}")[:80], where)
        return found

    @contextlib.asynccontextmanager
    async def before(self, transport: "Transport") -> AsyncIterator[tuple[Any, Any]]:
        """The same way to the server, through this."""
        async with transport as (read, write):
            yield _Sifted(read, self._sift), write

    def _sift(self, said: "SessionMessage | Exception") -> "SessionMessage | Exception":
        result = getattr(getattr(said, "message", None), "result", None)
        if isinstance(result, dict) and isinstance(result.get("tools"), list):
            result["tools"] = self._last = _without(result["tools"], self._odd)
        return said


class _Sifted:
    """A stream of what a server says, each through `sift`."""

    def __init__(self, read: Any, sift: Callable[[Any], Any]) -> None:
        self._read = read
        self._sift = sift

    async def receive(self) -> Any:
        return self._sift(await self._read.receive())

    async def aclose(self) -> None:
        await self._read.aclose()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Any:
        return self._sift(await anext(self._read))

    async def __aenter__(self) -> Self:
        await self._read.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool | None:
        is_handled: bool | None = await self._read.__aexit__(kind, error, trace)
        return is_handled

    def __getattr__(self, name: str) -> Any:
        """What else the client looks for in a stream (`last_context`)."""
        return getattr(self._read, name)


def _without(tools: Iterable[Any], odd: list[Any]) -> list[Any]:
    return [tool for tool in tools if tool not in odd]
