"""A certificate and those it took the place of, as far as these books issued them."""

from collections.abc import Iterator

from xinsheng.registry import models


def chain_behind(certificate: models.Certificate) -> Iterator[models.Certificate]:
    """The certificate and those before it, the latest first."""
    link: models.Certificate | None = certificate
    while link is not None:
        yield link
        link = link.predecessor
