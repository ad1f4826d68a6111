"""The page reader: which addresses it will not call, and what it makes of a page."""

import asyncio
import gzip
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from ipaddress import ip_network

import pytest
from aiohttp import AddrInfoType, web
from aiohttp.abc import ResolveResult
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from bot.errors import ToolFailed
from bot.tools.pages.seen import seen
from bot.tools.web.addresses import links_in, may_mean, meant_by, read_url
from bot.tools.web.fetching import Fetched, Fetcher
from bot.tools.web.guard import is_public
from bot.tools.web.page import PageReader

FORMS = [  # "{}": the port of a server on loopback that must hear nothing
    "http://127.0.0.1:{}/",
    "http://localhost:{}/",
    "http://LOCALHOST:{}/",
    "http://localhost.:{}/",
    "http://127.1:{}/",
    "http://127.0.1:{}/",
    "http://2130706433:{}/",
    "http://0x7f000001:{}/",
    "http://0x7f.0.0.1:{}/",
    "http://0177.0.0.1:{}/",
    "http://017700000001:{}/",
    "http://00000177.0.0.1:{}/",
    "http://127.0.0.1.:{}/",
    "http://0:{}/",
    "http://0.0.0.0:{}/",
    "http://[::1]:{}/",
    "http://[::]:{}/",
    "http://[0:0:0:0:0:0:0:1]:{}/",
    "http://[::ffff:127.0.0.1]:{}/",
    "http://[::ffff:7f00:1]:{}/",
    "http://[::127.0.0.1]:{}/",
    "http://[64:ff9b::7f00:1]:{}/",
    "http://[64:ff9b:1::7f00:1]:{}/",
    "http://[2002:7f00:1::]:{}/",
    "http://[2001:0:7f00:1::]:{}/",
    "http://[fe80::1%25lo]:{}/",
    "http://[fc00::1]:{}/",
    "http://[fec0::1]:{}/",
    "http://[ff02::1]:{}/",
    "http://person@127.0.0.1:{}/",
    "http://example.com@127.0.0.1:{}/",
    "http://127.0.0.1:{}@example.com/",
    "http://example.com#@127.0.0.1:{}/",
    "http://127.0.0.1:{}\\@example.com/",
    "http://①②⑦.⓪.⓪.①:{}/",
    "http://127。0。0。1:{}/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:{}/",
    "http://127.0.0.1%00.example.com:{}/",
    "http://127.0.0.1 .example.com:{}/",
    "http://127.0.0.1\t:{}/",
    "http://127.0.0.1\r\nHost: x:{}/",
    "http:/127.0.0.1:{}/",
    "http:127.0.0.1:{}",
    "//127.0.0.1:{}/",
    "127.0.0.1:{}",
    "HTTP://127.0.0.1:{}/",
    "https://127.0.0.1:{}/",
    "ftp://127.0.0.1:{}/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:{}/_x",
    "dict://127.0.0.1:{}/x",
    "data:text/html,hello",
    "javascript:alert(1)",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://100.64.0.1/",
    "http://192.0.0.192/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://192.88.99.1/",
    "http://name.that.is.private:{}/",
    "http://name.that.is.both:{}/",
    "http://168.63.129.16/machine?comp=versions",
    "http://[::ffff:0:7f00:1]:{}/",
    "http://[2001:0:808:808::80ff:fffe]:{}/",
    "http://[4000::1]:{}/",
    "http://192.0.0.9/",
    "http://[]@",
    "",
    "http://",
]


class Names:
    """Looks names up from a table; each time it takes the next of a name's answers. Numbers in odd
    forms are read by the system, as they would be."""

    def __init__(self, **names: list[list[str]]) -> None:
        self.names = names
        self.asked: list[str] = []

    async def __call__(
        self, host: str, port: int, family: socket.AddressFamily
    ) -> list[ResolveResult]:
        self.asked.append(host)
        known = self.names.get(host.replace(".", "_"))
        if known:
            answers = known.pop(0) if len(known) > 1 else known[0]
        else:
            try:
                rows = socket.getaddrinfo(
                    host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST
                )
                answers = [str(row[4][0]) for row in rows]
            except OSError:
                answers = ["127.0.0.1"]  # whatever else it may be: it leads here
        return [
            ResolveResult(
                hostname=host, host=each, port=port, family=socket.AF_INET, proto=0, flags=0
            )
            for each in answers
        ]


@asynccontextmanager
async def listening() -> AsyncIterator[tuple[int, list[str]]]:
    """A port on loopback, and what connected to it."""
    heard: list[str] = []

    async def hear(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(str(writer.get_extra_info("peername")))
        writer.close()

    server = await asyncio.start_server(hear, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1], heard


async def test_no_form_of_a_private_address_is_ever_connected_to() -> None:
    names = Names(
        name_that_is_private=[["127.0.0.1"]], name_that_is_both=[["93.184.216.34", "127.0.0.1"]]
    )
    async with listening() as (port, heard):
        dialled: list[str] = []

        def dial(address: AddrInfoType) -> socket.socket:
            dialled.append(str(address[4][0]))
            return socket.socket(address[0], address[1], address[2])

        # the port counts as usual here, so that it is not what protects
        fetcher = Fetcher(1000, 2.0, ports=(80, 443, port), resolve=names, open_socket=dial)
        for form in FORMS:
            with pytest.raises(ToolFailed):
                await fetcher.fetch(form.replace("{}", str(port)))
        await asyncio.sleep(0.01)
        assert (heard, dialled) == ([], [])
    assert len(FORMS) >= 60


async def test_no_redirect_to_a_private_address_is_followed() -> None:
    async def redirect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        number = (await reader.readuntil(b"\r\n\r\n")).split()[1].removeprefix(b"/?")
        if number.isdigit():
            form = FORMS[int(number)].replace("{}", str(port))
            writer.write(f"HTTP/1.1 302 Found\r\nLocation: {form}\r\n\r\n".encode())
        else:  # what is not an address is a path of this site
            writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
        writer.close()

    dialled: list[int] = []

    def dial(address: AddrInfoType) -> socket.socket:
        dialled.append(int(address[4][1]))
        return socket.socket(address[0], address[1], address[2])

    server = await asyncio.start_server(redirect, "127.0.0.1", 0)
    async with listening() as (port, heard), server:
        own = server.sockets[0].getsockname()[1]
        inside = frozenset((f"127.0.0.1:{own}",))  # so that it has the site of many of the forms
        fetcher = Fetcher(1000, 20.0, inside, (80, 443, port), Names(), dial)
        for number in range(len(FORMS)):
            with pytest.raises(ToolFailed):
                await fetcher.fetch(f"http://127.0.0.1:{own}/?{number}")
        assert (heard, set(dialled)) == ([], {own})
    assert len(dialled) >= len(FORMS)


async def test_a_name_that_changes_its_mind_leads_nowhere() -> None:
    dialled: list[str] = []

    def no_network(address: AddrInfoType) -> socket.socket:
        dialled.append(str(address[4][0]))
        raise OSError("there is no network in tests")

    for public in ("8.8.8.8", "1.1.1.1", "9.9.9.9", "8.8.4.4", "1.0.0.1"):
        names = Names(rebinding_test=[[public], ["127.0.0.1"]])
        fetcher = Fetcher(1000, 2.0, resolve=names, open_socket=no_network)
        with pytest.raises(ToolFailed, match="cannot be reached"):
            await fetcher.fetch("http://rebinding.test/")
        assert names.asked == ["rebinding.test"]  # one answer, and only that is dialled
    assert set(dialled) == {"8.8.8.8", "1.1.1.1", "9.9.9.9", "8.8.4.4", "1.0.0.1"}


@pytest.mark.parametrize("then", [["127.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["169.254.169.254"]])
async def test_a_name_that_changes_its_mind_between_two_redirects_leads_nowhere(
    then: list[str],
) -> None:
    heard: list[str] = []
    dialled: list[str] = []

    def answer(request: web.Request) -> web.StreamResponse:
        heard.append(request.path)
        if request.path == "/last":
            return web.Response(text="a secret")
        where = "/last" if request.path == "/next" else "/next"
        return web.Response(status=302, headers={"Location": where})

    class OnLoopback(socket.socket):
        """Reaches the site on loopback, whichever address it is told: what a public one serves."""

        def connect(self, address: tuple[str, int]) -> None:  # type: ignore[override]
            dialled.append(address[0])
            super().connect(("127.0.0.1", address[1]))

    def dial(address: AddrInfoType) -> socket.socket:
        return OnLoopback(address[0], address[1], address[2])

    async with site(answer) as host:
        port = int(host.partition(":")[2])
        names = Names(rebinding_test=[["8.8.8.8"], ["8.8.4.4"], then])
        fetcher = Fetcher(1000, 20.0, ports=(port,), resolve=names, open_socket=dial)
        with pytest.raises(ToolFailed, match="private network"):
            await fetcher.fetch(f"http://rebinding.test:{port}/")
    assert names.asked == ["rebinding.test"] * 3
    assert dialled == ["8.8.8.8", "8.8.4.4"]
    assert heard == ["/", "/next"]


REFUSED = """0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 168.63.129.16/32 169.254.0.0/16
172.16.0.0/12 192.0.0.0/24 192.0.0.9/32 192.0.0.10/32 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16
198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
::/96 ::ffff:0:0:0/96 ::ffff:10.0.0.0/104 ::ffff:192.0.0.9/128 64:ff9b::10.0.0.0/104
64:ff9b::169.254.0.0/112 64:ff9b:1::/48 100::/64 100:0:0:1::/64 200::/7 2001::/23 2001:1::1/128
2001:4:112::/48 2001:20::/28 2001:db8::/32 2002::/16 3fff::/20 4000::/2 5f00::/16 8000::/1 fc00::/7
fe80::/10 fec0::/10 ff00::/8"""


def test_public_addresses_are_told_from_others() -> None:
    for network in map(ip_network, REFUSED.split()):
        for address in (network[0], network[network.num_addresses // 2], network[-1]):
            assert not is_public(str(address)), address
    for odd in ("fe80::1%eth0", "::1%1", "no address", "", "127.1", "0177.0.0.1", "2130706433"):
        assert not is_public(odd), odd
    for address in (
        *("1.0.0.0", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0"),
        *("128.0.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "223.255.255.255"),
        *("2001:200::", "2003::1", "2606:4700:4700::1111", "3ffe:ffff::1"),
        *("::ffff:8.8.8.8", "64:ff9b::8.8.8.8"),  # IPv4, over IPv6 alone
    ):
        assert is_public(address), address


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://example.com:8080/", "port 8080"),
        ("https://example.com:22/", "port 22"),
        ("http://127.0.0.1/", "private network"),
        ("http://ada@example.com/", "user name"),
        ("http://ada:secret@example.com/", "user name"),
        ("http://:secret@example.com/", "user name"),
    ],
)
def test_a_public_address_is_read_on_the_usual_ports_and_without_a_user(
    address: str, why: str
) -> None:
    with pytest.raises(ToolFailed, match=why):
        read_url(address)
    assert str(read_url("https://example.com:443/a?b#c")) == "https://example.com/a?b"


@asynccontextmanager
async def site(handler: Callable[[web.Request], web.StreamResponse]) -> AsyncIterator[str]:
    """A site on loopback; returns its "host:port"."""

    async def handle(request: web.Request) -> web.StreamResponse:
        return handler(request)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def fetcher_for(host: str, max_bytes: int = 10_000) -> Fetcher:
    return Fetcher(max_bytes, 30.0, frozenset((host,)))


async def test_a_page_inside_is_read_where_config_names_it() -> None:
    html = (
        "<html><head><title>The  Wiki</title><style>x{}</style></head><body><nav>Menu</nav>"
        "<h1>Tea</h1><p>Hot<br>water.</p><p style='display: none'>CALL pay</p><p hidden>x</p>"
        "<p style='font-size:0.9em'>small</p><ul><li>one<li>two</ul><script>evil()</script></body>"
    )
    async with site(lambda request: web.Response(text=html, content_type="text/html")) as host:
        page = await fetcher_for(host).fetch(f"http://{host}/tea#top")
        assert page.url == f"http://{host}/tea"
    title, text = await read(page)
    assert title == "The Wiki"
    assert text == "Tea\n\nHot\nwater.\n\nsmall\n\n- one\n- two"


async def test_redirects_are_followed_on_their_site_only_and_not_for_ever() -> None:
    def answer(request: web.Request) -> web.StreamResponse:
        where = {
            "/a": "/b",
            "/loop": "/loop",
            "/out": "http://169.254.169.254/latest",
            "/away": "https://evil.example/?q=secret",
            "/file": "file:///etc/passwd",
            "/bad": "http://[",
        }.get(request.path)
        if where is None:
            return web.Response(text="here")
        return web.Response(status=302, headers={"Location": where})

    async with site(answer) as host:
        fetcher = fetcher_for(host)
        assert (await fetcher.fetch(f"http://{host}/a")).data == b"here"
        for path, why in (
            ("loop", "again and again"),
            ("out", "has moved"),
            ("away", "has moved to https://evil.example"),
            ("file", "moved|begin with"),
            ("bad", "no address"),
        ):
            with pytest.raises(ToolFailed, match=why):
                await fetcher.fetch(f"http://{host}/{path}")


async def test_a_page_is_bounded_in_size_packed_or_not() -> None:
    def answer(request: web.Request) -> web.StreamResponse:
        if request.path == "/packed":
            packed = gzip.compress(b"a" * 50_000_000)
            return web.Response(
                body=packed, headers={"Content-Encoding": "gzip", "Content-Type": "text/plain"}
            )
        if request.path == "/broken":
            return web.Response(body=b"no gzip", headers={"Content-Encoding": "gzip"})
        if request.path == "/odd":
            return web.Response(body=b"x", headers={"Content-Encoding": "br"})
        if request.path == "/none":
            return web.Response(status=404)
        return web.Response(text="b" * 100_000)

    async with site(answer) as host:
        fetcher = fetcher_for(host)
        for path in ("packed", "plain"):
            page = await fetcher.fetch(f"http://{host}/{path}")
            assert (len(page.data), page.is_cut) == (10_000, True)
        for path, why in (("broken", "unpacked"), ("odd", "compressed"), ("none", "status 404")):
            with pytest.raises(ToolFailed, match=why):
                await fetcher.fetch(f"http://{host}/{path}")


def html_page(html: bytes, kind: str = "text/html", charset: str = "utf-8") -> Fetched:
    return Fetched("http://x/", kind, charset, html, False)


@asynccontextmanager
async def closing_reader(within_s: float) -> AsyncIterator[PageReader]:
    reader = PageReader(within_s)
    try:
        yield reader
    finally:
        await reader.close()


async def read(page: Fetched, within_s: float = 30.0) -> tuple[str, str]:
    """Title and text, through the child process that reads HTML."""
    async with closing_reader(within_s) as reader:
        return await reader.read(page)


async def test_what_is_no_text_is_not_read() -> None:
    with pytest.raises(ToolFailed, match="image/png"):
        await read(html_page(b"\x89PNG", "image/png"))
    odd = html_page(b"<meta charset=latin-1>caf\xe9")
    assert (await read(odd))[1] == "café"
    deep = html_page(b"<div>" * 5_000 + b"end", charset="no-such")
    assert (await read(deep))[1] == "end"


async def test_a_page_that_takes_too_long_to_read_is_given_up_and_the_next_is_read() -> None:
    async with closing_reader(2.0) as reader:
        with pytest.raises(ToolFailed, match="too large or too deeply nested"):
            await reader.read(html_page(b"<div>" * 400_000))
        assert (await reader.read(html_page(b"<p>tea")))[1] == "tea"


async def test_a_page_full_of_beginnings_of_comments_is_read() -> None:
    """Python's own parser takes such a page minutes, in which nothing else runs."""
    with pytest.raises(ToolFailed, match="no text was found"):
        await read(html_page(b"<!--" * 400_000))


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<title>Shop</title><div id=root></div><script>fill()</script>",
        "<body><noscript>Switch scripts on.</noscript>",
        "<p hidden>x</p>",
    ],
)
async def test_a_page_without_text_is_none_that_was_read(html: str) -> None:
    with pytest.raises(ToolFailed, match="no text was found"):
        await read(html_page(html.encode()))
    with pytest.raises(ToolFailed, match="no text was found"):
        await read(html_page(b" \n", "text/plain"))


@pytest.mark.parametrize(
    ("html", "title", "text"),
    [
        # End tags that HTML lets one leave out, or that were forgotten.
        ("<head><title>Hours</title><body><h1>Open</h1><p>9-17", "Hours", "Open\n\n9-17"),
        ("<p hidden>secret<p>9-17<div>more</div>", "", "9-17\n\nmore"),
        ("<ul><li hidden>a<li>b<li>c</ul>", "", "- b\n- c"),
        ("<ul><li>a</li><li>b</li></ul>", "", "- a\n- b"),
        ("<b>a<p>b</b>c", "", "a\nbc"),
        ("<header>Top</header><nav><a>Menu</a><p>9-17", "", "Top\n\nMenu\n9-17"),
        ("<nav>Menu <a href=/>Home</a>", "", "Menu Home"),
        # Menus are left out, what people look for is not.
        ("<nav><ul><li>Home</ul></nav><p>9-17", "", "9-17"),
        ("<p>a<footer><a>Imprint</a></footer>", "", "a"),
        ("<p>a<footer><p>Call 0123</footer>", "", "a\n\nCall 0123"),
        # A form around the page, and its fields.
        ("<form><div><h1>Open</h1><p>9-17</div></form>", "", "Open\n\n9-17"),
        ("<form>Size <select><option>S<option>M</select><button>Go", "", "Size\n\nS\nM\nGo"),
        ("<label>Name</label><input><label>Town</label>", "", "Name\nTown"),
        # Tables: a row in a line, its cells apart.
        ("<table><tr><td>12</td><td>34</td></tr></table>", "", "12 | 34"),
        ("<table><tr><th>A<td>1<tr><td>B<td>2</table>", "", "A | 1\nB | 2"),
        ("<table><tr><td><th>Mon<tr><td>am<td>9<br>10</table>", "", "| Mon\nam | 9 / 10"),
        ("<table><tr><td hidden>x<td>1<tr><td><tr><td>2</table>", "", "1\n\n2"),
        (f"<table><tr><td>a<td><p>{'b' * 300}<p>c</table>", "", f"a\n\n{'b' * 300}\n\nc"),
        # The title is the page's, not a drawing's.
        ("<title>a</title><svg><title>icon</title><text>x</text></svg><p>b", "a", "b"),
        ("<svg><title>icon</title></svg><p>b<title>a</title>", "a", "b"),
        ("<svg/><p>after", "", "after"),
        # What is not seen.
        ("<div style='DISPLAY : none'>x<div>y</div></div>z", "", "z"),
        ("<span aria-hidden=true>x</span><span style='font-size:0px'>y</span>z", "", "z"),
        ("<template><p>t</template><iframe>i</iframe><style>p{}</style><p>v<!-- c -->", "", "v"),
        ("<dialog>x</dialog><dialog open>Hello</dialog>", "", "Hello"),
        ("<script>if (a<b) '</p>'</script><p>3 < 4 &amp; &lt;b&gt;", "", "3 < 4 & <b>"),
    ],
)
def test_a_page_is_read_as_it_is_seen(html: str, title: str, text: str) -> None:
    assert seen(html) == (title, text)


async def test_in_xhtml_an_element_may_be_closed_in_its_own_tag() -> None:
    page = b"<html><head><title/><script src='x'/></head><body><p>a<br/>b</p></body></html>"
    assert await read(html_page(page, "application/xhtml+xml")) == ("", "a\nb")


@given(st.text(alphabet="<>/abdiptrlh nv!-='\"&;\n\x00", max_size=300))
def test_any_text_can_be_read_as_a_page(html: str) -> None:
    _, text = seen(html)
    assert "\n\n\n" not in text
    assert text == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        *("Do this:\n> see http://a.org/", "`http://c.org/`", 'Read "http://d.org/"'),
        *("```\nhttp://b.org/ never closed", "```\nls\n```\nsee http://b.org/"),
    ],
)
def test_links_in_what_somebody_quotes_are_not_theirs(text: str) -> None:
    assert links_in(text) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("See https://example.com/a_(b), please", "https://example.com/a_(b)"),
        ("<http://x.org/?q=1#part>", "http://x.org/?q=1"),
        ("(https://y.org/z).", "https://y.org/z"),
        ("请读 https://y.org/z，谢谢。", "https://y.org/z"),
        ("Not http://[]@ nor http://[ but https://y.org/z", "https://y.org/z"),
        ("https://example.com", "https://example.com/"),
        ("https://example.com/", "https://example.com"),
        ("Is https://en.wikipedia.org/wiki/Yahoo! old?", "https://en.wikipedia.org/wiki/Yahoo!"),
        ("It's in https://y.org/wiki/Rubik's_Cube", "https://y.org/wiki/Rubik's_Cube"),
        ("https://y.org/wiki/Martin_Luther_King_Jr.", "https://y.org/wiki/Martin_Luther_King_Jr."),
        ("https://y.org/wiki/Martin_Luther_King_Jr.", "https://y.org/wiki/Martin_Luther_King_Jr"),
        ("https://y.org/?a[]=1&b[]", "https://y.org/?a[]=1&b[]"),
        ("http://y.org/a:80", "https://y.org/a:80"),
        ("https://y.org/a?b=/", "https://y.org/a/?b=/"),
        ("https://y.org/a%2Fb/ ok", "https://y.org/a%2Fb"),
        ("https://y.org/a,https://z.org/b;http://w.org/c", "https://y.org/a"),
        ("https://y.org/a,https://z.org/b;http://w.org/c", "https://z.org/b"),
        ("https://y.org/a,https://z.org/b;http://w.org/c", "https://w.org/c"),
        ("https://y.org/2020/https://z.org/", "https://y.org/2020/https://z.org"),
        ("看https://y.org/x吧", "https://y.org/x"),
        ("https://y.org/x/（ok）", "https://y.org/x"),
        (
            "https://zh.wikipedia.org/wiki/北京。",
            "https://zh.wikipedia.org/wiki/%E5%8C%97%E4%BA%AC",
        ),
        ("Is https://y.org/wiki/Zürich. old?", "https://y.org/wiki/Z%C3%BCrich"),
        ("https://y.org/x's page", "https://y.org/x"),
        ("https://y.org/x’s page", "https://y.org/x"),
        ("**https://y.org/x**'s", "https://y.org/x"),
        ("read www.y.org please", "https://www.y.org/"),
        ("read www.y.org/news, please", "http://www.y.org/news"),
        ("(y.co.uk/news?a=1#b).", "https://y.co.uk/news?a=1"),
        ("**WWW.Y.org**", "https://www.y.org"),
    ],
)
def test_the_link_that_somebody_wrote_is_theirs(text: str, meant: str) -> None:
    assert is_named(meant, text)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("https://y.org/a?utm=1", "https://y.org/a"),
        ("https://y.org/a", "https://y.org/a?q=secret"),
        ("https://y.org/a", "https://y.org/a/secret"),
        ("https://y.org/a", "http://y.org/a"),  # what is in it would be sent open
        ("https://y.org/a%2Fb", "https://y.org/a/b"),
        ("https://y.org/a", "https://y.org:80/a"),
        ("https://y.org/a", "https://www.y.org/a"),
        ("y.org/a", "https://y.org/b"),
        ("https://y.org/a", "https://y.org/a//"),
        ("https://y.org/a/", "https://y.org/a///////"),
        ("https://y.org/a", "https://y.org//a"),
        ("https://y.org/a", "https://y.org./a"),
    ],
)
def test_an_address_that_differs_in_more_than_its_form_is_not_named(text: str, other: str) -> None:
    assert not is_named(other, text)


def is_named(address: str, text: str) -> bool:
    return meant_by(links_in(text), read_url(address)) is not None


def test_without_a_scheme_only_what_is_plainly_an_address_is_a_link() -> None:
    for text in (
        *("file.py", "e.g. this, i.e./or that", "3.5/4", "and/or", "y.org", "ada@y.org/x", "www."),
        *("bot/y.org/x", "10.0.0.1/x", "ftp://y.org/x", "localhost/x", "bücher.de/x", "y.org:22/x"),
    ):
        assert links_in(text) == [], text


def test_only_signs_at_the_end_of_a_link_may_belong_to_the_sentence() -> None:
    assert may_mean("https://y.org/ab).") == [
        URL(f"https://y.org/ab{end}") for end in (").", ")", "")
    ]
    assert len(may_mean("https://y.org/" + "!" * 1000)) <= 8
    assert may_mean("http://[") == []


@pytest.mark.parametrize(
    "form",
    [
        *("https://y.org/a/", "https://y.org/a?", "HTTPS://Y.ORG/a#x"),
        *("https://y.org/%61", "https://y.org/./a", "https://y.org/b/../a", "https://y.org/a/."),
        *("https://y.org/a/?#", "https://y.org:/a"),
    ],
)
def test_an_address_is_asked_for_as_the_person_wrote_it(form: str) -> None:
    assert str(meant_by(links_in("https://y.org/a"), read_url(form))) == "https://y.org/a"
    both = links_in("https://y.org/a or https://y.org/a/")
    assert str(meant_by(both, read_url("https://y.org/a/"))) == "https://y.org/a/"
