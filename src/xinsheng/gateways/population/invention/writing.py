"""The invented register written to a file, block by block: one is made while the one before is written."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from pyarrow import csv, parquet

from xinsheng.gateways.population.columns import COLUMNS
from xinsheng.gateways.population.extras import UnableToInvent
from xinsheng.gateways.population.invention.plan import Plan
from xinsheng.gateways.population.invention.rows import SCHEMA, rows_of

Write = Callable[[pa.RecordBatch], None]


@dataclass(frozen=True, slots=True)
class Invented:
    """What was written: so many rows, and how often each blemish befell somebody."""

    people: int
    blemishes: Counter[str]


def invent(plan: Plan, *, file: Path, progress: Callable[[float], None] = lambda _share: None) -> Invented:
    """Write a register of `plan` as Parquet or CSV, by the ending of `file`'s name; `progress` is told the share.

    The same plan gives the same bytes. Raises UnableToInvent; a file cut short never bears the name.
    """
    if file.exists():
        raise UnableToInvent("file_exists", str(file))
    beside = file.with_name(f"{file.name}.part")
    try:
        with _writer(file, beside=beside) as write:
            made = _written(plan, write=write, progress=progress)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
    return made


def _written(plan: Plan, *, write: Write, progress: Callable[[float], None]) -> Invented:
    counts: Counter[str] = Counter()
    done = 0
    with ThreadPoolExecutor(1) as pool:
        writing: Future[None] | None = None
        for block in plan.blocks():
            batch, befallen = rows_of(block, plan=plan)
            if writing is not None:
                writing.result()
            writing = pool.submit(write, batch)
            counts += befallen
            done += batch.num_rows
            progress(done / plan.people)
        if writing is not None:
            writing.result()
    return Invented(people=done, blemishes=counts)


@contextmanager
def _writer(file: Path, *, beside: Path) -> Iterator[Write]:
    if file.suffix == ".parquet":
        with parquet.ParquetWriter(beside, SCHEMA, compression="zstd") as rows:
            yield rows.write_batch
    elif file.suffix == ".csv":
        with beside.open("wb") as stream:
            stream.write(",".join(COLUMNS).encode() + b"\n")
            plain = csv.WriteOptions(include_header=False, quoting_style="none")
            with csv.CSVWriter(stream, SCHEMA, write_options=plain) as lines:
                yield lines.write_batch
    else:
        raise UnableToInvent("unknown_ending", file.suffix)
