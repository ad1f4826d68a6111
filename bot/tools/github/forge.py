"""`Forge`: what may be done on GitHub, and where."""

import re
from dataclasses import dataclass

from bot.errors import ToolFailed
from bot.tools.github.api import Api, understood

BRANCH_PREFIX = "dragoman/"
_PATH = re.compile(r"[\w][\w.-]*(?:/[\w][\w.-]*)*")
_PATH_CHARS = 200


@dataclass(frozen=True, slots=True)
class Forge:
    """`repositories` are those of config ("owner/name"); with none, no pull request is possible."""

    api: Api
    repositories: tuple[str, ...]
    gists: bool

    def check(self, repository: str, path: str) -> str:
        """Why a file may not go there, as a sentence; "" if it may."""
        if repository not in self.repositories:
            known = ", ".join(f"`{each}`" for each in self.repositories) or "none"
            return f"I may not write there. Repositories that I may open pull requests in: {known}."
        if not _PATH.fullmatch(path) or ".." in path or len(path) > _PATH_CHARS:
            return "That is no path of a file that I may write: no folders that begin with a dot."
        return ""

    async def gist(self, name: str, source: str, key: str) -> str:
        """A secret gist; its address. `key` makes it findable, so that it is made once."""
        if not self.gists:
            raise ToolFailed("gists are off", user_message="Gists are switched off here.")
        with understood():
            return await self.api.make_gist(name, source, f"Made with Dragoman ({key})")

    async def is_there(self, repository: str, path: str) -> bool:
        """Whether a pull request with this file would take the place of one. Only reads."""
        if problem := self.check(repository, path):
            raise ToolFailed("not allowed", user_message=problem)
        with understood():
            base = await self.api.default_branch(repository)
            return await self.api.is_there(repository, base, path)

    async def pull_request(
        self, repository: str, path: str, source: str, key: str, title: str, text: str
    ) -> str:
        """A branch of its own with the file, and a pull request; its address.

        Doing it again with the same `key` finds what was done and goes on from there.
        """
        if problem := self.check(repository, path):
            raise ToolFailed("not allowed", user_message=problem)
        branch = f"{BRANCH_PREFIX}{key}"
        with understood():
            base = await self.api.default_branch(repository)
            await self.api.make_branch(repository, base, branch)
            await self.api.put_file(repository, branch, path, source, title)
            return await self.api.open_pull_request(repository, base, branch, title, text)
