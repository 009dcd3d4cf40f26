"""An office's look as a web process takes it, in a process of its own that may be killed at any time.

Run as a program: the environment names the books and the keys. Argument 1 is the office, 2 the code that was read
out, 3 the office's own key, 4 the moment (ISO 8601). It says `ready` when it begins, and `taken`
once the look is written down.
"""

import sys
from datetime import datetime

import django


def look(agency_id: str, *, code: str, key: str, at: datetime) -> None:
    """Look once, and tell nobody which look it was."""
    django.setup()
    from tests.casework.sharing_scene import an_ask

    from xinsheng.casework.licence_looks import look_at_licence
    from xinsheng.registry.models import Agency

    agency = Agency.objects.get(pk=agency_id)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    look_at_licence(agency, ask=an_ask(code), at=at, key=key)
    sys.stdout.write("taken\n")
    sys.stdout.flush()


if __name__ == "__main__":
    look(sys.argv[1], code=sys.argv[2], key=sys.argv[3], at=datetime.fromisoformat(sys.argv[4]))
