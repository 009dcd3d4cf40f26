"""A parent that a replacement changes rests on a report that is held and was found acceptable."""

import pytest
from tests.registry.books import NOON, a_case, a_certificate, change
from tests.registry.conftest import Refuses
from tests.registry.outside_books import a_declared_report, a_found_paper
from tests.registry.test_successions import in_force

from xinsheng.registry import models


@pytest.mark.parametrize("finding", ["accepted", "not_acceptable"])
def test_a_changed_parent_rests_on_an_accepted_report(refused_by: Refuses, finding: str) -> None:
    old = in_force(a_certificate(a_case()))
    case = a_case(old.office, newborn=old.newborn, original=old, service="replacement")
    models.PaperReturn.objects.create(
        case=case, certificate=old, pages="main", received_by=old.printed_by, received_at=NOON
    )
    use = a_declared_report(case).use
    a_found_paper(case, "parentage_test", finding)
    if finding == "accepted":
        assert a_certificate(case, "V520000009", kind="replacement", predecessor=old).kind == "replacement"
        return
    with refused_by("changed_parent_has_its_report"):
        a_certificate(case, "V520000009", kind="replacement", predecessor=old)
    a_found_paper(case, "parentage_test", "accepted")
    change(use, given_back_at=NOON)
    with refused_by("changed_parent_has_its_report"):
        a_certificate(case, "V520000009", kind="replacement", predecessor=old)
