"""Putting tool calls together from the pieces they are streamed in."""

from dataclasses import dataclass, field

from bot.models.openai_chunks import ToolCallPiece, decode_any, encode_json
from bot.ports import ToolCall


@dataclass(slots=True)
class _Growing:
    index: int | None
    id: str = ""
    name: str = ""
    arguments: list[str] = field(default_factory=list)


class ToolCallAssembly:
    """The tool calls of one reply while they grow.

    A piece belongs to the call with its index; without an index, to the call with its id; without
    either, to the last call. A new id together with a name opens a new call even at an index in
    use, as some servers number every call 0. A call that a model writes as plain text (small models
    do) stays text: such models are guided (bot/models/guided.py).
    """

    def __init__(self) -> None:
        self._calls: list[_Growing] = []

    def add(self, piece: ToolCallPiece) -> None:
        """Take in one piece."""
        name = (piece.function.name if piece.function else None) or ""
        call = self._call_of(piece, name)
        call.id = call.id or piece.id or ""
        call.name = call.name or name
        arguments = piece.function.arguments if piece.function else None
        if arguments:
            text = arguments if isinstance(arguments, str) else encode_json(arguments).decode()
            call.arguments.append(text)

    def finish(self) -> list[ToolCall]:
        """The calls in the order they began; ids that the server left out are made up."""
        return [
            ToolCall(call.id or f"call_{number}", call.name, "".join(call.arguments) or "{}")
            for number, call in enumerate(self._calls)
            if call.name
        ]

    def _call_of(self, piece: ToolCallPiece, name: str) -> _Growing:
        for call in reversed(self._calls):
            if piece.id and name and call.id and piece.id != call.id:
                continue
            if piece.index is not None and call.index is not None:
                if piece.index == call.index:
                    return call
            elif piece.id:
                if piece.id == call.id:
                    return call
            elif not name:
                return call
        opened = _Growing(piece.index)
        self._calls.append(opened)
        return opened


def is_whole(call: ToolCall) -> bool:
    """Whether the arguments are JSON: those of a reply that hit its length limit may not be."""
    try:
        decode_any(call.arguments)
    except ValueError:  # msgspec's DecodeError is one
        return False
    return True
