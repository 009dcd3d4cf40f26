"""Why a file of a table could not be read, in both languages; and a sentence of the pages in both at once."""

from collections.abc import Mapping

from django.utils import translation
from django.utils.functional import Promise

TABLE_FAULTS: Mapping[str, str] = {
    "unknown_encoding": "没有这种文字编码。There is no such encoding.",
    "columns_differ": "列名不符（- 缺少，+ 多余），第一行必须是列名，见 docs/formats.md。"
    "The columns differ (- missing, + not known); the first line must name them. docs/formats.md lists them.",
    "sheet_unreadable": "无法读取这个电子表格，可能已损坏，或不是 .xlsx。"
    "The spreadsheet cannot be read: it is broken, or none.",
    "sheet_old_or_locked": "这是 .xls 旧格式或有密码的电子表格，请取消密码，另存为 .xlsx 或 CSV。"
    "A spreadsheet of the old kind, or under a password: save it as .xlsx without one, or as CSV.",
    "sheet_macros": "电子表格含有宏，不予读取，请另存为不含宏的 .xlsx。"
    "The spreadsheet holds macros: save it as .xlsx without them.",
    "sheet_external_links": "电子表格引用了其他文件或数据源，不予读取，请粘贴为数值后另存。"
    "The spreadsheet draws on other files: paste the values and save it anew.",
    "sheet_too_large": "电子表格解压后过大，不予读取，请另存为 CSV。"
    "The spreadsheet is far larger than it should be when unpacked: save it as CSV.",
    "sheet_merged_cells": "电子表格有合并单元格（包括合并的标题），请取消合并，第一行只留列名。"
    "The spreadsheet has merged cells, a heading perhaps: unmerge them, and let the first row be the names alone.",
    "sheet_several": "有内容的工作表不止一张，请只留一张。Several sheets hold something: leave one.",
    "sheet_too_long": "超过 1,048,576 行，请另存为 CSV。More than 1,048,576 rows: save it as CSV.",
    "list_too_long": "名单过长，请按县分成几份：每份须有人通读、确认。"
    "The list is too long: bring it county by county, so that a person can read and confirm each.",
    "sheet_of_people": "人口数据请用 CSV 或 Parquet：电子表格放不下，且会改写号码。"
    "The register comes as CSV or Parquet: a spreadsheet is too small for it and rewrites numbers.",
}


def in_both(words: Promise | str) -> str:
    """A sentence in Chinese and in English, as the command line says everything."""
    said = []
    for language in ("zh-hans", "en"):
        with translation.override(language):
            said.append(str(words))
    return " ".join(dict.fromkeys(said))
