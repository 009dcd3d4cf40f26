"""`xinsheng publish-keys`: sign the list of keys that anyone checks QR codes by."""

import json
from base64 import b64decode
from datetime import UTC, datetime, timedelta
from pathlib import Path

import typer
from django.conf import settings

from xinsheng.casework.outside import keys
from xinsheng.cli.screen import out, tell_unusable_keys
from xinsheng.gateways.keys import UnableToUseKey
from xinsheng.proof.trust import TrustedKey, make_trust_list, read_trust_list
from xinsheng.verify.published import TRUST_LIST, find_trust_list

app = typer.Typer()
_YEARS = timedelta(days=3 * 365)
_DAY = timedelta(days=1)


@app.command("publish-keys")
def publish_keys() -> None:
    """发布签名公钥清单。Sign the list of public keys for QR codes, and publish it at /verify/keys."""
    try:
        publish_trust_list(at=datetime.now(tz=UTC))
    except UnableToUseKey as error:
        tell_unusable_keys(error.code, str(settings.KEYS_FOLDER))
        raise typer.Exit(code=1) from error
    out.print(f"[green]✓[/] {Path(settings.KEYS_FOLDER) / TRUST_LIST}", soft_wrap=True)


def publish_trust_list(*, at: datetime) -> None:
    """Sign and publish the list with today's credential key; a key that is there already keeps its times.

    A key that is no longer the credential key ends at `at` (aware), and what it signed is verified for ever.
    Until a key of its own signs lists, the newest credential key does.
    """
    signing = keys().credential_key()
    before = tuple(_still(key, at=at) for key in _listed() if key.kid != signing.kid)
    ours = next((key for key in _listed() if key.kid == signing.kid), None) or TrustedKey(
        signing.public_key, not_before=at - _DAY, not_after=at + _YEARS, for_tests=keys().for_demonstration
    )
    _write(make_trust_list((*before, ours), signed_with=signing, at=at))


def _listed() -> tuple[TrustedKey, ...]:
    """The keys of the list as published so far; it must be whole and signed by one of its own keys."""
    published = find_trust_list()
    if published is None:
        return ()
    said = json.loads(published)
    signer = next(key["public_key"] for key in said["list"]["keys"] if key["kid"] == said["kid"])
    return read_trust_list(published, public_key=b64decode(signer)).keys


def _still(key: TrustedKey, *, at: datetime) -> TrustedKey:
    return TrustedKey(key.public_key, key.not_before, min(key.not_after, at), key.for_tests)


def _write(content: bytes) -> None:
    file = Path(settings.KEYS_FOLDER) / TRUST_LIST
    draft = file.with_suffix(".new")
    draft.write_bytes(content)
    draft.replace(file)
