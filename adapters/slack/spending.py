"""Calls of Slack's Web API within the workspace's rate limits, which all processes share."""

import contextlib
from collections.abc import Mapping
from typing import Any

from adapters.slack.rates import Charges, Rates
from adapters.slack.web_api import WebApi
from bot.errors import PlatformBusy
from bot.ports import Budget


class Spending:
    """The Web API as far as delivery needs it, and room in its limits."""

    def __init__(self, api: WebApi, budget: Budget, rates: Rates) -> None:
        self._api = api
        self._budget = budget
        self.rates = rates

    async def write(self, method: str, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        """See `WebApi.write`. A 429 is told to all processes, which then stop as well."""
        try:
            return await self._api.write(method, arguments)
        except PlatformBusy as error:
            bucket = self.rates.bucket(method, str(arguments.get("channel", "")))
            if bucket is not None:
                await self._budget.close(bucket, error.retry_after_s, refused=True)
            raise

    async def read(self, method: str, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        """See `WebApi.read`."""
        return await self._api.read(method, arguments)

    async def claim(self, charges: Charges, key: str, unseen: int, *, must: bool = False) -> None:
        """Room for one call, or PlatformBusy."""
        await self._budget.spend(charges, who=key, unseen=unseen, must=must)

    async def note(self, charges: Charges) -> None:
        """Count a call that is made without having been asked for."""
        with contextlib.suppress(PlatformBusy):
            await self._budget.spend(charges, must=True)

    async def let_go(self, charges: Charges, key: str) -> None:
        """The places that `key` holds there are not needed."""
        for charge in charges:
            await self._budget.let_go(charge.bucket, key)
