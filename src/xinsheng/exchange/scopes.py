"""What a token opens: a hospital sends births, has them signed, is told of them; another office looks at licences."""

from collections.abc import Mapping

SCOPE, RESULTS_SCOPE = "system/Bundle.c", "results.read"
SUBSCRIPTION_SCOPE = "system/Subscription.crds"
SIGN_SCOPE = "births.sign"
LOOKS_SCOPE = "licences.look"
OPENS: Mapping[str, str] = {
    SCOPE: "send births of one's own institution",
    RESULTS_SCOPE: "read what came of them",
    SIGN_SCOPE: "have births signed by their attendants' own tokens",
    SUBSCRIPTION_SCOPE: "be sent it as FHIR notifications",
    LOOKS_SCOPE: "look at licences",
}
OF_HOSPITALS = frozenset({SCOPE, RESULTS_SCOPE, SUBSCRIPTION_SCOPE, SIGN_SCOPE})
OF_AGENCIES = frozenset({LOOKS_SCOPE})
SCOPES = OF_HOSPITALS | OF_AGENCIES


def read_scopes(text: str) -> frozenset[str] | None:
    """The scopes asked for (RFC 6749 3.3: a blank between them); None where one is none of ours, or there is none."""
    asked = text.split(" ")
    return frozenset(asked) if set(asked) <= SCOPES and len(set(asked)) == len(asked) else None
