"""A package that is missing is told in one sentence, wherever it is missed."""

import asyncio
import importlib.util
import sys
import tomllib
from pathlib import Path

import pytest

from bot.config.plugs import build_plug
from bot.errors import ConfigError
from bot.ops.extras import EXTRAS, install_command, missing_package

PROJECT = Path(__file__).parents[2]


def test_the_extras_are_those_of_the_project() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    assert set(project["optional-dependencies"]) == EXTRAS | {"all"}


def test_an_extra_is_told_with_the_command_for_pip_and_the_variable_of_the_launcher() -> None:
    said = missing_package("adapters.slack", "slack-bolt", "slack")
    assert said.startswith("adapters.slack: needs slack-bolt, which is not installed.")
    assert "`pip install 'dragoman[slack]'`" in said
    assert "DRAGOMAN_EXTRAS" in said


def test_what_is_no_extra_is_part_of_the_installation() -> None:
    said = missing_package("adapters.web", "fastapi", "web")
    assert "[web]" not in said
    assert said.endswith("Install dragoman again.")


def test_a_package_of_others_is_installed_where_this_process_looks_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/a b/.venv/bin/python")
    with_pip = "'/a b/.venv/bin/python' -m pip install langchain-xai"
    without = "uv pip install --python '/a b/.venv/bin/python' langchain-xai"
    has_pip = importlib.util.find_spec("pip") is not None
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "elsewhere/.venv"))
    assert install_command("langchain-xai") == (with_pip if has_pip else without)
    (tmp_path / ".uv/bin").mkdir(parents=True)
    (tmp_path / ".uv/bin/uv").touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    own = f"{tmp_path}/.uv/bin/{without}"
    assert install_command("langchain-xai") == (with_pip if has_pip else own)


@pytest.mark.parametrize(
    ("place", "plug", "settings", "modules"),
    [
        ("adapters.slack", "slack", "bot_token='xoxb-1', app_token='xapp-1'", "slack_bolt"),
        ("adapters.slack", "slack", "bot_token='xoxb-1', app_token='xapp-1'", "slack_sdk"),
        ("adapters.discord", "discord", "token='t'", "discord"),
        ("bot.models.langchain", "langchain", "model='a:b'", "langchain"),
    ],
)
async def test_a_plug_without_its_package_says_how_to_get_it(
    place: str, plug: str, settings: str, modules: str
) -> None:
    said = await said_by(
        f"import sys; sys.modules['{modules}'] = None\n"
        f"import {place} as plug\n"
        f"try: plug.build(plug.Settings.model_validate(dict({settings})), None)\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    assert said.startswith("ConfigError ")
    assert f"`pip install 'dragoman[{plug}]'`" in said


async def test_the_local_model_without_its_engine_says_how_to_get_it() -> None:
    said = await said_by(
        "import sys; sys.modules['xllamacpp'] = None\n"
        "from bot.embedded.llama import check_installed\n"
        "try: check_installed()\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    assert said.startswith("ModelMisconfigured ")
    assert "`pip install 'dragoman[local]'`" in said


def test_a_package_of_the_base_that_is_missing_is_named_with_the_plug() -> None:
    with pytest.raises(ConfigError) as caught:
        build_plug("models.main", "bot.models.nothing", None, None)
    (problem,) = caught.value.problems
    assert problem.startswith("models.main: the package bot.models.nothing is missing")


async def said_by(code: str) -> str:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, cwd=PROJECT, stdout=asyncio.subprocess.PIPE
    )
    output, _ = await asyncio.wait_for(process.communicate(), 20)
    return output.decode()
