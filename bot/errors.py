"""Everything that can go wrong, as one tree.

    DragomanError
    ├── ConfigError            the operator's mistake: stops the start, lists every wrong key
    │   ├── PortTaken              another program listens there
    │   └── StoreAway              Redis cannot serve at the start, which may pass
    ├── StoreUnavailable       Redis does not answer
    ├── LeaseLost              another worker holds the conversation now: stop, write nothing
    ├── Unreadable             what is stored of a conversation cannot be decoded
    ├── ModelError             the language model
    │   ├── ModelUnavailable       no connection, time-out, 5xx: another model may answer
    │   ├── ModelBusy              429; carries `retry_after_s`
    │   ├── ModelMisconfigured     wrong key, unknown model: the operator must act
    │   ├── ContextTooLong         the prompt does not fit
    │   ├── PictureRefused         a picture in the prompt was not taken
    │   └── ReplyCut               the stream ended early, was malformed or empty
    ├── ImageError             the image model
    │   ├── ImageRefused           its provider, or moderation, will not have this picture
    │   ├── ImageBusy              429; carries `retry_after_s`
    │   ├── ImageMisconfigured     wrong key, unknown model: the operator must act
    │   └── NoEdits                it draws from words only
    ├── FetchFailed            a file that came with a message cannot be read
    ├── ToolFailed             a tool did not work; its sentence goes to the model
    │   └── ToolLost               it had begun; it may still do what it was called for
    └── DeliveryError          the platform
        ├── PlatformBusy           429; carries `retry_after_s`; nothing was shown
        ├── PlatformUnavailable    nothing was shown; try again
        ├── DeliveryUnknown        the answer was lost: it may have been shown; look it up
        └── DeliveryRefused        will never be accepted

Each error carries `user_message`, the sentence a person may see. An exception's own text goes to
the log only; no foreign exception leaves the plug that wraps its library.
"""


class DragomanError(Exception):
    """Root of the tree. `user_message` is safe to show to anybody."""

    user_message = "Something went wrong on my side. Please send your message again."

    def __init__(self, detail: str = "", *, user_message: str | None = None) -> None:
        super().__init__(detail or user_message or self.user_message)
        if user_message is not None:
            self.user_message = user_message


class ConfigError(DragomanError):
    """The configuration cannot be used. `problems` has one sentence for each wrong key."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        text = "\n".join(problems)
        super().__init__(text, user_message=text)


class PortTaken(ConfigError):
    """Another program listens where we should."""


class StoreAway(ConfigError):
    """Redis cannot serve at the start: the address may be wrong, or it may be back in a while."""


class StoreUnavailable(DragomanError):
    """Redis does not answer, refuses to write, or is not what we need.

    `cause` says why, in a sentence for the operator that holds no address.
    """

    user_message = "I cannot reach my memory at the moment. Please try again in a minute."

    def __init__(
        self, detail: str = "", *, cause: str = "", user_message: str | None = None
    ) -> None:
        super().__init__(" ".join(filter(None, (cause, detail))), user_message=user_message)
        self.cause = cause or "Redis cannot be used."


class LeaseLost(DragomanError):
    """Another worker has taken the conversation over; whoever sees this must write nothing more."""

    user_message = ""


class Unreadable(DragomanError):
    """What waits in a conversation is damaged, or a newer release wrote it. The lease whose `fence`
    and `tries` these are is held all the same."""

    def __init__(self, detail: str, *, fence: int, tries: int) -> None:
        super().__init__(detail)
        self.fence = fence
        self.tries = tries


class ModelError(DragomanError):
    """The language model did not give a whole reply."""

    user_message = "The language model did not answer. Please try again in a minute."


class ModelUnavailable(ModelError):
    """No connection, a time-out or a server error: another model may well answer."""


class ModelBusy(ModelError):
    """The model's rate limit is reached."""

    user_message = "The language model is busy. Please try again in a minute."

    def __init__(self, detail: str = "", *, retry_after_s: float = 0.0) -> None:
        super().__init__(detail)
        self.retry_after_s = retry_after_s


class ModelMisconfigured(ModelError):
    """The key, the model's name or the address is wrong: only the operator can mend it."""

    user_message = (
        "The language model refused my access. "
        "Whoever runs me needs to check `models` in config.yaml."
    )


class ContextTooLong(ModelError):
    """The prompt does not fit the model, even after the window was cut."""

    user_message = "That is too long for the language model. Please send a shorter message."


class PictureRefused(ModelError):
    """A picture that came with the prompt was not taken: its form, its size, or any picture."""

    user_message = (
        "The language model did not take the picture. "
        "Please send it smaller, or as PNG or JPEG, or ask without it."
    )


class ReplyCut(ModelError):
    """The stream ended early, held a malformed chunk, or held nothing."""

    user_message = "The language model stopped in the middle. Ask me to go on and I will."


class ImageError(DragomanError):
    """The image model did not draw: no connection, a time-out, 5xx, or no picture in its answer."""

    user_message = "The image model did not answer. Please try again in a minute."


class ImageRefused(ImageError):
    """The image model's provider, or moderation, will not have this picture."""

    user_message = "I cannot draw that: the image model's provider does not allow it."


class ImageBusy(ImageError):
    """The image model's rate limit is reached."""

    user_message = "The image model is busy. Please try again in a minute."

    def __init__(self, detail: str = "", *, retry_after_s: float = 0.0) -> None:
        super().__init__(detail)
        self.retry_after_s = retry_after_s


class ImageMisconfigured(ImageError):
    """The key, the model's name, a setting or the address is wrong: the operator must act."""

    user_message = (
        "The image model refused my access. Whoever runs me needs to check `images` in config.yaml."
    )


class NoEdits(ImageError):
    """The image model draws from words only: a picture cannot be given to it."""

    user_message = "The image model cannot change pictures."


class ToolFailed(DragomanError):
    """A tool cannot do what the model asked for. `str()` of it is told to the model."""

    user_message = "I could not use one of my tools."


class ToolLost(ToolFailed):
    """A tool was begun, and nobody hears any more how it ended."""


class FetchFailed(DragomanError):
    """A file cannot be read. `user_message` is the reason, without a capital and a full stop."""

    user_message = "it cannot be read"


class DeliveryError(DragomanError):
    """The platform did not show what it was asked to show."""


class PlatformBusy(DeliveryError):
    """The platform's rate limit is reached; nothing was shown."""

    def __init__(self, detail: str = "", *, retry_after_s: float) -> None:
        super().__init__(detail)
        self.retry_after_s = retry_after_s


class PlatformUnavailable(DeliveryError):
    """The call certainly had no effect (no connection, 503): it can be repeated."""


class CallTooLate(PlatformUnavailable):
    """The call was not sent, since a worker that takes so long may have been replaced."""


class DeliveryUnknown(DeliveryError):
    """The call may have had its effect, the answer was lost: look it up before repeating it."""


class DeliveryRefused(DeliveryError):
    """The platform will never accept this call (no permission, no such channel)."""
