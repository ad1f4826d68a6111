"""Thumbs in the browser: the whole program, a 👎 with a reason, and the next answer."""

import os
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.program import Program
from tests.browser.test_chat_page import find_barriers

pytestmark = pytest.mark.browser

PICTURE = os.environ.get("DRAGOMAN_PICTURES", "")
"""A folder to save what the page looks like in; empty: nowhere."""

SHOWN_WITHIN_MS = 20_000
TERSE = (
    "{kind: scripted, rules: [{when: 'it was said: too short; right .* with a reason', "
    "say: Rayleigh scattering.}, {when: why, say: Because.}]}"
)


async def test_what_is_said_with_a_thumb_down_is_heeded_in_the_next_answer(
    page: Page, tmp_path: Path
) -> None:
    program = Program(tmp_path, TERSE)
    await program.start()
    page.set_default_timeout(SHOWN_WITHIN_MS)
    try:
        await page.goto(program.url)
        box = page.get_by_role("textbox", name="Message Dragoman")
        await box.fill("why is the sky blue?")
        await box.press("Enter")
        bad = page.get_by_role("button", name="Bad reply")
        await bad.focus()
        await page.keyboard.press("Enter")
        await page.get_by_label("What was wrong?").fill("too short")
        await page.get_by_label("What would have been right?").fill("with a reason")
        if PICTURE:
            await page.screenshot(path=Path(PICTURE) / "rating.png")
        await page.get_by_role("button", name="Send").first.click()
        await expect(page.locator(".thumbs")).to_have_text("Thank you.")
        await expect(bad).to_have_attribute("aria-pressed", "true")
        await box.fill("once more, why?")
        await box.press("Enter")
        await expect(page.get_by_text("Rayleigh scattering.", exact=True)).to_be_visible(
            timeout=SHOWN_WITHIN_MS
        )
        await expect(bad).to_have_count(2, timeout=SHOWN_WITHIN_MS)
        good = page.get_by_role("button", name="Good reply").last
        await bad.last.click()
        await expect(page.get_by_label("What was wrong?")).to_be_focused()
        if PICTURE:
            await page.screenshot(path=Path(PICTURE) / "asked.png")
        await good.click()
        await expect(page.locator(".thumbs").last).to_have_text("Thank you.")
        await expect(page.get_by_label("What was wrong?")).to_have_count(0)
        await page.reload()
        await expect(good).to_have_attribute("aria-pressed", "true")
        await expect(bad.first).to_have_attribute("aria-pressed", "true")
        await expect(bad.last).to_have_attribute("aria-pressed", "false")
        assert await find_barriers(page) == []
        if PICTURE:
            await page.screenshot(path=Path(PICTURE) / "rated.png")
    finally:
        await program.stop()


async def test_an_answer_can_be_asked_for_once_more_with_a_button(
    page: Page, tmp_path: Path
) -> None:
    program = Program(tmp_path, TERSE)
    await program.start()
    page.set_default_timeout(SHOWN_WITHIN_MS)
    try:
        await page.goto(program.url)
        box = page.get_by_role("textbox", name="Message Dragoman")
        await box.fill("why is the sky blue?")
        await box.press("Enter")
        again = page.get_by_role("button", name="Again", exact=True)
        await again.click()
        answers = page.get_by_text("Because.", exact=True)
        await expect(answers).to_have_count(2, timeout=SHOWN_WITHIN_MS)
        await expect(again).to_have_count(1)
        if PICTURE:
            await page.screenshot(path=Path(PICTURE) / "again.png")
        assert await find_barriers(page) == []
        await page.reload()
        await expect(again).to_have_count(1)
    finally:
        await program.stop()
