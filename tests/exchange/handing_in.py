"""An attendant's signature handed in as a web process takes it, in a process of its own that may be killed.

Run as a program: the environment names the books, the keys and the token's service. Argument 1 is the hospital's
system, 2 the request, 3 what the token answered, 4 the moment (ISO 8601). It says `ready` when it begins, and `taken`
once the delivery is signed.
"""

import sys
from datetime import datetime
from uuid import UUID

import django


def hand_in(client_id: str, *, request_id: UUID, said: str, at: datetime) -> None:
    """Hand it in once, and tell nobody what came of it."""
    django.setup()
    from xinsheng.casework.hospital_signatures import sign_at_hospital
    from xinsheng.registry.models import HospitalClient

    client = HospitalClient.objects.get(pk=client_id)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sign_at_hospital(client, request_id=request_id, said=said, at=at)
    sys.stdout.write("taken\n")
    sys.stdout.flush()


if __name__ == "__main__":
    hand_in(sys.argv[1], request_id=UUID(sys.argv[2]), said=sys.argv[3], at=datetime.fromisoformat(sys.argv[4]))
