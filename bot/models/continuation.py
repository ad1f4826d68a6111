"""How a reply that was cut goes on, in the same message, by the same model or another."""

from collections.abc import Sequence

from bot.ports import ModelMessage

GO_ON = (
    "Your reply was cut off at its end. Go on from exactly there, in the same language and layout, "
    "in the middle of a word or a code block if need be. Repeat nothing of it, do not greet and do "
    "not mention the interruption."
)


def continue_from(messages: Sequence[ModelMessage], said_so_far: str) -> list[ModelMessage]:
    """The prompt that asks for the rest of a reply of which `said_so_far` is already shown.

    What was asked comes first and unchanged, so that prompt caches hit. With nothing said yet it is
    the whole prompt.
    """
    if not said_so_far.strip():
        return list(messages)
    return [
        *messages,
        ModelMessage("assistant", said_so_far.rstrip()),
        ModelMessage("user", GO_ON),
    ]
