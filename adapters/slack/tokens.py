"""The token with which a workspace is called: one for good, or one that is renewed in time."""

from typing import Protocol


class Tokens(Protocol):
    """Raises only DeliveryErrors."""

    async def current(self) -> str:
        """The token to call with now."""
        ...

    async def instead_of(self, refused: str) -> str | None:
        """Another token, now that Slack refused this one; None: there is no other."""
        ...


class FixedToken:
    """The token of config.yaml, good until somebody takes it back."""

    def __init__(self, token: str) -> None:
        self._token = token

    async def current(self) -> str:
        """See `Tokens.current`."""
        return self._token

    async def instead_of(self, refused: str) -> str | None:
        """See `Tokens.instead_of`: there is only the one."""
        return None
