"""Our invented account at Tencent Cloud, and whether a request is signed by it as the service checks it (TC3)."""

import hashlib
import hmac
import time
from collections.abc import Mapping
from datetime import UTC, datetime

SECRET_ID, SECRET_KEY = "AKID-invented", "invented-secret-key"
_OLDEST = 300  # seconds a signature is good for


def signature_fault(headers: Mapping[str, str], payload: bytes, *, service: str) -> str | None:
    """What is wrong with the signature of a request to this service, as it names it; None when it is right."""
    said = dict(part.strip().split("=", 1) for part in headers["Authorization"].partition(" ")[2].split(","))
    timestamp = headers["X-TC-Timestamp"]
    if abs(time.time() - int(timestamp)) > _OLDEST:
        return "AuthFailure.SignatureExpire"
    day = datetime.fromtimestamp(int(timestamp), tz=UTC).strftime("%Y-%m-%d")
    scope = f"{day}/{service}/tc3_request"
    if said["Credential"] != f"{SECRET_ID}/{scope}" or said["SignedHeaders"] != "content-type;host":
        return "AuthFailure.SecretIdNotFound"
    head = f"content-type:{headers['Content-Type']}\nhost:{headers['Host']}\n"
    request = f"POST\n/\n\n{head}\ncontent-type;host\n{hashlib.sha256(payload).hexdigest()}"
    to_sign = f"TC3-HMAC-SHA256\n{timestamp}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
    key = f"TC3{SECRET_KEY}".encode()
    for step in (day, service, "tc3_request"):
        key = hmac.digest(key, step.encode(), "sha256")
    right = hmac.new(key, to_sign.encode(), "sha256").hexdigest()
    return None if hmac.compare_digest(right, said["Signature"]) else "AuthFailure.SignatureFailure"
