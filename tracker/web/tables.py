"""Lists as CSV: RFC 4180, UTF-8, and no cell that a spreadsheet would take for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tracker.projections.rows import Evidence

# a full-width sign is a formula to some spreadsheets too; a tab or line end hides what follows it
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
Cell = str | int | bool | date | UUID | None | Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns, and a row for each thing."""

    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def as_csv(table: Table) -> str:
    """The table with a header row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_safe(_text(cell)) for cell in row] for row in table.rows)
    return out.getvalue()


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case str() | int() | UUID():
            return str(cell)
        case date():
            return cell.isoformat()
        case _:
            return "; ".join(cell)


def _safe(text: str) -> str:
    """An apostrophe before what would be read as a formula, as spreadsheets themselves write it."""
    return f"'{text}" if text.startswith(_BEGINS_A_FORMULA) or text.lstrip().startswith(("=", "@")) else text


def entry_ids(proofs: Iterable[Evidence]) -> list[str]:
    """The entries behind something, each once."""
    return list(dict.fromkeys(str(proof.entry_id) for proof in proofs))
