"""At which window a couple's registration is open beside where it is handled: whoever took them or their agent in."""

from xinsheng.registry.models import Case, Office, Registration


def open_at_window(case: Case, office: Office | None) -> None:
    """From now on this office answers and takes back for them; the one before no longer does (mission E11)."""
    case.registration.taken_in_by = office
    case.registration.save(update_fields=["taken_in_by"])


def leave_the_window(case: Case) -> None:
    """No window has it any more; of a birth none ever has."""
    Registration.objects.filter(pk=case.pk).update(taken_in_by=None)
