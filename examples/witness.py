"""Watch the public log from outside (docs/formats.md, Log), without any code of Xinsheng.

    python examples/witness.py https://HOST "HOST/log+1a2b3c4d+..." remembered.txt

The second is the line at https://HOST/log/key, written down once and from then on yours. Each run fetches the newest
checkpoint, checks that the key signed it and that the log still contains everything it contained at the checkpoint in
the file, and then remembers the newer one. It ends with 0 when all holds, with 1 and one line when something is wrong
(keep that line and the file: they prove it), with 2 when nobody answered. Needs Python 3.11 and `cryptography`.
Run it from a timer, and let several people in several places do so: that they hold one log is seen by comparing.
"""

import hashlib
import json
import os
import sys
from base64 import b64decode
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import urlopen

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ED25519, MOST_BYTES, PATIENCE = b"\x01", 65_536, 20


class Wrong(Exception):
    """The log is not what it was, or not what it says it is."""


def read_key(line):
    """The log's name and its key, from a line `name+id+base64`."""
    name, number, letters = line.strip().split("+", 2)
    key = b64decode(letters, validate=True)
    if key[:1] != ED25519 or hashlib.sha256(f"{name}\n".encode() + key).hexdigest()[:8] != number:
        raise Wrong("wrong key: that line is not a key of this kind")
    return name, key


def read_checkpoint(note, name, key):
    """The size and root that the note says, once the key is found to have signed them."""
    body, _, signatures = note.partition("\n\n")
    lines = body.split("\n")
    if len(lines) < 3 or lines[0] != name:
        raise Wrong(f"wrong log: this is no checkpoint of {name}")
    number = hashlib.sha256(f"{name}\n".encode() + key).digest()[:4]
    for line in signatures.splitlines():
        if not line.startswith(f"— {name} "):
            continue
        signature = b64decode(line.removeprefix(f"— {name} "))
        try:
            Ed25519PublicKey.from_public_bytes(key[1:]).verify(signature[4:], f"{body}\n".encode())
        except InvalidSignature:
            continue
        if signature[:4] == number:
            return int(lines[1]), b64decode(lines[2], validate=True)
    raise Wrong("wrong key: the checkpoint is not signed by the key you know")


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def contains(old, old_root, size, root, proof):
    """Whether the log of `size` entries begins with the one of `old` (RFC 9162 2.1.4.2)."""
    place, last = old - 1, size - 1
    while place % 2:
        place, last = place // 2, last // 2
    steps = proof if place else [old_root, *proof]
    if not steps:
        return False
    before = now = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if place % 2 or place == last:
            before, now = node(step, before), node(step, now)
            while place and not place % 2:
                place, last = place // 2, last // 2
        else:
            now = node(now, step)
        place, last = place // 2, last // 2
    return last == 0 and before == old_root and now == root


def fetch(address):
    with urlopen(address, timeout=PATIENCE) as answer:
        return answer.read(MOST_BYTES).decode()


def fetch_proof(host, old, size):
    try:
        said = json.loads(fetch(f"{host}/log/consistency/{old}/{size}"))
        return [b64decode(step, validate=True) for step in said["proof"]]
    except HTTPError as refused:
        if refused.code == 404:
            raise Wrong(f"fork: no proof that {size} entries contain the {old} you remember") from refused
        raise
    except (KeyError, TypeError, ValueError) as strange:
        raise Wrong(f"fork: what is given as a proof from {old} to {size} is none") from strange


def compare(host, remembered, newest):
    (old, old_root), (size, root) = remembered, newest
    if size < old:
        raise Wrong(f"shrunk: the log had {old} entries, now it has {size}")
    if size == old and root != old_root:
        raise Wrong(f"other root: two different logs of {size} entries are signed")
    if size > old and not contains(old, old_root, size, root, fetch_proof(host, old, size)):
        raise Wrong(f"fork: the log of {size} entries does not contain the {old} you remember")


def remember(file, note):
    with open(f"{file}.new", "w", encoding="utf-8") as draft:
        draft.write(note)
        draft.flush()
        os.fsync(draft.fileno())
    os.replace(f"{file}.new", file)


def watch(host, line, file):
    name, key = read_key(line)
    note = fetch(f"{host}/log/checkpoint")
    size, root = read_checkpoint(note, name, key)
    if os.path.exists(file):
        with open(file, encoding="utf-8") as kept:
            compare(host, read_checkpoint(kept.read(), name, key), (size, root))
    remember(file, note)
    return size, root


def main():
    host, line, file = sys.argv[1:]
    try:
        size, root = watch(host.rstrip("/"), line, file)
    except Wrong as fault:
        print(f"WRONG  {fault}")
        return 1
    except (OSError, HTTPException) as away:
        print(f"no answer: {away}")
        return 2
    except ValueError as strange:
        print(f"WRONG  not a checkpoint: {strange}")
        return 1
    print(f"holds  {size} entries, root {root.hex()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
