"""What tests of a skill share. A child process for maths takes a second to start, so there is one
for the whole run, and the tests that ask it are in one event loop."""

from collections.abc import AsyncIterator

import pytest_asyncio

from bot.ports import Skill
from bot.skills import load_skills
from bot.tools.maths.checker import MathsChecker
from tests.unit.coders import Desk


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


@pytest_asyncio.fixture
async def desks() -> AsyncIterator[list[Desk]]:
    """The desks of a test of the code skill, closed behind it (`tests.unit.coders.seated`)."""
    opened: list[Desk] = []
    yield opened
    for desk in opened:
        await desk.close()
