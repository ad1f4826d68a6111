"""What this machine, or the container we run in, lets a process use."""

import os
from pathlib import Path

_CGROUP = Path("/sys/fs/cgroup")  # version 2; a container sees its own limits at the root
_MEMINFO = Path("/proc/meminfo")


def usable_cores(cgroup: Path = _CGROUP) -> int:
    """Cores that we may keep busy: our CPU set, and the quota of the container if it has one."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    quota, _, period = _read(cgroup / "cpu.max").partition(" ")
    if quota.isdecimal() and period.strip().isdecimal():
        cores = min(cores, max(1, round(int(quota) / int(period))))
    return cores


def available_memory_bytes(meminfo: Path = _MEMINFO, cgroup: Path = _CGROUP) -> int | None:
    """Memory to be had without swapping, here and in our container; None where nobody says."""
    found = [_available_of_machine(meminfo), _available_of_container(cgroup)]
    return min((size for size in found if size is not None), default=None)


def _available_of_machine(meminfo: Path) -> int | None:
    for line in _read(meminfo).splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return None


def _available_of_container(cgroup: Path) -> int | None:
    most, used = _read(cgroup / "memory.max").strip(), _read(cgroup / "memory.current").strip()
    if not (most.isdecimal() and used.isdecimal()):
        return None
    # Files kept in memory count as used, but go when something else needs the room.
    stat = dict(line.split() for line in _read(cgroup / "memory.stat").splitlines())
    return max(0, int(most) - int(used) + int(stat.get("inactive_file", "0")))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:
        return ""
