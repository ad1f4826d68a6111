"""What readiness is made of: Redis, and each adapter that this process receives from."""

from collections.abc import Mapping

from bot.errors import StoreUnavailable
from bot.lease import Leases
from bot.ops.metrics import Metrics
from bot.ops.server import Check, Finding, Probes
from bot.ports import Adapter
from bot.store.client import Store


def build_probes(
    store: Store, leases: Leases, metrics: Metrics, adapters: Mapping[str, Adapter]
) -> Probes:
    """The checks, by the part's name, and the metrics that must be looked up to be read."""

    async def redis_answers() -> Finding:
        try:
            await store.probe()
        except StoreUnavailable as error:
            return Finding(False, error.cause)
        return Finding(True, "Redis answers and takes writes.")

    def connected(adapter: Adapter) -> Check:
        async def adapter_is_connected() -> Finding:
            is_connected = adapter.is_connected
            return Finding(is_connected, "Connected." if is_connected else "Not connected.")

        return adapter_is_connected

    async def refresh() -> None:
        for name, adapter in adapters.items():
            metrics.adapter_connected.labels(name).set(adapter.is_connected)
        metrics.oldest_waiting_seconds.set(await leases.oldest_waiting_s())

    checks = {name: connected(adapter) for name, adapter in adapters.items()}
    return Probes({"redis": redis_answers} | checks, metrics.registry, refresh)
