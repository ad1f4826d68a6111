"""The commands: run, gateway, worker, chat, check, setup, dead, feedback, eval."""

import argparse
import asyncio
import contextlib
import gc
import importlib
import io
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, TextIO, TypeVar

from bot.config.reading import load
from bot.config.settings import Config
from bot.errors import ConfigError, StoreUnavailable
from bot.interrupt import Interrupt

_ROLES = {
    "run": "run everything that config.yaml names",
    "gateway": "only connect to the platforms: take messages in, leave the turns to workers",
    "worker": "only run turns: any number of workers on one Redis share them",
}
_CONFIG_VARIABLE = "DRAGOMAN_CONFIG"
_LAUNCHER_VARIABLE = "DRAGOMAN_LAUNCHER"
_Error = TypeVar("_Error", bound=BaseException)
_TEST = "test"
"""What the script `dragoman` of a clone does by itself, before Python: named here for its help."""


def main(arguments: list[str] | None = None) -> None:
    """Run a command and exit with its status: 0 well, 1 a mistake that was explained."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help(sys.stderr)
        sys.exit(2)
    if options.command == _TEST:
        parser.error("`test` comes first: ./dragoman test")
    if isinstance(sys.stdout, io.TextIOWrapper):  # what a terminal has no sign for is written as \N
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        if options.command == "setup":  # before there are tokens, hence before config is whole
            sys.exit(_setup(options))
        config = _load_config(options.config, getattr(options, "ops_port", None))
        run = _run_report if options.command in _REPORTS else _run_loop
        status = run(_COMMANDS[options.command](config, options))
    except* ConfigError as errors:
        _explain(errors)
        status = 1
    except* KeyboardInterrupt:
        status = 130
    sys.exit(status)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dragoman",
        description="One assistant for the places where people already talk.",
    )
    parser.add_argument("--version", action="version", version=version("dragoman"))
    parser.add_argument(
        "--config",
        type=Path,
        default=Path(os.environ.get(_CONFIG_VARIABLE, "config.yaml")),
        help="the configuration file (default: config.yaml, or $DRAGOMAN_CONFIG)",
    )
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND")
    for role, what in _ROLES.items():
        command = commands.add_parser(role, help=what)
        command.add_argument(
            "--ops-port",
            type=_port,
            metavar="PORT",
            help="where this process answers health checks and metrics, instead of ops.port "
            "(0: nowhere); several processes on one machine need a port each",
        )
    commands.add_parser("chat", help="talk to the assistant in this terminal")
    commands.add_parser("check", help="read the configuration, probe its parts, say what is wrong")
    setup = commands.add_parser("setup", help="what a platform needs to know of this assistant")
    setup.add_argument("platform", choices=["discord", "slack"])
    setup.add_argument(
        "--url", default="", help="the public https address, where Slack is to reach it over HTTP"
    )
    feedback = commands.add_parser("feedback", help="what people think of replies")
    ratings = feedback.add_subparsers(dest="action", required=True, metavar="ACTION")
    ratings.add_parser(
        "export", help="print all ratings, one JSON object a line, oldest month first"
    )
    evaluation = commands.add_parser("eval", help="put rated questions to the models of now")
    replays = evaluation.add_subparsers(dest="action", required=True, metavar="ACTION")
    evaluate = replays.add_parser(
        "run", help="replay the cases that `feedback export` wrote, and show what changed"
    )
    evaluate.add_argument("file", type=Path, metavar="FILE", help="one JSON object a line")
    dead = commands.add_parser("dead", help="messages set aside because workers died of them")
    actions = dead.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list", help="show them, oldest first")
    requeue = actions.add_parser("requeue", help="have them answered after all")
    drop = actions.add_parser("drop", help="forget them for good")
    for action in (requeue, drop):
        action.add_argument("ids", nargs="+", metavar="ID", help="as `list` shows them; or `all`")
    if os.environ.get(_LAUNCHER_VARIABLE):
        commands.add_parser(_TEST, help="run the whole test suite; what follows goes to pytest")
    for group in (commands, ratings, replays, actions):  # where people write it as often
        for command in group.choices.values():
            command.add_argument(
                "--config", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS
            )
    return parser


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; those are 0 to 65535")
    return int(text)


def _load_config(path: Path, ops_port: int | None) -> Config:
    config = load(path)
    # A relative data_dir means the configuration's own folder, wherever the program is started.
    data_dir = (path.parent / config.core.data_dir).resolve()
    try:
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    except FileExistsError as error:
        raise ConfigError(
            [f"data_dir: {data_dir} is a file, not a folder. Name another folder."]
        ) from error
    except OSError as error:
        raise ConfigError(
            [f"data_dir: {data_dir} cannot be made ({error.strerror}). Name another folder."]
        ) from error
    ops = config.core.ops
    if ops_port is not None:
        ops = ops.model_copy(update={"port": ops_port})
    return replace(config, core=config.core.model_copy(update={"data_dir": data_dir, "ops": ops}))


def _setup(options: argparse.Namespace) -> int:
    from bot.config.file import read_text, read_yaml

    path: Path = options.config
    adapters = read_yaml(read_text(path), str(path)).get("adapters") if path.exists() else None
    section = (adapters or {}).get(options.platform) if isinstance(adapters, dict) else None
    platform = importlib.import_module(f"adapters.{options.platform}.setup")
    print(platform.setup(section if isinstance(section, dict) else {}, options.url), end="")
    return 0


def _run_loop(command: Coroutine[Any, Any, int]) -> int:
    factory: Callable[[], asyncio.AbstractEventLoop] = asyncio.new_event_loop
    with contextlib.suppress(ImportError):  # optional: it saves some CPU, nothing depends on it
        import uvloop

        factory = uvloop.new_event_loop
    with asyncio.Runner(loop_factory=factory) as runner:
        return runner.run(command)


def _run_report(command: Coroutine[Any, Any, int]) -> int:
    """Run a command that says something once. In what should go on the same would be a fault."""
    try:
        status = _run_loop(command)
        sys.stdout.flush()
    except* StoreUnavailable as errors:
        for unavailable in _leaves(errors):
            print(f"Dragoman cannot go on: {unavailable}", file=sys.stderr)
        status = 1
    except* BrokenPipeError:  # `dragoman dead list | head`: nobody reads on
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for the flush at the exit
        status = 1
    return status


async def _run(config: Config, _: argparse.Namespace) -> int:
    return await _serve(config, gateways=tuple(config.adapters))


async def _gateway(config: Config, _: argparse.Namespace) -> int:
    return await _serve(config, gateways=tuple(config.adapters), works=False)


async def _worker(config: Config, _: argparse.Namespace) -> int:
    return await _serve(config, gateways=())


async def _serve(config: Config, *, gateways: tuple[str, ...], works: bool = True) -> int:
    # What is loaded stays. The collector need not look for garbage in it, neither while it loads
    # (an eighth of the start's CPU) nor later, again and again, while people wait.
    gc.disable()
    async with _given_up_by_signals():
        from bot.app import joined
        from bot.ops.log import set_up_logging

        set_up_logging(config.core.log)
        async with (
            joined(config, works=works, is_patient=True) as app,
            _stopped_by_signals() as stop,
        ):
            gc.freeze()
            gc.enable()
            await app.run(gateways, stop, ops=True, on_loaded=gc.freeze)
    return 0


async def _chat(config: Config, _: argparse.Namespace) -> int:
    from bot.app import CONSOLE, joined
    from bot.ops.log import set_up_logging

    has_prompt = all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    log = config.core.log.model_copy(update={"level": "error"})
    set_up_logging(log, _chat_log(config.core.data_dir) if has_prompt else sys.stderr)
    interrupt = Interrupt()
    async with (
        joined(config, interrupt=interrupt, has_prompt=has_prompt) as app,
        _stopped_by_signals(interrupt) as stop,
    ):
        await app.run((CONSOLE,), stop, ops=False)
    return 0


def _chat_log(data_dir: Path) -> TextIO:
    """Where a chat on a terminal logs to: a line on the screen would stand in what is typed. Open
    as long as the process is, since something may be logged until its very end."""
    path = data_dir / "chat.log"
    return path.open("a", encoding="utf-8", buffering=1)


async def _check(config: Config, options: argparse.Namespace) -> int:
    from bot.ops.check import report
    from bot.ops.log import set_up_logging

    set_up_logging(config.core.log.model_copy(update={"level": "error"}))
    return await report(config, source=str(options.config))


async def _dead(config: Config, options: argparse.Namespace) -> int:
    from bot.dead import DeadLetters, run_action
    from bot.ops.log import set_up_logging
    from bot.store.configured import connect_store

    set_up_logging(config.core.log.model_copy(update={"level": "error"}))
    async with contextlib.AsyncExitStack() as stack:
        store = await connect_store(config, stack)
        letters = DeadLetters(store, config.core.conversation.kept_for_s)
        return await run_action(letters, options.action, getattr(options, "ids", []), print)


async def _feedback(config: Config, _: argparse.Namespace) -> int:
    from bot.feedback import Feedback, as_json, is_kept
    from bot.ops.log import set_up_logging
    from bot.store.configured import connect_store

    set_up_logging(config.core.log.model_copy(update={"level": "error"}))
    from bot.inbox import Inbox

    settings = config.core.conversation
    async with contextlib.AsyncExitStack() as stack:
        store = await connect_store(config, stack)
        inbox = Inbox(store, settings.mailbox_max, settings.kept_for_s)
        count = lost = 0
        async for rating in Feedback(store).all():
            turns = (await inbox.conversation(rating.conversation)).turns
            print(as_json(rating, turns))
            count, lost = count + 1, lost + (not is_kept(rating, turns))
    if lost:
        print(
            f"{lost} of {count} ratings {'is' if lost == 1 else 'are'} without what was asked and "
            "said: it is not kept in the conversation any more. `eval run` leaves out such cases.",
            file=sys.stderr,
        )
    return 0


async def _eval(config: Config, options: argparse.Namespace) -> int:
    from bot.evaluation import read_cases, run_cases
    from bot.models.configured import build_one_model
    from bot.ops.log import set_up_logging
    from bot.skills import load_skills

    set_up_logging(config.core.log.model_copy(update={"level": "error"}))
    cases = read_cases(options.file)
    async with contextlib.AsyncExitStack() as stack:
        models = []
        for choice in config.models:
            model = build_one_model(choice, config)
            stack.push_async_callback(model.close)
            models.append((choice.name, model))
        skills = load_skills(config.core.skills, config.skill_settings)
        for skill in skills:
            stack.push_async_callback(skill.close)
        return await run_cases(cases, models, config, skills, print)


@contextlib.asynccontextmanager
async def _given_up_by_signals() -> AsyncIterator[None]:
    """Until something runs that `_stopped_by_signals` ends: SIGTERM or SIGINT gives up starting,
    which takes seconds, and may wait for Redis for long. Of itself a container's first process
    heeds no SIGTERM."""
    task = asyncio.current_task()
    is_given_up = False

    def on_signal() -> None:
        nonlocal is_given_up
        is_given_up = True
        if task is not None:
            task.cancel()

    try:
        with _heeding_signals(lambda _: on_signal()):
            yield
    except asyncio.CancelledError:
        if not is_given_up:
            raise


@contextlib.asynccontextmanager
async def _stopped_by_signals(
    interrupt: Interrupt | None = None,
) -> AsyncIterator[asyncio.Event]:
    """An event that SIGTERM or SIGINT sets, unless `interrupt` has another meaning for SIGINT now;
    the same signal again ends the program at once."""
    stop = asyncio.Event()
    task = asyncio.current_task()

    def on_signal(number: int) -> None:
        if number == signal.SIGINT and interrupt is not None and interrupt.is_heeded():
            return
        if stop.is_set() and task is not None:
            task.cancel()
        stop.set()

    with _heeding_signals(on_signal):
        yield stop


@contextlib.contextmanager
def _heeding_signals(on_signal: Callable[[int], None]) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, on_signal, number)
    try:
        yield
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)


def _explain(errors: BaseExceptionGroup[ConfigError]) -> None:
    """Every problem as a line on the terminal, without a traceback."""
    print("Dragoman cannot start:", file=sys.stderr)
    for error in _leaves(errors):
        for problem in error.problems:
            print(f"  - {problem}", file=sys.stderr)


def _leaves(errors: BaseExceptionGroup[_Error]) -> Iterator[_Error]:
    for error in errors.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from _leaves(error)
        else:
            yield error


_COMMANDS = {
    "run": _run,
    "gateway": _gateway,
    "worker": _worker,
    "chat": _chat,
    "check": _check,
    "dead": _dead,
    "feedback": _feedback,
    "eval": _eval,
}
_REPORTS = ("check", "dead", "feedback", "eval")

if __name__ == "__main__":
    main()
