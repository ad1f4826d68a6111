"""What people attach, through the platforms that take files: quizzes from it, reviews of it."""

import json
from pathlib import Path

import pytest
import yaml

from tests.dialogue.scripts import read_script
from tests.dialogue.stages import on_discord, on_slack

_FOLDER = Path(__file__).parent / "attached"
MODELS = json.dumps(yaml.safe_load((_FOLDER / "models.yaml").read_text(encoding="utf-8")))
SCRIPTS = sorted(_FOLDER.glob("*.txt"))
STAGES = {"slack": on_slack, "discord": on_discord}


@pytest.mark.parametrize("stage", STAGES)
async def test_a_dialogue_about_files_goes_so(stage: str, tmp_path: Path) -> None:
    async with STAGES[stage](MODELS, tmp_path) as newcomer:
        for path in SCRIPTS:
            asks = await newcomer()
            for step in read_script(path):
                assert step.problem(await asks(step.says, step.file)) == "", path.name
