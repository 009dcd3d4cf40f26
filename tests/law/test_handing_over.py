"""The printed certificate goes to whoever is registered, to the mother, or to whom an authorisation names."""

from dataclasses import replace

import pytest
from tests.law.stories import facts_at
from tests.law.stories import who as officer

from xinsheng.law.acts import Given, Input, rule_on
from xinsheng.law.facts import Facts
from xinsheng.law.handing_over import PaperShown, Recipient
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.services.issuing import HAND_OVER
from xinsheng.law.terms import Duty, MothersState, Relation, Stage

OWN, AUTHORISATION = PaperShown.OWN_IDENTITY.value, PaperShown.AUTHORISATION_TO_TAKE.value


def facts(*, collects: Relation = Relation.MOTHER, state: MothersState = MothersState.CAN_SIGN) -> Facts:
    """A sealed certificate of which this person is registered as the collector."""
    sealed = facts_at(Stage.SEALED)
    assert sealed.declaration is not None
    collector = replace(sealed.declaration.collector, relation=collects)
    return replace(sealed, declaration=replace(sealed.declaration, collector=collector, mothers_state=state))


def to(recipient: str, *seen: str, who: str = "") -> Given:
    given: dict[Input, object] = {Input.RECIPIENT: recipient, Input.PAPERS_SEEN: seen}
    return {**given, Input.REASON: who} if who else given


def refused(given: Given, *, of: Facts) -> set[ReasonCode]:
    with pytest.raises(NotAllowed) as shut:
        rule_on(HAND_OVER, of, officer(Duty.SEALING_OFFICER), given=given)
    return {reason.code for reason in shut.value.reasons}


def is_handed(given: Given, *, of: Facts) -> bool:
    return rule_on(HAND_OVER, of, officer(Duty.SEALING_OFFICER), given=given).next_stage is Stage.COLLECTED


def test_who_is_registered_shows_their_own_paper_and_is_asked_nothing_else() -> None:
    assert is_handed(to("registered", OWN), of=facts())
    assert refused(to("registered"), of=facts()) == {ReasonCode.RECIPIENTS_PAPER_NOT_SEEN}


def test_the_mother_may_come_in_the_place_of_whom_she_sent() -> None:
    assert is_handed(to("mother", OWN), of=facts(collects=Relation.FATHER))


def test_a_mother_of_whom_it_is_proved_that_she_cannot_sign_does_not_take_it() -> None:
    dead = facts(collects=Relation.FATHER, state=MothersState.DEAD)
    assert refused(to("mother", OWN), of=dead) == {ReasonCode.RECIPIENT_NOT_ENTITLED}


def test_whoever_else_comes_shows_an_authorisation_and_is_written_down() -> None:
    who = "外祖母潘阿妹，母亲住院"
    assert is_handed(to("authorised", OWN, AUTHORISATION, who=who), of=facts())
    for seen in ((), (OWN,), (AUTHORISATION,)):
        assert refused(to("authorised", *seen, who=who), of=facts()) == {ReasonCode.RECIPIENTS_PAPER_NOT_SEEN}
    assert refused(to("authorised", OWN, AUTHORISATION), of=facts()) == {ReasonCode.RECIPIENT_NOT_NAMED}


def test_there_is_no_other_kind_of_recipient() -> None:
    for word in ("father", "grandparent", "other", "anybody"):
        assert refused(to(word, OWN, AUTHORISATION, who="某人"), of=facts()) == {ReasonCode.RECIPIENT_NOT_ENTITLED}
    assert set(Recipient) == {"registered", "mother", "authorised"}
