"""Addresses on the web, each asked of a real server on loopback."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.reading.inputs import InputSettings, WebBounds
from summarizer.reading.inputs.addresses import is_public
from summarizer.reading.inputs.download import download
from summarizer.reading.inputs.opened import Opened
from tests.reading.inputs.making import STORY, only_failure, page, read, texts
from tests.server import closed_port

Does = Callable[[BaseHTTPRequestHandler], None]
PRIVATE = InputSettings(allow_private=True)


@contextmanager
def serving(does: Does, host: str = "127.0.0.1") -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            try:
                does(self)
            except OSError:
                self.close_connection = True  # the client has hung up, as it should

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer((host, 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://{host}:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def gives(body: bytes, status: int = 200, **headers: str) -> Does:
    def does(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return does


def fetch(does: Does, settings: InputSettings = PRIVATE) -> Opened:
    with serving(does) as base:
        return download(f"{base}/raid", settings)


def bounded(**bounds: float) -> InputSettings:
    return InputSettings(allow_private=True, web=WebBounds(**bounds))  # type: ignore[arg-type]  # of mixed kinds


def test_a_page_is_read_with_its_address() -> None:
    with serving(gives(page(STORY), Content_Type="text/html; charset=utf-8")) as base:
        (article,) = read(f"{base}/raid", settings=PRIVATE)
    assert isinstance(article, Article)
    assert STORY in article.text
    assert article.url == f"{base}/raid"


def test_a_text_is_read_in_the_charset_that_its_header_names() -> None:
    body = "Łódź: zginął burmistrz.".encode("iso-8859-2")
    with serving(gives(body, Content_Type="text/plain; charset=iso-8859-2")) as base:
        assert texts(read(base, settings=PRIVATE)) == ["Łódź: zginął burmistrz."]


def test_a_feed_gives_its_entries() -> None:
    feed = f"<rss version='2.0'><channel><item><description>{STORY}</description></item></channel></rss>"
    with serving(gives(feed.encode(), Content_Type="application/rss+xml")) as base:
        assert texts(read(base, settings=PRIVATE)) == [STORY]


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "video/mp4", "application/octet-stream"])
def test_what_is_not_text_is_refused(kind: str) -> None:
    with pytest.raises(InputError, match=f"is {kind}, not text"):
        fetch(gives(b"x", Content_Type=kind))


@pytest.mark.parametrize("status", [204 + 200, 403, 500])
def test_an_answer_that_is_none_is_refused_with_its_number(status: int) -> None:
    with pytest.raises(InputError, match=f"answered {status}"):
        fetch(gives(page(STORY), status, Content_Type="text/html"))


def test_a_body_without_end_is_left_at_the_bound() -> None:
    sent = 0

    def endless(handler: BaseHTTPRequestHandler) -> None:
        nonlocal sent
        gives(b"", Content_Type="text/plain")(handler)
        while sent < 50_000_000:
            handler.wfile.write(b"a" * 10_000)
            sent += 10_000

    with pytest.raises(InputError, match="is longer than 100,000 bytes"):
        fetch(endless, bounded(body_bytes=100_000))
    assert sent < 50_000_000


def test_a_gzip_bomb_is_left_at_the_bound() -> None:
    bomb = gzip.compress(bytes(30_000_000))
    with pytest.raises(InputError, match="is longer than 20,000,000 bytes"):
        fetch(gives(bomb, Content_Type="text/plain", Content_Encoding="gzip"))


def test_a_packed_page_is_unpacked_and_one_that_breaks_off_is_refused() -> None:
    def packs(body: bytes, coding: str = "gzip") -> Does:
        return gives(body, Content_Type="text/html", Content_Encoding=coding)

    packed = gzip.compress(page(STORY))
    assert fetch(packs(packed)).stream.read() == page(STORY)
    with pytest.raises(InputError, match="broke off"):
        fetch(packs(packed[:-20]))
    with pytest.raises(InputError, match="is not packed as it says"):
        fetch(packs(page(STORY)))
    with pytest.raises(InputError, match="packed as br, which was not asked for"):
        fetch(packs(packed, "br"))


def drips_head(handler: BaseHTTPRequestHandler) -> None:
    for _ in range(100):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" if not _ else b"X: y\r\n")
        handler.wfile.flush()
        time.sleep(0.05)


def drips_body(handler: BaseHTTPRequestHandler) -> None:
    gives(b"", Content_Type="text/plain")(handler)
    for _ in range(100):
        handler.wfile.write(b"a")
        handler.wfile.flush()
        time.sleep(0.05)


@pytest.mark.parametrize("drips", [drips_head, drips_body, lambda _: time.sleep(1)])
def test_the_time_is_for_all_of_a_download_however_slowly_it_drips(drips: Does) -> None:
    started = time.monotonic()
    with serving(drips) as base:
        with pytest.raises(InputError, match=r"took more than 0\.3 s"):
            download(base, bounded(seconds=0.3))
        assert time.monotonic() - started < 2


def test_redirects_are_followed_up_to_the_bound() -> None:
    asked: list[str] = []

    def round_and_round(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.path)
        gives(b"", 302, Location=f"/{len(asked)}")(handler)

    with pytest.raises(InputError, match="redirects more than 5 times"):
        fetch(round_and_round)
    assert len(asked) == 6

    def once(handler: BaseHTTPRequestHandler) -> None:
        there = gives(page(STORY), Content_Type="text/html")
        (there if handler.path == "/there" else gives(b"", 301, Location="/there"))(handler)

    opened = fetch(once)
    assert opened.url is not None
    assert opened.url.endswith("/there")


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://127.0.0.1/a", "gopher://x", "http://"])
def test_a_redirect_to_anything_but_the_web_is_refused(location: str) -> None:
    with pytest.raises(InputError, match=r"is no address that can be fetched|cannot be fetched"):
        fetch(gives(b"", 302, Location=location))


def test_loopback_is_refused_and_nothing_is_sent() -> None:
    asked: list[str] = []
    with serving(lambda handler: asked.append(handler.path)) as base:
        port = base.rpartition(":")[2]
        for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0"):
            assert "not public" in only_failure(read(f"http://{host}:{port}/")), host
    assert asked == []


def test_a_redirect_to_an_address_that_is_not_public_is_refused_where_it_connects() -> None:
    asked: list[str] = []
    with (
        serving(lambda handler: asked.append(handler.path), "127.0.0.2") as inside,
        serving(gives(b"", 302, Location=f"{inside}/secret")) as outside,
        pytest.raises(InputError, match="leads to an address that is not public"),
    ):
        # The one server stands for the open internet, the other for what only this machine may see.
        download(outside, InputSettings(), lambda address: address == ip_address("127.0.0.1"))
    assert asked == []


@pytest.mark.parametrize(
    "address",
    (
        "10.1.2.3 172.16.0.1 192.168.1.1 127.0.0.1 0.0.0.0 169.254.169.254 100.100.100.200 224.0.0.1 255.255.255.255"
        " 168.63.129.16 192.0.0.192 ::1 :: fe80::1 fd00:ec2::254 fec0::1 ff02::1 ::ffff:10.0.0.1 2001:db8::1"
        " ::ffff:169.254.169.254 64:ff9b::7f00:1 2002:7f00:1:: ::127.0.0.1 ::ffff:0:127.0.0.1 64:ff9b:1::a00:1"
    ).split(),
)
def test_an_address_that_is_not_public_is_known_in_all_its_forms(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]
)
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(ip_address(address))


def test_no_message_holds_credentials() -> None:
    with serving(gives(b"", 404)) as base:
        url = base.replace("http://", "http://desk:s3cret@") + "/raid?api_key=k1&page=2"
        for settings in (PRIVATE, InputSettings(), bounded(seconds=0.0001)):
            message = only_failure(read(url, settings=settings))
            assert "/raid?api_key=...&page=2" in message
            assert "s3cret" not in message
            assert "k1" not in message
    gone = only_failure(read(f"http://desk:s3cret@127.0.0.1:{closed_port()}/", settings=PRIVATE))
    assert "cannot be fetched" in gone
    assert "s3cret" not in gone


def test_an_articles_address_holds_no_credentials() -> None:
    with serving(gives(page(STORY), Content_Type="text/html")) as base:
        (article,) = read(base.replace("http://", "http://desk:s3cret@"), settings=PRIVATE)
    assert isinstance(article, Article)
    assert article.url is not None
    assert "s3cret" not in article.url


def test_no_proxy_is_used_past_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(gives(page(STORY), Content_Type="text/html")) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy)
        monkeypatch.setenv("ALL_PROXY", proxy)
        assert "not public" in only_failure(read("http://127.0.0.3:9/"))


@pytest.mark.parametrize(
    "url", ["http://", "http://[", "http://a:b:c/", "http://exa mple/", "https://:443/", "http://x:99999/"]
)
def test_what_is_no_address_is_a_failure(url: str) -> None:
    assert len(read(url)) == 1
    assert only_failure(read(url))
