"""JSON that is mended is JSON, and has kept what an answer does not show."""

import pytest

from bot.skills.code.pasted.json_merging import all_merged
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


@pytest.mark.parametrize(
    ("source", "parts", "merged"),
    [
        (OPTIONS, ['"module": "esnext",'], OPTIONS.replace("commonjs", "esnext")),
        (OPTIONS, [STRICT], WITH_STRICT),
        (OPTIONS, ['{\n  "compilerOptions": {"strict": true}\n}'], WITH_STRICT),
        (OPTIONS, ['{\n  ...\n  "include": ["lib"],\n  ...\n}'], OPTIONS.replace("src", "lib")),
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
        ('{"a": 1} // mine', ['"a": 3'], ""),
    ],
)  # fmt: skip
def test_a_part_of_an_object_is_put_into_the_only_one_that_has_its_keys(
    source: str, parts: list[str], merged: str
) -> None:
    assert all_merged(source, parts) == merged


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
    ],
)
async def test_json_is_mended_to_json(sent: str, shown: str, mended: str) -> None:
    desk = Desk(f"So:\n```json\n{shown}\n```")
    reply = await desk.asks(f"It is wrong.\n```json\n{sent}\n```", "debug")
    await desk.close()
    kept = [desk.blobs.kept[each.blob].decode() for each in reply.extras.files[:1]]
    assert kept == ([f"{shown if mended == 'whole' else mended}\n"] if mended else [])
    assert ("**Changed** – parses" in reply.markdown) is bool(mended and "//" not in sent)
