"""A stand-in for GitHub's REST API over real HTTP, as far as the bot calls it."""

from tests.emulators.github.server import GitHubEmulator

__all__ = ["GitHubEmulator"]
