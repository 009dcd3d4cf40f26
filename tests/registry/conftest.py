from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import psycopg
import pytest
from django.db import IntegrityError, transaction

Refuses = Callable[[str], AbstractContextManager[None]]


@pytest.fixture
def refused_by(db: None) -> Refuses:
    """The database refuses what is done inside, by the promise of this name, and the test goes on."""

    @contextmanager
    def refusing(promise: str) -> Iterator[None]:
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            yield
        cause = refusal.value.__cause__
        assert isinstance(cause, psycopg.Error)
        assert cause.diag.constraint_name == promise

    return refusing
