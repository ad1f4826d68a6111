"""Formulas and charts arrive as pictures where files are shown, with the same in words."""

from pathlib import Path

import pytest

from tests.dialogue.stages import on_console
from tests.dialogue.test_tutor import STAGES

SAYS = r"The area: $\\frac{a \\cdot h}{2}$."
MODELS = f'{{main: {{kind: scripted, replies: ["{SAYS}"]}}}}'


@pytest.mark.parametrize("stage", STAGES)
async def test_formulas_and_progress_arrive_as_pictures(stage: str, tmp_path: Path) -> None:
    async with STAGES[stage](MODELS, tmp_path) as newcomer:
        asks = await newcomer()
        formula = await asks("what is the area of a triangle?")
        assert "[formulas.png: (a · h)/2]" in formula, formula
        await asks("/quiz plurals")
        await asks("pass")
        await asks("stop")
        progress = await asks("/progress")
        assert "Your progress" in progress
        assert "[progress.png: plurals: 0% of 1. Answers on the last 14 days:" in progress, progress


def test_in_a_terminal_they_stay_text(tmp_path: Path) -> None:
    printed = on_console(MODELS, tmp_path, ["what is the area?", "/quiz plurals", "stop"])
    assert "frac" in printed
    assert ".png" not in printed
