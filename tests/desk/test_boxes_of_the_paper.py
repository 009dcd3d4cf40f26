"""An officer types what the paper says as the paper says it; the books keep it in their own one form."""

import pytest
from tests.casework.legacy_scene import the_content, the_record

from xinsheng.desk.reissues.box_values import as_kept, as_the_paper_writes
from xinsheng.desk.reissues.original_form import OriginalForm, initial_from


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("length_mm", "50", "500"),
        ("length_mm", "49.5", "495"),
        ("length_mm", "49.55", "49.55"),
        ("length_mm", "五十", "五十"),
        ("length_mm", "", ""),
        ("born_local", "2012-03-04 8:20", "2012-03-04T08:20"),
        ("born_local", "2012年3月4日8时20分", "2012-03-04T08:20"),
        ("born_local", "2012-03-04", "2012-03-04"),
        ("weight_g", "3150", "3150"),
    ],
)
def test_a_length_is_typed_in_centimetres_and_a_time_as_people_write_it(field: str, typed: str, kept: str) -> None:
    assert as_kept(field, typed) == kept


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("length_mm", 500, "50"),
        ("length_mm", 495, "49.5"),
        ("length_mm", None, ""),
        ("born_local", "2012-03-04T08:20", "2012-03-04 08:20"),
        ("weight_g", 3150, "3150"),
        ("name", "T.", "T."),
    ],
)
def test_the_box_holds_what_the_paper_writes(field: str, value: object, shown: str) -> None:
    assert as_the_paper_writes(field, value) == shown
    assert as_kept(field, shown) == ("" if value is None else str(value))


def test_what_the_boxes_hold_of_a_record_is_read_back_as_that_record() -> None:
    record = the_record()
    boxes = {name: str(value) for name, value in initial_from(record, sought=None).items()}
    assert (boxes["child__length_mm"], boxes["child__born_local"]) == ("50", "2012-03-04 08:20")
    day = dict(
        zip(("issued_on_year", "issued_on_month", "issued_on_day"), boxes.pop("issued_on").split("-"), strict=True)
    )

    form = OriginalForm({**boxes, **day}, initial={})

    assert form.is_valid(), form.errors
    assert form.record is not None
    assert form.record.content == the_content()


def test_no_sex_is_chosen_beforehand_for_a_child_of_whom_only_the_applicant_told() -> None:
    form = OriginalForm(initial=initial_from(None, sought=None))
    assert form["child__sex"].value() is None
    assert next(iter(form.fields["child__sex"].choices))[0] == ""
