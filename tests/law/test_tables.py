"""The tables that an official can read, line by line against the law."""

from dataclasses import replace
from datetime import date

import pytest
from tests.casework.scene import EVERYONE, a_block, a_declaration
from tests.law.stories import NOW, facts_at
from tests.law.tables import changed, items_of, rows_of

from xinsheng.law.declaration import declaration_cautions, declaration_faults
from xinsheng.law.delivery import delivery_cautions, delivery_faults
from xinsheng.law.materials import materials_needed
from xinsheng.law.payloads import declaration_from, delivery_from, payload_of
from xinsheng.law.reasons import Caution, Fault
from xinsheng.law.terms import MotherIdentity, MothersState, Relation, Stage
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.resident_numbers import with_check
from xinsheng.words.labels import label

INVENTED = {
    "MOTHERS": EVERYONE["mother"].paper_no,
    "FATHERS": EVERYONE["father"].paper_no,
    "CHILDS": with_check("52260120100101003"),
}


def named(row: dict[str, str]) -> str:
    return row["情形"]


def faults_in(faults: tuple[Fault, ...]) -> set[str]:
    return {" ".join(filter(None, (fault.field, fault.code, fault.detail))) for fault in faults}


def cautions_in(cautions: tuple[Caution, ...]) -> set[str]:
    return {" ".join(filter(None, (one.field, one.code, ",".join(one.about)))) for one in cautions}


@pytest.mark.parametrize("row", rows_of("materials.md"), ids=named)
def test_what_each_family_is_asked_for(row: dict[str, str]) -> None:
    words = {label(one): one for kind in (MotherIdentity, Relation, MothersState) for one in kind}
    relation = Relation(words[row["领证人"]])
    declaration = a_declaration(collector={"父亲": "father", "母亲": "mother"}.get(row["领证人"], "grandmother"))
    declaration = replace(declaration, mothers_state=MothersState(words[row["母亲状况"]]))
    assert declaration.collector.relation is relation
    father = declaration.father
    assert father is not None
    if row["父亲"] == "不提供":
        declaration = replace(declaration, father=None)
    elif row["父亲"] == "另一证件":
        declaration = replace(
            declaration, father=replace(father, paper_kind=PaperKind.PASSPORT, paper_no="E12345678")
        )
    block = a_block(mother_identity=MotherIdentity(words[row["母亲身份"]]))

    needed = materials_needed(facts_at(Stage.DECLARED, delivery=block, declaration=declaration))

    assert "、".join(label(one.material) for one in needed) == row["需要的材料"]


def test_nothing_is_asked_before_anything_is_declared() -> None:
    assert materials_needed(facts_at(Stage.SIGNED, declaration=None)) == ()


@pytest.mark.parametrize("row", rows_of("delivery.md"), ids=named)
def test_what_an_attendant_is_told(row: dict[str, str]) -> None:
    block = delivery_from(changed(payload_of(a_block()), row["改动"]))

    assert faults_in(delivery_faults(block, now_local=NOW)) == set(items_of(row["错误"]))
    assert cautions_in(delivery_cautions(block)) == set(items_of(row["提示"]))


@pytest.mark.parametrize("row", rows_of("declaration.md"), ids=named)
def test_what_a_family_is_told(row: dict[str, str]) -> None:
    changes = row["改动"]
    for word, number in INVENTED.items():
        changes = changes.replace(word, number)
    declaration = declaration_from(changed(payload_of(a_declaration()), changes))
    on = date(2026, 11, 22)

    assert faults_in(declaration_faults(declaration, on=on)) == set(items_of(row["错误"]))
    assert cautions_in(declaration_cautions(declaration, on=on)) == set(items_of(row["提示"]))


def test_an_address_longer_than_its_line_is_told() -> None:
    declaration = a_declaration()
    long = replace(declaration.mother.residence, detail="长" * 121)
    declaration = replace(declaration, mother=replace(declaration.mother, residence=long))

    assert faults_in(declaration_faults(declaration, on=NOW.date())) == {"mother.residence too_long"}
