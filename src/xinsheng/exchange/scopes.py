"""What a token opens: to send births, to read what came of them, to be sent it; each for its own institution."""

SCOPE, RESULTS_SCOPE = "system/Bundle.c", "results.read"
SUBSCRIPTION_SCOPE = "system/Subscription.crds"
SCOPES = frozenset({SCOPE, RESULTS_SCOPE, SUBSCRIPTION_SCOPE})


def read_scopes(text: str) -> frozenset[str] | None:
    """The scopes asked for (RFC 6749 3.3: a blank between them); None where one is none of ours, or there is none."""
    asked = text.split(" ")
    return frozenset(asked) if set(asked) <= SCOPES and len(set(asked)) == len(asked) else None
