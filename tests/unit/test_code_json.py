"""JSON that is mended is JSON, and has kept what an answer does not show."""

import pytest

from bot.skills.code.pasted.formats.json_merging import all_merged
from tests.unit.coders import Desk

APP = '{\n  "name": "app",\n  "version": "1.0.0",\n  "main": "index.js"\n}'
BROKEN = APP.replace('"1.0.0",', '"1.0.0",,')
OPTIONS = (
    '{\n  "compilerOptions": {\n    "target": "es5",\n    "module": "commonjs"\n  },\n'
    '  "include": ["src"]\n}'
)
STRICT = (
    '"compilerOptions": {\n    "target": "es5",\n    "module": "commonjs",\n    "strict": true\n  }'
)
WITH_STRICT = OPTIONS.replace('commonjs"', 'commonjs",\n    "strict": true')
TABBED = OPTIONS.replace("  ", "\t")
WITH_PATHS = TABBED.replace(
    'commonjs"', 'commonjs",\n\t\t"paths": {\n\t\t\t"a": [\n\t\t\t\t"b"\n\t\t\t]\n\t\t}'
)
USERS = '{"users": [{"id": 1, "name": "Ada"}, {"id": 2, "name": "Bo"}], "name": "us"}'
LINT = (
    '{\n  "rules": {\n    "semi": "error",\n    "quotes": ["error", "single"]\n  },\n'
    '  "plugins": ["react", "import"]\n}'
)
NOTED = '{\n  // who we are\n  "name": "app", // short\n  "tags": [\n    "a" // first\n  ],\n}'
ADD, DROP = "Add it:", "Remove the others:"


@pytest.mark.parametrize(
    ("source", "parts", "merged"),
    [
        (OPTIONS, ['"module": "esnext",'], OPTIONS.replace("commonjs", "esnext")),
        (OPTIONS, [STRICT], WITH_STRICT),
        (OPTIONS, ['{\n  "compilerOptions": {"strict": true}\n}'], WITH_STRICT),
        (OPTIONS, ['{\n  ...\n  "module": "amd",\n  ...\n}'], OPTIONS.replace("commonjs", "amd")),
        (OPTIONS, ['"target": "es6"', '"include": ["src", "x"]'],
         OPTIONS.replace("es5", "es6").replace('"src"', '"src", "x"')),
        (OPTIONS, ['"target": "es6"', '"target": "es7"'], ""),
        (OPTIONS, ['"target": "es5"'], ""),
        (OPTIONS, ['{"strict": true}'], ""),
        (OPTIONS, ['"include": []'], ""),
        (OPTIONS, ['"compilerOptions": "es5"'], ""),
        (OPTIONS, ['"compilerOptions": {'], ""),
        (OPTIONS, ["target = 5"], ""),
        (TABBED, ['"compilerOptions": {"paths": {"a": [\n"b"]}}'], WITH_PATHS),
        (USERS, ['{"id": 2, "name": "Bob"}'], USERS.replace('"Bo"', '"Bob"')),
        (USERS, ['{"id": 3, "name": "Cy"}'], ""),
        (USERS, ['{"name": "Cy"}'], ""),
        ('{"a": 1}', ['"b": {"c": 2}'], '{"a": 1, "b": {"c": 2}}'),
        ("{}", ['"a": 1'], '{\n  "a": 1\n}'),
        ('{"a": 1, "a": 2}', ['"a": 3'], ""),
        ("[1]", ['"a": 3'], ""),
        ('{"a": 1} // mine', ['"a": 3'], '{"a": 3} // mine'),
        (OPTIONS, ['"compilerOptions": {\n"target": "es6", // new\n}'], OPTIONS.replace("5", "6")),
        (OPTIONS, ['"include": [], # none\n"target": "es6"'], ""),
        (NOTED, ['"name": "shop" // renamed'], NOTED.replace('"app"', '"shop"')),
        (NOTED, ['"tags": ["a", "b"]'], NOTED.replace('"a" //', '"a", //').replace(
            "first", 'first\n    "b"')),
        (NOTED, ['"main": "x"'], NOTED.replace('],\n}', '],\n  "main": "x",\n}')),
        ('{"a": {"b": 1}, "c": {"b": 2}}', ['"b": 3'], ""),
        ('{"a": {"b": 1}, "c": 2}', ['"a": {}'], ""),
        ('{"a": {"b": 1}, "c": {"d": 2}}', ['"a": {}, "c": {"d": 2, "b": 1}'], ""),
    ],
)  # fmt: skip
def test_a_part_of_an_object_is_put_into_the_only_one_that_has_its_keys(
    source: str, parts: list[str], merged: str
) -> None:
    assert all_merged(source, parts) == merged


@pytest.mark.parametrize(
    ("source", "part", "words", "merged"),
    [
        (LINT, '"plugins": ["jsx"]', ADD, ""),
        (LINT, '"plugins": ["jsx"]', "", ""),
        (LINT, '"plugins": ["react", "jsx"]', ADD, ""),
        (LINT, '"plugins": ["jsx", "react", "import"]', "",
         LINT.replace('["react"', '["jsx", "react"')),
        (LINT, '"plugins": ["import", "react"]', "",
         LINT.replace('"react", "import"', '"import", "react"')),
        (LINT, '"plugins": ["react"]', "", ""),
        (LINT, '"plugins": ["react"]', DROP, LINT.replace(', "import"', "")),
        (LINT, '"plugins": [..., "jsx"]', "", LINT.replace('import"', 'import", "jsx"')),
        (LINT, '"plugins": [\n  // ... existing plugins\n  "jsx"\n]', "",
         LINT.replace('import"', 'import", "jsx"')),
        (LINT, '"plugins": ["react", /* ... */ "jsx"]', "",
         LINT.replace('import"', 'import", "jsx"')),
        (LINT, '"plugins": ["jsx", ...]', ADD, LINT.replace('["react"', '["jsx", "react"')),
        (LINT, '"plugins": ["jsx", "..."]', "Set it:", ""),
        (LINT, '{"rules": {...}, "plugins": [...]}', "", ""),
        (LINT, '"quotes": ["error", "double"]', "So:", LINT.replace("single", "double")),
        (LINT, '"quotes": ["error", "double"]', ADD, ""),
        (OPTIONS, '"include": ["lib"]', "", ""),
        (OPTIONS, '"include": ["lib"]', "Change it:", OPTIONS.replace("src", "lib")),
        (OPTIONS, '"include": ["lib"]', "The folder is missing:", ""),
        (USERS, '"users": [{"id": 2, "name": "Bob"}]', "", ""),
        (USERS, '"users": [{"id": 2, "name": "Bob"}, ...]', "", USERS.replace('"Bo"', '"Bob"')),
        (USERS, '"users": [... {"id": 2, "name": "Bob"}]', "", USERS.replace('"Bo"', '"Bob"')),
        (USERS, '"users": [..., {"id": 3, "name": "Bo"}]', "",
         USERS.replace('"Bo"}', '"Bo"}, {"id": 3, "name": "Bo"}')),
        (USERS, '"users": [{"id": 1, "age": 3}, {"id": 2}]', "",
         USERS.replace('"Ada"', '"Ada", "age": 3')),
        (USERS, '"users": [{"id": 1, "nom": "Ada"}, {"id": 2, "nom": "Bo"}]', "",
         USERS.replace('"name": "A', '"nom": "A').replace('"name": "B', '"nom": "B')),
        (USERS, '"users": [{"id": 3, ...}, ...]', ADD, ""),
        ('{"a": {"b": 1}, "c": 2}', '"a": {}', DROP, '{"a": {}, "c": 2}'),
        ('{"a": {"b": 1, "d": 3}, "c": 2}', '"a": {"b": 1}, "c": 3', DROP, ""),
    ],
)  # fmt: skip
def test_of_a_list_what_is_not_shown_is_lost_only_where_the_words_say_so(
    source: str, part: str, words: str, merged: str
) -> None:
    assert all_merged(source, [part], [words]) == merged


async def test_an_example_is_put_into_no_object() -> None:
    desk = Desk('For example, another project has:\n```json\n"target": "es6"\n```')
    reply = await desk.asks(f"It is wrong.\n```json\n{OPTIONS}\n```", "debug")
    await desk.close()
    assert not reply.extras.files
    assert '"target": "es6"' in reply.markdown


async def test_a_part_of_json_beside_code_goes_into_the_file_that_it_names() -> None:
    for name, count in (("package.json", 2), ("it", 0)):
        desk = Desk(f'In {name}:\n```json\n{{"name": "app", "type": "module"}}\n```')
        sent = f"app.js:\n```js\nimport x from 'x';\n```\npackage.json:\n```json\n{APP}\n```"
        reply = await desk.asks(f"It is wrong.\n{sent}", "debug")
        await desk.close()
        assert len(reply.extras.files) == count


@pytest.mark.parametrize(
    ("sent", "shown", "mended"),
    [
        (APP, APP.replace('"main"', '"type": "module",\n  "main"'), "whole"),
        (APP, APP.replace('"main"', '"start"'), "whole"),
        (APP, APP.replace('  "version": "1.0.0",\n', ""), "whole"),
        (BROKEN, APP, "whole"),
        (BROKEN, BROKEN.replace("app", "shop"), ""),
        (OPTIONS, '"target": "es2020",', OPTIONS.replace("es5", "es2020")),
        (OPTIONS, '"target": "es2020"', OPTIONS.replace("es5", "es2020")),
        (OPTIONS, f"{{\n  {STRICT}\n}}", WITH_STRICT),
        (OPTIONS, '"lib": ["dom"]', ""),
        (APP, '{\n  "name": "app",\n  "type": "module"\n}', APP[:-2] + ',\n  "type": "module"\n}'),
        (f"// mine\n{APP}", f"// mine\n{APP.replace('app', 'shop')}", "whole"),
        (f"// mine\n{APP}", APP.replace("app", "shop"), f"// mine\n{APP.replace('app', 'shop')}"),
        (APP, APP.replace('p",', 'ps", // changed'), APP.replace('"app"', '"apps"')),
        (APP, APP.replace('p",', 'ps" // changed'), ""),
        (BROKEN, f"// mended\n{APP}", APP),
        (
            OPTIONS,
            OPTIONS.replace("es5", "es6").replace(": {", ": { // so"),
            OPTIONS.replace("es5", "es6"),
        ),
        (
            OPTIONS,
            OPTIONS.replace('["src"]', '["src", // ... others\n "lib"]'),
            OPTIONS.replace('"src"', '"src", "lib"'),
        ),
        (USERS, '{"users": [{"id": 2, "name": "Bob"}], "name": "us"}', ""),
        (LINT, f"{LINT.replace('error', 'off')} // off", LINT.replace("error", "off")),
        (LINT, LINT.replace(', "import"', ""), "whole"),
        ('[{"id": 1, "a": "1"}, {"id": 2, "a": 2}]', '{"id": 1, "a": 1}\n{"id": 2, "a": 2}', ""),
    ],
)
async def test_json_is_mended_to_json(sent: str, shown: str, mended: str) -> None:
    desk = Desk(f"So:\n```json\n{shown}\n```")
    reply = await desk.asks(f"It is wrong.\n```json\n{sent}\n```", "debug")
    await desk.close()
    kept = [desk.blobs.kept[each.blob].decode() for each in reply.extras.files[:1]]
    assert kept == ([f"{shown if mended == 'whole' else mended}\n"] if mended else [])
    assert ("**Changed** – parses" in reply.markdown) is bool(mended)
