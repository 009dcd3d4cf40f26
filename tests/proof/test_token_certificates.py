"""Whose certificate is taken, and that it leads to an authority that the province trusts."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from tests.proof.token_stand_in import (
    AUTHORITY,
    BEGUN,
    NOON,
    PERSON,
    authority,
    extension,
    given,
    keys_folder,
    no_persons,
    root,
    shallow,
    token,
)

from xinsheng.cli.stand_in_keys import StandIn, make_authority, make_token
from xinsheng.proof.test_authority import make_test_authority
from xinsheng.proof.token_certificates import (
    UnableToTrustCertificate,
    as_pem,
    certificates_in,
    check_way,
    joined,
    read_token_certificate,
    separated,
)


def fault(certificates: Sequence[bytes], *, trusts: StandIn | None = None, at: datetime = NOON) -> str:
    with pytest.raises(UnableToTrustCertificate) as unable:
        check_way(certificates, authorities=[(trusts or root()).certificate], at=at)
    return unable.value.code


def test_a_certificate_says_whose_it_is_and_for_how_long() -> None:
    read = read_token_certificate(token().certificate)
    assert "韦秀兰" in read.subject
    assert "测试" in read.issuer
    assert read.valid_from == BEGUN - timedelta(days=1)
    assert len(read.fingerprint) == 32


def test_it_leads_through_the_one_between_to_the_authority_or_to_the_one_between_where_that_is_trusted() -> None:
    assert check_way(token().way, authorities=[root().certificate], at=NOON) == token().way
    assert check_way(token().way[:2], authorities=[root().certificate], at=NOON) == token().way
    assert check_way(token().way[:1], authorities=[authority().certificate], at=NOON) == token().way[:2]


def test_of_another_authority_it_is_foreign_though_that_bears_the_same_name() -> None:
    other = make_authority(keys_folder(), at=BEGUN)  # of the same name, with a key of its own
    assert fault(token().way, trusts=other) == "foreign"
    assert fault(make_token(keys_folder(), name="韦秀兰", authority=other, at=BEGUN).way) == "foreign"
    with pytest.raises(UnableToTrustCertificate, match="foreign"):
        check_way(token().way, authorities=[], at=NOON)


def test_an_authority_that_renewed_its_key_under_its_name_stands_on_the_list_beside_itself() -> None:
    renewed = make_authority(keys_folder(), at=BEGUN)
    both = [root().certificate, renewed.certificate]
    new = make_token(keys_folder(), name="韦秀兰", authority=renewed, at=BEGUN)
    assert check_way(token().way[:2], authorities=both, at=NOON)[-1] == root().certificate
    assert check_way(new.way[:1], authorities=both, at=NOON)[-1] == renewed.certificate


def test_without_the_certificate_between_it_leads_nowhere() -> None:
    assert fault(token().way[:1]) == "foreign"


def test_who_has_a_token_gives_no_certificates() -> None:
    forged = make_token(keys_folder(), name="杨光", authority=token(), at=BEGUN)
    assert fault(forged.way) == "foreign"


def test_every_certificate_of_the_way_is_in_its_time() -> None:
    short = make_token(keys_folder(), name="韦秀兰", authority=authority(), at=BEGUN, days=10)
    assert fault(short.way) == "expired"
    assert fault(token().way, at=BEGUN - timedelta(days=2)) == "not_yet_valid"
    assert fault(token().way, at=BEGUN + timedelta(days=2000)) == "expired"


def test_the_last_moment_of_a_certificate_counts_no_longer_here_as_in_the_books() -> None:
    short = make_token(keys_folder(), name="韦秀兰", authority=authority(), at=BEGUN, days=10)
    end = read_token_certificate(short.certificate).valid_until
    assert check_way(short.way, authorities=[root().certificate], at=end - timedelta(microseconds=1))
    assert fault(short.way, at=end) == "expired"
    assert fault(short.way, at=end + timedelta(milliseconds=900)) == "expired"


@pytest.mark.parametrize("why", no_persons())
def test_what_is_no_person_s_to_sign_with_is_turned_away(why: str) -> None:
    assert fault(no_persons()[why].way) in {"not_for_signing", "foreign"}


def test_a_certificate_for_people_and_machines_alike_is_a_person_s() -> None:
    both = given(root(), *PERSON, extension("extended_key_usage", ["client_auth", "server_auth"]))
    assert check_way(both.way, authorities=[root().certificate], at=NOON) == both.way


def test_who_stands_on_the_list_gives_certificates_and_no_deeper_than_its_own_says() -> None:
    person, low = given(None, *PERSON), shallow(None, name="末级")
    assert fault(given(person, *PERSON).way, trusts=person) == "foreign"
    assert fault(given(given(low, *AUTHORITY, name="再下级"), *PERSON).way, trusts=low) == "foreign"
    mine = given(low, *PERSON)
    assert check_way(mine.way, authorities=[low.certificate], at=NOON) == mine.way


@pytest.mark.parametrize("usage", [{"key_encipherment"}, {"data_encipherment", "key_agreement"}, set()])
def test_the_other_certificate_of_a_token_is_for_secrets_and_signs_nothing(usage: set[str]) -> None:
    other = make_token(keys_folder(), name="韦秀兰", authority=authority(), at=BEGUN, usage=frozenset(usage))
    assert fault(other.way) == "not_for_signing"
    assert fault(root().way) == "not_for_signing"


def test_another_kind_of_key_is_none() -> None:
    assert fault([make_test_authority(at=BEGUN).root_der()]) == "not_sm2"


def test_one_changed_byte_of_any_certificate_and_it_leads_nowhere() -> None:
    for number, certificate in enumerate(token().way[:-1]):
        for place in range(0, len(certificate), 7):
            changed = certificate[:place] + bytes([certificate[place] ^ 0x01]) + certificate[place + 1 :]
            way = [*token().way[:number], changed, *token().way[number + 1 :]]
            assert fault(way) in {
                "foreign",
                "not_a_certificate",
                "not_sm2",
                "not_for_signing",
                "expired",
                "not_yet_valid",
            }


@pytest.mark.parametrize(
    "content", [b"", b"junk", b"\x30\x03\x02\x01\x01", b"-----BEGIN CERTIFICATE-----\n", b"x" * 99999]
)
def test_a_file_without_a_certificate_is_none(content: bytes) -> None:
    with pytest.raises(UnableToTrustCertificate):
        check_way(certificates_in(content), authorities=[root().certificate], at=NOON)


def test_a_file_is_read_in_either_form() -> None:
    assert certificates_in(token().certificate) == token().way[:1]
    assert certificates_in(as_pem(token().way)) == token().way
    assert separated(joined(token().way)) == token().way
    with pytest.raises(UnableToTrustCertificate):
        certificates_in(as_pem(token().way * 3))
