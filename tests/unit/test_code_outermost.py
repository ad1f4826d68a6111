"""What an answer shows of the top of a program in JavaScript goes to its places, or to none."""

import pytest

from bot.skills.code.checks.losing import only_a_part
from bot.skills.code.debug.debugging import NOT_BETTER, NOT_MENDED
from bot.skills.code.debug.mends.homes import Told
from bot.skills.code.debug.mends.ways import ways_of
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.places.outermost import with_outermost
from tests.unit.coders import Desk, seated

TOTAL = "function total(items) {\n  return items.reduce((a, b) => a + b.price);\n}"
SUMS = "function total(items) {\n  return items.map(priceOf).reduce(plus, 0);\n}"
PRICE = "function priceOf(item) {\n  return item.price;\n}"
PLUS = "const plus = (a, b) => {\n  return a + b;\n};"
SHOW = "function show(items) {\n  console.log(total(items));\n}"
CART = "const cart = [{ price: 2 }];"
SHOP = f"{TOTAL}\n\n// Shows it.\n{SHOW}\n\n{CART}\nshow(cart);"
LOAD = "function load(url) {\n  return fetch(url).then(r => r.json());\n}"
WAITS = "async function load(url) {\n  const r = await fetch(url);\n  return r.json();\n}"
NAMES = "function names(users) {\n  return users.map(u => u.name);\n}"
RUN = 'const users = load("/u");\nconsole.log(names(users));'
USERS = f"{LOAD}\n\n{NAMES}\n\n{RUN}"
MAIN = (
    'async function main() {\n  const users = await load("/u");\n  console.log(names(users));\n}'
    "\n\nmain();"
)
THEN = 'load("/u").then(users => {\n  console.log(names(users));\n});'
CLICKS = "a.onclick = go();\nb.onclick = go();\n\nfunction go() {}\n\nwindow.onload = go();"
GET = 'app.get("/a", (req, res) => {\n  res.json(find());\n});'
ASYNC = 'app.get("/a", async (req, res) => {\n  res.json(await find());\n});'
FIND = 'function find() {\n  return db.query("select 1");\n}'
API = f'import {{ app }} from "./app";\n\n{GET}\n\n{FIND}\n\napp.listen(3000);'
TICK = "function tick() {\n  n++;\n}"
LATER = "let timer;\n\nfunction start() {\n  timer = setInterval(tick, 1000);\n}\n\nstart();"


@pytest.mark.parametrize(
    ("source", "parts", "old", "new"),
    [
        (SHOP, (f"{PRICE}\n\n{PLUS}\n\n{SUMS}",), TOTAL, f"{PRICE}\n\n{PLUS}\n\n{SUMS}"),
        (SHOP, (PRICE, f"{SUMS}\n\n{PLUS}"), TOTAL, f"{PRICE}\n\n{SUMS}\n\n{PLUS}"),
        (SHOP, (SHOW, TOTAL.replace("a + b.price", "a * TAX"), "const TAX = 2;"),
         TOTAL, f"const TAX = 2;\n\n{TOTAL.replace('a + b.price', 'a * TAX')}"),
        (USERS, (f'{LOAD}\n\nconst users = await load("/u");',), "= load", "= await load"),
        (USERS, (MAIN,), RUN, MAIN),
        (USERS, (f"{LOAD}\n\n{THEN}",), RUN, THEN),
        (USERS, (WAITS, THEN), f"{LOAD}|{RUN}", f"{WAITS}|{THEN}"),
        (CLICKS, ("a.onclick = go;\nb.onclick = go;\nwindow.onload = go;",), "go();", "go;"),
        (CLICKS, ("b.onclick = go;",), "b.onclick = go();", "b.onclick = go;"),
        (API, (f"{FIND.replace('f', 'async f', 1)}\n\n{ASYNC}",),
         f"{GET}|function", f"{ASYNC}|async function"),
        (API, ('import { app, db } from "./app";\n\nfunction find() {\n  return db.one();\n}',),
         f'{{ app }}|{FIND.split(" {")[1]}', "{ app, db }|\n  return db.one();\n}"),
        (f"{TICK}\n\nsetInterval(tick(), 1000);", (LATER,), "setInterval(tick(), 1000);", LATER),
    ],
)  # fmt: skip
async def test_what_is_shown_of_several_places_goes_to_each(
    source: str, parts: tuple[str, ...], old: str, new: str
) -> None:
    whole = source
    for was, now in zip(old.split("|"), new.split("|"), strict=True):
        whole = whole.replace(was, now)
    blocks = [Block("javascript", each) for each in parts]
    ways = await ways_of(blocks, Block("javascript", source), None, Told("", ""))
    found = [way.files[0].code for way in ways]
    assert next(each for each in found if not only_a_part(source, each)) == whole


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        (SHOP, (f"{PRICE}\n\n{SUMS}", f"{PRICE}\n\n{TOTAL}")),  # which
        (SHOP, (f"{PRICE}\n\n{TOTAL}",)),  # nobody uses it
        (SHOP, (f"const first = cart[0];\n\n{TOTAL.replace('a + b', 'first + b')}",)),
        (USERS, (f"{LOAD}\n\n{THEN.replace('/u', '/other')}",)),
        (USERS, (f"{LOAD}\n\n{THEN.replace('names(users)', 'users')}",)),
        (USERS, ("main();",)),
        (CLICKS, ("c.onclick = go;",)),
        (CLICKS, ("setup(() => {\n  a.onclick = go;\n  b.onclick = go;\n  window.onload = go();\n"
                  "});",)),
        (f"{TICK}\n}}", (f"{LATER}",)),
    ],
)  # fmt: skip
def test_where_one_piece_has_no_place_nothing_is_placed(
    source: str, parts: tuple[str, ...]
) -> None:
    assert not with_outermost(source, parts, is_part=True)


async def test_what_lost_a_function_and_was_not_tried_is_not_called_still_wrong(
    desks: list[Desk],
) -> None:
    desk = seated(desks, f"```js\n{LOAD}\n\n{THEN.replace('names(users)', 'users')}\n```")
    reply = await desk.asks(f"TypeError: users.map is no function\n```js\n{USERS}\n```", "debug")
    assert NOT_BETTER in reply.markdown
    assert "`names` is gone" in reply.markdown
    assert NOT_MENDED not in reply.markdown
