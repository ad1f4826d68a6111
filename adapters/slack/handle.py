"""The id under which the core keeps a message of ours: enough to go on with it in any process."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Handle:
    """A message: its `ts`, whether it was begun as a native stream, and the key of its post.

    `str()` of it is what the core stores; nothing else needs to survive a crash.
    """

    ts: str
    is_stream: bool
    key: str

    def __str__(self) -> str:
        return f"{self.ts}/{'stream' if self.is_stream else 'post'}/{self.key}"

    @classmethod
    def parse(cls, message_id: str) -> "Handle":
        """The inverse of `str()`; raises ValueError for anything else."""
        ts, kind, key = message_id.split("/")
        return cls(ts, kind == "stream", key)
