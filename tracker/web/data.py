"""All of it to take away: the entries in one file, the lists as tables, what each field means, and how to check."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from flask import Blueprint, Response

from tracker.domain import STREAMS
from tracker.domain.correction import SECOND_THOUGHTS
from tracker.domain.terms import Entry
from tracker.language.messages import _
from tracker.projections import PROJECTIONS
from tracker.store import log
from tracker.web import addresses, columns, sentences
from tracker.web.frame import crumbs, current
from tracker.web.plain import plain
from tracker.web.sheet import Sheet, show
from tracker.web.tables import Table

pages = Blueprint("data", __name__)

_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Described:
    """An event, a row or a column of the data: what it says and holds; `part` says which of these it is."""

    part: str
    name: str
    meaning: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file to take away, and the address of what describes it, if anything does."""

    name: str
    form: str
    address: str
    described_at: str = ""


@pages.get("/data")
def data() -> Response:
    """Files to take away, what each field means, the licence, and what the record can be checked against."""
    page = current()
    described = list(dictionary())
    last = log.tail(page.connection, "proceedings", page.moment.position - 1, 1) if page.moment.position else []
    return show(
        Sheet(
            "data.html",
            _("Data"),
            sentences.plain(_("Everything on these pages can be taken away, as it stands on a day, and checked.")),
            {"files": _files(), "hash": last[0].hash if last else "", "dictionary": described},
            crumbs((_("Data"), "")),
            table=lambda: Table(
                columns.DICTIONARY,
                [(one.part, one.name, one.meaning, one.fields) for one in described],
            ),
        )
    )


def dictionary() -> Iterator[Described]:
    """What can be on record, the rows made of it and the columns of each list, as the code describes them."""
    public = [kind for stream in STREAMS if stream.log == "proceedings" for kind in stream.events]
    for part, kinds in (("event", [*public, *SECOND_THOUGHTS]), ("row", [one.row for one in PROJECTIONS])):
        for kind in kinds:
            meaning = (kind.__doc__ or "").partition("\n")[0]
            yield Described(part, kind.__name__, meaning, tuple(field.name for field in fields(kind)))
    for address, named in columns.LISTS.items():
        for name, column in named.items():
            yield Described("column", f"{address}.csv: {name}", _(column.meaning), (column.type,))


def _files() -> list[File]:
    lists: Mapping[str, str] = {
        _("Follow-up"): addresses.follow_up(),
        _("Mandates"): addresses.mandates(),
        _("Calendar of sessions"): addresses.calendar(),
        _("People"): addresses.people(),
        _("Coverage"): addresses.coverage(),
    }
    return [
        File(_("Every entry"), "NDJSON", addresses.of_site("/data/entries.ndjson")),
        *(File(name, "CSV", _as(address, "csv"), _as(address, "csv-metadata.json")) for name, address in lists.items()),
    ]


def _as(address: str, form: str) -> str:
    path, mark, query = address.partition("?")
    return f"{path}.{form}{mark}{query}"


@pages.get("/data/entries.ndjson")
def entries() -> Response:
    """Every entry up to the position asked for, one JSON object a line, in the order of recording.

    As of a day those of what had happened by then, and each second thought.
    """
    moment = current().moment
    name = f"entries-{moment.day.isoformat()}-{moment.position}.ndjson"
    answer = Response("".join(_lines()), mimetype="application/x-ndjson")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _lines() -> Iterator[str]:
    page = current()
    for after in range(0, page.moment.position, _A_TIME):
        several = log.tail(page.connection, "proceedings", after, min(_A_TIME, page.moment.position - after))
        yield from (f"{json.dumps(_line(entry), ensure_ascii=False)}\n" for entry in page.moment.heard(several))


def _line(entry: Entry) -> dict[str, Any]:
    """An entry as lists show it, with its whole fact (none where it was withheld) and its hash."""
    fact = entry.fact
    whole = {"event": plain(fact.event), "occasion": plain(fact.occasion), "source": plain(fact.source)} if fact else {}
    return {**plain(entry), **whole, "hash": entry.hash}
