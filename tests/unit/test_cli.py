"""The command line: what it says when it is called wrongly, and how a mistake ends the program."""

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


def dragoman(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", *words],
        cwd=PROJECT, capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip


def test_without_a_command_it_shows_the_commands() -> None:
    done = dragoman()
    assert done.returncode == 2
    assert "commands:" in done.stderr
    assert "talk to the assistant in this terminal" in done.stderr


def test_a_command_that_is_none_is_answered_with_those_that_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "'test'" not in dragoman("rnu").stderr
    monkeypatch.setenv("DRAGOMAN_LAUNCHER", "yes")  # as `./dragoman` does
    assert "'run', 'gateway', 'worker'" in dragoman("rnu").stderr
    assert "'test'" in dragoman("rnu").stderr
    assert "./dragoman test" in dragoman("--config", "x.yaml", "test").stderr


@pytest.mark.parametrize("port", ["99999", "-1", "x", ""])
def test_a_port_that_is_none_is_told(port: str) -> None:
    done = dragoman("run", f"--ops-port={port}")
    assert done.returncode == 2
    assert f"{port!r} is not a port; those are 0 to 65535" in done.stderr


def test_a_data_folder_that_cannot_be_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    config = tmp_path / "config.yaml"
    sound = "adapters: {console: {}}\nmodels: {main: {kind: scripted}}\n"
    before, behind = ("--config", str(config), "check"), ("check", "--config", str(config))
    for name, says, words in (
        ("taken", "is a file, not a folder", before),
        ("taken/data", "cannot be made (", behind),
    ):
        config.write_text(f"{sound}data_dir: {name}\n")
        done = dragoman(*words)
        assert done.returncode == 1
        assert f"data_dir: {tmp_path / name} {says}" in done.stderr


@pytest.mark.parametrize("words", ["dead list", "feedback export", "eval run cases.jsonl"])
def test_the_configuration_may_be_named_behind_the_words_of_a_command(words: str) -> None:
    done = dragoman(*words.split(), "--config", "nowhere.yaml")
    assert done.returncode == 1
    assert "nowhere.yaml" in done.stderr


@pytest.mark.parametrize("command", ["run", "check", "chat"])
def test_a_file_that_cannot_be_used_ends_the_program_with_one_sentence(
    command: str, tmp_path: Path
) -> None:
    (tmp_path / "tabs.yaml").write_text("adapters:\n\tweb: {}\n")
    for name, says in (
        ("none.yaml", "there is no such file. Name another one with `--config FILE`."),
        ("tabs.yaml", "is not valid YAML at line 2: a tab stands where spaces must be."),
        ("", "is a folder. Name the file in it, such as `--config FOLDER/config.yaml`."),
    ):
        done = dragoman("--config", str(tmp_path / name), command)
        assert done.returncode == 1
        assert done.stderr == f"Dragoman cannot start:\n  - {tmp_path / name}: {says}\n"
        assert done.stdout == ""
