"""What people attach, on every platform: quizzes from it, reviews of it."""

import json
from pathlib import Path

import pytest
import yaml

from tests.dialogue.scripts import Step, goes_exactly, read_script, typed
from tests.dialogue.stages import on_console, on_discord, on_slack, on_web

_FOLDER = Path(__file__).parent / "attached"
MODELS = json.dumps(yaml.safe_load((_FOLDER / "models.yaml").read_text(encoding="utf-8")))
SCRIPTS = sorted(_FOLDER.glob("*.txt"))
STAGES = {"slack": on_slack, "discord": on_discord, "web": on_web}


@pytest.mark.parametrize("stage", STAGES)
async def test_a_dialogue_about_files_goes_so(stage: str, tmp_path: Path) -> None:
    async with STAGES[stage](MODELS, tmp_path) as newcomer:
        for path in SCRIPTS:
            asks = await newcomer()
            for step in read_script(path):
                assert step.problem(await asks(step.says, step.file)) == "", path.name


def test_a_dialogue_about_files_goes_so_in_a_terminal(tmp_path: Path) -> None:
    scripts = [read_script(path) for path in SCRIPTS]
    says = [line for steps in scripts for line in typed(steps, _lines)]
    goes_exactly(on_console(MODELS, tmp_path, says), scripts)


def _lines(step: Step) -> list[str]:
    """What is typed: the file goes in a line before what is said of it."""
    attached = [f"/attach {_FOLDER / 'files' / step.file[0]}"] if step.file is not None else []
    return [*attached, step.says]
