"""What every form of this face says of identity papers."""

from xinsheng.standards.identity_papers import PaperKind
from xinsheng.words.labels import label


def paper_kind_choices() -> list[tuple[str, str]]:
    """The kinds of identity paper in the reader's language."""
    return [(kind.value, label(kind)) for kind in PaperKind]
