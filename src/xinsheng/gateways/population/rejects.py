"""The lines of a register file that were not believed: counted, and listed beside it without any of its values."""

from array import array
from bisect import bisect_right
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from xinsheng.gateways.population.checking import RowFault
from xinsheng.gateways.population.extract import UnableToLoad

_ENOUGH_TO_TELL = 10_000  # lines; before that a bad beginning may be only that
_SURE = 2.0  # times what is allowed of all the lines the file can be expected to have


class Rejects:
    """Keeps `FILE.rejects.csv` (line, column, code; mode 0600), and ends the load when there are too many."""

    def __init__(self, source: Path, *, percent: float) -> None:
        """`percent`: how many of a hundred lines may be rejected."""
        self.file = source.with_name(f"{source.name}.rejects.csv")
        self.codes: Counter[str] = Counter()
        self._share = percent / 100
        self._lines = array("q")
        self._stream: TextIO | None = None

    def __enter__(self) -> Self:
        """Forget the list of an earlier load of this file."""
        self.file.unlink(missing_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the list."""
        if self._stream is not None:
            self._stream.close()

    @property
    def rejected(self) -> int:
        """How many lines were left out."""
        return len(self._lines)

    def leave_out(self, fault: RowFault) -> None:
        """List a line that is not loaded; they come in their order."""
        self._lines.append(fault.line)
        self.contest(fault)

    def contest(self, fault: RowFault) -> None:
        """List a line that is loaded, and whose number another line has too."""
        self.codes[fault.code] += 1
        if self._stream is None:
            self._stream = self.file.open("w", encoding="utf-8", newline="")
            self.file.chmod(0o600)
            self._stream.write("line,column,code\n")
        self._stream.write(f"{fault.line},{fault.column},{fault.code}\n")

    def line_of(self, row_no: int, *, first_line: int) -> int:
        """Give the line that became the `row_no`-th row (from 1) of the table; rejected lines became none."""
        before = bisect_right(range(self.rejected), row_no - 1, key=lambda nth: self._lines[nth] - first_line - nth)
        return first_line + row_no - 1 + before

    def judge(self, *, lines: int, done: float) -> None:
        """Raise UnableToLoad (`too_many_rejected`) when there are too many, or it is clear that there will be.

        `lines` have been read, the share `done` of the file.
        """
        bad = self.codes.total()
        whole = done >= 1.0
        allowed = self._share * lines if whole else self._share * _SURE * lines / max(done, 1e-9)
        if bad > allowed and (whole or lines >= _ENOUGH_TO_TELL):
            raise UnableToLoad("too_many_rejected", f"{bad} / {lines}")
