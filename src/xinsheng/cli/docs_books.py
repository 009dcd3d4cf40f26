"""`xinsheng docs books`: write the text from which empty books are laid down."""

import tempfile
from pathlib import Path

from xinsheng.cli.screen import err, out
from xinsheng.config.books_text import take_every_step, text_of
from xinsheng.config.embedded import EmbeddedServer
from xinsheng.registry.laying_down import WHOLE


def books() -> None:
    """由迁移写出 registry/books.sql。Write registry/books.sql from the migrations, on a server made for it."""
    with (
        err.status("正在逐步迁移一个空数据库… Taking every step on an empty database…"),
        tempfile.TemporaryDirectory(prefix="xinsheng-books-") as folder,
        EmbeddedServer(Path(folder)) as server,
    ):
        keys = server.credentials
        take_every_step(keys.owner_url, application_url=keys.application_url)
        WHOLE.write_text(text_of(keys.owner_url), encoding="utf-8")
    out.print(str(WHOLE))
