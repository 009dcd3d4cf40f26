"""What the errands that make a certificate's sealed file have in common: sealed, looked at, stored, filed once.

Each errand says what it makes and what comes of a file that must not be filed (design 5.3).
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

from procrastinate import RetryStrategy

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.door import Outcome
from xinsheng.casework.made_files import Made
from xinsheng.casework.outside import vault
from xinsheng.casework.privacy import key_of
from xinsheng.gateways.keys import SealKey
from xinsheng.law.reasons import NotAllowed
from xinsheng.papers.standing_notes import TEST_SEAL
from xinsheng.papers.typesetting import UnableToPrint
from xinsheng.proof.pdf_seal import seal_pdf
from xinsheng.proof.seal_check import check_seal
from xinsheng.proof.test_authority import is_for_tests
from xinsheng.proof.trust import TrustedKey, TrustList
from xinsheng.registry.models import Case

PATIENT = RetryStrategy(max_attempts=200, linear_wait=5)
_DAY = timedelta(days=1)


class UnableToMake(Exception):
    """The file must not be filed; `code` names the first thing that is wrong with it. No retry helps."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def code_of(fault: UnableToMake | UnableToPrint) -> str:
    """The code under which a file is given up."""
    return fault.code if isinstance(fault, UnableToMake) else "unprintable"


def refuse_faults(codes: tuple[str, ...]) -> None:
    """Raise UnableToMake where a look at the statement or at the document found something."""
    if codes:
        raise UnableToMake(codes[0])


def standing_note(seal_key: SealKey) -> str | None:
    """What is written across a document that a test key seals; None of a real one."""
    return TEST_SEAL if is_for_tests(seal_key.certificate) else None


def trust_in_own(public_key: bytes, *, seal_key: SealKey, at: datetime) -> TrustList:
    """A trust list of our own credential key alone, around that moment: the QR is read as an outsider reads it."""
    for_tests = is_for_tests(seal_key.certificate)
    own = TrustedKey(public_key, not_before=at - _DAY, not_after=at + _DAY, for_tests=for_tests)
    return TrustList((own,), made_at=at)


def seal_and_check(pdf: bytes, *, seal_key: SealKey, description: str, at: datetime) -> bytes:
    """Seal and look at it as an outsider would, before anyone gets it; raises UnableToMake."""
    sealed = seal_pdf(pdf, key=seal_key, at=at, description=description)
    root = seal_key.chain[-1] if seal_key.chain else seal_key.certificate
    if not check_seal(sealed, trusted_roots=[root], at=at).genuine:
        raise UnableToMake("seal_does_not_hold")
    return sealed


def store_and_file(sealed: bytes, *, credential: bytes, case: Case, file: Callable[[Made], Outcome]) -> None:
    """Store, then `file`. After a broken connection nobody knows if it was filed: then the stored file stays."""
    file_ref = vault().put(sealed, data_key=key_of(case))
    made = Made(file_ref=file_ref, sha256=hashlib.sha256(sealed).digest(), size=len(sealed), credential=credential)
    try:
        repeated = file(made).repeated
    except (NotAllowed, UnableToAct):
        vault().remove(file_ref)
        raise
    if repeated:
        vault().remove(file_ref)
