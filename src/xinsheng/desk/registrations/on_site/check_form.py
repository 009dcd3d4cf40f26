"""What an officer says before submitting for somebody: what is unusual, who came, what was seen, what was signed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from xinsheng.casework.privacy import paper_index
from xinsheng.desk.by_hand import PAPER, SignedForm
from xinsheng.desk.officers import Officer
from xinsheng.law.acts import StatementKind
from xinsheng.law.couple_faults import couple_cautions
from xinsheng.law.couples import CoupleDeclaration
from xinsheng.law.seen_papers import Agent, SeenOnSite, SeenPaper
from xinsheng.look.fields import CodeInput, NameInput
from xinsheng.registry.models import Case
from xinsheng.standards.identity_papers import PaperKind, normalise_paper_no, paper_no_fault
from xinsheng.standards.names import normalise_name
from xinsheng.words.labels import label
from xinsheng.words.reasons import caution_sentence

THEMSELVES, ENTRUSTED = "themselves", "entrusted"
SEEN, COMMITTED = "seen", "committed"
OF_THE_AGENT = ("agent_name", "agent_paper_kind", "agent_paper_no")
_ASKED_AT_THE_WINDOW = ("comes", *OF_THE_AGENT)


class CheckForm(SignedForm):
    """What was confirmed, who came, what was seen, and how it was signed: whoever was sent signs on paper."""

    on_paper = "signed"

    comes = forms.ChoiceField(
        label=_("谁来办理"),
        widget=forms.RadioSelect,
        choices=[
            (THEMSELVES, _("申报人本人，身份证件原件已核对")),
            (ENTRUSTED, _("受托人，委托书、受托人和申报人的身份证件已核对")),
        ],
    )
    marriage = forms.ChoiceField(
        label=_("结婚证查看"),
        widget=forms.RadioSelect,
        choices=[
            (SEEN, _("已看原件或电子证照")),
            (COMMITTED, _("没有带，当事人在登记表上承诺，不用补交")),
        ],
    )
    agent_name = forms.CharField(label=_("受托人姓名"), widget=NameInput, max_length=60, required=False)
    agent_paper_kind = forms.ChoiceField(
        label=_("受托人证件类型"), initial=PaperKind.RESIDENT_CARD.value, required=False
    )
    agent_paper_no = forms.CharField(label=_("受托人证件号码"), widget=CodeInput, max_length=40, required=False)
    agent_present = forms.BooleanField(label=_("委托书上的受托人持身份证件原件到场，人与证件相符"))
    not_copied = forms.BooleanField(label=_("以上证件只看不留：没有复印、拍照、留存，没有索取其他任何材料"))
    signed = forms.BooleanField(label=_("申报人（或受托人）已通读登记表并手写签名，纸质登记表已存档"))

    def __init__(
        self,
        declaration: CoupleDeclaration,
        *,
        case: Case,
        officer: Officer,
        data: Any = None,
        sent: Agent | None = None,
    ) -> None:
        """`sent` is whom an authorisation signed online names: that, and who signed it, is known and not asked."""
        super().__init__(data)
        self._officer, self._sent = officer, sent
        kinds: Any = self.fields["agent_paper_kind"]
        kinds.choices = [(kind.value, label(kind)) for kind in PaperKind]
        self.cautions = couple_cautions(declaration, on=officer.on)
        for known in _ASKED_AT_THE_WINDOW if sent is not None else ("agent_present",):
            del self.fields[known]
        if sent is None:
            self.offer_ways(case, kind=StatementKind.COUPLE_DECLARATION, at=officer.at)
        if not declaration.marriage.registered:
            del self.fields["marriage"]
        for place, caution in enumerate(self.cautions):
            self.fields[f"caution_{place}"] = forms.BooleanField(label=caution_sentence(caution))
        self.order_fields([f"caution_{place}" for place in range(len(self.cautions))])

    def confirmed(self) -> tuple[str, ...]:
        """The keys of the cautions, all confirmed once the form is right."""
        return tuple(caution.key for caution in self.cautions)

    def clean(self) -> None:
        """Who comes for somebody else is named, with a number such a paper can have; else nobody is."""
        super().clean()
        said = self.cleaned_data
        if said.get("comes") != ENTRUSTED:
            return
        if said.get("signing", PAPER) not in {"", PAPER}:  # the hand would be another's than the declarant's
            self.add_error("signing", ValidationError(_("受托人来办的，请受托人在打印的登记表上手写签名")))
        said["agent_name"] = normalise_name(said.get("agent_name", ""))
        kind = PaperKind(said.get("agent_paper_kind") or PaperKind.RESIDENT_CARD)
        number = said["agent_paper_no"] = normalise_paper_no(kind, said.get("agent_paper_no", ""))
        if not said["agent_name"]:
            self.add_error("agent_name", ValidationError(_("请填写受托人姓名"), code="required"))
        if not number:
            self.add_error("agent_paper_no", ValidationError(_("请填写受托人证件号码"), code="required"))
        elif fault := paper_no_fault(kind, number, on=self._officer.on):
            self.add_error("agent_paper_no", ValidationError(fault, code=fault))
        elif self._is_officer(kind, number):
            self.add_error("agent_paper_no", ValidationError(_("经办人员不能做受托人"), code="is_officer"))

    def _is_officer(self, kind: PaperKind, number: str) -> bool:
        own = self._officer.person.paper_no_index
        return own is not None and bytes(own) == paper_index(kind, number)

    def seen(self) -> SeenOnSite:
        """What was looked at, as the law names it; of a marriage certificate only one that was there."""
        if self._sent is not None:
            return SeenOnSite(papers=(*self._marriage_seen(), SeenPaper.AGENT_IDENTITY), agent=self._sent)
        said, entrusted = self.cleaned_data, self.cleaned_data["comes"] == ENTRUSTED
        papers = [SeenPaper.IDENTITY, *self._marriage_seen()]
        papers += [SeenPaper.AUTHORISATION, SeenPaper.AGENT_IDENTITY] if entrusted else []
        agent = Agent(
            name=said["agent_name"],
            paper_kind=PaperKind(said["agent_paper_kind"] or PaperKind.RESIDENT_CARD),
            paper_no=said["agent_paper_no"],
        )
        return SeenOnSite(papers=tuple(papers), agent=agent if entrusted else None)

    def _marriage_seen(self) -> list[SeenPaper]:
        return [SeenPaper.MARRIAGE_CERTIFICATE] if self.cleaned_data.get("marriage") == SEEN else []
