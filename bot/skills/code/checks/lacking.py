"""What a program needs and the sandbox has not: for want of that no program is called wrong. Pure.

Told from how a run ended: by the error, where it came from, and the line of the program. A program
that lacks something was not judged: nobody is asked to mend it for that.
"""

import re
import sys
from collections.abc import Callable

from bot.patterns import later
from bot.ports import Outcome
from bot.skills.code.checks.lack import NOT_HERE, Lack
from bot.skills.code.checks.lacking_files import WRITES, is_of_test, of_file
from bot.skills.code.pasted.messages.traces import Raised, raised_by, raised_in

_MISSING = re.compile(r"^ModuleNotFoundError: No module named '([\w.]+)'", re.MULTILINE)
_IMPORTING = later(
    r"^  File \"/[^\"\n]*?(\w+)(?:/__init__)?\.py\", line \d+, in <module>$", re.MULTILINE
)
"""A module of Python's own that was importing another: those of a program have no such path."""
_ASKED = "EOF when reading a line"
_OF_NETWORK = frozenset(
    {"gaierror", "URLError", "ConnectionRefusedError", "ConnectionResetError", "TimeoutError"}
)
_NO_ROUTE = re.compile(
    r"\[Errno (?:-\d|101|111|113)\]|^<urlopen error \[Errno|could not bind on any address"
)
_NOT_ALLOWED = re.compile(r"^\[Errno (?:1|13|38)\]|^can't start new thread")
_NO_TERMINAL = re.compile(r"^\[Errno 25\]|^no display name|terminfo|Inappropriate ioctl")
_ENVIRONMENT = re.compile(r"\bgetenv\(|\benviron\.get\(")
_VARIABLE = re.compile(r"(?:getenv\(|environ\.get\(|environ\[)\s*['\"](\w+)['\"]")
_ARGUMENTS = re.compile(r"\bargv\b|\bargparse\b|\boptparse\b|\bgetopt\b")
_FROM_ARGUMENTS = r"^\s*(\w+)\s*=(?!.*\b(?:or|else)\b).*\bargv\b"
"""A name for them, where there is nothing else for it without them."""
_USAGE = re.compile(r"^usage\b|the following arguments are required", re.IGNORECASE | re.MULTILINE)
_ERRNO = re.compile(r"\[Errno -?\d+\].*")
_SAYS_MISSING = re.compile(
    r"\b(?:file|path|director|folder|database|key|variable|token)\w*\b.{0,80}"
    r"\b(?:not found|not exist|missing|not set)\b"
    r"|\b(?:cannot|can't|could not|couldn't|unable to|failed to) "
    r"(?:open|read|find|connect|fetch|load|access|reach|download)\b",
    re.IGNORECASE,
)
_WAITS = re.compile(r"\b(sleep|serve_forever|run_forever|accept|mainloop|pause|run_pending)\(")
_GOES_OUT = re.compile(
    r"\b(?:open|connect|getenv|urlopen|socket|read_text|read_bytes|is_file|is_dir|iterdir|r?glob)\("
    r"|\benviron\b|\bexists\b"
)
_LISTED = re.compile(r"\b(?:glob|rglob|listdir|scandir|iterdir)\(")
_OF_NOTHING = frozenset(
    {"IndexError", "ValueError", "StopIteration", "JSONDecodeError", "ZeroDivisionError"}
)
"""What comes of looking into something that is empty."""
_SHOWN_CHARS = 100


def lack_of(outcome: Outcome, source: str) -> Lack | None:
    """What a program lacked; None: nothing, or it failed by itself."""
    if outcome.ended == "too_slow":
        waits = _WAITS.search(source)
        if waits is None:
            return None
        return Lack(
            "time", f"it waits (`{waits[1]}`) for longer than my sandbox lets it", "", waits[1]
        )
    if outcome.ended != "failed":
        return None
    if package := _package(outcome.errors):
        return package
    raised = raised_in(outcome.errors)
    if not raised:
        return _of_its_end(outcome, source)
    for each in reversed(raised):
        if lack := _of_error(each, source):
            return lack
        if not each.is_meant:  # else the error before it is its cause
            return None
    return None


def lack_in(error: str) -> Lack | None:
    """What the line of an error says is lacking."""
    found = raised_by(re.sub(r" \(line \d+\)$", "", error))
    return _package(error, is_whole=True) or (_of_error(found, "") if found else None)


def lack_in_test(error: str, tests: str, code: str) -> Lack | None:
    """The same of a test's error; not a file that was made for it."""
    lack = lack_in(error)
    is_file = lack is not None and lack.kind == "file"
    return None if is_file and is_of_test(error, tests, code) else lack


def _of_error(error: Raised, source: str) -> Lack | None:
    return next((lack for rule in _RULES if (lack := rule(error, source))), None)


def _package(errors: str, is_whole: bool = False) -> Lack | None:
    """A package, or the part of one; not such a part of Python's own (`os.nothing`)."""
    found = _MISSING.search(errors)
    name, is_part, _ = found[1].partition(".") if found else ("", "", "")
    if found is None or (is_part and name in sys.stdlib_module_names):
        return None
    rest = f"{NOT_HERE} (no packages are installed there)"
    short = f"it needs `{found[1] if is_whole else name}`"
    return Lack("package", short, rest, name, through=tuple(_IMPORTING.findall(errors)))


def _relative(error: Raised, source: str) -> Lack | None:
    if error.kind != "ImportError" or "attempted relative import" not in error.message:
        return None
    rest = ", and my sandbox runs it by itself"
    return Lack("whole", "it is a part of a package", rest, line=error.line)


def _network(error: Raised, source: str) -> Lack | None:
    is_refused = error.kind in _OF_NETWORK and "[Errno" in error.message
    is_socket = error.file.endswith("/socket.py") and error.message.startswith("[Errno")
    if not (is_refused or is_socket or _NO_ROUTE.search(error.message)):
        return None
    return Lack("network", "it needs the network", line=error.line)


def _environment(error: Raised, source: str) -> Lack | None:
    is_of_os = error.file == "<frozen os>" or error.file.endswith("/os.py")
    name = ""
    if error.kind == "KeyError" and is_of_os and error.function == "__getitem__":
        name = error.message.strip("'\"")
    elif error.is_meant or ("NoneType" in error.message and _ENVIRONMENT.search(error.line)):
        names = _VARIABLE.findall(source if error.is_meant else error.line)
        name = next((each for each in names if each in f"{error.line} {error.message}"), "")
    if not name:
        return None
    return Lack("variable", f"it needs the environment variable `{name}`", name=name)


def _settings(error: Raised, source: str) -> Lack | None:
    is_of_it = error.file.endswith("/configparser.py") and ".read(" in source
    if not is_of_it or error.kind not in ("KeyError", "NoSectionError", "NoOptionError"):
        return None
    return Lack("file", "it needs a file of settings", line=error.line)


def _table(error: Raised, source: str) -> Lack | None:
    if error.kind == "OperationalError" and error.message == "unable to open database file":
        return Lack("table", "it needs a database", line=error.line)
    found = re.match(r"no such table: ([\w.]+)$", error.message)
    if found is None or error.kind != "OperationalError" or ":memory:" in source:
        return None
    if "connect(" not in source or re.search(r"\bcreate\b[^;]*\btable\b", source, re.IGNORECASE):
        return None
    return Lack("table", f"it needs the table `{found[1]}`", name=found[1])


def _typed(error: Raised, source: str) -> Lack | None:
    is_asked = error.kind == "EOFError" and (
        error.message == _ASKED or error.file.endswith("/getpass.py")
    )
    name = "input" if "input(" in source else ""
    if not is_asked:
        if error.kind not in _OF_NOTHING or not _uses(error.line, "stdin", source):
            return None
        name = "stdin"
    rest = ", and in my sandbox nobody does"
    return Lack("typed", "it waits for what somebody types", rest, name, error.line)


def _arguments(error: Raised, source: str) -> Lack | None:
    if error.kind not in ("IndexError", "ValueError") or "argv" not in source:
        return None
    names = {"argv", *re.findall(_FROM_ARGUMENTS, source, re.MULTILINE)}
    for called in re.findall(r"(\w+)\((?:sys\.)?argv\b", "\n".join(error.lines[:-1])):
        names |= {*re.findall(rf"\bdef {called}\(\s*(\w+)", source)}
    one_of = rf"\b(?:{'|'.join(names)})\b"
    is_unpacked = "not enough values" in error.message and re.search(one_of, error.line)
    if not (is_unpacked or (error.kind == "IndexError" and re.search(rf"{one_of}\[", error.line))):
        return None
    return _of_command_line(source)


def _of_command_line(source: str) -> Lack:
    rest = ", and in my sandbox there are none"
    name = (_ARGUMENTS.search(source) or ("",))[0]
    return Lack("arguments", "it needs arguments of a command line", rest, name)


def _listed(error: Raised, source: str) -> Lack | None:
    if error.kind not in _OF_NOTHING or WRITES.search(source):
        return None
    if not _uses(error.line, _LISTED.pattern, source):
        return None
    rest = f"{NOT_HERE} (of yours only texts that you send under their names are there)"
    return Lack("file", "it needs files", rest, line=error.line)


def _terminal(error: Raised, source: str) -> Lack | None:
    if error.is_meant or not _NO_TERMINAL.search(error.message):
        return None
    return Lack("terminal", "it needs a terminal or a screen", line=error.line)


def _system(error: Raised, source: str) -> Lack | None:
    if error.is_meant or not _NOT_ALLOWED.search(error.message):
        return None
    told = "it asks the system for what my sandbox gives to no program"
    return Lack("system", told, "", line=error.line)


def _uses(line: str, pattern: str, source: str) -> bool:
    """Whether a line of a program uses what a pattern stands for, or a name that is made of it."""
    of_it = pattern
    for _ in range(2):
        names = re.findall(rf"^\s*(\w+)\s*=.*(?:{of_it})", source, re.MULTILINE)
        of_it = "|".join((pattern, *(rf"\b{name}\b" for name in dict.fromkeys(names))))
    return re.search(of_it, line) is not None


_RULES: tuple[Callable[[Raised, str], Lack | None], ...] = (
    _relative,
    _network,
    of_file,
    _environment,
    _settings,
    _table,
    _typed,
    _arguments,
    _listed,
    _terminal,
    _system,
)


def _of_its_end(outcome: Outcome, source: str) -> Lack | None:
    """Of a program that ended itself, and said why."""
    if re.search(r"^ *File \"", outcome.errors, re.MULTILINE):  # what does not parse has no trace
        return None
    said = f"{outcome.errors}\n{outcome.output}"
    if _ARGUMENTS.search(source) and _USAGE.search(said):
        return _of_command_line(source)
    for found in _ERRNO.findall(said):
        kind = "FileNotFoundError" if found.startswith("[Errno 2]") else "OSError"
        if lack := _of_error(Raised(kind, found), source):
            return lack
    line = next((row.strip() for row in said.split("\n") if _SAYS_MISSING.search(row)), "")
    if not line or "`" in line or not _GOES_OUT.search(source):
        return None
    rest = ", which may be for what my sandbox does not have"
    return Lack("said", f"it says `{line[:_SHOWN_CHARS]}`", rest, line=line)
