"""The exact bytes that others' systems are told, signed by the province (docs/exchange.md)."""

import base64

from xinsheng.casework.outside import keys


def province_signature(body: bytes, *, label: bytes) -> str:
    """What the signature's header says of these bytes: ECDSA P-256 by the credential key, over the label and them.

    `label` says what kind of thing is signed, so that nothing signed as one can be shown as another. Raises
    UnableToUseKey. The worker alone calls it.
    """
    key = keys().credential_key()
    return f"kid={key.kid.hex()}, es256={base64.b64encode(key.sign(label + body)).decode()}"
