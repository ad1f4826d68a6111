"""What a process loads: a library is there when something uses it, and not before.

Each costs time at every start and memory for as long as the program runs (docs/performance.md), and
one of a platform that is not configured may not be installed at all.
"""

import subprocess
import sys
from pathlib import Path

import pytest

TIMEOUT_S = 300.0
MOST_COMPILED_AT_START = 100_000
MOST_COMPILED_FOR_THE_FIRST = 31_000
"""Characters of expressions, of 385,000 when each letter stood for a set of them."""

PLATFORMS = {"discord", "slack_bolt", "slack_sdk"}
WEB = {"fastapi", "starlette"}
TOOLS = {"selectolax", "ssrfguard"}
MODELS = {"openai", "langchain", "langchain_core", "xllamacpp", "PIL", "c2pa"}

JOINED = """
import asyncio
from pathlib import Path
from bot.app import joined
from bot.config.reading import load

async def join():
    async with joined(load(Path("config.yaml"))):
        pass

asyncio.run(join())
"""

COMPILED = """
import re._compiler
sizes, compile_one = [], re._compiler.compile
def compile(source, flags=0):
    sizes.append(len(source))
    return compile_one(source, flags)
re._compiler.compile = compile
from bot.skills import load_skills
skills = load_skills(["chat", "tutor", "code", "image"])
before = sum(sizes)
for said in ["hello", "how do I make a cake for 4?", "draw me a cat"]:
    any(skill.matches(said) for skill in skills if skill.matches)
print("compiled", before, sum(sizes) - before)
"""

CONFIG = """
data_dir: data
models: {main: {kind: openai, model: any, base_url: "http://127.0.0.1:9/v1"}}
adapters: {web: {port: 0}}
images: {kind: placeholder}
tools: {web: {}}
"""


def said_by(code: str, folder: Path) -> list[str]:
    """The words of the last line that a fresh process writes that runs `code`."""
    (folder / "config.yaml").write_text(CONFIG)
    outcome = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=True,
    )
    return outcome.stdout.splitlines()[-1].split()


def loaded_by(code: str, folder: Path) -> set[str]:
    """The packages that a fresh process has loaded after `code`."""
    modules = said_by(f"{code}\nimport sys\nprint('loaded', *sys.modules)", folder)
    assert modules[0] == "loaded"
    return {module.partition(".")[0] for module in modules[1:]}


def test_with_the_web_alone_no_other_platform_model_or_tool_is_loaded(tmp_path: Path) -> None:
    loaded = loaded_by(f"{JOINED}\nimport adapters.web.site, adapters.web.server", tmp_path)

    assert loaded >= {"fastapi", "redis"}
    assert not loaded & (PLATFORMS | MODELS | TOOLS)


def test_a_process_that_serves_no_page_does_not_load_the_web(tmp_path: Path) -> None:
    loaded = loaded_by(JOINED, tmp_path)

    assert "redis" in loaded
    assert not loaded & WEB


@pytest.mark.parametrize(
    ("adapter", "its_own"), [("discord", {"discord"}), ("slack", {"slack_bolt", "slack_sdk"})]
)
def test_a_platform_loads_its_own_library_and_no_other(
    adapter: str, its_own: set[str], tmp_path: Path
) -> None:
    loaded = loaded_by(f"import bot.app, adapters.{adapter}.adapter", tmp_path)

    assert loaded >= its_own
    assert not loaded & (PLATFORMS - its_own | WEB | MODELS)


def test_settings_can_be_read_without_any_platforms_library(tmp_path: Path) -> None:
    loaded = loaded_by(
        "import bot.config.reading, adapters.discord, adapters.slack, adapters.web,"
        " adapters.console",
        tmp_path,
    )

    assert "pydantic" in loaded
    assert not loaded & (PLATFORMS | WEB | MODELS | {"redis", "aiohttp"})


def test_expressions_in_seven_languages_are_not_compiled_before_somebody_speaks_them(
    tmp_path: Path,
) -> None:
    word, at_start, for_the_first = said_by(COMPILED, tmp_path)

    assert word == "compiled"
    assert 0 < int(at_start) < MOST_COMPILED_AT_START
    assert 0 < int(for_the_first) < MOST_COMPILED_FOR_THE_FIRST
