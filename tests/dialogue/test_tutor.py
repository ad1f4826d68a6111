"""The tutor's dialogues, as data files, through the whole program."""

from pathlib import Path

import pytest

from tests.dialogue.scripts import read_script
from tests.program import program

SCRIPTS = sorted((Path(__file__).parent / "tutor").glob("*.txt"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
async def test_a_dialogue_goes_exactly_so(path: Path, redis_url: str) -> None:
    model = path.with_suffix(".yaml")
    models = model.read_text(encoding="utf-8") if model.exists() else "{main: {kind: scripted}}"
    async with program(redis_url, models) as person:
        for step in read_script(path):
            assert step.problem(await person.asks(step.says)) == ""
