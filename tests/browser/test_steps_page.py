"""Steps of a reply in a real browser: seen while tools run, and kept above the text."""

import os
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from adapters import web
from bot.reply import Status, StepEnded
from bot.store.client import Store
from tests.browser.test_chat_page import find_barriers, replies, say
from tests.emulators.web_stage import Playing, Stage, staged

pytestmark = pytest.mark.browser

PICTURE = os.environ.get("DRAGOMAN_PICTURES", "")
"""A folder to save what the page looks like in; empty: nowhere."""


@pytest_asyncio.fixture(loop_scope="session")
async def stage(store: Store) -> AsyncIterator[Stage]:
    async with staged(store, web.Settings(port=0)) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def asked(stage: Stage, page: Page) -> Playing:
    """The reply to a question that was asked on the page."""
    await page.goto(stage.url)
    await say(page, "How far is it?")
    return stage.answer(await stage.next_asked())


def steps(page: Page) -> Locator:
    return page.locator("vaadin-message.assistant .steps li")


async def look(page: Page, name: str) -> None:
    """Save what is seen, where that is wanted."""
    if PICTURE:
        await page.screenshot(path=Path(PICTURE) / f"{name}.png")


async def test_steps_are_seen_as_they_happen_and_fold_above_the_text(
    asked: Playing, page: Page
) -> None:
    asked.adds(Status("Looking it up…", is_step=True))
    await expect(steps(page)).to_have_text(["Looking it up: in progress"])
    await expect(steps(page).first).to_be_visible()
    await expect(page.locator("#status")).to_have_text("Looking it up…")
    asked.adds(StepEnded(worked=False), Status("Calculating…", is_step=True))
    both = ["Looking it up: failed", "Calculating: in progress"]
    await expect(steps(page)).to_have_text(both)
    await expect(page.locator("#status")).to_have_text("Calculating…")
    await look(page, "steps-running")
    asked.adds(StepEnded(worked=True))
    await expect(steps(page)).to_have_text(["Looking it up: failed", "Calculating: done"])
    await expect(page.locator("#status")).to_have_text("Thinking…")
    asked.say("It is 3 km.")
    await expect(replies(page)).to_have_text("It is 3 km.")
    await asked.finish()
    await expect(steps(page).first).to_be_hidden()
    await expect(page.locator("#announcer")).to_have_text("Dragoman: It is 3 km.")
    await look(page, "steps-folded")
    above: Any = await page.evaluate(
        """() => document.querySelector('.steps').getBoundingClientRect().bottom
             <= document.querySelector('.assistant vaadin-markdown').getBoundingClientRect().top"""
    )
    assert above
    fold = page.get_by_text("2 steps, 1 failed", exact=True)
    await fold.focus()
    await page.keyboard.press("Enter")
    await expect(steps(page)).to_have_text(["Looking it up: failed", "Calculating: done"])
    await expect(steps(page).last).to_be_visible()
    await look(page, "steps-unfolded")


async def test_steps_folded_by_hand_stay_so_and_are_there_after_a_reload_meanwhile(
    asked: Playing, page: Page
) -> None:
    asked.adds(Status("Looking it up…", is_step=True))
    await expect(steps(page).first).to_be_visible()
    await page.locator(".steps summary").click()
    asked.adds(StepEnded(worked=True), Status("Calculating…", is_step=True))
    await expect(page.locator(".steps summary")).to_have_text("2 steps")
    await expect(steps(page).first).to_be_hidden()
    await page.reload()
    await expect(steps(page)).to_have_text(["Looking it up: done", "Calculating: in progress"])
    await expect(steps(page).first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_steps_bar_no_person_with_a_disability(
    asked: Playing, page: Page, scheme: Any
) -> None:
    await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    await page.set_viewport_size({"width": 390, "height": 800})
    asked.adds(Status("Looking it up…", is_step=True), StepEnded(worked=False))
    asked.adds(Status("Calculating…", is_step=True), StepEnded(worked=True))
    asked.adds(Status("Reading w" + "w" * 50 + "…", is_step=True))
    await expect(steps(page)).to_have_count(3)
    assert await find_barriers(page) == []
    asked.say("It is 3 km.")
    await asked.finish()
    await expect(page.get_by_text(re.compile("^3 steps, 2 failed$"))).to_be_visible()
    await expect(replies(page)).to_have_text("It is 3 km.")
    assert await find_barriers(page) == []


async def test_a_reply_without_steps_lists_none(stage: Stage, page: Page) -> None:
    await page.goto(stage.url)
    await say(page, "Hello")
    await stage.say("Hello, Ada.")
    await expect(replies(page)).to_have_text("Hello, Ada.")
    await expect(page.locator(".steps")).to_have_count(0)
