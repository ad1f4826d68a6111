"""The calls of GitHub's REST API that are needed, version 2022-11-28 (docs.github.com/rest)."""

import base64
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import aiohttp

from bot.errors import ToolFailed

_TIMEOUT_S = 20.0
_ANSWER_MAX_BYTES = 4_000_000
_PAGE = 50

NOT_REACHED = "I could not reach GitHub. Nothing more was done; please try again."
_NOT_UNDERSTOOD = "GitHub said something that I do not understand. Please look there what was done."
_SENTENCES = {
    401: "GitHub does not accept my token. Whoever runs me has to look at it.",
    403: "GitHub does not allow me that, or not so often.",
    404: "GitHub does not know that repository, or does not show it to me.",
    429: "GitHub takes no more calls from me at the moment. Please try again in a minute.",
}


@contextmanager
def understood() -> Iterator[None]:
    """Around calls: an answer of another form than GitHub's is a ToolFailed as well."""
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ToolFailed(type(error).__name__, user_message=_NOT_UNDERSTOOD) from error


@dataclass(frozen=True, slots=True)
class Answer:
    """What GitHub said: the status, and the body where it is JSON."""

    status: int
    body: Any


@dataclass(frozen=True, slots=True)
class Api:
    """GitHub's API as one account. Raises ToolFailed where it cannot be reached or refuses."""

    url: str
    token: str

    async def make_gist(self, name: str, source: str, description: str) -> str:
        """A secret gist with one file; its address. One of the same description is found again."""
        found = await self._get(f"/gists?per_page={_PAGE}")
        for each in found if isinstance(found, list) else ():
            if each.get("description") == description:
                return str(each["html_url"])
        body = {"description": description, "public": False, "files": {name: {"content": source}}}
        made = await self._call("POST", "/gists", body)
        return str(made.body["html_url"])

    async def default_branch(self, repository: str) -> str:
        """The name of the branch that pull requests go to."""
        found = await self._get(f"/repos/{repository}")
        return str(found["default_branch"])

    async def make_branch(self, repository: str, base: str, branch: str) -> None:
        """A new branch at the end of `base`; one that is there already stays as it is."""
        head = await self._get(f"/repos/{repository}/git/ref/heads/{quote(base)}")
        body = {"ref": f"refs/heads/{branch}", "sha": head["object"]["sha"]}
        await self._call("POST", f"/repos/{repository}/git/refs", body, also=(422,))

    async def is_there(self, repository: str, branch: str, path: str) -> bool:
        """Whether there is something at `path` on `branch`."""
        place = f"/repos/{repository}/contents/{quote(path)}"
        found = await self._call("GET", f"{place}?ref={quote(branch, safe='')}", also=(404,))
        return found.status != 404

    async def put_file(
        self, repository: str, branch: str, path: str, source: str, message: str
    ) -> bool:
        """Write a file on `branch`; False where it says the same already, or does so meanwhile."""
        place = f"/repos/{repository}/contents/{quote(path)}"
        there = f"{place}?ref={quote(branch, safe='')}"
        found = await self._call("GET", there, also=(404,))
        body = {
            "message": message,
            "branch": branch,
            "content": base64.b64encode(source.encode()).decode(),
        }
        if found.status == 200:
            if not isinstance(found.body, dict) or found.body.get("type") != "file":
                raise ToolFailed("not a file", user_message=f"`{path}` is not a file there.")
            if _says(found, source):
                return False
            body["sha"] = found.body["sha"]
        put = await self._call("PUT", place, body, also=(409, 422))
        if put.status < 400:
            return True
        if not _says(await self._call("GET", there, also=(404,)), source):
            raise _refused(put, "PUT")
        return False

    async def open_pull_request(
        self, repository: str, base: str, branch: str, title: str, text: str
    ) -> str:
        """A pull request from `branch` to `base`; its address. An open one is found again, also
        one that was made meanwhile."""
        if address := await self._open_one(repository, branch):
            return address
        body = {"title": title, "head": branch, "base": base, "body": text}
        made = await self._call("POST", f"/repos/{repository}/pulls", body, also=(422,))
        if made.status < 400:
            return str(made.body["html_url"])
        if address := await self._open_one(repository, branch):
            return address
        raise _refused(made, "POST")

    async def _open_one(self, repository: str, branch: str) -> str:
        """The address of the open pull request from `branch`; "" for none."""
        owner = repository.partition("/")[0]
        head = quote(f"{owner}:{branch}", safe="")
        found = await self._get(f"/repos/{repository}/pulls?head={head}&state=open")
        return str(found[0]["html_url"]) if isinstance(found, list) and found else ""

    async def _get(self, path: str) -> Any:
        return (await self._call("GET", path)).body

    async def _call(
        self,
        method: str,
        path: str,
        body: Mapping[str, object] | None = None,
        also: tuple[int, ...] = (),
    ) -> Answer:
        """One call. `also`: statuses that are no failure beside those of success."""
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self.token}",
            "User-Agent": "dragoman",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        timeout = aiohttp.ClientTimeout(total=_TIMEOUT_S)
        try:
            async with (
                aiohttp.ClientSession(timeout=timeout, headers=headers) as session,
                session.request(
                    method, f"{self.url.rstrip('/')}{path}", json=body, allow_redirects=False
                ) as response,
            ):
                answer = Answer(response.status, _json(await _whole(response.content)))
        except (aiohttp.ClientError, TimeoutError) as error:
            raise ToolFailed(type(error).__name__, user_message=NOT_REACHED) from error
        if answer.status in also or (200 <= answer.status < 300 and answer.body is not None):
            return answer
        raise _refused(answer, method)


def _says(found: Answer, source: str) -> bool:
    """Whether a file that was asked for has this content."""
    content = found.body.get("content", "") if isinstance(found.body, dict) else ""
    return found.status == 200 and base64.b64decode(content) == source.encode()


async def _whole(content: aiohttp.StreamReader) -> bytes:
    """All of an answer, which may come in pieces; b"" where it is too long."""
    pieces: list[bytes] = []
    room = _ANSWER_MAX_BYTES
    async for piece in content.iter_any():
        pieces.append(piece)
        room -= len(piece)
        if room < 0:
            return b""
    return b"".join(pieces)


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        return None


def _refused(answer: Answer, method: str) -> ToolFailed:
    """The error for a refusal; GitHub's own words go to the log only."""
    said = answer.body.get("message", "") if isinstance(answer.body, dict) else ""
    sentence = _SENTENCES.get(answer.status, "GitHub refused that. Nothing more was done.")
    if answer.status >= 500:
        sentence = NOT_REACHED
    return ToolFailed(f"{method}: {answer.status} {str(said)[:200]}", user_message=sentence)
