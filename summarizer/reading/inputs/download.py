"""One address on the web to bytes, within bounds of size, time and redirects, and of text alone."""

import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from summarizer.errors import InputError
from summarizer.reading.inputs.addresses import Address, is_public
from summarizer.reading.inputs.opened import Kind, Opened
from summarizer.reading.inputs.settings import InputSettings, WebBounds
from summarizer.reading.inputs.web_names import charset_in, shown_url, type_in, without_credentials
from summarizer.reading.source import shown
from summarizer.version import __version__

if TYPE_CHECKING:
    import httpx2

_KIND_OF: Final = MappingProxyType(
    {
        **dict.fromkeys(("text/html", "application/xhtml+xml"), "html"),
        **dict.fromkeys(("text/plain", "text/markdown", "text/x-markdown"), "text"),
        **dict.fromkeys(("application/rss+xml", "application/atom+xml", "application/xml", "text/xml"), "feed"),
    }
)
_CHUNK: Final = 1 << 16


def download(url: str, settings: InputSettings, allowed: Callable[[Address], bool] = is_public) -> Opened:
    """What an address holds: a page, a plain text or a feed.

    Args:
        url: http or https.
        settings: Its bounds, and whether addresses that are not public are fetched too.
        allowed: Which addresses are public.

    Raises:
        InputError: It cannot be reached, is not text, passes a bound, or is not public. No message names credentials.
    """
    # Imported here: they cost 0.1 s, and most runs read files.
    import httpcore2
    import httpx2

    from summarizer.reading.inputs.guarded import Clock, GuardedTransport, NotPublicError, OutOfTimeError

    name, bounds = shown_url(url), settings.web
    try:
        with httpx2.Client(
            transport=GuardedTransport((lambda _: True) if settings.allow_private else allowed, Clock(bounds.seconds)),
            follow_redirects=True,
            max_redirects=bounds.redirects,
            trust_env=False,  # neither a proxy, which would connect unchecked, nor passwords out of .netrc
            headers={"User-Agent": f"summarizer/{__version__}", "Accept-Encoding": "gzip"},
        ) as client:
            request = client.build_request("GET", url, headers={"Accept": f"{', '.join(_KIND_OF)}, */*;q=0.1"})
            answer = client.send(request, stream=True)
            try:
                return _read(answer, name, bounds)
            finally:
                answer.close()
    except NotPublicError as error:
        raise InputError(
            f"{name} leads to an address that is not public.", "Fetch it with --allow-private if it is meant."
        ) from error
    except (OutOfTimeError, TimeoutError, httpcore2.TimeoutException, httpx2.TimeoutException) as error:
        raise InputError(f"{name} took more than {bounds.seconds:g} s.", "Try again, or save it as a file.") from error
    except httpx2.TooManyRedirects as error:
        raise InputError(f"{name} redirects more than {bounds.redirects} times.", "Give the last address.") from error
    except (httpcore2.UnsupportedProtocol, httpx2.UnsupportedProtocol, httpx2.InvalidURL, UnicodeError) as error:
        raise InputError(
            f"{name} is no address that can be fetched, or leads to one.", "Give http or https."
        ) from error
    except (OSError, httpcore2.NetworkError, httpcore2.ProtocolError, httpx2.HTTPError, ValueError) as error:
        # The library's words may hold the address, and with it credentials.
        raise InputError(f"{name} cannot be fetched ({type(error).__name__}).", "Check the address.") from error


def _read(answer: "httpx2.Response", name: str, bounds: WebBounds) -> Opened:
    if not answer.is_success:
        raise InputError(f"{name} answered {answer.status_code}.", "Open it in a browser, and save what you see.")
    header = answer.headers.get("Content-Type", "")
    kind = _KIND_OF.get(type_in(header)) if header else "text"
    if kind is None:
        raise InputError(f"{name} is {shown(type_in(header))[:80]}, not text.", "Save it, and give the file.")
    data = bytearray()
    for chunk in _unpacked(answer, name):
        data += chunk
        if len(data) > bounds.body_bytes:
            raise InputError(f"{name} is longer than {bounds.body_bytes:,} bytes.", "Give one article an address.")
    url = without_credentials(str(answer.url))
    return Opened(name, cast("Kind", kind), BytesIO(bytes(data)), charset_in(header), url)


def _unpacked(answer: "httpx2.Response", name: str) -> Iterator[bytes]:
    """The body in small pieces, however much a small one of them unpacks to."""
    coding = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if coding in {"identity", ""}:
        yield from answer.iter_raw(_CHUNK)
        return
    if coding not in {"gzip", "x-gzip"}:
        raise InputError(f"{name} is packed as {shown(coding)[:40]}, which was not asked for.", "Save it as a file.")
    unpacker = zlib.decompressobj(wbits=31)
    try:
        for packed in answer.iter_raw(_CHUNK):
            rest = packed
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, _CHUNK)
                rest = unpacker.unconsumed_tail
    except zlib.error as error:
        raise InputError(f"{name} is not packed as it says.", "Save it as a file.") from error
    if not unpacker.eof:
        raise InputError(f"{name} broke off.", "Try again, or save it as a file.")
