"""The tutor's dialogues, as data files, through the whole program: in memory and on each platform.

One scripted model is beside them all. It leaks the answer whenever it is asked for a hint.
"""

import asyncio
import json
from pathlib import Path

import pytest
import yaml

from tests.dialogue.scripts import goes_exactly, read_script, typed
from tests.dialogue.stages import Asks, on_console, on_discord, on_slack, on_web
from tests.program import program

_FOLDER = Path(__file__).parent / "tutor"
MODELS = json.dumps(yaml.safe_load((_FOLDER / "models.yaml").read_text(encoding="utf-8")))
SCRIPTS = sorted(_FOLDER.glob("*.txt"))
STAGES = {"slack": on_slack, "discord": on_discord, "web": on_web}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
async def test_a_dialogue_goes_exactly_so(path: Path, redis_url: str) -> None:
    async with program(redis_url, MODELS) as person:
        for step in read_script(path):
            assert step.problem(await person.asks(step.says)) == ""


@pytest.mark.parametrize("stage", STAGES)
async def test_every_dialogue_goes_so_on_every_platform(stage: str, tmp_path: Path) -> None:
    """Side by side: each dialogue has a person of its own."""

    async def goes(path: Path, asks: Asks) -> None:
        for step in read_script(path):
            assert step.problem(await asks(step.says)) == "", path.name

    async with STAGES[stage](MODELS, tmp_path) as newcomer:
        people = [await newcomer() for _ in SCRIPTS]
        await asyncio.gather(*map(goes, SCRIPTS, people))


def test_every_dialogue_goes_so_in_a_terminal(tmp_path: Path) -> None:
    scripts = [read_script(path) for path in SCRIPTS]
    says = [line for steps in scripts for line in typed(steps)]
    goes_exactly(on_console(MODELS, tmp_path, says), scripts)
