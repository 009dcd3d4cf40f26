"""`xinsheng card-reader`: the stand-in of a card reader's own service, for a demonstration on this machine."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from joserfc.jwk import ECKey

from xinsheng.casework.acting import By
from xinsheng.casework.proposals import confirm, propose
from xinsheng.cli.demonstration_people import CITIZENS
from xinsheng.cli.invented import Invented
from xinsheng.cli.screen import err, out, tell_fault
from xinsheng.cli.stand_in_reader import Device, ReaderServer
from xinsheng.config.credentials import write_private
from xinsheng.law.administration import ProposalKind
from xinsheng.law.card_readings import KioskUse
from xinsheng.law.terms import Channel, OfficeKind
from xinsheng.registry.models import Account, Kiosk, Office
from xinsheng.standards.card_records import CardLayout, CardRecord

app = typer.Typer()
PORT = 8787
_SEXES = "21"  # GB/T 2261.1, by whether the sequence of the number is odd


@app.command("card-reader")
def card_reader(
    person: Annotated[str, typer.Option(help="放上谁的证件。Whose card lies on it.")] = "mother",
    use: Annotated[
        KioskUse, typer.Option(help="窗口或自助机。A counter or a self-service place.")
    ] = KioskUse.COUNTER,
    portrait: Annotated[
        Path | None,
        typer.Option(
            help="证件上的照片（JPEG）；不给就是没有人脸的图。The card's portrait; else a picture of nobody."
        ),
    ] = None,
    port: Annotated[int, typer.Option(help="端口。Port.")] = PORT,
) -> None:
    """演示用的读卡服务（假的）。A stand-in of a card reader's service, with an invented person's card."""
    if settings.PRODUCTION:
        tell_fault("no_demonstration")
        raise typer.Exit(code=1)
    who = next((one for one in CITIZENS if one.login == person), None)
    if who is None:
        tell_fault("no_such_person", person)
        raise typer.Exit(code=1)
    device = demonstration_device(use, at=datetime.now(tz=UTC))
    shown = portrait.read_bytes() if portrait else None
    server = ReaderServer(device, card=lambda: card_of(who), portrait=shown, port=port)
    err.print("[yellow]这是演示用的假读卡器，不读任何证件。This is a stand-in: it reads no card.[/]")
    out.print(f"XINSHENG_CARD_READER={server.address}　{who.name}", markup=False, soft_wrap=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


def demonstration_device(use: KioskUse, *, at: datetime) -> Device:
    """The demonstration's place of that use, enrolled by its two administrators the first time; its key lies here."""
    file = Path(settings.STATE) / f"kiosk-{use.value}.json"
    kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else None
    known = Kiosk.objects.in_force(at=at).filter(pk=kept["id"]).first() if kept else None
    if kept and known is not None:
        return Device(kiosk_id=str(known.pk), key=ECKey.import_key(kept["key"]), origin=settings.PUBLIC_URL)
    key = ECKey.generate_key("P-256")
    kiosk = _enrolled(use, key=key, at=at)
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_private(file, json.dumps({"id": str(kiosk.pk), "key": key.as_dict(private=True)}))
    return Device(kiosk_id=str(kiosk.pk), key=key, origin=settings.PUBLIC_URL)


def _enrolled(use: KioskUse, *, key: ECKey, at: datetime) -> Kiosk:
    office = Office.objects.filter(kind=OfficeKind.MIDWIFERY_INSTITUTION).order_by("opened_at", "division_code")[0]
    payload = {
        "office": str(office.pk),
        "use": use.value,
        "name": "演示窗口" if use is KioskUse.COUNTER else "演示自助机",
        "key": key.as_dict(private=False),
    }
    first, second = (
        By(person=Account.objects.select_related("person").get(login_name=login).person, channel=Channel.COMMAND)
        for login in ("system", "security")
    )
    proposal = propose(ProposalKind.KIOSK, payload=payload, office=office, by=first, at=at)
    confirm(proposal.pk, by=second, at=at)
    return Kiosk.objects.in_force(at=at).filter(office=office, use=use.value).order_by("-since")[0]


def card_of(who: Invented) -> CardRecord:
    """An invented person's invented card."""
    return CardRecord(
        layout=CardLayout.RESIDENT,
        no=who.paper_no,
        name=who.name,
        sex_code=_SEXES[int(who.paper_no[16]) % 2],
        ethnic_code="06",
        born_on=who.born_on,
        address="贵州省凯里市西门街道和平村3组12号",
        issuer="凯里市公安局",
        valid_from=date(2020, 1, 1),
        valid_until=date(2040, 1, 1),
    )
