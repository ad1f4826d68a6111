"""Why a server cannot be reached: what the socket, TLS or the resolver raised, in plain words.

Pure. Libraries wrap these errors in their own, so the whole chain of causes is looked through, the
most telling cause first: one library reports every lost connection as a time-out.
"""

import errno
import socket
import ssl
from collections.abc import Iterator

_FAR = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)
_CUT = (errno.ECONNRESET, errno.EPIPE, errno.ECONNABORTED)


def why_unreachable(error: BaseException) -> str:
    """What happened and what to look at, as two sentences without a subject; "" if unknown."""
    causes = list(causes_of(error))
    numbers = {cause.errno for cause in causes if isinstance(cause, OSError)}
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return "Its certificate is not accepted. Check that, and the host's name."
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return "It does not speak TLS as expected. Check whether it is https or http."
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return "Its name does not resolve. Check the address and the network."
    if errno.ECONNREFUSED in numbers:
        return "The connection is refused: nothing listens there. Start it, or check the address."
    if numbers.intersection(_FAR):
        return "There is no way to it in the network. Check the address and the network."
    if numbers.intersection(_CUT):
        return "It closes the connection. Check that the address is the right server's."
    if any(isinstance(cause, TimeoutError) for cause in causes):
        return "It does not answer in time. Check the address, the network and the server."
    return ""


def causes_of(error: BaseException) -> Iterator[BaseException]:
    """The error, and all that it came from or holds."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        cause = waiting.pop()
        if cause is None or id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        waiting += [cause.__cause__, cause.__context__]
        if isinstance(cause, BaseExceptionGroup):
            waiting += cause.exceptions
