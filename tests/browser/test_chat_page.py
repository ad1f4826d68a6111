"""The chat page in a real browser, with replies played by hand (no model)."""

import asyncio
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web as aiohttp_web
from playwright.async_api import BrowserContext, Locator, Page, Route, expect
from pydantic import SecretStr

from adapters import web
from adapters.web.tokens import Visitor, sign
from bot.messages import IncomingMessage
from bot.store.client import Store
from bot.store.connecting import open_store
from tests.emulators.web_stage import Stage, staged
from tests.faults import redis_server
from tests.faults.proxy import FaultProxy

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")

HOSTILE = """<script>window.harmed = 1</script>
<img src=x onerror="window.harmed = 2"> <svg/onload="window.harmed=3">
[a](javascript:window.harmed=4) [b](data:text/html,<script>window.harmed=5</script>)
[c](https://example.com "\\" onmouseover=\\"window.harmed=6")
![d](https://tracker.example/pixel.png) <a href="javascript:window.harmed=7">e</a>
<iframe srcdoc="<script>parent.harmed=8</script>"></iframe><style>body{display:none}</style>
<form action="https://evil.example"><input name=password><button>Sign in</button></form>
<vaadin-button onclick="window.harmed=9">f</vaadin-button> <math><mtext></form><form><mglyph>

```"><img/src="x"/onerror="window.harmed=10">
<b>&lt;code&gt;</b>
```
"""


@pytest_asyncio.fixture(loop_scope="session")
async def stage(store: Store) -> AsyncIterator[Stage]:
    async with staged(store, web.Settings(port=0)) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def chat(stage: Stage, page: Page) -> Page:
    """The page, ready to be written to."""
    await page.goto(stage.url)
    await expect(page.locator("#welcome")).to_be_visible()
    return page


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Message Dragoman")


def replies(page: Page) -> Locator:
    return page.locator("vaadin-message.assistant vaadin-markdown")


def questions(page: Page) -> Locator:
    return page.locator("vaadin-message.person")


async def say(page: Page, text: str) -> None:
    await box(page).fill(text)
    await box(page).press("Enter")


async def held(page: Page, address: str, saying: str = "") -> asyncio.Event:
    """From now on what is asked there, `saying` this, is on its way until the event is set."""
    arrives = asyncio.Event()

    async def hold(route: Route) -> None:
        if saying in (route.request.post_data or ""):
            await arrives.wait()
        await route.continue_()

    await page.route(address, hold)
    return arrives


async def refuse(route: Route) -> None:
    """As a server that is away."""
    await route.fulfill(status=503, json={})


async def find_barriers(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA."""
    await page.evaluate(AXE)
    found: Any = await page.evaluate(
        """async () => (await axe.run(document, {
             runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
           })).violations.map(
             (each) => `${each.id}: ${each.help} ${each.nodes.map((node) => node.html)}`
           )"""
    )
    return list(found)


async def test_a_reply_streams_in_and_is_there_after_a_reload(stage: Stage, chat: Page) -> None:
    await say(chat, "Count *to* three.")
    await expect(questions(chat)).to_contain_text("Count *to* three.")
    reply = stage.answer(await stage.next_asked())
    reply.status("Loading the model: 40 %")
    await expect(chat.locator("#status")).to_have_text("Loading the model: 40 %")
    reply.say("One, **two**")
    await expect(replies(chat)).to_have_text("One, two")
    await expect(chat.locator("vaadin-message.growing")).to_have_count(1)
    await expect(chat.locator("#status")).to_be_empty()
    await chat.reload()
    await expect(replies(chat)).to_have_text("One, two")
    reply.say(", three.")
    await reply.finish()
    await expect(replies(chat)).to_have_text("One, two, three.")
    await expect(chat.locator("vaadin-message.growing")).to_have_count(0)
    await chat.reload()
    await expect(replies(chat)).to_have_text("One, two, three.")
    await expect(questions(chat)).to_have_count(1)


async def test_what_is_said_before_the_page_was_let_in_is_sent_once_it_is(
    stage: Stage, page: Page
) -> None:
    lets_in = await held(page, "**/api/visitors")
    await page.goto(stage.url)
    await say(page, "Hello?")
    await expect(questions(page)).to_contain_text("Not sent yet")
    await page.locator("#chosen").set_input_files(
        [{"name": "a.txt", "mimeType": "text/plain", "buffer": b"a"}]
    )
    await expect(page.locator("#alert")).to_contain_text("a.txt: I cannot be reached")
    lets_in.set()
    assert (await stage.next_asked()).text == "Hello?"
    await expect(questions(page)).not_to_contain_text("Not sent")
    await expect(questions(page)).to_have_count(1)


async def test_what_is_typed_while_another_message_is_on_its_way_stays_behind_it(
    stage: Stage, chat: Page
) -> None:
    arrives = await held(chat, "**/api/messages", "late")
    await say(chat, "My order 12 is late.")
    await say(chat, "Can I cancel it?")
    await expect(questions(chat)).to_have_count(2)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(stage.next_asked(), 0.5)
    arrives.set()
    asked = [(await stage.next_asked()).text for _ in range(2)]
    assert asked == ["My order 12 is late.", "Can I cancel it?"]


async def test_what_was_not_sent_before_a_reload_is_sent_before_what_is_typed_after_it(
    stage: Stage, chat: Page
) -> None:
    is_away = True

    async def answer(route: Route) -> None:
        if is_away:
            await route.fulfill(status=503, json={})
        else:
            await route.continue_()

    await chat.route("**/api/messages", answer)
    await chat.route("**/api/conversation", answer)
    await say(chat, "My order 12 is late.")
    await expect(questions(chat)).to_contain_text("Not sent yet")
    await chat.reload()
    await say(chat, "Can I cancel it?")
    await expect(questions(chat).last).to_contain_text("Not sent yet")
    is_away = False
    asked = [(await stage.next_asked()).text for _ in range(2)]
    assert asked == ["My order 12 is late.", "Can I cancel it?"]
    await expect(questions(chat)).to_have_count(2)
    await expect(questions(chat).first).to_contain_text("My order")


def text_of(message: IncomingMessage) -> str:
    return message.text


async def test_what_was_written_in_a_conversation_that_was_left_is_sent_there(
    stage: Stage, chat: Page
) -> None:
    arrives = await held(chat, "**/api/messages")
    await say(chat, "My order 12 is late.")
    await say(chat, "Can I cancel it?")
    await expect(questions(chat)).to_have_count(2)
    await chat.get_by_role("button", name="New conversation").click()
    await expect(questions(chat)).to_have_count(0)
    await say(chat, "Hello")
    arrives.set()
    asked = [await stage.next_asked() for _ in range(3)]
    first, second = (each for each in asked if each.text != "Hello")
    assert (first.text, second.text) == ("My order 12 is late.", "Can I cancel it?")
    assert first.conversation == second.conversation
    await expect(questions(chat)).to_have_count(1)


async def test_what_could_not_be_sent_still_goes_to_the_conversation_that_was_left(
    stage: Stage, chat: Page
) -> None:
    await chat.route("**/api/messages", refuse)
    await say(chat, "My order 12 is late.")
    await expect(questions(chat)).to_contain_text("Not sent yet")
    await chat.get_by_role("button", name="New conversation").click()
    await expect(chat.locator("#alert")).to_contain_text("still goes to the one before")
    await chat.reload()
    await chat.unroute("**/api/messages")
    await say(chat, "Hello")
    here, there = sorted([await stage.next_asked(), await stage.next_asked()], key=text_of)
    assert (here.text, there.text) == ("Hello", "My order 12 is late.")
    assert here.conversation != there.conversation
    await expect(questions(chat)).to_have_count(1)


async def test_what_one_visitor_could_not_send_is_not_shown_to_the_next_and_goes_to_their_own(
    store: Store, page: Page
) -> None:
    secret = "a secret that the site and the assistant share"

    def known(visitor: str) -> str:
        token = sign(Visitor(visitor, "main", time.time() + 86_400), secret.encode())
        return f"{stage.url}#token={token}"

    async with staged(store, web.Settings(port=0, visitor_secret=SecretStr(secret))) as stage:
        await page.route("**/api/messages", refuse)
        await page.goto(known("ada"))
        await say(page, "My order 12 is late.")
        await expect(questions(page)).to_contain_text("Not sent yet")
        await page.goto("about:blank")
        await page.goto(known("bob"))
        await expect(page.locator("#welcome")).to_be_visible()
        await expect(questions(page)).to_have_count(0)
        await page.unroute("**/api/messages")
        await page.reload()
        sent = await stage.next_asked()
        assert (sent.author.id, sent.text) == ("ada", "My order 12 is late.")
        await say(page, "Hello")
        assert (await stage.next_asked()).author.id == "bob"
        await expect(questions(page)).to_have_count(1)


async def test_what_was_not_sent_with_a_token_that_is_taken_no_more_goes_with_another(
    stage: Stage, chat: Page
) -> None:
    await chat.route("**/api/messages", refuse)
    await say(chat, "My order 12 is late.")
    await expect(questions(chat)).to_contain_text("Not sent yet")
    await chat.evaluate(
        "localStorage['dragoman.token'] = localStorage['dragoman.token'].replace('.', '.x')"
    )
    await chat.unroute("**/api/messages")
    await chat.reload()
    assert (await stage.next_asked()).text == "My order 12 is late."
    await expect(questions(chat)).not_to_contain_text("Not sent")


async def test_what_was_written_days_ago_is_sent_only_by_a_press(stage: Stage, chat: Page) -> None:
    """The server may have taken it in, and does not remember for so long."""
    await chat.route("**/api/messages", refuse)
    await say(chat, "My order 12 is late.")
    await expect(questions(chat)).to_contain_text("Not sent yet")
    await chat.add_init_script(  # before the page tries again
        "localStorage['dragoman.outbox'] = localStorage['dragoman.outbox']"
        '.replace(/"at":(\\d+)/, (_, at) => `"at":${at - 90_000_000}`)'
    )
    await chat.reload()
    await expect(questions(chat)).to_contain_text("Not sent")
    await expect(questions(chat)).not_to_contain_text("yet")
    await chat.unroute("**/api/messages")
    await say(chat, "Hello")
    assert (await stage.next_asked()).text == "Hello"
    await chat.get_by_role("button", name="Try again").click()
    assert (await stage.next_asked()).text == "My order 12 is late."


async def test_who_writes_too_fast_need_not_write_again(stage: Stage, chat: Page) -> None:
    async def hold_back(route: Route) -> None:
        await route.fulfill(status=429, json={"code": "too_fast", "message": "That was quick."})

    await chat.route("**/api/messages", hold_back)  # until it was seen, however long that takes
    await say(chat, "My order 12 is late.")
    await expect(chat.locator("#alert")).to_contain_text("It goes soon.")
    await chat.unroute("**/api/messages")
    assert (await stage.next_asked()).text == "My order 12 is late."


async def test_what_is_typed_while_another_message_could_not_be_sent_stays_behind_it(
    stage: Stage, chat: Page
) -> None:
    await chat.route("**/api/messages", refuse)
    await say(chat, "My order 12 is late.")
    await expect(questions(chat)).to_contain_text("Not sent yet")
    await say(chat, "Can I cancel it?")
    await chat.unroute("**/api/messages")
    asked = [(await stage.next_asked()).text for _ in range(2)]
    assert asked == ["My order 12 is late.", "Can I cancel it?"]
    await expect(questions(chat).last).not_to_contain_text("Not sent")


async def test_a_cut_connection_goes_on_without_loss_or_doubling(stage: Stage, chat: Page) -> None:
    await say(chat, "Count.")
    reply = stage.answer(await stage.next_asked())
    reply.say("one ")
    await expect(replies(chat)).to_have_text("one")
    await stage.close()
    reply.say("two ")
    await asyncio.sleep(0.05)
    reply.say("three")
    await stage.open()
    await expect(replies(chat)).to_have_text("one two three")
    await reply.finish()
    await expect(chat.locator("vaadin-message.growing")).to_have_count(0)
    await expect(chat.locator("vaadin-message")).to_have_count(2)


async def test_a_message_that_could_not_be_sent_is_sent_once_when_the_connection_is_back(
    stage: Stage, chat: Page
) -> None:
    await stage.close()
    await say(chat, "Are you there?")
    await say(chat, "Hello?")
    await expect(questions(chat).first).to_contain_text("Not sent yet")
    await expect(chat.get_by_role("button", name="Try again")).to_have_count(2)
    await expect(chat.locator("#alert")).to_contain_text("cannot be reached")
    await stage.open()
    assert (await stage.next_asked()).text == "Are you there?"
    reply = stage.answer(await stage.next_asked())
    reply.say("I am.")
    await reply.finish()
    await expect(replies(chat)).to_have_text("I am.")
    await expect(chat.get_by_role("button", name="Try again")).to_have_count(0)
    await expect(chat.locator("#alert")).to_be_empty()
    await expect(questions(chat)).to_have_count(2)


async def test_what_was_not_sent_is_sent_after_a_reload_too(stage: Stage, chat: Page) -> None:
    await stage.close()
    await say(chat, "Are you there?")
    await expect(chat.get_by_role("button", name="Try again")).to_be_visible()
    await chat.goto("about:blank")
    await stage.open()
    await chat.goto(stage.url)
    await stage.say("I am.")
    await expect(replies(chat)).to_have_text("I am.")
    await expect(questions(chat)).to_have_count(1)


async def test_a_message_that_is_too_long_goes_back_into_the_box(chat: Page) -> None:
    await say(chat, "x" * 40_001)
    await expect(chat.locator("#alert")).to_contain_text("too long")
    assert len(await box(chat).input_value()) == 40_001
    await expect(questions(chat)).to_have_count(0)


@pytest.mark.parametrize("size", [(1280, 800), (390, 844), (360, 420)])
async def test_a_long_text_scrolls_inside_its_box(
    stage: Stage, chat: Page, size: tuple[int, int]
) -> None:
    width, height = size
    await chat.set_viewport_size({"width": width, "height": height})
    field = chat.locator("#composer vaadin-text-area")
    await box(chat).fill("line\n" * 100)
    await expect(box(chat)).to_have_css("height", re.compile(r"^\d{4}"))  # the box has grown to it
    bottoms: Any = await chat.evaluate(
        "[document.documentElement.scrollHeight,"
        " document.querySelector('footer').getBoundingClientRect().bottom]"
    )
    assert max(bottoms) <= height
    shown, around = await field.bounding_box(), await chat.locator("#composer").bounding_box()
    assert shown is not None
    assert around is not None
    assert shown["y"] + shown["height"] <= around["y"] + around["height"]
    await box(chat).press("Enter")
    await expect(questions(chat)).to_have_count(1)
    assert await chat.evaluate("scrollY") == 0


async def test_a_long_conversation_scrolls_and_not_the_page(stage: Stage, chat: Page) -> None:
    await say(chat, "one")
    await stage.say("A line.\n\n" * 40 + "```python\nx = 1\n```")
    await expect(replies(chat)).to_contain_text("x = 1")
    await questions(chat).evaluate("its => its.scrollIntoView()")
    await expect(questions(chat)).to_be_in_viewport()
    assert await chat.evaluate("[scrollY, document.documentElement.scrollHeight]") == [0, 800]


async def test_hostile_text_is_shown_and_does_nothing(stage: Stage, chat: Page) -> None:
    await say(chat, HOSTILE)
    await stage.say(HOSTILE)
    await expect(replies(chat)).to_contain_text("window.harmed = 1")
    await expect(questions(chat)).to_contain_text("window.harmed=10")
    inside = (
        "vaadin-markdown :is(img, script, iframe, svg, form, input, style, [onerror], [onclick])"
    )
    await expect(chat.locator(inside)).to_have_count(0)
    links = await chat.locator("vaadin-markdown a").evaluate_all(
        "links => links.map(link => [link.protocol, link.rel, link.target])"
    )
    assert links
    assert {tuple(link) for link in links} == {("https:", "noopener noreferrer nofollow", "_blank")}
    assert await chat.evaluate("window.harmed") is None
    await expect(chat.locator("body")).to_be_visible()


async def test_code_can_be_copied(stage: Stage, chat: Page) -> None:
    await say(chat, "Show me.")
    await stage.say("Here:\n\n```python\nif 1 < 2:\n    print('hi')\n```\n")
    await expect(chat.locator(".hljs-keyword")).to_have_text("if")
    await chat.get_by_role("button", name="Copy code").click()
    await expect(chat.locator(".copy")).to_have_text("Copied")
    copied = await chat.evaluate("navigator.clipboard.readText()")
    assert copied == "if 1 < 2:\n    print('hi')"
    await expect(chat.locator("#announcer")).to_have_text("Code copied")


async def test_the_page_outlives_redis_and_goes_on_by_itself(tmp_path: Path, page: Page) -> None:
    async with (
        redis_server.running(tmp_path) as redis,
        FaultProxy("127.0.0.1", redis.port) as proxy,
    ):
        store = await open_store(f"redis://127.0.0.1:{proxy.port}/0", 20.0)
        async with staged(store, web.Settings(port=0)) as stage:
            await page.goto(stage.url)
            await say(page, "Before")
            await stage.say("Answered.")
            await expect(replies(page)).to_have_text("Answered.")
            await proxy.stop()
            await say(page, "Meanwhile")
            await expect(page.locator("#alert")).to_contain_text("I cannot reach my memory")
            await expect(questions(page).last).to_contain_text("Not sent")
            await proxy.heal()
            await stage.say("Answered again.")
            await expect(replies(page).last).to_have_text("Answered again.")
            await expect(replies(page)).to_have_count(2)
        await store.close()


def stop_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Stop the reply")


async def test_stop_ends_the_reply_and_its_text_stays(stage: Stage, chat: Page) -> None:
    await expect(stop_button(chat)).to_be_hidden()
    await say(chat, "Count to a million.")
    reply = stage.answer(await stage.next_asked())
    reply.say("One, two")
    await expect(replies(chat)).to_have_text("One, two")
    await chat.reload()
    await stop_button(chat).click()
    await stage.front.until_stopped()
    await expect(chat.locator("#status")).to_have_text("Stopping…")
    await expect(stop_button(chat)).to_be_hidden()
    reply.notice("Stopped.")
    await reply.finish()
    await expect(replies(chat)).to_have_text("One, two Stopped.", use_inner_text=False)
    await expect(chat.locator("#status")).to_be_empty()
    await expect(chat.locator("#announcer")).to_contain_text("Stopped.")
    await expect(box(chat)).to_be_focused()


async def test_a_message_that_says_stop_ends_the_reply_and_goes(stage: Stage, chat: Page) -> None:
    await say(chat, "Count.")
    reply = stage.answer(await stage.next_asked())
    reply.say("One")
    await expect(replies(chat)).to_have_text("One")
    await say(chat, "stop")
    await expect(questions(chat)).to_have_count(1)
    reply.notice("Stopped.")
    await reply.finish()
    await expect(chat.locator("#status")).to_be_empty()
    await expect(stop_button(chat)).to_be_hidden()


async def test_stop_is_reached_by_keyboard_while_a_question_waits(stage: Stage, chat: Page) -> None:
    await say(chat, "Think long.")
    await expect(stop_button(chat)).to_be_visible()
    await expect(chat.locator("#status")).to_have_text("Thinking…")
    await chat.keyboard.press("Shift+Tab")
    await expect(stop_button(chat)).to_be_focused()
    await chat.keyboard.press("Enter")
    await stage.front.until_stopped()
    await expect(box(chat)).to_be_focused()
    reply = stage.answer(await stage.next_asked())
    reply.notice("Stopped.")
    await reply.finish()
    await expect(replies(chat)).to_have_text("Stopped.")


async def test_what_waits_behind_a_stopped_reply_can_be_stopped_too(
    stage: Stage, chat: Page
) -> None:
    await say(chat, "First")
    first = stage.answer(await stage.next_asked())
    first.say("One")
    await expect(replies(chat)).to_have_text("One")
    await say(chat, "Second")
    second = stage.answer(await stage.next_asked())
    await stop_button(chat).click()
    await stage.front.until_stopped()
    await first.finish()
    await expect(chat.locator("#status")).to_have_text("Thinking…")
    second.say("Two")
    await expect(replies(chat).nth(1)).to_have_text("Two")
    await expect(stop_button(chat)).to_be_visible()
    await second.finish()
    await expect(stop_button(chat)).to_be_hidden()


async def test_a_stop_that_does_not_come_through_can_be_pressed_again(
    stage: Stage, chat: Page
) -> None:
    await say(chat, "Count.")
    reply = stage.answer(await stage.next_asked())
    reply.say("One")
    await expect(replies(chat)).to_have_text("One")
    stage.front.away = 1
    await stop_button(chat).click()
    alert = chat.locator("#alert")
    await expect(alert).to_contain_text("I cannot reach my memory")
    await alert.get_by_role("button", name="Stop").click()
    await stage.front.until_stopped()
    await reply.finish()
    await expect(alert).to_be_empty()


async def test_what_redis_could_not_take_stays_and_is_sent_with_one_click_or_by_itself(
    stage: Stage, chat: Page
) -> None:
    await say(chat, "Hello")
    await stage.say("Hello.")
    for way in ("click", "itself"):
        stage.front.away = 1
        await say(chat, f"Keep me ({way})")
        await expect(chat.locator("#alert")).to_contain_text("I cannot reach my memory")
        if way == "click":
            await chat.get_by_role("button", name="Try again").click()
        assert (await stage.next_asked()).text == f"Keep me ({way})"
        await expect(chat.locator("#alert")).to_be_empty()


async def test_the_page_can_be_used_by_keyboard_alone(stage: Stage, chat: Page) -> None:
    await expect(box(chat)).to_be_focused()
    await chat.keyboard.type("First line")
    await chat.keyboard.press("Shift+Enter")
    await chat.keyboard.type("second line")
    await chat.keyboard.press("Enter")
    message = await stage.next_asked()
    assert message.text == "First line\nsecond line"
    await expect(box(chat)).to_be_focused()
    reply = stage.answer(message)
    reply.say("```sh\nls\n```")
    await reply.finish()
    await expect(replies(chat)).to_contain_text("ls")

    reached = []
    for _ in range(12):
        await chat.keyboard.press("Shift+Tab")
        reached.append(
            await chat.evaluate(
                "document.activeElement.getAttribute('aria-label')"
                " || document.activeElement.textContent.trim() || document.activeElement.tagName"
            )
        )
    assert "Copy code" in reached
    assert "New conversation" in reached
    assert "Dark colours" in reached
    await chat.locator("#skip").focus()
    await chat.keyboard.press("Enter")
    await expect(box(chat)).to_be_focused()


async def test_a_whole_reply_is_read_out_once(stage: Stage, chat: Page) -> None:
    await say(chat, "Hello")
    reply = stage.answer(await stage.next_asked())
    reply.say("Hello ")
    await expect(replies(chat)).to_have_text("Hello")
    await expect(chat.locator("#announcer")).to_be_empty()
    reply.say("there.")
    await reply.finish()
    await expect(chat.locator("#announcer")).to_have_text("Dragoman: Hello there.")


async def test_a_new_conversation_is_empty_and_there_is_a_way_back(
    stage: Stage, chat: Page
) -> None:
    await say(chat, "First")
    await stage.say("Answer")
    await expect(replies(chat)).to_have_text("Answer")
    await chat.get_by_role("button", name="New conversation").click()
    await expect(chat.locator("#welcome")).to_be_visible()
    await chat.get_by_role("button", name="Back to the one before").click()
    await expect(replies(chat)).to_have_text("Answer")


async def test_a_suggestion_is_said_with_one_click(stage: Stage, chat: Page) -> None:
    await chat.get_by_role("button", name="What can you do?").click()
    assert (await stage.next_asked()).text == "What can you do?"


async def test_two_pages_of_one_visitor_show_the_same(
    stage: Stage, chat: Page, context: BrowserContext
) -> None:
    other = await context.new_page()
    await other.goto(stage.url)
    await say(chat, "Hello from here")
    await expect(questions(other)).to_contain_text("Hello from here")
    await stage.say("Hello, both of you.")
    await expect(replies(other)).to_have_text("Hello, both of you.")
    await expect(replies(chat)).to_have_text("Hello, both of you.")


async def test_colours_follow_the_system_until_chosen(chat: Page) -> None:
    async def background() -> Any:
        return await chat.evaluate("getComputedStyle(document.body).backgroundColor")

    light = await background()
    await chat.emulate_media(color_scheme="dark")
    dark = await background()
    assert dark != light
    await chat.get_by_role("button", name="Dark colours").click()
    assert await background() == light
    await chat.reload()
    assert await background() == light


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
async def test_nothing_bars_a_person_with_a_disability(
    stage: Stage, chat: Page, scheme: Any, width: int
) -> None:
    await chat.set_viewport_size({"width": width, "height": 800})
    await chat.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    assert await find_barriers(chat) == []
    await say(chat, "Show me everything.")
    await expect(stop_button(chat)).to_be_visible()
    assert await find_barriers(chat) == []
    await stage.say(
        "# Title\n\nText with `code`, **bold**, [a link](https://example.com).\n\n> Quoted\n\n"
        "```python\n# why\ndef f(x: int = 1) -> str:\n    return 'text' + str(x)\n```\n\n"
        "| a | b |\n| - | - |\n| 1 | 2 |\n\n1. one\n2. two\n   - three\n\n- [x] done\n"
    )
    await expect(replies(chat)).to_contain_text("done")
    assert await find_barriers(chat) == []
    await stage.close()
    await say(chat, "And now?")
    await expect(chat.get_by_role("button", name="Try again")).to_be_visible()
    await expect(chat.locator("#alert")).not_to_be_empty()
    assert await find_barriers(chat) == []


async def test_nothing_is_wider_than_a_phone(stage: Stage, chat: Page) -> None:
    await chat.set_viewport_size({"width": 320, "height": 640})
    await say(chat, "w" * 500)
    await stage.say("x" * 500 + "\n\n```\n" + "y" * 500 + "\n```\n\n|" + " z |" * 40)
    await expect(replies(chat)).to_contain_text("yyy")
    widths: Any = await chat.evaluate(
        "[document.documentElement.scrollWidth, document.getElementById('messages').scrollWidth]"
    )
    assert max(widths) <= 320


@asynccontextmanager
async def host_site(page_html: str) -> AsyncIterator[str]:
    """Another site: its origin differs by the port."""

    async def serve(request: aiohttp_web.Request) -> aiohttp_web.Response:
        return aiohttp_web.Response(text=page_html, content_type="text/html")

    app = aiohttp_web.Application()
    app.router.add_get("/", serve)
    runner = aiohttp_web.AppRunner(app)
    await runner.setup()
    site = aiohttp_web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def embedding(url: str) -> str:
    """A page of somebody else, with one script tag of ours."""
    return (
        "<!doctype html><html lang=en><title>A shop</title><h1>A shop</h1>"
        f'<script src="{url}widget.js" defer></script>'
    )


async def test_the_widget_works_on_an_allowed_site(store: Store, page: Page) -> None:
    async with staged(store, web.Settings(port=0)) as first:
        url = first.url
        async with host_site(embedding(url)) as shop:
            await first.close()
            first.settings = first.settings.model_copy(update={"allowed_origins": (shop,)})
            await first.open()
            await page.goto(shop)
            launcher = page.get_by_role("button", name="Chat with us")
            await launcher.focus()
            await page.keyboard.press("Enter")
            frame = page.frame_locator("iframe")
            field = frame.get_by_role("textbox", name="Message Dragoman")
            await expect(field).to_be_focused()
            await field.fill("Do you ship to Malta?")
            await field.press("Enter")
            await first.say("We do.")
            await expect(frame.locator("vaadin-message.assistant vaadin-markdown")).to_have_text(
                "We do."
            )
            await page.keyboard.press("Escape")
            await expect(launcher).to_be_focused()
            await expect(page.locator("iframe")).to_be_hidden()
            await page.reload()
            await launcher.click()
            await expect(frame.locator("vaadin-message.assistant vaadin-markdown")).to_have_text(
                "We do."
            )


async def test_a_site_says_who_its_visitor_is(store: Store, page: Page) -> None:
    secret = "a secret that the shop and the assistant share"
    settings = web.Settings(port=0, visitor_secret=SecretStr(secret))
    customer = Visitor("customer-17", "main", time.time() + 60, "Ada")
    async with staged(store, settings) as stage:
        await page.goto(f"{stage.url}widget#token={sign(customer, secret.encode())}")
        await say(page, "Where is my order?")
        message = await stage.next_asked()
        assert (message.author.id, message.author.name) == ("customer-17", "Ada")
        assert "token" not in page.url


async def test_another_site_cannot_embed_the_widget(stage: Stage, context: BrowserContext) -> None:
    page = await context.new_page()  # the browser reports the refusal on the console
    async with host_site(embedding(stage.url)) as shop:
        await page.goto(shop)
        async with page.expect_event("console", lambda message: "frame-ancestors" in message.text):
            await page.get_by_role("button", name="Chat with us").click()
        await expect(page.frame_locator("iframe").get_by_role("textbox")).to_have_count(0)
