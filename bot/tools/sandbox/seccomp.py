"""Filters of system calls, as a kernel reads them (seccomp(2), classic BPF). Pure.

They refuse, with "operation not permitted", what programs do not need and what holes in kernels are
reached by: sockets of any kind (`socketpair` stays, event loops use it), tracing other processes,
namespaces, mounts (gVisor gives a program a file system of its own, which no bound of disk or
memory counts: 748 MiB in 3 s, measured), kernel modules, keys, BPF, io_uring, performance counters;
and memory that no limit of a process counts: shared segments, message queues, files in memory,
attributes of files and more (RLIMIT_AS let a program hold gigabytes of these, measured).
"""

import struct
from collections.abc import Iterable

_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
"""linux/audit.h: AUDIT_ARCH_X86_64, AUDIT_ARCH_AARCH64."""

# System call numbers: arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h.
# From 424 on they are the same everywhere.
_BOTH = {
    "io_uring_setup": 425,
    "io_uring_enter": 426,
    "io_uring_register": 427,
    "open_tree": 428,
    "move_mount": 429,
    "fsopen": 430,
    "fsconfig": 431,
    "fsmount": 432,
    "fspick": 433,
    "pidfd_open": 434,
    "pidfd_getfd": 438,
    "process_madvise": 440,
    "mount_setattr": 442,
    "landlock_create_ruleset": 444,
}
_REFUSED: dict[str, dict[str, int]] = {
    "x86_64": {
        "connect": 42, "accept": 43, "bind": 49, "listen": 50, "ptrace": 101,
        "syslog": 103, "personality": 135, "pivot_root": 155, "chroot": 161, "acct": 163,
        "mount": 165, "umount2": 166, "swapon": 167, "swapoff": 168, "reboot": 169,
        "sethostname": 170, "iopl": 172, "ioperm": 173, "init_module": 175, "delete_module": 176,
        "quotactl": 179, "add_key": 248, "request_key": 249, "keyctl": 250, "unshare": 272,
        "accept4": 288, "perf_event_open": 298, "name_to_handle_at": 303,
        "open_by_handle_at": 304, "setns": 308, "process_vm_readv": 310,
        "process_vm_writev": 311, "kcmp": 312, "finit_module": 313, "kexec_file_load": 320,
        "bpf": 321, "userfaultfd": 323, "kexec_load": 246, "mknod": 133, "mknodat": 259,
    },
    "aarch64": {
        "mknodat": 33, "umount2": 39, "mount": 40, "pivot_root": 41, "chroot": 51,
        "quotactl": 60, "acct": 89, "personality": 92, "unshare": 97, "kexec_load": 104,
        "init_module": 105, "delete_module": 106, "syslog": 116, "ptrace": 117, "reboot": 142,
        "sethostname": 161, "bind": 200, "listen": 201, "accept": 202,
        "connect": 203, "add_key": 217, "request_key": 218, "keyctl": 219, "swapon": 224,
        "swapoff": 225, "perf_event_open": 241, "accept4": 242, "name_to_handle_at": 264,
        "open_by_handle_at": 265, "setns": 268, "process_vm_readv": 270,
        "process_vm_writev": 271, "kcmp": 272, "finit_module": 273, "bpf": 280,
        "userfaultfd": 282, "kexec_file_load": 294,
    },
}  # fmt: skip
_UNCOUNTED: dict[str, dict[str, int]] = {
    "x86_64": {
        "shmget": 29, "socket": 41, "sendmsg": 46, "setsockopt": 54, "semget": 64, "msgget": 68,
        "setxattr": 188, "lsetxattr": 189, "fsetxattr": 190, "timer_create": 222, "mbind": 237,
        "mq_open": 240, "inotify_init": 253, "vmsplice": 278, "inotify_init1": 294,
        "fanotify_init": 300, "sendmmsg": 307, "memfd_create": 319, "memfd_secret": 447,
        "setxattrat": 463,
    },
    "aarch64": {
        "setxattr": 5, "lsetxattr": 6, "fsetxattr": 7, "inotify_init1": 26, "vmsplice": 75,
        "timer_create": 107, "mq_open": 180, "msgget": 186, "semget": 190, "shmget": 194,
        "socket": 198, "setsockopt": 208, "sendmsg": 211, "mbind": 235, "fanotify_init": 262,
        "sendmmsg": 269, "memfd_create": 279, "memfd_secret": 447, "setxattrat": 463,
    },
}  # fmt: skip
"""Calls that hold memory outside of every limit of a process, each measured with some hundreds of
MB, in bubblewrap or in gVisor: attributes of files and the news of a folder lie in the kernel; a
socket holds what was sent, in a larger buffer where it may be set, and without end where sockets
are sent through sockets; `vmsplice` holds a large page of 2 MB by 4 kB of it."""

_MMAP = {"x86_64": 9, "aarch64": 222}
_SHARED, _WITHOUT_A_FILE = 0x01, 0x20
"""MAP_SHARED, MAP_ANONYMOUS (linux/mman.h): such a mapping is kept whole for one page of it, while
limits count that page. `multiprocessing` shares memory by files, which have a bound of their
own."""

_CLONE = {"x86_64": 56, "aarch64": 220}
_CLONE3 = 435
_FORKS = {"x86_64": (57, 58), "aarch64": ()}
"""fork and vfork, where a machine has them."""

_AS_A_THREAD = 0x00010000
"""CLONE_THREAD (linux/sched.h)."""

_NEW_NAMESPACES = 0x7E020000
"""CLONE_NEWNS | NEWCGROUP | NEWUTS | NEWIPC | NEWUSER | NEWPID | NEWNET (linux/sched.h)."""

_X32_CALLS = 0x40000000
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_EPERM, _ENOSYS = 0x00050000 | 1, 0x00050000 | 38
_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _JUMP_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER_AT, _ARCHITECTURE_AT, _FIRST_ARGUMENT_AT, _FOURTH_ARGUMENT_AT = 0, 4, 16, 40


def filter_program(machine: str) -> bytes | None:
    """The filter for `platform.machine()`; None for a machine whose numbers we do not have."""
    if machine not in _ARCHITECTURES:
        return None
    code = _beginning(machine)
    code += _refusing(_refused(machine))
    code += [
        *_no_clone3(),
        *_no_shared_mapping(machine),
        _step(_JUMP_EQUAL, _CLONE[machine], 0, 3),
        _step(_LOAD, _FIRST_ARGUMENT_AT),
        _step(_JUMP_ANY_BIT, _NEW_NAMESPACES, 0, 1),
        _step(_RETURN, _EPERM),
        _step(_RETURN, _ALLOW),
    ]
    return b"".join(code)


def one_process_program(machine: str) -> bytes | None:
    """The filter that lets a program make threads, but no second process; for gVisor."""
    if machine not in _ARCHITECTURES:
        return None
    code = _beginning(machine)
    code += _refusing((*_FORKS[machine], *_refused(machine)))
    code += [
        *_no_clone3(),
        *_no_shared_mapping(machine),
        _step(_JUMP_EQUAL, _CLONE[machine], 0, 3),
        _step(_LOAD, _FIRST_ARGUMENT_AT),
        _step(_JUMP_ANY_BIT, _AS_A_THREAD, 1, 0),
        _step(_RETURN, _EPERM),
        _step(_RETURN, _ALLOW),
    ]
    return b"".join(code)


def _refused(machine: str) -> Iterable[int]:
    return (_REFUSED[machine] | _BOTH | _UNCOUNTED[machine]).values()


def _refusing(numbers: Iterable[int]) -> list[bytes]:
    """These calls get "operation not permitted"."""
    return [
        step
        for number in sorted(numbers)
        for step in (_step(_JUMP_EQUAL, number, 0, 1), _step(_RETURN, _EPERM))
    ]


def _beginning(machine: str) -> list[bytes]:
    """Only this machine's own calls; leaves the number of the call to be looked at."""
    code = [
        _step(_LOAD, _ARCHITECTURE_AT),
        _step(_JUMP_EQUAL, _ARCHITECTURES[machine], 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER_AT),
    ]
    if machine == "x86_64":  # the same calls under other numbers
        code += [_step(_JUMP_AT_LEAST, _X32_CALLS, 0, 1), _step(_RETURN, _KILL)]
    return code


def _no_clone3() -> tuple[bytes, bytes]:
    """Its flags are in memory, where a filter cannot look: libraries then fall back to clone."""
    return _step(_JUMP_EQUAL, _CLONE3, 0, 1), _step(_RETURN, _ENOSYS)


def _no_shared_mapping(machine: str) -> list[bytes]:
    """None without a file (see above)."""
    return [
        _step(_JUMP_EQUAL, _MMAP[machine], 0, 5),
        _step(_LOAD, _FOURTH_ARGUMENT_AT),
        _step(_JUMP_ANY_BIT, _WITHOUT_A_FILE, 0, 2),
        _step(_JUMP_ANY_BIT, _SHARED, 0, 1),
        _step(_RETURN, _EPERM),
        _step(_LOAD, _NUMBER_AT),
    ]


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    """One `struct sock_filter` (linux/filter.h)."""
    return struct.pack("=HBBI", code, if_true, if_false, value)
