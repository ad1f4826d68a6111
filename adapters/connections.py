"""The connections that an HTTP client of an adapter keeps open between calls."""

from typing import Any

import aiohttp


class FewConnections(aiohttp.TCPConnector):
    """Makes the next call on the connection that was used last, so that what only a bad moment
    needed falls idle, and is closed.

    aiohttp (3.14) takes the one that was idle longest: then all stay in use, and there are as many
    for good as there once were at the same time. It has no setting for it.
    """

    def _release(self, key: Any, protocol: Any, *, should_close: bool = False) -> None:
        super()._release(key, protocol, should_close=should_close)
        idle = self._conns.get(key)
        if idle and idle[-1][0] is protocol:
            idle.rotate(1)
