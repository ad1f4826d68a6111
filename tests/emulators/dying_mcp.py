"""An MCP server over stdio for tests that dies in the middle of its first call, and never again.

`python -m tests.emulators.dying_mcp PATH`: it notes each start of its own at PATH.
"""

import os
import sys
from pathlib import Path

from mcp.server.mcpserver import MCPServer

server = MCPServer("dying")
starts = Path(sys.argv[1])


@server.tool()
def go() -> str:
    """Goes."""
    if len(starts.read_text(encoding="utf-8")) == 1:
        os._exit(3)
    return "Gone."


if __name__ == "__main__":
    with starts.open("a", encoding="utf-8") as file:
        file.write("s")
    server.run()
