"""Family relations by GB/T 4761-2008: what one person is to another, here the collector to the child."""

RELATION_NAMES = {
    "01": "本人",
    "50": "父母",
    "51": "父亲",
    "52": "母亲",
    "57": "继父或养父",
    "58": "继母或养母",
    "60": "祖父母或外祖父母",
    "61": "祖父",
    "62": "祖母",
    "63": "外祖父",
    "64": "外祖母",
    "70": "兄弟姐妹",
    "80": "其他",
    "81": "伯父",
    "82": "伯母",
    "83": "叔父",
    "84": "婶母",
    "85": "舅父",
    "86": "舅母",
    "87": "姨父",
    "88": "姨母",
    "89": "姑父",
    "90": "姑母",
    "97": "其他亲属",
    "99": "非亲属",
}

# The words of the law on the left. Guardianship is no kinship: the standard's nearest is 80 其他.
_CODES = {"mother": "52", "father": "51", "grandparent": "60", "relative": "97", "guardian": "80", "other": "99"}


def relation_code(word: str) -> str:
    """Give the two digits for the law's word of the collector's relation; any other raises KeyError."""
    return _CODES[word]


def find_relation_name(code: str) -> str | None:
    """Find the Chinese name of a code, or None when it is none a collector can have."""
    return RELATION_NAMES.get(code)
