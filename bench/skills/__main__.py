"""`python -m bench.skills`: how good the skills are with the model of a configuration.

    python -m bench.skills                      the local model: a quarter of an hour or more
    python -m bench.skills --config FILE        the first model of that config.yaml
    python -m bench.skills --quick              a few of each, to see that it works
    python -m bench.skills --part code --minutes 20   only that, and no longer

Figures go into docs/skills.md by hand, as they are.
"""

import argparse
import asyncio
import platform
import tempfile
from dataclasses import replace
from pathlib import Path

from bench.skills.code import measure as measure_code
from bench.skills.tasks import TASKS
from bench.skills.tutor import Bench, Row
from bot.app import build_one_model
from bot.config import reading as config

_LOCAL = "models: {main: {kind: local}}\nadapters: {web: {}}"


async def main(options: argparse.Namespace) -> None:
    """Run with one model and print the table."""
    settings = config.load(options.config) if options.config else config.parse(_LOCAL, {})
    with tempfile.TemporaryDirectory() as folder:
        core = settings.core.model_copy(update={"data_dir": Path(folder)})
        model = build_one_model(settings.models[0], replace(settings, core=core))
        try:
            await model.prepare()
            print(f"{model.name}, Python {platform.python_version()}\n", flush=True)
            rows: list[Row] = []
            if options.part in ("all", "tutor"):
                rows += await Bench(model, is_quick=options.quick).run()
            if options.part in ("all", "code"):
                tasks = TASKS[:2] if options.quick else TASKS
                rows += await measure_code(model, options.minutes, tasks)
        finally:
            await model.close()
    print("\n| what | figure |\n| --- | --- |")
    for row in rows:
        print(f"| {row.what} | {row.figure} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.skills")
    parser.add_argument("--config", type=Path, default=None, metavar="FILE")
    parser.add_argument("--quick", action="store_true", help="a few of each")
    parser.add_argument("--part", choices=("all", "tutor", "code"), default="all")
    parser.add_argument("--minutes", type=float, default=60.0, help="most for the code tasks")
    asyncio.run(main(parser.parse_args()))
