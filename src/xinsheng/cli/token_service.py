"""`xinsheng token-service`: the stand-in of a certificate token's own service, for a demonstration here."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from xinsheng.casework.acting import By
from xinsheng.casework.outside import takes_tokens
from xinsheng.casework.proposals import confirm, propose
from xinsheng.casework.tokens import payload_of
from xinsheng.cli.screen import err, out, tell_fault
from xinsheng.cli.stand_in_keys import StandIn, make_authority, make_token, read_key
from xinsheng.cli.stand_in_token import TokenServer
from xinsheng.law.administration import ProposalKind
from xinsheng.law.terms import Channel
from xinsheng.look.moments import moment
from xinsheng.proof.token_certificates import as_pem, certificates_in
from xinsheng.registry.models import Account, CertificateToken, Person

app = typer.Typer()
PORT = 8788
AUTHORITY = "test-token-authorities.pem"  # counts outside production alone


@app.command("token-service")
def token_service(
    person: Annotated[str, typer.Option(help="谁的证书介质，按登录名。Whose token, by login name.")] = "midwife",
    port: Annotated[int, typer.Option(help="端口。Port.")] = PORT,
    page: Annotated[
        str, typer.Option(help="哪个网址的页面可以要求签名，不填为本平台。Whose page may ask; else ours.")
    ] = "",
) -> None:
    """演示用的数字证书签名服务（假的）。A stand-in of a token's service, with an invented certificate."""
    if settings.PRODUCTION:
        tell_fault("no_demonstration")
        raise typer.Exit(code=1)
    account = Account.objects.of_officers().select_related("person").filter(login_name=person).first()
    if account is None:
        tell_fault("no_such_person", person)
        raise typer.Exit(code=1)
    if not takes_tokens():
        if settings.TOKEN_SERVICE:
            tell_fault("token_part_missing", "make token")
        else:
            tell_fault("empty", "XINSHENG_TOKEN_SERVICE")
        raise typer.Exit(code=1)
    if shutil.which("openssl") is None:
        tell_fault("openssl_missing", "openssl")
        raise typer.Exit(code=1)
    at = datetime.now(tz=UTC)
    held = demonstration_token(account.person, login=person, at=at)
    server = TokenServer(page or settings.PUBLIC_URL, held=lambda: held, port=port)
    err.print("[yellow]这是演示用的假证书介质，不问 PIN。This is a stand-in: it asks for no PIN.[/]")
    known = CertificateToken.objects.of_certificate(held.certificate).get()
    told = (
        f"XINSHENG_TOKEN_SERVICE={server.address}　{account.person.name}　{moment(known.usable_from)} 起可用 usable"
    )
    out.print(told, markup=False, soft_wrap=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


def demonstration_token(person: Person, *, login: str, at: datetime) -> StandIn:
    """The demonstration's token of that person, let in by its two administrators the first time."""
    folder = Path(settings.STATE) / "stand-in-tokens"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    key_file, way_file = folder / f"{login}.key", folder / f"{login}.pem"
    if key_file.exists() and way_file.exists():
        way = certificates_in(way_file.read_bytes())
        if CertificateToken.objects.of_certificate(way[0]).not_ended().exists():
            return StandIn(key=read_key(key_file), certificate=way[0], above=way[1:])
    authority = make_authority(folder, at=at)
    held = make_token(folder, name=person.name, authority=authority, at=at)
    known = Path(settings.KEYS_FOLDER) / AUTHORITY
    before = known.read_bytes() if known.exists() else b""
    known.write_bytes(before + as_pem([authority.certificate]))
    _let_in(person, held=held, at=at)
    held.key.file.rename(key_file)
    way_file.write_bytes(as_pem(held.way))
    return StandIn(key=read_key(key_file), certificate=held.certificate, above=held.above)


def _let_in(person: Person, *, held: StandIn, at: datetime) -> None:
    first, second = (
        By(person=Account.objects.select_related("person").get(login_name=login).person, channel=Channel.COMMAND)
        for login in ("system", "security")
    )
    payload = payload_of(person, way=held.way, reason="演示")
    proposal = propose(ProposalKind.TOKEN_ENROLMENT, payload=payload, office=None, by=first, at=at)
    confirm(proposal.pk, by=second, at=at)
