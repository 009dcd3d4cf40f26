"""The one way this room refuses: an exception that carries a stable code, never a sentence."""


class UnableToRead(ValueError):
    """A text does not follow the standard it was read by; `code` says how (the words are in `words`)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
