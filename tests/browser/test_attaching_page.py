"""Files in the browser: chosen, taken away again, sent with a message, refused where too large."""

import os
from pathlib import Path

import pytest
from playwright.async_api import FilePayload, Page, expect

from adapters import web
from bot.store.client import Store
from tests.browser.test_chat_page import box, find_barriers, questions
from tests.emulators.web_stage import staged

pytestmark = pytest.mark.browser

PICTURE = os.environ.get("DRAGOMAN_PICTURES", "")
"""A folder to save what the page looks like in; empty: nowhere."""


async def test_files_are_chosen_dropped_again_and_sent(page: Page, store: Store) -> None:
    async with staged(store, web.Settings(port=0, attach_max_mb=0.01)) as stage:
        await page.goto(stage.url)
        await expect(page.locator("#welcome")).to_be_visible()
        chosen, listed = page.locator("#chosen"), page.locator("#attached li")
        contents = {"notes.txt": b"milk", "other.txt": b"x", "big.txt": b"x" * 20_000}
        await chosen.set_input_files(
            [
                FilePayload(name=name, mimeType="text/plain", buffer=data)
                for name, data in contents.items()
            ]
        )
        await expect(page.locator("#alert")).to_contain_text("big.txt: That file is too large")
        await expect(listed).to_have_count(2)
        await page.get_by_role("button", name="Do not send other.txt").click()
        await expect(listed).to_have_count(1)
        assert await find_barriers(page) == []
        if PICTURE:
            await page.screenshot(path=Path(PICTURE) / "attached.png")
        await box(page).fill("what is it?")
        await box(page).press("Enter")
        message = await stage.next_asked()
        await expect(listed).to_have_count(0)
        await expect(questions(page).last).to_contain_text("📎 notes.txt")
        (file,) = message.attachments
        assert (message.text, file.name) == ("what is it?", "notes.txt")
        assert await stage.adapter.fetch(message.address, file, 100) == b"milk"
        await page.reload()
        await expect(questions(page).last).to_contain_text("📎 notes.txt")
        many = [FilePayload(name=f"{n}.txt", mimeType="text/plain", buffer=b"x") for n in range(11)]
        await chosen.set_input_files(many)
        await expect(page.locator("#alert")).to_contain_text("No more than 10 files")
        await expect(listed).to_have_count(10)


@pytest.mark.parametrize("path", ["", "widget"])
async def test_a_file_is_sent_alone_by_the_button_and_by_enter(
    page: Page, store: Store, path: str
) -> None:
    async with staged(store, web.Settings(port=0)) as stage:
        await page.goto(stage.url + path)
        send = page.get_by_role("button", name="Send", exact=True)
        await expect(send).to_be_disabled()
        file = FilePayload(name="a.txt", mimeType="text/plain", buffer=b"milk")
        for way in (send.click, lambda: page.keyboard.press("Enter")):
            await page.locator("#chosen").set_input_files(file)
            await expect(send).to_be_enabled()
            await expect(page.locator("#announcer")).to_have_text("a.txt goes with your message.")
            await expect(box(page)).to_be_focused()
            await way()
            message = await stage.next_asked()
            assert (message.text, [each.name for each in message.attachments]) == ("", ["a.txt"])
            await expect(send).to_be_disabled()
            await expect(box(page)).to_be_focused()
        await expect(questions(page)).to_have_count(2)
        await expect(questions(page).last).to_contain_text("📎 a.txt")
