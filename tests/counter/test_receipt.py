"""The receipt says the same on the page and as a PDF: what came, what nobody gave yet, and who signed."""

from tests.casework.letters import find_letter
from tests.casework.scene import EVERYONE, Scene
from tests.counter.family import Family
from tests.counter.test_authorisations import sends
from tests.papers.reading import squeezed, text_by_pdfium

from xinsheng.registry.models import TextMessage

SHOW_IT = "请带原件到窗口出示；没有出示的，审核后会一次性告知您补交。"


def pdf_of(family: Family, form: str) -> str:
    return text_by_pdfium(family.client.get(f"{form}receipt.pdf").content)


def test_what_is_missing_stands_on_the_page_and_in_the_pdf_once_and_in_the_same_words(
    scene: Scene, mother: Family
) -> None:
    form = mother.opens(scene.signed())
    mother.fills_in(form)
    mother.gives(form, "mother_id")
    mother.submits(form)
    page, pdf = mother.sees(f"{form}receipt/"), pdf_of(mother, form)

    for words in ("首次签发登记表", "母亲有效身份证件", "父亲有效身份证件", "还没有提供的材料", SHOW_IT):
        assert page.count(words) == 1, words
        assert pdf.count(squeezed(words)) == 1, words
    assert pdf.index("还没有提供的材料") < pdf.index("父亲有效身份证件")
    assert "有变化会发短信告诉您" in page
    assert squeezed("有变化会发短信告诉您") in pdf
    assert squeezed("提交人　龙小梅") in pdf
    assert "领证人签字" not in pdf


def test_nothing_missing_is_said_of_a_form_with_all_its_papers(scene: Scene, mother: Family) -> None:
    form = mother.opens(scene.signed())
    mother.fills_in(form)
    for kind in ("mother_id", "father_id"):
        mother.gives(form, kind)
    mother.submits(form)

    assert "还没有提供的材料" not in mother.sees(f"{form}receipt/")
    assert "还没有提供的材料" not in pdf_of(mother, form)


def test_the_page_is_read_in_english_and_the_paper_stays_chinese_for_the_window(scene: Scene, mother: Family) -> None:
    form = mother.opens(scene.signed())
    mother.fills_in(form)
    mother.gives(form, "mother_id")
    mother.submits(form)
    mother.client.cookies["language"] = "en"
    page = mother.sees(f"{form}receipt/")

    assert "Papers not given yet" in page
    assert "还没有提供的材料" not in page
    assert squeezed(SHOW_IT) in pdf_of(mother, form)


def test_a_mother_who_signs_and_sends_another_to_collect_is_named_as_who_she_is(scene: Scene, mother: Family) -> None:
    form = mother.opens(scene.signed())
    mother.fills_in(form)
    who = EVERYONE["grandmother"]
    mother.answers(f"{form}collector/", who="another", phone="138 0000 0001")
    agent = {"name": who.name, "relation": "grandparent", "paper_kind": "resident_card", "paper_no": who.paper_no}
    mother.answers(f"{form}collector-other/", **agent)
    words = mother.answers(f"{form}authorise/", **agent).content.decode()
    seen = words.split('name="seen" value="')[1].split('"', maxsplit=1)[0]
    mother.answers(f"{form}authorise/", **agent, seen=seen, agree="on")
    for kind in ("mother_id", "father_id"):
        mother.gives(form, kind)

    assert "手机号码（龙小梅）" in mother.sees(f"{form}check/")
    page = mother.sees(f"{form}sign/")
    assert "以上内容由签名人龙小梅填写，并由其对真实性负责" in page
    assert "由领证人填写" not in page
    assert mother.submits(form).headers["Location"] == f"{form}receipt/"
    letter = find_letter(TextMessage.objects.get(kind="declaration_received").pk)
    assert letter is not None
    assert letter.text.startswith("【新生】龙女士：")


def test_a_grandmother_who_is_sent_and_signs_is_named_as_who_she_is(
    scene: Scene, mother: Family, grandmother: Family
) -> None:
    form = mother.opens(scene.signed())
    sends(mother, form, login="grandmother", relation="grandparent")
    grandmother.answers(f"{form}begin/")
    grandmother.fills_in(form)
    grandmother.answers(f"{form}collector/", mothers_state="can_sign", phone="138 0000 0003")

    assert "以上内容由签名人潘阿妹填写" in grandmother.sees(f"{form}sign/")
    assert grandmother.submits(form).headers["Location"] == f"{form}receipt/"
    letter = find_letter(TextMessage.objects.get(kind="declaration_received").pk)
    assert letter is not None
    assert letter.text.startswith("【新生】潘女士：")
