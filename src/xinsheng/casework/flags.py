"""The flags of a case: put on it and taken off by whoever does an act on it, each there at most once."""

from collections.abc import Collection

from xinsheng.law.flags import REPORT_FLAGS, Flag
from xinsheng.registry.models import Case


def put_flags(case: Case, *flags: Flag) -> None:
    """Let these stand on the case, beside those that do."""
    case.flags = list(dict.fromkeys([*case.flags, *(flag.value for flag in flags)]))


def take_flags(case: Case, *flags: Flag) -> None:
    """Let these stand on it no more."""
    case.flags = [flag for flag in case.flags if flag not in flags]


def tell_report_flags(case: Case, *, found: Collection[Flag]) -> None:
    """Let these alone of those about its report stand on it: they are told anew with every declaration."""
    take_flags(case, *REPORT_FLAGS)
    put_flags(case, *found)
