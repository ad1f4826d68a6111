"""The Discord adapter alone before an emulated Discord, with a desk in the place of the core."""

import asyncio
import contextlib
import hashlib
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from adapters.discord import Settings, build
from adapters.discord.adapter import DiscordAdapter
from adapters.discord.admitting import time_left_s
from bot.messages import Address, ConversationId
from bot.ports import AdapterParts, LiveEvent
from tests.emulators.discord import DiscordEmulator, Person
from tests.emulators.discord.interactions import Interaction
from tests.emulators.discord.places import Channel
from tests.emulators.discord.posts import EPHEMERAL
from tests.emulators.intake import Desk


class NoLive:
    """Discord shows its replies itself, so nothing may be published."""

    async def publish(self, conversation: ConversationId, data: bytes) -> str:
        """Fail."""
        raise AssertionError("Discord needs no live events")

    def follow(self, conversation: ConversationId, after: str) -> AsyncGenerator[LiveEvent, None]:
        """Fail."""
        raise AssertionError("Discord needs no live events")

    async def kept(self, conversation: ConversationId) -> tuple[LiveEvent, ...]:
        """Fail."""
        raise AssertionError("Discord needs no live events")


@dataclass(slots=True)
class Shelf:
    """`Blobs` in memory."""

    bytes_of: dict[str, bytes] = field(default_factory=dict)

    async def put(self, data: bytes) -> str:
        """Keep bytes by what they are."""
        name = hashlib.sha256(data).hexdigest()
        self.bytes_of[name] = data
        return name

    async def get(self, name: str) -> bytes | None:
        """The bytes."""
        return self.bytes_of.get(name)


@contextlib.asynccontextmanager
async def receiving(
    emulator: DiscordEmulator, desk: Desk, parts: dict[str, Any] | None = None, **settings: object
) -> AsyncIterator[DiscordAdapter]:
    """An adapter that is open and receives; `parts` are those of `AdapterParts`."""
    values = {
        "token": emulator.token,
        "base_url": emulator.base_url,
        "gateway_url": emulator.gateway_url,
        **settings,
    }
    given = AdapterParts(**{"live": NoLive(), **(parts or {})})
    adapter = build(Settings.model_validate(values), given)
    await adapter.open()
    running = asyncio.create_task(adapter.run(desk, NoLive()))
    try:
        await emulator.until_registered("ask")
        await emulator.until_connected()
        yield adapter
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        await adapter.close()


def asked_by(emulator: DiscordEmulator, person: Person, channel: Channel | None = None) -> Address:
    """Where a reply to somebody goes, in the emulator's channel or another."""
    place = channel or emulator.channel
    return Address(
        channel=str(place.id),
        recipient=str(person.id),
        recipient_account=str(place.guild_id or ""),
    )


async def told(emulator: DiscordEmulator, interaction: Interaction) -> str:
    """The sentence that only who did this sees."""
    await emulator.world.until(lambda: interaction.said, 20)
    (post,) = interaction.said
    assert post.flags & EPHEMERAL
    return post.text


def more_time_left_s(received_at: float, within_s: float = 12.0) -> float:
    """`time_left_s` where Discord waits for as long as its emulator does: a machine that runs tests
    may stand still for three seconds."""
    return time_left_s(received_at, within_s)
