"""`dragoman check` tries every part and says of each, by its name in config.yaml, how it is."""

import asyncio
import socket
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.app import joined
from bot.config.reading import parse
from bot.config.settings import Config
from bot.errors import ConfigError
from bot.ops.check import report
from tests.emulators.discord import DiscordEmulator
from tests.emulators.images import ImagesEmulator
from tests.emulators.openai import OpenAIEmulator
from tests.emulators.slack import SlackEmulator

SCRIPTED = {"kind": "scripted"}
UNREACHABLE = {"kind": "openai", "model": "m", "base_url": "http://127.0.0.1:1/v1", "retries": 0}
OFF = {"port": 0}
WEB = {"web": {"port": 0}}


def configuration(
    data_dir: Path, environment: Mapping[str, str] | None = None, **sections: Any
) -> Config:
    small = {"models": {"main": SCRIPTED}, "adapters": WEB, "ops": OFF, "skills": ["chat"]}
    whole = small | sections
    config = parse(yaml.safe_dump(whole, sort_keys=False), environment or {})
    return replace(config, core=config.core.model_copy(update={"data_dir": data_dir}))


async def lines_of(config: Config) -> tuple[int, list[str]]:
    said: list[str] = []
    async with asyncio.timeout(20):
        status = await report(config, said.append)
    return status, said


async def wrong_in(config: Config) -> list[str]:
    """What is to mend, and that the program says so as a whole."""
    status, said = await lines_of(config)
    wrong = [line.removeprefix("WRONG ") for line in said if line.startswith("WRONG ")]
    assert status == (1 if wrong else 0)
    assert said[-1] == (f"{len(wrong)} to mend." if wrong else "All is well.")
    return wrong


async def ends_with(config: Config) -> list[str]:
    """The problems that `dragoman run` ends with."""
    with pytest.raises(BaseExceptionGroup) as caught:
        async with asyncio.timeout(20), joined(config) as app:
            await app.run(tuple(config.adapters), asyncio.Event(), ops=True)
    found, _ = caught.value.split(ConfigError)
    assert found is not None
    error: BaseException = found
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    assert isinstance(error, ConfigError)
    return error.problems


def slack(emulator: SlackEmulator, **more: str) -> dict[str, Any]:
    return {"slack": {"bot_token": "${BOT}", "base_url": emulator.base_url} | more}


async def test_when_all_is_well_every_part_has_its_line(tmp_path: Path) -> None:
    async with SlackEmulator() as emulator:
        environment = {"BOT": emulator.bot_token, "APP": emulator.app_token}
        adapters = WEB | slack(emulator, app_token="${APP}")
        config = configuration(tmp_path, environment, adapters=adapters)
        status, said = await lines_of(config)
    assert status == 0
    assert [line.split(":")[0] for line in said] == [
        "ok    config.yaml",
        "ok    redis",
        "ok    adapters.web",
        "ok    adapters.slack",
        "ok    models.main",
        "ok    ops",
        "All is well.",
    ]


@pytest.mark.parametrize(
    ("backend", "line"),
    [
        (
            "monty",
            "ok    skills.code: code runs in monty, which held against attempts to break out.",
        ),
        ("none", "ok    skills.code: Running code is switched off here."),
    ],
)
async def test_the_sandbox_is_tried_by_escape_attempts(
    backend: str, line: str, tmp_path: Path
) -> None:
    skills = ["chat", {"code": {"sandbox": {"backend": backend}}}]
    _, said = await lines_of(configuration(tmp_path, skills=skills))
    assert line in said


async def test_a_wrong_app_token_is_found_and_told_as_run_would(tmp_path: Path) -> None:
    async with SlackEmulator() as emulator:
        environment = {"BOT": emulator.bot_token, "APP": "xapp-wrong"}
        adapters = slack(emulator, app_token="${APP}")
        config = configuration(tmp_path, environment, adapters=adapters)
        wrong = await wrong_in(config)
        assert wrong == await ends_with(config)
    assert wrong[0].startswith("adapters.slack.app_token: Slack does not accept it (")


async def test_a_wrong_bot_token_is_named_once(tmp_path: Path) -> None:
    async with SlackEmulator() as emulator:
        environment = {"BOT": "xoxb-wrong", "APP": emulator.app_token}
        adapters = slack(emulator, app_token="${APP}")
        (wrong,) = await wrong_in(configuration(tmp_path, environment, adapters=adapters))
    assert wrong.startswith("adapters.slack.bot_token: Slack does not accept it (")


async def test_two_wrong_tokens_are_named_at_once(tmp_path: Path) -> None:
    async with SlackEmulator() as emulator:
        environment = {"BOT": "xoxb-wrong", "APP": "xapp-wrong"}
        adapters = slack(emulator, app_token="${APP}")
        config = configuration(tmp_path, environment, adapters=adapters)
        bot, app = await wrong_in(config)
        with pytest.raises(ConfigError) as caught:
            async with joined(config):
                pass
    assert caught.value.problems == [bot, app]
    assert bot.startswith("adapters.slack.bot_token: Slack does not accept it (")
    assert bot.endswith("from its page OAuth & Permissions.")
    assert app.startswith("adapters.slack.app_token: Slack does not accept it (")


async def test_message_content_that_the_portal_does_not_allow_is_found(tmp_path: Path) -> None:
    for granted, problems in ((0, 1), (1 << 15, 0)):
        async with DiscordEmulator.running(granted_intents=granted) as emulator:
            section = {
                "token": "${TOKEN}",
                "message_content": True,
                "base_url": f"{emulator.address}/api/v10",
                "gateway_url": emulator.gateway.url,
            }
            environment = {"TOKEN": emulator.token}
            config = configuration(tmp_path, environment, adapters={"discord": section})
            wrong = await wrong_in(config)
        assert len(wrong) == problems
        assert all(each.startswith("adapters.discord.message_content: ") for each in wrong)


async def test_a_spare_model_that_is_dead_is_a_note_while_another_works(tmp_path: Path) -> None:
    models = {"main": SCRIPTED, "spare": UNREACHABLE}
    status, said = await lines_of(configuration(tmp_path, models=models))
    assert status == 0
    main, spare = (line for line in said if "models" in line)
    assert main.startswith("ok    models.main: ")
    assert spare.startswith("note  models.spare: ")
    assert spare.endswith(" Another one answers meanwhile.")


@pytest.mark.parametrize(
    ("model", "says"),
    [
        (UNREACHABLE, "cannot be reached. The connection is refused: nothing listens there. "),
        (
            {"kind": "langchain", "model": "nobody:x"},
            "LangChain knows no provider of the name in 'nobody:x'. `model` is written",
        ),
        ({"kind": "local", "path": "/none.gguf"}, "is /none.gguf, which cannot be used: "),
    ],
)
async def test_what_is_wrong_with_a_model_is_a_sentence_with_what_to_do(
    tmp_path: Path, model: dict[str, Any], says: str
) -> None:
    (wrong,) = await wrong_in(configuration(tmp_path, models={"mine": model}))
    assert wrong.startswith("models.mine: ")
    assert says in wrong
    assert wrong.endswith(".")
    assert "\n" not in wrong
    assert "models.main" not in wrong


async def test_a_model_that_its_server_does_not_list_is_a_note(tmp_path: Path) -> None:
    async with OpenAIEmulator(models=("other",)) as emulator:
        mine = {"kind": "openai", "model": "mine", "base_url": emulator.base_url}
        status, said = await lines_of(configuration(tmp_path, models={"main": mine}))
    assert status == 0
    (line,) = (line for line in said if "models" in line)
    assert line.startswith("note  models.main: ")
    assert line.endswith("can be reached, but does not list the model mine.")


async def test_models_of_which_none_works_are_each_to_mend(tmp_path: Path) -> None:
    models = {"main": UNREACHABLE, "spare": UNREACHABLE}
    main, spare = await wrong_in(configuration(tmp_path, models=models))
    assert main.startswith("models.main: ")
    assert spare.startswith("models.spare: ")


def elsewhere(place: str, **address: Any) -> dict[str, Any]:
    """A configuration whose `place` (web, slack or ops) listens there."""
    return {"ops": address} if place == "ops" else {"adapters": {"web": address}}


@pytest.mark.parametrize(
    ("host", "says"),
    [
        ("203.0.113.7", "is not an address of this machine. Write 127.0.0.1 to be reached"),
        ("no-such-host.invalid", "cannot be resolved. Write an address of this machine"),
        ("two words", "cannot be resolved"),
        ("a..b", "cannot be resolved"),
    ],
)
@pytest.mark.parametrize(("section", "place"), [("web", "adapters.web"), ("ops", "ops")])
async def test_a_host_that_is_not_ours_is_not_called_a_port_that_is_taken(
    tmp_path: Path, section: str, place: str, host: str, says: str
) -> None:
    config = configuration(tmp_path, **elsewhere(section, host=host, port=18080))
    (wrong,) = await wrong_in(config)
    assert wrong.startswith(f"{place}.host: ")
    assert repr(host) in wrong
    assert says in wrong
    assert [wrong] == await ends_with(config)


@pytest.mark.parametrize(("section", "place"), [("web", "adapters.web"), ("ops", "ops")])
async def test_a_port_that_is_taken_is_named(tmp_path: Path, section: str, place: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        config = configuration(tmp_path, **elsewhere(section, port=port))
        (wrong,) = await wrong_in(config)
        assert wrong.startswith(f"{place}.port: {port} is in use on 127.0.0.1, perhaps by a ")
        assert [wrong] == await ends_with(config)


async def test_two_ports_that_are_taken_are_named_at_once(tmp_path: Path) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as one,
        socket.create_server(("127.0.0.1", 0)) as two,
    ):
        ports = [taken.getsockname()[1] for taken in (one, two)]
        sections = {"adapters": {"web": {"port": ports[0]}}, "ops": {"port": ports[1]}}
        wrong = await ends_with(configuration(tmp_path, **sections))
    assert [sentence.partition(" is in use")[0] for sentence in wrong] == [
        f"adapters.web.port: {ports[0]}",
        f"ops.port: {ports[1]}",
    ]


async def test_ports_of_a_dragoman_that_runs_are_a_note(tmp_path: Path) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as one,
        socket.create_server(("127.0.0.1", 0)) as two,
    ):
        ports = [free.getsockname()[1] for free in (one, two)]
    sections = {"adapters": {"web": {"port": ports[0]}}, "ops": {"port": ports[1]}}
    config = configuration(tmp_path, **sections)
    stop = asyncio.Event()
    async with asyncio.timeout(30), joined(config) as app, asyncio.TaskGroup() as group:
        group.create_task(app.run(("web",), stop, ops=True))
        while not app.adapters["web"].is_connected:  # noqa: ASYNC110 - a property
            await asyncio.sleep(0.02)
        said: list[str] = []
        status = await report(config, said.append, "my.yaml")
        stop.set()
    assert status == 0
    assert said[0] == "ok    my.yaml: every key is known."
    notes = [line for line in said if "a Dragoman that runs now" in line]
    assert [line.partition(": its port")[0] for line in notes] == [
        "note  adapters.web",
        "note  ops",
    ]


async def test_a_start_warns_of_a_model_that_refuses_the_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with OpenAIEmulator(api_key="right") as emulator:
        wrong = {"kind": "openai", "model": "m", "base_url": emulator.base_url, "api_key": "${KEY}"}
        config = configuration(tmp_path, {"KEY": "wrong"}, models={"main": wrong})
        stop, logged = asyncio.Event(), ""
        async with asyncio.timeout(20), joined(config) as app, asyncio.TaskGroup() as group:
            group.create_task(app.run(("web",), stop, ops=True))
            while "model.cannot_be_used" not in logged:
                await asyncio.sleep(0.02)
                logged += capsys.readouterr().out
            assert app.adapters["web"].is_connected, "nobody waits for it"
            stop.set()
    assert "HTTP 401" in logged


async def test_slacks_port_is_tried_when_events_come_over_http(tmp_path: Path) -> None:
    async with SlackEmulator() as emulator:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            environment = {"BOT": emulator.bot_token, "SECRET": "s"}
            adapters = slack(emulator, signing_secret="${SECRET}")
            adapters["slack"]["port"] = taken.getsockname()[1]
            config = configuration(tmp_path, environment, adapters=adapters)
            (wrong,) = await wrong_in(config)
            assert wrong.startswith("adapters.slack.port: ")
            assert [wrong] == await ends_with(config)


async def test_each_tool_is_opened_and_a_server_that_is_away_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.ops.check.OPEN_WITHIN_S", 90.0)  # a machine may stand still
    servers = {"gone": {"url": "http://127.0.0.1:1/mcp"}, "none": {"command": ["no-such-program"]}}
    tools = {
        "calculator": {},
        "langchain": {"tools": {"tests.emulators.acting_tools:pay": "ask_once"}},
        "mcp": {"servers": servers},
    }
    status, lines = await lines_of(configuration(tmp_path, tools=tools))
    text = "\n".join(lines)
    assert "tools.calculator: ready." in text
    assert "tools.langchain: ready. A person is asked before: pay." in text
    assert "tools.mcp.servers.gone: cannot be reached. The connection is refused" in text
    assert "tools.mcp.servers.none: cannot be reached. There is no program `no-such-prog" in text
    assert status == 1


async def test_a_tool_that_cannot_be_loaded_is_told_with_its_place(tmp_path: Path) -> None:
    tools = {
        "langchain": {
            "tools": {
                "no.such:thing": "free",
            }
        }
    }
    status, lines = await lines_of(configuration(tmp_path, tools=tools))
    assert "tools.langchain.tools: no.such:thing cannot be loaded" in "\n".join(lines)
    assert status == 1


async def test_the_image_model_has_its_line_and_one_that_will_go_is_a_note(tmp_path: Path) -> None:
    async with ImagesEmulator(models={"painter": "2026-12-01"}) as server:
        images = {
            "kind": "openai",
            "model": "painter",
            "base_url": server.base_url,
            "api_key": "${IMAGES_KEY}",
        }
        key = {"IMAGES_KEY": server.api_key}
        config = configuration(tmp_path, key, images=images)
        _, said = await lines_of(config)
        note = "note  images: painter will be shut down on 2026-12-01: configure another model."
        assert note in said
        server.api_key = "sk-other"
        (wrong,) = await wrong_in(configuration(tmp_path, key, images=images))
        assert wrong.startswith("images: ")
        assert "sk-emulated" not in wrong


async def test_a_certificate_that_is_not_there_is_named_with_its_key(tmp_path: Path) -> None:
    images = {"kind": "placeholder", "certificate": "none.pem", "private_key": "none.pem"}
    assert await wrong_in(configuration(tmp_path, images=images)) == [
        "images.certificate: 'none.pem' cannot be read (FileNotFoundError).",
        "images.private_key: 'none.pem' cannot be read (FileNotFoundError).",
    ]
