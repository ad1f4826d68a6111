"""JSON that is mended is JSON, and has kept what an answer does not show."""

import pytest

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


@pytest.mark.parametrize(
    ("sent", "shown", "mended"),
    [
        (APP, APP.replace('"main"', '"type": "module",\n  "main"'), "whole"),
        (APP, APP.replace('"main"', '"start"'), "whole"),
        (APP, APP.replace('  "version": "1.0.0",\n', ""), "whole"),
        (BROKEN, APP, "whole"),
        (BROKEN, BROKEN.replace("app", "shop"), ""),
        (OPTIONS, '"target": "es2020",', OPTIONS.replace("es5", "es2020")),
        (OPTIONS, '"target": "es2020"', ""),
        (OPTIONS, '"module": "esnext",', ""),
        (OPTIONS, f"{{\n  {STRICT}\n}}", ""),
        (OPTIONS, STRICT, ""),
        (APP, '{\n  "name": "app",\n  "type": "module"\n}', ""),
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
