"""Consent in the browser: the whole program, a tool that acts, the buttons below its question."""

import json
import os
import sys
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.program import Program

pytestmark = pytest.mark.browser

PICTURE = os.environ.get("DRAGOMAN_PICTURES", "")
"""A folder to save what the page looks like in; empty: nowhere."""

SHOWN_WITHIN_MS = 60_000
PAYS = (
    r"{kind: scripted, rules: [{when: 'pay (\w+) (\d+)', call: noting_write, "
    r"""arguments: '{"to": "\1", "amount": \2}', say: I noted it.}, """
    "{when: '^yes, do that', say: It is noted.}]}"
)


async def test_the_page_shows_what_would_be_done_and_does_it_at_a_click(
    page: Page, tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    command = json.dumps([sys.executable, "-m", "tests.emulators.noting_mcp", str(note)])
    mcp = f"tools: {{mcp: {{servers: {{noting: {{command: {command}, consent: ask_once}}}}}}}}"
    program = Program(tmp_path, PAYS, mcp)
    await program.start()
    try:
        await page.goto(program.url)
        box = page.get_by_role("textbox", name="Message Dragoman")
        await program.logs("mcp.connected")  # a reply goes on without one that takes long to start
        await box.fill("pay Bob 5")
        async with page.expect_request("**/api/messages") as written:
            await box.press("Enter")
        allow = page.get_by_role("button", name="Allow", exact=True)
        await expect(allow).to_be_visible(timeout=SHOWN_WITHIN_MS)
        question = page.locator("vaadin-message.assistant").last
        await expect(question).to_contain_text("I would like to use noting_write with:")
        await expect(question).to_contain_text('"to": "Bob"')
        await expect(question).to_contain_text('"amount": 5')
        for label in ("Allow always here", "No"):
            await expect(page.get_by_role("button", name=label, exact=True)).to_be_visible()
        assert not note.exists()
        if PICTURE:
            await page.screenshot(path=Path(PICTURE) / "consent.png")
        async with page.expect_request("**/api/messages") as picked:
            await allow.click()
        assert "is_picked" not in (await written.value).post_data_json
        assert (await picked.value).post_data_json["is_picked"]
        noted = page.get_by_text("It is noted.", exact=True)
        await expect(noted).to_be_visible(timeout=SHOWN_WITHIN_MS)
        await expect(allow).to_have_count(0)
    finally:
        await program.stop()
    assert note.read_text(encoding="utf-8") == "5 to Bob\n"
