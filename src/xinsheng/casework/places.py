"""Places in an order that never changes: whoever gives them does so alone, for each order under a lock of its own."""

from enum import IntEnum
from typing import Any

from django.db import connection
from django.db.models import Max, QuerySet


class Order(IntEnum):
    """What is put in order; the value numbers its advisory lock, and that of the checkpoints lies between them."""

    JOURNAL = 7_310_522_601
    RESULTS = 7_310_522_603


def may_give_places(order: Order) -> bool:
    """Whether this transaction alone gives them until it ends; False where another does, which is not waited for."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [order.value])
        return bool(cursor.fetchone()[0])


def next_place(placed: QuerySet[Any], *, first: int) -> int:
    """The place after the last `position` given; `first` where none was."""
    reached: int | None = placed.aggregate(position=Max("position"))["position"]
    return first if reached is None else reached + 1
