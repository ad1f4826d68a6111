"""Workers that begin on what waits, and are heard of no more."""

from bot.lease import Leases
from bot.ledger import Ledger
from bot.messages import ConversationId
from bot.store.client import Store


async def die(
    store: Store, conversation: ConversationId, ledger: Ledger | None = None, times: int = 1
) -> None:
    """So many workers die one after another; `ledger` is what the first leaves behind."""
    ready = store.keys.ready(store.keys.partition(conversation))
    for number in range(times):
        worker = Leases(store, f"dead {number}", 3600, 100)
        found = await worker.take_over([ready], 0.0) or await worker.read_now([ready])
        taken = await worker.take(found[0])
        if ledger is not None and number == 0:
            await worker.record(taken.lease, ledger)
