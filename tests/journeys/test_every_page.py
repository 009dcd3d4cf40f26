"""Every page of the service, looked at by somebody who may open it: at both widths, in Chinese, some in English."""

import pytest
from django.urls import resolve, reverse
from tests.casework.scene import a_block, asked
from tests.casework.sending import sends
from tests.house.access import addresses
from tests.journeys.conftest import Town
from tests.journeys.somebody import Somebody

from xinsheng.casework import reviews
from xinsheng.casework.messages import record_refusal
from xinsheng.casework.printers import MOVES, keep_placement
from xinsheng.law.materials import Remedy, UnacceptableReason
from xinsheng.law.terms import Finding
from xinsheng.registry.models import Appointment, Case, Seal, TextMessage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COUPLES_WAY = "on a couple's way: tests/counter/test_registration_in_the_browser.py"
_PLACES = tuple(f"{side}-{part}" for side in ("woman", "man") for part in ("household", "residence"))
_COUPLES_PAGES = (
    "begin",
    "form",
    "side",
    "partner-given",
    "partner",
    "marriage",
    "children",
    "child",
    "child-add",
    "order",
)
_COUPLES_PAGES += (
    "township",
    "phone",
    "phone-code",
    "other-phone",
    "check",
    "sign",
    *_PLACES,
    *(f"{place}-door" for place in _PLACES),
)
TOWNSHIPS_WAY = "on a township's way: tests/desk_registrations/test_seen.py"
_TOWNSHIPS_PAGES = ("registrations", "registrations_search", "registration", "register_values", "registration_act")
_TOWNSHIPS_PAGES += ("commitment", "in_person", "new_code", "begin_on_site", "on_site", "on_site_check")
_TOWNSHIPS_PAGES += ("on_site_sheet", "on_site_receipt", "workload", "correction", "correction_in_person")
_TOWNSHIPS_PAGES += ("new_phone", "ordinary_forms", "forms_of_township", "take_in_forms", "spoil_forms")
_TOWNSHIPS_PAGES += ("look_up", "look_up_values", "to_check", "commitment_check", "demands", "demand")
STOCKS_WAY = "on the way of those who keep blanks: tests/desk_stock/test_seen.py"
_STOCK_PAGES = ("stock", "stock_office", "stock_year", "report_lost_blanks", "police_report", "suspend")
REISSUES_WAY = "on the way of a reissue: tests/counter/test_reissue_in_the_browser.py"
_REISSUE_PAGES = ("reissue", "reissue_application", "reissue_papers", "reissue_paper", "reissue_check")
_WINDOW_PAGES = ("reissues", "counter_application", "counter_application_check")
RECORDS_WAY = "on the way of a certificate older than the books: tests/counter/test_legacy_in_the_browser.py"
_RECORDS_PAGES = ("desk:records_asked", "desk:supply_record", "desk:legacy_reissue", "desk:state_original")
OUTSIDE_WAY = "on the way of a child born at home: tests/journeys/test_outside_birth.py"
_OUTSIDE_PAGES = ("outside", "outside-begin", "claim-birth-when", "claim-birth-where", "claim-birth-figures")
_OUTSIDE_PAGES += ("claim-report", "claim-mother-given", "claim-withdraw")
_STOCK_PAGES += ("lift_suspension", "put_under_review", "inquiry", "inquiry_item", "registers", "register")
_STOCK_PAGES += ("return_blanks", "seen_elsewhere", "send_blanks", "receive_blanks", "destroy_waste", "recount_stock")
_STOCK_PAGES += ("blank_plans", "plan_blanks", "blank_plan", "answer_plan", "requisitions", "requisition_blanks")
_STOCK_PAGES += ("requisition", "answer_requisition", "withdraw_requisition")
ENTRUSTED_WAY = "on the way of who is sent: tests/counter/test_entrusting_in_the_browser.py"
_ENTRUSTED_PAGES = ("register-entrust", "register-entrust-two", "register-entrusted", "register-entrust-revoke")
SPOUSES_WAY = "on the other's way: tests/counter/test_spouse_in_the_browser.py"
FACES_WAY = "on the way of a face, in another setting: tests/counter/test_face_in_the_browser.py"
_TOWNSHIPS_ANSWERS = ("correct_certificate", "new_phone", "demanded", "query_demanded")
WECHATS_WAY = "leads on, and is no page: tests/counter/test_official_account.py"
NETWORKS_WAY = "on the network's way, in another setting: tests/counter/test_network_in_the_browser.py"
DOORS_WAY = "at the officers' door: tests/desk_sign_in/test_in_the_browser.py"
SYSTEMS_WAY = "looked at on a hospital's system's own way (tests/desk_births)"
_SYSTEMS_ADDRESSES = (
    *("token", "births", "results", "openapi", "fhir", "fhir_base", "metadata", "smart_configuration"),
    *("signatures", "signature", "ask_signature", "sign_delivery"),
)
NOT_HERE = {  # why no page of this address is looked at here
    **{f"desk:{page}": TOWNSHIPS_WAY for page in _TOWNSHIPS_PAGES},
    **{f"desk:{page}": STOCKS_WAY for page in _STOCK_PAGES},
    **{f"counter:{page}": OUTSIDE_WAY for page in _OUTSIDE_PAGES},
    "desk:begin_outside": OUTSIDE_WAY,
    **{f"counter:{page}": ENTRUSTED_WAY for page in _ENTRUSTED_PAGES},
    "desk:entrusted": ENTRUSTED_WAY,
    **dict.fromkeys(("desk:stock_year_sheet", "desk:supervised_sheet", "desk:supervised_workbook"), "a file to save"),
    **dict.fromkeys(
        ("desk:supervision", "desk:supervised", "desk:measures", "desk:deliveries"),
        "on the way of those who supervise: tests/desk_supervision/test_seen.py",
    ),
    "counter:affirm": "asked of a session left open: tests/counter/test_affirming.py",
    "desk:archive": "on the way of an archive: tests/journeys/test_archives.py",
    **dict.fromkeys(
        ("desk:laboratories", "desk:enter_laboratory", "desk:end_laboratory"),
        "on the administrators' way: tests/journeys/test_laboratories.py",
    ),
    **dict.fromkeys(
        (
            "desk:kiosks",
            "desk:enrol_kiosk",
            "desk:end_kiosk",
            "desk:fill_by_card",
            "desk:attest_by_card",
            "desk:attest_applicant_by_card",
            "counter:card_sign_in",
        ),
        "where cards are read: tests/journeys/test_card_reading.py",
    ),
    **dict.fromkeys(
        ("desk:lists", "desk:brought_list", "desk:propose_list"),
        "on the administrators' way: tests/journeys/test_lists.py",
    ),
    **dict.fromkeys(
        (
            "desk:agencies",
            "desk:let_in_agency",
            "desk:end_agency",
            "counter:sharing",
            "counter:let_look",
            "counter:asked_to_look",
        ),
        "on the way of a licence that is shared: tests/journeys/test_sharing.py",
    ),
    "counter:no_more": "takes a press, shows nothing",
    "desk:try_delivery_again": "the same",
    "desk:take_in": "the same",
    "counter:registration_receipt": "a file to save",
    **{
        f"exchange:{page}": "for other offices' systems"
        for page in (
            "looks",
            "look",
            "licence_requests",
            "licence_request",
            "look_agreed",
            "subscriptions",
            "subscription",
        )
    },
    **dict.fromkeys(
        ("desk:put_legacy_under_review", "desk:legacy_inquiry"),
        "on the county's way: tests/journeys/test_older_under_review.py",
    ),
    **dict.fromkeys(
        ("desk:legacy_corrections", "desk:correct_legacy", "desk:legacy_correction"),
        "on the county's way: tests/journeys/test_older_corrected.py",
    ),
    **dict.fromkeys(
        ("desk:second_reviews", "desk:second_review"),
        "on the other institution's way: tests/journeys/test_second_look.py",
    ),
    "desk:second_review_paper": "a picture",
    "desk:archive_file": "a file to save",
    **{
        f"desk:{page}": "a paper to print"
        for page in (
            "code_slip",
            "ordinary",
            "on_site_receipt_paper",
            "on_site_slip",
            "stock_year_paper",
            "destruction_paper",
        )
    },
    **{f"counter:register-{page}": COUPLES_WAY for page in _COUPLES_PAGES},
    **{f"counter:{page}": COUPLES_WAY for page in ("my_registration", "my_registration_qr", "withdraw_registration")},
    **{f"counter:{page}": TOWNSHIPS_WAY for page in _TOWNSHIPS_ANSWERS},
    **{f"counter:{page}": FACES_WAY for page in ("face_sign_in", "face_return")},
    **{f"counter:{page}": WECHATS_WAY for page in ("wechat", "wechat_return")},
    **{f"counter:{page}": NETWORKS_WAY for page in ("network_depart", "network_return")},
    **{f"counter:{page}": REISSUES_WAY for page in _REISSUE_PAGES},
    **{f"desk:{page}": REISSUES_WAY for page in _WINDOW_PAGES},
    **dict.fromkeys((*_RECORDS_PAGES, "counter:reissue_legacy"), RECORDS_WAY),
    "counter:reissue_withdraw": "takes a press, shows nothing",
    "desk:counter_application_original": "the same",
    "counter:spouse_answer": SPOUSES_WAY,
    "desk:spouse_answer": SPOUSES_WAY,
    **{f"counter:{page}": COUPLES_WAY for page in ("registration_code", "query_certificate")},
    **{
        f"desk:{page}": DOORS_WAY for page in ("sign_in", "enrol", "enrol_key", "let_enrol", "door_events", "my_door")
    },
    **{f"desk:{page}": DOORS_WAY for page in ("sign_in_by_code", "enrol_second")},
    "desk:let_sign": "signed with tokens: tests/journeys/test_signing_with_tokens.py",
    **{f"desk:{page}": "takes a press, shows nothing" for page in ("revoke_codes", "ask_anew", "end_sign")},
    "counter:registration_code_paper": "a paper to print",
    "counter:my_service_certificate": "the certificate itself",
    "counter:query_file": "the same",
    **dict.fromkeys(("health_live", "health_ready"), "for the machine that watches us"),
    "set_language": "takes a choice, shows nothing",
    "verify:keys": "a list for other machines",
    "verify:worker": "a program for the browser",
    **{f"exchange:{page}": "for hospitals' own systems" for page in _SYSTEMS_ADDRESSES},
    **{f"desk:{page}": SYSTEMS_WAY for page in ("bring_in_client", "end_client")},
    **{f"verify:log_{part}": "for other machines" for part in ("checkpoint", "key", "consistency", "inclusion")},
    "counter:sign_out": "takes a press, shows nothing",
    **{f"counter:claim-{page}": "the same" for page in ("begin", "hand", "take", "same", "same-papers")},
    "counter:claim-paper": "a picture",
    "counter:claim-receipt-pdf": "a paper to print",
    "counter:my_elicence": "the e-licence itself",
    "desk:sign_out": "takes a press, shows nothing",
    "desk:told": "the same",
    "desk:told_of_older": "the same",
    "desk:original_seen": "the same",
    "desk:original_brought": "the same",
    "desk:originals_brought": "on its own way: tests/journeys/test_original_brought.py",
    "desk:picture": "a picture",
    "desk:rulers": "a paper to print",
    "desk:notice_paper": "the same",
    "desk:insert": "the same",
    "desk:insert_plain": "the same",
    "desk:insert_proof": "the same",
    "desk:registration_form": "the same",
    "desk:claim_slip": "the same, printed by a press",
    "desk:read_back": "comes after an entry: looked at on the whole way",
    "desk:read_back_correction": "the same page after a correction",
    "desk:counter_check": "comes after an entry at the counter: tests/desk/test_at_counter.py",
    "desk:proposal": "comes after a proposal: tests/desk_setting_up/test_two_people.py",
}
ENGLISH = {  # a handful, as a foreign parent or a visiting inspector would see them
    "": ("counter:home", "counter:privacy", "verify:start", "verify:log", "verify:live"),
    "mother": ("counter:claim-mother", "counter:claim-materials", "counter:my_case"),
    "issuing": ("desk:today", "desk:case", "desk:material"),
    "midwife": ("desk:delivery",),
}


class Wards:
    """Cases of one mother, one at each stage."""

    def __init__(self, town: Town) -> None:
        self.town, self.count = town, 0
        scene = town.scene
        self.opened = self.another()
        self.claimed = scene.claimed(self.born())
        sends(scene, self.claimed)
        self.signed = self.born()
        self.declared = scene.declared(self.born())
        self.examined = scene.examined(scene.declared(self.born()))
        self.noticed = self.sent_back()
        self.printing = scene.printed(scene.declared(self.born()))
        self.sealing = scene.sealing(scene.printed(scene.declared(self.born())))
        self.sealed = scene.sealing(scene.printed(scene.declared(self.born())))
        town.worker_makes(self.sealed)

    def another(self) -> Case:
        self.count += 1
        return self.town.scene.opened(inpatient_no=f"ZY2026112210{self.count}")[0]

    def born(self) -> Case:
        case, born = self.another(), self.town.born_local(hours_ago=2)
        return self.town.scene.signed(case, block=a_block(inpatient_no=case.inpatient_no, born_local=born))

    def sent_back(self) -> Case:
        scene = self.town.scene
        case = scene.declared(self.born())
        for material in case.materials.current():
            why = {"reason": UnacceptableReason.UNREADABLE, "remedy": Remedy.NEW_PHOTOGRAPH}
            found = reviews.Found(material_id=material.pk, finding=Finding.NOT_ACCEPTABLE, **why)  # type: ignore[arg-type]
            reviews.record_finding(case.pk, found=found, by=scene.by("issuing"), at=scene.later(), asked=asked())
        reviews.give_notice(case.pk, later_item_reason="", by=scene.by("issuing"), at=scene.later(), asked=asked())
        return case


def family_pages(wards: Wards) -> dict[str, tuple[object, ...]]:
    form = ("birth", "mother", "mother-household", "mother-residence", "father-given", "father", "father-household")
    form += ("father-residence", "child", "collector", "collector-other", "materials", "check", "sign", "authorise")
    pages: dict[str, tuple[object, ...]] = {f"counter:claim-{page}": (wards.claimed.pk,) for page in form}
    return pages | {
        "counter:claim": (),
        "counter:claim-slip": (),
        "counter:claim-material": (wards.claimed.pk, "mother_id"),
        "counter:claim-authorised": (wards.claimed.pk,),
        "counter:claim-revoke": (wards.claimed.pk,),
        "counter:claim-receipt": (wards.declared.pk,),
        "counter:mine": (),
        "counter:my_case": (wards.noticed.pk,),
        "counter:my_qr": (wards.sealed.pk,),
    }


def anybodys_pages(wards: Wards) -> dict[str, tuple[object, ...]]:
    reference = wards.sealed.certificates.get().reference
    return {
        "counter:home": (),
        "counter:privacy": (),
        "counter:sign_in": (),
        "counter:register": (),
        "counter:query": (),
        "counter:demanded_without_case": (),
        **dict.fromkeys(("counter:demonstration_phone", "counter:demonstration_people"), ()),
        "verify:start": (),
        "verify:number": (),
        "verify:document": (),
        "verify:log": (),
        "verify:live": (reference,),
        "verify:away": (),
        "verify:compare": (reference,),
    }


def midwifes_pages(wards: Wards) -> dict[str, tuple[object, ...]]:
    opened, signed = (
        ("delivery", "hand_over_entry", "withdraw_entry", "loss"),
        ("delivery_signed", "correct_delivery"),
    )
    return {
        "desk:births": (),
        "desk:open_birth": (),
        "desk:hand_over_shift": (),
        **{f"desk:{page}": (wards.opened.pk,) for page in opened},
        **{f"desk:{page}": (wards.signed.pk,) for page in signed},
    }


def issuing_pages(wards: Wards) -> dict[str, tuple[object, ...]]:
    scene = wards.town.scene
    office = scene.hospital
    still = dict.fromkeys(MOVES, 0)
    printer = keep_placement(office, label="一号窗口", moves=still, by=scene.by("issuing"), at=scene.later())
    return {
        "desk:today": (),
        "desk:waiting": ("issuing_officer",),
        "desk:search": (),
        "desk:printers": (),
        "desk:new_printer": (office.pk,),
        "desk:printer": (office.pk, printer.pk),
        "desk:case": (wards.noticed.pk,),
        "desk:material": (wards.declared.pk, wards.declared.materials.current()[0].pk),
        "desk:act": (wards.examined.pk, "put_off"),
        "desk:at_counter": (wards.signed.pk,),
        "desk:print": (wards.printing.pk,),
    }


def sealing_pages(wards: Wards) -> dict[str, tuple[object, ...]]:
    return {"desk:seal": (wards.printing.pk,), "desk:making": (wards.sealing.pk,)}


def pages_of_the_untold(wards: Wards) -> dict[str, tuple[object, ...]]:
    message = TextMessage.objects.filter(case=wards.declared).latest("queued_at")
    record_refusal(message.pk, code="refused", at=wards.town.scene.later())
    return {"desk:untold": ()}


def pages_of_setting_up(wards: Wards) -> dict[str, dict[str, tuple[object, ...]]]:
    office = (wards.town.scene.hospital.pk,)
    held = (Appointment.objects.filter(office=office[0]).latest("pk").pk,)
    seal = (Seal.objects.filter(office=office[0])[0].pk,)
    of_the_office = ("bring_in_seal", "office", "change_office", "close_office", "appoint")
    return {
        "system": {
            "desk:setting_up": (),
            "desk:offices": (),
            "desk:open_office": (),
            "desk:rules": (),
            "desk:calendar": (),
            "desk:retire_seal": seal,
            "desk:policy": ("claim_slip_days",),
            **{f"desk:{page}": office for page in of_the_office},
            **{f"desk:{page}": held for page in ("cover", "end_appointment")},
        },
        "stock": {f"desk:{page}": office for page in ("blanks", "take_in_blanks", "draw_blanks")},
        "audit": {"desk:journal": (), "desk:chain": (wards.sealed.pk,), "desk:readings": ()},
    }


def walks(who: Somebody, pages: dict[str, tuple[object, ...]], *, ending: str = "") -> list[str]:
    """Look at each; gives the addresses that did not show their own page."""
    missed = []
    for name, about in pages.items():
        who.goes(reverse(name, args=about))
        at = resolve(who.at.partition("?")[0].partition("#")[0]).view_name
        if at == name and who.answers[who.page.url.partition("#")[0]] == 200:
            who.looks(f"page-{name.replace(':', '-')}{ending}")
        else:
            missed.append(f"{name} led to {at}: {who.answers.get(who.page.url)}")
    return missed


def test_every_page_of_the_service_is_looked_at(town: Town) -> None:
    wards = Wards(town)
    walked = {
        "": anybodys_pages(wards),
        "mother": family_pages(wards),
        "midwife": midwifes_pages(wards),
        "issuing": issuing_pages(wards),
        "sealing": sealing_pages(wards),
        "supervisor": pages_of_the_untold(wards),
        **pages_of_setting_up(wards),
    }
    missed = []
    for login, pages in walked.items():
        who = town.comes(login, phone=login == "mother") if login else town.visitor()
        missed += walks(who, pages)
        in_english = {name: pages[name] for name in ENGLISH.get(login, ())}
        if in_english:
            who.goes("/" if not login else "/desk/").presses("English")
            missed += walks(who, in_english, ending="-en")
    assert missed == []
    seen = {name for pages in walked.values() for name in pages}
    assert {address.name for address in addresses()} - seen - set(NOT_HERE) == set()
