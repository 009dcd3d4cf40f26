"""A certificate from before the books: what is sought, what the register answers, who does what; no network."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from tests.casework.scene import EVERYONE, Scene, a_photograph, asked
from tests.casework.succession_scene import Succession, an_application

from xinsheng.casework import applications, legacy_originals, record_look_ups
from xinsheng.casework.legacy_applications import begin_for_legacy
from xinsheng.gateways.mchis import RecordAsking, UnableToLookUp
from xinsheng.gateways.mchis.port import RecordFound
from xinsheng.law.applications import Application
from xinsheng.law.issuance_records import IssuanceRecord, RecordSought
from xinsheng.law.register_records import Silence
from xinsheng.law.succession_terms import ApplicantRelation, Holding
from xinsheng.law.terms import Channel, Material, Sex
from xinsheng.postroom.look_up_record import UnableToReach, carry_out
from xinsheng.registry.models import Case, Certificate, Office

BORN = datetime(2012, 3, 4, 8, 20)  # noqa: DTZ001  civil time as printed
NO = "M520104217"


def a_parent(login: str, *, age: str) -> dict[str, str]:
    who = EVERYONE[login]
    return {
        "name": who.name,
        "age": age,
        "nationality": "中国",
        "ethnicity": "苗族",
        "address": "贵州省黔东南苗族侗族自治州凯里市西门街道和平村3组12号",
        "paper_kind": "居民身份证",
        "paper_no": who.paper_no,
    }


def the_content(**child: Any) -> dict[str, Any]:
    return {
        "format": "xinsheng.birth-certificate/1",
        "child": {
            "name": "龙念安",
            "sex": "female",
            "born_local": BORN.strftime("%Y-%m-%dT%H:%M"),
            "gestation_weeks": 39,
            "gestation_days": 0,
            "weight_g": 3150,
            "length_mm": 500,
            "plurality": 1,
            "birth_order": 1,
        }
        | child,
        "birth_place": {
            "division_code": "520103",
            "province": "贵州省",
            "prefecture": "贵阳市",
            "county": "云岩区",
            "institution": "贵阳市新生妇幼保健院（演示）",
            "place": "医院",
        },
        "mother": a_parent("mother", age="19"),
        "father": a_parent("father", age="21"),
        "placeholder": "/",
    }


def the_record(**changes: Any) -> IssuanceRecord:
    record = IssuanceRecord(
        certificate_no=NO,
        issued_on=date(2012, 3, 7),
        issuer_name="贵阳市新生妇幼保健院（演示）",
        issuer_division="520103",
        child_name="龙念安",
        sex=Sex.FEMALE,
        born_local=BORN,
        mother_name="龙小梅",
        father_name=EVERYONE["father"].name,
        attendant="周接生",
        content=the_content(),
    )
    return replace(record, **changes)


class ScriptedRegister:
    """Answers with `record`, or is silent; counts how often it was asked."""

    def __init__(self, record: IssuanceRecord | None, *, silent: bool = False) -> None:
        self.record, self.silent, self.asked = record, silent, 0

    def find_record(self, asking: RecordAsking) -> RecordFound:
        assert asking.sought.child_name
        self.asked += 1
        if self.silent:
            raise UnableToLookUp(Silence.LATE)
        return RecordFound(snapshot="scripted", record=self.record)


class LegacyStory(Succession):
    """One case of a reissue of a certificate that the books never issued."""

    def __init__(self, scene: Scene, monkeypatch: pytest.MonkeyPatch, *, register: ScriptedRegister) -> None:
        super().__init__(scene)
        self.register = register
        monkeypatch.setattr(record_look_ups, "issuance_register", lambda: self.register)

    def sought(self, **changes: Any) -> RecordSought:
        sought = RecordSought(
            child_name="龙念安", born_on=BORN.date(), mother_name="龙小梅", issuer_name="新生妇幼保健院"
        )
        return replace(sought, **changes)

    def begun_for(
        self,
        sought: RecordSought | None = None,
        *,
        login: str = "mother",
        channel: Channel = Channel.WEB,
        issuer: Office | None = None,
        **more: Any,
    ) -> Case:
        relation = {"mother": ApplicantRelation.MOTHER, "father": ApplicantRelation.FATHER}.get(login)
        return begin_for_legacy(
            sought or self.sought(),
            issuer=issuer,
            division_code="520103",
            relation=relation if channel is Channel.WEB else None,
            by=self.scene.by(login, channel),
            at=self.scene.later(),
            asked=asked(),
            **more,
        )

    def looks(self, case: Case) -> Case:
        """The postroom's errand; silence makes it come again."""
        try:
            carry_out(case.pk, at=self.scene.later())
        except UnableToReach:
            assert self.register.silent
        return Case.objects.get(pk=case.pk)

    def applied_for(self, case: Case, *, application: Application | None = None, login: str = "mother") -> Case:
        application = application or an_application(login=login)
        self.gives(case, Material.APPLICANT_ID, application=application, login=login)
        by = self.scene.by(login)
        applications.apply(case.pk, application=application, by=by, at=self.scene.later(), asked=asked())
        return Case.objects.get(pk=case.pk)

    def looked_again(self, case: Case) -> Case:
        by = self.at_work("examiner")
        record_look_ups.look_up_record(case.pk, by=by, at=self.scene.later(), asked=asked())
        return Case.objects.get(pk=case.pk)

    def supplied(self, case: Case, *, holding: Holding = Holding.HELD, login: str = "issuing") -> Case:
        file = a_photograph() if holding is Holding.HELD else None
        by = self.scene.by(login, Channel.DESK)
        legacy_originals.supply_record(
            case.pk, holding=holding, file=file, by=by, at=self.scene.later(), asked=asked()
        )
        return Case.objects.get(pk=case.pk)

    def stated(self, case: Case, record: IssuanceRecord | None = None) -> Case:
        by = self.at_work("examiner")
        legacy_originals.state_original(
            case.pk, record=record or the_record(), by=by, at=self.scene.later(), asked=asked()
        )
        return Case.objects.get(pk=case.pk)

    def confirmed(self, case: Case, *, login: str = "reviewer") -> Case:
        by = self.scene.by(login, Channel.DESK)
        legacy_originals.confirm_original(case.pk, by=by, at=self.scene.later(), asked=asked())
        return Case.objects.get(pk=case.pk)

    def issued(self, case: Case) -> Certificate:
        return self.filed(self.sealing(self.reviewed(self.printed(self.examined(case)))))
