"""Each rule, broken on purpose: everything else is in order, and the law names exactly this reason."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

import pytest
from tests.casework.scene import EVERYONE, a_block, a_declaration
from tests.law.stories import NUMBER, SENT, accepted, facts_at, given_for, who

from xinsheng.law.acts import Act, Input, rule_on
from xinsheng.law.authorisations import AuthorisationEnd
from xinsheng.law.declaration import Declaration
from xinsheng.law.facts import Facts, HandFact, MaterialFact, PrintFact
from xinsheng.law.materials import Lack, Shortfall, shortfalls, unexamined
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.services import first_issuance_inside as service
from xinsheng.law.services import issuing
from xinsheng.law.terms import Duty, Finding, Loss, Material, MotherIdentity, MothersState, Satisfaction, Stage

PARTY = frozenset({"their paper"})
PRINT = PrintFact(certificate_no=NUMBER, printed_by="issuing", insert_matched=True, content_unchanged=True)
UNSIGNED_LOSS = {"loss": Loss.EARLY_DEATH, "attendant_id": None}
FEVERISH = a_block(weight_g=2400)


def mother_born(on: date) -> Declaration:
    declaration = a_declaration()
    mother = replace(declaration.mother, born_on=on)
    return replace(declaration, mother=mother, confirmed=("mother.born_on:number_and_birth_differ:",))


def ruled(act: Act, stage: Stage | None, duty: Duty, *, facts: Mapping[str, object], **actor: object) -> list[str]:
    given = actor.pop("given", None)
    try:
        rule_on(
            act,
            facts_at(stage, **facts),
            who(duty, **actor),  # type: ignore[arg-type]
            given=given_for(act) if given is None else given,  # type: ignore[arg-type]
        )
    except NotAllowed as refusal:
        return [reason.code.value for reason in refusal.reasons]
    return []


A, C, I, S, V = (  # noqa: E741  the four hands and the supervisor
    Duty.ATTENDANT,
    Duty.COLLECTOR,
    Duty.ISSUING_OFFICER,
    Duty.SEALING_OFFICER,
    Duty.SUPERVISOR,
)
PAST = replace(SENT, until_on=date(2026, 11, 21))
SPENT = replace(SENT, agent_index="paper of father", ended=AuthorisationEnd.USED)
FATHER = {"declaration": a_declaration(collector="father"), "collector_index": "paper of father"}
BROKEN: list[tuple[Act, Stage | None, Duty, dict[str, object], dict[str, object], str]] = [
    (service.OPEN_BIRTH, None, A, {"office_licensed": False}, {}, "office_not_licensed"),
    (service.OPEN_BIRTH, None, A, {}, {"licensed_to_attend": False}, "attendant_not_licensed"),
    (service.HAND_OVER_SHIFT, Stage.OPENED, A, {"holder_id": "midwife2"}, {}, "not_holder_of_entry"),
    (service.WITHDRAW_ENTRY, Stage.OPENED, A, {"holder_id": "midwife2"}, {}, "not_holder_of_entry"),
    (service.SIGN_DELIVERY, Stage.OPENED, A, {"holder_id": "midwife2"}, {}, "not_holder_of_entry"),
    (service.SIGN_DELIVERY, Stage.OPENED, A, {"delivery": None}, {}, "delivery_incomplete"),
    (service.SIGN_DELIVERY, Stage.OPENED, A, {"delivery": FEVERISH}, {}, "caution_not_confirmed"),
    (service.SIGN_DELIVERY, Stage.OPENED, A, {"loss": Loss.STILLBIRTH}, {}, "child_lost"),
    (service.SIGN_DELIVERY, Stage.OPENED, A, {"party_indexes": PARTY}, {"paper_index": "their paper"}, "is_a_party"),
    (service.CORRECT_DELIVERY, Stage.SIGNED, A, {"attendant_id": "midwife2"}, {}, "not_the_attendant"),
    (service.CONTINUE_AFTER_LOSS, Stage.WITH_SUPERVISOR, V, {"loss": Loss.STILLBIRTH}, {}, "not_live_born"),
    (service.CONTINUE_AFTER_LOSS, Stage.WITH_SUPERVISOR, V, UNSIGNED_LOSS, {}, "block_not_signed"),
    (service.RETURN_TO_ATTENDANT, Stage.WITH_SUPERVISOR, V, {}, {}, "block_already_signed"),
    (service.DECLARE, Stage.SIGNED, C, {"declaration": None}, {}, "declaration_incomplete"),
    (service.DECLARE, Stage.SIGNED, C, {"declaration": a_declaration(child_name="龙")}, {}, "caution_not_confirmed"),
    (service.DECLARE, Stage.SIGNED, C, {}, {"is_mother": False}, "authorisation_needed"),
    (
        service.DECLARE,
        Stage.SIGNED,
        C,
        {"declaration": a_declaration(collector="father")},
        {"person": "father"},
        "authorisation_needed",
    ),
    (service.REVOKE_AUTHORISATION, Stage.SIGNED, C, {}, {"is_mother": False}, "not_the_mother"),
    (service.REVOKE_AUTHORISATION, Stage.SIGNED, C, {"materials": ()}, {}, "authorisation_not_standing"),
    (service.REVOKE_AUTHORISATION, Stage.SIGNED, C, {"materials": (PAST,)}, {}, "authorisation_not_standing"),
    (service.DECLARE, Stage.SIGNED, C, FATHER | {"materials": (SPENT,)}, {"person": "father"}, "authorisation_spent"),
    (service.DECLARE, Stage.SIGNED, C, {"unprintable": ("𬀩",)}, {}, "character_unprintable"),
    (service.DECLARE, Stage.SIGNED, C, {"loss": Loss.EARLY_DEATH}, {}, "child_lost"),
    (service.DECLARE, Stage.SIGNED, I, {"party_indexes": PARTY}, {"paper_index": "their paper"}, "is_a_party"),
    (service.GIVE_MATERIAL, Stage.SIGNED, I, {"party_indexes": PARTY}, {"paper_index": "their paper"}, "is_a_party"),
    (issuing.GIVE_NOTICE, Stage.DECLARED, I, {}, {}, "nothing_outstanding"),
    (
        issuing.GIVE_NOTICE,
        Stage.DECLARED,
        I,
        {"materials": (), "notice_given_this_round": True},
        {},
        "notice_already_given",
    ),
    (issuing.PUT_OFF, Stage.DECLARED, I, {"materials": ()}, {}, "material_outstanding"),
    (service.CONFIRM_AND_PRINT, Stage.DECLARED, I, {"materials": ()}, {}, "material_outstanding"),
    (service.CONFIRM_AND_PRINT, Stage.DECLARED, I, {"attendant_id": None}, {}, "block_not_signed"),
    (service.CONFIRM_AND_PRINT, Stage.DECLARED, I, {"delivery": None}, {}, "delivery_incomplete"),
    (service.CONFIRM_AND_PRINT, Stage.DECLARED, I, {"office_licensed": False}, {}, "office_not_licensed"),
    (service.CONFIRM_AND_PRINT, Stage.DECLARED, I, {"office_issues": False}, {}, "office_does_not_issue"),
    (service.CONFIRM_AND_PRINT, Stage.DECLARED, I, {"blank_at_hand": False}, {}, "no_blank"),
    (
        service.CONFIRM_AND_PRINT,
        Stage.DECLARED,
        I,
        {"declaration": mother_born(date(2012, 11, 23))},
        {},
        "mother_under_fourteen",
    ),
    (
        issuing.MATCH_INSERT,
        Stage.PRINTED,
        I,
        {"printed": replace(PRINT, insert_matched=False)},
        {"given": {Input.INSERT_NO: "Z520000002"}},
        "insert_differs",
    ),
    (issuing.VOID_PRINT, Stage.PRINTED, I, {}, {}, "voider_is_printer"),
    (issuing.SEAL, Stage.PRINTED, S, {"printed": replace(PRINT, insert_matched=False)}, {}, "insert_not_matched"),
    (issuing.SEAL, Stage.PRINTED, S, {"printed": replace(PRINT, content_unchanged=False)}, {}, "content_changed"),
    (issuing.SEAL, Stage.PRINTED, S, {"seal_in_force": False}, {}, "no_seal_in_force"),
    (issuing.SEAL, Stage.PRINTED, S, {"office_licensed": False}, {}, "office_not_licensed"),
    (
        issuing.SEAL,
        Stage.PRINTED,
        S,
        {},
        {"given": {Input.REKEYED_FIELDS: {"fields": ("sex",), "differing": ("sex",)}}},
        "rekey_differs",
    ),
    (issuing.SEAL, Stage.PRINTED, S, {}, {"given": {}}, "input_missing"),
    (
        issuing.FIND_MATERIAL,
        Stage.DECLARED,
        I,
        {},
        {"given": {Input.FINDING: "accepted", Input.WAY: "x"}},
        "input_unknown",
    ),
    (issuing.HAND_OVER, Stage.SEALED, S, {"party_indexes": PARTY}, {"paper_index": "their paper"}, "is_a_party"),
]


@pytest.mark.parametrize(
    ("act", "stage", "duty", "facts", "actor", "reason"), BROKEN, ids=[f"{row[0].verb}-{row[5]}" for row in BROKEN]
)
def test_one_rule_broken_is_one_reason(  # noqa: PLR0917  one row of the list above
    act: Act, stage: Stage | None, duty: Duty, facts: dict[str, object], actor: dict[str, object], reason: str
) -> None:
    assert ruled(act, stage, duty, facts=facts, **actor) == [reason]


def test_what_is_in_order_goes_on_with_stage_and_duty() -> None:
    ruling = rule_on(service.DECLARE, facts_at(Stage.SIGNED), who(Duty.COLLECTOR), given={})

    assert (ruling.next_stage, ruling.duty, ruling.act.verb) == (Stage.DECLARED, Duty.COLLECTOR, "declare")


def test_all_reasons_come_at_once() -> None:
    found = ruled(
        service.CONFIRM_AND_PRINT,
        Stage.DECLARED,
        Duty.ISSUING_OFFICER,
        facts={"materials": (), "blank_at_hand": False},
    )

    assert found == ["material_outstanding", "no_blank"]


def test_the_holder_who_is_away_is_replaced_by_the_supervisor() -> None:
    assert ruled(service.HAND_OVER_SHIFT, Stage.OPENED, Duty.SUPERVISOR, facts={"holder_id": "midwife2"}) == []


def test_a_live_birth_reported_lost_before_it_was_signed_goes_back_to_the_attendant() -> None:
    assert ruled(service.RETURN_TO_ATTENDANT, Stage.WITH_SUPERVISOR, Duty.SUPERVISOR, facts=UNSIGNED_LOSS) == []


def late(given: dict[Input, object]) -> list[str]:
    yesterday = a_block(born_local=datetime(2026, 11, 21, 15, 3))  # noqa: DTZ001  civil time
    return ruled(service.SIGN_DELIVERY, Stage.OPENED, Duty.ATTENDANT, facts={"delivery": yesterday}, given=given)


def test_after_24_hours_a_reason_is_asked_and_with_it_nothing_is_refused() -> None:
    assert late({}) == ["late_reason_needed"]
    assert late({Input.LATE_REASON: "夜间停电"}) == []


def test_a_block_signed_in_time_can_be_claimed_years_later() -> None:
    old = a_block(born_local=datetime(2023, 5, 1, 3, 20))  # noqa: DTZ001  civil time
    entering = ruled(service.SIGN_DELIVERY, Stage.OPENED, Duty.ATTENDANT, facts={"delivery": old})
    claiming = ruled(service.CONFIRM_AND_PRINT, Stage.DECLARED, Duty.ISSUING_OFFICER, facts={"delivery": old})

    assert "delivery_incomplete" in entering
    assert claiming == []


def test_confirmed_cautions_stand_in_nobodys_way() -> None:
    block = a_block(weight_g=2400, confirmed=("weight_g:low_weight:2400",))
    name = a_declaration(child_name="龙", confirmed=("child_name:one_character_name:",))

    assert ruled(service.SIGN_DELIVERY, Stage.OPENED, Duty.ATTENDANT, facts={"delivery": block}) == []
    assert ruled(service.DECLARE, Stage.SIGNED, Duty.COLLECTOR, facts={"declaration": name}) == []


def test_an_officer_who_is_a_parent_acts_as_the_collector_they_are() -> None:
    facts = facts_at(Stage.SIGNED, party_indexes=PARTY)
    mother = who(Duty.COLLECTOR, Duty.ISSUING_OFFICER, person="mother", paper_index="their paper")

    assert rule_on(service.DECLARE, facts, mother).duty is Duty.COLLECTOR


def test_no_collector_attests_their_own_original() -> None:
    mother = who(Duty.COLLECTOR, Duty.ISSUING_OFFICER, person="mother")
    given = {Input.MATERIAL: Material.MOTHER_ID, Input.WAY: Satisfaction.SEEN_AT_COUNTER}

    with pytest.raises(NotAllowed, match=ReasonCode.WAY_NOT_OPEN):
        rule_on(service.GIVE_MATERIAL, facts_at(Stage.SIGNED), mother, given=given)
    assert rule_on(service.GIVE_MATERIAL, facts_at(Stage.SIGNED), who(Duty.ISSUING_OFFICER), given=given)


def giving(material: Material, way: Satisfaction, *, login: str = "mother", **facts: object) -> list[str]:
    given = {Input.MATERIAL: material, Input.WAY: way}
    return ruled(service.GIVE_MATERIAL, Stage.SIGNED, Duty.COLLECTOR, facts=facts, person=login, given=given)


def test_only_what_the_case_needs_can_be_given_and_only_in_a_listed_way() -> None:
    assert giving(Material.FATHER_ID, Satisfaction.UPLOAD) == []
    assert giving(Material.AUTHORISATION, Satisfaction.UPLOAD) == ["material_not_asked"]
    assert giving(Material.FATHER_ID, Satisfaction.SIGNED_STATEMENT) == ["way_not_open"]


def test_a_statement_is_signed_by_the_mother_herself() -> None:
    alone = a_declaration(father=None)
    way = Satisfaction.SIGNED_STATEMENT

    assert giving(Material.NO_FATHER_STATEMENT, way, declaration=alone) == []
    assert giving(Material.NO_FATHER_STATEMENT, way, declaration=alone, login="grandmother") == ["not_the_mother"]


@pytest.mark.parametrize(
    ("state", "needed"),
    [
        (MothersState.CAN_SIGN, Material.AUTHORISATION),
        (MothersState.DEAD, Material.PROOF_OF_MOTHERS_STATE),
        (MothersState.MISSING, Material.PROOF_OF_MOTHERS_STATE),
        (MothersState.INCAPABLE, Material.PROOF_OF_MOTHERS_STATE),
    ],
)
def test_who_is_not_the_mother_submits_with_her_authorisation_or_the_proof(
    state: MothersState, needed: Material
) -> None:
    father = who(person="father").paper_index
    facts = {"declaration": a_declaration(collector="father", mothers_state=state), "collector_index": father}
    with_it = {**facts, "materials": accepted(needed)}

    assert ruled(service.DECLARE, Stage.SIGNED, Duty.COLLECTOR, facts=facts, person="father") == [
        "authorisation_needed"
    ]
    assert ruled(service.DECLARE, Stage.SIGNED, Duty.COLLECTOR, facts=with_it, person="father") == []
    assert ruled(service.DECLARE, Stage.SIGNED, Duty.ISSUING_OFFICER, facts=facts) == []  # the counter sees originals


def test_the_declared_mother_is_the_admitted_woman_where_her_number_is_on_record() -> None:
    other = a_block(mother_paper_no=EVERYONE["mother2"].paper_no)
    unlike = replace(other, mother_identity=MotherIdentity.DIFFERS)

    assert ruled(service.DECLARE, Stage.SIGNED, Duty.COLLECTOR, facts={"delivery": other}) == [
        "declaration_incomplete"
    ]
    assert ruled(service.DECLARE, Stage.SIGNED, Duty.COLLECTOR, facts={"delivery": unlike}) == []


@pytest.mark.parametrize(
    ("identity", "reasons"),
    [
        (MotherIdentity.ON_RECORD, ["declaration_incomplete"]),
        (MotherIdentity.UNKNOWN, ["declaration_incomplete"]),
        (MotherIdentity.DIFFERS, ["declaration_incomplete"]),
        (MotherIdentity.NO_PAPERS, []),
    ],
)
def test_a_mother_shows_a_paper_unless_the_attendant_noted_that_she_has_none(
    identity: MotherIdentity, reasons: list[str]
) -> None:
    declaration = a_declaration()
    without = replace(declaration, mother=replace(declaration.mother, paper_kind=None, paper_no=""))
    facts = {"delivery": a_block(mother_identity=identity), "declaration": without}

    assert ruled(service.DECLARE, Stage.SIGNED, Duty.COLLECTOR, facts=facts) == reasons


@pytest.mark.parametrize(("born", "reasons"), [("2012-11-22", []), ("2012-11-23", ["mother_under_fourteen"])])
def test_a_mother_is_fourteen_from_her_birthday_on(born: str, reasons: list[str]) -> None:
    facts = {"declaration": mother_born(date.fromisoformat(born))}

    assert ruled(service.CONFIRM_AND_PRINT, Stage.DECLARED, Duty.ISSUING_OFFICER, facts=facts) == reasons


def test_without_a_birth_date_nothing_is_said_of_the_mothers_age() -> None:
    declaration = a_declaration()
    facts = {"declaration": replace(declaration, mother=replace(declaration.mother, born_on=None))}

    found = ruled(service.CONFIRM_AND_PRINT, Stage.DECLARED, Duty.ISSUING_OFFICER, facts=facts)
    assert found == ["declaration_incomplete"]


def refused(reason: str = "unreadable") -> MaterialFact:
    return MaterialFact(
        material=Material.FATHER_ID,
        satisfied_by=Satisfaction.UPLOAD,
        round=1,
        finding=Finding.NOT_ACCEPTABLE,
        reason=reason,
        remedy="new_photograph",
    )


def test_the_one_notice_is_everything_missing_or_not_acceptable() -> None:
    facts = facts_at(Stage.DECLARED, materials=(refused(),))

    assert shortfalls(facts) == (
        Shortfall(material=Material.MOTHER_ID, lack=Lack.MISSING),
        Shortfall(
            material=Material.FATHER_ID, lack=Lack.NOT_ACCEPTABLE, reason="unreadable", remedy="new_photograph"
        ),
    )


def test_what_was_given_must_be_looked_at_before_a_notice_or_a_print() -> None:
    waiting = MaterialFact(material=Material.FATHER_ID, satisfied_by=Satisfaction.UPLOAD, round=1)
    beside = MaterialFact(material=Material.AUTHORISATION, satisfied_by=Satisfaction.UPLOAD, round=1)
    facts = {"materials": (*accepted(Material.MOTHER_ID), waiting, beside)}

    assert unexamined(facts_at(Stage.DECLARED, **facts)) == (Material.FATHER_ID,)
    for act in (issuing.GIVE_NOTICE, service.CONFIRM_AND_PRINT):
        assert ruled(act, Stage.DECLARED, Duty.ISSUING_OFFICER, facts=facts) == ["material_not_examined"]


def second_notice(noticed: frozenset[Material], given: dict[Input, object]) -> list[str]:
    facts = {"materials": accepted(Material.MOTHER_ID), "round": 2, "noticed_before": noticed}
    return ruled(issuing.GIVE_NOTICE, Stage.DECLARED, Duty.ISSUING_OFFICER, facts=facts, given=given)


def test_what_the_first_notice_left_out_needs_a_reason_in_the_second() -> None:
    told, untold = frozenset({Material.FATHER_ID}), frozenset({Material.MOTHER_ID})

    assert second_notice(untold, {}) == ["later_item_reason_needed"]
    assert second_notice(untold, {Input.LATER_ITEM_REASON: "新提交的证件已过期"}) == []
    assert second_notice(told, {}) == []


@pytest.mark.parametrize("act", [issuing.MATCH_INSERT, issuing.SEAL], ids=lambda act: act.verb)
def test_without_a_print_nothing_is_matched_or_sealed(act: Act) -> None:
    duty = act.duties[0]
    assert ruled(act, Stage.PRINTED, duty, facts={"printed": None}) != []


def test_an_earlier_hand_of_another_duty_shuts_the_act() -> None:
    hands = (HandFact(person_id="sealing", duty=Duty.ISSUING_OFFICER),)

    assert ruled(issuing.SEAL, Stage.PRINTED, Duty.SEALING_OFFICER, facts={"hands": hands}) == ["held_another_duty"]


def test_of_two_duties_the_one_that_earlier_hands_leave_is_taken() -> None:
    both = who(Duty.SEALING_OFFICER, Duty.ISSUING_OFFICER, person="both")
    hands = (HandFact(person_id="both", duty=Duty.ISSUING_OFFICER),)
    facts: Facts = facts_at(Stage.PRINTED, hands=hands)

    ruling = rule_on(issuing.VOID_PRINT, facts, both, given=given_for(issuing.VOID_PRINT))
    assert ruling.duty is Duty.ISSUING_OFFICER
