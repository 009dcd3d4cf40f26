"""What a page of ours may load and speak to: our own scripts and styles, nothing inline, and nobody else."""

from django.http.response import HttpResponseBase

HEADER = "Content-Security-Policy"
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
_SPEAKS_TO = "connect-src 'self'"


def speaks_to(response: HttpResponseBase, *, address: str) -> None:
    """Let this one page speak to the service of a card reader or a token on the machine at which it is open."""
    response.headers[HEADER] = CONTENT_SECURITY_POLICY.replace(_SPEAKS_TO, f"{_SPEAKS_TO} {address}")
