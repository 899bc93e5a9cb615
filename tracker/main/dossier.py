"""All that is on record of one key, for `tracker show`: the rows that bear it, each opened by where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from tracker.domain import bodies, wording
from tracker.domain.terms import Times
from tracker.language import outcomes, terms, words
from tracker.main import boards as board_lines
from tracker.main import mandates as mandate_lines
from tracker.main.front import count
from tracker.projections import (
    aliases,
    boards,
    coverage,
    documents,
    drafts,
    follow_up,
    items,
    mandates,
    sessions,
    statements,
    texts,
)
from tracker.projections.statements import Statement


@dataclass(slots=True)
class Dossier:
    """What was found: `lines` for a person, `parts` for a program (rows by the name of their kind)."""

    key: str
    lines: list[str] = field(default_factory=list)
    parts: dict[str, list[Any]] = field(default_factory=dict)

    def add(self, kind: str, rows: list[Any], lines: Iterator[str]) -> None:
        """Adds rows of one kind, if there are any."""
        if rows:
            self.parts[kind] = rows
            self.lines += lines


def dossier(connection: Connection, key: str, times: Times, day: date) -> Dossier:
    """Everything that bears a key or another name of it, as the record stands at these times."""
    found = Dossier(key)
    for name in sorted(aliases.names(connection, _known_form(connection, key), times)):
        for add in (_body, _board, _matters, _session, _item, _document, _draft, _text, _mandates):
            add(found, connection, name, times, day)
    return found


def _known_form(connection: Connection, key: str) -> str:
    """The key as it is stored: the code of a body in its own capitals, any half of a joint symbol its home."""
    body = bodies.find(key.partition("/")[0])
    if body:
        return body.code + key[len(body.code) :]
    return documents.home_of(connection, key) or key


def _body(found: Dossier, connection: Connection, key: str, times: Times, day: date) -> None:
    rows = [row for row in sessions.every(connection, times) if row.body == key]

    def lines() -> Iterator[str]:
        yield wording.capital(wording.organ(key))
        for row in rows:
            yield f"  {row.key}: {bodies.session_name(row.key)}"

    found.add("sessions", rows, lines())


def _board(found: Dossier, connection: Connection, key: str, times: Times, day: date) -> None:
    seats = boards.seats(connection, key, times)
    asked = [matter for matter in follow_up.about(connection, key, times) if matter.candidates]
    body = bodies.find(key)
    if not seats and not asked and not (body and body.kind == "board"):
        return
    closes = sessions.closes(connection, times)
    sitting = boards.sitting(seats, day, closes)
    waiting = [candidate for matter in asked if matter.open for candidate in matter.candidates]
    stated = coverage.every(connection, times)
    asked_for = f"{len(waiting)} recommended, no election recorded" if waiting else "nobody recommended"

    def lines() -> Iterator[str]:
        yield wording.capital(wording.organ(key))
        yield (
            f"  On {wording.day(day)}: {asked_for};"
            f" {count(len(sitting), 'member') if sitting else 'no member'} on record."
        )
        yield from board_lines.composition(body or bodies.Body(key, ()), seats, stated, day, closes)

    found.add("seats", [*seats] or [{"recommended": len(waiting), "sitting": len(sitting)}], lines())


def _matters(found: Dossier, connection: Connection, key: str, times: Times, day: date) -> None:
    one = follow_up.one(connection, key, times)
    rows = [one] if one else follow_up.about(connection, key, times)
    covered = coverage.every(connection, times)

    def lines() -> Iterator[str]:
        for matter in rows:
            yield wording.capital(outcomes.title_of(matter))
            yield f"  {outcomes.of_matter(matter, covered, day)}"
            if matter.candidates:
                yield f"  Asked: {outcomes.candidates_in_words(matter.candidates)}"

    found.add("matters", rows, lines())


def _session(found: Dossier, connection: Connection, key: str, times: Times, day: date) -> None:
    row = sessions.one(connection, key, times)
    inside = items.of_session(connection, key, times)
    sent = follow_up.of_session(connection, key, times)

    def lines() -> Iterator[str]:
        yield wording.capital(bodies.session_name(key))
        for part in row.parts if row else ():
            dates = wording.span(part.starts_on, part.ends_on or part.starts_on) if part.starts_on else "no date set"
            where = f", {part.place}" if part.place else ""
            yield f"  {part.part.replace('_', ' ')} part, {part.state}: {dates}{where}"
        for meeting in row.meetings if row else ():
            yield f"  {wording.ordinal(meeting.number)} meeting: {wording.when(meeting.occasion)}"
        for officer in row.officers if row else ():
            yield f"  {officer.office}: {officer.name}{officer.state and f' ({officer.state})'}"
        for item in inside:
            yield f"  Item {item.number}: {item.title or 'title not on record'}"
        for matter in sent:
            yield f"  Sent to {wording.organ_in_short(matter.to)}: {outcomes.title_of(matter)}"

    found.add("sessions", [row] if row else [], lines())


def _item(found: Dossier, connection: Connection, key: str, times: Times, day: date) -> None:
    row = items.one(connection, key, times)
    before = documents.tabled_under(connection, key, times)
    spoke = statements.on_item(connection, key, times)
    # the key of a session: what its source puts under no agenda item
    of_none = row is not None and "/" not in row.session

    def lines() -> Iterator[str]:
        assert row
        if of_none:
            if "sessions" not in found.parts:
                yield wording.capital(bodies.session_name(key))
            yield f"  Under no agenda item: {count(len(spoke), 'statement')}"
            yield from (f"  {line}" for line in _noted(row))
            return
        yield f"Item {row.number}: {row.title or 'title not on record'}"
        for occasion in row.considered:
            yield f"  Considered at the {wording.meetings(occasion)}, {wording.when(occasion)}"
        for document, tabled in before:
            yield f"  Before it: {wording.series(tabled.symbols)} {document.kind}"
        yield from _noted(row)
        yield from _spoke(spoke)

    found.add("under_no_item" if of_none else "items", [row] if row else [], lines())
    if row and spoke:
        found.parts["statements"] = list(spoke)


def _spoke(made: Sequence[Statement]) -> Iterator[str]:
    """Who spoke, in the order of the statements: each capacity, meeting and kind once before its speakers."""
    for (capacity, occasion, kind), several in groupby(made, key=lambda one: (one.capacity, one.occasion, one.kind)):
        called = terms.STATEMENTS[kind] and f" ({terms.STATEMENTS[kind]})"
        names = "; ".join(map(_speaker, several))
        yield f"  Spoke, {words.where(occasion)}{called}. {terms.CAPACITIES[capacity]}: {names}"


def _speaker(statement: Statement) -> str:
    groups = statement.on_behalf_of and f", on behalf of {wording.series(statement.on_behalf_of)}"
    return f"{statement.speaker.entity}{groups or ''}"


def _noted(row: items.Item) -> Iterator[str]:
    for view in row.views:
        yield f"  View, {view.quantifier.replace('_', ' ')}: {view.words}"
    for decision in row.decisions:
        yield f"  Decided {wording.when(decision.occasion)}: {decision.words}"


def _document(found: Dossier, connection: Connection, key: str, times: Times, day: date) -> None:
    row = documents.one(connection, key, times)

    def lines() -> Iterator[str]:
        assert row
        title = row.title and (f" {row.title}" if row.carries else f" on {row.title}")
        yield f"{wording.series(row.symbols)}: {row.kind or 'kind not on record'}{title}"
        for corrigendum in row.corrigenda:
            yield f"  Corrected by {corrigendum.symbol}{f' ({corrigendum.nature})' if corrigendum.nature else ''}"
        for tabled in row.tabled:
            yield (
                f"  {wording.series(tabled.symbols)} before {wording.organ(tabled.occasion.body)},"
                f" item {', '.join(tabled.occasion.items)}"
            )
        for step in row.steps:
            what = wording.capital(step.what.replace("_", " "))
            yield f"  {what} {wording.when(step.occasion)}: {step.detail or step.symbol}"

    found.add("documents", [row] if row else [], lines())


def _draft(found: Dossier, connection: Connection, key: str, times: Times, day: date) -> None:
    row = drafts.one(connection, key, times)

    def lines() -> Iterator[str]:
        assert row
        yield f"Draft {row.kind} {row.key}: {row.title or 'title not on record'}"
        for adoption in row.adopted:
            yield f"  Adopted by {wording.organ(adoption.occasion.body)} {wording.when(adoption.occasion)}"
            if adoption.sponsors:
                yield f"  Sponsors at the adoption: {wording.series(adoption.sponsors)}"

    found.add("drafts", [row] if row else [], lines())


def _text(found: Dossier, connection: Connection, key: str, times: Times, day: date) -> None:
    row = texts.one(connection, key, times)

    def lines() -> Iterator[str]:
        assert row
        yield f"{row.key}: {row.title or 'title not on record'}"
        for other in texts.with_the_words_of(connection, row, times):
            yield f"  {other.key}, adopted by {wording.organ(other.organ)} {wording.when(other.occasion)}"

    found.add("texts", [row] if row else [], lines())


def _mandates(found: Dossier, connection: Connection, key: str, times: Times, day: date) -> None:
    text = texts.one(connection, key, times)
    rows = mandates.of_text(connection, text.key if text else key, times) or mandates.with_key(connection, key, times)
    calendar = sessions.calendar(connection, times)
    alone = [row for row in rows if row.key == key]
    found.add("mandates", rows, mandate_lines.of_text(rows, calendar))
    found.lines += [line for row in alone for line in mandate_lines.in_full(row)]
    stated = coverage.every(connection, times) if alone else []
    found.lines += [line for row in alone for line in mandate_lines.silence(row, calendar, stated, day)]
