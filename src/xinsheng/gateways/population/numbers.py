"""One person's number in the forms a register may hold it in (GB 11643-1989 and -1999)."""

from xinsheng.standards.resident_numbers import modern_form

_OLD, _NEW = 15, 18


def forms_of(no: str) -> tuple[str, ...]:
    """Give a number as it is asked for, and its other form where it has one; of '' nothing.

    Numbers of 15 digits were given to people born in the 1900s only. Of any other paper there is one form.
    """
    if not no:
        return ()
    if len(no) == _NEW and no[:17].isdecimal() and no[6:8] == "19":
        return no, no[:6] + no[8:17]
    newest = newest_form(no)
    return (no,) if newest == no else (no, newest)


def newest_form(no: str) -> str:
    """Give the 18 characters of a number of 15 digits; any other number as it is."""
    return modern_form(no) if len(no) == _OLD and no.isdecimal() and no[0] in "12345678" else no
