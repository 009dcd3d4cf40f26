"""Where citizens are identified, an act is theirs only at the level that the law demands of it."""

from dataclasses import replace

import pytest
from pytest_django.fixtures import Settings
from tests.casework.scene import Scene, a_declaration, asked
from tests.casework.sending import sends

from xinsheng.casework import claims, registrations
from xinsheng.casework.acting import By
from xinsheng.casework.authorisations import revoke_authorisation
from xinsheng.law.assurance import Assurance, IdentityMethod
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Channel, Material, Stage
from xinsheng.registry.models import Case, Claim


def identified(scene: Scene, level: Assurance, login: str = "mother") -> By:
    """Identified just now."""
    by = IdentityMethod.CARD if level is Assurance.LIVE else IdentityMethod.NETWORK
    return replace(scene.by(login), assurance=level, identified_by=by, identified_at=scene.at)


def test_a_mother_known_by_name_alone_takes_back_what_she_signed_but_opens_and_submits_nothing(
    scene: Scene, settings: Settings
) -> None:
    case, other = scene.claimed(), scene.signed(scene.opened(inpatient_no="ZY20261122009")[0])
    sends(scene, case)
    for kind in (Material.MOTHER_ID, Material.FATHER_ID):
        scene.gives(case, kind, declaration=a_declaration())
    settings.IDENTITY_ADAPTER = "network"
    by_name, in_person = (identified(scene, level) for level in (Assurance.NETWORK, Assurance.LIVE))

    with pytest.raises(NotAllowed, match="identity_too_low"):
        claims.begin_claim_by_identity(other.pk, by=by_name, at=scene.later(), asked=asked())
    with pytest.raises(NotAllowed, match="identity_too_low"):
        claims.declare(case.pk, declaration=a_declaration(), by=by_name, at=scene.later(), asked=asked())
    assert not Claim.objects.filter(case=other).exists()
    revoke_authorisation(case.pk, by=by_name, at=scene.later(), asked=asked())

    claims.declare(case.pk, declaration=a_declaration(), by=in_person, at=scene.later(), asked=asked())
    assert Case.objects.get(pk=case.pk).stage == Stage.DECLARED


def test_who_is_not_identified_begins_nothing_and_an_officer_at_the_counter_is_not_asked(
    scene: Scene, settings: Settings
) -> None:
    case = scene.signed()
    settings.IDENTITY_ADAPTER = "counter"

    with pytest.raises(NotAllowed, match="identity_too_low"):
        registrations.begin_registration(office=None, by=scene.by("mother"), at=scene.later(), asked=asked())
    by_name = identified(scene, Assurance.NETWORK)
    registrations.begin_registration(office=None, by=by_name, at=scene.later(), asked=asked())

    officer = scene.by("issuing", Channel.COUNTER)
    claims.declare(case.pk, declaration=a_declaration(), by=officer, at=scene.later(), asked=asked())
    assert Case.objects.get(pk=case.pk).stage == Stage.DECLARED
