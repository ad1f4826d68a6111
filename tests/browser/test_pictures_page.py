"""Pictures in the browser: the whole program before an images API, buttons, files, a restart."""

import asyncio
import os
import re
from collections import Counter
from pathlib import Path

import pytest
from playwright.async_api import Page, Route, expect

from tests.browser.program import Program
from tests.emulators.images import ImagesEmulator, tiny_png

pytestmark = pytest.mark.browser

PICTURE = os.environ.get("DRAGOMAN_PICTURES", "")
"""A folder to save what the page looks like in; empty: nowhere."""

SHOWN_WITHIN_MS = 20_000
GIVEN_UP_WITHIN_MS = 60_000


async def look(page: Page, name: str) -> None:
    """Save what is seen, where that is wanted."""
    if PICTURE:
        await page.screenshot(path=Path(PICTURE) / f"{name}.png")


async def test_a_picture_is_wished_for_drawn_seen_and_varied_after_a_restart(
    page: Page, tmp_path: Path
) -> None:
    async with ImagesEmulator(
        api_key="none", draws=lambda words: tiny_png(words, 256, 256), holds=asyncio.Event()
    ) as images:
        assert images.holds is not None
        program = Program(
            tmp_path,
            "{kind: scripted}",
            "skills: [chat, image]",
            f"images: {{kind: openai, model: painter, base_url: '{images.base_url}', price: 0.04, "
            "sketches: 1}",
        )
        await program.start()
        page.set_default_timeout(SHOWN_WITHIN_MS)
        try:
            await page.goto(program.url)
            box = page.get_by_role("textbox", name="Message Dragoman")
            await box.fill("draw me a cat sleeping on a roof")
            await box.press("Enter")
            wanted = page.get_by_role("button", name="Improved: 4 pictures, 0.16 USD")
            await wanted.click(timeout=SHOWN_WITHIN_MS)
            sketch = page.get_by_role("img", name=re.compile("AI-generated, unfinished: A cat"))
            await expect(sketch).to_be_visible(timeout=SHOWN_WITHIN_MS)
            await expect(sketch).not_to_have_js_property("naturalWidth", 0, timeout=SHOWN_WITHIN_MS)
            await look(page, "unfinished")
            await page.reload()
            await expect(sketch).to_be_visible(timeout=SHOWN_WITHIN_MS)
            images.holds.set()
            seen = page.get_by_role("img", name=re.compile("AI-generated picture 4 of 4"))
            await expect(seen).to_be_visible(timeout=SHOWN_WITHIN_MS)
            await expect(wanted).to_have_count(0, timeout=SHOWN_WITHIN_MS)
            await expect(sketch).to_have_count(0, timeout=SHOWN_WITHIN_MS)
            for picture in await page.locator(".file img").all():
                await expect(picture).not_to_have_js_property(
                    "naturalWidth", 0, timeout=SHOWN_WITHIN_MS
                )
            await look(page, "drawn")
            await program.stop()
            await program.start()
            await page.reload()
            await expect(seen).to_be_visible(timeout=SHOWN_WITHIN_MS)
            await page.get_by_role("button", name="V3").click(timeout=SHOWN_WITHIN_MS)
            text = page.get_by_text(re.compile("A variation: the same subject"))
            await expect(text.first).to_be_visible(timeout=SHOWN_WITHIN_MS)
            assert images.drawings[-1].path == "edits"
            await page.get_by_role("button", name="U1").first.dblclick()  # below the older pictures
            larger = page.get_by_text("Twice as large, without new detail.", exact=True)
            await expect(larger).to_be_visible(timeout=SHOWN_WITHIN_MS)
            await page.get_by_role("button", name="U1").first.click()
            await expect(larger).to_have_count(2, timeout=SHOWN_WITHIN_MS)
            await page.get_by_role("button", name="Change the text").first.click()
            await look(page, "asked")
            await page.get_by_label("The new text").fill("an owl in a library")
            await page.get_by_role("button", name="Send").first.click()
            await expect(page.get_by_text("Setting: in a library", exact=True)).to_be_visible(
                timeout=SHOWN_WITHIN_MS
            )
            await expect(page.get_by_label("The new text")).to_have_count(0)
            await look(page, "reworded")
        finally:
            await program.stop()


async def test_pictures_that_arrive_leave_who_has_scrolled_up_where_they_are(
    page: Page, tmp_path: Path
) -> None:
    async with ImagesEmulator(
        api_key="none", draws=lambda words: tiny_png(words, 512, 512), holds=asyncio.Event()
    ) as images:
        assert images.holds is not None
        model = f"{{kind: openai, model: painter, base_url: '{images.base_url}'}}"
        program = Program(tmp_path, "{kind: scripted}", "skills: [chat, image]", f"images: {model}")
        await program.start()
        await page.set_viewport_size({"width": 900, "height": 400})
        try:
            await page.goto(program.url)
            await wish(page, "/image a cat on a roof")
            await page.get_by_role("button", name="My words: 4 pictures").click()
            await expect(page.get_by_role("button", name="Stop")).to_be_visible()
            await page.evaluate("document.getElementById('messages').scrollTop = 0")
            newest = page.get_by_role("button", name="Newest message")
            await expect(newest).to_be_visible()
            images.holds.set()
            await all_pictures_are_there(page, 5)
            assert await page.evaluate("document.getElementById('messages').scrollTop") == 0
            await newest.click()
            await page.get_by_role("button", name="Re-roll").click()
            await all_pictures_are_there(page, 10)
            await expect(page.get_by_role("button", name="Re-roll").last).to_be_in_viewport()
        finally:
            await program.stop()


async def test_pictures_that_are_refused_for_a_while_are_fetched_again(
    page: Page, tmp_path: Path
) -> None:
    refused: Counter[str] = Counter()

    async def refuse_twice(route: Route) -> None:
        refused[route.request.url] += 1
        await (away(route) if refused[route.request.url] < 3 else route.continue_())

    await page.route("**/api/files/*", refuse_twice)
    program = Program(
        tmp_path, "{kind: scripted}", "skills: [chat, image]", "images: {kind: placeholder}"
    )
    await program.start()
    try:
        await page.goto(program.url)
        await wish(page, "/image a cat on a roof")
        await page.get_by_role("button", name="My words: 4 pictures").click()
        await all_pictures_are_there(page, 5)
        assert set(refused.values()) == {3}
    finally:
        await program.stop()


async def test_pictures_that_stay_away_say_so_and_can_be_asked_for_again(
    page: Page, tmp_path: Path
) -> None:
    await page.route("**/api/files/*", away)
    program = Program(
        tmp_path, "{kind: scripted}", "skills: [chat, image]", "images: {kind: placeholder}"
    )
    await program.start()
    try:
        await page.goto(program.url)
        await wish(page, "/image a cat on a roof")
        await page.get_by_role("button", name="My words: 4 pictures").click()
        again = page.get_by_role("button", name="Try again: AI-generated picture 2 of 4")
        await expect(again).to_be_visible(timeout=GIVEN_UP_WITHIN_MS)
        await expect(page.get_by_text("(Redis is away.)")).to_have_count(5)
        await look(page, "away")
        await page.unroute("**/api/files/*")
        await again.press("Enter")
        await all_pictures_are_there(page, 1)
        await expect(page.get_by_role("link", name="AI-generated picture 2 of 4")).to_be_focused()
        await expect(page.get_by_role("button", name="Try again:")).to_have_count(4)
    finally:
        await program.stop()


async def away(route: Route) -> None:
    """Answer as the program does while Redis is away."""
    told = {"code": "store_unavailable", "message": "Redis is away."}
    await route.fulfill(status=503, headers={"retry-after": "1"}, json=told)


async def test_the_form_for_another_text_is_seen_whole_and_wants_words(
    page: Page, tmp_path: Path
) -> None:
    program = Program(
        tmp_path, "{kind: scripted}", "skills: [chat, image]", "images: {kind: placeholder}"
    )
    await program.start()
    await page.set_viewport_size({"width": 900, "height": 1000})
    try:
        await page.goto(program.url)
        await wish(page, "/image a cat on a roof")
        await page.get_by_role("button", name="My words: 4 pictures").click()
        await all_pictures_are_there(page, 5)
        await page.get_by_role("button", name="Change the text").click()
        send = page.get_by_role("button", name="Send").first
        await expect(send).to_be_in_viewport(ratio=1)
        field = page.get_by_label("The new text")
        await field.fill("  \n ")
        await send.click()
        await expect(field).to_have_value("")
        await field.fill(" an owl ")
        await send.click()
        await expect(page.get_by_text("Subject: an owl", exact=True)).to_be_visible()
        said = page.locator("vaadin-message.person vaadin-markdown")
        pressed = ["My words: 4 pictures", "Change the text: an owl"]
        await expect(said).to_have_text(["/image a cat on a roof", *pressed])
        await page.get_by_role("button", name="Re-roll").first.click()  # below the older pictures
        await expect(said.last).to_have_text("Re-roll")
    finally:
        await program.stop()


async def wish(page: Page, words: str) -> None:
    """Write it and send it."""
    box = page.get_by_role("textbox", name="Message Dragoman")
    await box.fill(words)
    await box.press("Enter")


async def all_pictures_are_there(page: Page, count: int) -> None:
    """Wait for them, each with its bytes."""
    pictures = page.locator(".file img")
    await expect(pictures).to_have_count(count)
    for picture in await pictures.all():
        await expect(picture).not_to_have_js_property("naturalWidth", 0)
