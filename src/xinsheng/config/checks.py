"""What must be true before we serve anyone: each fault found is one code and what it is about."""

from dataclasses import dataclass
from datetime import datetime

import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

from xinsheng.casework.checkpoints import is_uncovered_for_long
from xinsheng.config.environment import Environment
from xinsheng.config.high_water import is_frozen
from xinsheng.gateways.keys.key_files import DEMONSTRATION_MARK
from xinsheng.gateways.mchis.place import IssuancePlace
from xinsheng.gateways.population.place import RegisterPlace
from xinsheng.gateways.population.snapshots import find_snapshot_in_force, snapshot_in_force
from xinsheng.gateways.sms.accounts import DEMONSTRATION, MessagePlan
from xinsheng.registry.laying_down import find_steps_lacking
from xinsheng.registry.rights import find_rights_differences

LEAST_SECRET = 40  # characters


@dataclass(frozen=True)
class Fault:
    """One reason not to start. `code` is stable; `about` is a variable's or a table's name, never a value."""

    code: str
    about: str = ""


def find_faults(environment: Environment) -> list[Fault]:
    """Find everything that forbids serving: settings first, then the books, asked as the application."""
    return [*find_faults_of_settings(environment), *_faults_of_books()]


def find_cautions(place: RegisterPlace, *, mchis: IssuancePlace, at: datetime) -> list[Fault]:
    """Find what forbids nothing, but sends people another way than the operator may think; as the application.

    A register of issuance records that cannot be asked keeps every reissue of a certificate older than our books
    waiting (mission D2); entries of the public log under no checkpoint hold back every seal (invariant 30).
    """
    waiting = [Fault("records_unasked", "XINSHENG_MCHIS")] if mchis.adapter == "none" else []
    return [*waiting, *_cautions_of_log(at=at), *_cautions_of_population(place)]


def _cautions_of_log(*, at: datetime) -> list[Fault]:
    """Say whether issuance waits for the public log; books that cannot be asked are told of elsewhere."""
    try:
        return [Fault("log_uncovered")] if is_uncovered_for_long(at=at) else []
    except DatabaseError:
        return []


def _cautions_of_population(place: RegisterPlace) -> list[Fault]:
    """Say whether couples can be compared with anything.

    Without an extract of the population register in force - after a restore there is none, it is in no backup -
    every couple's registration is decided by their township (invariant 41).
    """
    if place.adapter == "http":
        return []
    try:
        return [] if _is_filled(place) else [Fault("register_empty")]
    except (psycopg.Error, DatabaseError):
        return [Fault("register_unreadable", "XINSHENG_POPULATION_URL" if place.url else "DATABASE_URL")]


def _is_filled(place: RegisterPlace) -> bool:
    if place.url:
        return find_snapshot_in_force(place.url) is not None
    connection.ensure_connection()
    return snapshot_in_force(connection.connection) is not None


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
        Fault("demonstration_sign_in", "XINSHENG_IDENTITY"): environment.identity == "development",
        Fault("provider_incomplete", "XINSHENG_NETWORK_..."): environment.identity == "network"
        and not environment.network.is_complete,
        Fault("bucket_missing", "XINSHENG_VAULT_BUCKET"): environment.vault == "s3" and not environment.vault_bucket,
    }
    return [fault for fault, holds in refused.items() if holds]


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


def _faults_of_books() -> list[Fault]:
    try:
        if lacking := find_steps_lacking(connection):
            return [Fault("not_migrated", lacking[0])]
        if is_frozen(connection):
            return [Fault("numbers_not_confirmed")]
        role = str(connection.settings_dict["USER"])
        return [Fault("rights_differ", words) for words in find_rights_differences(connection, role=role)]
    except (DatabaseError, ImproperlyConfigured):  # the latter: no database is named at all
        return [Fault("database_unreachable", "DATABASE_URL")]
