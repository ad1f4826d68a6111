"""Several files of one language that is not run here: a fix takes the place of its own file."""

import pytest

from bot.skills.code.debug import debugging
from tests.unit.coders import Desk

ITEMS = (
    "export function price(item) {\n  return item.price * 1.2;\n}\n\n"
    "export function name(item) {\n  return item.nam;\n}\n\nconst tax = 0.2;"
)
MAIN = (
    "import { price, name } from './items.js';\n\nconst tax = 0.2;\n"
    "const items = [{ name: 'pen', price: 2 }];\nfor (const item of items) {\n"
    "  console.log(name(item), price(itm));\n}"
)
RIGHT_ITEMS, RIGHT_MAIN = ITEMS.replace("nam;", "name;"), MAIN.replace("itm", "item")
NEW = "export function log(text) {\n  console.log(`[shop] ${text}`);\n}"
SENT = f"It prints undefined.\n\nitems.js:\n```js\n{ITEMS}\n```\nmain.js:\n```js\n{MAIN}\n```"


def js(code: str, above: str = "A typo:") -> str:
    return f"{above}\n```js\n{code}\n```\n"


@pytest.mark.parametrize(
    ("answer", "items", "main"),
    [
        (js(RIGHT_MAIN, "In main.js:"), ITEMS, RIGHT_MAIN),
        (js(RIGHT_MAIN), ITEMS, RIGHT_MAIN),
        (js(RIGHT_ITEMS), RIGHT_ITEMS, MAIN),
        (js(RIGHT_ITEMS, "**items.js**") + js(RIGHT_MAIN, "**main.js**"), RIGHT_ITEMS, RIGHT_MAIN),
        (js(ITEMS, "items.js is right:") + js(RIGHT_MAIN, "main.js:"), ITEMS, RIGHT_MAIN),
        (js("  console.log(name(item), price(item));"), ITEMS, RIGHT_MAIN),
        (js("export function name(item) {\n  return item.name;\n}"), RIGHT_ITEMS, MAIN),
        (js("const tax = 0.3;"), ITEMS, MAIN),  # of which file
        (js(NEW, "Add log.js:"), ITEMS, MAIN),
        (js("console.log(price({ price: 2 }));", "Use it so:"), ITEMS, MAIN),
    ],
)
async def test_a_fix_takes_the_place_of_its_own_file(answer: str, items: str, main: str) -> None:
    desk = Desk(answer)
    reply = await desk.asks(SENT, "debug")
    await desk.close()
    kept = {each.name: desk.blobs.kept[each.blob].decode() for each in reply.extras.files}
    assert kept.get("items.js", f"{ITEMS}\n") == f"{items}\n"
    assert kept.get("main.js", f"{MAIN}\n") == f"{main}\n"
    assert not {*kept} - {"items.js", "main.js", "items.js.patch", "main.js.patch"}
    assert bool(kept) is (f"{items}{main}" != f"{ITEMS}{MAIN}")
    assert kept or debugging.NOWHERE in reply.markdown
    for shown in (f"`items.js`:\n\n```javascript\n{ITEMS}", f"`main.js`:\n\n```javascript\n{MAIN}"):
        assert shown in desk.model.asked[0][-1]
    assert "I look at `items.js` and `main.js`." in reply.markdown


STACK = (
    '#include "stack.h"\n\nvoid push(struct stack *s, int v) {\n    s->items[s->size] = v;\n}\n\n'
    "int main(void) {\n    struct stack s = {0};\n    push(&s, 3);\n}"
)
HEADER = (
    "struct stack {\n    int items[10];\n    int size;\n};\n\nvoid push(struct stack s, int v);"
)
RIGHT_STACK = STACK.replace("= v;", "= v;\n    s->size++;")
RIGHT_HEADER = HEADER.replace("stack s,", "stack *s,")


@pytest.mark.parametrize("language", ["c", "cpp"])
@pytest.mark.parametrize(
    ("answer", "changed"),
    [
        (("stack.h", RIGHT_HEADER), {"stack.h": RIGHT_HEADER}),
        (("stack.c", RIGHT_STACK), {"stack.c": RIGHT_STACK}),
        (("it", RIGHT_HEADER), {"stack.h": RIGHT_HEADER}),
        (("it", "void push(struct stack *s, int v);"), {"stack.h": RIGHT_HEADER}),
    ],
)
async def test_a_header_is_a_file_beside_its_program(
    language: str, answer: tuple[str, str], changed: dict[str, str]
) -> None:
    program = "stack.c" if language == "c" else "stack.cpp"
    name, code = answer
    sent = f"{program}:\n```{language}\n{STACK}\n```\nstack.h:\n```{language}\n{HEADER}\n```"
    desk = Desk(f"In {name.replace('stack.c', program)}:\n```{language}\n{code}\n```")
    reply = await desk.asks(f"It does not compile.\n{sent}", "debug")
    await desk.close()
    kept = {each.name: desk.blobs.kept[each.blob].decode() for each in reply.extras.files}
    files = {name: text for name, text in kept.items() if not name.endswith(".patch")}
    wanted = {name.replace("stack.c", program): f"{text}\n" for name, text in changed.items()}
    assert files == wanted
    assert f"I look at `{program}` and `stack.h`." in reply.markdown
