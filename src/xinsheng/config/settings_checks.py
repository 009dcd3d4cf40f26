"""What production refuses of its settings: known before any book is opened, and without loading what reads them."""

from dataclasses import dataclass

from xinsheng.config.environment import Environment
from xinsheng.config.filings_environment import variable_of
from xinsheng.gateways.identity.face_place import FacePlace
from xinsheng.gateways.identity.face_place import is_installed as has_face_part
from xinsheng.gateways.keys.key_files import DEMONSTRATION_MARK
from xinsheng.gateways.paper_reading import is_installed
from xinsheng.gateways.resemblance import is_installed as has_resemblance_part
from xinsheng.gateways.sms.accounts import DEMONSTRATION, MessagePlan
from xinsheng.proof.sm2 import is_installed as has_token_part
from xinsheng.proof.test_authority import is_for_tests
from xinsheng.proof.token_certificates import UnableToTrustCertificate, authorities_in

LEAST_SECRET = 40  # characters


@dataclass(frozen=True)
class Fault:
    """One reason not to start. `code` is stable; `about` is a variable's or a table's name, never a value."""

    code: str
    about: str = ""


def find_faults_of_settings(environment: Environment) -> list[Fault]:
    """Find what production refuses; a demonstration refuses nothing here."""
    if not environment.production:
        return []
    refused = {
        Fault("secret_key_missing", "XINSHENG_SECRET_KEY"): not environment.secret_key_given,
        Fault("secret_key_short", "XINSHENG_SECRET_KEY"): environment.secret_key_given
        and len(environment.secret_key) < LEAST_SECRET,
        Fault("address_without_tls", "XINSHENG_PUBLIC_URL"): not environment.secure,
        Fault("passkeys_nowhere", "XINSHENG_PASSKEY_DOMAIN"): not _is_passkey_domain(environment),
        Fault("demonstration_keys", "XINSHENG_KEYS_FOLDER"): (environment.keys_folder / DEMONSTRATION_MARK).exists(),
        Fault("keys_missing", "XINSHENG_KEYS_FOLDER"): environment.keys == "folder"
        and not environment.keys_folder.is_dir(),
        **_refused_of_messages(environment.messages),
        Fault("register_incomplete", "XINSHENG_POPULATION_..."): not environment.population.has_service,
        Fault("demonstration_register", "XINSHENG_MCHIS"): environment.mchis.adapter == "invented",
        Fault("register_incomplete", "XINSHENG_MCHIS_..."): not environment.mchis.has_service,
        Fault("register_incomplete", "XINSHENG_LABORATORIES_..."): not environment.laboratories.has_service,
        **{
            Fault("register_incomplete", f"{variable_of(register)}_..."): not place.has_service
            for register, place in environment.filings.items()
        },
        Fault("demonstration_sign_in", "XINSHENG_IDENTITY"): environment.identity == "development",
        Fault("provider_incomplete", "XINSHENG_NETWORK_..."): environment.identity == "network"
        and not environment.network.is_complete,
        Fault("address_without_tls", "XINSHENG_FACE_ENDPOINT"): environment.face.is_named
        and not environment.face.endpoint.startswith("https://"),
        **dict.fromkeys(find_faults_of_faces(environment.face), True),
        Fault("provider_incomplete", "XINSHENG_WECHAT_..."): environment.wechat.is_named
        and not environment.wechat.is_complete,
        Fault("address_without_tls", "XINSHENG_WECHAT_..."): environment.wechat.is_named
        and not environment.wechat.is_under_tls,
        Fault("token_part_missing", "XINSHENG_TOKEN_SERVICE"): bool(environment.token_service)
        and not has_token_part(),
        **dict.fromkeys(find_faults_of_authorities(environment), True),
        Fault("reader_missing", "XINSHENG_PAPER_READER"): environment.paper_reader == "local" and not is_installed(),
        Fault("resemblance_missing", "XINSHENG_RESEMBLANCE"): environment.resemblance == "local"
        and not has_resemblance_part(),
        Fault("bucket_missing", "XINSHENG_VAULT_BUCKET"): environment.vault == "s3" and not environment.vault_bucket,
    }
    return [fault for fault, holds in refused.items() if holds]


def find_faults_of_authorities(environment: Environment) -> list[Fault]:
    """Find why no officer's token could be let in, or one of a demonstration could."""
    if not environment.token_service:
        return []
    about = "token-authorities.pem"
    try:
        listed = authorities_in((environment.keys_folder / about).read_bytes())
    except (OSError, UnableToTrustCertificate):
        return [Fault("authorities_unreadable", about)]
    return [Fault("demonstration_keys", about)] if any(is_for_tests(one) for one in listed) else []


def find_faults_of_faces(place: FacePlace) -> list[Fault]:
    """Find why nobody could come in by the face service that is named."""
    if not place.is_named:
        return []
    missing = [] if has_face_part() else [Fault("face_missing", "XINSHENG_FACE")]
    return missing if place.is_complete else [Fault("provider_incomplete", "XINSHENG_FACE_..."), *missing]


def _is_passkey_domain(environment: Environment) -> bool:
    """Whether officers' passkeys work at the public address: a real domain, the address's own or one above it."""
    host, domain = environment.public_host, environment.passkey_domain
    if domain == "localhost" or "." not in domain or ":" in domain or domain.replace(".", "").isdecimal():
        return False
    return host == domain or host.endswith(f".{domain}")


def _refused_of_messages(plan: MessagePlan) -> dict[Fault, bool]:
    """What forbids production of each provider named, and of a plan that sends to nobody."""
    over_smpp, over_tencent = ("smpp" in plan.providers, "tencent" in plan.providers)
    authority = plan.smpp.ca_file
    return {
        Fault("messages_go_nowhere", "XINSHENG_SMS"): bool(DEMONSTRATION.intersection(plan.providers)),
        Fault("provider_incomplete", "XINSHENG_SMPP_..."): over_smpp and not plan.smpp.is_complete,
        Fault("address_without_tls", "XINSHENG_SMPP_TLS"): over_smpp and plan.smpp.is_without_tls,
        Fault("no_such_file", "XINSHENG_SMPP_CA_FILE"): over_smpp
        and authority is not None
        and not authority.is_file(),
        Fault("provider_incomplete", "XINSHENG_TENCENT_..."): over_tencent and not plan.tencent.is_complete,
        Fault("address_without_tls", "XINSHENG_TENCENT_ENDPOINT"): over_tencent
        and not plan.tencent.endpoint.startswith("https://"),
    }
