"""The code skill through the whole program, on the platform in memory."""

import asyncio
import json
from pathlib import Path

import pytest
import yaml

from tests.dialogue.scripts import goes_exactly, read_script, typed
from tests.dialogue.stages import Asks, on_console, on_discord, on_slack, on_web
from tests.emulators.github import GitHubEmulator
from tests.emulators.github.server import Repository
from tests.program import program
from tests.sandboxes import MENDS, UNLIKE

TOKEN = "ghp_emulated0123456789"
ECHO = "{main: {kind: scripted}}"


FOLDER = Path(__file__).parent / "code"
MODELS = json.dumps(yaml.safe_load((FOLDER / "models.yaml").read_text(encoding="utf-8")))
SCRIPTS = sorted(FOLDER.glob("*.txt"))
PASSED_ON = FOLDER / "passed_on" / "pull_request_and_gist.txt"
STAGES = {"slack": on_slack, "discord": on_discord, "web": on_web}


def with_sandbox(backend: str, seconds: float = 20) -> str:
    """The skills of config.yaml with this sandbox."""
    sandbox = f"{{backend: {backend}, seconds: {seconds}}}"
    return f"skills: [chat, tutor, {{code: {{sandbox: {sandbox}}}}}]"


@pytest.mark.parametrize("backend", UNLIKE)
async def test_run_shows_what_code_prints_and_how_it_fails(backend: str, redis_url: str) -> None:
    async with program(redis_url, ECHO, more=with_sandbox(backend, 3.5)) as person:
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


async def test_describe_suggest_take_and_run(redis_url: str) -> None:
    answer = "```python\\ndef double(x):\\n    return 2*x\\n\\nassert double(2) == 4\\n```\\nShort."
    other = "```python\\ndef double(x):\\n    return x+x\\n\\nassert double(3) == 6\\n```\\nAlso."
    says = (
        f'{{main: {{kind: scripted, rules: [{{when: "large inputs", say: "{other}"}}, '
        f'{{when: "doubles a number", say: "{answer}"}}]}}}}'
    )
    async with program(redis_url, says, more=with_sandbox("auto")) as person:
        shown = await person.asks("Write a Python function that doubles a number")
        assert "its own example holds" in shown
        assert "1. Take 1: simple\n2. Take 2: fast" in shown
        taken = await person.asks("2")
        assert "Yours: **fast**, as `double.py`" in taken
        ran = await person.asks("1")
        assert "It ran" in ran
        stored = await person.app.reception.conversation(person.conversation)
        assert stored.turns[0].skill == "code"


async def test_words_around_code_have_it_mended_and_the_fix_taken(redis_url: str) -> None:
    fix = "x was never set.\\n```python\\nx = 1\\nprint(x + 1)\\n```\\n"
    says = f'{{main: {{kind: scripted, rules: [{{when: "code is wrong", say: "{fix}"}}]}}}}'
    async with program(redis_url, says, more=with_sandbox("auto")) as person:
        shown = await person.asks("why does this fail?\n```python\nprint(x + 1)\n```")
        assert "NameError" in shown
        assert f"**{MENDS}** – ran in" in shown
        assert "+x = 1" in shown
        assert f"Yours: **{MENDS.lower()}**" in await person.asks("Take it")
        assert "2" in await person.asks("/run")


async def test_what_was_taken_becomes_a_pull_request_after_a_confirmation(redis_url: str) -> None:
    answer = "```python\\ndef double(x):\\n    return 2*x\\n\\nassert double(2) == 4\\n```\\nShort."
    says = f'{{main: {{kind: scripted, rules: [{{when: "doubles a number", say: "{answer}"}}]}}}}'
    async with GitHubEmulator(TOKEN, acme__tools=Repository()) as github:
        settings = (
            f"{{github_token: '${{GITHUB_TOKEN}}', github_repositories: [acme/tools], "
            f"github_url: '{github.url}', suggestions: 1, sandbox: {{backend: monty}}}}"
        )
        more = f"skills: [chat, {{code: {settings}}}]"
        async with program(
            redis_url, says, more=more, environment={"GITHUB_TOKEN": TOKEN}
        ) as person:
            await person.asks("Write a Python function that doubles a number")
            assert "Open a pull request" in await person.asks("1")
            assert "I would make a branch in `acme/tools`" in await person.asks("2")
            assert all(call.startswith("GET ") for call in github.calls)
            assert "Done: https://github.com/" in await person.asks("1")
        (pull,) = github.repositories["acme/tools"].pulls
        files = github.repositories["acme/tools"].branches[pull["head"]]
        assert files == {
            "double.py": b"def double(x):\n    return 2 * x\n\n\nassert double(2) == 4\n"
        }


@pytest.mark.parametrize("stage", STAGES)
async def test_every_dialogue_goes_exactly_so_on_every_platform(stage: str, tmp_path: Path) -> None:
    """Side by side: each dialogue has a person of its own."""

    async def goes(path: Path, asks: Asks) -> None:
        for step in read_script(path):
            assert step.problem(await asks(step.says)) == "", path.name

    async with STAGES[stage](MODELS, tmp_path) as newcomer:
        people = [await newcomer() for _ in SCRIPTS]
        await asyncio.gather(*map(goes, SCRIPTS, people))


@pytest.mark.parametrize("stage", [*STAGES, "console"])
async def test_what_was_taken_is_passed_on_from_every_platform(stage: str, tmp_path: Path) -> None:
    steps = read_script(PASSED_ON)
    async with GitHubEmulator(TOKEN, acme__tools=Repository()) as github:
        more = passes_on(github)
        environment = {"GITHUB_TOKEN": TOKEN}
        if stage == "console":
            says = typed(steps)
            printed = await asyncio.to_thread(on_console, MODELS, tmp_path, says, more, environment)
            goes_exactly(printed, [steps])
        else:
            async with STAGES[stage](MODELS, tmp_path, more, environment) as newcomer:
                asks = await newcomer()
                for step in steps:
                    assert step.problem(await asks(step.says)) == ""
    assert len(github.gists) == len(github.repositories["acme/tools"].pulls) == 1


def passes_on(github: GitHubEmulator) -> str:
    """The skills of config.yaml, with GitHub."""
    return (
        "skills: [chat, {code: {github_token: '${GITHUB_TOKEN}', github_gists: true, "
        f"github_repositories: [acme/tools], github_url: '{github.url}', "
        "sandbox: {backend: monty}}}]"
    )


def test_every_dialogue_goes_so_in_a_terminal(tmp_path: Path) -> None:
    scripts = [read_script(path) for path in SCRIPTS]
    says = [line for steps in scripts for line in typed(steps)]
    goes_exactly(on_console(MODELS, tmp_path, says), scripts)
