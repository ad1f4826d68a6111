"""What goes with a reply within a platform's limits: buttons and files, or written out. Pure."""

import math
from dataclasses import replace

from bot.ports import Limits
from bot.reply import Choice, Extras, File


def fit_extras(extras: Extras, limits: Limits) -> tuple[str, Extras]:
    """What has to be written behind the reply's text (Markdown), and what the platform can show."""
    written: list[str] = []
    files = _fitting(extras.files, limits)
    left_out = [file for file in extras.files if file not in files]
    if left_out:
        written.append("\n".join(_named(file) for file in left_out))
    choices = extras.choices
    if len(choices) > limits.choices_max:
        written.append("\n".join(_numbered(choices)))
        choices = ()
    return "".join(f"\n\n{part}" for part in written), replace(extras, choices=choices, files=files)


def picked(text: str, offered: tuple[Choice, ...]) -> Choice | None:
    """The choice that somebody picks who answers with its number or label."""
    said = text.strip().rstrip(".)").casefold()
    for number, choice in enumerate(offered, 1):
        if said in (str(number), choice.label.casefold()):
            return choice
    return None


def _fitting(files: tuple[File, ...], limits: Limits) -> tuple[File, ...]:
    """Those that may go with one message: the first ones, where they are too much together."""
    fitting: list[File] = []
    together = limits.files_max_bytes
    room = max(together, limits.file_max_bytes) if together else math.inf
    for file in files:
        if file.size_bytes <= min(limits.file_max_bytes, room):
            fitting.append(file)
            room -= file.size_bytes
    return tuple(fitting)


def _named(file: File) -> str:
    described = f": {file.alt}" if file.alt else ""
    return f"_(The file `{file.name}` cannot be shown here{described})_"


def _numbered(choices: tuple[Choice, ...]) -> list[str]:
    rows = [f"{number}. {choice.label}" for number, choice in enumerate(choices, 1)]
    return [*rows, "", "_Answer with the number._"]
