"""Natural persons as the books know them."""

from datetime import date, datetime

from django.db import transaction

from xinsheng.casework.outside import keys
from xinsheng.casework.privacy import PAPER_NO, PHONE, paper_index, phone_index
from xinsheng.gateways.identity import Assurance, VerifiedIdentity
from xinsheng.registry.models import Account, Person
from xinsheng.registry.models.people import CITIZEN
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.identity_papers import PaperKind, birth_date_in, normalise_paper_no
from xinsheng.standards.names import normalise_name

SIGN_IN = "sign_in"  # the purpose of an identification that opens a session


def know_person(*, name: str, paper_kind: PaperKind, paper_no: str, on: date) -> Person:
    """The person with this paper, entered into the books if they were not known; the number is normalised."""
    number = normalise_paper_no(paper_kind, paper_no)
    index = paper_index(paper_kind, number)
    with transaction.atomic():
        if known := Person.objects.filter(paper_no_index=index).order_by("pk").first():
            return known
        person, _known = Person.objects.get_or_create(
            paper_kind=paper_kind.value,
            paper_no_index=index,
            defaults={
                "name": name,
                "paper_no_cipher": keys().encrypt_value(number, context=PAPER_NO),
                "born_on": birth_date_in(paper_kind, number, on=on),
            },
        )
    return person


def meet_citizen(verified: VerifiedIdentity, *, at: datetime) -> Account:
    """The account of a person whom an authority has identified at `at`, opened if this is their first time.

    The person is found by paper; the name is the authority's from now on, whatever somebody once typed for them. An
    officer's stays: two people have written it, and past acts are shown under it.
    Raises UnableToMeet for an identification that is over, or is none.
    """
    if verified.assurance is Assurance.NONE or not verified.holds_for("", purpose=SIGN_IN, at=at):
        raise UnableToMeet
    with transaction.atomic():
        name = normalise_name(verified.name)
        person = know_person(name=name, paper_kind=verified.paper_kind, paper_no=verified.paper_no, on=civil_date(at))
        if person.name != name and not person.appointments.exists():
            person.name = name
            person.save(update_fields=["name"])
        return open_account(person, login_name=f"{CITIZEN}{person.pk}", at=at)


def keep_phone(person: Person, *, phone: str) -> None:
    """Keep the mobile number to which this person's answers go."""
    person.phone_cipher = keys().encrypt_value(phone, context=PHONE)
    person.phone_index = phone_index(phone)
    person.save(update_fields=["phone_cipher", "phone_index"])


def paper_no_of(person: Person) -> str:
    """The person's number in clear, '' when none is known."""
    cipher = person.paper_no_cipher
    return keys().decrypt_value(bytes(cipher), context=PAPER_NO) if cipher else ""


def phone_of(person: Person) -> str:
    """The person's mobile number in clear, '' when none is known."""
    cipher = person.phone_cipher
    return keys().decrypt_value(bytes(cipher), context=PHONE) if cipher else ""


def open_account(person: Person, *, login_name: str, at: datetime) -> Account:
    """Open the person's account, or give the one they have under that name; no password is set."""
    account, is_new = Account.objects.get_or_create(
        login_name=login_name, defaults={"person": person, "opened_at": at, "password": "!"}
    )
    if not is_new and account.person_id != person.pk:
        raise UnableToOpenAccount
    return account


class UnableToMeet(Exception):
    """An identification that lets nobody in: it is over, of another purpose, or attests nothing."""


class UnableToOpenAccount(Exception):
    """The login name is another person's."""
