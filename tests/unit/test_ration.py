"""How many pictures there are in a day, on a real Valkey: for one person, and for all."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.messages import PersonId
from bot.ports import ImageLimits
from bot.skills.image.ration import Left, Ration
from bot.store.client import Store
from bot.store.tallies import RedisTallies

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
ADA, EVE = PersonId("web", "site", "ada"), PersonId("web", "site", "eve")


async def test_wishes_at_the_same_instant_get_no_more_than_there_are(store: Store) -> None:
    ration = Ration(RedisTallies(store), ADA, ImageLimits(a_day=5))
    given = await asyncio.gather(*(ration.take(2, NOW) for _ in range(10)))
    assert sum(given) <= 2  # those that met may all have stepped back
    while await ration.take(1, NOW):
        pass
    assert (await ration.left(NOW)).count == 0
    await ration.give_back(2, NOW)
    assert await ration.left(NOW) == Left(2, 5)
    assert await ration.left(NOW + timedelta(days=1)) == Left(5, 5)


async def test_what_all_people_may_have_bounds_each_of_them(store: Store) -> None:
    limits = ImageLimits(a_day=4, a_day_for_all=5)
    ada, eve = (Ration(RedisTallies(store), who, limits) for who in (ADA, EVE))
    assert await ada.take(4, NOW)
    assert await eve.left(NOW) == Left(1, 5, is_shared=True)
    assert not await eve.take(2, NOW)
    assert await eve.take(1, NOW)
    assert await ada.left(NOW) == Left(0, 4)
    assert await eve.left(NOW) == Left(0, 5, is_shared=True)
