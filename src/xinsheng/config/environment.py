"""What the operator tells us: the environment, read once into one frozen value (docs/operating.md)."""

import json
import os
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from xinsheng.config.filings_environment import read_filing_places
from xinsheng.config.identity_environment import read_face_place, read_loopback, read_network_place, read_wechat_place
from xinsheng.config.mchis_environment import read_issuance_place
from xinsheng.config.message_environment import read_message_plan
from xinsheng.config.population_environment import read_register_place
from xinsheng.config.reading import UnableToReadEnvironment, number_in, yes_in
from xinsheng.config.service_environment import read_service_place
from xinsheng.gateways.identity.face_place import FacePlace
from xinsheng.gateways.identity.network_place import NetworkPlace
from xinsheng.gateways.identity.wechat_place import WechatPlace
from xinsheng.gateways.population.place import RegisterPlace
from xinsheng.gateways.signed_service import ServicePlace
from xinsheng.gateways.sms.accounts import MessagePlan
from xinsheng.law.filings import StateRegister

ROOT_STATE = Path("/var/lib/xinsheng")
CREDENTIALS = "database.json"
_LOOPBACK = "127.0.0.1"
_ANY_OR_LOOPBACK = frozenset({_LOOPBACK, "localhost", "0.0.0.0", "::", "::1"})  # noqa: S104  named, not bound
SECRET = "secret"  # noqa: S105  the name of the file, not what stands in it


@dataclass(frozen=True)
class Environment:
    """Every setting an operator has. The table in docs/operating.md lists them in this order."""

    production: bool  # XINSHENG_PRODUCTION=1: real people; demonstration parts are refused
    state: Path  # XINSHENG_STATE: the folder for everything that is kept on this machine
    database_url: str  # DATABASE_URL: the application's role; empty: the embedded server
    database_owner_url: str  # DATABASE_OWNER_URL: the owner's role, for migrations only
    embedded: bool  # whether no address was given, so that the embedded server is ours to start
    secret_key: str  # XINSHENG_SECRET_KEY: signs sessions; empty is refused in production
    secret_key_given: bool  # whether the operator gave the secret key, rather than we made it up
    public_url: str  # XINSHENG_PUBLIC_URL: the address people type, without a closing slash
    passkey_domain: str  # XINSHENG_PASSKEY_DOMAIN: the domain officers' passkeys are made for; they work nowhere else
    listen: str  # XINSHENG_LISTEN: the address the web server binds to
    port: int  # XINSHENG_PORT
    web_workers: int  # XINSHENG_WEB_WORKERS: web processes
    workers: int  # XINSHENG_WORKERS: worker processes that `xinsheng run` keeps
    behind_proxy: bool  # XINSHENG_BEHIND_PROXY=1: believe X-Forwarded-Proto (the proxy must set it)
    keys: str  # XINSHENG_KEYS: adapter of the key service
    keys_folder: Path  # XINSHENG_KEYS_FOLDER
    vault: str  # XINSHENG_VAULT: adapter of the file store: "folder" or "s3"
    vault_folder: Path  # XINSHENG_VAULT_FOLDER
    vault_bucket: str  # XINSHENG_VAULT_BUCKET
    vault_endpoint: str  # XINSHENG_VAULT_ENDPOINT: address of an S3-compatible store
    vault_region: str  # XINSHENG_VAULT_REGION
    vault_access_key_id: str  # XINSHENG_VAULT_ACCESS_KEY_ID
    vault_secret_access_key: str  # XINSHENG_VAULT_SECRET_ACCESS_KEY
    messages: MessagePlan  # XINSHENG_SMS and what its providers must know (config/message_environment.py)
    identity: str  # XINSHENG_IDENTITY: how people at a screen are identified
    network: NetworkPlace  # XINSHENG_NETWORK_...: the government service network's sign-in
    face: FacePlace  # XINSHENG_FACE and our account there: the service that compares faces
    wechat: WechatPlace  # XINSHENG_WECHAT_...: the official account through which people may come
    token_service: str  # XINSHENG_TOKEN_SERVICE: where officers reach their certificate tokens; empty: none are used
    card_reader: str  # XINSHENG_CARD_READER: the reader's service on an enrolled machine; empty: no cards are read
    paper_reader: str  # XINSHENG_PAPER_READER: what reads photographed papers: "none", or "local" (make reading)
    resemblance: (
        str  # XINSHENG_RESEMBLANCE: what holds a face against its card: "none", or "local" (make resemblance)
    )
    elicences: str  # XINSHENG_ELICENCES: adapter that checks a presented electronic licence
    elicence_status_url: str  # XINSHENG_ELICENCE_STATUS_URL: service that knows a licence's status; empty: not asked
    population: RegisterPlace  # XINSHENG_POPULATION and where it is (config/population_environment.py)
    mchis: ServicePlace  # XINSHENG_MCHIS and where it is (config/mchis_environment.py)
    laboratories: ServicePlace  # XINSHENG_LABORATORIES and where (config/service_environment.py)
    filings: Mapping[StateRegister, ServicePlace]  # XINSHENG_FILE_...: registers told (config/filings_environment.py)
    worker_silence: int  # XINSHENG_WORKER_SILENCE: seconds without a heartbeat, then a worker is taken for dead
    log_level: str  # XINSHENG_LOG_LEVEL
    books_follow: (
        bool  # XINSHENG_BOOKS_FOLLOW=1: `xinsheng run` tells its web server that it is still making the books
    )

    @property
    def public_host(self) -> str:
        """The host name of the public address."""
        return urlsplit(self.public_url).hostname or "localhost"

    @property
    def own_address(self) -> str:
        """Where the web server answers as seen from this machine."""
        return f"http://{_LOOPBACK if self.listen in _ANY_OR_LOOPBACK else self.listen}:{self.port}"

    @property
    def secure(self) -> bool:
        """Whether people reach us over TLS."""
        return self.public_url.startswith("https://")


def read_environment(variables: Mapping[str, str], *, root: bool) -> Environment:
    """Read the variables into an Environment.

    `root`: whether the process has the rights of root (decides where state is kept). Where no database is
    named, the credentials of the embedded server are of the state folder. Raises UnableToReadEnvironment.
    """
    state = Path(variables.get("XINSHENG_STATE") or _usual_state(variables, root=root)).expanduser().resolve()
    port = number_in(variables, "XINSHENG_PORT", usual=8000, least=1)
    listen = variables.get("XINSHENG_LISTEN") or _LOOPBACK
    public_url = _address(variables, "XINSHENG_PUBLIC_URL", usual=_usual_address(listen, port=port))
    application_url, owner_url = _database_urls(variables, state)
    secret_key = variables.get("XINSHENG_SECRET_KEY", "")
    return Environment(
        production=yes_in(variables, "XINSHENG_PRODUCTION"),
        state=state,
        database_url=application_url,
        database_owner_url=owner_url,
        embedded=not variables.get("DATABASE_URL"),
        secret_key=secret_key or _kept_secret(state) or secrets.token_urlsafe(48),
        secret_key_given=bool(secret_key),
        public_url=public_url,
        passkey_domain=variables.get("XINSHENG_PASSKEY_DOMAIN") or urlsplit(public_url).hostname or "localhost",
        listen=listen,
        port=port,
        web_workers=number_in(variables, "XINSHENG_WEB_WORKERS", usual=2, least=1),
        workers=number_in(variables, "XINSHENG_WORKERS", usual=2, least=1),
        behind_proxy=yes_in(variables, "XINSHENG_BEHIND_PROXY"),
        keys=_adapter(variables, "XINSHENG_KEYS", usual="folder"),
        keys_folder=Path(variables.get("XINSHENG_KEYS_FOLDER") or state / "keys"),
        **_vault(variables, state=state),
        messages=read_message_plan(variables, state=state),
        identity=_adapter(variables, "XINSHENG_IDENTITY", usual="development", others={"counter", "network"}),
        network=read_network_place(variables),
        face=read_face_place(variables),
        wechat=read_wechat_place(variables),
        token_service=read_loopback(variables, "XINSHENG_TOKEN_SERVICE"),
        card_reader=read_loopback(variables, "XINSHENG_CARD_READER"),
        paper_reader=_adapter(variables, "XINSHENG_PAPER_READER", usual="none", others={"local"}),
        resemblance=_adapter(variables, "XINSHENG_RESEMBLANCE", usual="none", others={"local"}),
        elicences=_adapter(variables, "XINSHENG_ELICENCES", usual="sealed_pdf"),
        elicence_status_url=variables.get("XINSHENG_ELICENCE_STATUS_URL", ""),
        population=read_register_place(variables, state=state),
        mchis=read_issuance_place(variables, state=state),
        laboratories=read_service_place(variables, "XINSHENG_LABORATORIES", state=state, key="laboratories"),
        filings=read_filing_places(variables, state=state),
        worker_silence=number_in(variables, "XINSHENG_WORKER_SILENCE", usual=30, least=2),
        log_level=(variables.get("XINSHENG_LOG_LEVEL") or "INFO").upper(),
        books_follow=yes_in(variables, "XINSHENG_BOOKS_FOLLOW"),
    )


def _vault(variables: Mapping[str, str], *, state: Path) -> dict[str, Any]:
    """Where files are kept."""
    return {
        "vault": _adapter(variables, "XINSHENG_VAULT", usual="folder", others={"s3"}),
        "vault_folder": Path(variables.get("XINSHENG_VAULT_FOLDER") or state / "vault"),
        "vault_bucket": variables.get("XINSHENG_VAULT_BUCKET", ""),
        "vault_endpoint": variables.get("XINSHENG_VAULT_ENDPOINT", ""),
        "vault_region": variables.get("XINSHENG_VAULT_REGION", ""),
        "vault_access_key_id": variables.get("XINSHENG_VAULT_ACCESS_KEY_ID", ""),
        "vault_secret_access_key": variables.get("XINSHENG_VAULT_SECRET_ACCESS_KEY", ""),
    }


def environment_of_this_process() -> Environment:
    """Read the environment of this very process."""
    return read_environment(os.environ, root=os.geteuid() == 0)


def checkout() -> Path | None:
    """Give the folder of the checkout we run from; None when installed as a package."""
    folder = Path(__file__).resolve().parents[3]
    return folder if (folder / "pyproject.toml").is_file() else None


def _usual_address(listen: str, *, port: int) -> str:
    """The one address that is listened on; where it is this machine's alone, or every one of its, its usual name."""
    return f"http://{'localhost' if listen in _ANY_OR_LOOPBACK else listen}:{port}"


def _usual_state(variables: Mapping[str, str], *, root: bool) -> Path:
    if root:
        return ROOT_STATE
    here = checkout()
    if here is not None and os.access(here, os.W_OK):
        return here / "var"
    return Path(variables.get("XDG_STATE_HOME") or "~/.local/state") / "xinsheng"


def _database_urls(variables: Mapping[str, str], state: Path) -> tuple[str, str]:
    given = variables.get("DATABASE_URL", ""), variables.get("DATABASE_OWNER_URL", "")
    credentials = state / CREDENTIALS
    if any(given) or not os.access(credentials, os.R_OK):
        return given
    kept = json.loads(credentials.read_text(encoding="utf-8"))
    return str(kept["application_url"]), str(kept["owner_url"])


def _kept_secret(state: Path) -> str:
    file = state / SECRET
    return file.read_text(encoding="utf-8").strip() if os.access(file, os.R_OK) else ""


def _adapter(variables: Mapping[str, str], name: str, *, usual: str, others: Collection[str] = ()) -> str:
    """An adapter that exists; a word mistyped must never fall back to another place in silence."""
    value = variables.get(name) or usual
    if value not in {usual, *others}:
        raise UnableToReadEnvironment("no_such_adapter", name)
    return value


def _address(variables: Mapping[str, str], name: str, *, usual: str) -> str:
    value = (variables.get(name) or usual).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
        raise UnableToReadEnvironment("not_an_address", name)
    return value
