"""The composition root: the one place that joins configuration, engine, plugs and roles."""

import asyncio
import contextlib
import os
import secrets
import socket
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog

from bot.alarms import Alarms
from bot.blobs import RedisBlobs
from bot.budget import RedisBudget
from bot.changes import Changes
from bot.config.plugs import build_plug
from bot.config.settings import Config
from bot.errors import ConfigError, DragomanError
from bot.feedback import Feedback
from bot.images.studio import build_studio
from bot.inbox import Inbox
from bot.interrupt import Interrupt
from bot.lease import Leases
from bot.live import RedisLive
from bot.manager import Manager
from bot.models.configured import build_model, build_speech
from bot.notices import Notices
from bot.ops.first_look import look_at
from bot.ops.memory import give_back
from bot.ops.metrics import Metrics
from bot.ops.patience import store_when_there
from bot.ops.probes import build_probes
from bot.ops.server import listen, serve
from bot.people import RedisPeople
from bot.ports import (
    Adapter,
    AdapterParts,
    ChatModel,
    Skill,
    SpeechModel,
    Studio,
)
from bot.reception import Reception
from bot.safe import RedisSafe
from bot.skills import load_skills
from bot.store.client import Store
from bot.store.configured import connect_store
from bot.store.tallies import RedisTallies
from bot.tools.pictures.drawer import Pencil, PictureDrawer
from bot.turn.attachments import Reader
from bot.turn.toolshed import Toolshed, build_toolshed
from bot.worker import Worker

logger = structlog.get_logger(__name__)

CONSOLE = "console"
"""Every process can deliver to it, so that any worker may answer a `dragoman chat`."""

_PREPARE_WITHIN_S = 5.0
_ADAPTER_AGAIN_S = (1.0, 2.0, 5.0, 15.0, 30.0)


@dataclass(frozen=True, slots=True)
class Workshop:
    """What turns are run with."""

    worker: Worker
    model: ChatModel
    skills: tuple[Skill, ...]
    tools: Toolshed
    pencil: Pencil
    studio: Studio | None

    async def prepare(self) -> None:
        """Load and open what the first turn would else wait for. Raises nothing of a model's: the
        first turn tries again, and says to the person what is wrong."""
        await self.tools.open()
        try:
            await self.model.prepare()
        except DragomanError as error:
            logger.error("model.not_ready", detail=str(error) or error.user_message)
        if self.studio is not None:
            await look_at("images", self.studio.model)

    async def close(self) -> None:
        """Let go of all but the language model, which lasts as long as the adapters."""
        drawing = (self.studio.model,) if self.studio else ()
        for part in (*self.skills, self.tools, self.pencil, *drawing):
            await part.close()


@dataclass(frozen=True, slots=True)
class App:
    """A joined program. Nothing runs until `run`. A gateway has no workshop."""

    config: Config
    store: Store
    live: RedisLive
    reception: Reception
    adapters: Mapping[str, Adapter]
    workshop: Workshop | None
    leases: Leases
    metrics: Metrics

    async def run(
        self,
        gateways: tuple[str, ...],
        stop: asyncio.Event,
        *,
        ops: bool,
        on_loaded: Callable[[], object] = lambda: None,
    ) -> None:
        """Run these adapters, and the worker if there is one, until `stop` is set; end gracefully.

        Running turns are finished or handed over while the adapters still show them. `on_loaded` is
        called when every library is there.
        """
        async with (
            contextlib.AsyncExitStack() as stack,
            asyncio.TaskGroup() as group,
            self.live.listening(),
        ):
            if self.workshop is not None:
                stack.push_async_callback(self.workshop.close)
            stack.push_async_callback(self.reception.notices.close)
            listener = await self._listen_for_ops(gateways) if ops else None
            background = [
                group.create_task(self._gateway(name, stop), name=f"adapter {name}")
                for name in gateways
            ]
            preparing = self._prepare(gateways, on_loaded)
            background.append(group.create_task(preparing, name="prepare"))
            background.append(group.create_task(self.reception.keep_trying(), name="lobby"))
            background.append(group.create_task(give_back(), name="memory"))
            if listener is not None:
                received = {name: self.adapters[name] for name in gateways}
                probes = build_probes(self.store, self.leases, self.metrics, received)
                background.append(group.create_task(serve(listener, probes), name="ops"))
            if self.workshop is None:
                await stop.wait()
            else:
                await self.workshop.worker.run(stop)
            logger.info("app.stopping")
            for task in background:
                task.cancel()

    async def _listen_for_ops(self, gateways: tuple[str, ...]) -> socket.socket | None:
        """The socket for ops. Where it cannot be had, the adapters are tried, too, so that the
        ConfigError names every port that is wrong and not the first."""
        try:
            return listen(self.config.core.ops)
        except ConfigError as error:
            problems: list[str] = []
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_PREPARE_WITHIN_S):
                    for name in gateways:
                        try:
                            await self.adapters[name].probe()
                        except ConfigError as other:
                            problems += other.problems
                        except DragomanError:  # a platform that is away ends no start
                            pass
            raise ConfigError([*problems, *error.problems]) from error

    async def _gateway(self, name: str, stop: asyncio.Event) -> None:
        """Keep an adapter receiving. When it ends by itself (the console), so does the program."""
        attempt = 0
        while True:
            try:
                await self.adapters[name].run(self.reception, self.live)
            except ConfigError:
                raise
            except DragomanError as error:
                wait_s = _ADAPTER_AGAIN_S[min(attempt, len(_ADAPTER_AGAIN_S) - 1)]
                attempt += 1
                logger.warning("adapter.again", adapter=name, detail=str(error), in_s=wait_s)
                await asyncio.sleep(wait_s)
            else:
                stop.set()
                return

    async def _prepare(self, gateways: tuple[str, ...], on_loaded: Callable[[], object]) -> None:
        # A model's library costs up to a second of CPU to load: first let people in.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PREPARE_WITHIN_S):
                while any(not self.adapters[n].is_connected for n in gateways):  # noqa: ASYNC110 - a property
                    await asyncio.sleep(0.05)
        if self.workshop is not None:
            await self.workshop.prepare()
        on_loaded()
        if self.workshop is not None:
            await look_at("model", self.workshop.model)


@asynccontextmanager
async def joined(
    config: Config,
    *,
    works: bool = True,
    interrupt: Interrupt | None = None,
    has_prompt: bool = False,
    is_patient: bool = False,
) -> AsyncIterator[App]:
    """Join everything `config` names; on the way out close it in the right order.

    `works` False leaves out model and worker: a gateway, whose turns run in other processes. Every
    process opens every adapter, since any worker may have to show a reply on any platform.
    `has_prompt`: see `ModelParts`. `is_patient`: it waits while Redis is away.

    Raises ConfigError where a part cannot work: Redis, a token, an extra that is not installed.
    """
    async with contextlib.AsyncExitStack() as stack:
        store = await (store_when_there if is_patient else connect_store)(config, stack)
        live = RedisLive(store)
        metrics = Metrics()
        blobs = RedisBlobs(store, config.core.files.max_bytes)
        budget = RedisBudget(store, metrics)
        parts = AdapterParts(
            live=live,
            budget=budget,
            blobs=blobs,
            interrupt=interrupt or Interrupt(),
            people=RedisPeople(store, config.core.conversation.kept_for_s),
            safe=RedisSafe(store),
            skills=load_skills(config.core.skills, config.skill_settings),
        )
        adapters = build_adapters(config, parts)
        for adapter in adapters.values():
            stack.push_async_callback(adapter.close)
        await open_adapters(adapters.values())
        model = None
        if works:
            model = build_model(config, has_prompt=has_prompt)
            stack.push_async_callback(model.close)
        speech = build_speech(config) if works else None
        if speech is not None:
            stack.push_async_callback(speech.close)
        yield join(config, store, live, adapters, model, metrics, speech)


def build_adapters(config: Config, parts: AdapterParts) -> dict[str, Adapter]:
    """One adapter for each name in config, and the console."""
    adapters: dict[str, Adapter] = {}
    for name, settings in ({CONSOLE: None} | config.adapters).items():
        place = f"adapters.{name}"
        adapters[name] = build_plug(place, place, settings, parts)
    return adapters


async def open_adapters(adapters: Iterable[Adapter]) -> None:
    """Open them side by side, since each waits for its platform; names all that is wrong at once.

    Raises ConfigError, or else what the first to fail raised.
    """
    outcomes = await asyncio.gather(*(a.open() for a in adapters), return_exceptions=True)
    failures = [outcome for outcome in outcomes if outcome is not None]
    mistakes = [failure for failure in failures if isinstance(failure, ConfigError)]
    if mistakes:
        raise ConfigError([problem for mistake in mistakes for problem in mistake.problems])
    if failures:
        raise failures[0]


def join(
    config: Config,
    store: Store,
    live: RedisLive,
    adapters: dict[str, Adapter],
    model: ChatModel | None,
    metrics: Metrics,
    speech: SpeechModel | None = None,
) -> App:
    """The engine around these parts; without a model there is no workshop."""
    settings = config.core.conversation
    inbox = Inbox(store, settings.mailbox_max, settings.kept_for_s)
    leases = Leases(
        store,
        _consumer_name(),
        settings.kept_for_s,
        settings.keep_turns,
        config.core.worker.set_aside_max,
    )
    reception = Reception(
        inbox,
        Notices(adapters),
        metrics,
        Feedback(store),
        Changes(store),
        answers_edits=settings.edits == "answer",
    )
    workshop = None
    if model is not None:
        workshop = _workshop(config, inbox, leases, adapters, model, metrics, speech)
    return App(config, store, live, reception, adapters, workshop, leases, metrics)


def _workshop(
    config: Config,
    inbox: Inbox,
    leases: Leases,
    adapters: dict[str, Adapter],
    model: ChatModel,
    metrics: Metrics,
    speech: SpeechModel | None,
) -> Workshop:
    store, core = inbox.store, config.core
    skills = load_skills(core.skills, config.skill_settings)
    tools, pencil = build_toolshed(config.tools, core.data_dir), Pencil()
    studio = build_studio(config.images, core.data_dir)
    if studio is None:
        skills = tuple(skill.idle for skill in skills)
    blobs = RedisBlobs(store, core.files.max_bytes)
    manager = Manager(
        config=config,
        adapters=adapters,
        model=model,
        skills=skills,
        inbox=inbox,
        leases=leases,
        metrics=metrics,
        people=RedisPeople(store, core.conversation.kept_for_s),
        blobs=blobs,
        tallies=RedisTallies(store),
        drawer=PictureDrawer(pencil, blobs),
        reader=Reader(
            adapters,
            core.files.max_bytes,
            model.sees_images,
            speech,
            blobs,
            draws_from_pictures=studio is not None and studio.model.abilities.edits,
        ),
        tools=tools,
        feedback=Feedback(store),
        studio=studio,
    )
    alarms = Alarms(store, core.conversation.kept_for_s)
    worker = Worker(store, leases, manager, core.worker, metrics, alarms)
    return Workshop(worker, model, skills, tools, pencil, studio)


def _consumer_name() -> str:
    """Unique to this run of this process: it is half of every fencing token."""
    return f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"
