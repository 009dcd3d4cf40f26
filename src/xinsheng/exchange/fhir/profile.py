"""Our profile of FHIR R4: which resources make up a birth, what each may hold, and the codes of its measurements."""

from collections.abc import Mapping
from dataclasses import dataclass

from xinsheng.gateways.hospitals.notifications import PROFILE

BUNDLE, NEWBORN, MOTHER, DELIVERY, MEASUREMENT = (
    f"{PROFILE}{name}" for name in ("birth-bundle", "newborn", "mother", "delivery", "measurement")
)
KINDS = {NEWBORN: "Patient", MOTHER: "Patient", DELIVERY: "Encounter", MEASUREMENT: "Observation"}

INPATIENT_NO = "urn:xinsheng:inpatient-no"
ATTENDANT_NO = "urn:xinsheng:attendant-licence"
PAPER_KIND = "urn:xinsheng:CV02.01.101"
ETHNICITY_CODES = "urn:xinsheng:GB/T3304"
BIRTH_TIME = "http://hl7.org/fhir/StructureDefinition/patient-birthTime"
MOTHER_IDENTITY = "urn:xinsheng:extension:mother-identity"
ETHNICITY = "urn:xinsheng:extension:ethnicity"
PLACE = "urn:xinsheng:extension:place-of-birth-kind"
LOINC, UCUM = "http://loinc.org", "http://unitsofmeasure.org"
OFFICIAL = "official"

_ALWAYS = frozenset({"resourceType", "id", "meta", "language", "text"})
HOLDS: Mapping[str, frozenset[str]] = {
    NEWBORN: _ALWAYS
    | {"identifier", "active", "gender", "birthDate", "_birthDate", "extension", "deceasedBoolean"}
    | {"multipleBirthBoolean", "multipleBirthInteger"},
    MOTHER: _ALWAYS | {"identifier", "active", "name", "gender", "birthDate", "extension"},
    DELIVERY: _ALWAYS
    | {"identifier", "status", "class", "type", "subject", "participant", "period", "serviceProvider"},
    MEASUREMENT: _ALWAYS
    | {"status", "category", "code", "subject", "encounter", "performer"}
    | {"effectiveDateTime", "valueQuantity", "valueInteger"},
}
"""What a resource of each profile may hold; what is not read (`active`, `type`, `period` ...) does no harm."""

STATUSES = {DELIVERY: ("in-progress", "finished"), MEASUREMENT: ("final", "amended", "corrected")}


@dataclass(frozen=True, kw_only=True)
class Measurement:
    """A measurement by its LOINC code: the record's element, and its unit in UCUM ('' for a whole number)."""

    element: str
    unit: str = ""


GESTATION = "gestation"  # in days; the record has weeks and days
MEASUREMENTS: Mapping[str, Measurement] = {
    "8339-4": Measurement(element="weight_g", unit="g"),  # Birth weight Measured
    "89269-5": Measurement(element="length_cm", unit="cm"),  # Body height Measured --at birth
    "76516-4": Measurement(element=GESTATION, unit="d"),  # Gestational age--at birth
    "57722-1": Measurement(element="plurality"),  # Birth plurality of Pregnancy
    "73771-8": Measurement(element="birth_order"),  # Birth order
}
SEX_CODES = {"male": "1", "female": "2", "unknown": "0"}
