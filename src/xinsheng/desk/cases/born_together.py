"""Which of the children born together, in words an officer reads the same on every page."""

from django.utils.translation import gettext as _


def order_words(*, plurality: int, order: int) -> str:
    """单胎, or 同胎 2 个中的第 1 个: not to be read as the mother's first or second birth."""
    if plurality == 1:
        return _("单胎")
    return _("同胎 %(plurality)d 个中的第 %(order)d 个") % {"plurality": plurality, "order": order}
