"""A name is found by any piece of it, however long the piece or the name, and by nothing that is no piece of it."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.casework.scene import Scene

from xinsheng.registry.models import Case, Registration
from xinsheng.registry.models.name_search import name_contains

pytestmark = pytest.mark.django_db
NAMES = ("龙", "龙雨欣", "欧阳雨欣", "阿依古丽·买买提艾力", "𬱖𪻐", "龙雨·欣", "MARIA DEL CARMEN 50%_")


@pytest.fixture
def named(scene: Scene) -> Case:
    (case,) = scene.opened(inpatient_no="N1")
    return case


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(NAMES), sought=st.one_of(st.text("龙雨欣阿依·𬱖%_ ", min_size=1, max_size=7), st.data()))
def test_found_is_what_holds_the_piece(named: Case, name: str, sought: object) -> None:
    if not isinstance(sought, str):
        begin = sought.draw(st.integers(0, len(name) - 1))  # type: ignore[attr-defined]
        sought = name[begin : begin + sought.draw(st.integers(1, len(name)))]  # type: ignore[attr-defined]
    Case.objects.filter(pk=named.pk).update(child_name=name, version=F("version") + 1)
    found = Case.objects.filter(name_contains("child_name", text=sought), pk=named.pk).exists()
    assert found == (sought in name)


@pytest.mark.parametrize(
    ("rows", "index"),
    [
        (Case.objects.filter(name_contains("child_name", text="龙雨欣")), "case_child_name_pieces"),
        (Case.objects.matching("龙雨欣"), "case_mother_name_pieces"),
        (Registration.objects.matching("龙雨欣"), "registration_man_name_pieces"),
        (Case.objects.of_child("龙雨欣", mother_name="龙小梅", born_on=date(2026, 11, 1)), "case_by_child"),
    ],
    ids=["piece", "case", "registration", "child"],
)
def test_what_is_sought_is_looked_up_in_the_index(rows: "QuerySet[Any]", index: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = rows.order_by().explain()
    assert index in plan
    assert "Seq Scan" not in plan


@pytest.mark.parametrize("rows", [Case.objects, Registration.objects], ids=["births", "registrations"])
def test_a_text_longer_than_any_name_is_a_piece_of_none_without_looking(
    rows: Any, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        assert list(rows.matching("龙" * 201)) == []
    with django_assert_num_queries(1):
        assert list(rows.matching("龙" * 200)) == []
