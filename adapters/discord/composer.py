"""Composing what goes beside the text of a message of ours: buttons and files."""

import time
from dataclasses import dataclass

from adapters.discord import Where
from adapters.discord.buttons import choice_rows, rating_row, stop_row
from adapters.discord.calls import Beside, Upload
from bot.errors import PlatformUnavailable, StoreUnavailable
from bot.messages import Address
from bot.ports import Blobs
from bot.reply import Extras, File


@dataclass(frozen=True, slots=True)
class Composer:
    """Composes it. `has_stop`: a reply that grows can be ended with a button; `rates`: where people
    are asked how good an answer was."""

    blobs: Blobs
    has_stop: bool = True
    rates: Where = "direct"

    def of_growing(self, address: Address, turn_id: str) -> Beside:
        """Beside the first text of a message that will grow; later ones leave it as it is."""
        if not self.has_stop:
            return Beside()
        return Beside(stop_row(turn_id, address.recipient, time.time()))

    async def of_finished(
        self, address: Address, extras: Extras, turn_id: str, *, has_grown: bool
    ) -> Beside:
        """Beside the last text. Raises PlatformUnavailable where the files cannot be had now."""
        rows = choice_rows(extras.choices, address.recipient, time.time())
        if extras.takes_rating and turn_id and self._rates_in(address):
            rows += rating_row(
                turn_id,
                address.recipient,
                time.time(),
                takes_another_try=extras.takes_another_try,
            )
        uploads = [await self._upload(file) for file in extras.files]
        files = tuple(upload for upload in uploads if upload is not None)
        is_bare = not rows and not (has_grown and self.has_stop)
        return Beside(None if is_bare else rows, files)

    def _rates_in(self, address: Address) -> bool:
        is_direct = not address.recipient_account
        return self.rates == "everywhere" or (self.rates == "direct" and is_direct)

    async def _upload(self, file: File) -> Upload | None:
        """None: its bytes are not kept any more."""
        try:
            data = await self.blobs.get(file.blob)
        except StoreUnavailable as error:
            raise PlatformUnavailable("the file's bytes cannot be read") from error
        return None if data is None else Upload(file.name, file.media_type, data, file.alt)
