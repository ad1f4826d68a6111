"""Several models in order: when one fails, the next goes on."""

import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass

import structlog

from bot.errors import (
    ContextTooLong,
    ModelError,
    ModelMisconfigured,
    ModelUnavailable,
    PictureRefused,
)
from bot.models.breaker import Breaker
from bot.models.continuation import continue_from, joined
from bot.ports import ChatModel, ModelMessage, ModelOptions, ModelPart, Probed
from bot.reply import Disclosure, Notice, TextDelta

log = structlog.get_logger(__name__)

GOES_ON = "The language model stopped here; another one goes on."
FAILURES = 3
OPEN_S = 30.0


@dataclass(frozen=True, slots=True)
class _Link:
    model: ChatModel
    breaker: Breaker


class FallbackModel:
    """A chain of `ChatModel`s that is a `ChatModel` itself.

    A model that fails before its first word is followed by the next without a word; one that fails
    later is followed with a notice, and the next is asked to go on from there. One that keeps
    failing is left alone for `open_s` seconds of `clock`; when all are being left alone, all are
    asked, since an answer late is better than none. The last error is raised when none is left.

    `names` are the models' own in config, for a reply that is wanted from one of them
    (`ModelOptions.model`): it is asked first.

    Which model speaks is known only when it does: so the chain has no `disclosure` of its own, and
    a model that has one says it as a `Disclosure` part. Prompts are planned for the first model;
    one with less room refuses what is too long for it, and the next is asked.
    """

    def __init__(
        self,
        models: Sequence[ChatModel],
        *,
        names: Sequence[str] = (),
        failures: int = FAILURES,
        open_s: float = OPEN_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        if not models:
            raise ValueError("a chain needs at least one model")
        self._links = tuple(_Link(model, Breaker(failures, open_s)) for model in models)
        self._by_name = dict(zip(names, self._links, strict=False))
        self._clock = clock
        self.name = " > ".join(model.name for model in models)
        self.disclosure = ""
        self.context_tokens = models[0].context_tokens
        self.sees_images = any(model.sees_images for model in models)

    async def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Generate; see `ChatModel.stream`."""
        said: list[str] = []
        last_error: ModelError = ModelUnavailable("no model was asked")
        for link in self._links_to_ask(options.model):
            openings = _openings(link.model, has_text=bool(said))
            so_far = "".join(said)
            stream = self._ask(link, continue_from(messages, so_far), options)
            if so_far.strip():
                stream = joined(stream, so_far)
            try:
                async with aclosing(stream) as parts:
                    async for part in parts:
                        if isinstance(part, TextDelta):
                            for opening in openings:
                                yield opening
                            openings = ()
                            said.append(part.text)
                        yield part
                return
            except ModelError as error:
                self._log(link.model, error, bool(said))
                last_error = error
        raise last_error

    async def prepare(self) -> None:
        """Prepare each; one that fails is left to fail again when it is asked."""
        for link in self._links:
            try:
                await link.model.prepare()
            except ModelError as error:
                self._log(link.model, error, False)

    async def probe(self) -> Probed:
        """What each says. Raises the last error when none can be reached."""
        told: list[Probed] = []
        failed: list[ModelError] = []
        for link in self._links:
            try:
                told.append(await link.model.probe())
            except ModelError as error:
                failed.append(error)
                told.append(Probed(f"{link.model.name} cannot be used: {error}", is_sure=False))
        if len(failed) == len(self._links):
            raise failed[-1]
        sentence = " ".join(each.sentence for each in told)
        return Probed(sentence, is_sure=all(each.is_sure for each in told))

    async def close(self) -> None:
        """Close each, whatever the others do."""
        last_error: Exception | None = None
        for link in self._links:
            try:
                await link.model.close()
            except Exception as error:  # the others must be closed all the same; raised below
                last_error = error
        if last_error is not None:
            raise last_error

    def _links_to_ask(self, first: str) -> list[_Link]:
        now = self._clock()
        chosen = self._by_name.get(first)
        links = [chosen, *(each for each in self._links if each is not chosen)] if chosen else []
        links = links or list(self._links)
        return [link for link in links if link.breaker.allows(now)] or links

    def _log(self, model: ChatModel, error: ModelError, has_text: bool) -> None:
        level = "error" if isinstance(error, ModelMisconfigured) else "warning"
        getattr(log, level)(
            "model.failed",
            model=model.name,
            error=type(error).__name__,
            detail=str(error),
            has_text=has_text,
        )

    async def _ask(
        self, link: _Link, prompt: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """One model's parts, while its breaker is told how it went."""
        breaker, has_text = link.breaker, False
        breaker.begin()
        stream = link.model.stream(prompt, options)
        try:
            async with aclosing(stream) as parts:
                async for part in parts:
                    has_text = has_text or isinstance(part, TextDelta)
                    yield part
        except (ContextTooLong, PictureRefused):
            breaker.let_go()  # the prompt's fault, not the model's
            raise
        except ModelError:
            breaker.fail(self._clock())
            raise
        except BaseException:
            if has_text:
                breaker.succeed()
            else:
                breaker.let_go()
            raise
        breaker.succeed()


def _openings(model: ChatModel, *, has_text: bool) -> tuple[Notice | Disclosure, ...]:
    """What comes before this model's first word."""
    goes_on = (Notice(GOES_ON),) if has_text else ()
    return (*goes_on, Disclosure(model.disclosure)) if model.disclosure else goes_on
