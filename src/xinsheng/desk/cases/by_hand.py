"""What a citizen's hand did, as an officer reads it: the name as it was written, drawn again from its strokes."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from xinsheng.casework.citizen_signatures import find_citizen_signature
from xinsheng.casework.kept_handwritings import find_handwriting
from xinsheng.law.assurance import IdentityMethod
from xinsheng.law.handwriting import HandSigning
from xinsheng.proof.handwriting import HEIGHT, WIDTH, Handwriting
from xinsheng.registry import models

Line = tuple[str, str]


def hand_lines(case: models.Case, *, challenge: bytes) -> tuple[Line, ...]:
    """How the signature with this challenge was written by hand; nothing of one online under which nothing was."""
    row = find_citizen_signature(case.pk, challenge=challenge)
    if row is None:
        return ()
    written = find_handwriting(row, case=case)
    if written is not None:
        return ((_("手写签名"), picture_of(written)),)
    if row.method != IdentityMethod.COUNTER:
        return ()
    kept: models.Handwriting | None = getattr(row, "handwriting", None)
    is_mark = kept is not None and kept.way == HandSigning.MARK
    told = _("不能书写，在纸质表单上按指印，工作人员见证") if is_mark else _("签在纸质表单上，窗口存档")
    return ((_("手写签名"), told),)


def picture_of(written: Handwriting) -> SafeString:
    """The strokes as lines on the page."""
    lines = format_html_join("", '<path d="{}"/>', ((path,) for path in written.paths))
    drawn = '<svg class="x-hand-shown" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>'
    return format_html(drawn, WIDTH, HEIGHT, _("手写签名"), lines)
