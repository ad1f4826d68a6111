"""The container's files: what they must hold to, and that they agree with one another.

`deploy/check_container.py` runs the steps and starts the result; hadolint reads the Dockerfile in
`.ci/run`.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.config.reading import load
from deploy.dockerfile import Instruction, NotUnderstood, Stage, expand, parse

PROJECT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {"REDIS_PASSWORD": "0a1b2c"}


@pytest.fixture
def stages() -> list[Stage]:
    """The stages of our Dockerfile."""
    return parse((PROJECT / "Dockerfile").read_text()).stages


def _told(stage: Stage, name: str) -> list[Instruction]:
    return [step for step in stage.instructions if step.name == name]


def test_the_program_does_not_run_as_root(stages: list[Stage]) -> None:
    user = stages[-1].last("USER")

    assert user is not None
    assert all(part.isdigit() and part != "0" for part in user.value.split(":"))


def test_every_stage_starts_from_a_named_release(stages: list[Stage]) -> None:
    for stage in stages:
        _, _, tag = stage.image.partition(":")
        assert tag[:1].isdigit(), stage.image


def test_the_last_stage_installs_no_build_tools(stages: list[Stage]) -> None:
    for step in _told(stages[-1], "RUN"):
        for tool in ("gcc", "build-essential", "uv ", "pip "):
            assert tool not in step.value


def test_the_health_check_asks_where_the_program_answers(stages: list[Stage]) -> None:
    health = stages[-1].last("HEALTHCHECK")
    port = load(PROJECT / "deploy/config.image.yaml", {}).core.ops.port

    assert health is not None
    assert f"http://127.0.0.1:{port}/healthz" in health.value


def test_a_signal_reaches_the_program_and_orphans_are_ended(stages: list[Stage]) -> None:
    start = stages[-1].last("ENTRYPOINT")

    assert start is not None
    assert start.command[0] == "tini"


def test_no_secret_is_built_in(stages: list[Stage]) -> None:
    for stage in stages:
        for step in (*_told(stage, "ENV"), *_told(stage, "ARG")):
            for word in ("TOKEN", "KEY", "SECRET", "PASSWORD"):
                assert word not in step.value.upper()


def test_everything_that_is_copied_is_there_and_let_through(stages: list[Stage]) -> None:
    ignored = (PROJECT / ".dockerignore").read_text().splitlines()
    assert "*" in ignored
    for stage in stages:
        for step in _told(stage, "COPY"):
            words = [word for word in step.words if not word.startswith("--")]
            if len(words) == len(step.words):
                for source in words[:-1]:
                    assert (PROJECT / source).exists(), source
                    assert f"!{source}" in ignored, source


@pytest.mark.parametrize("name", ["config.image.yaml", "config.compose.yaml"])
def test_its_configurations_are_valid_and_keep_everything_in_the_volume(name: str) -> None:
    config = load(PROJECT / "deploy" / name, ENVIRONMENT)

    assert config.core.data_dir == Path("/data")
    assert config.core.log.format == "json"


def test_compose_keeps_what_redis_holds_and_throws_nothing_out() -> None:
    valkey = _services()["valkey"]

    command = valkey["command"][-1]
    assert "--appendonly yes" in command
    assert "--maxmemory-policy noeviction" in command
    assert "valkey:/data" in valkey["volumes"]


def test_compose_gives_both_services_a_read_only_root_and_no_rights() -> None:
    for service in _services().values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]


def test_compose_waits_longer_for_the_end_than_the_program_takes() -> None:
    worker = load(PROJECT / "deploy/config.compose.yaml", ENVIRONMENT).core.worker
    grace = _services()["dragoman"]["stop_grace_period"]

    assert int(grace.removesuffix("s")) > worker.stop_within_s


def test_compose_holds_no_secret_itself() -> None:
    for service in _services().values():
        for name, value in service["environment"].items():
            assert value.startswith(f"${{{name}:"), name


def _services() -> dict[str, dict[str, Any]]:
    services: dict[str, dict[str, Any]] = yaml.safe_load((PROJECT / "compose.yaml").read_text())[
        "services"
    ]
    return services


def test_continued_lines_and_comments_between_them_are_one_instruction() -> None:
    text = "ARG A=1\nFROM image:${A} AS one\nRUN first \\\n# why\n    && second\nFROM other:2\n"

    parsed = parse(text)

    assert [(stage.image, stage.name) for stage in parsed.stages] == [
        ("image:1", "one"),
        ("other:2", ""),
    ]
    (run,) = parsed.stages[0].instructions
    assert run.value.split() == ["first", "&&", "second"]
    assert run.command[:2] == ["/bin/sh", "-c"]


def test_an_unknown_instruction_is_refused() -> None:
    with pytest.raises(NotUnderstood):
        parse("FROM image:1\nONBUILD RUN something\n")


def test_an_unknown_variable_becomes_nothing() -> None:
    assert expand("$A-${B}-$C", {"A": "1", "B": "2"}) == "1-2-"
