"""A token and an authority that are only for demonstration and tests: their SM2 keys are made and used by `openssl`.

The platform verifies with another program (proof/sm2), and never holds such a key.
"""

import secrets
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from asn1crypto import core, x509
from asn1crypto.keys import PublicKeyInfo

from xinsheng.proof.sm2 import SIGNER
from xinsheng.proof.test_authority import TEST_MARK

_MAKE = ("openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2", "-outform", "PEM")
_SIGNED = {"algorithm": "1.2.156.10197.1.501"}
_DAYS = 1095
_SERIAL_BITS = 120


@dataclass(frozen=True, kw_only=True)
class StandInKey:
    """An SM2 key in a file of this machine, used by `openssl` alone."""

    file: Path
    point_info: bytes = field(repr=False)  # SubjectPublicKeyInfo, DER

    def sign(self, message: bytes) -> bytes:
        """Sign a message, DER of r and s."""
        how = ("-rawin", "-digest", "sm3", "-pkeyopt", f"distid:{SIGNER.decode()}")
        return _run(("openssl", "pkeyutl", "-sign", "-inkey", str(self.file), *how), said=message)


@dataclass(frozen=True, kw_only=True)
class StandIn:
    """A key with its certificate and those above it (DER), nearest first."""

    key: StandInKey
    certificate: bytes
    above: tuple[bytes, ...] = ()

    @property
    def way(self) -> tuple[bytes, ...]:
        """Its own certificate and those above it."""
        return (self.certificate, *self.above)


def make_key(file: Path) -> StandInKey:
    """Make a key, its file readable by its owner alone."""
    file.touch(mode=0o600)
    file.write_bytes(_run(_MAKE))
    return read_key(file)


def read_key(file: Path) -> StandInKey:
    """Read a key that was made so."""
    return StandInKey(file=file, point_info=_run(("openssl", "pkey", "-in", str(file), "-pubout", "-outform", "DER")))


def make_authority(
    folder: Path, *, at: datetime, name: str = "统一电子认证根证书", above: StandIn | None = None
) -> StandIn:
    """Make an authority valid from a day before `at` (aware): a root, or one below another."""
    key = make_key(folder / f"authority-{secrets.token_hex(4)}.pem")
    said = _extensions(usage={"key_cert_sign", "crl_sign"}, ca=True)
    return _issued(key, names={"common_name": f"{TEST_MARK}{name}"}, above=above, extensions=said, at=at)


def make_token(
    folder: Path,
    *,
    name: str,
    authority: StandIn,
    at: datetime,
    usage: frozenset[str] = frozenset({"digital_signature", "non_repudiation"}),
    days: int = _DAYS,
) -> StandIn:
    """Make a person's token with its certificate of an authority, valid from a day before `at` (aware)."""
    key = make_key(folder / f"token-{secrets.token_hex(4)}.pem")
    names = {"organization_name": f"新生平台{TEST_MARK}", "common_name": name}
    said = _extensions(usage=usage, ca=False)
    return _issued(key, names=names, above=authority, extensions=said, at=at, days=days)


def _issued(
    key: StandInKey,
    *,
    names: Mapping[str, str],
    above: StandIn | None,
    extensions: Sequence[Mapping[str, Any]],
    at: datetime,
    days: int = _DAYS,
) -> StandIn:
    subject = x509.Name.build({"country_name": "CN", **names})
    issuer = x509.Certificate.load(above.certificate).subject if above else subject
    begins = at.replace(microsecond=0) - timedelta(days=1)
    tbs = x509.TbsCertificate(
        {
            "version": "v3",
            "serial_number": secrets.randbits(_SERIAL_BITS) + 1,
            "signature": _SIGNED,
            "issuer": issuer,
            "validity": {
                "not_before": x509.Time({"utc_time": begins}),
                "not_after": x509.Time({"utc_time": begins + timedelta(days=days)}),
            },
            "subject": subject,
            "subject_public_key_info": PublicKeyInfo.load(key.point_info),
            "extensions": list(extensions),
        }
    )
    signed = (above.key if above else key).sign(tbs.dump())
    certificate = x509.Certificate(
        {"tbs_certificate": tbs, "signature_algorithm": _SIGNED, "signature_value": core.OctetBitString(signed)}
    )
    return StandIn(key=key, certificate=certificate.dump(), above=above.way if above else ())


def _extensions(*, usage: frozenset[str] | set[str], ca: bool) -> list[Mapping[str, Any]]:
    return [
        {"extn_id": "basic_constraints", "critical": True, "extn_value": {"ca": ca}},
        {"extn_id": "key_usage", "critical": True, "extn_value": set(usage)},
    ]


def _run(words: Sequence[str], *, said: bytes = b"") -> bytes:
    return subprocess.run(words, input=said, capture_output=True, check=True, timeout=20).stdout
