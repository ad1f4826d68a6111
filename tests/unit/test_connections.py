"""How many connections an adapter's HTTP client keeps open."""

import asyncio

from aiohttp import ClientSession, web

from adapters.connections import FewConnections


async def test_calls_one_after_another_keep_one_connection_of_a_crowd_in_use() -> None:
    at_once, ports = 5, list[int]()
    all_there = asyncio.Barrier(at_once)

    async def crowd(request: web.Request) -> web.Response:
        await all_there.wait()
        return web.Response()

    async def alone(request: web.Request) -> web.Response:
        assert request.transport is not None
        ports.append(request.transport.get_extra_info("peername")[1])
        return web.Response()

    app = web.Application()
    app.add_routes([web.get("/crowd", crowd), web.get("/alone", alone)])
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"

    async def get(session: ClientSession, path: str) -> None:
        async with session.get(url + path) as response:
            assert response.status == 200

    async with ClientSession(connector=FewConnections()) as session:
        await asyncio.gather(*(get(session, "/crowd") for _ in range(at_once)))
        for _ in range(3 * at_once):
            await get(session, "/alone")
    await runner.cleanup()
    assert len(set(ports)) == 1
