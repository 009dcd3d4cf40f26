"""What blanks are sent for: the requisition they answer, as it is called, or why they were given back."""

from django.utils.translation import gettext as _

from xinsheng.registry.models import BlankTransfer


def requisition_no(seq: int) -> str:
    """The number of a requisition, as the office that asked counts them."""
    return _("第 %(seq)d 号申领单") % {"seq": seq}


def sent_for(transfer: BlankTransfer) -> str:
    """The requisition that a transfer answers, or why it was given back."""
    if transfer.answers is not None:
        return requisition_no(transfer.answers.seq)
    return transfer.requisition or transfer.returned_for
