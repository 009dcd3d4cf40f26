"""Text messages through a real SMPP gateway process under TLS, by an authority that each test makes for itself."""

import ipaddress
import socket
import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from tests.gateways.sms.gateway_process import Gateway, gateway_process
from tests.gateways.sms.messages import a_message

from xinsheng.gateways.sms import Receipt, SmppAccount, UnableToSend
from xinsheng.gateways.sms.smpp import SmppMessages
from xinsheng.gateways.sms.smpp_link import _context_of

PATIENCE = 2.0
AN_HOUR = timedelta(hours=1)
HERE = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


@dataclass
class Authority:
    """An authority of one test: its certificate in `file`, and gateways' certificates in folders beside it."""

    folder: Path
    name: str = "a test authority"

    def __post_init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.file = self.folder / f"{uuid4().hex}.pem"
        own = self._signed(self.name, key=self.key, until=datetime.now(tz=UTC) + AN_HOUR, of=None)
        self.file.write_bytes(own.public_bytes(Encoding.PEM))

    def certify(self, of: x509.GeneralName = HERE, *, until: timedelta = AN_HOUR) -> Path:
        """A folder with the key and the certificate of a gateway."""
        folder = self.folder / uuid4().hex
        folder.mkdir()
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = self._signed("a gateway", key=key, until=datetime.now(tz=UTC) + until, of=of)
        (folder / "certificate.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
        (folder / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return folder

    def _signed(
        self, name: str, *, key: ec.EllipticCurvePrivateKey, until: datetime, of: x509.GeneralName | None
    ) -> x509.Certificate:
        builder = (
            x509.CertificateBuilder()
            .subject_name(_named(name))
            .issuer_name(_named(self.name))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(until - 2 * AN_HOUR)
            .not_valid_after(until)
            .add_extension(x509.BasicConstraints(ca=of is None, path_length=None), critical=True)
        )
        if of is not None:
            builder = builder.add_extension(x509.SubjectAlternativeName([of]), critical=False)
        return builder.sign(self.key, hashes.SHA256())


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@contextmanager
def messages_to(account: SmppAccount) -> Iterator[SmppMessages]:
    messages = SmppMessages(account, patience=PATIENCE)
    try:
        yield messages
    finally:
        messages.close()


def under_tls(gateway: Gateway, ca_file: Path | None) -> SmppAccount:
    return replace(gateway.account, tls=True, ca_file=ca_file)


def assert_nothing_is_said_to(gateway: Gateway, account: SmppAccount) -> None:
    """The provider is away, and the gateway has read neither who we are nor what we would send."""
    with messages_to(account) as messages, pytest.raises(UnableToSend) as fault:
        messages.send(a_message())
    assert (fault.value.code, fault.value.again, fault.value.in_doubt) == ("not_available", True, False)
    assert (gateway.said("bind"), gateway.got) == ([], [])


def test_a_message_and_its_receipt_travel_under_tls(authority: Authority) -> None:
    with gateway_process(secured_by=authority.certify()) as gateway:
        heard: list[Receipt] = []
        with messages_to(under_tls(gateway, authority.file)) as messages:
            sent = messages.send(a_message(text="【新生】龙女士：证明已签发。"))
            gateway.until(lambda: messages.collect(lambda one: not heard.append(one)) or bool(heard))
        assert gateway.got[0]["text"] == "【新生】龙女士：证明已签发。"
        assert heard[0].ref == sent.refs[0]
        assert gateway.said("tls") == ["TLSv1.3"]


def test_many_threads_send_while_receipts_come_on_one_line(authority: Authority) -> None:
    """Reading and writing at once share the state of the line: not one message or receipt may suffer from it."""
    number = 400
    with gateway_process(secured_by=authority.certify()) as gateway:
        gateway.order(receipt_delay=0)
        heard: list[Receipt] = []
        with messages_to(under_tls(gateway, authority.file)) as messages, ThreadPoolExecutor(8) as pool:
            sent = [pool.submit(messages.send, a_message(str(uuid4()))) for _ in range(number)]
            refs = {ref for one in sent for ref in one.result().refs}
            gateway.until(lambda: messages.collect(lambda one: not heard.append(one)) or len(heard) >= number)
        assert {one.ref for one in heard} == refs
        assert (len(gateway.got), len(gateway.said("tls"))) == (number, 1)


def test_a_certificate_of_another_authority_is_refused(authority: Authority, tmp_path: Path) -> None:
    other = Authority(tmp_path, name="another authority")
    with gateway_process(secured_by=other.certify()) as gateway:
        assert_nothing_is_said_to(gateway, under_tls(gateway, authority.file))
        assert_nothing_is_said_to(gateway, under_tls(gateway, None))  # nor is it one of the system's


def test_an_authority_that_only_bears_the_same_name_is_refused(authority: Authority, tmp_path: Path) -> None:
    with gateway_process(secured_by=Authority(tmp_path).certify()) as gateway:
        assert_nothing_is_said_to(gateway, under_tls(gateway, authority.file))


@pytest.mark.parametrize(
    ("of", "until"),
    [
        (x509.DNSName("sms.example.cn"), AN_HOUR),
        (x509.IPAddress(ipaddress.ip_address("127.0.0.2")), AN_HOUR),
        (HERE, -timedelta(minutes=1)),
        (HERE, 3 * AN_HOUR),
    ],
    ids=["of another name", "of another address", "that has expired", "that does not hold yet"],
)
def test_a_certificate_is_refused(authority: Authority, of: x509.GeneralName, until: timedelta) -> None:
    with gateway_process(secured_by=authority.certify(of, until=until)) as gateway:
        assert_nothing_is_said_to(gateway, under_tls(gateway, authority.file))


def test_an_older_version_of_tls_is_refused_that_a_lenient_client_would_speak(authority: Authority) -> None:
    old = {"minVersion": "TLSv1", "maxVersion": "TLSv1.1", "ciphers": "DEFAULT:@SECLEVEL=0"}
    with gateway_process(secured_by=authority.certify(), **old) as gateway:
        account = under_tls(gateway, authority.file)
        assert_nothing_is_said_to(gateway, account)
        lenient = _context_of(account)
        lenient.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        lenient.set_ciphers("DEFAULT:@SECLEVEL=0")
        with (
            socket.create_connection((account.host, account.port), timeout=PATIENCE) as plain,
            lenient.wrap_socket(plain, server_hostname=account.host) as line,
        ):
            assert line.version() == "TLSv1.1"


def test_a_gateway_that_speaks_in_clear_is_told_nothing(authority: Authority) -> None:
    with gateway_process() as gateway:
        assert_nothing_is_said_to(gateway, under_tls(gateway, authority.file))


def test_an_authority_that_cannot_be_read_lets_nobody_in(authority: Authority) -> None:
    with gateway_process(secured_by=authority.certify()) as gateway:
        assert_nothing_is_said_to(gateway, under_tls(gateway, authority.folder / "none.pem"))
