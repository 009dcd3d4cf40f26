"""The same table for reissue and for replacement, one under the other: what succession_matrix.md must hold."""

from functools import partial
from pathlib import Path

from tests.law.matrix import Table
from tests.law.succession_stories import facts_at, hopeless_in

from xinsheng.law.services import SERVICES
from xinsheng.law.terms import Service

FILE = Path(__file__).with_name("succession_matrix.md")
TABLES = {
    service: Table(
        acts=SERVICES[service].ACTS, facts_at=partial(facts_at, service=service), hopeless_at=hopeless_in(service)
    )
    for service in (Service.REISSUE, Service.REPLACEMENT)
}


def matrix() -> str:
    parts = (f"# {service.value}\n\n{table.written().replace('# ', '## ')}" for service, table in TABLES.items())
    return "\n".join(parts)
