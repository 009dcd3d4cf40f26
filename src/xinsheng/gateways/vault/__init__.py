"""Where papers are kept: encrypted with the case's data key, under names nobody can guess."""

from pathlib import Path

from xinsheng.gateways.vault.directory import DirectoryVault
from xinsheng.gateways.vault.port import UnableToFetch, UnableToRemove, UnableToStore, Vault
from xinsheng.gateways.vault.s3 import S3Place, S3Vault

__all__ = ["S3Place", "UnableToFetch", "UnableToRemove", "UnableToStore", "Vault", "vault_from"]


def vault_from(place: Path | S3Place) -> Vault:
    """Give the vault at a folder of this machine, or in a bucket."""
    return S3Vault(place) if isinstance(place, S3Place) else DirectoryVault(place)
