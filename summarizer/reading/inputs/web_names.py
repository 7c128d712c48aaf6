"""Addresses and headers of the web, as words: no secrets in messages, types and charsets out of headers."""

import re
from email.message import Message
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from summarizer.reading.source import shown

_SECRET: Final = re.compile(
    r"(?i)([?&;][^=&;#]*(?:token|key|secret|passw|pwd|auth|sig|session|credential)[^=&;#]*=)[^&;#]*"
)


def is_url(name: str) -> bool:
    """Whether an input is an address on the web.

    >>> is_url("HTTPS://news.example/raid"), is_url("ftp://news.example/raid"), is_url("http.txt")
    (True, False, False)
    """
    return re.match(r"https?://", name, re.IGNORECASE) is not None


def without_credentials(url: str) -> str:
    """The address without the name and password that may stand in it.

    >>> without_credentials("https://desk:s3cret@news.example:81/raid?page=2")
    'https://news.example:81/raid?page=2'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return re.sub(r"//[^/?#]*@", "//", url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])) if "@" in parts.netloc else url


def shown_url(url: str) -> str:
    """The address for a message: one line, and no credentials, whether in its host or among its parameters.

    >>> shown_url("https://desk:s3cret@news.example/raid?page=2&api_key=k1")
    'https://news.example/raid?page=2&api_key=...'
    """
    return shown(_SECRET.sub(r"\1...", without_credentials(url)))


def type_in(header: str) -> str:
    """The media type of a Content-Type header, in small letters; "" without one.

    >>> type_in("Text/HTML; charset=utf-8")
    'text/html'
    """
    return header.partition(";")[0].strip().lower()


def charset_in(header: str) -> str | None:
    """The charset of a Content-Type header; None without one.

    >>> charset_in('text/html; charset="KOI8-R"')
    'koi8-r'
    """
    message = Message()
    message["Content-Type"] = " ".join(header.split())
    return message.get_content_charset()
