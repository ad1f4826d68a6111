"""The tutor's dialogues, as data files, through the whole program."""

import json
from pathlib import Path

import pytest
import yaml

from tests.dialogue.scripts import read_script
from tests.program import program

SCRIPTS = sorted((Path(__file__).parent / "tutor").glob("*.txt"))


def models_beside(path: Path) -> str:
    """The `models` section in the file beside a dialogue, in one line; else one that repeats."""
    section = path.with_suffix(".yaml")
    if not section.exists():
        return "{main: {kind: scripted}}"
    return json.dumps(yaml.safe_load(section.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
async def test_a_dialogue_goes_exactly_so(path: Path, redis_url: str) -> None:
    async with program(redis_url, models_beside(path)) as person:
        for step in read_script(path):
            assert step.problem(await person.asks(step.says)) == ""
