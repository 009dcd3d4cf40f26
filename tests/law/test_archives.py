"""Who may take the archive of a certificate out of the house, from which stages, for what."""

import pytest
from tests.law.stories import facts_at, who

from xinsheng.law.acts import Input, objections, rule_on
from xinsheng.law.administration import PAPER_COMPARING_DUTIES
from xinsheng.law.archives import ArchivePurpose
from xinsheng.law.archiving import EXPORTS
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.services import SERVICES, examiner_of
from xinsheng.law.services.first_issuance_inside import ACTS
from xinsheng.law.terms import Duty, Service, Stage
from xinsheng.proof.archives import ACT

ROW = EXPORTS[Service.FIRST_ISSUANCE_INSIDE]


def test_every_service_says_who_exports_and_it_is_who_examines() -> None:
    assert EXPORTS.keys() == SERVICES.keys()
    for service, row in EXPORTS.items():
        assert row.duties == (examiner_of(service), Duty.MACHINE)
        assert examiner_of(service) in PAPER_COMPARING_DUTIES | {Duty.TOWNSHIP_OFFICER}


def test_it_moves_nothing_and_leaves_no_hand_and_is_entered_by_the_word_that_a_stranger_checks() -> None:
    assert {row.verb for row in EXPORTS.values()} == {ACT}
    for row in EXPORTS.values():
        assert all(before is after for before, after in row.moves.items())
        assert not row.takes_hand
        assert row.signs is None
    assert ROW.verb not in {act.verb for act in ACTS}


@pytest.mark.parametrize("duty", Duty)
def test_it_is_open_once_there_is_a_certificate_and_to_no_other_duty(duty: Duty) -> None:
    open_at = {
        stage
        for stage in Stage
        if stage in (*ROW.moves, *(s for act in ACTS for s in act.moves if s))
        and not objections(ROW, facts_at(stage), who(duty))
    }

    may = duty in (Duty.ISSUING_OFFICER, Duty.MACHINE)
    assert open_at == ({Stage.SEALED, Stage.COLLECTED} if may else set())


def test_whoever_is_a_party_exports_nothing_of_their_own() -> None:
    facts = facts_at(Stage.SEALED, party_indexes=frozenset({"paper of party"}))

    reasons = objections(ROW, facts, who(Duty.ISSUING_OFFICER, person="party"))

    assert [reason.code for reason in reasons] == [ReasonCode.IS_A_PARTY]


@pytest.mark.parametrize("word", ["", "curiosity"])
def test_only_for_a_purpose_of_the_list(word: str) -> None:
    with pytest.raises(NotAllowed):
        rule_on(ROW, facts_at(Stage.SEALED), who(Duty.ISSUING_OFFICER), given={Input.PURPOSE: word})
    for purpose in ArchivePurpose:
        given = {Input.PURPOSE: purpose.value}
        assert rule_on(ROW, facts_at(Stage.SEALED), who(Duty.ISSUING_OFFICER), given=given).next_stage is Stage.SEALED
