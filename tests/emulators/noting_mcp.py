"""A real MCP server over stdio for tests: it says what stands in a file, and writes there.

`python -m tests.emulators.noting_mcp PATH`
"""

import sys
from pathlib import Path

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

server = MCPServer("noting")


@server.tool()
def note() -> str:
    """Says what was noted."""
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    if text.startswith("FAIL "):
        raise ToolError(text)
    return text


@server.tool()
def write(to: str, amount: int = 10) -> str:
    """Notes a payment."""
    with Path(sys.argv[1]).open("a", encoding="utf-8") as file:
        file.write(f"{amount} to {to}\n")
    return "Noted."


if __name__ == "__main__":
    server.run()
