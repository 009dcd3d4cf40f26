"""The certificate of an officer's token (GB/T 20518: X.509 with SM2), and the way from it to an authority of ours."""

import hashlib
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from asn1crypto import pem, x509
from asn1crypto.algos import SignedDigestAlgorithm
from asn1crypto.keys import PublicKeyInfo
from asn1crypto.parser import peek
from cryptography.exceptions import InvalidSignature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.authority import CertTrustAnchor, TrustQualifiers
from pyhanko_certvalidator.errors import (
    ExpiredError,
    NotYetValidError,
    ValidationError,
)
from pyhanko_certvalidator.path import ValidationPath
from pyhanko_certvalidator.policy_decl import AlgorithmUsageConstraint, AlgorithmUsagePolicy
from pyhanko_certvalidator.sig_validate import SignatureValidator
from pyhanko_certvalidator.validate import async_validate_path

from xinsheng.proof.sm2 import POINT_BYTES, UnableToVerifySm2, check_sm2

LARGEST = 32 * 1024  # bytes of a file of certificates
LARGEST_LIST = 256 * 1024  # bytes of the file of a province's authorities
MOST = 5  # certificates from a token's to the authority's own
FINGERPRINT = 32  # hexadecimal digits that people compare
_SM2_CURVE, _SM2_WITH_SM3 = "1.2.156.10197.1.301", "1.2.156.10197.1.501"
_SIGNS = frozenset({"digital_signature", "non_repudiation"})
_OF_MACHINES = frozenset({"server_auth", "code_signing", "time_stamping", "ocsp_signing"})  # no person's purposes
_JUDGED = frozenset({"basic_constraints", "key_usage", "extended_key_usage"})  # of the critical ones: of no other
_SHAPE = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)


class UnableToTrustCertificate(Exception):
    """A token's certificate may not be used; `code` says why.

    Codes: `not_a_certificate`, `not_sm2` (another key or algorithm), `not_for_signing` (a token's second certificate,
    for encryption, an authority's, or a machine's), `foreign` (it does not lead to an authority of the province),
    `expired`, `not_yet_valid`, `part_missing`.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, kw_only=True)
class TokenCertificate:
    """What a token's certificate says: whose it is, who gave it, from when to when, its key (a point, 65 bytes)."""

    content: bytes  # DER
    subject: str
    issuer: str
    serial_no: str  # hexadecimal
    valid_from: datetime
    valid_until: datetime
    point: bytes

    @property
    def fingerprint(self) -> str:
        """The first digits of the SHA-256 of the certificate."""
        return fingerprint_of(self.content)


def fingerprint_of(certificate: bytes) -> str:
    """What people compare of a certificate (DER)."""
    return hashlib.sha256(certificate).hexdigest()[:FINGERPRINT]


def certificates_in(content: bytes) -> tuple[bytes, ...]:
    """The certificates of a file (PEM or DER), in order. Raises UnableToTrustCertificate("not_a_certificate")."""
    if not 0 < len(content) <= LARGEST:
        raise UnableToTrustCertificate("not_a_certificate")
    try:
        if not pem.detect(content):
            return (x509.Certificate.load(content, strict=True).dump(),)
        parts = tuple(part for kind, _headers, part in pem.unarmor(content, multiple=True) if kind == "CERTIFICATE")
    except _SHAPE as fault:
        raise UnableToTrustCertificate("not_a_certificate") from fault
    if not 0 < len(parts) <= MOST:
        raise UnableToTrustCertificate("not_a_certificate")
    return parts


def authorities_in(content: bytes) -> tuple[bytes, ...]:
    """The authorities of a province's file (PEM), in order. Raises UnableToTrustCertificate.

    "not_a_certificate", or "foreign" for one that may give no certificates.
    """
    if not 0 < len(content) <= LARGEST_LIST:
        raise UnableToTrustCertificate("not_a_certificate")
    try:
        parts = tuple(part for kind, _headers, part in pem.unarmor(content, multiple=True) if kind == "CERTIFICATE")
        give = all(_gives(x509.Certificate.load(part, strict=True)) for part in parts)
    except _SHAPE as fault:
        raise UnableToTrustCertificate("not_a_certificate") from fault
    if not parts or not give:
        raise UnableToTrustCertificate("foreign" if parts else "not_a_certificate")
    return parts


def as_pem(certificates: Sequence[bytes]) -> bytes:
    """The certificates as a file of PEM."""
    return b"".join(pem.armor("CERTIFICATE", one) for one in certificates)


def joined(certificates: Sequence[bytes]) -> bytes:
    """A way as one text of bytes: DER after DER."""
    return b"".join(certificates)


def separated(content: bytes) -> tuple[bytes, ...]:
    """The certificates of a joined way. Raises UnableToTrustCertificate("not_a_certificate")."""
    found, place = [], 0
    try:
        while place < len(content):
            length = peek(content[place:])
            found.append(content[place : place + length])
            place += length
    except _SHAPE as fault:
        raise UnableToTrustCertificate("not_a_certificate") from fault
    return tuple(found)


def read_token_certificate(content: bytes) -> TokenCertificate:
    """Read a token's certificate (DER), which is to be one with which a person signs by SM2.

    Raises UnableToTrustCertificate ("not_a_certificate", "not_sm2", "not_for_signing").
    """
    try:
        read = x509.Certificate.load(content, strict=True)
        _check_fit(read)
        return TokenCertificate(
            content=content,
            subject=_said(read.subject),
            issuer=_said(read.issuer),
            serial_no=f"{read.serial_number:x}",
            valid_from=read.not_valid_before,
            valid_until=read.not_valid_after,
            point=_point_of(read.public_key),
        )
    except _SHAPE as fault:
        raise UnableToTrustCertificate("not_a_certificate") from fault


def check_way(certificates: Sequence[bytes], *, authorities: Sequence[bytes], at: datetime) -> tuple[bytes, ...]:
    """Check a token's certificate, the first (DER), up to an authority; the way: its own first, the authority last.

    Every certificate of the way is in its time at `at` (aware), and what gave another one may do so and as far down,
    the authority (DER) not less. Nothing is fetched: a certificate that was withdrawn is ended in our books. Raises
    UnableToTrustCertificate.
    """
    own = read_token_certificate(certificates[0])
    try:
        return _checked(own, above=certificates[1:], authorities=authorities, at=at)
    except UnableToTrustCertificate:
        raise
    except UnableToVerifySm2 as fault:
        raise UnableToTrustCertificate("part_missing") from fault
    except ExpiredError as fault:
        raise UnableToTrustCertificate("expired") from fault
    except NotYetValidError as fault:
        raise UnableToTrustCertificate("not_yet_valid") from fault
    except (ValidationError, *_SHAPE) as fault:
        raise UnableToTrustCertificate("foreign") from fault


def _checked(
    own: TokenCertificate, *, above: Sequence[bytes], authorities: Sequence[bytes], at: datetime
) -> tuple[bytes, ...]:
    """Follow the issuers' names upwards, and let the library judge the way as RFC 5280 6.1 has it."""
    trusted = [x509.Certificate.load(one) for one in authorities]
    given = {one.subject.dump(): one for one in map(x509.Certificate.load, above)}
    way = [x509.Certificate.load(own.content)]
    while not (anchors := [one for one in trusted if one.subject.dump() == way[-1].issuer.dump()]):
        issuer = way[-1].issuer.dump()
        if issuer not in given or len(way) >= MOST:
            raise UnableToTrustCertificate("foreign")
        way.append(given.pop(issuer))
    for number, anchor in enumerate(anchors, start=1):  # an authority that renewed its key keeps its name
        try:
            _judge(way, anchor=anchor, at=at)
        except (UnableToTrustCertificate, ValidationError):
            if number == len(anchors):
                raise
        else:
            break
    return (*(one.dump() for one in way), anchor.dump())


def _judge(way: Sequence[x509.Certificate], *, anchor: x509.Certificate, at: datetime) -> None:
    if not _gives(anchor):
        raise UnableToTrustCertificate("foreign")
    context = ValidationContext(
        trust_roots=[anchor],
        moment=at,
        time_tolerance=timedelta(0),
        algorithm_usage_policy=_OnlySm2(),
        signature_validator=_ByGmSsl(),
    )
    deepest = anchor.max_path_length
    limits = TrustQualifiers(max_path_length=deepest, max_aa_path_length=deepest)
    path = ValidationPath(CertTrustAnchor(anchor, limits), interm=way[:0:-1], leaf=way[0])
    _to_its_end(async_validate_path(context, path))
    for one in (*way, anchor):  # the books end a certificate with its last moment; the library a moment later
        if not one.not_valid_before <= at < one.not_valid_after:
            raise UnableToTrustCertificate("expired" if at >= one.not_valid_after else "not_yet_valid")


def _gives(authority: x509.Certificate) -> bool:
    """Whether this is an authority's certificate, which may give others."""
    usage = authority.key_usage_value
    return bool(authority.ca) and (usage is None or "key_cert_sign" in usage.native)


def _to_its_end(validation: Coroutine[Any, Any, Any]) -> None:
    """Let the library's validation run through: nothing is fetched, so it waits for nothing and needs no loop."""
    try:
        validation.send(None)
    except StopIteration:
        return
    validation.close()
    raise UnableToTrustCertificate("foreign")


def _said(name: x509.Name) -> str:
    """A name as people read it: whose, then of what; a name without either as it stands."""
    native = name.native
    parts = (native.get(part) for part in ("common_name", "organizational_unit_name", "organization_name"))
    words = [one for part in parts if part for one in ([part] if isinstance(part, str) else part)]
    return "，".join(words) or str(name.human_friendly)


def _check_fit(read: x509.Certificate) -> None:
    if not (_is_sm2(read.public_key) and _is_signed_by_sm2(read["signature_algorithm"])):
        raise UnableToTrustCertificate("not_sm2")
    usage, purposes = read.key_usage_value, read.extended_key_usage_value
    fit = usage is not None and bool(_SIGNS & usage.native) and not read.ca
    if not fit or read.critical_extensions - _JUDGED or (purposes and _OF_MACHINES.issuperset(purposes.native)):
        raise UnableToTrustCertificate("not_for_signing")


def _is_sm2(key: PublicKeyInfo) -> bool:
    kind = key["algorithm"]
    if kind["algorithm"].native != "ec" or kind["parameters"].name != "named":
        return False
    return bool(kind["parameters"].chosen.dotted == _SM2_CURVE)


def _is_signed_by_sm2(algorithm: SignedDigestAlgorithm) -> bool:
    return bool(algorithm["algorithm"].dotted == _SM2_WITH_SM3)


def _point_of(key: PublicKeyInfo) -> bytes:
    point = bytes(key["public_key"].native)
    if not _is_sm2(key) or len(point) != POINT_BYTES:
        raise UnableToTrustCertificate("not_sm2")
    return point


class _OnlySm2(AlgorithmUsagePolicy):
    """One algorithm from the token to its authority, as GB/T 20518 has it."""

    def digest_algorithm_allowed(self, _algo: Any, _moment: Any) -> AlgorithmUsageConstraint:
        return AlgorithmUsageConstraint(allowed=False)

    def signature_algorithm_allowed(
        self, algo: SignedDigestAlgorithm, _moment: Any, public_key: PublicKeyInfo | None
    ) -> AlgorithmUsageConstraint:
        return AlgorithmUsageConstraint(
            allowed=_is_signed_by_sm2(algo) and public_key is not None and _is_sm2(public_key)
        )


class _ByGmSsl(SignatureValidator):
    """The signatures of authorities, by the same library as those of officers."""

    def validate_signature(
        self, signature: bytes, signed_data: bytes, public_key_info: PublicKeyInfo, *_algorithm: Any, **_said: Any
    ) -> None:
        try:
            check_sm2(signature, message=signed_data, point=_point_of(public_key_info))
        except UnableToVerifySm2 as fault:
            if fault.code == "part_missing":
                raise
            raise InvalidSignature from fault
