"""Files that a program needs and the sandbox has not, told from its mistakes with files. Pure."""

import re
from difflib import get_close_matches

from bot.skills.code.checks.lack import NOT_HERE, Lack
from bot.skills.code.pasted.messages.traces import Raised

WRITES = re.compile(
    r"open\([^\n]*['\"][rbt+]*[wax][bt+]*['\"]|\b(?:write_text|write_bytes|mkdir|makedirs|touch)\("
)
"""A line that writes a file, or makes a folder."""
_PATH = re.compile(r": '([^']*)'?(?: -> .*)?$")
_QUOTED = re.compile(r"'([^'\n]+)'|\"([^\"\n]+)\"")
_SET = re.compile(r"^[ \t]*(\w+)[ \t]*=[ \t]*(?:Path\()?['\"]([^'\"\n]+)['\"]", re.MULTILINE)
_IS_THERE = re.compile(r"\b(?:exists|isfile|is_file|isdir|is_dir|open)\(")
_OPENED_AS = re.compile(r"(?:^|\b)(?:(\w+)\s*=\s*)?open\(.*?(?:\bas (\w+)|$)")
_MADE_UP = re.compile(r"/tmp/tmp[a-z0-9_]{8}(?!\w)")  # noqa: S108 - a path of the sandbox
_MODE = re.compile(r"[rwaxbt+]{1,3}|utf-?8", re.IGNORECASE)
_PLAIN_FOLDER = re.compile(r"(?![A-Za-z]:)[^/\\~.][^/\\]*")


def of_file(error: Raised, source: str) -> Lack | None:
    """A file, a folder or another program, for want of which an error came; None: for nothing of
    these, or it is a mistake of the program whatever files are there."""
    found = _PATH.search(error.message)
    is_said = error.is_meant and not _IS_THERE.search(source)
    is_missing = error.kind == "FileNotFoundError" and not is_said
    is_read_only = error.message.startswith("[Errno 30]")
    is_closed = error.kind == "PermissionError" and found and not error.is_meant
    if not (is_missing or is_closed or is_read_only):
        return None
    path = found[1] if found else ""
    if path and (_is_made(path, source, error.line) or _is_only_written(error.line, source)):
        return None
    if is_missing and (folder := _written_to(path, error)):
        return _folder(folder, source, error.line)
    if error.file.endswith("/subprocess.py"):
        rest = f"{NOT_HERE} (no other programs are there)"
        return Lack("program", f"it needs `{path}`", rest, path, error.line)
    rest = f"{NOT_HERE} (of your files only texts that you send under their names are there)"
    return Lack("file", f"it needs `{path}`" if path else "it needs a file", rest, path, error.line)


def is_of_test(error: str, tests: str, code: str) -> bool:
    """Whether the file or folder of a test's error is the test's own: that this is not there is a
    mistake. It has a name that Python made up for it, as `tmp_path` has, or is one that the tests
    write, or hand to code that writes files, and use again."""
    if _MADE_UP.search(error):
        return True
    path = _PATH.search(error)
    said = error if path is None else ""
    named = {name for name in _quoted(tests) if not _MODE.fullmatch(name) and _names(said, name)}
    return any(_is_made_in_test(name, tests, code) for name in ({path[1]} if path else named))


def _names(text: str, path: str) -> bool:
    return re.search(rf"(?<![\w./-]){re.escape(path)}(?![\w/-])", text) is not None


def _is_made_in_test(path: str, tests: str, code: str) -> bool:
    rows = [row for row in tests.split("\n") if path in _quoted(row)]
    is_handed_over = len(rows) > 1 and WRITES.search(code) is not None
    return is_handed_over or any(map(WRITES.search, rows))


def _quoted(text: str) -> list[str]:
    return [one or other for one, other in _QUOTED.findall(text)]


def _is_made(path: str, source: str, line: str) -> bool:
    """Whether a program writes what is called like this, or nearly, in another line; or joins the
    name of what it writes with another to this, with nothing between them."""
    rows = "\n".join(
        row for row in source.split("\n") if WRITES.search(row) and row.strip() != line
    )
    names = _quoted(rows)
    if get_close_matches(path, names, n=1, cutoff=0.75):
        return True
    kept = dict(_SET.findall(source))
    names += [kept[word] for word in re.findall(r"\w+", rows) if word in kept]
    return path not in source and any(
        path.startswith(name) and re.match(r"\w", path[len(name) :]) for name in names
    )


def _is_only_written(line: str, source: str) -> bool:
    """Whether what a line opens to be read is then written to, whatever is in it."""
    found = _OPENED_AS.search(line)
    name = (found[1] or found[2]) if found and "+" not in line and not WRITES.search(line) else ""
    if not name:
        return False
    after = source.partition(line)[2]
    again = re.search(rf"\bas {name}\b|\b{name}\s*=", after)
    within = after[: again.start()] if again else after
    uses = re.search(rf"\b{name}\.write|file={name}\b|\bdump\([^\n]*,\s*{name}\b", within)
    return uses is not None


def _written_to(path: str, error: Raised) -> str:
    """The folder in which a file was to be made; "" where none was, or where it is not the
    program's to make: anywhere but in its own one."""
    path = path.removeprefix("./")
    folder = path.rpartition("/")[0]
    is_made = WRITES.search(error.line)
    return folder if is_made and _PLAIN_FOLDER.match(path) and not error.is_meant else ""


def _folder(folder: str, source: str, line: str) -> Lack | None:
    makes = "\n".join(row for row in source.split("\n") if "mkdir" in row or "makedirs" in row)
    names = _quoted(makes)
    if get_close_matches(folder, names, n=1, cutoff=0.75):
        return None
    short = f"it writes to `{folder}/`, which it does not make"
    return Lack("folder", short, " and my sandbox does not have", folder, line)
