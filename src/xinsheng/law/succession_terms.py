"""The words of what takes the place of an issued certificate: reissue 补发 and replacement 换发 (domain 3.7)."""

from enum import StrEnum


class Ground(StrEnum):
    """Why a certificate is to be succeeded by another; each belongs to one of the two services."""

    LOST = "lost"  # 遗失
    STOLEN = "stolen"  # 被盗
    ISSUERS_ERROR = "issuers_error"  # 签发机构填写、打印错误
    ALTERED = "altered"  # 被涂改
    HOUSEHOLD_PAGE_CUT = "household_page_cut"  # 副页被私自裁切
    DAMAGED = "damaged"  # 损坏，无法辨认
    PARENT_CHANGED = "parent_changed"  # 亲子鉴定结果变更父母
    POLICE_CANNOT_USE = "police_cannot_use"  # 公安机关认为无法使用


class ApplicantRelation(StrEnum):
    """Who applies; nobody else is let in."""

    CHILD = "child"  # 本人（已成年）
    MOTHER = "mother"
    FATHER = "father"
    GUARDIAN = "guardian"


class ReturnedPages(StrEnum):
    """Which pages of the old paper were handed in."""

    MAIN = "main"  # 仅正页（副页已在公安机关）
    MAIN_AND_HOUSEHOLD = "main_and_household"  # 正页和副页


class RecordAnswer(StrEnum):
    """What a look for the original issuance came to: three answers, and only the second lets a proof be asked for."""

    FOUND = "found"
    NOT_FOUND = "not_found"
    UNREACHABLE = "unreachable"


class RecordSource(StrEnum):
    """Where an original issuance was looked for."""

    OWN_BOOKS = "own_books"  # 本系统
    REGISTER = "register"  # 省妇幼健康服务管理信息系统


class LegacySource(StrEnum):
    """From where these books know a certificate that was issued before them."""

    REGISTER = "register"  # 省妇幼系统的签发记录
    EVIDENCE = "evidence"  # 原签发机构的存根、证明，两人核对录入
    BULK = "bulk"  # 批量导入的历史签发数据


class Holding(StrEnum):
    """What the original issuer says of the record it was asked for."""

    HELD = "held"  # 有存根或签发记录
    NOT_HELD = "not_held"  # 没有保存
