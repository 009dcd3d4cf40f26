"""A reason of the law as an officer reads it: the sentence, and the names of what it is about."""

from django.utils.translation import gettext as _

from xinsheng.law.handing_over import PaperShown
from xinsheng.law.reasons import Reason
from xinsheng.law.terms import Duty, Material, Satisfaction
from xinsheng.words.joining import listed
from xinsheng.words.labels import label
from xinsheng.words.reasons import reason_sentence


def in_words(reason: Reason) -> str:
    """A reason with the names of the materials, duties or papers it is about."""
    named = [name for one in reason.about if (name := _name_of(one))]
    sentence = reason_sentence(reason)
    return _("%(sentence)s：%(about)s") % {"sentence": sentence, "about": listed(named)} if named else sentence


def _name_of(word: str) -> str:
    """The label of a material, duty, way or paper shown; nothing for a word that the sentence itself covers."""
    return label(word) if isinstance(word, Material | Duty | Satisfaction | PaperShown) else ""
