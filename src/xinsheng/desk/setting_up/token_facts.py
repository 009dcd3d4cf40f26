"""What a proposal to let a certificate token in comes to: whose certificate it says it is, and whose it is to be."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xinsheng.casework.tokens import certificate_in
from xinsheng.law.terms import Duty
from xinsheng.look.moments import day
from xinsheng.registry.models import Appointment, CertificateToken, Person
from xinsheng.standards.civil_time import civil_date
from xinsheng.words.joining import listed
from xinsheng.words.labels import label


def facts_of_token(said: Mapping[str, Any], *, on: date) -> Iterator[tuple[str, str, str]]:
    """What it is, how it is now, how it would be; two people compare holder and fingerprint with the token."""
    person, brought = Person.objects.get(pk=said["person"]), certificate_in(said)
    held = Appointment.objects.duties_of(person, on=on)
    yield _("人员"), "", person.name
    yield _("岗位"), "", listed(f"{one.office.name} {label(Duty(one.duty))}" for one in held)
    known = CertificateToken.objects.not_ended().filter(person=person).first()
    if known and not CertificateToken.objects.of_certificate(brought.content).exists():  # not yet let in
        yield _("现用的数字证书"), known.subject, _("确认后立即停用")
    yield _("证书持有人"), "", brought.subject
    yield _("发证机构"), "", brought.issuer
    yield _("证书序列号"), "", brought.serial_no
    days = (day(civil_date(one)) for one in (brought.valid_from, brought.valid_until))
    yield _("证书有效期"), "", " – ".join(days)
    yield _("证书指纹"), "", brought.fingerprint
    yield _("原因"), "", said["reason"]
