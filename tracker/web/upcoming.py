"""What falls due and by which rules, why a letter came, and whether letters go out. No page here names a recipient."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import Blueprint, g, render_template
from markupsafe import Markup
from sqlalchemy import Connection, Engine
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from tracker import reminders
from tracker.domain import bodies
from tracker.language import wording
from tracker.language.messages import N_, _, ngettext
from tracker.language.printed import raised
from tracker.reminders import (
    ahead,
    delivery,
    explaining,
    outbox,
    policy,
    policy_in_words,
    reasons,
    topics,
    watching,
    working,
)
from tracker.reminders.ahead import Line, Undated
from tracker.reminders.outbox import Letter
from tracker.reminders.policy import POLICIES
from tracker.reminders.watching import Health
from tracker.store import db, log
from tracker.web import columns, languages, sentences
from tracker.web.frame import crumbs, current
from tracker.web.sheet import Sheet, show
from tracker.web.tables import Table

pages = Blueprint("upcoming", __name__)

_BECAME = {
    "ReminderQueued": N_("Queued"),
    "ReminderSent": N_("Taken by the mail server"),
    "ReminderWithdrawn": N_("Withdrawn"),
    "ReminderReinstated": N_("To go out after all"),
    "ReminderAcknowledged": N_("Acknowledged"),
}
_NO_REMINDER = {outbox.DIGEST: N_("Several reminders together"), outbox.CONFIRMATION: N_("A request to be confirmed")}
# letters given up that the page lists; `tracker outbox --dead` has all
_MOST = 50
_STATES = {
    "pending": N_("Waiting"),
    "leased": N_("Being sent"),
    "sent": N_("Taken by the mail server"),
    "dead": N_("Given up"),
    "withdrawn": N_("Withdrawn, being of no use any more"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """What falls due under one rule: its code and name, its lines, and what has no day yet."""

    code: str
    name: str
    version: str
    lines: Sequence[Line]
    undated: Sequence[Undated]


@pages.get("/due")
def due() -> Response:
    """What falls due in the next ninety days, by rule, with the arithmetic of each."""
    page = current()
    if page.moment.asked:
        raise NotFound(_("This page looks ahead from today. It shows no other day and no earlier state of the record."))
    found = ahead.ahead(page.connection, page.moment.today)
    return show(
        Sheet(
            "due.html",
            _("What is due"),
            sentences.plain(_how_many(found.lines)),
            _shown(page.connection, found),
            crumbs((_("What is due"), "")),
            table=lambda: _table(found.lines),
            citable=False,  # tomorrow it looks ahead from another day
        )
    )


def _shown(connection: Connection, found: ahead.Ahead) -> dict[str, Any]:
    kinds = [_kind(one, found) for one in POLICIES]
    matters = dict.fromkeys(one.matter for one in found.undated)
    return {
        "kinds": kinds,
        "without": [one.name for one in kinds if not one.lines and not one.undated],
        "names": {matter: _named(connection, matter) for matter in matters},
        "days": ahead.DAYS,
    }


def _named(connection: Connection, matter: str) -> Markup:
    said = topics.in_words(connection, matter)
    # a session that is asked for need not be on record to have a name
    return languages.on_page(raised(wording.session_name(matter) if said == matter else said))


def _kind(of: policy.Policy, found: ahead.Ahead) -> Kind:
    lines = [line for line in found.lines if line.rule == of.kind]
    return Kind(
        of.kind, policy_in_words.name(of.kind), of.version, lines, [one for one in found.undated if one.rule == of.kind]
    )


def _how_many(lines: Sequence[Line]) -> str:
    if not lines:
        return _("Nothing on record falls due in the next %(days)s days.", days=ahead.DAYS)
    return ngettext(
        "%(num)s reminder falls due in the next %(days)s days, as the record stands.",
        "%(num)s reminders fall due in the next %(days)s days, as the record stands.",
        len(lines),
        days=ahead.DAYS,
    )


def _table(lines: Sequence[Line]) -> Table:
    return Table(columns.DUE, [_row(one) for one in lines])


def _row(one: Line) -> Sequence[str | Sequence[str]]:
    day, due_on = one.day.isoformat(), one.due_on.isoformat()
    entries = [str(entry) for entry in one.entries]
    reason = reasons.in_words(one.because)
    return (day, one.rule, one.policy, one.matter, due_on, one.title, reason, one.page, entries)


@pages.get("/reminders")
def rules() -> Response:
    """When this tracker reminds of what: each rule with its version and its source, and the holidays on file."""
    shown = {"rules": [_rule(one) for one in POLICIES], "calendars": [working.at(place) for place in _stations()]}
    return show(
        Sheet(
            "rules.html",
            _("When reminders go out"),
            sentences.plain(_("Each letter follows one of these rules and says which.")),
            {**shown, "today": current().moment.today},
            crumbs((_("When reminders go out"), "")),
        )
    )


def _rule(of: policy.Policy) -> dict[str, Any]:
    in_words, source = policy_in_words.in_words(of), _(of.source)
    return {"name": policy_in_words.name(of.kind), "policy": of, "in_words": in_words, "source": source}


def _stations() -> list[str]:
    """The duty stations whose holidays count: of each body that has one on file."""
    return sorted({body.seat for body in bodies.known() if body.seat} | set(working.stations()))


@pages.get("/reminders/<key>")
def why(key: str) -> Response:
    """Why the letter with this key was due; whoever has the key sees the rule and the entries, and no person."""
    engine: Engine = g.engine
    with db.reading(engine) as connection:
        entries = log.read(connection, "office", [f"reminder:{key}"])[f"reminder:{key}"]
        found = explaining.why(connection, entries, g.now)
    if not found:
        raise NotFound(_("No reminder with this key is on record."))
    rule = policy.find(found.line.rule, found.line.policy)
    now = next((one.version for one in POLICIES if one.kind == found.line.rule), found.line.policy)
    became = [(_became(what, until), at) for what, at, until in found.steps]
    in_words = policy_in_words.in_words(rule) if rule else ""
    shown = {
        "found": found,
        "rule": in_words,
        "now": now,
        "name": policy_in_words.name(found.line.rule),
        "became": became,
    }
    return _page("why.html", _("Why this letter came"), shown)


def _became(what: str, until: date | None) -> str:
    if until:
        return _("Put off to %(day)s", day=wording.day(until))
    return _(_BECAME.get(what, what))


@pages.get("/service")
def service() -> Response:
    """Whether reminders go out: the sign of life of the worker, the letters that wait. Counts, and no address."""
    health = _health()
    shown = {"health": health, "troubles": list(_troubles(health)), "states": _STATES, "given_up": _given_up()}
    return _page("service.html", _("Whether reminders go out"), shown)


def _given_up() -> list[tuple[str, str, datetime, str]]:
    """The last letters that were given up: the beginning of the key, what kind, when it was last tried, and why.

    Neither their matter nor anything that the mail server said: that may hold an address.
    """
    with db.reading(g.engine) as connection:
        dead = outbox.in_state(connection, "dead")[-_MOST:]
    return [(one.key[:12], _kind_of(one), one.next_at, _given_up_for(one)) for one in reversed(dead)]


def _kind_of(one: Letter) -> str:
    return _(_NO_REMINDER[one.rule]) if one.rule in _NO_REMINDER else policy_in_words.name(one.rule)


def _given_up_for(one: Letter) -> str:
    return next((_(why) for why in (delivery.REFUSED, delivery.TURNED_AWAY) if one.last_error.startswith(why)), "")


def _troubles(health: Health) -> Iterator[str]:
    """What is amiss, in words of our own: what a mail server says may hold an address."""
    alive = [one for one in health.workers if one.is_alive(health.at)]
    if not alive:
        yield _("No worker is at work: reminders are neither planned nor sent.")
        for one in health.ahead[:1]:
            yield _("A tick is dated %(instant)s, which has not come, and proves nothing.", instant=ago(one.beat_at))
    elif not any(one.sends for one in alive):
        yield _("No mail server is set: letters are planned and wait.")
    for since in sorted(one.trouble_since for one in alive if one.trouble_since)[:1]:
        yield _("The worker has been unable to do its work since %(instant)s.", instant=ago(since))
    if health.oldest_due and health.at - health.oldest_due > health.due_for:
        since_when = ago(health.oldest_due)
        yield _("Reminders are delayed: the oldest letter has been due since %(instant)s.", instant=since_when)


@pages.get("/metrics")
def metrics() -> Response:
    """The same in the text format that Prometheus reads."""
    return Response(watching.metrics(_health()), mimetype="text/plain")


def _health() -> Health:
    engine: Engine = g.engine
    with db.reading(engine) as connection:
        return reminders.health(connection, g.now)


def _page(template: str, title: str, shown: dict[str, Any]) -> Response:
    """A page on what is no part of the record: it has no day and no position."""
    return Response(render_template(template, title=title, crumbs=crumbs((title, "")), **shown), mimetype="text/html")


@pages.app_template_filter("ago")
def ago(at: datetime) -> str:
    """An instant of ours, to the minute."""
    return _("%(day)s at %(time)s UTC", day=wording.day(at.date()), time=f"{at:%H:%M}")
