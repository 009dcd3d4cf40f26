"""The words of the law: the closed lists that every floor above shares (glossary: docs/words.md)."""

from enum import StrEnum


class Service(StrEnum):
    """A service of the platform; each is one file in law/services/."""

    FIRST_ISSUANCE_INSIDE = "first_issuance_inside"  # 首次签发（机构内出生）
    FIRST_ISSUANCE_OUTSIDE = "first_issuance_outside"  # 首次签发（机构外出生）
    SERVICE_REGISTRATION = "service_registration"  # 生育登记
    REISSUE = "reissue"  # 补发
    REPLACEMENT = "replacement"  # 换发


class Stage(StrEnum):
    """Where a case stands."""

    OPENED = "opened"  # 待接生人员签名
    SIGNED = "signed"  # 待家庭填报
    DECLARED = "declared"  # 待审核
    NOTICED = "noticed"  # 已一次性告知，待补正
    PRINTED = "printed"  # 已打印，待盖章
    SEALING = "sealing"  # 已盖章，电子证照制作中
    SEALED = "sealed"  # 已签发，待领取
    COLLECTED = "collected"  # 已领取
    WITH_SUPERVISOR = "with_supervisor"  # 已转主管人员
    CLOSED = "closed"  # 已结束，不签发
    BEGUN = "begun"  # 填写中
    CONFIRMING = "confirming"  # 已提交，待另一方确认
    COMPARING = "comparing"  # 已提交，比对中
    WITH_TOWNSHIP = "with_township"  # 乡镇（街道）办理中
    REGISTERING = "registering"  # 已登记，电子证制作中
    REGISTERED = "registered"  # 已登记
    CORRECTING = "correcting"  # 已登记，申请更正证件
    RENEWING = "renewing"  # 已同意更正，新证制作中
    WITHDRAWN = "withdrawn"  # 已撤回
    REVOKED = "revoked"  # 已注销


class Duty(StrEnum):
    """What a natural person may be appointed, or entitled, to do."""

    ATTENDANT = "attendant"  # 接生人员
    COLLECTOR = "collector"  # 领证人；a party, never appointed
    ISSUING_OFFICER = "issuing_officer"  # 签发人员
    SEALING_OFFICER = "sealing_officer"  # 盖章人员
    REISSUE_OFFICER = "reissue_officer"  # 补发经办人员
    REVIEWER = "reviewer"  # 审核人员
    APPLICANT = "applicant"  # 申请人；一方当事人，不任命
    SUPERVISOR = "supervisor"  # 主管人员
    STOCK_KEEPER = "stock_keeper"  # 空白证件管理人员
    SEAL_KEEPER = "seal_keeper"  # 印章管理人员
    SYSTEM_ADMINISTRATOR = "system_administrator"  # 系统管理员
    SECURITY_ADMINISTRATOR = "security_administrator"  # 安全管理员
    AUDIT_ADMINISTRATOR = "audit_administrator"  # 审计管理员
    DECLARANT = "declarant"  # 申报人；夫妻一方，不任命
    SPOUSE = "spouse"  # 申报中的另一方；不任命
    TOWNSHIP_OFFICER = "township_officer"  # 乡镇（街道）经办人员
    VILLAGE_AGENT = "village_agent"  # 村（居）代办人员
    MACHINE = "machine"  # 系统自动
    HOSPITAL_SYSTEM = "hospital_system"  # 医院信息系统；从不签名


class OfficeKind(StrEnum):
    """What an office is in the chain of responsibility."""

    PROVINCE = "province"  # 省级卫生健康行政部门
    PREFECTURE = "prefecture"  # 市（州）
    COUNTY = "county"  # 县级卫生健康行政部门
    MANAGING_BODY = "managing_body"  # 受委托管理机构
    MIDWIFERY_INSTITUTION = "midwifery_institution"  # 助产机构
    APPOINTED_BODY = "appointed_body"  # 县指定的机构外出生签发机构
    TOWNSHIP = "township"  # 乡镇（街道）
    VILLAGE = "village"  # 村（居）民委员会


class SealKind(StrEnum):
    """Which seal: the birth-certificate seal, the county's reissue seal, or the platform's for registrations."""

    BIRTH_CERTIFICATE = "birth_certificate"  # 出生医学证明专用章
    REISSUE = "reissue"  # 出生医学证明补发专用章
    SERVICE_REGISTRATION = "service_registration"  # 生育登记专用章


class Sex(StrEnum):
    """GB/T 2261.1; the stored word is ours, the code is the standard's (standards.sexes)."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"  # 未知（性别不明，出生时无法确定）


class BirthPlace(StrEnum):
    """How the birth belongs to the institution (domain 3.6: handled afterwards counts as inside)."""

    IN_INSTITUTION = "in_institution"  # 本机构内
    ON_THE_WAY = "on_the_way"  # 来院途中
    HANDLED_AFTER_ARRIVAL = "handled_after_arrival"  # 院外娩出，来院处理脐带、胎盘


class MotherIdentity(StrEnum):
    """What the attendant knows of the mother's identity at the birth; each is its own lawful path."""

    ON_RECORD = "on_record"  # 与住院登记一致
    UNKNOWN = "unknown"  # 身份不明（如昏迷、无法说明）
    NO_PAPERS = "no_papers"  # 没有证件
    DIFFERS = "differs"  # 与住院登记不一致


class Loss(StrEnum):
    """Why routine handling stops and a supervisor takes over."""

    STILLBIRTH = "stillbirth"  # 死产、死胎
    EARLY_DEATH = "early_death"  # 活产后死亡


class Relation(StrEnum):
    """The collector's relation to the child (GB/T 4761 in standards.relations)."""

    MOTHER = "mother"
    FATHER = "father"
    GRANDPARENT = "grandparent"
    RELATIVE = "relative"
    GUARDIAN = "guardian"
    OTHER = "other"


class CouplesRelation(StrEnum):
    """The standing of a party to a couple's registration: one of the two; which, only their declaration says."""

    SPOUSE = "spouse"


class MothersState(StrEnum):
    """Why the mother cannot sign an authorisation (domain 3.6)."""

    CAN_SIGN = "can_sign"
    DEAD = "dead"
    MISSING = "missing"
    INCAPABLE = "incapable"


class Material(StrEnum):
    """A paper the law knows; nothing else can be asked for, by anyone."""

    MOTHER_ID = "mother_id"  # 母亲有效身份证件
    FATHER_ID = "father_id"  # 父亲有效身份证件
    COLLECTOR_ID = "collector_id"  # 领证人有效身份证件
    AUTHORISATION = "authorisation"  # 母亲授权委托书
    PROOF_OF_MOTHERS_STATE = "proof_of_mothers_state"  # 母亲死亡、失踪、丧失行为能力证明
    NO_FATHER_STATEMENT = "no_father_statement"  # 未提供父亲信息的书面声明
    IDENTITY_PROOF = "identity_proof"  # 公安机关出具的身份证明
    SAME_PERSON_PROOF = "same_person_proof"  # 同一人证明（公安机关出具）或亲子鉴定意见书
    APPLICANT_ID = "applicant_id"  # 申请人有效身份证件
    GUARDIANSHIP_PROOF = "guardianship_proof"  # 监护关系证明
    ISSUANCE_RECORD = "issuance_record"  # 原签发机构的签发记录或证明
    PARENTAGE_TEST = "parentage_test"  # 亲子鉴定意见书
    POLICE_PROOF = "police_proof"  # 公安机关出具的无法办理出生登记的证明
    PARENTAGE_DECLARATION = "parentage_declaration"  # 亲子关系声明
    NO_MOTHER_STATEMENT = "no_mother_statement"  # 未提供母亲信息的书面声明


class Satisfaction(StrEnum):
    """How a material was given (design 4)."""

    UPLOAD = "upload"  # 拍照或文件上传
    ELICENCE = "elicence"  # 电子证照
    SIGNED_STATEMENT = "signed_statement"  # 在线填写并签名
    COMMITMENT = "commitment"  # 告知承诺
    SEEN_AT_COUNTER = "seen_at_counter"  # 窗口核验原件


class Finding(StrEnum):
    """The issuing officer's own finding on one material."""

    ACCEPTED = "accepted"
    NOT_ACCEPTABLE = "not_acceptable"


class Standing(StrEnum):
    """A certificate's standing as stored (design 10)."""

    VALID = "valid"
    UNDER_REVIEW = "under_review"
    SUPERSEDED = "superseded"
    VOID = "void"
    REVOKED = "revoked"


class PublicStanding(StrEnum):
    """A certificate's standing as anyone is told it (design 10)."""

    IN_FORCE = "in_force"  # 有效
    UNDER_REVIEW = "under_review"  # 核查中
    REPLACED = "replaced"  # 作废（已换发、已补发）
    VOID = "void"  # 作废
    UNKNOWN = "unknown"  # 查无此证


class BlankStatus(StrEnum):
    """What has become of one numbered blank."""

    STOCK = "stock"
    ASSIGNED = "assigned"
    USED = "used"
    VOID = "void"


class SpoilReason(StrEnum):
    """Why a printed blank became waste (废证)."""

    MISMATCH = "mismatch"  # 打印内容与系统不一致
    JAM = "jam"  # 卡纸
    MISPRINT = "misprint"  # 打印错位、模糊
    LOST = "lost"  # 遗失
    CORRECTED = "corrected"  # 打印后接生信息更正
    NOT_MADE = "not_made"  # 电子证照未能制作


class CertificateKind(StrEnum):
    """How a certificate came about."""

    FIRST_ISSUANCE = "first_issuance"
    REPLACEMENT = "replacement"
    REISSUE = "reissue"


class Basis(StrEnum):
    """On what a couple was registered."""

    COMPARED = "compared"  # 与人口库比对一致
    TOWNSHIP = "township"  # 乡镇（街道）核实
    COMMITMENT = "commitment"  # 告知承诺


class Closing(StrEnum):
    """Why a registration is closed without a certificate; each has its remedy in words."""

    REGISTERED_BEFORE = "registered_before"  # 本孩次已经登记
    NOT_THIS_PROVINCE = "not_this_province"  # 双方户籍、居住地均不在本省
    ASKED_TO_CLOSE = "asked_to_close"  # 当事人要求结束
    NOT_REACHED = "not_reached"  # 须由夫妻本人说明的事项，多次联系未果
    OTHER = "other"


class Question(StrEnum):
    """What only the couple can say; nothing else can be asked of them, and no paper (mission E12)."""

    NAMES_AND_NUMBERS = "names_and_numbers"
    HOUSEHOLD = "household"
    RESIDENCE = "residence"
    MARRIAGE = "marriage"
    CHILDREN = "children"


class SpouseObjection(StrEnum):
    """Why the other of the two does not confirm a declaration that names them; each is seen by a person."""

    ANSWERS_WRONG = "answers_wrong"
    DID_NOT_KNOW = "did_not_know"
    NOT_THE_SPOUSE = "not_the_spouse"
    DOES_NOT_AGREE = "does_not_agree"


class CorrectionItem(StrEnum):
    """What of an issued certificate may be wrong; the ID numbers say whose it is, and are never corrected."""

    NAMES = "names"
    HOUSEHOLD = "household"
    RESIDENCE = "residence"
    CHILD_ORDER = "child_order"


class Channel(StrEnum):
    """Through which door an act came in."""

    WEB = "web"
    COUNTER = "counter"
    DESK = "desk"
    WORKER = "worker"
    COMMAND = "command"
    EXCHANGE = "exchange"  # 医院等机构的信息系统
    WECHAT = "wechat"  # 经微信公众号打开的同一批网页

    @property
    def is_online(self) -> bool:
        """Whether somebody acts for themselves on the public's pages, by whichever way they came to them."""
        return self in {Channel.WEB, Channel.WECHAT}


class SignatureMethod(StrEnum):
    """How an act was signed (design 10): development is shown as unsigned for ever."""

    DEVELOPMENT = "development"
    WRITTEN = "written"  # 在窗口当面签名，工作人员见证
    PASSKEY = "passkey"  # 本人通行密钥签名
    TOKEN = "token"  # noqa: S105  本人数字证书（SM2）签名
    IDENTIFIED = "identified"  # 本人实名核验后在线签名，平台加封
