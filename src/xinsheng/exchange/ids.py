"""An id in an address: whatever stands there, the view answers, in the form and with the codes of its interface."""

from uuid import UUID

from django.urls.converters import UUIDConverter

NOBODYS = UUID(int=0)  # nothing has it


class IdConverter:
    """A UUID as we write it; anything else is one that nothing has, and is not found like any such."""

    regex = "[^/]+"
    _written = UUIDConverter()

    def to_python(self, value: str) -> UUID:
        """The id, or nobody's."""
        try:
            return self._written.to_python(value) if len(value) == len(str(NOBODYS)) else NOBODYS
        except ValueError:
            return NOBODYS

    def to_url(self, value: UUID) -> str:
        """As it stands in an address."""
        return str(value)
