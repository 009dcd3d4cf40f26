"""Where papers are kept: encrypted with the case's data key, under names nobody can guess."""

from importlib import import_module
from pathlib import Path

from xinsheng.gateways.vault.directory import DirectoryVault
from xinsheng.gateways.vault.port import S3Place, UnableToFetch, UnableToRemove, UnableToStore, Vault

__all__ = ["S3Place", "UnableToFetch", "UnableToRemove", "UnableToStore", "Vault", "vault_from"]


def vault_from(place: Path | S3Place) -> Vault:
    """Give the vault at a folder of this machine, or in a bucket.

    The bucket's client takes half a second to load: by name, where one is configured.
    """
    if isinstance(place, Path):
        return DirectoryVault(place)
    made: Vault = import_module("xinsheng.gateways.vault.s3").S3Vault(place)
    return made
