"""What people attach, on every platform: quizzes from it, reviews of it."""

import json
from pathlib import Path

import pytest
import yaml

from tests.dialogue.scripts import Step, goes_in_order, read_script
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
    says = [line for steps in scripts for line in ("/new", *_lines(steps))]
    printed = on_console(MODELS, tmp_path, says)
    goes_in_order(printed, scripts, begins="forgotten this conversation")


def _lines(steps: list[Step]) -> list[str]:
    """What is typed: the file goes in a line before what is said of it."""
    lines = []
    for step in steps:
        if step.file is not None:
            lines.append(f"/attach {_FOLDER / 'files' / step.file[0]}")
        lines.append(step.says)
    return lines
