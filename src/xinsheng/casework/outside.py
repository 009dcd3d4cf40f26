"""The ports of this province as configured: one place that turns settings into gateways."""

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_pem_x509_certificates
from django.conf import settings
from psycopg.conninfo import make_conninfo

from xinsheng.gateways.elicences import LicenceChecker, licence_checker_from
from xinsheng.gateways.identity import FaceIdentity, NetworkIdentity, OfficialAccount, face_from
from xinsheng.gateways.identity.face_place import is_installed as has_face_part
from xinsheng.gateways.keys import KeyService, keys_from
from xinsheng.gateways.laboratories import Laboratories, laboratories_from
from xinsheng.gateways.licences import LABELS as LICENCE_LABELS
from xinsheng.gateways.mchis import IssuanceRegister, issuance_register_from
from xinsheng.gateways.mchis.filing import LABELS as ISSUANCE_LABELS
from xinsheng.gateways.paper_reading import PaperReader, paper_reader_from
from xinsheng.gateways.population import PopulationRegister, population_register_from
from xinsheng.gateways.population.births import LABELS as BIRTH_LABELS
from xinsheng.gateways.resemblance import FaceComparer, face_comparer_from
from xinsheng.gateways.signed_filing import FilingRegister, filings_from
from xinsheng.gateways.sms import PhoneScreen, TextMessages, text_messages_from
from xinsheng.gateways.vault import S3Place, Vault, vault_from
from xinsheng.law.assurance import Assurance, IdentityMethod
from xinsheng.law.filings import StateRegister
from xinsheng.proof.passkeys import Place
from xinsheng.proof.sm2 import is_installed as has_token_part
from xinsheng.proof.token_certificates import authorities_in


@cache
def keys() -> KeyService:
    """The keeper of keys."""
    return keys_from(Path(settings.KEYS_FOLDER), production=settings.PRODUCTION)


def log_origin() -> str:
    """The name under which the public log begins: C2SP's origin, of the public host."""
    return f"{urlsplit(settings.PUBLIC_URL).netloc}/log"


def passkey_place() -> Place:
    """Where officers' passkeys work."""
    return Place(domain=settings.PASSKEY_DOMAIN, origin=settings.PASSKEY_ORIGIN)


def is_demonstration() -> bool:
    """Whether the pretended sign-in is the one configured, and may be."""
    return bool(settings.DEMONSTRATION) and settings.IDENTITY_ADAPTER == IdentityMethod.DEVELOPMENT


def reads_cards() -> bool:
    """Whether this province has places where people's cards are read: at counters, and by themselves."""
    return bool(settings.CARD_READER)


@cache
def paper_reader() -> PaperReader:
    """The reader of print on photographed papers; of a province without one nobody."""
    return paper_reader_from(settings.PAPER_READER)


def compares_faces() -> bool:
    """Whether this province has a face at the window held against its card by machine, as an aid."""
    return bool(settings.RESEMBLANCE == "local")


@cache
def face_comparer() -> FaceComparer:
    """The comparer of faces; of a province without one nobody."""
    return face_comparer_from(settings.RESEMBLANCE)


def passkeys_sign_all() -> bool:
    """Whether an act that signs needs a passkey of everybody, as in production."""
    return bool(settings.PASSKEY_SIGNS_ALL)


def takes_tokens() -> bool:
    """Whether officers may sign with certificate tokens here: their service is named, and what verifies is there."""
    return bool(settings.TOKEN_SERVICE) and has_token_part()


def token_authorities() -> tuple[bytes, ...]:
    """The authorities (DER) that officers' certificates must lead to; the test one counts only outside production.

    Raises UnableToTrustCertificate where a file cannot be read; `web` does not start on one.
    """
    of_tests = () if settings.PRODUCTION else ("test-token-authorities.pem",)
    names = ("token-authorities.pem", *of_tests)
    files = (Path(settings.KEYS_FOLDER) / name for name in names)
    return tuple(one for file in files if file.exists() for one in authorities_in(file.read_bytes()))


@cache
def vault() -> Vault:
    """The store of files."""
    if settings.VAULT_ADAPTER == "s3":
        place = S3Place(
            endpoint=settings.VAULT_ENDPOINT,
            bucket=settings.VAULT_BUCKET,
            region=settings.VAULT_REGION,
            access_key_id=settings.VAULT_ACCESS_KEY_ID,
            secret_access_key=settings.VAULT_SECRET_ACCESS_KEY,
        )
        return vault_from(place)
    return vault_from(Path(settings.VAULT_FOLDER))


@cache
def text_messages() -> TextMessages:
    """The way text messages go out: the providers an operator names; those of a demonstration production refuses."""
    return text_messages_from(settings.MESSAGE_PLAN, stream=sys.stderr, production=settings.PRODUCTION)


def find_phone_screen() -> PhoneScreen | None:
    """The demonstration's phone, where messages go to it; None in production, and where they go elsewhere."""
    if settings.PRODUCTION or "phone_screen" not in settings.MESSAGE_PLAN.providers:
        return None
    return PhoneScreen(settings.MESSAGE_PLAN.screen_folder, production=settings.PRODUCTION)


def find_network() -> NetworkIdentity | None:
    """The government service network's sign-in; None where the province has not joined it."""
    return _network() if settings.IDENTITY_ADAPTER == IdentityMethod.NETWORK else None


def find_face() -> FaceIdentity | None:
    """The service that compares faces; None where the province has none, or its part is not installed."""
    return _face() if settings.FACE.is_named and settings.FACE.is_complete and has_face_part() else None


def find_official_account() -> OfficialAccount | None:
    """The official account through which people may come here; None where the province has named none, or not all."""
    return _official_account() if settings.WECHAT.is_complete else None


def counted(assurance: Assurance) -> Assurance:
    """The assurance that an identification counts for: where nobody is identified, as in a demonstration, the surest.

    What such a demonstration signs is shown as unsigned for ever, and production has no such way in.
    """
    return Assurance.ORIGINAL_SEEN if is_pretended() else assurance


def is_pretended() -> bool:
    """Whether nobody is identified here, as in a demonstration."""
    return bool(settings.IDENTITY_ADAPTER == IdentityMethod.DEVELOPMENT)


@cache
def _network() -> NetworkIdentity:
    return NetworkIdentity(settings.NETWORK)


@cache
def _face() -> FaceIdentity:
    return face_from(settings.FACE)


@cache
def _official_account() -> OfficialAccount:
    return OfficialAccount(settings.WECHAT)


@cache
def population_register() -> PopulationRegister:
    """The population register; never asked inside a transaction of the books."""
    books = settings.DATABASES["default"]
    return population_register_from(settings.POPULATION, books_url=make_conninfo(**_address_in(books)))


def _address_in(books: Mapping[str, Any]) -> dict[str, Any]:
    """What Django's form of a database says, as libpq names it."""
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    return {**books["OPTIONS"], **{theirs: books[ours] for theirs, ours in names.items() if books[ours]}}


@cache
def issuance_register() -> IssuanceRegister:
    """The province's maternal and child health register; never asked inside a transaction of the books."""
    return issuance_register_from(settings.MCHIS, production=settings.PRODUCTION)


@cache
def laboratories() -> Laboratories:
    """The laboratories that make parentage test reports; never asked inside a transaction of the books."""
    return laboratories_from(settings.LABORATORIES)


_FILED_AS = {
    StateRegister.MCHIS: ISSUANCE_LABELS,
    StateRegister.POPULATION: BIRTH_LABELS,
    StateRegister.LICENCES: LICENCE_LABELS,
}


@cache
def find_filing_register(register: StateRegister) -> FilingRegister | None:
    """A register of the state that is told of certificates, outside transactions; None where none is named yet."""
    return filings_from(settings.FILINGS[register], labels=_FILED_AS[register])


def licence_checker() -> LicenceChecker:
    """What checks an e-licence that someone presents; its status is asked where a service is named, else untold."""
    return licence_checker_from(trusted_roots(), status_url=settings.ELICENCE_STATUS_URL or None)


def trusted_roots() -> tuple[bytes, ...]:
    """The roots (DER) a seal must lead to; that of the demonstration counts only outside production."""
    names = ("trusted-roots.pem",) if settings.PRODUCTION else ("trusted-roots.pem", "test-root.pem")
    files = (Path(settings.KEYS_FOLDER) / name for name in names)
    return tuple(
        root.public_bytes(Encoding.DER)
        for file in files
        if file.exists()
        for root in load_pem_x509_certificates(file.read_bytes())
    )
