"""All command groups together."""

import typer

from xinsheng.cli import (
    archive,
    books,
    demonstration,
    docs,
    family,
    fonts,
    journey,
    keys,
    serving,
    setup,
    trust_list,
    words,
)

app = typer.Typer(
    help="新生：出生服务平台。Xinsheng: the birth-services platform of a province.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,  # a traceback never shows what a variable held
)
for group in (family, books, serving, archive, setup, demonstration, journey, trust_list):
    app.add_typer(group.app)
app.add_typer(keys.app, name="keys", help="密钥与印章。Keys and seals.")
app.add_typer(fonts.app, name="fonts", help="打印字体。Fonts for printing.")
app.add_typer(words.app, name="words", help="译文。Translations.")
app.add_typer(docs.app, name="docs", help="由规则生成的文档。Documents that are made from the law.")
