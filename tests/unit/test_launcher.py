"""`./dragoman`, with a stand-in for uv: what it prepares, when, and what it says when it cannot.

The real uv and the real registry are met by every run of `.ci/run`, which starts from a clean
checkout.
"""

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
TIMEOUT_S = 30

# As far as the launcher sees, uv is a program that makes .venv. This one notes what it was asked.
UV = """#!/bin/sh
if [ "$1" = --version ]; then echo "uv 0.13.9"; exit; fi
echo "$*" >>"$CALLS"
if [ -n "${UV_SAYS-}" ]; then echo "$UV_SAYS" >&2; exit 2; fi
if [ -d "$UV_PROJECT_ENVIRONMENT" ] && [ ! -x "$UV_PROJECT_ENVIRONMENT/bin/python" ]; then
    echo "error: it is not a valid Python environment" >&2
    exit 2
fi
mkdir -p "$UV_PROJECT_ENVIRONMENT/bin"
rm -f "$UV_PROJECT_ENVIRONMENT/bin/python"
printf '#!/bin/sh\\nexec "%s" "$@"\\n' "$PYTHON" >"$UV_PROJECT_ENVIRONMENT/bin/python"
chmod +x "$UV_PROJECT_ENVIRONMENT/bin/python"
cat >"$UV_PROJECT_ENVIRONMENT/bin/dragoman" <<'END'
#!/bin/sh
echo "config: $DRAGOMAN_CONFIG"
for word; do echo "word: $word"; done
if [ "${1-}" = wait ]; then trap 'exit 7' TERM; echo ready; while :; do sleep 0.05; done; fi
if [ "${1-}" = fail ]; then exit 3; fi
if [ "${1-}" = path ]; then echo "path: $PATH"; fi
if [ "${1-}" = bytecode ]; then
    exec "$PYTHON" -c 'import sys; print(sys.dont_write_bytecode, sys.pycache_prefix)'
fi
END
chmod +x "$UV_PROJECT_ENVIRONMENT/bin/dragoman"
"""
TOOLS = "cat chmod cksum cmp cp dirname env grep head ln mkdir mv readlink rm sh sleep tail tr"


@dataclass(frozen=True, slots=True)
class Clone:
    """A clone of the project as far as the launcher looks at it, on a machine with few programs."""

    folder: Path
    bin: Path

    @property
    def launcher(self) -> Path:
        """The script."""
        return self.folder / "dragoman"

    @property
    def calls(self) -> list[str]:
        """What uv was asked to do, one line a call."""
        notes = self.bin.parent / "calls"
        return notes.read_text().splitlines() if notes.exists() else []

    def environment(self, **more: str) -> dict[str, str]:
        """The environment of a start."""
        calls = str(self.bin.parent / "calls")
        return {"PATH": str(self.bin), "CALLS": calls, "PYTHON": sys.executable, **more}

    def run(
        self, *words: str, by: Path | None = None, cwd: str = "/", **more: str
    ) -> subprocess.CompletedProcess[str]:
        """Start the launcher (under the name `by`) and wait for its end."""
        return subprocess.run(
            [by or self.launcher, *words],
            cwd=cwd,
            env=self.environment(**more),
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            check=False,
        )


@pytest.fixture(params=["dash", "bash"])
def clone(request: pytest.FixtureRequest, tmp_path: Path) -> Clone:
    """A fresh clone, on a machine whose `sh` is each of the shells that are here."""
    shell = shutil.which(request.param)
    if shell is None:
        shell = "/bin/sh"  # the one that every machine has
    machine = tmp_path / "machine"
    machine.mkdir()
    for name in TOOLS.split():
        found = shutil.which(name)
        assert found, name
        (machine / name).symlink_to(found)
    (machine / "sh").unlink()
    (machine / "sh").symlink_to(shell)
    (machine / "python3").symlink_to(sys.executable)
    (machine / "uv").write_text(UV)
    (machine / "uv").chmod(0o755)
    folder = tmp_path / "a clone"
    (folder / "deploy").mkdir(parents=True)
    script = (PROJECT / "dragoman").read_text().replace("#!/bin/sh", f"#!{machine / 'sh'}", 1)
    (folder / "dragoman").write_text(script)
    (folder / "dragoman").chmod(0o755)
    shutil.copy(PROJECT / "deploy/uv.txt", folder / "deploy/uv.txt")
    for name in ("uv.lock", "pyproject.toml"):
        (folder / name).write_text(f"the first {name}\n")
    return Clone(folder, machine)


def test_the_first_start_prepares_everything_from_the_lock_file(clone: Clone) -> None:
    outcome = clone.run("run")

    assert outcome.returncode == 0, outcome.stderr
    (call,) = clone.calls
    assert "sync --frozen" in call
    assert "--no-dev" in call
    for extra in ("slack", "discord", "langchain", "local"):
        assert f"--extra {extra}" in call


def test_a_second_start_prepares_nothing(clone: Clone) -> None:
    clone.run("run")

    outcome = clone.run("run")

    assert outcome.stderr == ""
    assert len(clone.calls) == 1


@pytest.mark.parametrize("name", ["uv.lock", "pyproject.toml"])
def test_a_changed_file_is_prepared_for_again(clone: Clone, name: str) -> None:
    clone.run("run")
    (clone.folder / name).write_text("changed\n")

    clone.run("run")

    assert len(clone.calls) == 2


def test_a_moved_folder_gets_a_new_environment(clone: Clone, tmp_path: Path) -> None:
    clone.run("run")
    left_over = clone.folder / ".venv" / "left over"
    left_over.touch()
    moved = Clone(clone.folder.rename(tmp_path / "elsewhere"), clone.bin)

    outcome = moved.run("run")

    assert outcome.returncode == 0
    assert not (moved.folder / ".venv" / "left over").exists()
    assert len(clone.calls) == 2


def test_a_lost_environment_is_made_again(clone: Clone) -> None:
    clone.run("run")
    shutil.rmtree(clone.folder / ".venv")

    assert clone.run("run").returncode == 0
    assert len(clone.calls) == 2


def test_two_starts_at_once_prepare_once(clone: Clone) -> None:
    starts = [
        subprocess.Popen([clone.launcher, "run"], env=clone.environment(), stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    for start in starts:
        start.communicate(timeout=TIMEOUT_S)

    assert [start.returncode for start in starts] == [0, 0, 0, 0]
    assert len(clone.calls) == 1


def test_what_came_with_uv_is_found_behind_what_the_machine_has(clone: Clone) -> None:
    """As `uvx`, which starts MCP servers, where the launcher has brought uv."""
    ours = clone.folder / ".uv" / "bin"
    assert str(ours) not in clone.run("path").stdout
    ours.mkdir(parents=True, exist_ok=True)
    assert clone.run("path").stdout.splitlines()[-1] == f"path: {clone.bin}:{ours}"


def test_words_arrive_as_they_were_given(clone: Clone) -> None:
    outcome = clone.run("chat", "two words", "", "*", "$HOME")

    said = [line for line in outcome.stdout.splitlines() if line.startswith("word: ")]
    assert said == ["word: chat", "word: two words", "word: ", "word: *", "word: $HOME"]


def test_it_is_found_through_a_chain_of_links(clone: Clone, tmp_path: Path) -> None:
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "one").symlink_to("../a clone/dragoman")
    (tmp_path / "two").symlink_to(tmp_path / "links" / "one")

    outcome = clone.run("run", by=tmp_path / "two")

    assert outcome.returncode == 0
    assert (clone.folder / ".venv").is_dir()


def test_the_configuration_beside_it_is_used_from_any_folder(clone: Clone) -> None:
    assert f"config: {clone.folder}/config.yaml" in clone.run("run", cwd="/tmp").stdout
    assert "config: mine.yaml" in clone.run("run", DRAGOMAN_CONFIG="mine.yaml").stdout


def test_the_programs_exit_code_is_passed_on(clone: Clone) -> None:
    assert clone.run("fail").returncode == 3


def test_a_signal_reaches_the_program(clone: Clone) -> None:
    with subprocess.Popen(
        [clone.launcher, "wait"], env=clone.environment(), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        while process.stdout.readline().strip() != "ready":
            assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        assert process.wait(TIMEOUT_S) == 7


def test_bytecode_is_kept_out_of_the_sources_where_it_may_not_be_kept_there(clone: Clone) -> None:
    outcome = clone.run("bytecode", PYTHONDONTWRITEBYTECODE="1")

    assert outcome.stdout.splitlines()[-1] == f"False {clone.folder / '.venv' / 'bytecode'}"


def test_bytecode_is_kept_where_python_keeps_it_otherwise(clone: Clone) -> None:
    assert clone.run("bytecode").stdout.splitlines()[-1] == "False None"


def test_fewer_extras_are_prepared_when_asked(clone: Clone) -> None:
    clone.run("run", DRAGOMAN_EXTRAS="slack")
    clone.run("run", DRAGOMAN_EXTRAS="none")

    slack, none = clone.calls
    assert "--extra slack" in slack
    assert "--extra discord" not in slack
    assert "--extra" not in none


def test_testing_prepares_the_development_tools_and_running_leaves_them(clone: Clone) -> None:
    clone.run("run")
    outcome = clone.run("test", "--version")
    clone.run("run")

    assert outcome.returncode == 0, outcome.stderr
    assert "pytest" in outcome.stdout
    assert len(clone.calls) == 2
    assert "--group dev" in clone.calls[1]


def test_a_changed_lock_file_does_not_take_the_development_tools_away(clone: Clone) -> None:
    clone.run("test", "--version")
    (clone.folder / "uv.lock").write_text("changed\n")

    clone.run("run")

    assert "--group dev" in clone.calls[1]


@pytest.mark.parametrize(
    ("uv_says", "sentence"),
    [
        ("error: failed to write: No space left on device (os error 28)", "the disk is full"),
        ("error: Request failed after 3 retries: dns error", "could not be reached"),
        ("error: failed to create directory: Permission denied", "cannot be written to"),
        ("error: something nobody foresaw", "the whole log is in"),
    ],
)
def test_what_goes_wrong_is_said_in_a_sentence(clone: Clone, uv_says: str, sentence: str) -> None:
    outcome = clone.run("run", UV_SAYS=uv_says)

    assert outcome.returncode == 1
    assert uv_says in outcome.stderr
    assert sentence in outcome.stderr.splitlines()[-1]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the engine brings what it needs")
def test_without_the_library_of_the_local_model_it_starts_and_says_so(clone: Clone) -> None:
    python = clone.bin / "python without libgomp"
    python.write_text(
        f'#!/bin/sh\ncase "$*" in *libgomp*) exit 1 ;; esac\nexec "{sys.executable}" "$@"\n'
    )
    python.chmod(0o755)

    outcome = clone.run("run", PYTHON=str(python))

    assert outcome.returncode == 0
    assert "apt install libgomp1" in outcome.stderr


def test_a_failed_preparation_is_tried_again(clone: Clone) -> None:
    clone.run("run", UV_SAYS="error: dns error")

    assert clone.run("run").returncode == 0


def test_without_a_young_enough_python_it_says_what_to_install(clone: Clone) -> None:
    (clone.bin / "python3").unlink()

    outcome = clone.run("run")

    assert outcome.returncode == 1
    assert "Python 3.11" in outcome.stderr
    assert clone.calls == []


def test_without_uv_and_pip_it_says_what_to_install(clone: Clone) -> None:
    (clone.bin / "uv").unlink()
    (clone.bin / "python3").unlink()
    (clone.bin / "python3").write_text(
        f'#!/bin/sh\nif [ "$1" = -m ]; then exit 1; fi\nexec "{sys.executable}" "$@"\n'
    )
    (clone.bin / "python3").chmod(0o755)

    outcome = clone.run("run")

    assert outcome.returncode == 1
    assert "no pip" in outcome.stderr


def test_a_folder_that_cannot_be_written_to_is_named(clone: Clone) -> None:
    (clone.folder / ".uv").write_text("a file where the folder should be")

    outcome = clone.run("run")

    assert outcome.returncode == 1
    assert str(clone.folder) in outcome.stderr


def test_the_launcher_is_executable_where_it_is_kept() -> None:
    assert os.access(PROJECT / "dragoman", os.X_OK)


def test_its_help_names_every_command_its_own_included(clone: Clone) -> None:
    clone.run("run")
    (clone.folder / ".venv/bin/dragoman").write_text('#!/bin/sh\nexec "$PYTHON" -m bot.cli "$@"\n')

    shown = clone.run("--help", cwd=str(PROJECT))
    by_itself = subprocess.run(
        [sys.executable, "-m", "bot.cli", "--help"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=True,
    )

    assert shown.returncode == 0, shown.stderr
    for command in ("run", "chat", "check", "test"):
        assert f"\n    {command}  " in shown.stdout
    assert "\n    test  " not in by_itself.stdout  # an installed program has no tests


def test_a_machine_that_keeps_no_bytecode_can_prepare_a_fresh_clone(clone: Clone) -> None:
    outcome = clone.run("run", PYTHONDONTWRITEBYTECODE="1")

    assert outcome.returncode == 0, outcome.stderr
