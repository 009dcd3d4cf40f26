"""The command line: `python -m xinsheng` and `xinsheng`."""

import os
import sys

import django
from django.utils.module_loading import import_string

from xinsheng.config.environment import environment_of_this_process
from xinsheng.config.reading import UnableToReadEnvironment


def main() -> None:
    """Set Django up, then run one command; a variable we cannot take is one line, not a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xinsheng.config.settings")
    try:
        environment_of_this_process()
    except UnableToReadEnvironment as error:
        sys.exit(f"xinsheng: {error}")
    command = next(iter(sys.argv[1:]), "")
    if command != "run":  # which opens no book itself, and is waited for
        django.setup()
    program = import_string("xinsheng.cli.program.program")  # by name: models need the line above
    program(command)()


if __name__ == "__main__":
    main()
