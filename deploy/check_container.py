"""Run every step of the Dockerfile without Docker, then start what comes out as compose.yaml would.

    sudo python3 -m deploy.check_container

For machines that have no Docker engine. Needs Linux, root, and Debian's `mmdebstrap`. Each stage is
a folder with a Debian root, the base image's stand-in: Debian's own Python instead of the one that
the official image compiles. RUN steps run in it as they are written, with the network; COPY takes
only what .dockerignore lets through. The result is started with a read-only root, no capabilities
and no network but its own loopback; then HEALTHCHECK must pass, the page must be served, and
SIGTERM must end it in good order.

What is not covered: pulling the base image, layer caching, Compose itself, other architectures.
"""
# ruff: noqa: S603, S607 - it runs the system's own tools, on words from our own Dockerfile

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from deploy import dockerfile
from deploy.dockerfile import Instruction, Stage

PROJECT = Path(__file__).resolve().parents[1]
SUITE = "trixie"  # the Debian release named in PYTHON_IMAGE
STEP_TIMEOUT_S = 300.0
START_WITHIN_S = 30.0
STOP_WITHIN_S = 30.0  # `stop_grace_period` in compose.yaml

# A machine behind a proxy or with certificates of its own needs these for any build step; Docker
# is told of them outside the Dockerfile as well.
_HANDED_ON = ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy")
_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")

# In a mount and process namespace of its own: what a container engine mounts. $1 is the root.
_MOUNTS = """
root=$1; shift
mount --make-rprivate /
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/dev"
for device in null zero full random urandom tty; do
    : >"$root/dev/$device"; mount --bind "/dev/$device" "$root/dev/$device"
done
mkdir "$root/dev/shm"; mount -t tmpfs tmpfs "$root/dev/shm"
"""
_BUILD = f'set -eu\n{_MOUNTS}exec chroot "$root" "$@"'
_RUN = f"""set -eu
{_MOUNTS}
ip link set lo up
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mount --bind "$root/data" "$root/data"
mount -o remount,bind,ro "$root"
exec chroot "$root" "$@"
"""


class CheckFailed(Exception):
    """A step went wrong; the message says which and how."""


@dataclass(slots=True)
class Built:
    """A stage as far as it is built: its root folder, and what is set for steps and processes."""

    root: Path
    environment: dict[str, str] = field(default_factory=dict)
    arguments: dict[str, str] = field(default_factory=dict)
    workdir: str = "/"
    user: str = "0:0"

    @property
    def variables(self) -> dict[str, str]:
        """Everything that `$NAME` may mean in an instruction."""
        return {**_PATH, **self.arguments, **self.environment}


_PATH = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}


def main() -> int:
    """Build and start; returns the exit code."""
    parser = argparse.ArgumentParser(description="Run the Dockerfile's steps without Docker.")
    parser.add_argument("--keep", type=Path, help="build in this folder and leave it there")
    arguments = parser.parse_args()
    missing = [tool for tool in ("mmdebstrap", "unshare", "chroot", "ip") if not shutil.which(tool)]
    if os.geteuid() != 0 or missing:
        print(f"Needs root, and these programs: {', '.join(missing) or 'all are there'}.")
        return 2
    folder = arguments.keep or Path(tempfile.mkdtemp(prefix="dragoman-container-"))
    try:
        final, stage = build(folder)
        start(final, stage)
    except CheckFailed as error:
        print(f"FAILED: {error}")
        return 1
    finally:
        if not arguments.keep:
            shutil.rmtree(folder, ignore_errors=True)
    print("The image's steps work, and what they build starts, is healthy and stops.")
    return 0


def build(folder: Path) -> tuple[Built, Stage]:
    """Every stage of the Dockerfile, in order; the last one is the image."""
    parsed = dockerfile.parse((PROJECT / "Dockerfile").read_text(encoding="utf-8"))
    base = folder / "base"
    base.parent.mkdir(parents=True, exist_ok=True)
    _timed("base", partial(_make_base, base))
    built: dict[str, Built] = {}
    for number, stage in enumerate(parsed.stages):
        if SUITE not in stage.image:
            raise CheckFailed(f"the stage is built on {stage.image}, this check on {SUITE}")
        current = Built(folder / f"stage{number}")
        _run(["cp", "-a", str(base), str(current.root)], "copying the base")
        for instruction in stage.instructions:
            label = f"{instruction.name} {' '.join(instruction.value.split())[:70]}"
            _timed(label, partial(_apply, instruction, current, built))
        built[stage.name] = current
    size_bytes = sum(
        (Path(place) / name).lstat().st_size
        for place, _, names in os.walk(current.root)
        for name in names
    )
    print(f"The image's root holds {size_bytes / 1e6:.0f} MB, its base among it.")
    return current, stage


def _make_base(root: Path) -> None:
    packages = "python3,python3-pip,ca-certificates,iproute2"
    _run(
        ["mmdebstrap", "--quiet", "--variant=minbase", f"--include={packages}", SUITE, str(root)],
        "making a Debian root",
    )
    # The official image has its own Python as `python`, and lets pip install into it.
    (root / "usr/local/bin/python").symlink_to("/usr/bin/python3")
    for marker in root.glob("usr/lib/python3*/EXTERNALLY-MANAGED"):
        marker.unlink()
    shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
    shutil.copy("/etc/hosts", root / "etc/hosts")
    shutil.copy(_CERTIFICATES, root / _CERTIFICATES.relative_to("/"))


def _apply(step: Instruction, on: Built, built: dict[str, Built]) -> None:
    """Carry out one instruction on the stage `on`."""
    match step.name:
        case "ARG":
            on.arguments |= _expanded(step, on)
        case "ENV":
            on.environment |= _expanded(step, on)
        case "WORKDIR":
            on.workdir = dockerfile.expand(step.value, on.variables)
            (on.root / on.workdir.lstrip("/")).mkdir(parents=True, exist_ok=True)
        case "USER":
            on.user = step.value
        case "COPY":
            _copy(step, on, built)
        case "RUN":
            _run(_inside(_BUILD, on, "0:0", step.command, _handed_on()), f"RUN {step.value}")
        case "VOLUME" | "EXPOSE" | "HEALTHCHECK" | "STOPSIGNAL" | "ENTRYPOINT" | "CMD":
            return
        case _:
            raise CheckFailed(f"{step.name} is not known here")


def _expanded(step: Instruction, on: Built) -> dict[str, str]:
    pairs = dockerfile.assignments(step).items()
    return {name: dockerfile.expand(value, on.variables) for name, value in pairs}


def _copy(step: Instruction, on: Built, built: dict[str, Built]) -> None:
    *sources, target = (word for word in step.words if not word.startswith("--"))
    origin = next((w.split("=", 1)[1] for w in step.words if w.startswith("--from=")), "")
    into = on.root / os.path.join(on.workdir, target).lstrip("/")
    for source in sources:
        path = built[origin].root / source.lstrip("/") if origin else _from_context(source)
        as_folder = target.endswith("/")
        place = into / path.name if as_folder else into
        place.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            skipped = None if origin else shutil.ignore_patterns("__pycache__", "*.pyc")
            shutil.copytree(path, place, symlinks=True, ignore=skipped, dirs_exist_ok=True)
        else:
            shutil.copy(path, place)


def _from_context(source: str) -> Path:
    ignored = (PROJECT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    allowed = [line[1:] for line in ignored if line.startswith("!")]
    if not any(source == path or source.startswith(f"{path}/") for path in allowed):
        raise CheckFailed(f"COPY {source}: .dockerignore keeps it out of the build")
    if not (PROJECT / source).exists():
        raise CheckFailed(f"COPY {source}: there is no such file")
    return PROJECT / source


def start(image: Built, stage: Stage) -> None:
    """Start the image as compose.yaml does; raises CheckFailed unless it behaves."""
    entrypoint, command = stage.last("ENTRYPOINT"), stage.last("CMD")
    health = stage.last("HEALTHCHECK")
    if entrypoint is None or command is None or health is None:
        raise CheckFailed("the image lacks ENTRYPOINT, CMD or HEALTHCHECK")
    words = [*entrypoint.command, *command.command]
    began = time.monotonic()
    with subprocess.Popen(
        ["unshare", "--mount", "--pid", "--net", "--fork", "--kill-child", "--",
         *_inside(_RUN, image, image.user, words, {}, unshared=True)],
    ) as process:  # fmt: skip
        try:
            probe = Instruction("CMD", health.value.partition("CMD")[2].strip())
            _await_health(process, image, probe.command)
            print(f"Healthy after {time.monotonic() - began:.1f} s.")
            page = "import urllib.request as r; print(r.urlopen('http://127.0.0.1:8080/').status)"
            if _enter(process.pid, image, ["python", "-c", page]).stdout.strip() != "200":
                raise CheckFailed("the page is not served")
            _stop(process)
        finally:
            process.kill()


def _await_health(process: subprocess.Popen[bytes], image: Built, probe: list[str]) -> None:
    deadline = time.monotonic() + START_WITHIN_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise CheckFailed(f"the image ended with code {process.returncode} as it started")
        outcome = _enter(process.pid, image, probe)
        if outcome.returncode == 0:
            return
        time.sleep(0.2)
    raise CheckFailed(f"HEALTHCHECK did not pass within {START_WITHIN_S:.0f} s: {outcome.stderr}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    began = time.monotonic()
    os.kill(_first_child(process.pid), signal.SIGTERM)
    try:
        code = process.wait(STOP_WITHIN_S)
    except subprocess.TimeoutExpired:
        raise CheckFailed(f"it did not end within {STOP_WITHIN_S:.0f} s of SIGTERM") from None
    if code not in (0, 128 + signal.SIGTERM):
        raise CheckFailed(f"SIGTERM ended it with code {code}")
    print(f"Stopped with code {code}, {time.monotonic() - began:.1f} s after SIGTERM.")


def _enter(pid: int, image: Built, words: list[str]) -> subprocess.CompletedProcess[str]:
    """Run `words` inside the running image, as its user, as `docker exec` would."""
    child = _first_child(pid)
    enter = [
        "nsenter",
        "--target",
        str(child),
        "--mount",
        "--pid",
        "--net",
        f"--root=/proc/{child}/root",
    ]
    return subprocess.run(
        [*enter, *_as_user(image, image.user, words, {})],
        capture_output=True, text=True, timeout=STEP_TIMEOUT_S, check=False,
    )  # fmt: skip


def _first_child(pid: int) -> int:
    """The container's first process, as this system numbers it; itself until it has forked."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return int(children[0]) if children else pid


def _inside(
    script: str,
    on: Built,
    user: str,
    words: list[str],
    more: dict[str, str],
    *,
    unshared: bool = False,
) -> list[str]:
    """The command that runs `words` in the root of `on` after `script` has mounted things."""
    namespaces = [] if unshared else ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--"]
    inner = _as_user(on, user, words, more)
    return [*namespaces, "sh", "-c", script, "sh", str(on.root), *inner]


def _as_user(on: Built, user: str, words: list[str], more: dict[str, str]) -> list[str]:
    variables = {**_PATH, "HOME": "/root", **more, **on.arguments, **on.environment}
    change = []
    if user != "0:0":
        uid, _, gid = user.partition(":")
        change = ["setpriv", f"--reuid={uid}", f"--regid={gid}", "--clear-groups"]
        change += ["--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"]
    settings = [f"{name}={value}" for name, value in variables.items()]
    return ["env", "-i", f"--chdir={on.workdir}", *settings, *change, *words]


def _handed_on() -> dict[str, str]:
    certificates = {name: str(_CERTIFICATES) for name in ("SSL_CERT_FILE", "PIP_CERT")}
    return certificates | {name: os.environ[name] for name in _HANDED_ON if name in os.environ}


def _run(words: list[str], what: str) -> None:
    try:
        outcome = subprocess.run(
            words, capture_output=True, text=True, timeout=STEP_TIMEOUT_S, check=False
        )
    except subprocess.TimeoutExpired:
        raise CheckFailed(f"{what}: not done after {STEP_TIMEOUT_S:.0f} s") from None
    if outcome.returncode != 0:
        raise CheckFailed(f"{what}: code {outcome.returncode}\n{outcome.stdout}\n{outcome.stderr}")


def _timed(label: str, step: Callable[[], None]) -> None:
    began = time.monotonic()
    step()
    print(f"{time.monotonic() - began:6.1f} s  {label}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
