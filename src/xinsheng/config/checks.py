"""What must be true before we serve anyone: each fault found is one code and what it is about."""

from datetime import datetime

import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

from xinsheng.casework.checkpoints import is_uncovered_for_long
from xinsheng.casework.privacy import keys_open_the_books
from xinsheng.config.clocks import clocks_agree
from xinsheng.config.environment import Environment
from xinsheng.config.high_water import is_frozen
from xinsheng.config.settings_checks import Fault, find_faults_of_settings
from xinsheng.gateways.keys.key_files import may_sign_with
from xinsheng.gateways.population.place import RegisterPlace
from xinsheng.gateways.population.snapshots import find_snapshot_in_force, snapshot_in_force
from xinsheng.gateways.signed_service import ServicePlace
from xinsheng.registry.laying_down import find_steps_lacking
from xinsheng.registry.rights import find_rights_differences


def find_faults(environment: Environment) -> list[Fault]:
    """Find everything that forbids serving: settings first, then the books, asked as the application."""
    return [*find_faults_of_settings(environment), *find_faults_of_books()]


def find_cautions(place: RegisterPlace, *, mchis: ServicePlace, at: datetime) -> list[Fault]:
    """Find what forbids nothing, but sends people another way than the operator may think; as the application.

    A register of issuance records that cannot be asked keeps every reissue of a certificate older than our books
    waiting (mission D2); entries of the public log under no checkpoint hold back every seal (invariant 30).
    """
    waiting = [Fault("records_unasked", "XINSHENG_MCHIS")] if mchis.adapter == "none" else []
    return [*waiting, *_cautions_of_log(at=at), *_cautions_of_population(place)]


def find_cautions_of_web(environment: Environment) -> list[Fault]:
    """Find what the web server alone is to be told: that it could sign, which is the worker's to do (threat T31).

    Strangers speak to it; whoever took it over would seal certificates with what it can read.
    """
    could_sign = environment.production and environment.keys == "folder" and may_sign_with(environment.keys_folder)
    return [Fault("web_could_sign", "XINSHENG_KEYS_FOLDER")] if could_sign else []


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


def find_faults_of_books() -> list[Fault]:
    """Find the first kind of fault that forbids serving from these books, asked as the application."""
    try:
        if is_frozen(connection):  # first: until they are confirmed the application may read nothing else
            return [Fault("numbers_not_confirmed")]
        if lacking := find_steps_lacking(connection):
            return [Fault("not_migrated", lacking[0])]
        role = str(connection.settings_dict["USER"])
        if differences := find_rights_differences(connection, role=role):
            return [Fault("rights_differ", words) for words in differences]
        if not clocks_agree():
            return [Fault("clocks_apart")]
        return [] if keys_open_the_books() else [Fault("keys_of_other_books", "XINSHENG_KEYS_FOLDER")]
    except (DatabaseError, ImproperlyConfigured):  # the latter: no database is named at all
        return [Fault("database_unreachable", "DATABASE_URL")]
