"""What a family does at its phone, in sentences."""

import io
from typing import Any

from PIL import Image, ImageDraw
from tests.casework.scene import EVERYONE
from tests.journeys.somebody import Somebody

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


def opens_her_form(who: Somebody, *, at: int = 0) -> str:
    """The mother finds the forms of her children; gives the path of the one she opens."""
    who.goes("/claim/").looks("family-find")
    who.page.locator("button", has_text="打开这份登记表").nth(at).click()
    return who.looks("family-birth").at


def opens_by_slip(who: Somebody, code: str, *, relation: str = "father") -> str:
    """Open the form that a bedside slip belongs to."""
    who.goes("/claim/").presses("输入领取单上的编码").looks("family-slip")
    who.says(code=code, relation=relation).presses("打开登记表", within="main")
    return who.looks("family-birth-not-the-mother").at


def chooses_a_place(who: Somebody, *, detail: str, name: str) -> None:
    """From the county, which the number told, down to the village."""
    who.looks(name)
    who.says(township=first_of(who, "township")).presses(GO).looks(f"{name}-further")
    who.says(village=first_of(who, "village"), detail=detail).presses(GO)


def first_of(who: Somebody, name: str) -> str:
    value = who.page.locator(f'[name="{name}"] option').nth(1).get_attribute("value")
    assert value
    return value


def tells_of_the_mother(who: Somebody) -> None:
    who.looks("family-mother").says(ethnicity="苗族").presses(GO)
    chooses_a_place(who, detail="西门街 12 号", name="family-mother-household")
    who.looks("family-mother-residence").says(same_as="mother-household").presses(GO)


def tells_of_the_father(who: Somebody, *, is_himself: bool = False) -> None:
    if not is_himself:
        who.looks("family-father-given").says(father_given="yes").presses(GO)
        father = EVERYONE["father"]
        who.says(name=father.name, paper_kind="resident_card", paper_no=father.paper_no)
    who.looks("family-father").says(ethnicity="穿青人").presses(GO)
    who.looks("family-father-household").says(same_as="mother-household").presses(GO)
    who.looks("family-father-residence").says(same_as="mother-residence").presses(GO)


def tells_the_name(who: Somebody, given_name: str, *, surname_of: str = "mother") -> None:
    who.looks("family-child").says(surname_of=surname_of, given_name=given_name).presses(GO)


def says_who_collects(who: Somebody, **answers: Any) -> None:
    who.looks("family-collector").says(**answers).presses(GO)


def gives_paper(who: Somebody, form: str, kind: str, *, words: str = "INVENTED CARD") -> None:
    """Photograph one paper."""
    who.goes(f"{form}materials/{kind}/").looks(f"family-give-{kind}")
    who.gives("upload-file", a_picture(words)).presses("上传", within="main").sees("已提供")


def gives_every_paper(who: Somebody, form: str, *kinds: str) -> None:
    for kind in kinds:
        gives_paper(who, form, kind)
    who.looks("family-given").goes(f"{form}materials/").looks("family-materials").presses("继续", within="form.x-form, main")


def signs(who: Somebody) -> None:
    """Read everything once more, sign, submit."""
    who.looks("family-check").presses("核对无误，去签名")
    who.looks("family-sign").says(agree=True).presses("签名并提交")
