"""The ports of this province as configured: one place that turns settings into gateways."""

import sys
from functools import cache
from pathlib import Path

from django.conf import settings

from xinsheng.gateways.keys import KeyService, keys_from
from xinsheng.gateways.sms import TextMessages, text_messages_from
from xinsheng.gateways.vault import vault_from
from xinsheng.gateways.vault.port import Vault
from xinsheng.gateways.vault.s3 import S3Place


@cache
def keys() -> KeyService:
    """The keeper of keys."""
    return keys_from(Path(settings.KEYS_FOLDER), production=settings.PRODUCTION)


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
    """The way text messages go out; so far the demonstration's console, which production refuses."""
    return text_messages_from(sys.stderr, production=settings.PRODUCTION)
