"""What an outsider finds in a sealed file: the seal, the statement, the QR code of a 200 dpi picture, pdfsig."""

import os
import shutil
import subprocess
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pypdfium2

from xinsheng.papers.qr import UnableToReadQr, read_qr
from xinsheng.proof.credential import UnableToReadCredential, read_credential
from xinsheng.proof.seal_check import check_seal
from xinsheng.proof.statements import CertificateStatement
from xinsheng.proof.trust import TrustList

DOTS_PER_INCH = 200
_POINTS_PER_INCH = 72
_SECONDS = 30


def faults_of(
    path: Path, *, statement: CertificateStatement, root: bytes, trust: TrustList, at: datetime
) -> tuple[str, ...]:
    """Name what is wrong with a sealed file, nothing when all of it holds.

    `root` is the trusted root (DER), `at` the moment of sealing. Codes: `seal` (altered, of no trusted root, or
    added to), `statement` (the attached one is another), `qr` (none to read, or of another certificate),
    `pdfsig` (poppler's program, where it is installed, does not find the signature valid).
    """
    pdf = path.read_bytes()
    checked = check_seal(pdf, trusted_roots=[root], at=at)
    found = {
        "seal": checked.genuine,
        "statement": checked.statement == statement,
        "qr": _qr_is_of(statement, pdf=pdf, trust=trust),
        "pdfsig": _pdfsig_agrees(path),
    }
    return tuple(code for code, holds in found.items() if not holds)


def has_pdfsig() -> bool:
    """Whether poppler's program is here to ask."""
    return shutil.which("pdfsig") is not None


def _qr_is_of(statement: CertificateStatement, *, pdf: bytes, trust: TrustList) -> bool:
    try:
        return read_credential(read_qr(_picture(pdf)), trust=trust).is_of(statement)
    except (UnableToReadQr, UnableToReadCredential):
        return False


def _picture(pdf: bytes) -> bytes:
    held = BytesIO()
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].render(scale=DOTS_PER_INCH / _POINTS_PER_INCH, grayscale=True).to_pil()
        page.save(held, format="PNG", compress_level=1)
    return held.getvalue()


def _pdfsig_agrees(path: Path) -> bool:
    if not has_pdfsig():
        return True
    ended = subprocess.run(
        ["pdfsig", "-nocert", str(path)],
        env={**os.environ, "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    signed = ("Signature Validation: Signature is Valid.", "Total document signed")
    return ended.returncode == 0 and all(words in ended.stdout for words in signed)
