"""The page on which an officer signs: what is shown is signed; what does not hold does nothing and loses nothing."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework.scene import Scene, asked, typed_off
from tests.casework.signing_scene import enrol, passkey_of
from tests.proof.authenticator import PRESENT, SecurityKey

from xinsheng.casework import supervision
from xinsheng.law.terms import Loss, Stage
from xinsheng.registry.models import ActSignature, Case, PasskeyStanding, SigningRequest

Desk = Callable[[str], Client]
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
OPTIONS = re.compile(r'data-options="([^"]*)"')


@dataclass
class SigningPage:
    """The page in front of the officer."""

    text: str

    @classmethod
    def of(cls, answer: Any) -> "SigningPage":
        assert answer.status_code == 200
        return cls(answer.content.decode())

    @property
    def asks(self) -> bool:
        return 'id="signing"' in self.text

    @property
    def options(self) -> str:
        return html.unescape(OPTIONS.findall(self.text)[0])

    def answered_by(self, key: SecurityKey) -> dict[str, str]:
        """The form as the page's script sends it."""
        form = self.text[self.text.index('id="signing"') :]
        said = {name: html.unescape(value) for name, value in HIDDEN.findall(form)}
        return {**said, "passkey_answer": key.answer(self.options)}


def address(case: Case, verb: str = "confirm_and_print") -> str:
    return reverse("desk:act", args=[case.pk, verb])


def asked_for(client: Client, case: Case, verb: str = "confirm_and_print", **typed: str) -> SigningPage:
    version = Case.objects.get(pk=case.pk).version
    said = {"page_key": str(uuid4()), "seen_version": str(version), **typed}
    return SigningPage.of(client.post(address(case, verb), said))


@pytest.fixture
def issuing(scene: Scene) -> SecurityKey:
    return enrol(scene, "issuing")


def test_what_is_shown_is_signed_and_then_done(scene: Scene, at_desk: Desk, issuing: SecurityKey) -> None:
    case, desk = scene.examined(), at_desk("issuing")
    page = asked_for(desk, case, tray=str(scene.tray().pk))
    assert page.asks
    for shown in ("龙雨欣", "龙小梅", "3260克", "审核通过并打印"):
        assert shown in page.text
    assert not case.certificates.exists()
    answer = desk.post(address(case), page.answered_by(issuing))
    assert answer.headers["Location"] == reverse("desk:print", args=[case.pk])
    kept = ActSignature.objects.get()
    assert bytes(kept.statement_digest).hex()[:16] in page.text


def test_a_second_tap_on_the_signature_signs_once(scene: Scene, at_desk: Desk, issuing: SecurityKey) -> None:
    case, desk = scene.examined(), at_desk("issuing")
    said = asked_for(desk, case, tray=str(scene.tray().pk)).answered_by(issuing)
    assert [desk.post(address(case), said).status_code for _tap in range(2)] == [302, 302]
    assert (case.certificates.count(), ActSignature.objects.count()) == (1, 1)


def test_signed_again_with_the_same_form_after_a_lost_answer_is_the_same_asking(
    scene: Scene, at_desk: Desk, issuing: SecurityKey
) -> None:
    case, desk = scene.examined(), at_desk("issuing")
    page = asked_for(desk, case, tray=str(scene.tray().pk))
    first, again = page.answered_by(issuing), page.answered_by(issuing)
    assert desk.post(address(case), first).status_code == 302
    assert desk.post(address(case), again).status_code == 302
    assert case.certificates.count() == 1


FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "wrong origin": ({"origin": "https://elsewhere.example"}, "签名没有通过验证"),
    "another key": ({"key": SecurityKey().key}, "签名没有通过验证"),
    "nobody verified": ({"flags": PRESENT}, "没有验证您本人"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_an_answer_that_does_not_hold_does_nothing_and_asks_again_with_what_was_typed(
    fault: str, scene: Scene, at_desk: Desk
) -> None:
    faulty, told = FAULTS[fault]
    sealing, case, desk = enrol(scene, "sealing"), scene.printed(), at_desk("sealing")
    typed = typed_off(case.certificates.get())
    said = {"page_key": str(uuid4()), "seen_version": str(case.version), **typed}
    where = reverse("desk:seal", args=[case.pk])
    page = SigningPage.of(desk.post(where, said))
    again = SigningPage.of(desk.post(where, page.answered_by(replace(sealing, **faulty))))
    assert told in again.text
    assert again.asks
    kept = again.answered_by(sealing)
    assert {name: kept[name] for name in typed} == typed
    assert Case.objects.get(pk=case.pk).stage == Stage.PRINTED
    sealing.counter += 1  # the faulty one counted too
    assert desk.post(where, again.answered_by(sealing)).status_code == 302
    assert Case.objects.get(pk=case.pk).stage == Stage.SEALING


def test_a_request_that_is_ten_minutes_old_is_asked_anew(scene: Scene, at_desk: Desk, issuing: SecurityKey) -> None:
    case, desk = scene.examined(), at_desk("issuing")
    page = asked_for(desk, case, tray=str(scene.tray().pk))
    request = SigningRequest.objects.get()
    SigningRequest.objects.all().delete()
    request.asked_at -= timedelta(minutes=11)
    request.expires_at -= timedelta(minutes=11)
    request.save(force_insert=True)
    again = SigningPage.of(desk.post(address(case), page.answered_by(issuing)))
    assert "签名请求已超过十分钟" in again.text
    assert desk.post(address(case), again.answered_by(issuing)).status_code == 302


def test_an_answer_for_another_case_does_nothing(scene: Scene, at_desk: Desk, issuing: SecurityKey) -> None:
    desk, tray = at_desk("issuing"), str(scene.tray().pk)
    case = scene.examined()
    elsewhere = asked_for(desk, case, tray=tray).answered_by(issuing)
    other = scene.examined(scene.declared(scene.signed(scene.opened(inpatient_no="ZY20261122002")[0])))
    mine = asked_for(desk, other, tray=tray)
    said = mine.answered_by(issuing) | {name: elsewhere[name] for name in ("signing_request", "passkey_answer")}
    again = SigningPage.of(desk.post(address(other), said))
    assert "不是为这件事发出的" in again.text
    assert not other.certificates.exists()


def test_what_was_changed_between_showing_and_signing_is_pointed_at(scene: Scene, at_desk: Desk) -> None:
    sealing, case, desk = enrol(scene, "sealing"), scene.printed(), at_desk("sealing")
    page = asked_for(desk, case, "void_print", spoil_reason="jam")
    said = page.answered_by(sealing) | {"spoil_reason": "lost"}
    again = SigningPage.of(desk.post(address(case, "void_print"), said))
    assert "要签名的内容与刚才显示的不同" in again.text
    assert re.search(r'class="differs"><dt>[^<]+</dt><dd><b>遗失', again.text)
    assert Case.objects.get(pk=case.pk).stage == Stage.PRINTED


def test_a_passkey_ended_meanwhile_does_nothing_and_the_form_keeps_what_was_typed(
    scene: Scene, at_desk: Desk
) -> None:
    sealing, case, desk = enrol(scene, "sealing"), scene.printed(), at_desk("sealing")
    said = asked_for(desk, case, "void_print", spoil_reason="jam").answered_by(sealing)
    PasskeyStanding.objects.filter(passkey=passkey_of(sealing)).update(state="ended", ended_reason="new_enrolment")
    answer = desk.post(address(case, "void_print"), said).content.decode()
    assert "这不是您正在使用的通行密钥，或它已停用" in answer
    assert re.search(r'value="jam"[^>]*checked', answer)
    assert Case.objects.get(pk=case.pk).stage == Stage.PRINTED


def test_a_case_that_changed_meanwhile_is_told_and_nothing_is_done(
    scene: Scene, at_desk: Desk, issuing: SecurityKey
) -> None:
    case, desk = scene.examined(), at_desk("issuing")
    said = asked_for(desk, case, tray=str(scene.tray().pk)).answered_by(issuing)
    by = scene.by("issuing")
    supervision.report_loss(case.pk, loss=Loss.EARLY_DEATH, by=by, at=scene.later(), asked=asked())
    assert desk.post(address(case), said).status_code == 409
    assert not ActSignature.objects.exists()


@pytest.mark.parametrize("said", [{"signing_request": "no id"}, {"passkey_answer": "{}"}, {"passkey_answer": "<b>"}])
def test_what_no_script_of_ours_sends_does_nothing(
    said: dict[str, str], scene: Scene, at_desk: Desk, issuing: SecurityKey
) -> None:
    case, desk = scene.examined(), at_desk("issuing")
    page = asked_for(desk, case, tray=str(scene.tray().pk))
    again = SigningPage.of(desk.post(address(case), page.answered_by(issuing) | said))
    assert again.asks
    assert not case.certificates.exists()


def test_what_the_law_refuses_is_not_asked_to_be_signed(scene: Scene, at_desk: Desk, issuing: SecurityKey) -> None:
    case, desk = scene.declared(), at_desk("issuing")  # its materials are not yet examined
    page = asked_for(desk, case, tray=str(scene.tray().pk))
    assert not page.asks
    assert "现在不能办理" in page.text
