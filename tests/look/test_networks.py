"""Where a request comes from, as far as limits ask."""

import pytest
from django.test import RequestFactory

from xinsheng.look.networks import neighbourhood_of, network_of


@pytest.mark.parametrize(
    ("address", "network", "neighbourhood"),
    [
        ("198.51.100.7", "198.51.100.7", "198.51.100.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64", "2001:db8:1::/48"),
        ("", "", ""),
        ("somewhere", "", ""),
    ],
)
def test_an_address_lies_in_a_network_and_that_in_a_neighbourhood(
    address: str, network: str, neighbourhood: str
) -> None:
    found = network_of(RequestFactory().get("/", REMOTE_ADDR=address))
    assert (found, neighbourhood_of(found)) == (network, neighbourhood)
