"""A number that the sources cite is a number that docs/references.md explains."""

import re

from tests.house.source import REPOSITORY

FILE = REPOSITORY / "docs" / "references.md"
ONE = r"[A-E]?T?\d+(?:\.\d+)*"
CITED = re.compile(rf"\b(mission|invariant|threat|domain|design)s? ({ONE}(?:(?:, | and | to ){ONE})*)(?![\w-])")
LINE = re.compile(r"^\| (\w+ \S+) \|", re.MULTILINE)


def cited_in(text: str) -> set[str]:
    """The numbers a text cites, each with its kind; a letter after a comma is of the mission or a threat."""
    found = set[str]()
    for kind, numbers in CITED.findall(text):
        for number in re.findall(ONE, numbers):
            letter = {"T": "threat"}.get(number[0], "mission") if number[0].isalpha() else kind
            found.add(f"{letter} {number}")
    return found


def everywhere() -> set[str]:
    files = [
        path
        for room in ("src", "tests", "docs", "bench")
        for path in (REPOSITORY / room).rglob("*")
        if path.suffix in {".py", ".md", ".html", ".sql", ".js"}
        and path not in {FILE, REPOSITORY / "tests/house" / "test_references.py"}
    ]
    return {one for path in files for one in cited_in(path.read_text(encoding="utf-8"))}


def test_citations_are_read_in_each_of_their_forms() -> None:
    text = (
        "mission E1, E2; invariants 2, 7; domain 6 and 11; mission A1 to A6; domain 3.6, T2; threats T4, design 5.4."
    )
    assert cited_in(text) == {
        *("mission E1", "mission E2", "invariant 2", "invariant 7", "domain 6", "domain 11"),
        *("mission A1", "mission A6", "domain 3.6", "threat T2", "threat T4", "design 5.4"),
    }


def test_every_number_that_is_cited_has_its_line() -> None:
    explained = LINE.findall(FILE.read_text(encoding="utf-8"))
    cited = everywhere()

    assert len(cited) > 60
    assert len(explained) == len(set(explained))
    assert sorted(cited - set(explained)) == []
