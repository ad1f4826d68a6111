"""Headless Chromium, and a page that fails the test when something on it goes wrong unseen.

Starting the browser and what drives it costs as much as most of these tests, so each process of the
run starts it once; all tests here share its event loop for that, and their fixtures must, too.
"""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    async_playwright,
    expect,
)

from bot.store.client import Store
from bot.store.connecting import open_store

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HERE = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome")

WITHIN_MS = 60_000
"""How long anything that a test waits for on a page may take, on a machine that is busy."""

REFUSED = ("Failed to load resource", "The specified image could not be loaded")
"""What the console says when the server is away or refuses: some tests do that on purpose, maybe
before the page has our picture. tests/browser/test_page.py looks whether it is there."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have every test of this folder run in the loop that the browser was started in."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """A browser of this machine."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip(f"needs one of {', '.join(NAMES)}")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def store(redis_url: str) -> AsyncIterator[Store]:
    """The engine, loaded into an empty Valkey."""
    opened = await open_store(redis_url, 20.0)
    yield opened
    await opened.close()


@pytest_asyncio.fixture(loop_scope="session")
async def context(chromium: Browser) -> AsyncIterator[BrowserContext]:
    """A fresh profile that may use the clipboard and reaches this machine only."""
    context = await chromium.new_context(
        viewport={"width": 1280, "height": 800},
        color_scheme="light",
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.set_default_timeout(WITHIN_MS)
    expect.set_options(timeout=WITHIN_MS)
    yield context
    await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(context: BrowserContext) -> AsyncIterator[Page]:
    """A page; errors in its scripts and breaches of its policy fail the test."""
    page = await context.new_page()
    wrong: list[str] = []

    def note(message: ConsoleMessage) -> None:
        is_refused = any(refused in message.text for refused in REFUSED)
        if message.type in {"error", "warning"} and not is_refused:
            wrong.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(f"a dialog: {dialog.message}"))
    yield page
    assert wrong == []
