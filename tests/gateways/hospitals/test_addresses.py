"""Nothing leaves this machine for a hospital's system but to a public address, over HTTPS, without detours."""

import socket
from typing import Any

import pytest

from xinsheng.gateways.hospitals.addresses import (
    UnableToDeliver,
    UnableToUseAddress,
    deliver,
    is_public,
    read_address,
)

HERE = "http://127.0.0.1:9/results"


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700:4700::1111", "64:ff9b::1.1.1.1"])
def test_an_address_of_the_public_internet_is_one(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.3.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104  an address that is refused
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::1",
        "64:ff9b::10.0.0.1",  # a translator leads to it
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1.1.1.1",
        "::127.0.0.1",
    ],
)
def test_an_address_of_this_machine_or_a_network_of_its_own_is_none(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("leads_to", [["10.0.0.1"], ["1.1.1.1", "127.0.0.1"], ["::ffff:169.254.169.254"]])
def test_a_public_name_that_leads_inside_is_not_called(leads_to: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def found(*_asked: Any, **_more: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in leads_to]

    def never(*_asked: Any, **_more: Any) -> None:
        pytest.fail("it was called")

    monkeypatch.setattr("xinsheng.gateways.hospitals.addresses.socket.getaddrinfo", found)
    monkeypatch.setattr("xinsheng.gateways.hospitals.addresses.socket.create_connection", never)

    with pytest.raises(UnableToDeliver, match="not_public"):
        deliver("https://his.example.org/results", body=b"{}", headers={}, may_be_here=False)


def test_the_very_address_that_was_looked_at_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    called = []

    def found(*_asked: Any, **_more: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("1.1.1.1", 443))]

    def call(place: tuple[str, int], **_more: Any) -> None:
        called.append(place)
        raise ConnectionRefusedError

    monkeypatch.setattr("xinsheng.gateways.hospitals.addresses.socket.getaddrinfo", found)
    monkeypatch.setattr("xinsheng.gateways.hospitals.addresses.socket.create_connection", call)

    with pytest.raises(UnableToDeliver, match="unreachable"):
        deliver("https://his.example.org/results", body=b"{}", headers={}, may_be_here=False)
    assert called == [("1.1.1.1", 443)]


def test_this_machine_is_told_of_results_only_where_that_is_allowed() -> None:
    assert read_address(HERE, may_be_here=True) == HERE
    with pytest.raises(UnableToUseAddress, match="not_https"):
        read_address(HERE, may_be_here=False)
    with pytest.raises(UnableToUseAddress, match="not_https"):
        read_address("http://his.example.org/", may_be_here=True)
    with pytest.raises(UnableToDeliver, match="not_public"):
        deliver("https://127.0.0.1/results", body=b"{}", headers={}, may_be_here=False)
