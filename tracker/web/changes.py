"""What changed since a position of the log: a cursor that misses nothing, and how far the record reaches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from flask import Blueprint
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from tracker.domain import bodies
from tracker.domain.coverage import CoveredKind
from tracker.domain.terms import Entry
from tracker.language import terms
from tracker.language.messages import _, ngettext
from tracker.projections import coverage
from tracker.projections.coverage import Coverage
from tracker.store import log
from tracker.web import addresses, columns, feeds, sentences
from tracker.web.frame import crumbs, current
from tracker.web.log import number, table
from tracker.web.sheet import Sheet, show
from tracker.web.tables import Table, entry_ids

pages = Blueprint("changes", __name__)

_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Day:
    """The entries recorded on one day."""

    recorded_on: date
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Unread:
    """A body, the kinds of its acts of which nothing is stated to have been read, and the entries of its sessions."""

    body: str
    kinds: list[str]
    entries: int

    @property
    def wholly(self) -> bool:
        """Whether nothing of it is stated to have been read."""
        return set(self.kinds) == set(terms.KINDS)


@pages.get("/changes")
def changes() -> Response:
    """The entries after a position in the order of recording; without one, the latest.

    As of a day they are fewer, and where to go on from is the same: the cursor passes over what had not happened then.
    """
    page = current()
    head = page.moment.position
    given = number("after")
    after = max(0, head - _A_PAGE) if given is None else given
    if after > head:
        raise NotFound(
            _(
                "There is no position %(position)s yet; this record ends at position %(head)s.",
                position=after,
                head=head,
            )
        )
    recorded = log.tail(page.connection, "proceedings", after, min(_A_PAGE, head - after)) if after < head else []
    last, found = (recorded[-1].position if recorded else after), page.moment.heard(recorded)
    shown = {
        "after": after,
        "next_after": last,
        "head": head,
        "more": addresses.changes(last) if last < head else "",
        "days": [
            Day(day, list(several)) for day, several in groupby(found, key=lambda entry: entry.recorded_at.date())
        ],
    }
    answer = show(
        Sheet(
            "changes.html",
            _("Changes after position %(position)s", position=after),
            sentences.plain(_how_many(len(found), after, head)),
            shown,
            crumbs((_("Log"), addresses.log()), (_("Changes"), "")),
            table=lambda: table(found),
            feed=lambda: feeds.of_entries(found),
        )
    )
    if last < head:
        answer.headers["Link"] += f', <{addresses.changes(last)}>; rel="next"'
    return answer


def _how_many(found: int, after: int, head: int) -> str:
    if not found:
        return _("Nothing was recorded after position %(position)s.", position=after)
    return ngettext(
        "%(num)s entry after position %(position)s; the log ends at position %(head)s.",
        "%(num)s entries after position %(position)s; the log ends at position %(head)s.",
        found,
        position=after,
        head=head,
    )


@pages.get("/coverage")
def coverage_stated() -> Response:
    """What has been read of each body, how far, and what has not."""
    page = current()
    stated = coverage.up_to(coverage.every(page.connection, page.moment.times), page.moment.day)
    numbers = coverage.entries_by_body(page.connection, page.moment.times, page.moment.position)
    return show(
        Sheet(
            "coverage.html",
            _("Coverage"),
            sentences.of_coverage(stated),
            {
                "read": {
                    code: [row for row in stated if row.of == code] for code in sorted({row.of for row in stated})
                },
                "missing": _not_covered(stated, numbers),
            },
            crumbs((_("Coverage"), "")),
            table=lambda: _table(stated),
        )
    )


def _table(stated: Sequence[Coverage]) -> Table:
    rows = [
        (row.of, row.kinds, row.read_to, row.full, row.sessions, row.sources, entry_ids([row.evidence]))
        for row in stated
    ]
    return Table(columns.COVERAGE, rows)


def _not_covered(stated: list[Coverage], numbers: Mapping[str, int]) -> list[Unread]:
    """For each body on file, the kinds of which nothing is stated to have been read."""
    kinds: tuple[CoveredKind, ...] = ("documents", "statements", "views", "actions", "mandates", "elections")
    codes = sorted({row.of for row in stated} | {body.code for body in bodies.known()} | set(numbers))
    read = {(row.of, kind) for row in stated for kind in row.kinds}
    missing = [
        Unread(code, [kind for kind in kinds if (code, kind) not in read], numbers.get(code, 0)) for code in codes
    ]
    return [one for one in missing if one.kinds]
