"""The command line: `python -m xinsheng` and `xinsheng`."""

import os
import sys

import django
from django.db import OperationalError
from django.utils.module_loading import import_string

from xinsheng.cli.screen import tell_fault
from xinsheng.config.environment import environment_of_this_process
from xinsheng.config.reading import UnableToReadEnvironment


def main() -> None:
    """Set Django up, then run one command; a variable we cannot take, or a database away, is one line.

    Neither is a traceback: whoever reads it is to look at a setting or at a server.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xinsheng.config.settings")
    try:
        environment_of_this_process()
    except UnableToReadEnvironment as error:
        sys.exit(f"xinsheng: {error}")
    command = next(iter(sys.argv[1:]), "")
    if command != "run":  # which opens no book itself, and is waited for
        django.setup()
    program = import_string("xinsheng.cli.program.program")  # by name: models need the line above
    try:
        program(command)()
    except OperationalError:
        tell_fault("database_unreachable")
        sys.exit(1)


if __name__ == "__main__":
    main()
