"""Which addresses are public: a page must not make this program read what only its own machine or network may see."""

import ipaddress
import socket
import threading
from queue import Empty, SimpleQueue
from typing import Final

# IANA's special-purpose registry; Python 3.11 knows parts of it only. Some clouds answer for their machines there.
_PROTOCOLS: Final = ipaddress.IPv4Network("192.0.0.0/24")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Public by its number, and answered by the host of a virtual machine: Azure's channel to its own machines.
_METADATA: Final = frozenset({ipaddress.ip_address("168.63.129.16")})
# IPv6 networks in whose last 32 bits an IPv4 address stands that is connected to in the end: NAT64 (RFC 6052), and the
# two old forms of RFC 4291 and RFC 2765.
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
_HOLDS_IPV4: Final = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "::/96", "::ffff:0:0:0/96")))


def is_public(address: Address) -> bool:
    """Whether an address is one of the open internet, in whatever form it is written.

    >>> from ipaddress import ip_address
    >>> [is_public(ip_address(one)) for one in ("93.184.215.14", "10.0.0.1", "::ffff:127.0.0.1", "169.254.169.254")]
    [True, False, False, False]
    """
    if isinstance(address, ipaddress.IPv6Address):
        within = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        within += [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) for net in _HOLDS_IPV4 if address in net]
        if not all(is_public(one) for one in within if one is not None):
            return False
        if address.ipv4_mapped is not None or address in _NAT64:
            return True
        if address.is_site_local:
            return False
    if address in _PROTOCOLS:
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved) and address not in _METADATA


def resolved(host: str, port: int, seconds: float) -> list[Address]:
    """All addresses of a name, in the order in which the system would try them.

    Raises:
        OSError: There is none.
        TimeoutError: Nobody has said so in time (an `OSError`).
    """
    answers: SimpleQueue[list[Address] | OSError] = SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            # A zone ("%eth0") is no part of the number.
            answers.put([ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in found])
        except (OSError, ValueError) as error:
            answers.put(error if isinstance(error, OSError) else OSError(str(error)))

    # The system's look-up knows no timeout, so it is waited for from outside.
    threading.Thread(target=ask, name="summarizer-resolving", daemon=True).start()
    try:
        answer = answers.get(timeout=max(seconds, 0))
    except Empty:
        raise TimeoutError from None
    if isinstance(answer, OSError):
        raise answer
    return list(dict.fromkeys(answer))
