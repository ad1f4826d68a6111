"""Headless Chromium, and a page that fails the test when something on it goes wrong unseen."""

import shutil
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    async_playwright,
    expect,
)

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")

WITHIN_MS = 20_000
"""How long anything that a test waits for on a page may take, on a machine that is busy."""

REFUSED = ("Failed to load resource", "The specified image could not be loaded")
"""What the console says when the server is away or refuses: some tests do that on purpose, maybe
before the page has our picture. tests/browser/test_page.py looks whether it is there."""


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    """A browser of this machine."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip(f"needs one of {', '.join(NAMES)}")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest.fixture
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


@pytest.fixture
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
