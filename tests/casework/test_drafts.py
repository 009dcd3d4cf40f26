"""What is typed is kept while its act is still to be done, for whoever may do it on this case, and nobody else."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest
from tests.casework.scene import Scene, a_declaration
from tests.casework.succession_scene import Succession, an_application

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.applications import save_application_draft
from xinsheng.casework.claims import save_declaration_draft
from xinsheng.casework.deliveries import save_delivery_draft
from xinsheng.law.applications import application_payload_of
from xinsheng.law.payloads import payload_of
from xinsheng.law.terms import Channel
from xinsheng.registry.models import Case


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form that is typed bit by bit: how its draft is kept, how its case begins, and how it is submitted."""

    begins: Callable[[Scene], Case]
    submits: Callable[[Scene], Case]
    keeps: Callable[[UUID, By, Scene], None]


def original(scene: Scene) -> Case:
    return Succession(scene).begun(scene.sealed().certificates.get())


def applied(scene: Scene) -> Case:
    return Succession(scene).applied(scene.sealed().certificates.get())


def keeps_declaration(case_id: UUID, by: By, scene: Scene) -> None:
    save_declaration_draft(case_id, payload=payload_of(a_declaration()), by=by, at=scene.later())


def keeps_application(case_id: UUID, by: By, scene: Scene) -> None:
    payload = application_payload_of(an_application())
    save_application_draft(case_id, payload=payload, by=by, at=scene.later())


def keeps_delivery(case_id: UUID, by: By, scene: Scene) -> None:
    save_delivery_draft(case_id, payload={"typed": {}, "confirmed": []}, by=by, at=scene.later())


DECLARATION = Form(begins=Scene.claimed, submits=Scene.declared, keeps=keeps_declaration)
APPLICATION = Form(begins=original, submits=applied, keeps=keeps_application)
DELIVERY = Form(begins=lambda scene: scene.opened()[0], submits=Scene.sealed, keeps=keeps_delivery)


SUBMITS = (
    (DECLARATION, "mother", Channel.WEB),
    (DECLARATION, "issuing", Channel.COUNTER),
    (APPLICATION, "mother", Channel.WEB),
    (APPLICATION, "reissue", Channel.COUNTER),
    (DELIVERY, "midwife", Channel.DESK),
)


@pytest.mark.parametrize(("form", "login", "channel"), SUBMITS)
def test_what_is_typed_by_whoever_may_submit_it_is_kept(
    scene: Scene, form: Form, login: str, channel: Channel
) -> None:
    case = form.begins(scene)

    form.keeps(case.pk, scene.by(login, channel), scene)

    assert case.drafts.get().person == scene.person(login)


@pytest.mark.parametrize(("form", "login", "channel"), SUBMITS)
def test_nothing_is_kept_beside_what_is_submitted(scene: Scene, form: Form, login: str, channel: Channel) -> None:
    case = form.submits(scene)

    with pytest.raises(UnableToAct, match="stale"):
        form.keeps(case.pk, scene.by(login, channel), scene)

    assert not case.drafts.exists()


@pytest.mark.parametrize(
    ("form", "login", "channel"),
    [
        (DECLARATION, "father", Channel.WEB),
        (DECLARATION, "sealing", Channel.COUNTER),
        (DECLARATION, "elsewhere-midwife", Channel.COUNTER),
        (APPLICATION, "mother2", Channel.WEB),
        (APPLICATION, "issuing", Channel.COUNTER),
        (DELIVERY, "issuing", Channel.DESK),
        (DELIVERY, "elsewhere-midwife", Channel.DESK),
    ],
)
def test_on_a_case_out_of_reach_nothing_is_kept(scene: Scene, form: Form, login: str, channel: Channel) -> None:
    case = form.begins(scene)

    with pytest.raises(UnableToAct, match="no_such_case"):
        form.keeps(case.pk, scene.by(login, channel), scene)

    assert not case.drafts.exists()


def test_a_form_of_another_service_is_no_form_of_this_case(scene: Scene) -> None:
    case = scene.claimed()

    with pytest.raises(UnableToAct, match="no_such_case"):
        keeps_application(case.pk, scene.by("mother"), scene)
