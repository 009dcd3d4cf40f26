"""Natural persons, and the accounts by which they come in."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q


class PersonQuerySet(models.QuerySet["Person"]):
    """Questions about natural persons."""

    def with_paper(self, *, kind: str, index: bytes) -> "PersonQuerySet":
        """Give the person whose paper has this keyed blind index (32 bytes); at most one."""
        return self.filter(paper_kind=kind, paper_no_index=index)


class Person(models.Model):
    """A natural person; duties are kept apart by counting these, never accounts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.TextField()
    paper_kind = models.TextField(default="")
    paper_no_cipher = models.BinaryField(null=True)
    paper_no_index = models.BinaryField(null=True)
    born_on = models.DateField(null=True)
    phone_cipher = models.BinaryField(null=True)
    phone_index = models.BinaryField(null=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        db_table = "person"
        constraints = [
            models.UniqueConstraint(
                fields=["paper_kind", "paper_no_index"],
                condition=Q(paper_no_index__isnull=False),
                name="person_one_per_paper",
            ),
            models.CheckConstraint(
                condition=Q(paper_no_index__isnull=True) | ~Q(paper_kind=""), name="person_paper_has_a_kind"
            ),
        ]
        indexes = [models.Index(fields=["phone_index"], name="person_by_phone")]


CITIZEN = "citizen:"  # begins the login name of an account that nobody types: an authority's sign-in opened it


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by login name; accounts are opened by casework alone.

    Every page asks whose account it is: the person comes with it.
    """

    def get_queryset(self) -> models.QuerySet["Account"]:
        """Give all accounts, each with its person."""
        return super().get_queryset().select_related("person")

    def of_officers(self) -> models.QuerySet["Account"]:
        """Give the accounts that two people opened for an officer, the latest first; a citizen's is none of them."""
        return self.exclude(login_name__startswith=CITIZEN).order_by("-opened_at")


class Account(AbstractBaseUser):
    """The door of one person; what they may do inside is said by appointments and claims, not here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    login_name = models.TextField(unique=True)
    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="accounts")
    is_active = models.BooleanField(default=True)
    opened_at = models.DateTimeField()
    last_login = None  # each sign-in is a fact of its own, not a column that forgets

    objects = AccountManager()

    USERNAME_FIELD = "login_name"

    class Meta:
        db_table = "account"
