"""A real MCP server over stdio for tests: its one tool says what stands in a file.

`python -m tests.emulators.noting_mcp PATH`
"""

import sys
from pathlib import Path

from mcp.server.mcpserver import MCPServer

server = MCPServer("noting")


@server.tool()
def note() -> str:
    """Says what was noted."""
    return Path(sys.argv[1]).read_text(encoding="utf-8")


if __name__ == "__main__":
    server.run()
