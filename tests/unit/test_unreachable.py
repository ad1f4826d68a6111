"""Why a server cannot be reached is told in plain words, whatever library met it."""

import errno
import socket
import ssl

import pytest

from bot.ops.unreachable import why_unreachable


@pytest.mark.parametrize(
    ("cause", "begins"),
    [
        (ConnectionRefusedError(errno.ECONNREFUSED, "x"), "The connection is refused"),
        (OSError(errno.ECONNREFUSED, "Multiple exceptions"), "The connection is refused"),
        (socket.gaierror(-2, "x"), "Its name does not resolve"),
        (ssl.SSLCertVerificationError(1, "x"), "Its certificate is not accepted"),
        (ssl.SSLError(1, "x"), "It does not speak TLS"),
        (OSError(errno.EHOSTUNREACH, "x"), "There is no way to it"),
        (ConnectionResetError(errno.ECONNRESET, "x"), "It closes the connection"),
        (TimeoutError("x"), "It does not answer in time"),
    ],
)
def test_the_cause_under_a_librarys_error_is_told(cause: OSError, begins: str) -> None:
    met = TimeoutError("a library's words")
    met.__cause__ = cause
    assert why_unreachable(met).startswith(begins)


def test_what_is_not_known_is_not_guessed() -> None:
    assert why_unreachable(ValueError("x")) == ""
