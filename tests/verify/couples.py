"""A couple's certificate, really sealed by the platform, for the tests of every way to verify it."""

from datetime import timedelta

from django.db.models import F
from tests.casework.couple_scene import CoupleScene, a_couple
from tests.casework.scene import Scene

from xinsheng.law.couples import CoupleDeclaration
from xinsheng.law.terms import Stage, Standing
from xinsheng.postroom.make_service_certificate import make_service_certificate
from xinsheng.registry.models import ServiceCertificate, ServiceStanding
from xinsheng.standards.service_certificate_numbers import make_service_certificate_no

WOMAN, MAN = "龙小梅", "杨志强"
NEVER_ISSUED = make_service_certificate_no(county="522601", year=2026, serial=9_999_999)
REGISTERED = {"printed_on_year": "2026", "printed_on_month": "11", "printed_on_day": "22"}


def really_registered(scene: Scene, declaration: CoupleDeclaration | None = None) -> ServiceCertificate:
    couple = CoupleScene(scene)
    case = couple.answered(couple.declared(declaration or a_couple()))
    if case.stage == Stage.WITH_TOWNSHIP:
        case = couple.registers(case)
    make_service_certificate(case_id=str(case.pk))
    found = ServiceCertificate.objects.select_related("elicence", "standing", "case__key", "seal")
    return found.filter(case=case).latest("version")


def moved_to(certificate: ServiceCertificate, state: Standing) -> None:
    valid = ServiceStanding.objects.filter(pk=certificate.pk).exclude(state=state.value)
    valid.update(state=state.value, version=F("version") + 1, since=F("since") + timedelta(hours=1))
