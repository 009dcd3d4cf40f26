"""Pages hold to what WeChat's own browser of 2020 can do (Chromium 78), and an app's web view of that year.

A script whose language such a browser does not know is not run at all, in silence; a rule of style with a selector it
does not know is dropped whole. Pages work without any script; this is about those who have one that is old.
"""

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import xinsheng.look

STATIC = Path(xinsheng.look.__file__).parent / "static"
SCRIPTS = sorted(STATIC.rglob("*.js"))
PROGRAM = Path(__file__).parent / "baseline" / "read.js"
MODULES = Path(sys.prefix) / "baseline" / "node_modules"
YEAR = 2019  # of the language: Chromium 78 knows all of it, and not what 2020 brought (?. and ??, Chromium 80)
LATER = {
    "allSettled": 76, "animate": 84, "any": 85, "at": 92, "cause": 93, "checkVisibility": 105, "findLast": 97,
    "getInstalledRelatedApps": 80, "groupBy": 117, "hasOwn": 93, "randomUUID": 92, "replaceAll": 85,
    "replaceChildren": 86, "requestSubmit": 76, "showPicker": 99, "structuredClone": 98, "timeout": 103,
    "toReversed": 110, "toSorted": 110, "toSpliced": 110, "togglePopover": 114, "WeakRef": 84, "withResolvers": 119,
}  # fmt: skip
ON_IPHONES = {"BigInt"}  # Chromium 67, but Safari 14: WeChat on an iPhone is as old as its system
FORBIDDEN = frozenset(name for name, chromium in LATER.items() if chromium > 78) | ON_IPHONES
ASKED_FIRST = {"DecompressionStream": "credential-page.js"}  # Chromium 80: where it is missing, the page says so
UNKNOWN = re.compile(r":(?:has|is|where|focus-visible|focus-within\(|user-invalid|dir)\b")
BETTER_WITH = {
    '.govuk-form-group:has(option[value="97"]': "the box for another ethnic group is always there, as without script",
    '.govuk-form-group:has(option[value="resident_card"]': "a day of birth is asked that may stay empty",
    ".x-search .govuk-form-group:has": "a list beside a search is wider than its longest line",
    "html:has(.x-jump)": "a jump within an officer's page ends under its bar",
}
LATER_WORDS = re.compile(
    r"\b(?:inset|aspect-ratio|accent-color|row-gap|column-gap)\s*:|\d(?:dvh|svh|lvh)\b|color-mix\("
)
OFFICERS = (".x-duties ul", ".x-pages", ".x-map figcaption", ".x-jump", ".x-table--brief tr")  # never in WeChat


@cache
def read() -> dict[Path, dict[str, object]]:
    assert MODULES.is_dir(), "acorn is not installed; `make test` installs it"
    command = ["node", str(PROGRAM), str(MODULES), str(YEAR), *map(str, SCRIPTS)]
    said = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return dict(zip(SCRIPTS, said, strict=True))


@cache
def rules() -> list[tuple[str, str]]:
    """Every rule of our style: its selectors, its declarations; those within a condition as well."""
    style = re.sub(r"/\*.*?\*/", "", (STATIC / "theme.css").read_text(), flags=re.DOTALL)
    return [(one[1].strip(), one[2]) for one in re.finditer(r"([^{}]+)\{([^{}]*)\}", style)]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_is_written_in_a_language_that_the_old_browser_knows(script: Path) -> None:
    assert read()[script]["fault"] == ""


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_calls_nothing_that_the_old_browser_has_not(script: Path) -> None:
    names = set(read()[script]["names"])  # type: ignore[call-overload]
    assert names & FORBIDDEN == set()
    for name, where in ASKED_FIRST.items():
        assert name not in names or script.name in {where, "credential.js"}
        assert f"window.{name}" in (STATIC / "js" / where).read_text()


def test_what_the_parser_takes_for_new_is_what_the_old_browser_refuses(tmp_path: Path) -> None:
    """The net holds: each of these is caught, so that a script that passes is known to pass."""
    bad = {"a?.b": "syntax", "a ?? b": "syntax", "a ||= b": "syntax", "class A { #b = 1 }": "syntax",
           "a.replaceAll('b', 'c')": "name", "structuredClone(a)": "name", "new WeakRef(a)": "name"}  # fmt: skip
    files = [tmp_path / f"{number}.js" for number in range(len(bad))]
    for file, text in zip(files, bad, strict=True):
        file.write_text(f"let a, b; {text};")
    command = ["node", str(PROGRAM), str(MODULES), str(YEAR), *map(str, files)]
    said = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)

    assert ["syntax" if one["fault"] else "name" if FORBIDDEN & set(one["names"]) else "" for one in said] == list(
        bad.values()
    )


def test_a_rule_with_a_selector_the_old_browser_drops_is_one_that_nobody_needs() -> None:
    later = [selectors for selectors, _said in rules() if UNKNOWN.search(selectors)]

    assert len(later) == len(BETTER_WITH)
    assert all(any(one.startswith(known) for known in BETTER_WITH) for one in later)
    assert all("," not in one for one in later)  # it would take a rule that is known down with it


def test_no_rule_says_only_in_new_words_what_must_hold() -> None:
    assert [selectors for selectors, said in rules() if LATER_WORDS.search(said)] == []
    sizes = [said for _selectors, said in rules() if re.search(r"\b(?:clamp|min|max)\(", said.replace("minmax(", ""))]
    assert all(re.search(r"([a-z-]+):[^;(]+;\s*\1:\s*(?:clamp|min|max)\(", said) for said in sizes)  # one before it


def test_in_a_row_that_a_family_sees_nothing_is_kept_apart_by_a_gap_alone() -> None:
    """`gap` in a flexible row came with Chromium 84; without it two links of the footer run into one word."""
    rows = [
        selectors for selectors, said in rules() if re.search(r"display:\s*(?:inline-)?flex", said) and "gap" in said
    ]

    assert set(rows) <= set(OFFICERS)
