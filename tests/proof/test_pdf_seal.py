import re
import subprocess
from dataclasses import replace
from datetime import timedelta
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from tests.proof.documents import AT, COMMON, authority, page_of, seal, without_tags

from xinsheng.proof.pdf_seal import UnableToSeal, seal_pdf
from xinsheng.proof.seal_check import SealCheck, UnableToCheckSeal, attached_statement_bytes, check_seal
from xinsheng.proof.statements import statement_bytes
from xinsheng.proof.test_authority import make_test_authority
from xinsheng.proof.test_timestamper import make_test_timestamper

SEAL_TEXT = "电子印章：出生医学证明专用章"


@cache
def sealed() -> bytes:
    return seal_pdf(page_of(), key=seal(), at=AT, description=SEAL_TEXT)


@cache
def stamped() -> bytes:
    timestamper = make_test_timestamper(authority(), at=AT)
    return seal_pdf(page_of(), key=seal(), at=AT, description=SEAL_TEXT, timestamper=timestamper)


def checked(pdf: bytes, *, years: int = 0) -> SealCheck:
    return check_seal(pdf, trusted_roots=[authority().root_der()], at=AT + timedelta(days=366 * years))


def test_a_sealed_file_proves_its_institution_its_time_and_its_statement() -> None:
    check = checked(sealed())
    assert check.genuine
    assert check.signer == f"{COMMON.issuer.name} 出生医学证明专用章（测试）"
    assert (check.signed_at, check.stamped_at) == (AT, None)
    assert check.statement == COMMON
    assert check.certificate == seal().certificate
    assert attached_statement_bytes(sealed()) == statement_bytes(COMMON)


def test_a_timestamp_carries_the_seal_past_the_end_of_its_certificate() -> None:
    assert checked(stamped()).stamped_at == AT
    assert checked(stamped(), years=5).genuine
    assert not checked(sealed(), years=5).trusted


def test_a_seal_of_an_unknown_root_is_intact_but_not_trusted() -> None:
    other = make_test_authority(at=AT)
    check = check_seal(sealed(), trusted_roots=[other.root_der()], at=AT)
    assert (check.intact, check.trusted, check.genuine) == (True, False, False)


def test_openssl_accepts_the_seal(tmp_path: Path) -> None:
    pdf = sealed()
    ranges = re.search(rb"/ByteRange\s*\[\s*(\d+) (\d+) (\d+) (\d+)\s*\]", pdf)
    assert ranges is not None
    first, length, second, rest = map(int, ranges.groups())
    (tmp_path / "seal.der").write_bytes(bytes.fromhex(pdf[first + length + 1 : second - 1].decode()))
    (tmp_path / "content").write_bytes(pdf[first : first + length] + pdf[second : second + rest])
    (tmp_path / "root.pem").write_bytes(authority().root.public_bytes(Encoding.PEM))
    moment = str(int(AT.timestamp()))
    asked = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "seal.der", "-content", "content"]
    asked += ["-CAfile", "root.pem", "-purpose", "any", "-attime", moment, "-out", "verified"]
    done = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (tmp_path / "content").write_bytes(b"another")
    assert subprocess.run(asked, cwd=tmp_path, capture_output=True, check=False).returncode != 0


def test_other_readers_open_the_sealed_file_and_see_the_seal() -> None:
    fields = pypdf.PdfReader(BytesIO(sealed())).get_fields()
    assert fields is not None
    assert fields["InstitutionSeal"]["/V"]["/SubFilter"] == "/ETSI.CAdES.detached"
    document = pypdfium2.PdfDocument(sealed())
    text = document[0].get_textpage()
    assert COMMON.certificate_no in text.get_text_range()
    text.close()
    document.close()


def test_the_sealed_file_stays_tagged_and_archival() -> None:
    with pikepdf.open(BytesIO(sealed())) as document:
        metadata = document.Root.Metadata.read_bytes()
        widget = document.Root.AcroForm.Fields[0]
        tag = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)[int(widget.StructParent)]
        assert (str(tag.S), str(tag.Alt), str(widget.TU)) == ("/Form", SEAL_TEXT, SEAL_TEXT)
        assert tag.K.Obj.objgen == widget.objgen
        assert tag.objgen in {element.objgen for element in tag.P.K}
        assert int(widget.F) & 4
        assert document.Root.MarkInfo.Marked
    with pikepdf.open(BytesIO(page_of())) as document:
        assert document.Root.Metadata.read_bytes() == metadata
    assert b"pdfaid:part>3<" in metadata
    assert b"pdfuaid:part>1<" in metadata


@settings(max_examples=40, deadline=None)
@given(place=st.integers(min_value=0), bit=st.integers(min_value=0, max_value=7))
def test_a_file_with_one_flipped_bit_is_never_genuine(place: int, bit: int) -> None:
    changed = bytearray(sealed())
    changed[place % sealed().index(b"/Contents <")] ^= 1 << bit  # all that is before the signature itself
    try:
        check = checked(bytes(changed))
    except UnableToCheckSeal as refusal:
        assert refusal.code in {"unreadable", "no_seal"}  # noqa: PT017 # both outcomes are right
    else:
        assert not check.genuine


def test_anything_added_after_the_seal_is_seen() -> None:
    writer = IncrementalPdfFileWriter(BytesIO(sealed()))
    writer.root["/Lang"] = writer.root["/Lang"].__class__("en")
    writer.update_root()
    written = BytesIO()
    writer.write(written)
    check = checked(written.getvalue())
    assert not check.genuine
    assert not check.whole_document
    assert not checked(sealed() + b"\n% one more line\n").genuine


def test_an_untagged_a_sealed_or_no_pdf_cannot_be_sealed() -> None:
    for pdf, code in [
        (without_tags(page_of()), "not_tagged"),
        (sealed(), "already_sealed"),
        (b"%PDF-1.7 not really", "not_a_pdf"),
    ]:
        with pytest.raises(UnableToSeal) as refusal:
            seal_pdf(pdf, key=seal(), at=AT, description=SEAL_TEXT)
        assert refusal.value.code == code


def test_a_file_without_a_seal_or_no_file_is_refused_by_code() -> None:
    for pdf, code in [(page_of(), "no_seal"), (b"", "unreadable"), (sealed()[:20_000], "unreadable")]:
        with pytest.raises(UnableToCheckSeal) as refusal:
            checked(pdf)
        assert refusal.value.code == code


def test_an_attachment_that_is_no_statement_is_not_taken_for_one() -> None:
    for attached in (b"{}", b"not json"):
        pdf = seal_pdf(page_of(attached=attached), key=seal(), at=AT, description=SEAL_TEXT)
        assert checked(pdf).statement is None
        assert checked(pdf).genuine


def test_a_chain_too_long_for_the_reserved_room_is_refused_and_nothing_is_cut_off() -> None:
    above = tuple(make_test_authority(at=AT).root for _ in range(20))
    overlong = replace(seal(), issued=(*seal().issued, *above))
    with pytest.raises(UnableToSeal) as refusal:
        seal_pdf(page_of(), key=overlong, at=AT, description=SEAL_TEXT)
    assert refusal.value.code == "signing_failed"
