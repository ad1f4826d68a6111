"""The embedded language model as an OpenAI-compatible endpoint on the loopback.

The engine runs in a process of its own (`llama_child`) that all our processes on one data folder
share, and that ends with the last of them (`sharing`).
"""

import asyncio
import hashlib
import importlib.util
import json
import math
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

import structlog

from bot.embedded.engine import MIB, EnginePlan, EngineSettings, TooLittleMemory, plan
from bot.embedded.machine import available_memory_bytes, usable_cores
from bot.embedded.sharing import Place, Recipe, ServerEnded, ServerSilent, Share, join
from bot.errors import ModelMisconfigured, ModelUnavailable
from bot.ops.extras import missing_package

log = structlog.get_logger(__name__)

_READY_WITHIN_S = 180.0  # loading from a cold, slow disk
_ANSWER_WITHIN_S = 2.0
_PROVEN_AFTER_S = 60.0
_LONGEST_PAUSE_S = 30.0

# Threads that wait for one another must not burn the cores meanwhile: with the default, two threads
# on two busy cores gave 3 tokens/s instead of 60 (SmolLM2-135M, measured).
_ENVIRONMENT = {"OMP_WAIT_POLICY": "passive", "GOMP_SPINCOUNT": "0"}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model answers, for an OpenAI client."""

    base_url: str
    api_key: str = field(repr=False)


def check_installed() -> None:
    """Raise ModelMisconfigured if the engine is not there."""
    if importlib.util.find_spec("xllamacpp") is None:
        raise ModelMisconfigured(missing_package("`kind: local`", "xllamacpp", "local"))


def pause_after(short_lives: int) -> float:
    """Seconds to wait before the next start: none after one short life, then 1, 2, 4 up to 30."""
    return 0.0 if short_lives < 2 else min(_LONGEST_PAUSE_S, 2.0 ** (short_lives - 2))


class LlamaServer:
    """The engine for one model file in one data folder. One object a process."""

    def __init__(self, weights: Path, data_dir: Path, settings: EngineSettings) -> None:
        self._weights = weights.absolute()
        self._settings = settings
        # Another model or other settings are another engine: each process gets what it is
        # configured for, also while an older one still runs.
        identity = json.dumps([str(self._weights), asdict(settings)])
        name = f"engine-{hashlib.sha256(identity.encode()).hexdigest()[:8]}"
        self._place = Place((data_dir / "llama").absolute(), name)
        self._state_file = self._place.folder / f"{name}.json"
        self._share: Share | None = None
        self._one_at_a_time = asyncio.Lock()
        self._short_lives = 0
        self._started_s = -math.inf

    @property
    def log_file(self) -> Path:
        """What the engine says."""
        return self._place.log_file

    async def ensure(self) -> Endpoint:
        """The running engine's endpoint; adopts, starts or starts again what is needed.

        Cheap when it runs. An engine that keeps dying is started after longer and longer pauses.
        Raises ModelUnavailable, or ModelMisconfigured for what only the operator can mend.
        """
        async with self._one_at_a_time:
            endpoint = self._running()
            if endpoint is None:
                await self.stop()
                await self._start()
                endpoint = self._running()
            if endpoint is None:
                raise self._failure("ended as soon as it had started")
            return endpoint

    async def stop(self) -> None:
        """Stop using the engine; it ends when no other process uses it. May be called twice."""
        if self._share is not None:
            await self._share.leave()
            self._share = None

    def _running(self) -> Endpoint | None:
        """The endpoint, if we use an engine whose process lives."""
        if self._share is None or not self._place.is_served():
            return None
        return _read_state(self._state_file)

    async def _start(self) -> None:
        await asyncio.sleep(self._pause_until_next_start())
        try:
            self._share = await join(self._place, self._recipe(), _READY_WITHIN_S)
        except OSError as error:
            raise ModelMisconfigured(
                f"The local model cannot use its folder {self._place.folder} ({error.strerror}). "
                "Set `data_dir` in config.yaml to a folder on a local disk that I may write to."
            ) from error
        except ServerEnded as error:
            raise self._failure("could not start") from error
        except ServerSilent as error:
            raise self._failure("does not answer") from error
        log.info("model.local_ready", adopted=self._share.adopted)

    def _pause_until_next_start(self) -> float:
        """Seconds to wait: longer each time that an engine did not live long."""
        now_s = time.monotonic()
        lived_long = now_s - self._started_s > _PROVEN_AFTER_S
        self._short_lives = 0 if lived_long else self._short_lives + 1
        pause_s = pause_after(self._short_lives)
        self._started_s = now_s + pause_s
        return pause_s

    def _recipe(self) -> Recipe:
        check_installed()
        arguments = {**asdict(self._plan()), "weights": str(self._weights)}
        return Recipe(
            module="bot.embedded.llama_child",
            arguments=(str(self._state_file), json.dumps(arguments)),
            environment=_ENVIRONMENT,
            prepare=self._forget_state,
            answers=self._answers,
        )

    def _plan(self) -> EnginePlan:
        try:
            weights_bytes = self._weights.stat().st_size
        except OSError as error:
            raise ModelMisconfigured(f"The model file {self._weights} is gone.") from error
        # An engine that runs has its memory already.
        available_bytes = None if self._place.is_served() else available_memory_bytes()
        try:
            return plan(
                self._weights, weights_bytes, self._settings, usable_cores(), available_bytes
            )
        except TooLittleMemory as error:
            raise ModelUnavailable(
                f"Not enough memory for the local model: it needs {error.needed_bytes // MIB} MiB, "
                f"{error.available_bytes // MIB} MiB are free. Give it more, name a smaller model "
                "in its `path`, or put a model with a key into `models`.",
                user_message="There is not enough memory for my language model at the moment. "
                "Please try again later.",
            ) from error

    async def _forget_state(self) -> None:
        await asyncio.to_thread(self._state_file.unlink, missing_ok=True)

    async def _answers(self) -> bool:
        endpoint = _read_state(self._state_file)
        return endpoint is not None and await _lists_models(endpoint)

    def _failure(self, what: str) -> ModelUnavailable:
        return ModelUnavailable(
            f"The engine of the local model {what}. Its log is {self.log_file}. If it cannot load "
            f"{self._weights}, remove that file to have it fetched again, or name another one in "
            "its `path`.",
            user_message=f"My local language model {what}, so I cannot answer. For whoever runs "
            f"me: its file {self._weights.name} may be damaged, or of a kind that I cannot load. "
            "`./dragoman check` and the engine's log in `data_dir/llama` say more.",
        )


def _read_state(state_file: Path) -> Endpoint | None:
    try:
        state = json.loads(state_file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Endpoint(state["base_url"], state["api_key"])


async def _lists_models(endpoint: Endpoint) -> bool:
    """Whether the endpoint answers to the key: asked once, when it is started or adopted."""
    import aiohttp  # here, since importing it takes its time: see `LocalModel`

    timeout = aiohttp.ClientTimeout(total=_ANSWER_WITHIN_S)
    headers = {"Authorization": f"Bearer {endpoint.api_key}"}
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(f"{endpoint.base_url}/models", headers=headers) as response,
        ):
            return response.status == 200
    except (aiohttp.ClientError, TimeoutError):
        return False
