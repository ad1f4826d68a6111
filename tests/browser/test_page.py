"""The whole program with its real local model, as a newcomer meets it: start, open, ask, reload."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from tests.browser.program import Program

pytestmark = [pytest.mark.browser, pytest.mark.local_model]

MODEL = "{kind: local, temperature: 0, max_tokens: 110}"

CODE = "skills: [chat, {code: {suggestions: 1}}]"
"""As is usual, two of them take a slow machine half a minute more."""

REPLY_WITHIN_MS = 240_000
"""The model may have to be fetched, is then loaded, and shares two slow cores with other tests."""

PICTURE = os.environ.get("DRAGOMAN_PICTURE", "")
"""Where to save the picture for the README, e.g. docs/images/page.png; empty: nowhere."""


@pytest_asyncio.fixture(loop_scope="session")
async def program(tmp_path: Path) -> AsyncIterator[Program]:
    """The program with a fresh data folder, running."""
    program = Program(tmp_path, MODEL, CODE)
    await program.start()
    yield program
    await program.stop()


async def ask(page: Page, text: str) -> Locator:
    """Say something; the reply, which need not be there yet."""
    known = await replies(page).count()
    field = page.get_by_role("textbox", name="Message Dragoman")
    await field.fill(text)
    await field.press("Enter")
    return replies(page).nth(known)


def replies(page: Page) -> Locator:
    return page.locator("vaadin-message.assistant")


async def watch(reply: Locator) -> list[int]:
    """The different lengths that a reply was seen to have until it was complete."""
    await reply.wait_for(timeout=REPLY_WITHIN_MS)
    lengths: list[int] = []
    async with asyncio.timeout(REPLY_WITHIN_MS / 1000):
        while True:
            is_growing = "growing" in (await reply.get_attribute("class") or "")
            length = len(await reply.inner_text())
            if length not in lengths[-1:]:
                lengths.append(length)
            if not is_growing:
                return lengths
            await asyncio.sleep(0.05)


async def test_a_newcomer_is_answered_and_remembered(program: Program, page: Page) -> None:
    await page.goto(program.url)
    await expect(page.locator("#welcome")).to_be_visible()
    await page.wait_for_function("document.querySelector('img.logo').naturalWidth > 0")

    first = await ask(page, "My name is Ada. Tell me in three sentences why the sky is blue.")
    lengths = await watch(first)
    # A mark that closes (`**`) disappears, so a step may be one or two characters back.
    assert sum(later > sooner for sooner, later in pairwise(lengths)) >= 5, "it did not stream"
    said = await first.locator("vaadin-markdown").inner_text()
    code = await ask(page, "Write a Python function that reverses a string.")
    await watch(code)  # checked before it is shown, so it comes at once
    await expect(code.locator("code").first).to_contain_text("def ")
    if PICTURE:
        await page.evaluate("document.getElementById('messages').scrollTop = 0")
        await page.screenshot(path=PICTURE)

    await page.reload()
    await expect(page.locator("vaadin-message.person").first).to_contain_text("My name is Ada.")
    await expect(replies(page)).to_have_count(2)
    assert await replies(page).first.locator("vaadin-markdown").inner_text() == said

    await program.stop(signal.SIGKILL)
    await program.start()
    await page.reload()
    await expect(replies(page)).to_have_count(2)
    last = await ask(page, "What is my name?")
    await watch(last)
    await expect(last).to_contain_text("Ada")
    assert "Ada" not in program.log
