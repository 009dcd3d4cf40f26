"""Whoever keeps the house's keys: data keys, blind index, seals, credential and log keys."""

from pathlib import Path

from xinsheng.gateways.keys.cipher import decrypt, encrypt, new_data_key
from xinsheng.gateways.keys.folder import FolderKeys
from xinsheng.gateways.keys.making import (
    add_master_key,
    create_demonstration_keys,
    create_keys,
    save_credential_key,
    save_log_key,
    save_seal,
)
from xinsheng.gateways.keys.port import (
    CredentialKey,
    DataKeys,
    KeyService,
    LogKey,
    SealKey,
    SigningKeys,
    UnableToUseKey,
)

__all__ = [
    "CredentialKey",
    "DataKeys",
    "KeyService",
    "LogKey",
    "SealKey",
    "SigningKeys",
    "UnableToUseKey",
    "add_master_key",
    "create_demonstration_keys",
    "create_keys",
    "decrypt",
    "encrypt",
    "keys_from",
    "new_data_key",
    "save_credential_key",
    "save_log_key",
    "save_seal",
]


def keys_from(folder: Path, *, production: bool) -> KeyService:
    """Give the keeper of keys over `folder`; raises `UnableToUseKey`, never weakens to no keys.

    In production demonstration keys are refused with the code `demonstration_key`.
    """
    return FolderKeys(folder, production=production)
