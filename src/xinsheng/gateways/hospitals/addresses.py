"""Where a hospital's system wants to be told of results: one POST over HTTPS to that host, and nowhere else.

No redirection is followed; the name is looked up once, must be a public address, and that very address is called.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Mapping
from urllib.parse import SplitResult, urlsplit

from xinsheng.gateways.signed_service import is_loopback, time_limit

LONGEST = 300  # characters of an address
PATIENCE = 10.0  # seconds for a whole delivery
_MOST_READ = 4096  # bytes of an answer, of which nothing but the status counts
_WELL = range(200, 300)
_CARRIES_ANOTHER = tuple(ipaddress.IPv6Network(one) for one in ("64:ff9b::/96", "::/96"))  # NAT64; long out of use
_OWN_TRANSLATION = ipaddress.IPv6Network("64:ff9b:1::/48")  # a network's own NAT64 (RFC 8215)


class UnableToUseAddress(Exception):
    """It is no address of ours. Codes: `not_an_address`, `not_https`, `not_an_origin`, `own_origin`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class UnableToDeliver(Exception):
    """It was not taken. Codes: `unreachable`, `late`, `refused` (a redirection too), `not_public`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_address(text: str, *, may_be_here: bool) -> str:
    """The address as it is kept; without HTTPS only on this very machine, where that is allowed.

    Raises UnableToUseAddress.
    """
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
    except ValueError as fault:
        raise UnableToUseAddress("not_an_address") from fault
    plain = text.isascii() and text.isprintable() and " " not in text and len(text) <= LONGEST
    if not host or not plain or parts.username is not None or parts.password is not None or parts.fragment:
        raise UnableToUseAddress("not_an_address")
    if parts.scheme != "https" and not (parts.scheme == "http" and may_be_here and is_loopback(host)):
        raise UnableToUseAddress("not_https")
    return text


def read_origin(text: str, *, may_be_here: bool) -> str:
    """The origin of a page as a browser writes it (RFC 6454): scheme, host, a port where it is not the usual one.

    It is never called: a page of a hospital's own network has one too. Raises UnableToUseAddress.
    """
    parts = urlsplit(read_address(text, may_be_here=may_be_here))
    usual = {"https": http.client.HTTPS_PORT, "http": http.client.HTTP_PORT}[parts.scheme]
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    port = "" if parts.port in (None, usual) else f":{parts.port}"
    if text != f"{parts.scheme}://{host}{port}":
        raise UnableToUseAddress("not_an_origin")
    return text


def deliver(address: str, *, body: bytes, headers: Mapping[str, str], may_be_here: bool) -> None:
    """Send it, once, and see it taken (2xx) in time. Raises UnableToDeliver."""
    parts, until = urlsplit(read_address(address, may_be_here=may_be_here)), time.monotonic() + PATIENCE
    try:
        place = _place_of(parts, may_be_here=may_be_here)
        with (
            socket.create_connection(place, timeout=PATIENCE) as line,
            time_limit(line.fileno(), seconds=max(0.0, until - time.monotonic())),
        ):
            status = _converse(line, parts, body=body, headers=headers)
    except (OSError, http.client.HTTPException, ValueError) as fault:
        raise UnableToDeliver("late" if time.monotonic() >= until else "unreachable") from fault
    if status not in _WELL:
        raise UnableToDeliver("refused")


def _place_of(parts: SplitResult, *, may_be_here: bool) -> tuple[str, int]:
    """The address and port to call; raises UnableToDeliver where the name leads to any that is not public."""
    host = parts.hostname or ""
    port = parts.port or (http.client.HTTPS_PORT if parts.scheme == "https" else http.client.HTTP_PORT)
    found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not (may_be_here and is_loopback(host)) and not all(is_public(one) for one in found):
        raise UnableToDeliver("not_public")
    return found[0], port


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet: nobody's own network, nor this machine in disguise."""
    one = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(one, "ipv4_mapped", None) or getattr(one, "sixtofour", None) or one
    if any(one in network for network in _CARRIES_ANOTHER):
        inner = ipaddress.IPv4Address(int(one) & 0xFFFF_FFFF)
    return bool(one.is_global and inner.is_global and not one.is_multicast and one not in _OWN_TRANSLATION)


def _converse(line: socket.socket, parts: SplitResult, *, body: bytes, headers: Mapping[str, str]) -> int:
    connection = http.client.HTTPConnection(parts.netloc)
    secure = parts.scheme == "https"
    try:
        connection.sock = (
            ssl.create_default_context().wrap_socket(line, server_hostname=parts.hostname) if secure else line
        )
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", path, body=body, headers=dict(headers))
        with connection.getresponse() as answer:
            answer.read(_MOST_READ)
            return answer.status
    finally:
        connection.close()
