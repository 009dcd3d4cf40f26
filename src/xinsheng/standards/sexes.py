"""Sex by GB/T 2261.1: the code beside each word the house uses."""

SEX_CODES = {"unknown": "0", "male": "1", "female": "2", "not_stated": "9"}
_WORDS = {code: word for word, code in SEX_CODES.items()}


def sex_code(word: str) -> str:
    """Give the standard's digit of "male", "female", "unknown" or "not_stated"; any other raises KeyError."""
    return SEX_CODES[word]


def find_sex(code: str) -> str | None:
    """Find the word of a digit read from a card or a message, or None for a digit the standard lacks."""
    return _WORDS.get(code)
