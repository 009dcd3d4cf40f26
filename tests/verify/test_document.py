"""An e-licence file: the bytes that were issued, changed ones, and files that are none of ours."""

import hashlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings
from tests.casework.scene import AT, Scene
from tests.proof.documents import page_of
from tests.verify.pages import verdict_of, words_of
from tests.verify.test_standing import moved_to

from xinsheng.casework.attempts import WINDOW
from xinsheng.casework.outside import keys, trusted_roots
from xinsheng.law.terms import Standing as Stored
from xinsheng.proof.pdf_seal import seal_pdf
from xinsheng.proof.test_authority import issue_test_seal, make_test_authority
from xinsheng.registry.models import Certificate
from xinsheng.verify import limits
from xinsheng.verify.document import child, judging, reading

FileOf = Callable[[Certificate], bytes]


def shown(client: Client, content: bytes) -> str:
    return verdict_of(client.post("/verify/document", {"licence": SimpleUploadedFile("a.pdf", content)}))


def test_the_issued_file_is_genuine_and_in_force(client: Client, issued: Certificate, file_of: FileOf) -> None:
    content = file_of(issued)

    response = client.post("/verify/document", {"licence": SimpleUploadedFile("照片.jpg", content)})

    assert hashlib.sha256(content).digest() == bytes(issued.elicence.sha256)
    assert verdict_of(response) == "真实 · 有效"
    assert "龙**" in words_of(response)
    assert "龙雨欣" not in words_of(response)


@pytest.mark.parametrize(
    ("state", "verdict"),
    [(Stored.SUPERSEDED, "作废（已换发、已补发）"), (Stored.REVOKED, "作废"), (Stored.UNDER_REVIEW, "核查中")],
)
def test_a_genuine_file_tells_the_standing_of_its_certificate(
    client: Client, issued: Certificate, file_of: FileOf, state: Stored, verdict: str
) -> None:
    moved_to(issued, state)

    assert shown(client, file_of(issued)) == verdict


def test_the_filed_bytes_are_genuine_even_when_no_root_is_configured(
    client: Client, issued: Certificate, file_of: FileOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "trusted_roots", lambda: ())

    assert shown(client, file_of(issued)) == "真实 · 有效"


def test_one_changed_byte_or_one_added_is_a_changed_file(
    client: Client, issued: Certificate, file_of: FileOf
) -> None:
    content = file_of(issued)
    middle = content.index(b"stream") + 40

    assert shown(client, content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]) in {
        "文件被改动",
        "不是电子证照原件",
    }
    assert shown(client, content + b"%\n") == "文件被改动"


def unsealed(content: bytes) -> bytes:
    with pikepdf.open(BytesIO(content)) as document:
        for key in ("/AcroForm", "/Perms"):
            if key in document.Root:
                del document.Root[key]
        for page in document.pages:
            if "/Annots" in page:
                del page["/Annots"]
        bare = BytesIO()
        document.save(bare)
    return bare.getvalue()


def test_an_issued_file_without_its_seal_is_not_an_elicence(
    client: Client, issued: Certificate, file_of: FileOf
) -> None:
    assert shown(client, unsealed(file_of(issued))) == "不是电子证照原件"


def test_an_issued_file_sealed_anew_by_someone_else_is_a_changed_file(
    client: Client, issued: Certificate, file_of: FileOf
) -> None:
    forger = issue_test_seal(
        make_test_authority(at=AT), institution=issued.office.name, credit_code="x", seal_text="专用章", at=AT
    )

    forged = seal_pdf(unsealed(file_of(issued)), key=forger, at=AT, description="x")

    assert shown(client, forged) == "文件被改动"


def test_a_trusted_seal_over_a_certificate_nobody_issued_is_not_an_elicence(
    client: Client, issued: Certificate
) -> None:
    invented = seal_pdf(page_of(), key=keys().seal_key("hospital"), at=AT, description="x")

    assert shown(client, invented) == "不是电子证照原件"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing", b"\x89PNG\r\n", b"%PDF-1.7\n" + b"[" * 200_000])
def test_what_is_no_pdf_is_answered_and_breaks_nothing(client: Client, scene: Scene, content: bytes) -> None:
    assert shown(client, content) == "不是电子证照原件"


def test_a_file_beyond_ten_megabytes_is_refused_before_it_is_read(
    client: Client, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "read_sealed_file", lambda *_a, **_k: pytest.fail("it was read"))
    file = SimpleUploadedFile("a.pdf", b"0" * (10 * 1024 * 1024 + 1))

    assert "文件太大" in words_of(client.post("/verify/document", {"licence": file}))
    assert client.post("/verify/document", CONTENT_LENGTH="20000000").status_code == 413


def test_no_file_is_asked_for_again(client: Client, db: None) -> None:
    response = client.post("/verify/document", {})

    assert verdict_of(response) == ""
    assert "请更正以下内容" in words_of(response)


def test_a_form_from_elsewhere_is_refused(scene: Scene) -> None:
    strict = Client(enforce_csrf_checks=True)

    assert strict.post("/verify/document", {"licence": SimpleUploadedFile("a.pdf", b"x")}).status_code == 403


def test_when_our_reader_does_not_start_the_file_is_not_blamed(
    client: Client, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_CHILD", "xinsheng.nothing")

    response = client.post("/verify/document", {"licence": SimpleUploadedFile("a.pdf", b"x")})

    assert "暂时不能读取文件" in words_of(response)
    assert verdict_of(response) == ""


def test_files_are_limited_by_address(client: Client, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST", {**limits.MOST, "files_address": 1})

    assert shown(client, b"x")
    assert client.post("/verify/document", {"licence": SimpleUploadedFile("a.pdf", b"x")}).status_code == 429


def test_all_files_that_may_be_shown_leave_half_the_time_of_two_web_processes_to_everybody_else() -> None:
    time_of_both = 2 * WINDOW.total_seconds()
    assert limits.MOST["files_everyone"] * child.CPU_SECONDS <= time_of_both / 2


def test_one_address_that_shows_files_without_end_uses_up_its_own_share_alone(
    client: Client, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        limits, "MOST", {**limits.MOST, "files_address": 1, "files_neighbours": 0, "files_everyone": 2}
    )

    def status(*, address: str) -> int:
        file = SimpleUploadedFile("a.pdf", b"x")
        return client.post("/verify/document", {"licence": file}, REMOTE_ADDR=address).status_code

    assert [status(address="203.0.113.9") for _ in range(4)] == [200, 429, 429, 429]
    assert status(address="198.51.100.7") == 200


def test_production_does_not_trust_the_demonstrations_root(scene: Scene, settings: Settings) -> None:
    demonstration = trusted_roots()
    settings.PRODUCTION = True

    assert len(demonstration) == 1
    assert trusted_roots() == ()
