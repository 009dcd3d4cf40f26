"""A township's officer with a passkey signs what is decided on a couple: who, on what basis, on which grounds."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.casework.couple_scene import CoupleScene, again
from tests.casework.signing_scene import enrol
from tests.desk.test_signing_page import SigningPage
from tests.desk_registrations.conftest import Screens
from tests.proof.authenticator import SecurityKey

from xinsheng.casework.proof_checks import check
from xinsheng.law.terms import Stage
from xinsheng.registry.models import ActSignature, Case, JournalEntry

GROUNDS = "人口库、婚姻登记电子证照"


@pytest.fixture
def key(couple: CoupleScene) -> SecurityKey:
    return enrol(couple.scene, "township")


def signs(screens: Screens, case: Case, verb: str, key: SecurityKey, **changed: str) -> Any:
    """Ask for the act, read, sign; `changed` is what is slipped into the form in between."""
    typed = {"sources": GROUNDS} if verb == "register" else {"reason": "承诺不实"}
    page = SigningPage.of(screens.acts("township", case, verb, **typed))
    assert page.asks
    where = reverse("desk:registration_act", args=[case.pk, verb])
    return screens.at("township").post(where, page.answered_by(key) | changed)


def test_a_registration_is_signed_with_its_grounds_and_revoked_with_its_reason(
    couple: CoupleScene, screens: Screens, key: SecurityKey
) -> None:
    case = couple.with_township()
    assert signs(screens, case, "register", key).status_code == 302
    assert again(case).stage == Stage.REGISTERING
    couple.filed(again(case))
    assert signs(screens, again(case), "revoke_registration", key).status_code == 302
    assert again(case).stage == Stage.REVOKED
    kinds = list(ActSignature.objects.order_by("entry_id").values_list("kind", flat=True))
    assert kinds == ["registration_decision", "revocation"]
    codes = {(broken.table, broken.code) for broken in check(case.pk).broken}
    assert codes <= {("journal_entry", "time_runs_back")}  # the story's clock is behind the page's


def test_what_is_signed_is_shown_and_other_grounds_are_not_signed_with_it(
    couple: CoupleScene, screens: Screens, key: SecurityKey
) -> None:
    case = couple.with_township()
    page = SigningPage.of(screens.acts("township", case, "register", sources=GROUNDS))
    for shown in (GROUNDS, "第 1 个孩子", "乡镇（街道）核实"):
        assert shown in page.text
    answer = SigningPage.of(signs(screens, case, "register", key, sources="没有核实"))
    assert "要签名的内容与刚才显示的不同" in answer.text
    assert "没有核实" in answer.text
    assert again(case).stage == Stage.WITH_TOWNSHIP


def test_a_commitment_is_signed_over_its_letter(couple: CoupleScene, screens: Screens, key: SecurityKey) -> None:
    case = couple.with_township()
    typed = {"matters": ["marriage"], "check": "向婚姻登记机关核查", "step": "signed", "read": "on", "signed": "on"}
    said = {"page_key": str(uuid4()), "seen_version": str(case.version), **typed}
    where = reverse("desk:commitment", args=[case.pk])
    page = SigningPage.of(screens.at("township").post(where, said))
    assert page.asks
    assert "向婚姻登记机关核查" in page.text
    assert screens.at("township").post(where, page.answered_by(key)).status_code == 302
    entry = JournalEntry.objects.get(chain=case.pk, act="register_on_commitment")
    assert entry.signature_method == "passkey"
