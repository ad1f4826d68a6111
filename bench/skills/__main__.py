"""`python -m bench.skills`: how good the skills are with the model of a configuration.

    python -m bench.skills                      the local model: an hour or more
    python -m bench.skills --config FILE        the first model of that config.yaml
    python -m bench.skills --only code --minutes 30   one part, and no longer; several --only may be
    python -m bench.skills --quick              a few of each, to see that it works
    python -m bench.skills --write              into docs/skills.md

What is done is kept in `--state` after each step: a run that was cut goes on there, also the other
parts on another day; `--fresh` begins anew, `--again` has the programming tasks checked again with
what the model said to the same questions. Figures are as they are.
"""

import argparse
import asyncio
import platform
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bench.processes import ROOT
from bench.skills.code import measure as measure_code
from bench.skills.state import State, put_into, table
from bench.skills.tasks import TASKS
from bench.skills.tutor import PARTS, Bench
from bot.config import reading as config
from bot.models.configured import build_one_model

PAGE = ROOT / "docs" / "skills.md"
CODE = "code"
_LOCAL = "models: {main: {kind: local}}\nadapters: {web: {}}"


async def main(options: argparse.Namespace) -> str:
    """Run what is not done yet, and return the table of all that is."""
    settings = config.load(options.config) if options.config else config.parse(_LOCAL, {})
    with tempfile.TemporaryDirectory() as folder:
        core = settings.core.model_copy(update={"data_dir": Path(folder)})
        model = build_one_model(settings.models[0], replace(settings, core=core))
        try:
            await model.prepare()
            print(f"{model.name}, Python {platform.python_version()}\n", flush=True)
            state = State(options.state, model.name, is_fresh=options.fresh)
            wanted = options.only or [*PARTS, CODE]
            for part in (part for part in PARTS if part in wanted):
                if part in state.done.parts:
                    print(f"  ({part}: done before)", flush=True)
                else:
                    rows = await Bench(model, is_quick=options.quick).run(part)
                    state.keep_part(part, rows)
            if CODE in wanted:
                tasks = TASKS[:2] if options.quick else TASKS
                if options.again:
                    state.forget_tasks()
                state.keep_part(CODE, await measure_code(model, options.minutes, state, tasks))
        finally:
            await model.close()
    written = table(state.done.parts, model.name)
    if options.write:
        PAGE.write_text(put_into(PAGE.read_text(encoding="utf-8"), written), encoding="utf-8")
    return written


def read_options(words: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.skills", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--config", type=Path, default=None, metavar="FILE")
    parser.add_argument("--only", action="append", choices=(*PARTS, CODE), help="only this part")
    parser.add_argument("--minutes", type=float, default=60.0, help="most for the code tasks")
    parser.add_argument("--quick", action="store_true", help="a few of each")
    parser.add_argument("--state", type=Path, default=ROOT / "build" / "bench-skills.json")
    parser.add_argument("--fresh", action="store_true", help="forget what was done before")
    parser.add_argument("--again", action="store_true", help="check what the model said again")
    parser.add_argument("--write", action="store_true", help="into docs/skills.md")
    return parser.parse_args(words)


if __name__ == "__main__":
    print(asyncio.run(main(read_options())))
