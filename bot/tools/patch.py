"""Patches: made from two versions of a file, and proven to apply before anybody gets them."""

import difflib
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bot.tools.sandbox.child import run_child

_WITHIN_S = 10.0
_NO_END = "\\ No newline at end of file"
_HUNK = re.compile(r"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_NEW_FILE = re.compile(r"^\+\+\+ (?:b/)?([^\t\n]+)")


@dataclass(frozen=True, slots=True)
class DiffLine:
    """A line of the new version that a diff shows; `is_added`: the diff adds it."""

    file: str
    line: int
    text: str
    is_added: bool


@dataclass(frozen=True, slots=True)
class Diff:
    """What a diff shows of the new versions. `problem`: where it is no whole diff, "" if it is."""

    lines: tuple[DiffLine, ...]
    problem: str = ""


def make_patch(old: str, new: str, file_name: str) -> str:
    """A unified diff that turns `old` into `new`, to the last line's end, as git takes it; "" where
    they are the same."""
    names = (f"a/{file_name}", f"b/{file_name}")
    rows = difflib.unified_diff(_lines(old), _lines(new), *names)
    return "".join(row if row.endswith("\n") else f"{row}\n{_NO_END}\n" for row in rows)


def ended_like(text: str, model: str) -> str:
    """`text` with the line ends that `model` has."""
    return text.replace("\n", "\r\n") if model.count("\r\n") * 2 > model.count("\n") else text


async def is_proven(patch: str, old: str, new: str, file_name: str) -> bool:
    """Whether `git apply`, or `patch` where there is no git, turns `old` into `new` with it. False
    also where neither is here."""
    names = f"--- a/{file_name}\n+++ b/{file_name}\n"
    if Path(file_name).name != file_name or not patch.startswith(names):
        return False
    with tempfile.TemporaryDirectory(prefix="dragoman-patch-") as folder:
        file = Path(folder, file_name)
        command = _applying(folder, str(file))
        if not command:
            return False
        _write(file, old)
        ended = await run_child(
            command,
            stdin=patch.encode(),
            within_s=_WITHIN_S,
            output_bytes=10_000,
            environment={
                "GIT_CEILING_DIRECTORIES": folder,
                "GIT_CONFIG_NOSYSTEM": "1",
                "TMPDIR": folder,
            },
            is_hostile=False,
        )
        return ended.exit_code == 0 and _holds(file, new)


def _applying(folder: str, file: str) -> list[str]:
    """The command that applies a patch from standard input, and nowhere else; [] for none."""
    if git := shutil.which("git"):
        quiet = ("-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "-")
        return [git, "-C", folder, *quiet]
    if gnu := shutil.which("patch"):
        return [gnu, "--forward", "--silent", "--binary", "--fuzz=0", "--reject-file=-", file]
    return []


def read_diff(text: str) -> Diff:
    """The lines that a unified diff shows of the new versions. Pure; takes any text."""
    found: list[DiffLine] = []
    file, line = "", 0
    left_old = left_new = 0
    rows = text.removesuffix("\n").split("\n")  # a form feed ends no line
    for number, row in enumerate((row.removesuffix("\r") for row in rows), 1):
        if left_old > 0 or left_new > 0:
            mark, rest = row[:1] or " ", row[1:]
            if mark in " +":
                found.append(DiffLine(file, line, rest, mark == "+"))
                line += 1
                left_new -= 1
            if mark in " -":
                left_old -= 1
            if mark not in " +-\\" or left_old < 0 or left_new < 0:
                return Diff(tuple(found), f"line {number} does not fit its hunk")
            continue
        if new_file := _NEW_FILE.match(row):
            file = new_file[1].strip()
        elif hunk := _HUNK.match(row):
            line = int(hunk[3])
            left_old, left_new = (int(hunk[n] or 1) for n in (2, 4))
    if left_old > 0 or left_new > 0:
        return Diff(tuple(found), "its last hunk is shorter than it says")
    return Diff(tuple(found), "" if found else "it shows no lines of a new version")


def _write(file: Path, text: str) -> None:
    file.write_bytes(text.encode())


def _holds(file: Path, text: str) -> bool:
    return file.read_bytes() == text.encode()


def _lines(text: str) -> list[str]:
    """Lines with their ends; the last one may have none."""
    return [line for line in re.split(r"(?<=\n)", text) if line]
