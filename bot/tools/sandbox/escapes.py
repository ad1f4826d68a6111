"""Escape attempts: programs that try to get out of the sandbox, as data.

A program that gets out prints ESCAPED, or the secret, or leaves a trace outside: proving.py looks
for all of these. Words in capitals stand for what it lays out (`Bait`). Those `at_start` take
little time and are tried in every process before the first run; the tests try all.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Escape:
    """One attempt."""

    name: str
    source: str
    at_start: bool = False


def _each(names: str, body: str) -> str:
    """A loop over `names` that tries `body` with each and goes on when it fails."""
    lines = "\n".join(f"        {line}" for line in body.strip().splitlines())
    return (
        f"for each in {names}:\n    try:\n{lines}\n    except Exception as error:\n        pass\n"
    )


ESCAPES = (
    Escape("reads a file of the host", "print(open(SECRET).read())", at_start=True),
    Escape(
        "reads a file of the host by another way round",
        _each(
            "['/tmp/../..', '/proc/self/root', '/proc/1/root', '/proc/self/cwd/..', '/program/..']",
            "print(open(each + SECRET).read())",
        ),
        at_start=True,
    ),
    Escape(
        "reads it through a link of its own",
        "import os\nos.symlink(SECRET, '/tmp/' + TOKEN)\nprint(open('/tmp/' + TOKEN).read())",
    ),
    Escape(
        "reads the accounts of the host",
        _each(
            "['/etc/passwd', '/etc/shadow', '/etc/hostname', '/etc/resolv.conf']",
            "text = open(each).read()\nif text.strip():\n    print('ESCAPED', each)",
        ),
        at_start=True,
    ),
    Escape(
        "lists folders of the host",
        "import os\n"
        + _each(
            "['/home', '/root', '/var', '/etc', '/srv', '/mnt', '/opt', '/boot', '/run', FOLDER]",
            "found = os.listdir(each)\nif found:\n    print('ESCAPED', each, found)",
        ),
        at_start=True,
    ),
    Escape(
        "reads environments",
        "import os\nprint(dict(os.environ))\n"
        + _each("os.listdir('/proc')", "print(open('/proc/' + each + '/environ').read())"),
        at_start=True,
    ),
    Escape(
        "sees processes of the host",
        "import os\n"
        + _each("os.listdir('/proc')", "print(open('/proc/' + each + '/cmdline').read())"),
        at_start=True,
    ),
    Escape("kills all it can", "import os\nos.kill(-1, 9)"),
    Escape(
        "connects to a server on this machine",
        "import socket\n"
        + _each(
            "['127.0.0.1', '::1', 'localhost']",
            "socket.create_connection((each, PORT), 1).send(b'x')\nprint('ESCAPED')",
        ),
        at_start=True,
    ),
    Escape(
        "has a way to the internet",
        "import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
        "s.connect(('192.0.2.1', 53))\nprint('ESCAPED', s.getsockname())",
        at_start=True,
    ),
    Escape(
        "asks for the address of a name",
        "import socket\nprint('ESCAPED', socket.getaddrinfo('example.com', 80))",
    ),
    Escape(
        "connects to a socket file of the host",
        "import socket\ns = socket.socket(socket.AF_UNIX)\ns.connect(FOLDER + '/socket')\n"
        "print('ESCAPED')",
        at_start=True,
    ),
    Escape(
        "connects to a socket without a file",
        "import socket\ns = socket.socket(socket.AF_UNIX)\ns.connect('\\0' + TOKEN)\n"
        "print('ESCAPED')",
        at_start=True,
    ),
    Escape(
        "sees network cards",
        "import socket\n"
        "found = [name for _, name in socket.if_nameindex() if name not in ('lo', 'tunl0')]\n"
        "if found:\n    print('ESCAPED', found)",
    ),
    Escape("writes a file of the host", "open(FOLDER + '/out', 'w').write('x')", at_start=True),
    Escape(
        "writes where only reading is meant",
        _each(
            "['/x', '/usr/x', '/usr/lib/x', '/etc/x', '/program/x', '/program/main.py', '/dev/x',"
            " '/proc/sys/kernel/core_pattern', '/sys/fs/cgroup/x', '/proc/sysrq-trigger']",
            "open(each, 'w').write('x')\nprint('ESCAPED', each)",
        ),
        at_start=True,
    ),
    Escape(
        "changes its interpreter",
        "import os, sys\n"
        + _each(
            "[sys.executable, os.__file__]",
            "open(each, 'r+b').write(b'x')\nprint('ESCAPED', each)",
        ),
    ),
    Escape(
        "makes namespaces and mounts in them",
        "import ctypes, os\nlibc = ctypes.CDLL(None)\nlibc.unshare(0x10000000)\n"
        "libc.unshare(0x00020000)\nos.mkdir('/tmp/m')\n"
        "libc.mount(b'/', b'/tmp/m', None, 4096, None)\nprint(open('/tmp/m' + SECRET).read())",
    ),
    Escape(
        "mounts a disk of the host",
        "import ctypes, os\nlibc = ctypes.CDLL(None)\nos.mkdir('/tmp/m')\n"
        + _each(
            "['/dev/vda', '/dev/sda', '/dev/vda1', '/dev/sda1', '/dev/nvme0n1p1', 'none']",
            "for kind in ('ext4', 'xfs', 'devtmpfs'):\n"
            "    if libc.mount(each.encode(), b'/tmp/m', kind.encode(), 1, None) == 0:\n"
            "        print('ESCAPED', each)",
        ),
    ),
    Escape(
        "traces another process",
        "import ctypes, os\nlibc = ctypes.CDLL(None)\n"
        + _each(
            "[int(n) for n in os.listdir('/proc') if n.isdigit()]",
            "if each != os.getpid() and libc.ptrace(16, each, 0, 0) == 0:\n"
            "    print('ESCAPED', each)",
        ),
    ),
    Escape(
        "becomes root",
        "import os\n"
        + _each(
            "['setuid', 'setgid', 'seteuid']",
            "getattr(os, each)(0)\nprint('ESCAPED', each)",
        )
        + "if os.getuid() == 0 or os.geteuid() == 0:\n    print('ESCAPED')",
        at_start=True,
    ),
    Escape(
        "opens devices",
        "import os, stat\n"
        + _each(
            "[(8, 0), (252, 0), (253, 0), (254, 0), (1, 1)]",
            "path = '/tmp/d%d-%d' % each\n"
            "os.mknod(path, stat.S_IFBLK | 0o600, os.makedev(*each))\n"
            "print('ESCAPED', open(path, 'rb').read(16))",
        )
        + _each(
            "['/dev/mem', '/dev/kmem', '/dev/sda', '/dev/vda', '/dev/kmsg', '/dev/kvm',"
            " '/dev/fuse', '/proc/kcore', '/dev/net/tun']",
            "open(each, 'rb').read(1)\nprint('ESCAPED', each)",
        ),
        at_start=True,
    ),
    Escape(
        "keeps files of the host open",
        "import os\n"
        + _each(
            "range(3, 300)",
            "target = os.readlink('/proc/self/fd/%d' % each)\n"
            "if not target.startswith('/proc/'):\n    print('ESCAPED', target)",
        ),
        at_start=True,
    ),
    Escape(
        "types into the terminal",
        "import fcntl, termios\n"
        + _each(
            "[0, 1, 2, '/dev/tty']",
            "fd = open(each) if isinstance(each, str) else each\n"
            "fcntl.ioctl(fd, termios.TIOCSTI, b'x')\nprint('ESCAPED')",
        ),
    ),
    Escape(
        "imports what is installed on the host",
        _each(
            "['bot', 'structlog', 'pydantic', 'redis', 'pip', 'apt']",
            "__import__(each)\nprint('ESCAPED', each)",
        ),
        at_start=True,
    ),
    Escape(
        "starts processes without end",
        "import os, time\ncount = 0\nfor _ in range(200):\n    if os.fork() == 0:\n"
        "        time.sleep(30)\n    count += 1\n    if count > PROCESSES:\n"
        "        print('ESCAPED', count, flush=True)\n",
        at_start=True,
    ),
    Escape(
        "takes all memory",
        "held = []\nfor n in range(4 * MEMORY_MB // 16):\n"
        "    held.append('x' * (16 * 1024 * 1024))\n"
        "    if n * 16 > MEMORY_MB:\n        print('ESCAPED', n)\n        break\n",
        at_start=True,
    ),
    Escape(
        "holds memory in files without a name",
        "import os\nheld, files = 0, []\nfor _ in range(60):\n"
        "    files.append(os.memfd_create('x'))\n"
        + "\n".join(
            "    " + line
            for line in _each(
                "range(DISK_MB)", "held += os.write(files[-1], b'x' * 1024 * 1024)"
            ).splitlines()
        )
        + "\n    if held > MEMORY_MB * 1024 * 1024:\n        print('ESCAPED', held)\n"
        "        break\n",
        at_start=True,
    ),
    Escape(
        "holds memory in shared segments",
        "import ctypes\nlibc = ctypes.CDLL(None)\nlibc.shmat.restype = ctypes.c_void_p\n"
        "size, parts = 8 * 1024 * 1024, []\nfor n in range(MEMORY_MB // 8 + 8):\n"
        "    part = libc.shmget(0, size, 0o1600)\n    if part < 0:\n        break\n"
        "    parts.append(part)\n"
        "    place = ctypes.c_void_p(libc.shmat(part, None, 0))\n"
        "    ctypes.memset(place, 1, size)\n    libc.shmdt(place)\n"
        "    if n * 8 > MEMORY_MB:\n        print('ESCAPED', n)\n        break\n"
        "for part in parts:\n    libc.shmctl(part, 0, None)\n",
        at_start=True,
    ),
    Escape(
        "fills the disk",
        "total = 0\n"
        + _each(
            "range(4 * DISK_MB)",
            "with open('/tmp/f%d' % each, 'wb') as file:\n"
            "    total += file.write(b'x' * 1024 * 1024)",
        )
        + "if total > DISK_MB * 1024 * 1024:\n    print('ESCAPED', total)",
    ),
    Escape("never ends", "while True:\n    pass"),
    Escape("sleeps", "import time\ntime.sleep(600)"),
    Escape("computes a number without end", "print(9 ** 9 ** 9 % 7)"),
    Escape(
        "searches without end",
        "import re\nprint(re.match('(a+)+$', 'a' * 64 + 'b'))",
    ),
    Escape("prints without end", "while True:\n    print('x' * 100000)"),
    Escape(
        "prints into both streams without end",
        "import sys\nwhile True:\n    sys.stdout.write('y' * 5000)\n"
        "    sys.stderr.write('z' * 5000)",
    ),
    Escape(
        "crashes",
        "import sys\nsys.setrecursionlimit(10 ** 9)\ndef f(x):\n    return f(f(x))\nf(1)",
    ),
    Escape("reads memory that is not its own", "import ctypes\nctypes.string_at(0)"),
    Escape(
        "stays behind",
        "import os, signal, time\nfor number in range(1, 32):\n    try:\n"
        "        signal.signal(number, signal.SIG_IGN)\n    except Exception as error:\n"
        "        pass\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n"
        "        os.execv('/proc/self/exe', ['x', '-c', 'import time; time.sleep(60)', MARK])\n",
    ),
)  # fmt: skip
