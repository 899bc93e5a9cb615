"""Lists as CSV: RFC 4180, UTF-8, and no cell that a spreadsheet would take for a formula.

Beside each stands what its columns mean, as CSV on the Web (W3C) looks for it: `/follow-up.csv-metadata.json`.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tracker.language.messages import _, code
from tracker.projections.rows import Evidence
from tracker.web.columns import Column, Columns

# a full-width sign is a formula to some spreadsheets too; a tab or line end hides what follows it
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BETWEEN = "; "
Cell = str | int | bool | date | UUID | None | Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """The columns by their names, each with its meaning, and a row for each thing."""

    columns: Columns
    rows: Iterable[Sequence[Cell]]


def as_csv(table: Table) -> str:
    """The table with a header row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_safe(_text(cell)) for cell in row] for row in table.rows)
    return out.getvalue()


def as_csvw(table: Table, title: str, address: str) -> str:
    """What the CSV at an address holds: each column with its type and meaning."""
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": code()}],
        "url": address,
        "dc:title": title,
        "rdfs:comment": _("A cell that a spreadsheet would take for a formula has an apostrophe before it."),
        "tableSchema": {"columns": [_described(name, column) for name, column in table.columns.items()]},
    }
    return json.dumps(described, ensure_ascii=False, indent=1)


def _described(name: str, column: Column) -> dict[str, Any]:
    kind: Any = {"base": "boolean", "format": "yes|no"} if column.type == "boolean" else column.type
    several = {"separator": _BETWEEN} if column.several else {}
    return {"name": name, "titles": name, "dc:description": _(column.meaning), "datatype": kind, **several}


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
            return _BETWEEN.join(cell)


def _safe(text: str) -> str:
    """An apostrophe before what would be read as a formula, as spreadsheets themselves write it."""
    return f"'{text}" if text.startswith(_BEGINS_A_FORMULA) or text.lstrip().startswith(("=", "@")) else text


def entry_ids(proofs: Iterable[Evidence]) -> list[str]:
    """The entries behind something, each once."""
    return list(dict.fromkeys(str(proof.entry_id) for proof in proofs))
