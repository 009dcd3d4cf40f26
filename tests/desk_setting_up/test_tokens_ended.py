"""A lost certificate token is ended at once by one administrator, on the page of the officer's office."""

import pytest
from django.urls import reverse
from tests.casework.token_scene import let_in, token_of, tokens_taken
from tests.desk_setting_up.conftest import Screens, words_of

from xinsheng.registry.models import CertificateToken

PRESS = "停用证书 杨秀英"


@pytest.mark.parametrize("administrator", ["system", "security"])
def test_either_of_the_two_who_let_a_token_in_ends_it_by_one_press(screens: Screens, administrator: str) -> None:
    with tokens_taken():
        held = token_of(let_in(screens.scene, "midwife"))
    office = screens.scene.hospital
    assert PRESS in words_of(screens.see(administrator, "office", office.pk))

    answer = screens.at(administrator).post(reverse("desk:end_sign", args=[held.pk]))

    assert answer["Location"] == reverse("desk:office", args=[office.pk])
    assert not CertificateToken.objects.not_ended().exists()
    assert PRESS not in words_of(screens.see(administrator, "office", office.pk))


def test_who_watches_over_the_others_ends_nobody_s_token(screens: Screens) -> None:
    with tokens_taken():
        held = token_of(let_in(screens.scene, "midwife"))

    assert PRESS not in words_of(screens.see("audit", "office", screens.scene.hospital.pk))
    assert screens.at("audit").post(reverse("desk:end_sign", args=[held.pk])).status_code == 404
    assert CertificateToken.objects.not_ended().get() == held
