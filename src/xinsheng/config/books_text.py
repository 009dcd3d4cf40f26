"""The text from which empty books are laid down, made anew from the steps of their migrations (design 10)."""

import os
import re
import subprocess
import sys

from xinsheng.config.archive import apart
from xinsheng.config.server_tree import installed_programs, run_program

HEAD = """-- Empty books, whole: what every step of `migrations/` together comes to, as PostgreSQL tells it.
-- Written by `xinsheng docs books`, which takes the steps one by one; a test holds the two together. Never by hand.
SET LOCAL search_path = '';
SET LOCAL check_function_bodies = false;
"""
_HEADING = re.compile(r"\n*^--\n-- (?:Name|Data for Name|PostgreSQL database dump)[^\n]*\n--\n+", re.MULTILINE)
# What PostgreSQL's own program says of itself and of one session, and counters that nobody has moved yet.
_BESIDE = re.compile(
    r"^(?:\\(?:un)?restrict [^\n]*|-- Dumped [^\n]*|SET \w+ = [^\n]*;"
    r"|SELECT pg_catalog\.(?:set_config\('search_path'[^\n]*|setval\([^\n]*, 1, false\));)\n+",
    re.MULTILINE,
)
_WHEN_TAKEN = re.compile(r"(\(\d+, '\w+', '\w+', )'[0-9: .+-]+'\)")


def take_every_step(owner_url: str, *, application_url: str) -> None:
    """Take the migrations one by one on the empty database at `owner_url`; raises CalledProcessError."""
    told = {**os.environ, "DATABASE_URL": application_url, "DATABASE_OWNER_URL": owner_url}
    steps = [sys.executable, "-W", "ignore", "-m", "django", "migrate", "--database", "owner", "--verbosity", "0"]
    subprocess.run([*steps, "--settings", "xinsheng.config.settings"], env=told, check=True)


def text_of(owner_url: str) -> str:
    """Tell the books at `owner_url` as one text of statements, the same whenever it is written.

    Raises UnableToPrepareServer where PostgreSQL's program fails.
    """
    address, password = apart(owner_url)
    options = ("--no-owner", "--no-privileges", "--no-comments", "--inserts", "--rows-per-insert=1000")
    told = run_program([installed_programs() / "pg_dump", *options, address], password=password)
    plain = _BESIDE.sub("", _HEADING.sub("\n", told))
    return HEAD + _WHEN_TAKEN.sub(r"\1now())", plain).strip() + "\n"
