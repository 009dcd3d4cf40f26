"""Where a delivery was signed that was not signed on our own pages, and with which certificate."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from xinsheng.registry import models


def signed_elsewhere(record: models.DeliveryRecord) -> Iterator[tuple[str, str]]:
    """The hospital's system with its page, and the attendant's certificate; nothing of what was signed here."""
    at_hospital = models.ActSignature.objects.filter(case=record.case_id, client__isnull=False)
    kept = at_hospital.select_related("client", "token").filter(challenge=record.challenge).first()
    if kept is not None and kept.client is not None and kept.token is not None:
        yield _("签名的地方"), f"{kept.client.name}　{kept.origin}"
        yield _("数字证书"), f"{kept.token.subject}　{kept.token.serial_no}"
