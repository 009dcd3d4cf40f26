"""A policy's default, the place where it is written, and the pages and rules that follow it never part silently."""

import inspect
import re

import pytest

from xinsheng.law import comparison
from xinsheng.law.policies import COMPARED_BY, POLICY_NAMES, POLICY_SERVICES, POLICY_SOURCES, Policy, policy_as_rows

NUMBERS = {name: value for name, value in policy_as_rows(Policy()).items() if type(value) is int}


@pytest.mark.parametrize(("name", "value"), NUMBERS.items(), ids=list(NUMBERS))
def test_the_source_of_a_number_says_that_number(name: str, value: int) -> None:
    assert re.search(rf"(?<!\d){value} [个日次分]", POLICY_SOURCES[name])


def test_every_policy_belongs_to_a_service() -> None:
    assert set(POLICY_SERVICES) == set(POLICY_NAMES)


def test_what_a_comparison_decides_by_can_be_tried_on_past_ones() -> None:
    read = set(re.findall(r"policy\.(\w+)", inspect.getsource(comparison)))
    assert read == set(COMPARED_BY)
