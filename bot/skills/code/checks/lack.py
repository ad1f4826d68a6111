"""`Lack`: one thing that a program needs and the sandbox has not. Pure."""

import re
from dataclasses import dataclass, field
from difflib import get_close_matches

NOT_HERE = ", which my sandbox does not have"


@dataclass(frozen=True, slots=True)
class Lack:
    """What is lacking: as a clause that begins with "it", and the rest of that; by `name`, or by
    the `line` for which it is needed, it is found again in another version of the program, or by
    one of the modules that it imports and that need it, `through` which it is lacking: turtle,
    which draws with tkinter."""

    kind: str
    short: str
    rest: str = NOT_HERE
    name: str = ""
    line: str = ""
    through: tuple[str, ...] = field(default=(), compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """What a program may call it by that needs it."""
        return tuple(filter(None, (self.name, *self.through)))

    @property
    def may_be_its_own(self) -> bool:
        """Whether who had the same error may lack it for a mistake of the program."""
        return self.kind in ("folder", "whole")

    @property
    def why(self) -> str:
        """The whole clause."""
        return f"{self.short}{self.rest}"

    def is_also_of(self, source: str, lack: "Lack | None") -> bool:
        """Whether a program that lacks `lack` (None: nothing, so far as it came) needs it, too."""
        is_package = self.kind == "package"
        if lack is not None and lack.kind == self.kind and (not is_package or lack == self):
            return True
        if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", source) for name in self.names):
            return True
        rows = [row.strip() for row in source.split("\n")]
        near = get_close_matches(self.line, rows, n=1, cutoff=0.8) if self.line else []
        return bool(near) and not is_package
