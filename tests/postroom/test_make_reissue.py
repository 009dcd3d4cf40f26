"""The e-licence of what takes another's place: made whole, or its number void and the old one standing."""

from datetime import UTC, datetime

from tests.casework.scene import Scene
from tests.casework.succession_scene import Succession, an_application, corrected

from xinsheng.casework.outside import keys, vault
from xinsheng.casework.privacy import key_of
from xinsheng.casework.sealings import statement_of
from xinsheng.law.succession_terms import Ground
from xinsheng.law.terms import Service, Stage, Standing
from xinsheng.postroom import make_elicence as errand
from xinsheng.proof.seal_check import check_seal
from xinsheng.registry.models import Case, Certificate, TextMessage
from xinsheng.registry.models import Standing as StandingRow


def being_sealed(scene: Scene, story: Succession, **said: object) -> tuple[Certificate, Case]:
    original = scene.sealed().certificates.get()
    application = an_application(ground=story.ground, **said)  # type: ignore[arg-type]
    case = story.examined(story.applied(original, application=application))
    return original, story.sealing(story.reviewed(story.printed(case)))


def state_of(certificate: Certificate) -> str:
    return StandingRow.objects.get(pk=certificate.pk).state


def test_a_reissue_is_filed_under_the_countys_reissue_seal_and_both_parents_are_told(scene: Scene) -> None:
    original, case = being_sealed(scene, Succession(scene))

    errand.make_elicence(case_id=str(case.pk))

    certificate = case.certificates.get()
    assert (state_of(original), state_of(certificate)) == (Standing.SUPERSEDED, Standing.VALID)
    sealed = vault().get(certificate.elicence.file_ref, data_key=key_of(case))
    checked = check_seal(sealed, trusted_roots=[keys().seal_key("county").chain[-1]], at=datetime.now(tz=UTC))
    assert checked.genuine
    assert checked.statement == statement_of(certificate)
    told = TextMessage.objects.filter(case=case).values_list("kind", flat=True)
    assert sorted(told) == [
        "certificate_succeeded",  # the mother, who applied, and the father
        "certificate_succeeded",
        "declaration_received",
        "reissue_applied",  # the father alone: the mother knows
    ]


def test_a_replacement_is_filed_under_the_issuers_own_seal_with_what_was_put_right(scene: Scene) -> None:
    story = Succession(scene, service=Service.REPLACEMENT)
    original = scene.sealed().certificates.get()
    application = an_application(ground=Ground.ISSUERS_ERROR, changes=corrected(child__name="龙雨昕"))
    case = story.examined(story.applied(original, application=application))
    case = story.sealing(story.printed(case))

    errand.make_elicence(case_id=str(case.pk))

    certificate = case.certificates.get()
    assert (state_of(original), state_of(certificate)) == (Standing.SUPERSEDED, Standing.VALID)
    assert statement_of(certificate).content.child.name == "龙雨昕"


def test_what_was_put_under_review_meanwhile_is_not_superseded_and_the_number_is_void(scene: Scene) -> None:
    original, case = being_sealed(scene, Succession(scene))
    standing = StandingRow.objects.get(pk=original.pk)
    standing.state, standing.version = Standing.UNDER_REVIEW.value, standing.version + 1
    standing.save()

    errand.make_elicence(case_id=str(case.pk))

    case.refresh_from_db()
    assert case.stage == Stage.DECLARED
    assert (state_of(original), state_of(case.certificates.get())) == (Standing.UNDER_REVIEW, Standing.VOID)
