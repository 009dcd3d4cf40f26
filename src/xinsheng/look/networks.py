"""Where a request comes from, as far as limits ask: a network, never a person."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def network_of(request: HttpRequest) -> str:
    """Where a request comes from: behind our proxy what the proxy adds last; of IPv6 the /64; '' if unknown."""
    said = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        said = request.headers.get("X-Forwarded-For", said).rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return ""
    return str(ipaddress.ip_network(f"{address}/64", strict=False)) if address.version == 6 else said  # noqa: PLR2004


def neighbourhood_of(network: str) -> str:
    """The addresses around a network that one hand may well hold together: of IPv4 the /24, of IPv6 the /48."""
    if not network:
        return ""
    base = ipaddress.ip_network(network, strict=False)
    return str(base.supernet(new_prefix=48 if base.version == 6 else 24))  # noqa: PLR2004
