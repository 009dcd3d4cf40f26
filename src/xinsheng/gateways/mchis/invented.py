"""The demonstration's register: a few invented certificates of years before the books; production refuses it."""

from datetime import date, datetime

from xinsheng.gateways.mchis.port import RecordAsking, RecordFound
from xinsheng.law.issuance_records import IssuanceRecord, is_of
from xinsheng.law.terms import Sex


def _parent(name: str, age: str, paper_no: str) -> dict[str, str]:
    return {
        "name": name,
        "age": age,
        "nationality": "中国",
        "ethnicity": "苗族",
        "address": "贵州省黔东南苗族侗族自治州凯里市西门街道和平村3组12号",
        "paper_kind": "居民身份证",
        "paper_no": paper_no,
    }


def _record(no: str, *, child: str, born: datetime, mother: dict[str, str], father: dict[str, str]) -> IssuanceRecord:
    """A certificate issued three days after the birth, with all that was printed on it."""
    return IssuanceRecord(
        certificate_no=no,
        issued_on=date(born.year, born.month, born.day + 3),
        issuer_name="贵阳市新生妇幼保健院（演示）",
        issuer_division="520103",
        child_name=child,
        sex=Sex.FEMALE,
        born_local=born,
        mother_name=mother["name"],
        father_name=father["name"],
        attendant="周接生",
        content={
            "format": "xinsheng.birth-certificate/1",
            "child": {
                "name": child,
                "sex": Sex.FEMALE.value,
                "born_local": born.strftime("%Y-%m-%dT%H:%M"),
                "gestation_weeks": 39,
                "gestation_days": 0,
                "weight_g": 3150,
                "length_mm": 500,
                "plurality": 1,
                "birth_order": 1,
            },
            "birth_place": {
                "division_code": "520103",
                "province": "贵州省",
                "prefecture": "贵阳市",
                "county": "云岩区",
                "institution": "贵阳市新生妇幼保健院（演示）",
                "place": "医院",
            },
            "mother": mother,
            "father": father,
            "placeholder": "/",
        },
    )


RECORDS: tuple[IssuanceRecord, ...] = (  # of the demonstration's own invented family, so that it can be tried
    _record(
        "R520104217",
        child="杨念安",
        born=datetime(2017, 5, 12, 9, 30),  # noqa: DTZ001  civil time as printed
        mother=_parent("龙小梅", "21", "522601199604180262"),
        father=_parent("杨志强", "22", "522601199410020332"),
    ),
)


class InventedRegister:
    """Holds the invented certificates (see `IssuanceRegister`)."""

    def __init__(self, *, production: bool) -> None:
        """Raises ValueError (`demonstration_register`) in production."""
        if production:
            raise ValueError("demonstration_register")

    def find_record(self, asking: RecordAsking) -> RecordFound:
        """Give the invented record that fits, if any."""
        fitting = (record for record in RECORDS if is_of(record, sought=asking.sought))
        return RecordFound(snapshot="invented", record=next(fitting, None))
