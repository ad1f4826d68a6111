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
        "holds memory in attributes of files",
        "import os\nheld, path = 0, '/dev/shm/' + TOKEN\ntry:\n"
        "    for n in range(1000):\n        open(path + str(n), 'w').close()\n"
        "        for m in range(60):\n"
        "            os.setxattr(path + str(n), 'user.%d' % m, b'x' * 60000)\n"
        "            held += 60000\n"
        "        if held > UNCOUNTED_MB * 1024 * 1024:\n            print('ESCAPED', held)\n"
        "            break\n"
        "finally:\n    for each in range(n + 1):\n        os.unlink(path + str(each))\n",
        at_start=True,
    ),
    Escape(
        "holds memory in sockets",
        "import socket\nheld, ends = 0, []\nwhile held <= UNCOUNTED_MB * 1024 * 1024:\n"
        "    ends.extend(socket.socketpair())\n    for end in ends[-2:]:\n"
        "        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 10 ** 9)\n"
        "        try:\n            while held <= UNCOUNTED_MB * 1024 * 1024:\n"
        "                held += end.send(b'x' * 65536, socket.MSG_DONTWAIT)\n"
        "        except BlockingIOError:\n            pass\nprint('ESCAPED', held)\n",
        at_start=True,
    ),
    Escape(
        "holds memory in sockets that are on their way",
        "import socket\nheld, last = 0, None\nwhile held <= UNCOUNTED_MB * 1024 * 1024:\n"
        "    way, end = socket.socketpair()\n    full = socket.socketpair()\n"
        "    for each in full:\n        try:\n            while True:\n"
        "                held += each.send(b'x' * 65536, socket.MSG_DONTWAIT)\n"
        "        except BlockingIOError:\n            pass\n"
        "    sent = [*full, last] if last else [*full]\n"
        "    socket.send_fds(way, [b'x'], [each.fileno() for each in sent])\n"
        "    for each in (way, *sent):\n        each.close()\n    last = end\n"
        "print('ESCAPED', held)\n",
        at_start=True,
    ),
    Escape(
        "holds memory in connections to itself",
        "import socket\nheld, ends = 0, []\n"
        "server = socket.create_server(('127.0.0.1', 0))\n"
        "while held <= UNCOUNTED_MB * 1024 * 1024:\n"
        "    ends += [socket.create_connection(server.getsockname()), server.accept()[0]]\n"
        "    for end in ends[-2:]:\n        try:\n"
        "            while held <= UNCOUNTED_MB * 1024 * 1024:\n"
        "                held += end.send(b'x' * 65536, socket.MSG_DONTWAIT)\n"
        "        except BlockingIOError:\n            pass\nprint('ESCAPED', held)\n",
        at_start=True,
    ),
    Escape(
        "holds memory in news of files",
        "import array, ctypes, fcntl, os, termios\nlibc, watches, held = ctypes.CDLL(None), [], 0\n"
        "folder = '/tmp/' + TOKEN + '-watched'\nos.mkdir(folder)\n"
        "for n in range(40):\n    watches.append(libc.inotify_init1(0o4000))\n"
        "    libc.inotify_add_watch(watches[-1], folder.encode(), 0xfff)\n"
        "for n in range(100):\n    path = '%s/%0200d' % (folder, n)\n    os.mkdir(path)\n"
        "    os.rmdir(path)\n    if watches[0] < 0:\n        break\nos.rmdir(folder)\n"
        "for each in watches:\n    waiting = array.array('i', [0])\n    if each >= 0:\n"
        "        fcntl.ioctl(each, termios.FIONREAD, waiting)\n        os.close(each)\n"
        "    held += waiting[0]\n"
        "if held > 1024 * 1024:\n    print('ESCAPED', held)\n",
        at_start=True,
    ),
    Escape(
        "makes timers without end",
        "import ctypes\nlibc, made, timer = ctypes.CDLL(None), 0, ctypes.c_void_p()\n"
        "while made < 10000 and libc.timer_create(1, None, ctypes.byref(timer)) == 0:\n"
        "    made += 1\nif made == 10000:\n    print('ESCAPED')\n",
        at_start=True,
    ),
    Escape(
        "holds large pages by a piece of them in a pipe",
        "import ctypes, os\nlibc, large, held, ends = ctypes.CDLL(None), 2 ** 21, 0, []\n"
        "libc.mmap.restype = ctypes.c_void_p\n"
        "size, place = ctypes.c_size_t, ctypes.c_void_p\n"
        "while held <= UNCOUNTED_MB * 1024 * 1024:\n    ends += os.pipe()\n"
        "    for n in range(12):\n"
        "        start = libc.mmap(None, size(2 * large), 3, 0x22, -1, size(0))\n"
        "        page = (start + large - 1) // large * large\n"
        "        libc.madvise(place(page), size(large), 14)\n"
        "        ctypes.memset(page, 1, large)\n"
        "        piece = (ctypes.c_size_t * 2)(page, 4096)\n"
        "        put = libc.vmsplice(ends[-1], piece, size(1), 0)\n"
        "        libc.munmap(place(start), size(2 * large))\n"
        "        held += large if put == 4096 else 0\n    if not held:\n        break\n"
        "for end in ends:\n    os.close(end)\nif held:\n    print('ESCAPED', held)\n",
        at_start=True,
    ),
    Escape(
        "holds a shared mapping by one page of it",
        "import ctypes, os\nlibc, part, kept = ctypes.CDLL(None), 8 * 1024 * 1024, []\n"
        "libc.mmap.restype = ctypes.c_void_p\n"
        "size, place = ctypes.c_size_t, ctypes.c_void_p\n"
        "def hold(flags, file):\n    for n in range(UNCOUNTED_MB // 8 + 1):\n"
        "        start = libc.mmap(None, size(part), 3, flags, file, size(0))\n"
        "        if start in (None, 2 ** 64 - 1):\n            break\n"
        "        ctypes.memset(start, 1, part)\n"
        "        libc.munmap(place(start + 4096), size(part - 4096))\n"
        "        kept.append(start)\n    if len(kept) * part > UNCOUNTED_MB * 1024 * 1024:\n"
        "        print('ESCAPED', len(kept) * part)\n"
        "    while kept:\n        libc.munmap(place(kept.pop()), size(4096))\n"
        "hold(0x21, -1)\nzero = os.open('/dev/zero', os.O_RDWR)\nhold(0x01, zero)\n"
        "os.close(zero)\n",
        at_start=True,
    ),
    Escape(
        "holds memory in policies about parts of a file",
        "import ctypes, os, platform\nlibc = ctypes.CDLL(None)\n"
        "libc.mmap.restype = ctypes.c_void_p\n"
        "size, place, mask = ctypes.c_size_t, ctypes.c_void_p, ctypes.c_ulong(1)\n"
        "path = '/tmp/' + TOKEN + '-policies'\nfile = os.open(path, os.O_RDWR | os.O_CREAT)\n"
        "os.unlink(path)\nmbind = {'x86_64': 237}.get(platform.machine(), 235)\n"
        "for n in range(5000):\n"
        "    start = libc.mmap(None, size(4096), 3, 1, file, size(8192 * n))\n"
        "    if libc.syscall(mbind, place(start), size(4096), size(2), ctypes.byref(mask), "
        "size(64), size(0)):\n        break\n    libc.munmap(place(start), size(4096))\n"
        "else:\n    print('ESCAPED')\nos.close(file)\n",
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
    Escape(
        "fills a file system of its own",
        "import ctypes, os, platform\nlibc = ctypes.CDLL(None)\nos.mkdir('/tmp/own')\n"
        "unshare, mount = {'x86_64': (272, 165)}.get(platform.machine(), (97, 40))\n"
        "libc.syscall(unshare, 0x10000000 | 0x20000)\n"
        "if libc.syscall(mount, b'none', b'/tmp/own', b'tmpfs', 0, b''):\n    raise SystemExit\n"
        "total = 0\n"
        + _each(
            "range(4 * DISK_MB)",
            "with open('/tmp/own/f%d' % each, 'wb') as file:\n"
            "    total += file.write(b'x' * 1024 * 1024)",
        )
        + "if total > DISK_MB * 1024 * 1024:\n    print('ESCAPED', total)",
        at_start=True,
    ),
    Escape("never ends", "while True:\n    pass"),
    Escape("sleeps", "import time\ntime.sleep(600)"),
    Escape(
        "sleeps and hears no alarm",
        "import signal, time\nfor each in (signal.SIGALRM, signal.SIGXCPU, signal.SIGTERM):\n"
        "    signal.signal(each, signal.SIG_IGN)\ntime.sleep(600)",
    ),
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
