from tests.casework.scene import Scene
from tests.counter.family import Family

from xinsheng.casework.snapshots import find_declaration
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case


def test_a_mother_finds_her_form_fills_it_in_signs_and_has_a_receipt(scene: Scene, mother: Family) -> None:
    case = scene.signed()

    assert "打开这份登记表" in mother.sees("/claim/")
    form = mother.opens(case)
    mother.fills_in(form)
    mother.gives(form, "mother_id")
    mother.gives(form, "father_id")
    answer = mother.submits(form)

    assert answer.headers["Location"] == f"{form}receipt/"
    assert "已提交" in mother.sees(f"{form}receipt/")
    case = Case.objects.get(pk=case.pk)
    assert case.stage == Stage.DECLARED
    declaration = find_declaration(case)
    assert declaration is not None
    assert declaration.child_name == "龙雨欣"
    assert declaration.father is not None
    assert (declaration.father.ethnicity_code, declaration.father.ethnicity_label) == ("97", "穿青人")
    assert declaration.mother.residence.division_name.startswith("贵州省黔东南苗族侗族自治州凯里市")
