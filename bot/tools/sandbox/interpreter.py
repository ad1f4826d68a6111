"""The Python that code in the sandbox runs with, and what of the host it must see for that.

Only the interpreter, its standard library and the shared libraries are shown, read-only: no
installed packages, no folder of a person, no configuration.
"""

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from bot.tools.sandbox.child import run_child

_ASK = """
import glob, json, os, sys, sysconfig
config = sysconfig.get_config_var
libraries = glob.glob(os.path.join(config("LIBDIR") or "", "libpython3*.so*"))
print(json.dumps({
    "executable": os.path.realpath(sys.executable),
    "stdlib": sysconfig.get_path("stdlib"),
    "libraries": libraries if config("Py_ENABLE_SHARED") else [],
    "multiarch": config("MULTIARCH") or "",
}))
"""
_PLACES = ("/usr/bin/python3", "/usr/local/bin/python3")


@dataclass(frozen=True, slots=True)
class View:
    """What a sandbox shows of the host: `shown` paths read-only under their own names, `links` as
    (name, target); `hidden` folders of what is shown are empty."""

    python: str
    shown: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    hidden: tuple[str, ...]
    library_path: str


async def find_view() -> View | None:
    """The view for the first Python that the sandbox's user can start; None: there is none."""
    for executable in pythons():
        try:
            asked = await run_child(
                [executable, "-I", "-S", "-B", "-c", _ASK], within_s=10, output_bytes=100_000
            )
        except OSError:  # not there, or in a folder that only we may enter
            continue
        if asked.exit_code == 0:
            return _view(json.loads(asked.output))
    return None


def pythons() -> list[str]:
    """Those that a program may be run with, our own first."""
    own = getattr(sys, "_base_executable", sys.executable)
    return list(dict.fromkeys(os.path.realpath(path) for path in (own, *_PLACES)))


def _view(found: dict[str, object]) -> View:
    python, stdlib = str(found["executable"]), str(found["stdlib"])
    own_libraries = [str(path) for path in found["libraries"]]  # type: ignore[attr-defined]  # JSON
    multiarch = Path("/usr/lib", str(found["multiarch"]))
    system = [multiarch] if found["multiarch"] and multiarch.is_dir() else [Path("/usr/lib")]
    system += [path for path in (Path("/usr/lib64"),) if path.is_dir()]
    links: list[tuple[str, str]] = []
    for name in ("/lib", "/lib64"):
        path = Path(name)
        if path.is_symlink():
            links.append((name, str(path.readlink())))
        elif path.is_dir():
            system.append(path)
    shown = dict.fromkeys([python, stdlib, *own_libraries, *map(str, system)])
    hidden = [
        str(path)
        for name in ("site-packages", "dist-packages", "ensurepip")
        if (path := Path(stdlib, name)).is_dir()
    ]
    return View(
        python=python,
        shown=tuple(_outermost(shown)),
        links=tuple(links),
        hidden=tuple(hidden),
        library_path=os.path.dirname(own_libraries[0]) if own_libraries else "",
    )


def _outermost(paths: dict[str, None]) -> list[str]:
    """Those that lie in no other of them."""
    return [path for path in paths if not any(path.startswith(f"{other}/") for other in paths)]
