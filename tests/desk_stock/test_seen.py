"""Every page of the stock of blanks, looked at in a browser by somebody who may open it, at both widths."""

import pytest
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town

from xinsheng.registry.models import Office

__all__ = ["browser", "eye", "own_keys", "today", "town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_yearly_table_of_an_institution_and_of_its_county(town: Town) -> None:
    scene = town.scene
    scene.sealed()
    keeper = town.comes("stock")
    keeper.goes("/desk/stock/").looks("desk-stock-year")
    keeper.presses("English").looks("desk-stock-year-en")
    county = Office.objects.get(name__startswith="云岩区卫生健康局")
    officer = town.comes("county-yunyan")
    officer.goes(f"/desk/stock/{county.pk}/year").looks("desk-stock-year-of-a-county")
