"""The documentation is true: links resolve, files that are named exist, commands and keys work."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from adapters.discord import invitation
from bot.config.reading import load, parse

PROJECT = Path(__file__).resolve().parents[2]
PAGES = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md")])
PROFILES = sorted(PROJECT.glob("profiles/*.yaml"))
ENVIRONMENT = {
    "SLACK_BOT_TOKEN": "xoxb-1-2-three",
    "SLACK_APP_TOKEN": "xapp-1-two",
    "DISCORD_TOKEN": "one.two.three",
    "OPENAI_API_KEY": "a key",
}

_FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_PATH_IN_CODE = re.compile(r"`((?:bot|adapters|tests|bench|deploy|docs|profiles)/[\w./-]*)`")


_EXAMPLES = {
    "bot/skills/poet.py",
    "bot/tools/dice.py",
}  # files that a page tells the reader to make


def _name(page: Path) -> str:
    return str(page.relative_to(PROJECT))


def _without_code(text: str) -> str:
    return re.sub(r"`[^`\n]*`", "", _FENCE.sub("", text))


def _anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = _HEADING.findall(_FENCE.sub("", page.read_text()))
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.strip().replace(" ", "-") for heading in kept}


def _blocks(page: Path, *languages: str) -> Iterator[str]:
    for language, text in _FENCE.findall(page.read_text()):
        if language in languages:
            yield text


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_links_lead_somewhere(page: Path) -> None:
    for found in _LINK.finditer(_without_code(page.read_text())):
        target = found[1] or found[2]
        if target.startswith(("https://", "http://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        place = (page.parent / path).resolve() if path else page
        assert place.exists(), f"{target} in {_name(page)}"
        assert place.is_relative_to(PROJECT), target
        if anchor and place.suffix == ".md":
            assert anchor in _anchors(place), f"{target} in {_name(page)}"


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_files_that_are_named_exist(page: Path) -> None:
    for path in _PATH_IN_CODE.findall(_FENCE.sub("", page.read_text())):
        assert (PROJECT / path).exists() or path in _EXAMPLES, f"{path} in {_name(page)}"


def _tree() -> list[str]:
    """The paths of README's tree; deeper lines are in the folder above them."""
    (block,) = (text for text in _blocks(PROJECT / "README.md", "") if "config.yaml  " in text)
    paths, folder = [], ""
    for line in block.splitlines():
        name = line.split()[0]
        if not line.startswith(" "):
            folder = name if name.endswith("/") else ""
        paths.append(folder + name if line.startswith(" ") else name)
    return paths


@pytest.mark.parametrize("path", _tree())
def test_readmes_tree_shows_what_is_there(path: str) -> None:
    assert (PROJECT / path).exists()
    assert path.endswith("/") == (PROJECT / path).is_dir()


def test_readmes_tree_shows_every_folder() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, timeout=30, check=False
    ).stdout.split()
    folders = {path.split("/")[0] + "/" for path in tracked if "/" in path and path[0] != "."}

    assert folders <= set(_tree())


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_commands_that_are_shown_exist(page: Path) -> None:
    known = set(_help_commands()) | {"test"}
    text = page.read_text()
    for line in re.findall(r"(?:^|`|\s)\./dragoman\b([^`\n]*)", text):
        words = shlex.split(line.split("#")[0].split(" && ")[0].split(";")[0], posix=True)
        if words[:1] == ["--config"]:
            words = words[2:]
        command = words[0].strip(",.*") if words else ""
        if re.fullmatch(r"[a-z-]+", command) and line.startswith(" "):
            assert command in known | _PROSE, f"./dragoman{line} in {_name(page)}"


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_modules_that_a_page_says_to_run_are_there_and_run_in_the_clones_environment(
    page: Path,
) -> None:
    text = page.read_text()
    assert not re.search(r"(?<!\.venv/bin/)\bpython3? -m \w", text)
    for module in re.findall(r"\.venv/bin/python -m ([\w.]+)", text):
        folder = PROJECT / module.replace(".", "/")
        assert (folder / "__main__.py").is_file() or folder.with_suffix(".py").is_file(), module


def test_readme_explains_every_scope_of_the_slack_manifests_and_no_other() -> None:
    readme = (PROJECT / "README.md").read_text()
    (table,) = re.findall(r"^\| scope \| why \|\n((?:\|.*\n)+)", readme, re.MULTILINE)
    explained = set(re.findall(r"`(\w+:\w+|commands)`", table)) - {"connections:write"}

    for name in ("manifest-socket.yaml", "manifest-http.yaml"):
        manifest = yaml.safe_load((PROJECT / "deploy/slack" / name).read_text())
        assert set(manifest["oauth_config"]["scopes"]["bot"]) == explained


def test_readme_and_the_discord_page_invite_with_the_permissions_of_the_setup() -> None:
    for page in ("README.md", "docs/discord.md"):
        text = (PROJECT / page).read_text()
        assert set(re.findall(r"permissions=(\d+)", text)) == {str(invitation.number())}
        for permission in invitation.PERMISSIONS:
            assert permission.name in text
            assert page == "README.md" or f"| {permission.bit} | {permission.why} |" in text


# Words that follow the name of the script in a sentence outside code.
_PROSE = {"and", "is"}


@cache
def _help_commands() -> list[str]:
    said = subprocess.run(
        [sys.executable, "-m", "bot.cli", "--help"],
        cwd=PROJECT, capture_output=True, text=True, timeout=30, check=True,
    ).stdout  # fmt: skip
    return re.findall(r"^    (\w+)  ", said, re.MULTILINE)


def test_readme_names_every_command() -> None:
    commands = _help_commands()
    readme = (PROJECT / "README.md").read_text()

    assert {"run", "chat", "check"} <= set(commands)
    for command in commands:
        assert f"| `./dragoman {command}` |" in readme


def test_the_configuration_that_ships_needs_nothing_from_the_environment() -> None:
    config = load(PROJECT / "config.yaml", {})

    assert [choice.kind for choice in config.models] == ["local"]
    assert list(config.adapters) == ["web"]


@pytest.mark.parametrize("name", ["slack", "discord"])
def test_the_commented_adapters_work_when_their_mark_is_taken_away(name: str) -> None:
    text = (PROJECT / "config.yaml").read_text()
    switched_on = re.sub(rf"^  # ({name}:)", r"  \1", text, flags=re.MULTILINE)

    assert name in parse(switched_on, ENVIRONMENT).adapters


@pytest.mark.parametrize("profile", PROFILES, ids=_name)
def test_profiles_are_valid(profile: Path) -> None:
    config = load(profile, ENVIRONMENT)

    assert (profile.parent / config.core.data_dir).resolve().parent == PROJECT / "data"
    assert "default" in config.core.personas


def test_there_is_a_profile_for_each_of_the_three_uses() -> None:
    assert [profile.stem for profile in PROFILES] == [
        "customer-support",
        "discord-community",
        "slack-assistant",
    ]


def test_readmes_whole_configuration_is_valid() -> None:
    whole = [text for text in _blocks(PROJECT / "README.md", "yaml") if "redis:" in text]

    (text,) = whole
    assert list(parse(text, {}).adapters) == ["web"]


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_yaml_that_is_shown_is_yaml(page: Path) -> None:
    for text in _blocks(page, "yaml"):
        yaml.safe_load(re.sub(r"\$\{(\w+)\}", r"\1", text))


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_pages_name_no_place_on_somebodys_machine(page: Path) -> None:
    assert not re.search(r"/(?:home|root|Users|work)/", page.read_text())
