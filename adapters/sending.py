"""What every HTTP client of an adapter does right before the bytes of a call leave."""

from types import SimpleNamespace

import aiohttp

from bot.ports.in_time import check_in_time


def checked(trace: aiohttp.TraceConfig) -> aiohttp.TraceConfig:
    """`trace`, and calls that come too late do not leave. Asked when the connection is there, one
    turn of the event loop before the bytes (aiohttp 3.14, StreamWriter.write_headers), also where
    the platform's library makes a call once more."""

    async def on_request_headers_sent(
        session: aiohttp.ClientSession,
        context: SimpleNamespace,
        sent: aiohttp.TraceRequestHeadersSentParams,
    ) -> None:
        await check_in_time()

    trace.on_request_headers_sent.append(on_request_headers_sent)
    return trace
