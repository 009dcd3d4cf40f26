"""What an office is answered when it looks at a licence: signed claims of what its purpose needs, or a marked copy.

Made by the worker, since only the worker signs; the sealed original never leaves.
"""

import base64
import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from xinsheng.casework.acting import THE_MACHINE
from xinsheng.casework.holds import hold_consent
from xinsheng.casework.licence_consents import Licence, licence_of, write_consent_line
from xinsheng.casework.licence_looks import PLACE, WITH_LICENCE, told_standing
from xinsheng.casework.outside import keys
from xinsheng.casework.privacy import hide_bytes, key_of
from xinsheng.casework.sealings import statement_of
from xinsheng.casework.service_certificates import service_statement_of
from xinsheng.casework.signed_bodies import province_signature
from xinsheng.law.sharing import PURPOSES, ConsentEnd, ShareForm, SharePurpose, answer_until, copy_until, told_for
from xinsheng.law.terms import Duty, PublicStanding
from xinsheng.papers.annotated_copy import Annotation, render_annotated_copy, render_couples_copy
from xinsheng.papers.standing_notes import DEMONSTRATION
from xinsheng.proof.canonical import canonical_bytes, digest_of
from xinsheng.proof.entries import moment_text
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date

FORMAT, LABEL = "xinsheng.licence-look/1", b"xinsheng-licence-look-v1\n"


def make_answer(look_id: UUID, *, at: datetime) -> None:
    """Make, sign and keep the answer to a look, once; a look whose time has passed needs none.

    Raises UnableToUseKey, UnableToPrint, UnableToRead.
    """
    looks = models.LicenceConsentEnding.objects.filter(pk=look_id, how=ConsentEnd.USED, answer=None)
    look = looks.select_related("consent__agency", *(f"consent__{one}" for one in WITH_LICENCE)).first()
    if look is None or at >= answer_until(look.ended_at):
        return
    consent, licence = look.consent, licence_of(look.consent)
    case, standing = licence.case, told_standing(licence)
    said = _said(look, licence=licence, standing=standing, at=at)
    body = canonical_bytes(said)
    with transaction.atomic():
        hold_consent(consent.pk)
        if models.LicenceAnswer.objects.filter(pk=look.pk).exists():
            return
        models.LicenceAnswered.objects.get_or_create(look=look, defaults={"at": at})
        models.LicenceAnswer.objects.create(
            look=look,
            standing=standing,
            body_cipher=hide_bytes(body, data_key=key_of(case), case_id=case.pk, place=PLACE),
            signature=province_signature(body, label=LABEL),
            made_at=at,
            expires_at=answer_until(look.ended_at),
        )
        digest = digest_of(said)
        write_consent_line(consent, act="answer_look", duty=Duty.MACHINE, by=THE_MACHINE, at=at, digest=digest)


def burn_answers(*, at: datetime) -> int:
    """Burn what can be fetched no more; gives how many."""
    burnt, _each = models.LicenceAnswer.objects.filter(expires_at__lte=at).delete()
    return burnt


def _said(look: models.LicenceConsentEnding, *, licence: Licence, standing: str, at: datetime) -> dict[str, Any]:
    """The answer: to whom, for what, and the standing; of a licence that is not in force nothing else."""
    consent = look.consent
    purpose = SharePurpose(consent.purpose)
    said: dict[str, Any] = {
        "format": FORMAT,
        "look": str(look.pk),
        "agency": {"name": consent.agency.name, "credit_code": consent.agency.credit_code},
        "purpose": purpose.value,
        "basis": look.basis,
        "form": look.form,
        "handled_by": look.handled_by,
        "request_no": look.request_no,
        "made_at": moment_text(at),
        "standing": standing,
    }
    if standing != PublicStanding.IN_FORCE:
        return said
    if look.form == ShareForm.STATEMENT:
        return said | {"fields": told_for(purpose, _stated(licence))}
    annotation = Annotation(
        agency=consent.agency.name,
        purpose=purpose,
        basis=PURPOSES[purpose].bases[look.basis],
        made_at=at,
        until_on=copy_until(civil_date(at)),
        look_id=look.pk,
    )
    note = DEMONSTRATION if keys().for_demonstration else None
    render = render_annotated_copy if isinstance(licence, models.Certificate) else render_couples_copy
    copy = render(_stated(licence), annotation=annotation, standing_note=note)
    return said | {
        "copy": base64.b64encode(copy).decode(),
        "copy_sha256": hashlib.sha256(copy).hexdigest(),
        "copy_until": annotation.until_on.isoformat(),
    }


def _stated(licence: Licence) -> dict[str, Any]:
    """Its statement, in the published form."""
    if isinstance(licence, models.Certificate):
        return statement_of(licence).as_json()
    return service_statement_of(licence).as_json()
