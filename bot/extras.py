"""What to do about a package that is not installed: one sentence, for every plug that needs one."""

EXTRAS = frozenset({"slack", "discord", "langchain", "local", "mcp", "tutor", "code"})
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
