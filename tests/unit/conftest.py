"""What the tests of the tutor share: a child process for maths takes a second to start, so there is
one for the whole run, and the tests that ask it are in one event loop."""

from collections.abc import AsyncIterator

import pytest_asyncio

from bot.ports import Skill
from bot.skills import load_skills
from bot.tools.maths.checker import MathsChecker


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def maths() -> AsyncIterator[MathsChecker]:
    """The maths checker."""
    checker = MathsChecker()
    yield checker
    await checker.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def skill() -> AsyncIterator[Skill]:
    """The tutor."""
    (loaded,) = load_skills(["tutor"])
    yield loaded
    await loaded.close()
