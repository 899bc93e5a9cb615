"""One meeting: what was done at it, paragraph by paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint
from werkzeug.wrappers import Response

from tracker.domain.document import DocumentTabled
from tracker.domain.item import StatementMade, ViewRecorded
from tracker.domain.session import MeetingHeld, meeting_key
from tracker.domain.terms import Fact
from tracker.language import terms, wording, words
from tracker.language.messages import _, ngettext, pgettext
from tracker.language.status import Phrase, Status
from tracker.projections import aliases, sessions
from tracker.projections.rows import Evidence, evidence
from tracker.projections.sessions import Meeting
from tracker.web import addresses, columns, feeds, said, sentences, standing
from tracker.web.endings import moved_to
from tracker.web.errors import absent
from tracker.web.frame import crumbs, current, steps_of
from tracker.web.sessions import session_key
from tracker.web.sheet import Sheet, show
from tracker.web.tables import Table

pages = Blueprint("meetings", __name__)


@dataclass(frozen=True, slots=True)
class Done:
    """One fact of a meeting in words; `at` names the meetings where it may belong, or belongs, to another one too.

    What a list has many of goes by a heading, `among`, and a name under it, `in_short`.
    """

    said: str
    at: str
    evidence: Evidence
    among: str = ""
    in_short: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The facts that one paragraph of a source prints."""

    place: str
    done: list[Done]

    @property
    def acts(self) -> list[Done]:
        """What was done, without what goes by a heading."""
        return [one for one in self.done if not one.among]


@pages.get("/bodies/<code>/sessions/<number>/meetings/<int:meeting_number>")
def meeting(code: str, number: str, meeting_number: int) -> Response:
    """What was done at a meeting, in the order of the paragraphs that report it."""
    page = current()
    session = session_key(code, number)
    key = meeting_key(session, meeting_number)
    facts = standing.facts(page, key)
    entries = aliases.entries_of(page.connection, key, page.moment.times)
    name = wording.meeting(meeting_number)
    if not facts:
        raise absent(
            _("The %(meeting)s", meeting=name),
            [(words.session_name(session), addresses.session(session))],
            entries,
            key,
        )
    if code != code.lower():
        return moved_to(addresses.meeting(key))
    row = sessions.one(page.connection, session, page.moment.times)
    held = next((one for one in row.meetings if one.number == meeting_number), None) if row else None
    paragraphs = _paragraphs([fact for fact in facts if not isinstance(fact.event, MeetingHeld)])
    body = session.split("/", 1)[0]
    return show(
        Sheet(
            "meeting.html",
            _("%(meeting)s of the %(session)s", meeting=name, session=wording.session_name(session)),
            _status(held, sum(len(one.done) for one in paragraphs)),
            {"meeting": held, "paragraphs": paragraphs, "key": key},
            crumbs(
                (body, addresses.body(body)),
                (words.session_in_short(session), addresses.session(session)),
                (name, ""),
            ),
            steps_of(key),
            table=lambda: _table(paragraphs),
            feed=lambda: feeds.of_entries(entries),
            drawn={"lists": _lists(paragraphs)},
        )
    )


def _lists(paragraphs: Sequence[Paragraph]) -> dict[tuple[str, str], list[Done]]:
    """The documents, statements and views of a meeting by heading and meetings, in the order printed."""
    found: dict[tuple[str, str], list[Done]] = {}
    for one in (done for paragraph in paragraphs for done in paragraph.done if done.among):
        found.setdefault((one.among, one.at), []).append(one)
    return found


def _status(held: Meeting | None, number: int) -> Status:
    found = ngettext("%(num)s fact is recorded of it", "%(num)s facts are recorded of it", number)
    facts = Phrase(found if number else _("no facts are recorded of it"))
    if not held:
        return sentences.joined([(Phrase(_("Its day is not on record")),), (facts,)])
    kind, when = _(terms.MEETINGS[held.kind]), wording.when(held.occasion)
    said_when = _("Held %(when)s (%(kind)s)", when=when, kind=kind) if kind else _("Held %(when)s", when=when)
    return sentences.joined([(Phrase(said_when, (held.evidence,)),), (facts,)])


def _paragraphs(facts: Sequence[Fact]) -> list[Paragraph]:
    return [Paragraph(place, [_done(fact) for fact in several]) for place, several in groupby(facts, key=_place)]


def _place(fact: Fact) -> str:
    return words.source_in_words(fact.source)


def _done(fact: Fact) -> Done:
    meetings = wording.meetings(fact.occasion)
    sentence = said.of_fact(fact)
    if len(fact.occasion.meetings) < 2 or meetings in sentence:
        at = ""
    elif fact.occasion.precision == "one_of":
        at = pgettext("at one of several meetings", "At the %(meetings)s", meetings=meetings)
    else:
        at = _("At the %(meetings)s", meetings=meetings)
    return Done(sentence, at, evidence(fact), *_in_short(fact))


def _in_short(fact: Fact) -> tuple[str, str]:
    """The heading and the name of a statement, a view or a document; of other facts, neither."""
    under = words.items_in_words(fact.occasion.items)
    match fact.event:
        case StatementMade(speaker=speaker, kind=kind, on_behalf_of=groups):
            heading = _("Statements under %(items)s", items=under) if under else _("Statements")
            how = _(terms.STATEMENTS[kind])
            spoke = wording.capital(speaker.entity)
            if groups:
                spoke = f"{spoke}, {_('on behalf of %(names)s', names=wording.series(groups))}"
            return heading, f"{spoke} ({how})" if how else spoke
        case DocumentTabled(symbols=symbols):
            heading = _("Documents under %(items)s", items=under) if under else _("Documents")
            return heading, wording.series(symbols)
        case ViewRecorded(quantifier=quantifier):
            heading = _("Views on record under %(items)s", items=under) if under else _("Views on record")
            return heading, _(terms.QUANTIFIERS[quantifier])
    return "", ""


def _table(paragraphs: Sequence[Paragraph]) -> Table:
    rows = [(one.place, done.said, done.at, str(done.evidence.entry_id)) for one in paragraphs for done in one.done]
    return Table(columns.DONE, rows)
