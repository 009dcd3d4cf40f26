"""What a family does at its phone, in sentences."""

import io
from typing import Any

from PIL import Image, ImageDraw
from tests.casework.scene import EVERYONE
from tests.journeys.somebody import Somebody

from xinsheng.proof.cose import as_letters
from xinsheng.registry.models import Case

GO = "保存并继续"


def a_picture(words: str = "INVENTED CARD") -> bytes:
    """A photograph of an invented card."""
    held = io.BytesIO()
    card = Image.new("RGB", (900, 560), "#dfe8f2")
    draw = ImageDraw.Draw(card)
    draw.rectangle((40, 40, 860, 520), outline="#345", width=5)
    draw.text((90, 90), words, fill="#123")
    card.save(held, format="JPEG")
    return held.getvalue()


def opens_her_form(family: Somebody, *, at: int = 0) -> str:
    """The mother finds the forms of her children; gives the path of the one she opens."""
    family.goes("/claim/").looks("family-find")
    family.page.locator("button", has_text="打开这份登记表").nth(at).click()
    return family.looks("family-birth").at


def opens_by_slip(family: Somebody, code: str, *, relation: str = "father") -> str:
    """Open the form that a bedside slip belongs to."""
    family.goes("/claim/").presses("输入领取单上的领证码").looks("family-slip")
    family.says(code=code, relation=relation).presses("打开登记表", within="main")
    return family.looks("family-birth-not-the-mother").at


def chooses_a_place(family: Somebody, *, detail: str, name: str) -> None:
    """From the county, which the number told, down to the village."""
    family.looks(name)
    family.says(township=first_of(family, "township")).presses(GO).looks(f"{name}-further")
    family.says(village=first_of(family, "village"), detail=detail).presses(GO)


def first_of(family: Somebody, name: str) -> str:
    value = family.page.locator(f'[name="{name}"] option').nth(1).get_attribute("value")
    assert value
    return value


def tells_of_the_mother(family: Somebody) -> None:
    family.looks("family-mother").says(ethnicity="苗族").presses(GO)
    chooses_a_place(family, detail="西门街 12 号", name="family-mother-household")
    family.looks("family-mother-residence").says(same_as="mother-household").presses(GO)


def tells_of_the_father(family: Somebody, *, is_himself: bool = False) -> None:
    if not is_himself:
        family.looks("family-father-given").says(father_given="yes").presses(GO)
        father = EVERYONE["father"]
        family.says(name=father.name, paper_kind="resident_card", paper_no=father.paper_no)
    family.looks("family-father").says(ethnicity="穿青人").presses(GO)
    family.looks("family-father-household").says(same_as="mother-household").presses(GO)
    family.looks("family-father-residence").says(same_as="mother-residence").presses(GO)


def tells_the_name(family: Somebody, given_name: str, *, surname_of: str = "mother") -> None:
    family.looks("family-child").says(surname_of=surname_of, given_name=given_name).presses(GO)


def says_who_collects(family: Somebody, **answers: Any) -> None:
    family.looks("family-collector").says(**answers).presses(GO)


def gives_paper(family: Somebody, form: str, kind: str, *, words: str = "INVENTED CARD") -> None:
    """Photograph one paper."""
    family.goes(f"{form}materials/{kind}/").looks(f"family-give-{kind}")
    family.gives("upload-file", a_picture(words)).presses("上传", within="main").sees("已提供")


def gives_every_paper(family: Somebody, form: str, *kinds: str) -> None:
    for kind in kinds:
        gives_paper(family, form, kind)
    family.looks("family-given").goes(f"{form}materials/").looks("family-materials").presses("继续", within="main")


def signs(family: Somebody) -> None:
    """Read everything once more, sign, submit."""
    family.looks("family-check").presses("核对无误，去签名")
    family.looks("family-sign").says(agree=True).presses("签名并提交")


def authorises(mother: Somebody, form: str, *, login: str, relation: str) -> None:
    """The mother names her agent, reads the words and signs them."""
    who = EVERYONE[login]
    mother.goes(f"{form}authorise/").looks("family-authorise")
    mother.says(name=who.name, relation=relation, paper_kind="resident_card", paper_no=who.paper_no)
    mother.presses("下一步，看委托书").sees(f"现委托{who.name}").looks("family-authorise-words")
    mother.says(agree=True).presses("签名", within="main").sees("委托书已签名").looks("family-authorised")


def takes_the_authorisation_back(mother: Somebody, form: str) -> None:
    """She has thought better of it."""
    mother.goes(f"{form}authorise/").sees("有效，尚未使用").looks("family-authorised-already")
    mother.goes(f"{form}revoke/").looks("family-authorisation-revoke")
    mother.presses("撤回委托", within="main").sees("委托已撤回")


def has_the_certificate(family: Somebody, case: Case) -> None:
    """On one's own page: in force, to be shown as a code, and the file itself."""
    family.goes(f"/mine/{case.pk}/").sees("下载电子证照").looks("family-certificate")
    file = family.page.request.get(f"{family.home}/mine/{case.pk}/certificate.pdf")
    assert (file.status, file.body()[:5]) == (200, b"%PDF-")
    family.presses("出示二维码").looks("family-qr")


def is_verified_by(stranger: Somebody, case: Case) -> None:
    """Scan the code off the family's screen."""
    certificate = case.certificates.latest("print_round")
    letters = as_letters(bytes(certificate.elicence.credential))
    stranger.goes(f"/v/{certificate.reference}#{letters}")
    stranger.page.wait_for_selector("#offline[data-done=yes]", state="attached")
    stranger.sees("真实 · 有效", "签名已在本机验证").looks("verify-genuine")
