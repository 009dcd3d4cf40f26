"""An office that looks at licences is let in by its public keys, for its own purposes, and ended, by two people."""

import json
from typing import Any
from uuid import uuid4

import pytest
from joserfc.jwk import ECKey
from tests.casework.sharing_scene import CODES, POLICE
from tests.desk_setting_up.conftest import Screens, words_of

from xinsheng.registry.models import Agency, Proposal

KEY = ECKey.generate_key("P-384", {"kid": "office-2026"})


def said(*, private: bool = False, **changes: Any) -> dict[str, Any]:
    return {
        "kind": "public_security",
        "name": POLICE,
        "credit_code": CODES[POLICE],
        "division_code": "522601000000",
        "purposes": ["household_entry"],
        "keys": json.dumps({"keys": [KEY.as_dict(private=private)]}),
        **changes,
    }


def test_an_office_is_in_force_once_the_second_person_has_compared_its_thumbprint_until_both_end_it(
    screens: Screens,
) -> None:
    proposal = screens.proposed("system", "let_in_agency", **said())
    assert not Agency.objects.exists()
    shown = words_of(screens.see("security", "proposal", proposal.pk))
    assert all(words in shown for words in (POLICE, "出生登记（落户）", "office-2026", KEY.thumbprint(), "凯里市"))
    screens.confirmed("security", proposal)
    agency = Agency.objects.get()
    assert (agency.until, agency.purposes) == (None, ["household_entry"])
    assert str(agency.pk) in words_of(screens.see("audit", "agencies"))

    twice = screens.proposed("system", "let_in_agency", **said())
    assert "已有在用的单位" in words_of(screens.decide("security", twice))
    ending = screens.proposed("system", "end_agency", agency.pk, reason="密钥泄露")
    assert "确认后立即停止查看" in words_of(screens.see("security", "proposal", ending.pk))
    screens.confirmed("security", ending)

    assert Agency.objects.get().until is not None
    assert screens.see("system", "end_agency", agency.pk).status_code == 404


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"private": True}, "内容里有私钥"),
        ({"purposes": ["maternity_benefit"]}, "所选用途不是这类单位的"),
        ({"purposes": []}, ""),
        ({"credit_code": "11522601009560082X"}, "不符合编码规则"),
    ],
)
def test_what_is_no_office_of_ours_is_asked_again(screens: Screens, changes: dict[str, Any], told: str) -> None:
    answer = screens.propose("system", "let_in_agency", **said(**changes))
    assert answer.status_code == 200
    assert told in words_of(answer)
    assert not Proposal.objects.filter(kind="agency").exists()


@pytest.mark.parametrize("login", ["security", "audit", "supervisor", "midwife"])
def test_nobody_else_proposes_one(screens: Screens, login: str) -> None:
    assert screens.see(login, "let_in_agency").status_code == 404
    assert screens.see(login, "end_agency", uuid4()).status_code == 404
