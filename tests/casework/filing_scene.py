"""What the tests of the state's registers say: a certificate in force, and what goes out of it."""

from datetime import timedelta

from tests.casework.scene import Scene, a_block

from xinsheng.law.filings import StateRegister
from xinsheng.postroom.file_certificates import carry_out
from xinsheng.registry.models import Certificate, Filing

LABELS = {
    StateRegister.MCHIS: "xinsheng.issuance",
    StateRegister.POPULATION: "xinsheng.birth",
    StateRegister.LICENCES: "xinsheng.licence",
}


def in_force(scene: Scene, *, inpatient_no: str = "ZY20261122001") -> Certificate:
    """A birth of the hospital, with its certificate in force."""
    (case,) = scene.opened(inpatient_no=inpatient_no)
    signed = scene.signed(case, block=a_block(inpatient_no=inpatient_no))
    return scene.sealed(scene.printed(scene.declared(signed))).certificates.get()


def goes_out(scene: Scene, register: StateRegister, **wait: float) -> bool:
    """Whether the next of this register was sent and answered, a second later or after another wait."""
    scene.at += timedelta(**(wait or {"seconds": 1}))
    at = scene.at
    return carry_out(register, clock=lambda: at)


def owed() -> dict[StateRegister, int]:
    """How much each register has not taken."""
    return {one: Filing.objects.waiting().filter(register=one.value).count() for one in StateRegister}
