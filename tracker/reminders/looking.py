"""The part of the record that reminders follow from, as causes; and each cause as the content of a letter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import Connection

from tracker.domain.due import Sitting
from tracker.domain.terms import NOW
from tracker.projections import boards, coverage, follow_up, mandates, rows, sessions, slots, texts
from tracker.projections.boards import Seat
from tracker.projections.coverage import Coverage
from tracker.projections.follow_up import Matter
from tracker.projections.mandates import Mandate
from tracker.reminders import causes, contents, following, history, notices, papers, requests, rounds, terms, undated
from tracker.reminders.causes import Cause
from tracker.reminders.contents import Content
from tracker.reminders.following import Followed
from tracker.reminders.papers import Agreed
from tracker.reminders.policy import BEFORE_AN_ORGAN, CYCLE, NO_DATES, OF_DOCUMENTS, REVIEW, TERM_ENDING
from tracker.reminders.rules import Planned
from tracker.reminders.undated import Undated


@dataclass(frozen=True, slots=True)
class Seen:
    """Rows, and the causes that follow from them; `followed` are the causes with who follows them."""

    causes: list[Cause]
    calendar: list[Sitting]
    coverage: list[Coverage]
    matters: dict[str, Matter]
    mandates: dict[str, Mandate]
    seats: list[Seat]
    undated: dict[str, Undated] = field(default_factory=dict)
    by_matter: dict[tuple[str, str], list[Cause]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Notes the causes by rule and matter."""
        for one in self.causes:
            self.by_matter.setdefault((one.policy.kind, one.matter), []).append(one)

    def followed(self) -> list[Followed]:
        """The causes, each with the topics whose followers it concerns."""
        return [self.followed_as(one) for one in self.causes]

    def followed_as(self, cause: Cause) -> Followed:
        """A cause with its topics: its key, its bodies, session, items, text, addressees; and its words."""
        if one := self.undated.get(cause.matter if cause.policy == NO_DATES else ""):
            return Followed(cause, frozenset({following.folded(f"{following.CALENDAR}{one.body}")}), frozenset())
        topics, words = _topics(cause, self.matters.get(cause.matter), self.mandates.get(cause.matter))
        said = following.words_of(" ".join((*words, cause.matter)))
        return Followed(cause, frozenset(following.folded(topic) for topic in topics if topic), said)

    def entries(self, matter: str, due_on: date) -> Iterator[UUID]:
        """The entries from which it follows that something is due on a day."""
        if (found := self.matters.get(matter)) and found.made_evidence:
            yield found.made_evidence.entry_id
        if asked := self.mandates.get(matter):
            yield asked.evidence.entry_id
        if without := self.undated.get(matter):
            yield from without.entries
        yield from (seat.evidence.entry_id for seat in self.seats if (seat.board, seat.term_to) == (matter, due_on))

    def cause(self, rule: str, matter: str, due_on: date, of_office: bool) -> Cause | None:
        """The cause that a letter goes back to: the one for its day or, where the day moved, the one there is.

        `of_office`, whether it is a letter to somebody of the office.
        """
        mine = [one for one in self.by_matter.get((rule, matter), ()) if one.is_for(of_office)]
        same_day = [one for one in mine if one.due_on == due_on]
        # a board has a cause a day, a cycle a round: another day is another member's, another round's
        others = [] if rule in (TERM_ENDING.kind, CYCLE.kind) else mine
        return next(iter(same_day or others), None)

    def content(self, planned: Planned, today: date) -> Content:
        """What the letter of a planned reminder says."""
        if planned.rule == TERM_ENDING.kind:
            ending = dict(causes.terms_ending(self.seats))
            return terms.of_terms(ending[planned.matter, planned.due_on], self.coverage, today)
        if planned.rule == BEFORE_AN_ORGAN.kind:
            matter = self.matters[planned.matter]
            (cause,) = self.by_matter[planned.rule, planned.matter]
            assert cause.sitting
            return contents.of_matter(matter, cause.sitting, self.coverage, today, planned.day)
        if planned.rule == NO_DATES.kind:
            return notices.of_undated(self.undated[planned.matter])
        mandate = self.mandates[planned.matter]
        for stage, policy in OF_DOCUMENTS.items():
            if planned.rule == policy.kind:
                return requests.of_document(mandate, stage, self.calendar, self.coverage, today, planned.due_on)
        if planned.rule == CYCLE.kind:
            return requests.of_cycle(mandate, self.coverage, today, planned.due_on)
        if planned.rule == REVIEW.kind:
            return requests.of_review(mandate, planned.due_on)
        return requests.of_report(mandate, self.calendar, self.coverage, today)


def _topics(cause: Cause, matter: Matter | None, mandate: Mandate | None) -> tuple[list[str], list[str]]:
    """What a cause can be followed by, and the words that a search of it looks at."""
    topics = [cause.matter, cause.sitting.session if cause.sitting else ""]
    if matter:
        items = matter.made.items if matter.made else ()
        topics += [matter.body, matter.to, matter.session, matter.subject, *items, *matter.through]
        words = [matter.title, *(one.name for one in matter.candidates)]
    elif mandate:
        body = causes.reported_to(mandate)
        addressees = [f"{following.ADDRESSEE}{one}" for one in mandate.addressees]
        topics += [mandate.text, mandate.text.partition(" ")[0], body, causes.due_of(mandate).session, *addressees]
        words = [mandate.verb, mandate.action, *mandate.addressees]
    else:
        words = []
    return [*topics, *(one.partition("(")[0] for one in topics if one.endswith(")"))], words


def look(connection: Connection) -> Seen:
    """Reads everything that may remind somebody, with the dates that were agreed for documents."""
    return _look(connection, slots.agreed(connection))


def look_at_proceedings(connection: Connection) -> Seen:
    """The same from the public log alone: pages show no date that stands in the office log."""
    return _look(connection, {})


def _look(connection: Connection, agreed: Agreed) -> Seen:
    matters, asked = follow_up.every(connection), mandates.counted(connection)
    return _seen(connection, matters, asked, rows.read(connection, boards.PROJECTION), agreed)


def look_again(connection: Connection, rule: str, matter: str) -> Seen:
    """Reads what one letter goes back to."""
    if rule == NO_DATES.kind:
        return look(connection)
    if rule == BEFORE_AN_ORGAN.kind:
        found = follow_up.one(connection, matter)
        return _seen(connection, [found] if found else [], [], [], {})
    if rule == TERM_ENDING.kind:
        return _seen(connection, [], [], boards.seats(connection, matter), {})
    # asked for in two texts of the same words, a report is reminded of once: which text that is, all of them say
    asked = [row for row in mandates.counted(connection) if row.key == matter]
    return _seen(connection, [], asked, [], slots.agreed(connection))


def _seen(
    connection: Connection, matters: Sequence[Matter], asked: Sequence[Mandate], seats: Sequence[Seat], agreed: Agreed
) -> Seen:
    calendar = sessions.calendar(connection)
    long_ago_matters = follow_up.all_historical(connection, matters)
    evidence = [*(mandate.evidence for mandate in asked), *(seat.evidence for seat in seats)]
    long_ago = history.historical(connection, [str(one.entry_id) for one in evidence])
    adopted = {text.key: text.occasion.last_day for text in texts.every(connection)} if asked else {}
    found = [causes.of_matter(matter, calendar, matter.key in long_ago_matters) for matter in matters]
    for mandate in asked:
        past = str(mandate.evidence.entry_id) in long_ago
        found += causes.of_report(mandate, calendar, past)
        found += papers.of_documents(mandate, calendar, agreed, past)
        found += rounds.of_cycles(mandate, calendar, adopted.get(mandate.text), past)
        found += causes.of_review(mandate, past)
    found += causes.of_terms(seats, long_ago)
    recent = [one for one in asked if str(one.evidence.entry_id) not in long_ago]
    without = _undated(connection, [one for one in matters if one.key not in long_ago_matters], recent, calendar)
    return Seen(
        [*found, *(one.cause for one in without)],
        calendar,
        coverage.every(connection, NOW),
        {matter.key: matter for matter in matters},
        {mandate.key: mandate for mandate in asked},
        list(seats),
        {one.key: one for one in without},
    )


def _undated(
    connection: Connection, matters: Sequence[Matter], asked: Sequence[Mandate], calendar: Sequence[Sitting]
) -> list[Undated]:
    waiting = undated.waiting(asked, calendar)
    entries = [str(one.evidence.entry_id) for some in waiting.values() for one in some]
    of_sessions = undated.sessions(waiting, history.recorded_on(connection, entries))
    return [*of_sessions, *undated.organs(matters, calendar)]
