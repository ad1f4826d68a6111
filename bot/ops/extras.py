"""What to do about a package that is not installed: one sentence, for every plug that needs one."""

import shlex
import sys
from importlib.util import find_spec
from pathlib import Path

EXTRAS = frozenset({"slack", "discord", "langchain", "local", "mcp", "tutor", "code", "images"})
"""The optional parts of pyproject.toml, each named like the plug that needs it."""


def missing_package(place: str, package: str, plug: str) -> str:
    """A sentence for the operator: `place` in config.yaml needs `package`, and how to get it."""
    if plug not in EXTRAS:
        return (
            f"{place}: the package {package} is missing, so this installation is not whole. "
            "Install dragoman again."
        )
    return (
        f"{place}: needs {package}, which is not installed. Install it with "
        f"`pip install 'dragoman[{plug}]'`; where ./dragoman prepares the environment, "
        f"name {plug} in DRAGOMAN_EXTRAS, or leave that unset to have everything."
    )


def install_command(package: str) -> str:
    """The shell command that brings a package, which is no extra of ours, into the environment that
    this process runs in. One that uv made, as ./dragoman does, has no pip; its uv is beside it, or
    else on the PATH."""
    python = shlex.quote(sys.executable)
    if find_spec("pip") is not None:
        return f"{python} -m pip install {package}"
    own = Path(sys.prefix).parent / ".uv/bin/uv"
    uv = shlex.quote(str(own)) if own.is_file() else "uv"
    return f"{uv} pip install --python {python} {package}"
