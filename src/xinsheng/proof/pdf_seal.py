"""An institution's electronic seal on an e-licence file: PAdES, over the whole file, checked by anyone.

Order 716 of the State Council, article 9: an electronic seal is equal to a physical one. Baseline B-B, or B-T
where a timestamp authority is given (ETSI EN 319 142-1).
"""

from datetime import datetime
from io import BytesIO
from typing import Any, Protocol

import pikepdf
from asn1crypto import x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps import TimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from xinsheng.proof.seal_field import FIELD_NAME, add_seal_field

_MOST_RESERVED = 16_384  # hexadecimal digits: 8 KiB of CMS, without a stamp
_RESERVED_WITH_STAMP = 32_768
_AROUND_CERTIFICATES = 2_048  # bytes of CMS: attributes, and a signature of up to 4096 bits
_DRY_SIGNATURE = bytes(512)


class SealKey(Protocol):
    """A seal: its certificate with those above it (DER), and a signature made with it."""

    @property
    def certificate(self) -> bytes:
        """The seal's own certificate, DER."""

    @property
    def chain(self) -> tuple[bytes, ...]:
        """The certificates above it, DER, nearest first."""

    def sign(self, data: bytes) -> bytes:
        """Sign `data` (not its digest) with SHA-256: DER ECDSA, or RSA PKCS #1 v1.5."""


class UnableToSeal(Exception):
    """A PDF cannot be sealed. Codes: `not_a_pdf`, `not_tagged`, `already_sealed`, `signing_failed`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def seal_pdf(
    pdf: bytes, *, key: SealKey, at: datetime, description: str, timestamper: TimeStamper | None = None
) -> bytes:
    """Seal an unsigned, tagged PDF: the whole file, no later change allowed (certification level 1).

    `at` (aware) is the claimed time of sealing, `description` the seal's text for who cannot see it. PDF/A and
    PDF/UA stay what they were. Raises UnableToSeal.
    """
    prepared = _prepare(pdf, description=description)
    signer = _SealSigner(key)
    metadata = signers.PdfSignatureMetadata(
        field_name=FIELD_NAME,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        reason=description,
    )
    sealing = _SealingAtOneMoment(metadata, signer, timestamper=timestamper, moment=at)
    reserved = _reserved_for(key) if timestamper is None else _RESERVED_WITH_STAMP
    try:
        sealed = sealing.sign_pdf(_QuietWriter(BytesIO(prepared)), existing_fields_only=True, bytes_reserved=reserved)
    except (SigningError, PdfError) as failure:
        raise UnableToSeal("signing_failed") from failure
    written: bytes = sealed.getvalue()
    return written


def _reserved_for(key: SealKey) -> int:
    """Hexadecimal digits that hold the key's signature: a reader goes through all of them, one by one."""
    certificates = sum(len(each) for each in (key.certificate, *key.chain))
    return min(2 * (certificates + _AROUND_CERTIFICATES), _MOST_RESERVED)


def _prepare(pdf: bytes, *, description: str) -> bytes:
    try:
        with pikepdf.open(BytesIO(pdf)) as document:
            if "/AcroForm" in document.Root:
                raise UnableToSeal("already_sealed")
            if "/StructTreeRoot" not in document.Root:
                raise UnableToSeal("not_tagged")
    except pikepdf.PdfError as failure:
        raise UnableToSeal("not_a_pdf") from failure
    return add_seal_field(pdf, description=description)


class _QuietWriter(IncrementalPdfFileWriter):
    """Leaves the metadata as it was: pyHanko's own would break the PDF/A extension schema."""

    def _update_meta(self) -> None:
        return None


class _SealSigner(signers.Signer):
    """Signs with a key that lives elsewhere."""

    def __init__(self, key: SealKey) -> None:
        above = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        above.register_multiple([x509.Certificate.load(each) for each in key.chain])
        super().__init__(signing_cert=x509.Certificate.load(key.certificate), cert_registry=above)
        self._key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: FBT001, FBT002 # pyHanko's signature
        if digest_algorithm != "sha256":
            raise SigningError(f"the seal signs with SHA-256 only, not {digest_algorithm}")
        return _DRY_SIGNATURE if dry_run else self._key.sign(data)


class _SealingAtOneMoment(signers.PdfSigner):
    """Takes the time of sealing from its caller, not from the machine's clock."""

    def __init__(self, *given: Any, moment: datetime, **named: Any) -> None:
        super().__init__(*given, **named)
        self._moment = moment

    def init_signing_session(self, *given: Any, **named: Any) -> Any:
        session = super().init_signing_session(*given, **named)
        session.system_time = self._moment
        return session
