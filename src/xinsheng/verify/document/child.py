"""The bounded child that alone reads a stranger's PDF: `python -I -m xinsheng.verify.document.child`.

It reads the file from standard input and `{"at", "roots"}` from its argument, writes `ready`, then one line of
JSON. Whatever a parser does here ends with this process (threat T15).
"""

import json
import resource
import sys
from base64 import b64decode
from datetime import datetime

from xinsheng.proof.seal_check import UnableToCheckSeal, check_seal
from xinsheng.proof.statements import statement_digest

READY = b"ready\n"
LARGEST_FILE = 10 * 1024 * 1024
_MEMORY = 512 * 1024 * 1024  # address space; the libraries take about half of it
_CPU_SECONDS = 10
_OUTPUT = 64 * 1024


def main() -> None:
    """Check the one file and answer on standard output."""
    task = json.loads(sys.argv[1])
    answer = sys.stdout.buffer
    answer.write(READY)
    answer.flush()
    _bound()
    try:
        said = _checked(sys.stdin.buffer.read(LARGEST_FILE + 1), task=task)
    except UnableToCheckSeal as fault:
        said = {"code": fault.code}
    except MemoryError:
        said = {"code": "unreadable"}
    answer.write(json.dumps(said).encode())


def _bound() -> None:
    for limit, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _CPU_SECONDS),
        (resource.RLIMIT_FSIZE, _OUTPUT),
        (resource.RLIMIT_NOFILE, 16),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))


def _checked(pdf: bytes, *, task: dict[str, object]) -> dict[str, object]:
    roots = task["roots"]
    if not isinstance(roots, list):
        raise TypeError
    check = check_seal(
        pdf, trusted_roots=[b64decode(root) for root in roots], at=datetime.fromisoformat(str(task["at"]))
    )
    statement = check.statement
    return {
        "code": "",
        "intact": check.intact and check.whole_document,
        "trusted": check.trusted,
        "reference": statement.reference if statement else "",
        "statement_digest": statement_digest(statement).hex() if statement else "",
    }


if __name__ == "__main__":
    main()
