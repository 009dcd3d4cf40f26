"""How surely a citizen must be identified: every act of a party has its row, and is shut below it."""

from functools import partial

import pytest
from tests.law.stories import AT, NOW, who

from xinsheng.law.acts import objections
from xinsheng.law.assurance import DEMANDED, GIVEN, Assurance, IdentityMethod, find_lacking, reaches
from xinsheng.law.facts import Facts
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.services import SERVICES
from xinsheng.law.terms import Duty, Service

THEIRS = [
    (service, act, duty)
    for service, module in SERVICES.items()
    for act in module.ACTS
    for duty in act.duties
    if duty in DEMANDED
]
OF_NO_CASE = {
    (Duty.APPLICANT, "consent_to_share"),
    (Duty.APPLICANT, "take_back_consent"),
    (Duty.APPLICANT, "decline_to_share"),
}  # a holder's own
LEAST = {"none": 0, "network": 1, "live": 2, "original_seen": 3}


def test_every_act_of_a_party_has_a_row_and_no_row_is_of_no_act() -> None:
    rows = {(duty, verb) for duty, verbs in DEMANDED.items() for verb in verbs}

    assert {(duty, act.verb) for _service, act, duty in THEIRS} | OF_NO_CASE == rows
    assert {module.PARTY for module in SERVICES.values()} <= set(DEMANDED)
    assert all(row.source for verbs in DEMANDED.values() for row in verbs.values())


def test_an_act_asks_who_is_there_lately_exactly_where_a_name_is_put_to_something() -> None:
    signing = {(duty, act.verb) for _service, act, duty in THEIRS if act.signs}
    lately = {(duty, verb) for duty, verbs in DEMANDED.items() for verb in verbs if verbs[verb].fresh}

    may_sign = (Duty.COLLECTOR, "give_material")  # a paper may be given by it as well
    says_who = (Duty.DECLARANT, "change_phone")  # from then on a code to this number says who is there
    assert lately - signing == {may_sign, says_who}
    assert signing - lately == set()


@pytest.mark.parametrize("level", Assurance)
def test_an_act_is_shut_exactly_below_its_level(level: Assurance) -> None:
    for service, act, duty in THEIRS:
        facts = Facts(service=Service(service), stage=next(iter(act.moves)), at=AT, now_local=NOW)
        found = objections(act, facts, who(duty, person="anyone", assurance=level))
        is_shut = ReasonCode.IDENTITY_TOO_LOW in [reason.code for reason in found]

        assert is_shut is (LEAST[level] < LEAST[DEMANDED[duty][act.verb].least]), (act.verb, duty, level)


def test_what_an_officer_does_asks_no_identification_of_a_citizen_and_an_unlisted_act_asks_the_surest() -> None:
    lacks = partial(find_lacking, found=Assurance.NONE)

    assert lacks("declare", duty=Duty.ISSUING_OFFICER) is None
    assert lacks("declare", duty=Duty.COLLECTOR) is Assurance.LIVE
    assert find_lacking("an act without a row", duty=Duty.COLLECTOR, found=Assurance.LIVE) is Assurance.ORIGINAL_SEEN
    assert [reaches(level, least=Assurance.LIVE) for level in Assurance] == [False, False, True, True]


def test_the_notice_asks_a_face_or_a_card_of_who_claims_a_certificate_and_no_more_of_anyone_else() -> None:
    asks_live = {
        (duty, verb) for duty, rows in DEMANDED.items() for verb in rows if rows[verb].least is Assurance.LIVE
    }

    assert asks_live == {
        (Duty.COLLECTOR, verb) for verb in ("begin_claim", "begin_outside", "give_material", "declare", "make_up")
    }


def test_every_way_of_being_identified_gives_a_level_and_only_seeing_the_living_person_opens_a_claim() -> None:
    claim = DEMANDED[Duty.COLLECTOR]["declare"].least

    assert set(GIVEN) == set(IdentityMethod)
    assert {way for way, level in GIVEN.items() if reaches(level, least=claim)} == {
        IdentityMethod.COUNTER,
        IdentityMethod.CARD,
        IdentityMethod.FACE,
    }
