"""Parts of the outside world that are away for a while, as on a machine whose mount is gone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from xinsheng.casework import outside


@contextmanager
def keys_away() -> Iterator[None]:
    """The folder of keys is not there; afterwards it is again."""
    with _aside(Path(settings.KEYS_FOLDER)):
        outside.keys.cache_clear()
        yield
    outside.keys.cache_clear()


@contextmanager
def vault_away() -> Iterator[None]:
    """Where the folder of files was, there is something that is no folder; afterwards it is again."""
    place = Path(settings.VAULT_FOLDER)
    with _aside(place):
        place.write_text("")
        yield
        place.unlink()


@contextmanager
def _aside(folder: Path) -> Iterator[None]:
    folder.mkdir(exist_ok=True)  # a store makes its own at the first file
    kept = folder.with_name(f"{folder.name}-aside")
    folder.rename(kept)
    yield
    kept.rename(folder)
