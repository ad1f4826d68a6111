"""Encrypting what is kept of installations: Fernet of cryptography (AES-128-CBC, HMAC-SHA256).

Several keys may be given, newest first: the first one seals, all of them open, so that a key can be
replaced without a pause: what was sealed with an older one is sealed anew when it is read.

Not covered: whoever has Redis and the keys has the tokens.
"""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.errors import ConfigError

_MISTAKE = (
    "adapters.slack.oauth.keys: a key is 32 random bytes in URL-safe base64; "
    "make one with: openssl rand -base64 32 | tr '+/' '-_'"
)


class Sealer:
    """Seals and opens. `keys` are separated by commas or white space, newest first."""

    def __init__(self, keys: str) -> None:
        """Raises ConfigError where a key is none."""
        try:
            fernets = [Fernet(key) for key in keys.replace(",", " ").split()]
            self._all = MultiFernet(fernets)
        except ValueError as error:
            raise ConfigError([_MISTAKE]) from error
        self._newest = fernets[0]

    def seal(self, data: bytes) -> bytes:
        """`data` so that only who has the keys can read it, and nobody change it."""
        return self._newest.encrypt(data)

    def open(self, sealed: bytes, within_s: int | None = None) -> bytes | None:
        """The inverse; None for what was sealed with none of the keys, changed, or, `within_s`,
        sealed longer ago."""
        try:
            return self._all.decrypt(sealed, ttl=within_s)
        except InvalidToken:
            return None

    def is_newest(self, sealed: bytes) -> bool:
        """Whether it was sealed with the first key."""
        try:
            self._newest.decrypt(sealed)
        except InvalidToken:
            return False
        return True
