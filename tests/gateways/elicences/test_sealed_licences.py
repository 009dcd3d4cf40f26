"""A presented e-licence is genuine, not genuine, or cannot be told; so is whether it is in force."""

import io
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pikepdf
import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import SigFieldSpec
from pyhanko_certvalidator.registry import SimpleCertificateStore

from xinsheng.gateways.elicences import LicenceCheck, licence_checker_from
from xinsheng.gateways.elicences.sealed_pdf import SealedPdfChecker
from xinsheng.gateways.elicences.status_service import StatusService

AT = datetime.now(UTC)  # pyHanko writes its own signing time; the checks below all take this one moment
ID = "1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9"
DATA = {"ZZMC": "居民身份证", "CZZT": "王小苗", "CZZTDM": "EA0000000", "ZZBFJG": "测试公安局", "ZZBS": ID}
NAME = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "测试印章")])

Answer = Callable[[BaseHTTPRequestHandler], None]


class Institution:
    """An institution with its own self-made root, which is also its seal."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        usage = x509.KeyUsage(True, True, False, False, False, True, True, False, False)
        builder = x509.CertificateBuilder().subject_name(NAME).issuer_name(NAME)
        builder = builder.public_key(self.key.public_key()).serial_number(1).not_valid_before(AT - timedelta(days=1))
        builder = builder.not_valid_after(AT + timedelta(days=9)).add_extension(usage, critical=True)
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        self.root = builder.sign(self.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def seal(self, unsigned: bytes) -> bytes:
        private = self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        signer = SimpleSigner(
            signing_cert=asn1_x509.Certificate.load(self.root),
            signing_key=asn1_keys.PrivateKeyInfo.load(private),
            cert_registry=SimpleCertificateStore(),
        )
        sealing = PdfSigner(
            PdfSignatureMetadata(field_name="Seal", md_algorithm="sha256"),
            signer=signer,
            new_field_spec=SigFieldSpec("Seal"),
        )
        sealed = sealing.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(unsigned)), bytes_reserved=8192)
        return bytes(sealed.getbuffer())


def licence(attached: bytes | None) -> bytes:
    written = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(300, 200))
        if attached is not None:
            document.attachments["licence.json"] = attached
        document.save(written)
    return written.getvalue()


INSTITUTION = Institution()
UNSEALED = licence(json.dumps(DATA).encode())
GENUINE = INSTITUTION.seal(UNSEALED)


def said(handler: BaseHTTPRequestHandler, *, body: bytes, code: int = 200) -> None:
    handler.send_response(code)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def status(code: object = "01", *, licence_id: str = ID, as_of: datetime = AT) -> bytes:
    return json.dumps({"licence_id": licence_id, "status": code, "as_of": as_of.isoformat()}).encode()


def drips(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(40):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.1)
    except OSError:
        handler.close_connection = True


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def check(asked: list[str]) -> Iterator[Callable[[Answer], LicenceCheck]]:
    servers: list[tuple[ThreadingHTTPServer, threading.Thread]] = []

    def checked(answer: Answer) -> LicenceCheck:
        class Service(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                answer(self)

            def log_message(self, *_: object) -> None: ...

        server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        servers.append((server, thread))
        service = StatusService(f"http://127.0.0.1:{server.server_port}/status/", seconds=0.5)
        return SealedPdfChecker([INSTITUTION.root], status=service).check(GENUINE, at=AT)

    yield checked
    for server, thread in servers:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_sealed_licence_in_force_is_confirmed_with_its_data(
    check: Callable[[Answer], LicenceCheck], asked: list[str]
) -> None:
    found = check(lambda handler: said(handler, body=status()))
    assert found == LicenceCheck("居民身份证", "王小苗", "EA0000000", "测试公安局", ID, True, True, "confirmed")
    assert asked == [f"/status/{ID}"]


@pytest.mark.parametrize("code", ["02", "03", "04", "05", "07"])
def test_a_withdrawn_licence_is_genuine_but_not_in_force(check: Callable[[Answer], LicenceCheck], code: str) -> None:
    found = check(lambda handler: said(handler, body=status(code)))
    assert (found.genuine, found.in_force, found.reason) == (True, False, "not_in_force")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (lambda handler: said(handler, body=status("99")), "status_unknown"),
        (lambda handler: said(handler, body=status(licence_id="another")), "status_not_believed"),
        (lambda handler: said(handler, body=status(as_of=AT - timedelta(hours=1))), "status_not_believed"),
        (lambda handler: said(handler, body=status(as_of=AT + timedelta(hours=1))), "status_not_believed"),
        (lambda handler: said(handler, body=status(as_of=AT.replace(tzinfo=None))), "status_not_believed"),
        (lambda handler: said(handler, body=status(True)), "status_not_believed"),
        (lambda handler: said(handler, body=b"{"), "status_not_believed"),
        (lambda handler: said(handler, body=b"[]"), "status_not_believed"),
        (lambda handler: said(handler, body=b"[" * 60_000), "status_not_believed"),
        (lambda handler: said(handler, body=b" " * 70_000), "status_not_believed"),
        (lambda handler: said(handler, body=status(), code=500), "status_not_available"),
        (lambda handler: said(handler, body=status(), code=302), "status_not_available"),
        (lambda handler: handler.connection.shutdown(socket.SHUT_RDWR), "status_not_available"),
        (lambda _: time.sleep(0.8), "status_not_available"),
    ],
)
def test_a_service_that_lies_fails_or_is_slow_never_puts_a_licence_in_force_or_out_of_it(
    check: Callable[[Answer], LicenceCheck], answer: Answer, reason: str
) -> None:
    found = check(answer)
    assert (found.genuine, found.in_force, found.reason) == (True, None, reason)


def test_a_service_that_drips_is_hung_up_on(check: Callable[[Answer], LicenceCheck]) -> None:
    found = check(drips)
    assert (found.genuine, found.in_force) == (True, None)
    assert found.reason in {"status_not_available", "status_not_believed"}


def test_a_service_that_is_gone_leaves_the_status_untold() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
    found = licence_checker_from([INSTITUTION.root], status_url=url).check(GENUINE, at=AT)
    assert (found.genuine, found.in_force, found.reason) == (True, None, "status_not_available")


@pytest.mark.parametrize(
    ("content", "genuine", "reason"),
    [
        (GENUINE, True, "status_not_configured"),
        (UNSEALED, None, "no_seal"),
        (Institution().seal(UNSEALED), None, "unknown_issuer"),
        (GENUINE.replace(b"[ 0 0 300 200 ]", b"[ 0 0 300 201 ]"), False, "altered"),
        (INSTITUTION.seal(licence(None)), True, "no_data"),
        (INSTITUTION.seal(licence(b"[]")), True, "no_data"),
        (INSTITUTION.seal(licence(b"not json")), None, "unreadable"),
        (b"", None, "unreadable"),
        (b"%PDF-1.7 nothing", None, "unreadable"),
        (GENUINE[: len(GENUINE) // 2], None, "unreadable"),
        (bytes(10 * 1024 * 1024 + 1), None, "too_large"),
    ],
    ids=[
        "genuine",
        "unsealed",
        "stranger",
        "altered",
        "no data",
        "list",
        "not json",
        "empty",
        "nothing",
        "half",
        "huge",
    ],
)
def test_only_an_unchanged_file_under_a_trusted_seal_is_genuine(
    *, content: bytes, genuine: bool | None, reason: str
) -> None:
    found = licence_checker_from([INSTITUTION.root], status_url=None).check(content, at=AT)
    assert (found.genuine, found.in_force, found.reason) == (genuine, None, reason)


def test_what_was_added_after_the_seal_makes_it_not_genuine() -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(GENUINE))
    writer.root["/Added"] = writer.root["/Type"]
    writer.update_root()
    written = io.BytesIO()
    writer.write(written)
    found = licence_checker_from([INSTITUTION.root], status_url=None).check(written.getvalue(), at=AT)
    assert (found.genuine, found.reason) == (False, "altered")
