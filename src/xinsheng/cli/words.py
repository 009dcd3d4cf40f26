"""`xinsheng words`: keep the English of every room complete (extract, compile, check)."""

import re
from collections.abc import Iterator
from pathlib import Path

import typer
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from rich.console import Console

PACKAGE = Path(__file__).resolve().parent.parent
LOCALE = PACKAGE / "words" / "locale"
METHODS = [("**.py", "python"), ("**.html", "jinja2")]
OPTIONS = {"**.html": {"trimmed": "true", "silent": "false", "encoding": "utf-8"}}
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")
HAN = re.compile(r"[\u4e00-\u9fff]")
STRAIGHT = re.compile(r"\w['`]\w|\w'(?=\s|$)")  # English has one apostrophe here, U+2019
GLUED = re.compile(r"[a-z]\.[A-Z]")  # a sentence begun without a space: two translations of one that were joined

HEADER = b"""# English of one room; the msgids are the Chinese source. Kept by `xinsheng words`.
msgid ""
msgstr ""
"Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""

app = typer.Typer(help="Translations: Chinese is the source, English must be complete.", no_args_is_help=True)
console = Console()


def rooms() -> list[str]:
    """The rooms of the house, by name: each has its own catalogue if it says anything."""
    return sorted(path.name for path in PACKAGE.iterdir() if path.is_dir() and not path.name.startswith("_"))


def catalogue_path(room: str) -> Path:
    """Where a room's English stands."""
    return LOCALE / room / "en" / "LC_MESSAGES" / "django.po"


def spoken(room: str) -> Catalog:
    """What a room's sources say now: a catalogue without translations."""
    found = Catalog(locale="en", project=f"xinsheng {room}", fuzzy=False)
    for name, line, message, comments, context in extract_from_dir(
        PACKAGE / room, method_map=METHODS, options_map=OPTIONS, keywords=KEYWORDS
    ):
        del line  # it would change the file with every edit
        found.add(message, None, [(f"{room}/{Path(name).as_posix()}", 0)], auto_comments=comments, context=context)
    return found


def kept(room: str) -> Catalog:
    """A room's English as committed; empty where there is none yet."""
    path = catalogue_path(room)
    if not path.exists():
        return Catalog(locale="en", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale="en")


def write_catalogue(catalogue: Catalog, *, path: Path) -> None:
    """Write a catalogue in one stable order, without dates or line numbers, so that a difference means a word."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(HEADER)
        write_po(file, catalogue, width=110, sort_output=True, omit_header=True, include_lineno=False)


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [str(one) for one in value] if isinstance(value, (tuple, list)) else []


def _faults_of_message(message: Message) -> Iterator[str]:
    sources, translations = _texts(message.id), _texts(message.string)
    if not translations or not all(translations):
        yield "has no English"
        return
    if message.fuzzy:
        yield "is marked fuzzy"
    wanted = set(PLACEHOLDER.findall(sources[0]))
    for text in translations:
        if set(PLACEHOLDER.findall(text)) != wanted:
            yield "has other placeholders in English"
        if STRAIGHT.search(text):
            yield "has a straight apostrophe in English"
        if GLUED.search(text):
            yield "has no space between two sentences in English"
        if text in sources and HAN.search(text):
            yield "is not translated"


def faults(room: str) -> list[str]:
    """What is wrong with a room's English; empty when it is complete."""
    said, told = spoken(room), kept(room)
    wrong = []
    for message in said:
        if message.id:
            english = told.get(message.id, message.context)
            found = ["is not in the catalogue"] if english is None else list(_faults_of_message(english))
            wrong += [f"{room}: {_texts(message.id)[0]!r} {fault}" for fault in found]
    for message in told:
        if message.id and said.get(message.id, message.context) is None:
            wrong.append(f"{room}: {_texts(message.id)[0]!r} is said nowhere any more")
    return wrong + [f"{room}: {_texts(one.id)[0]!r} is obsolete" for one in told.obsolete.values()]


def contradictions() -> list[str]:
    """Sentences that two rooms translate differently: at run time one would win by chance."""
    seen: dict[tuple[object, object], tuple[str, object]] = {}
    wrong = []
    for room in rooms():
        for message in kept(room):
            key = (message.id, message.context)
            other, english = seen.setdefault(key, (room, message.string))
            if message.id and english != message.string:
                wrong.append(f"{room} and {other}: {_texts(message.id)[0]!r} has two translations")
    return wrong


@app.command()
def extract() -> None:
    """Bring every room's catalogue up to what its sources say; new sentences stand there without English."""
    for room in rooms():
        said = spoken(room)
        if not len(said):
            continue
        told = kept(room)
        told.update(said, no_fuzzy_matching=True)
        told.obsolete.clear()
        write_catalogue(told, path=catalogue_path(room))
        console.print(f"{room}: {len(said)}")


@app.command("compile")
def compile_catalogues() -> None:
    """Write the .mo file of every room beside its .po file."""
    for room in rooms():
        if catalogue_path(room).exists():
            with catalogue_path(room).with_suffix(".mo").open("wb") as file:
                write_mo(file, kept(room))


@app.command()
def check() -> None:
    """End with 1 unless every sentence of every room has its English and nothing is left over."""
    wrong = [fault for room in rooms() for fault in faults(room)] + contradictions()
    for fault in wrong:
        console.print(fault, markup=False, soft_wrap=True)
    if wrong:
        raise typer.Exit(1)
    console.print(f"{sum(len(kept(room)) for room in rooms())} sentences, all in English too")
