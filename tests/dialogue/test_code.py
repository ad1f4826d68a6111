"""The code skill through the whole program, on the platform in memory."""

import pytest

from tests.program import program
from tests.sandboxes import NAMES

ECHO = "{main: {kind: scripted}}"


def with_sandbox(backend: str) -> str:
    """The skills of config.yaml with this sandbox."""
    return f"skills: [chat, tutor, {{code: {{sandbox: {{backend: {backend}, seconds: 2}}}}}}]"


@pytest.mark.parametrize("backend", [name for name in NAMES if name != "runsc"])
async def test_run_shows_what_code_prints_and_how_it_fails(backend: str, redis_url: str) -> None:
    async with program(redis_url, ECHO, more=with_sandbox(backend)) as person:
        shown = await person.asks("/run print(6 * 7)")
        assert "```\n42\n```" in shown
        shown = await person.asks("/run ```python\nprint('a')\n1 / 0\n```")
        assert "```\na\n```" in shown
        assert "ZeroDivisionError" in shown
        assert "did not end in time" in await person.asks("/run while True: pass")


async def test_run_alone_runs_the_code_shown_last(redis_url: str) -> None:
    says = '{main: {kind: scripted, replies: ["Try:\\n```python\\nprint(2 ** 10)\\n```\\n"]}}'
    async with program(redis_url, says, more=with_sandbox("monty")) as person:
        await person.asks("how do I compute powers in Python?")
        assert "1024" in await person.asks("/run")


async def test_run_says_what_it_needs_and_what_it_cannot_run(redis_url: str) -> None:
    async with program(redis_url, ECHO, more=with_sandbox("none")) as person:
        assert "Write the code behind it" in await person.asks("/run")
        assert "Python only" in await person.asks("/run ```js\nalert(1)\n```")
        assert "switched off" in await person.asks("/run print(1)")
        assert "`/run CODE`" in await person.asks("/help")
