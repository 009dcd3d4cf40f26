"""The verdict on an e-licence file: first whether these are the bytes that were issued, then its standing."""

import hashlib
from datetime import datetime
from hmac import compare_digest

from django.utils.translation import gettext as _

from xinsheng.casework.outside import trusted_roots
from xinsheng.casework.verification import Verified, verify_reference
from xinsheng.law.terms import PublicStanding
from xinsheng.verify.answers import Verdict, verdict_on
from xinsheng.verify.document.reading import SealedFile, UnableToReadFile, read_sealed_file


def judge_file(content: bytes, *, at: datetime) -> Verdict:
    """Say what a presented file is; raises UnableToReadFile("not_available") when our reader did not start."""
    try:
        presented = read_sealed_file(content, trusted_roots=trusted_roots(), at=at)
    except UnableToReadFile as fault:
        if fault.code == "not_available":
            raise
        return _not_ours()
    found = verify_reference(presented.reference)
    if _is_the_filed_one(content, found) or _proves_itself(presented, found):
        return verdict_on(found)
    if found.standing is not PublicStanding.UNKNOWN or not presented.intact:
        return _changed()
    return _not_ours()


def _is_the_filed_one(content: bytes, found: Verified) -> bool:
    return found.file_sha256 is not None and compare_digest(hashlib.sha256(content).digest(), found.file_sha256)


def _proves_itself(presented: SealedFile, found: Verified) -> bool:
    """A trusted, unbroken seal over exactly the statement that was fixed when the certificate was."""
    return (
        presented.intact
        and presented.trusted
        and found.statement_digest is not None
        and compare_digest(presented.statement_digest, found.statement_digest)
    )


def _changed() -> Verdict:
    return Verdict(
        tone="wrong",
        words=_("文件被改动"),
        advice=(
            _("这份文件与签发机构签发的不一致：内容被改动过，或者电子签章不是签发机构的。"),
            _("请不要凭这份文件办理事项。另存、打印成新的 PDF 也会破坏签章，请向持证人要原始文件再核验一次。"),
            _("怀疑文件是伪造的，请向公安机关报告。"),
        ),
    )


def _not_ours() -> Verdict:
    return Verdict(
        tone="quiet",
        words=_("不是电子证照原件"),
        advice=(
            _("这份文件没有签发机构的电子签章，不是我们签发的电子证照。照片、扫描件、截图都不能这样核验。"),
            _("请选择从本平台下载的原始 PDF 文件；手中是纸质证件的，请扫描证件上的二维码，或者输入编号核验。"),
        ),
    )
