"""A Dockerfile as data: its stages and their instructions, in order.

Reads the part of the language that our Dockerfile uses and refuses the rest, so that nothing in it
goes by unseen. Source: docs.docker.com/reference/dockerfile.
"""

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_BUILT_FROM = {"ARG", "COPY", "ENV", "FROM", "RUN", "USER", "WORKDIR"}
_STARTED_WITH = {"CMD", "ENTRYPOINT", "EXPOSE", "HEALTHCHECK", "STOPSIGNAL", "VOLUME"}
_VARIABLE = re.compile(r"\$(?:\{(\w+)\}|(\w+))")


class NotUnderstood(Exception):
    """The Dockerfile uses something that this reader does not know."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction: its name in capitals and the rest of its line, continuation lines joined."""

    name: str
    value: str

    @property
    def words(self) -> list[str]:
        """The value as a shell would split it."""
        return shlex.split(self.value)

    @property
    def command(self) -> list[str]:
        """The value as the command that is started: its JSON form, or through a shell."""
        if self.value.startswith("["):
            parsed: list[str] = json.loads(self.value)
            return parsed
        return ["/bin/sh", "-c", self.value]


@dataclass(slots=True)
class Stage:
    """What follows one FROM. `image` is as written, `name` what AS says ("" for none)."""

    image: str
    name: str
    instructions: list[Instruction] = field(default_factory=list)

    def last(self, name: str) -> Instruction | None:
        """The last instruction called `name`: the one that counts for USER, CMD and the like."""
        return next((i for i in reversed(self.instructions) if i.name == name), None)


@dataclass(frozen=True, slots=True)
class Dockerfile:
    """The arguments before the first FROM, and the stages."""

    arguments: dict[str, str]
    stages: list[Stage]


def parse(text: str) -> Dockerfile:
    """The Dockerfile written in `text`; raises NotUnderstood."""
    arguments: dict[str, str] = {}
    stages: list[Stage] = []
    for instruction in _instructions(text):
        if instruction.name == "FROM":
            image, *alias = instruction.words
            name = alias[1] if len(alias) == 2 and alias[0].upper() == "AS" else ""
            stages.append(Stage(expand(image, arguments), name))
        elif stages:
            stages[-1].instructions.append(instruction)
        elif instruction.name == "ARG":
            arguments |= assignments(instruction)
        else:
            raise NotUnderstood(f"{instruction.name} before the first FROM")
    return Dockerfile(arguments, stages)


def assignments(instruction: Instruction) -> dict[str, str]:
    """The `NAME=value` pairs of an ARG or ENV, not expanded."""
    pairs = (word.partition("=") for word in instruction.words)
    return {name: value for name, _, value in pairs}


def expand(text: str, variables: Mapping[str, str]) -> str:
    """`text` with `$NAME` and `${NAME}` replaced; a name that is not known becomes nothing."""
    return _VARIABLE.sub(lambda match: variables.get(match[1] or match[2], ""), text)


def _instructions(text: str) -> Iterator[Instruction]:
    pending = ""
    for line in text.splitlines():
        if line.lstrip().startswith("#") or not line.strip():
            continue
        if line.rstrip().endswith("\\"):
            pending += line.rstrip()[:-1]
            continue
        name, _, value = (pending + line).strip().partition(" ")
        pending = ""
        if name.upper() not in _BUILT_FROM | _STARTED_WITH:
            raise NotUnderstood(f"the instruction {name}")
        yield Instruction(name.upper(), value.strip())
