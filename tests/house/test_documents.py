"""The documents that are made from the law say what the law says; the glossary names what exists."""

import re
from pathlib import Path

import pytest
from tests.house.source import PACKAGE, REPOSITORY, modules_of
from typer.testing import CliRunner

from xinsheng.cli import docs
from xinsheng.law.services import SERVICES
from xinsheng.law.sharing import SharePurpose
from xinsheng.words.labels import UnableToName


def test_the_document_of_the_acts_says_what_the_law_says() -> None:
    asked = CliRunner().invoke(docs.app, ["check"])

    assert asked.exit_code == 0, asked.output


def test_a_document_that_says_otherwise_is_told_line_by_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kept = tmp_path / "acts.md"
    monkeypatch.setattr(docs, "FILE", kept)
    missing = CliRunner().invoke(docs.app, ["check"])
    CliRunner().invoke(docs.app, ["write"])
    kept.write_text(kept.read_text(encoding="utf-8").replace("`void_print`", "`forget_print`"), encoding="utf-8")
    changed = CliRunner().invoke(docs.app, ["check"])

    assert (missing.exit_code, changed.exit_code) == (1, 1)
    assert "-| `forget_print`" in changed.output
    assert "+| `void_print`" in changed.output


def test_the_document_shows_every_act_condition_and_material() -> None:
    document = docs.acts_document()
    for service, module in SERVICES.items():
        assert f"`{service.value}`" in document
        for act in module.ACTS:
            assert f"| `{act.verb}` |" in document
            assert all(f"| `{check.__name__}` |" in document for check in (*act.conditions, *act.checks))
        assert "stateDiagram-v2" in document
    for purpose in SharePurpose:
        assert f"| `{purpose.value}` |" in document


def test_every_word_of_code_in_the_glossary_exists() -> None:
    glossary = (REPOSITORY / "docs" / "words.md").read_text(encoding="utf-8")
    rows = [line.split("|") for line in glossary.splitlines() if line.startswith("| ")]
    named = {word for row in rows for word in re.findall(r"`([A-Za-z_./]+)`", row[3])}
    source = "\n".join(path.read_text(encoding="utf-8") for path in modules_of())

    def exists(word: str) -> bool:
        if "/" in word:
            return (PACKAGE / word).exists()
        return all(re.search(rf"\b{part}\b", source) for part in word.split("."))

    assert len(named) > 40
    assert sorted(word for word in named if not exists(word)) == []


def test_a_decision_is_one_page_under_one_heading() -> None:
    for page in sorted((REPOSITORY / "docs" / "decisions").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        assert text.startswith("# "), page.name
        assert len(text.splitlines()) <= 45, page.name


def test_every_decision_is_read_from_where_it_explains_something() -> None:
    pages = [
        REPOSITORY / "docs" / f"{name}.md"
        for name in (
            "architecture",
            "changing",
            "exchange",
            "formats",
            "operating",
            "references",
            "rooms",
            "services",
        )
    ]
    said = [path.read_text(encoding="utf-8") for path in (*pages, *modules_of())]
    unread = [
        decision.name
        for decision in sorted((REPOSITORY / "docs" / "decisions").glob("*.md"))
        if not any(f"decisions/{decision.name}" in text for text in said)
    ]

    assert unread == []


@pytest.mark.parametrize("room", ["casework", "law"])
def test_every_module_of_a_flat_room_stands_once_in_its_map(room: str) -> None:
    rows = [line.split("|") for line in _section_of(room).splitlines()]
    named = [name for row in rows if len(row) == 5 for name in re.findall(r"`(\w+)`", row[3])]

    assert sorted(named) == sorted(path.stem for path in (PACKAGE / room).glob("*.py") if path.stem != "__init__")
    assert {row[2].strip(" `") for row in rows[2:] if len(row) == 5} - {"begin reading at", "---"} <= set(named)


@pytest.mark.parametrize(
    "room", ["cli", "config", "exchange", "gateways", "look", "papers", "proof", "registry", "standards", "words"]
)
def test_every_module_of_any_other_room_is_named_in_its_section(room: str) -> None:
    named = set(re.findall(r"`(\w+)(?:\.py)?", _section_of(room)))
    kept = {path.stem for path in (PACKAGE / room).glob("*.py")} - {"__init__", "apps", "urls"}

    assert kept - named == set()


def _section_of(room: str) -> str:
    page = (REPOSITORY / "docs" / "rooms.md").read_text(encoding="utf-8")
    return page.split(f"## `{room}`")[1].split("\n## ")[0]


def test_a_word_without_a_name_is_one_line_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise UnableToName("Material.NEW")

    monkeypatch.setattr(docs, "acts_document", nameless)
    for command in ("write", "check"):
        asked = CliRunner().invoke(docs.app, [command])
        assert (asked.exit_code, "no_label: Material.NEW" in asked.output) == (1, True)


@pytest.mark.parametrize("page", ["architecture", "changing", "rooms", "services"])
def test_every_file_that_a_page_about_the_house_names_exists(page: str) -> None:
    text = (REPOSITORY / "docs" / f"{page}.md").read_text(encoding="utf-8")
    linked = re.findall(r"\]\(([\w./-]+)\)", text)
    named = set(re.findall(r"`([\w/.]+\.(?:py|sql|md|json)|\w+(?:/\w+)+/?)`", text))
    kept = [
        path.as_posix() for room in (PACKAGE, REPOSITORY / "tests", REPOSITORY / "docs") for path in room.rglob("*")
    ]

    def exists(name: str) -> bool:
        ends = (f"/{name.rstrip('/')}", f"/{name}.py")
        return any(path.endswith(ends) for path in kept)

    assert len(named) >= 10
    assert sorted(name for name in named if not exists(name)) == []
    assert [link for link in linked if not (REPOSITORY / "docs" / link).exists()] == []
