"""The data of a page, made once, and the form asked for made from it: the template, JSON, CSV, a feed, a calendar."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from flask import Response, render_template
from werkzeug.exceptions import NotFound

from tracker.domain.terms import Entry
from tracker.language import wording
from tracker.language.messages import N_, _
from tracker.language.status import Status
from tracker.web import calendars, citing, endings, feeds, ranks, tables
from tracker.web.frame import Steps, current
from tracker.web.plain import plain

NOTE = N_("An unofficial compilation; the official documents prevail.")
_ENTRIES = 20


@dataclass(frozen=True, slots=True)
class History:
    """The entries that touch a thing: the first of them, and how many there are."""

    key: str
    entries: Sequence[Entry]
    number: int


@dataclass(frozen=True, slots=True)
class Alternate:
    """This page in another form."""

    label: str
    type: str
    address: str


def history(key: str, entries: Sequence[Entry]) -> History:
    """The history of a thing as its page shows it."""
    return History(key, entries[:_ENTRIES], len(entries))


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page shows: `shown` are the very things that its template prints and its JSON holds.

    `table`, `feed` and `calendar` make the other forms, where the page has them, from those things; `drawn` holds the
    measures of drawings, which say nothing that is not shown.
    """

    template: str
    title: str
    status: Status | None
    shown: Mapping[str, Any]
    crumbs: Sequence[tuple[str, str]] = ()
    steps: Steps | None = None
    table: Callable[[], tables.Table] | None = None
    feed: Callable[[], Sequence[feeds.Item]] | None = None
    calendar: Callable[[], Sequence[calendars.Dated]] | None = None
    citable: bool = True
    drawn: Mapping[str, Any] = field(default_factory=dict)

    def forms(self) -> list[str]:
        """The forms that it has besides HTML."""
        has = {
            "csv": self.table,
            "csv-metadata.json": self.table,
            "atom": self.feed,
            "feed.json": self.feed,
            "ics": self.calendar,
        }
        always = endings.ALWAYS if self.citable else ("json",)
        return [*always, *(form for form, made in has.items() if made)]


def show(sheet: Sheet) -> Response:
    """The page in the form asked for. Raises `NotFound` for an ending it does not have."""
    form = endings.asked()
    if form not in sheet.forms() and not endings.by_ending():
        form = endings.HTML  # what `Accept` prefers is a wish
    if form != endings.HTML and form not in sheet.forms():
        had = wording.either([f".{one}" for one in sheet.forms()])
        raise NotFound(_("This page has no form “.%(form)s”; expected %(forms)s, or none.", form=form, forms=had))
    answer = Response(_body(sheet, form), mimetype=endings.TYPES.get(form, "text/html"))
    answer.headers["Link"] = ", ".join(_links(sheet, form))
    return answer


def _body(sheet: Sheet, form: str) -> str:
    match form:
        case "json":
            return json.dumps(as_json(sheet), ensure_ascii=False)
        case "bib":
            return citing.as_bibtex(_cited(sheet))
        case "ris":
            return citing.as_ris(_cited(sheet))
        case "csv" if sheet.table:
            return tables.as_csv(sheet.table())
        case "csv-metadata.json" if sheet.table:
            return tables.as_csvw(sheet.table(), sheet.title, endings.address("csv"))
        case "atom" if sheet.feed:
            return feeds.as_atom(sheet.title, sheet.feed())
        case "feed.json" if sheet.feed:
            return feeds.as_json_feed(sheet.title, sheet.feed())
        case "ics" if sheet.calendar:
            return calendars.as_ics(sheet.title, sheet.calendar())
    return render_template(
        sheet.template,
        title=sheet.title,
        status=sheet.status,
        crumbs=sheet.crumbs,
        steps=sheet.steps,
        alternates=_alternates(sheet),
        cited=_cited(sheet) if sheet.citable else None,
        ranks=ranks.in_words(sheet.status, sheet.shown),
        **sheet.drawn,
        **sheet.shown,
    )


def _cited(sheet: Sheet) -> citing.Citation:
    return citing.of(sheet.title, str(sheet.status or ""), current().moment)


def as_json(sheet: Sheet) -> dict[str, Any]:
    """The page as JSON: keys may be added in later versions, never renamed."""
    moment = current().moment
    return {
        "title": sheet.title,
        "status": plain(sheet.status),
        "as_of": moment.day.isoformat(),
        "position": moment.position,
        "evidence": ranks.in_words(sheet.status, sheet.shown),
        "note": _(NOTE),
        "address": endings.address(endings.HTML),
        **plain(sheet.shown),
    }


def _alternates(sheet: Sheet) -> list[Alternate]:
    shown = [form for form in sheet.forms() if form in endings.LABELS]
    return [Alternate(endings.LABELS[form], endings.TYPES[form], endings.address(form)) for form in shown]


def _links(sheet: Sheet, form: str) -> list[str]:
    """The `Link` header (RFC 8288): this page in its other forms."""
    html = [] if form == endings.HTML else [_link(endings.address(endings.HTML), "text/html")]
    return html + [_link(endings.address(one), endings.TYPES[one]) for one in sheet.forms() if one != form]


def _link(address: str, kind: str) -> str:
    # what describes the CSV is no form of the page
    rel = "describedby" if kind == endings.TYPES["csv-metadata.json"] else "alternate"
    return f'<{quote(address, safe="/:;,@!$&()*+=~-._?%")}>; rel="{rel}"; type="{kind}"'
