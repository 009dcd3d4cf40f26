"""Becomes another program that ends when its parent does, under another account where one is named.

Run as a script, on its own, before anything is imported:
`python -I lowered.py SIGNAL USER_ID GROUP_ID PROGRAM [ARGUMENT ...]`; an id of -1 keeps our own account.
"""

import ctypes
import os
import sys

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def main(arguments: list[str]) -> None:
    """Lower our rights, ask the kernel for the signal, and become the program."""
    end_signal, user, group = (int(word) for word in arguments[:3])
    program = arguments[3:]
    parent = os.getppid()
    if user >= 0:
        os.setgroups([])
        os.setgid(group)
        os.setuid(user)
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, end_signal)
    if os.getppid() != parent:
        raise SystemExit(0)  # the parent ended before we could ask
    os.execv(program[0], program)  # noqa: S606  becoming the program is what this file is for


if __name__ == "__main__":
    main(sys.argv[1:])
