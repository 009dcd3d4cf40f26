"""What a token opens: to send births, to read what came of them; each for the institution alone whose system asks."""

SCOPE, RESULTS_SCOPE = "system/Bundle.c", "results.read"
SCOPES = frozenset({SCOPE, RESULTS_SCOPE})


def read_scopes(text: str) -> frozenset[str] | None:
    """The scopes asked for (RFC 6749 3.3: a blank between them); None where one is none of ours, or there is none."""
    asked = text.split(" ")
    return frozenset(asked) if set(asked) <= SCOPES and len(set(asked)) == len(asked) else None
