"""What every tool keeps to: a name that providers take, a schema, few words."""

import json
import re
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.config.plugs import build_plug, plug_names
from bot.ports import Toolbox, ToolParts
from bot.turn.toolshed import Toolshed, build_toolshed

PARTS = ToolParts(Path("unused"))
WITHOUT_SETTINGS = [name for name in plug_names("bot.tools") if name not in ("mcp", "langchain")]
PAGE = Path(__file__).parents[2] / "docs" / "tools.md"


@pytest.mark.parametrize("name", WITHOUT_SETTINGS)
async def test_a_tool_is_named_and_described_so_that_models_take_it(name: str) -> None:
    box: Toolbox = build_plug(f"tools.{name}", f"bot.tools.{name}", None, PARTS)
    assert box.name == name
    for tool in await box.tools():
        assert re.fullmatch(r"[a-z][a-z0-9_]{0,63}", tool.spec.name)
        assert 10 < len(tool.spec.description) < 300  # it is sent with every prompt
        assert tool.spec.parameters["type"] == "object"
        assert len(json.dumps(tool.spec.parameters)) < 600
        assert tool.doing
    assert box.away() == {}
    await box.close()
    await box.close()


async def test_no_two_tools_have_one_name() -> None:
    shed = build_toolshed(
        {n: __import__(f"bot.tools.{n}", fromlist=["x"]).Settings() for n in WITHOUT_SETTINGS},
        Path("unused"),
    )
    names = [tool.spec.name for box in shed.boxes for tool in await box.tools()]
    assert len(names) == len(set(names)) >= 6
    await shed.close()


async def test_of_two_tools_with_one_name_the_first_of_config_stays() -> None:
    boxes = [build_plug("tools.clock", "bot.tools.clock", None, PARTS) for _ in range(2)]
    shed = Toolshed(boxes)
    with capture_logs() as logs:
        opened, again = await shed.open(), await shed.open()
    first = await boxes[0].tools()
    assert [tool.run for tool in opened] == [tool.run for tool in first] == [t.run for t in again]
    assert [(log["event"], log["tool"]) for log in logs] == [
        ("tools.same_name", tool.spec.name) for tool in first
    ]


async def test_the_tool_of_the_page_works() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
    module: dict[str, object] = {"__name__": "dice"}
    exec(compile(example, "docs/tools.md", "exec"), module)  # the page's own words
    box = module["build"](module["Settings"](), PARTS)  # type: ignore[operator] - the module's
    (tool,) = await box.tools()
    assert 1 <= int((await tool.run({"sides": 6}, None)).text) <= 6
