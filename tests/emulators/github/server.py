"""The server: repositories with branches and files, gists, pull requests, and its refusals.

It answers as docs.github.com/rest (2022-11-28) says: 401 without the token, 403 without a user
agent, 404 for what is not there, 409 and 422 for what does not fit. Faults are asked for.
"""

import asyncio
import base64
import hashlib
from collections import deque
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web


@dataclass(slots=True)
class Repository:
    """Branches by name, each the files it holds."""

    default_branch: str = "main"
    branches: dict[str, dict[str, bytes]] = field(default_factory=lambda: {"main": {}})
    pulls: list[dict[str, Any]] = field(default_factory=list)


class GitHubEmulator:
    """Use as an async context manager; then `url` is where it listens.

    `faults` are used up one a call: a status to answer with, or "drop" (the connection is closed
    after the call was done, so that its answer is lost), or "nonsense" (JSON of another form).
    Answers come in pieces, as long ones do.
    """

    def __init__(self, token: str, **repositories: Repository) -> None:
        self.token = token
        self.repositories = {
            name.replace("__", "/"): repository for name, repository in repositories.items()
        }
        self.gists: list[dict[str, Any]] = []
        self.calls: list[str] = []
        self.faults: deque[int | str | None] = deque()
        self.url = ""
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(middlewares=[self._door])
        repository = "/repos/{owner}/{name}"
        app.add_routes(
            [
                web.get("/gists", self._list_gists),
                web.post("/gists", self._make_gist),
                web.get(repository, self._repository),
                web.get(repository + "/git/ref/heads/{branch:.+}", self._branch),
                web.post(repository + "/git/refs", self._make_branch),
                web.get(repository + "/contents/{path:.+}", self._file),
                web.put(repository + "/contents/{path:.+}", self._put_file),
                web.get(repository + "/pulls", self._list_pulls),
                web.post(repository + "/pulls", self._make_pull),
            ]
        )
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *exc: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    @web.middleware
    async def _door(self, request: web.Request, handler: Any) -> web.StreamResponse:
        self.calls.append(f"{request.method} {request.path}")
        if request.headers.get("Authorization") != f"Bearer {self.token}":
            return _no(401, "Bad credentials")
        if not request.headers.get("User-Agent"):
            return _no(403, "Request forbidden by administrative rules")
        assert request.headers["X-GitHub-Api-Version"] == "2022-11-28"
        fault = self.faults.popleft() if self.faults else None
        if isinstance(fault, int):
            return _no(fault, "fault")
        if fault == "nonsense":
            return web.json_response({"nobody": "expects this"})
        response: web.Response = await handler(request)
        if fault == "drop":
            assert request.transport is not None
            request.transport.abort()
            return response
        return await _in_pieces(request, response)

    def _of(self, request: web.Request) -> Repository:
        name = f"{request.match_info['owner']}/{request.match_info['name']}"
        if name not in self.repositories:
            raise web.HTTPNotFound(text='{"message": "Not Found"}', content_type="application/json")
        return self.repositories[name]

    async def _list_gists(self, request: web.Request) -> web.Response:
        return web.json_response(self.gists[::-1])

    async def _make_gist(self, request: web.Request) -> web.Response:
        body = await request.json()
        number = len(self.gists) + 1
        gist = {**body, "html_url": f"https://gist.github.com/bot/{number}"}
        self.gists.append(gist)
        return web.json_response(gist, status=201)

    async def _repository(self, request: web.Request) -> web.Response:
        return web.json_response({"default_branch": self._of(request).default_branch})

    async def _branch(self, request: web.Request) -> web.Response:
        branch = request.match_info["branch"]
        if branch not in self._of(request).branches:
            return _no(404, "Not Found")
        return web.json_response({"object": {"sha": _sha(branch.encode())}})

    async def _make_branch(self, request: web.Request) -> web.Response:
        repository, body = self._of(request), await request.json()
        branch = body["ref"].removeprefix("refs/heads/")
        if branch in repository.branches:
            return _no(422, "Reference already exists")
        origin = next((n for n in repository.branches if _sha(n.encode()) == body["sha"]), None)
        if origin is None:
            return _no(422, "Object does not exist")
        repository.branches[branch] = dict(repository.branches[origin])
        return web.json_response({"ref": body["ref"]}, status=201)

    async def _file(self, request: web.Request) -> web.Response:
        files = self._of(request).branches.get(request.query["ref"], {})
        data = files.get(request.match_info["path"])
        if data is None:
            return _no(404, "Not Found")
        content = base64.encodebytes(data).decode()
        return web.json_response({"type": "file", "sha": _sha(data), "content": content})

    async def _put_file(self, request: web.Request) -> web.Response:
        repository, body = self._of(request), await request.json()
        path = request.match_info["path"]
        files = repository.branches.get(body["branch"])
        if files is None:
            return _no(404, "Branch not found")
        if path in files and body.get("sha") != _sha(files[path]):
            return _no(409, "does not match")
        files[path] = base64.b64decode(body["content"], validate=True)
        return web.json_response({"content": {"path": path}}, status=201)

    async def _list_pulls(self, request: web.Request) -> web.Response:
        head = request.query["head"].partition(":")[2]
        pulls = [each for each in self._of(request).pulls if each["head"] == head]
        return web.json_response(pulls)

    async def _make_pull(self, request: web.Request) -> web.Response:
        repository, body = self._of(request), await request.json()
        if body["head"] not in repository.branches or body["base"] not in repository.branches:
            return _no(422, "Validation Failed")
        if any(each["head"] == body["head"] for each in repository.pulls):
            return _no(422, "A pull request already exists")
        number = len(repository.pulls) + 1
        pull = {**body, "html_url": f"https://github.com/{request.path}/{number}"}
        repository.pulls.append(pull)
        return web.json_response(pull, status=201)


def _no(status: int, message: str) -> web.Response:
    return web.json_response({"message": message}, status=status)


async def _in_pieces(request: web.Request, whole: web.Response) -> web.StreamResponse:
    response = web.StreamResponse(status=whole.status, headers={"Content-Type": whole.content_type})
    await response.prepare(request)
    data = whole.text.encode() if whole.text else b""
    for piece in (data[: len(data) // 2], data[len(data) // 2 :]):
        await response.write(piece)
        await asyncio.sleep(0.002)
    await response.write_eof()
    return response


def _sha(data: bytes) -> str:
    return hashlib.sha1(data).hexdigest()
