import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import OperationalError
from pytest_django.fixtures import Settings
from tests.casework.scene import Scene

from xinsheng.casework.outside import keys, vault
from xinsheng.casework.privacy import key_of
from xinsheng.casework.sealings import statement_of
from xinsheng.law.terms import BlankStatus, Stage, Standing
from xinsheng.postroom import make_elicence as errand
from xinsheng.proof.seal_check import check_seal


def test_a_seal_intent_becomes_a_file_that_an_outsider_finds_genuine(scene: Scene) -> None:
    case = scene.sealing()

    errand.make_elicence(case_id=str(case.pk))

    case.refresh_from_db()
    certificate = case.certificates.get()
    sealed = vault().get(certificate.elicence.file_ref, data_key=key_of(case))
    assert case.stage == Stage.SEALED
    assert certificate.standing.state == Standing.VALID
    assert hashlib.sha256(sealed).digest() == bytes(certificate.elicence.sha256)
    root = keys().seal_key("hospital").chain[-1]
    checked = check_seal(sealed, trusted_roots=[root], at=datetime.now(tz=UTC))
    assert checked.genuine
    assert checked.statement == statement_of(certificate)


def test_the_same_errand_twice_makes_one_certificate(scene: Scene) -> None:
    case = scene.sealing()

    errand.make_elicence(case_id=str(case.pk))
    errand.make_elicence(case_id=str(case.pk))

    case.refresh_from_db()
    assert case.stage == Stage.SEALED
    assert case.certificates.count() == 1


def test_a_file_that_must_not_be_filed_voids_its_number_and_goes_back(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = scene.sealing()
    monkeypatch.setattr(errand, "lint_document", lambda *_args, **_kwargs: ("texts_shown",))

    errand.make_elicence(case_id=str(case.pk))

    case.refresh_from_db()
    certificate = case.certificates.get()
    assert case.stage == Stage.DECLARED
    assert certificate.blank.status == BlankStatus.VOID
    assert certificate.standing.state == Standing.VOID


def test_a_key_service_that_is_away_delays_and_decides_nothing(scene: Scene) -> None:
    case = scene.sealing()
    (scene.keys_folder / "credential.pem").rename(scene.keys_folder / "away.pem")

    with pytest.raises(Exception, match=r"no_such_key|unreadable"):
        errand.make_elicence(case_id=str(case.pk))

    case.refresh_from_db()
    assert case.stage == Stage.SEALING


def files_in(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))


def test_a_connection_that_breaks_while_filing_costs_no_file(
    scene: Scene, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = scene.sealing()
    before = files_in(settings.VAULT_FOLDER)

    def committed_or_not(*_args: object, **_kwargs: object) -> None:
        raise OperationalError

    monkeypatch.setattr(errand, "file_elicence", committed_or_not)
    with pytest.raises(OperationalError):
        errand.make_elicence(case_id=str(case.pk))

    assert files_in(settings.VAULT_FOLDER) == before + 1
