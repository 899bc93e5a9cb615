"""What was sent up to another organ, and what came back: recommendations and transmissions, one row a matter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from sqlalchemy import Connection, select

from tracker.domain import bodies, recommendation, symbols
from tracker.domain.recommendation import Candidate, DocumentTransmitted, RecommendationActedOn, RecommendationMade
from tracker.domain.terms import NOW, Fact, Occasion, Times
from tracker.projections import sessions, texts
from tracker.projections.coverage import Coverage, reach
from tracker.projections.rows import Evidence, Projection, evidence, read, touching
from tracker.projections.texts import Text
from tracker.store import db, log
from tracker.store.db import table_of


@dataclass(frozen=True, slots=True)
class Act:
    """What the organ that was asked did; `text` is the key of its own text, empty while none is on record.

    `numbered_by` is the entry that gave it its number, where that is not the one that reports the act.
    """

    body: str
    outcome: str
    text: str
    as_printed: str
    occasion: Occasion
    evidence: Evidence
    numbered_by: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter before another organ. `asks` is *transmit* for a transmission; `made` is None for a gap in the record.

    `subject` is the key of the board, draft or document it is about. `open` while no final act is on record. `sent_by`
    is the day by which it had certainly been sent, as far as that is known.
    """

    key: str
    body: str
    session: str
    to: str
    asks: str
    subject: str
    title: str = ""
    candidates: tuple[Candidate, ...] = ()
    meant_for: str = ""
    through: tuple[str, ...] = ()
    as_printed: str = ""
    made: Occasion | None = None
    made_evidence: Evidence | None = None
    acts: tuple[Act, ...] = ()
    open: bool = True
    sent_by: date | None = None


def rows(key: str, facts: Sequence[Fact]) -> list[Matter]:
    """One row, or none where nothing stands."""
    if not facts:
        return []
    known = cast(recommendation.Recommendation, recommendation.STREAM.state(key, facts))
    acts = tuple(_act(fact) for fact in known.acted)
    settled = any(recommendation.is_final(fact) for fact in known.acted)
    if not known.made:
        body, number, asks, subject = (*key.partition("/to/")[0].split("/", 3), "", "", "")[:4]
        gap = Matter(key, body, f"{body}/{number}", acts[-1].body, asks, subject, acts=acts, open=not settled)
        return [replace(gap, sent_by=min((day for fact in known.acted if (day := fact.certain_by)), default=None))]
    return [_matter(key, known.made[-1], acts, settled)]


def _matter(key: str, made: Fact, acts: tuple[Act, ...], settled: bool) -> Matter:
    match made.event:
        case RecommendationMade() as asked:
            what = Matter(
                key=key,
                body=made.occasion.body,
                session=made.occasion.session,
                to=asked.to,
                asks=asked.asks,
                subject=symbols.without_corrections(asked.subject),
                title=asked.title,
                candidates=asked.candidates,
                meant_for=asked.meant_for,
                through=asked.through,
                as_printed=asked.as_printed,
            )
        case DocumentTransmitted() as sent:
            what = Matter(
                key=key,
                body=made.occasion.body,
                session=made.occasion.session,
                to=sent.to,
                asks="transmit",
                subject=symbols.home(sent.symbols),
                title=sent.title,
                through=sent.symbols,
                as_printed=sent.as_printed,
            )
        case other:
            raise AssertionError(other)
    proof, sent_by = evidence(made), made.certain_by
    return replace(what, made=made.occasion, made_evidence=proof, acts=acts, open=not settled, sent_by=sent_by)


def _act(fact: Fact) -> Act:
    event = cast(RecommendationActedOn, fact.event)
    return Act(fact.occasion.body, event.outcome, event.text, event.as_printed, fact.occasion, evidence(fact))


PROJECTION = Projection(
    "recommendation", Matter, table_of("matters", Matter, index=("key", "body", "session", "to", "subject")), rows
)


def covered(matter: Matter, organ: str, stated: Sequence[Coverage], day: date) -> Coverage | None:
    """How far what an organ did with a matter is covered; None where the record ends before the matter was sent.

    Also where nothing says when it was sent: neither the text nor its source, nor its session.
    """
    reached = reach(stated, organ, "elections" if matter.asks == "elect" else "actions", day)
    sent_by = matter.sent_by or _end_of_year(matter.session)
    return reached if reached and sent_by and reached.read_to >= sent_by else None


def _end_of_year(session: str) -> date | None:
    year = bodies.year_of_session(session)
    return date(year, 12, 31) if year else None


def _completed(connection: Connection, matters: list[Matter], times: Times) -> list[Matter]:
    """These matters with what other streams tell of them: the numbers of texts, the days of the session."""
    numbered = _numbered(connection, matters, times)
    if all(one.sent_by for one in numbered):
        return numbered
    closes = sessions.closes(connection, times)
    return [one if one.sent_by else replace(one, sent_by=closes.get(one.session)) for one in numbered]


def _numbered(connection: Connection, matters: list[Matter], times: Times) -> list[Matter]:
    """These matters; an act reported while its number was awaited has that of the text of its draft, once on record."""
    waiting = {matter.subject for matter in matters for act in matter.acts if not act.text}
    if not waiting:
        return matters
    near = touching(connection, texts.PROJECTION, waiting, times)
    found = {(text.organ, text.draft): text for text in near if text.draft in waiting}
    return [replace(one, acts=tuple(_with_number(act, found, one.subject) for act in one.acts)) for one in matters]


def _with_number(act: Act, found: Mapping[tuple[str, str], Text], draft: str) -> Act:
    text = found.get((act.body, draft))
    if act.text or act.outcome not in ("adopted", "adopted_as_revised") or text is None:
        return act
    return replace(act, text=text.key, numbered_by=text.evidence)


def every(connection: Connection, times: Times = NOW) -> list[Matter]:
    """All matters, the latest sent first."""
    return _latest_first(_completed(connection, read(connection, PROJECTION, times), times))


def one(connection: Connection, key: str, times: Times = NOW) -> Matter | None:
    """The matter with this key, if anything of it is on record."""
    return next(iter(_completed(connection, read(connection, PROJECTION, times, {"key": key}), times)), None)


def about(connection: Connection, subject: str, times: Times = NOW) -> list[Matter]:
    """The matters about a board, draft or document."""
    return _latest_first(_completed(connection, read(connection, PROJECTION, times, {"subject": subject}), times))


def of_session(connection: Connection, session: str, times: Times = NOW) -> list[Matter]:
    """The matters that a body sent up from a session."""
    return _latest_first(_completed(connection, read(connection, PROJECTION, times, {"session": session}), times))


def _latest_first(matters: list[Matter]) -> list[Matter]:
    return sorted(matters, key=lambda matter: (matter.sent_by or date.min, matter.key), reverse=True)


def ways(every: Sequence[Matter]) -> list[tuple[Matter, list[Matter]]]:
    """Each matter with those by which the organ asked only passed it on: they stand on its way, and not beside it."""
    onward: dict[tuple[str, ...], list[Matter]] = {}
    for one in every:
        if one.meant_for:
            onward[one.subject, one.to, one.meant_for] = []
    begun = []
    for one in every:
        before = onward.get((one.subject, one.body, one.to))
        if before is None:
            begun.append(one)
        else:
            before.append(one)
    return [(one, onward.get((one.subject, one.to, one.meant_for), [])) for one in begun]


def all_historical(connection: Connection, matters: Sequence[Matter]) -> set[str]:
    """The keys of the open matters all of whose facts were recorded as facts of long ago."""
    names = [f"recommendation:{matter.key}" for matter in matters if matter.open]
    entries = log.TABLES["proceedings"].c
    live: set[str] = set()
    for some in db.chunks(names):
        # a second thought alone revives none
        query = select(entries.stream).where(entries.stream.in_(some), entries.historical == 0, entries.about == "")
        live |= set(connection.scalars(query.distinct()))
    return {name.partition(":")[2] for name in names if name not in live}
