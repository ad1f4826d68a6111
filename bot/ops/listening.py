"""A place to listen on, or a sentence that says why it cannot be had and which key to change."""

import errno
import socket

from bot.errors import ConfigError, PortTaken


def listen(place: str, host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes any free one. `place` is the section with the two keys.

    Raises ConfigError, PortTaken where another program has it. A `host` that is a name is looked
    up, which may block for a moment.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, *_, address = found[0]
        is_for_both = address[0] == "::" and socket.has_dualstack_ipv6()
        return socket.create_server(
            address[:2], family=family, backlog=2048, dualstack_ipv6=is_for_both
        )
    except (OSError, UnicodeError) as error:  # UnicodeError: a name that cannot be a host's
        is_taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        kind = PortTaken if is_taken else ConfigError
        raise kind([_why_not(place, host, port, error)]) from error


def _why_not(place: str, host: str, port: int, error: OSError | UnicodeError) -> str:
    if isinstance(error, socket.gaierror | UnicodeError):
        return (
            f"{place}.host: the name {host!r} cannot be resolved. Write an address of this "
            "machine, such as 127.0.0.1."
        )
    if error.errno == errno.EADDRINUSE:
        return (
            f"{place}.port: {port} is in use on {host}, perhaps by a Dragoman that runs already. "
            "Choose another port, or end that program."
        )
    if error.errno == errno.EADDRNOTAVAIL:
        return (
            f"{place}.host: {host!r} is not an address of this machine. Write 127.0.0.1 to be "
            "reached from this machine only, or 0.0.0.0 to be reached from others."
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return (
            f"{place}.port: this account may not listen on {port}. Choose a port of 1024 or above."
        )
    return f"{place}: cannot listen on {host!r}, port {port} ({error.strerror})."
