"""The bounded child that alone reads a stranger's PDF: `python -I -m xinsheng.verify.document.child`.

Its task is `{"at", "roots"}`, its answer one line of JSON.
"""

import json
import sys
from base64 import b64decode
from collections.abc import Mapping
from datetime import datetime

from xinsheng.gateways.bounded_child import Bounds, begin_in_child
from xinsheng.proof.seal_check import SealCheck, UnableToCheckSeal, check_seal
from xinsheng.proof.service_statements import service_statement_digest
from xinsheng.proof.statements import statement_digest

LARGEST_FILE = 10 * 1024 * 1024
_MEMORY = 512 * 1024 * 1024  # the libraries take about half of it
CPU_SECONDS = 2  # ours takes half a second; while a stranger's is read, nobody else is answered by that process
_BOUNDS = Bounds(memory=_MEMORY, cpu_seconds=CPU_SECONDS, output=64 * 1024)


def main() -> None:
    """Check the one file and answer on standard output."""
    task = begin_in_child(_BOUNDS)
    try:
        said = _checked(sys.stdin.buffer.read(LARGEST_FILE + 1), task=task)
    except UnableToCheckSeal as fault:
        said = {"code": fault.code}
    except MemoryError:
        said = {"code": "unreadable"}
    sys.stdout.buffer.write(json.dumps(said).encode())


def _checked(pdf: bytes, *, task: Mapping[str, object]) -> dict[str, object]:
    roots = task["roots"]
    if not isinstance(roots, list):
        raise TypeError
    check = check_seal(
        pdf, trusted_roots=[b64decode(root) for root in roots], at=datetime.fromisoformat(str(task["at"]))
    )
    reference, digest = _stated(check)
    return {
        "code": "",
        "intact": check.intact and check.whole_document,
        "trusted": check.trusted,
        "reference": reference,
        "statement_digest": digest.hex(),
    }


def _stated(check: SealCheck) -> tuple[str, bytes]:
    """The reference and the digest of the statement in the file, of either kind; '' and nothing without one."""
    if check.service_statement:
        return check.service_statement.reference, service_statement_digest(check.service_statement)
    if check.statement:
        return check.statement.reference, statement_digest(check.statement)
    return "", b""


if __name__ == "__main__":
    main()
