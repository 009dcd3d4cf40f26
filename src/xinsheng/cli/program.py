"""The command line: its groups, of which an everyday command loads only its own."""

from importlib import import_module

import typer

_PLAIN = (
    "family",
    "books",
    "serving",
    "backups",
    "setup",
    "demonstration",
    "card_reader",
    "token_service",
    "preparing",
    "journey",
    "trust_list",
)
NAMED = {
    "keys": "密钥与印章。Keys and seals.",
    "fonts": "打印字体。Fonts for printing.",
    "words": "译文。Translations.",
    "docs": "由规则生成的文档。Documents that are made from the law.",
    "population": "人口库。The population register.",
    "legacy": "早于本系统的证件。Certificates from before this system.",
    "load": "按名单设置机构、人员，导入旧登记。Lists: institutions, staff, old registrations.",
    "archive": "一份证件的档案。The archive of one certificate.",
    "proof": "签名与日志的核验。Signatures and the journal, checked.",
    "measures": "督导指标。Supervisors' measures.",
    "compare": "与人口库的比对。Comparisons with the population register.",
}
_EVERYDAY = {  # a start must not wait for what only other commands use
    "run": "family",
    "web": "serving",
    "worker": "serving",
    "migrate": "books",
    "check": "books",
    "prepare": "preparing",
    "demonstration": "demonstration",
}


def program(command: str = "") -> typer.Typer:
    """Give the program with the group of this everyday command, or with all groups."""
    app = typer.Typer(
        help="新生：出生服务平台。Xinsheng: the birth-services platform of a province.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_show_locals=False,  # a traceback never shows what a variable held
    )
    app.callback()(_commands_have_names)
    for group in (_EVERYDAY[command],) if command in _EVERYDAY else _PLAIN:
        app.add_typer(_group(group))
    for name, told in () if command in _EVERYDAY else NAMED.items():
        app.add_typer(_group(name), name=name, help=told)
    return app


def _group(name: str) -> typer.Typer:
    app: typer.Typer = import_module(f"xinsheng.cli.{name}").app
    return app


def _commands_have_names() -> None:
    """新生：出生服务平台。Xinsheng: the birth-services platform of a province."""
