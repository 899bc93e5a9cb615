"""What each kind of fact says, as a clause: the words for every event of the proceedings, stream by stream."""

from collections.abc import Iterable
from datetime import date

from tracker.domain import wording
from tracker.domain.board import CandidateNominated, ElectionPostponed, MemberElected, MembershipEnded, VacancyArisen
from tracker.domain.document import (
    CorrigendumIssued,
    DocumentIssued,
    DocumentReissued,
    DocumentSubmitted,
    DocumentTabled,
    DocumentTakenNoteOf,
    DocumentWithdrawn,
    RevisionIssued,
)
from tracker.domain.draft import (
    DraftAdopted,
    DraftNotAdopted,
    DraftRevised,
    DraftTabled,
    DraftWithdrawn,
    FinancialImplicationsStated,
    ProceduralMotionDecided,
    SponsorshipChanged,
    VoteTaken,
)
from tracker.domain.item import AgendaItemConsidered, DecisionTaken, StatementMade, ViewRecorded
from tracker.domain.mandate import (
    DocumentRequested,
    MandateDischarged,
    MandateEnded,
    MandateEstablished,
    MandateModified,
    MandatePhaseReached,
    MandateRenewed,
    MandateReportSubmitted,
)
from tracker.domain.recommendation import DocumentTransmitted, RecommendationActedOn, RecommendationMade
from tracker.domain.session import (
    AgendaAdopted,
    MeetingHeld,
    OfficerElected,
    SessionOpened,
    SessionReportAdopted,
    SessionRescheduled,
    SessionScheduled,
)
from tracker.domain.terms import Fact, Tally
from tracker.projections.status import candidates_in_words
from tracker.web import words


def _who(fact: Fact) -> str:
    return wording.organ(fact.occasion.body) if fact.occasion.body else "a body that the source does not name"


def _with(words_before: str, detail: object, join: str = " ") -> str:
    return f"{words_before}{join}{detail}" if detail else words_before


def _dates(first: date | None, last: date | None) -> str:
    return wording.span(first, last or first) if first else "a date to be determined"


def _items(keys: Iterable[str]) -> str:
    return wording.series([words.item_in_words(key) for key in keys])


def tally(vote: Tally) -> str:
    """`38 votes to 2, with 6 abstentions`."""
    said = f"{vote.in_favour} votes to {vote.against}"
    return said if vote.abstaining is None else f"{said}, with {words.counted(vote.abstaining, 'abstention')}"


def of_session(fact: Fact) -> str:
    """A session planned, moved or held, its agenda, meetings, officers, report."""
    name = words.session_name(fact.occasion.session)
    of = f"of the {name[:1].lower()}{name[1:]}" if name else "of a session that the source does not name"
    match fact.event:
        case SessionScheduled(part=part, expected=expected) as plan:
            state = "is expected, not yet set, for" if expected else "is planned for"
            return f"the {words.PARTS[part]} {of} {state} {_dates(plan.starts_on, plan.ends_on)}"
        case SessionRescheduled(part=part) as moved:
            return f"the {words.PARTS[part]} {of} was moved to {_dates(moved.starts_on, moved.ends_on)}"
        case SessionOpened(part=part) as held:
            return f"the {words.PARTS[part]} {of} was held {_dates(held.starts_on, held.ends_on)}"
        case MeetingHeld(number=number):
            return f"{_who(fact)} held its {wording.ordinal(number)} meeting {wording.when(fact.occasion)}"
        case AgendaAdopted(items=items):
            return f"{_who(fact)} adopted the agenda {of}, with {words.counted(len(items), 'item')}"
        case SessionReportAdopted():
            return f"{_who(fact)} adopted the report {of}"
        case OfficerElected(office=office, name=person, state=state):
            return f"{person}{f' ({state})' if state else ''} is {office} {of}"
    return ""


def of_item(fact: Fact) -> str:
    """What was considered, decided or said under an agenda item."""
    items = _items(fact.occasion.items) or "an item that the source does not name"
    match fact.event:
        case AgendaItemConsidered():
            return f"{_who(fact)} considered agenda {items} {words.where(fact.occasion)}"
        case StatementMade(speaker=speaker, kind=kind):
            noun = words.STATEMENTS[kind] or "statement"
            return f"{speaker.entity} made {'an' if noun[0] in 'aeiou' else 'a'} {noun} under {items}"
        case ViewRecorded(quantifier=quantifier):
            return f"a view was put on record under {items} ({words.QUANTIFIERS[quantifier].lower()})"
        case DecisionTaken(action=action, symbols=symbols):
            did = _with(f"{_who(fact)} acted {wording.when(fact.occasion)}: {words.plain(action)}", items, ", under ")
            return _with(did, wording.series(symbols), ", on ")
    return ""


def of_document(fact: Fact) -> str:
    """A document submitted, issued, corrected, tabled, taken note of, withdrawn."""
    match fact.event:
        case DocumentIssued(symbols=symbols) as paper:
            carried = paper.carries.title if paper.carries else ""
            name = words.document_in_words(paper.kind, paper.author, paper.title, carried)
            return _with(f"{wording.series(symbols)} {'were' if len(symbols) > 1 else 'was'} issued", name, ": ")
        case CorrigendumIssued(symbol=symbol, corrects=corrects):
            return f"{symbol} was issued, a corrigendum to {corrects}"
        case RevisionIssued(symbol=symbol, replaces=replaced):
            return f"{symbol} was issued, in place of {replaced}"
        case DocumentReissued(symbol=symbol, reason=reason):
            return _with(f"{symbol} was reissued", reason, ": ")
        case DocumentWithdrawn(symbol=symbol, by=by):
            return _with(f"{symbol} was withdrawn", by, " by ")
        case DocumentSubmitted(symbol=symbol):
            return f"{symbol} was submitted for processing {wording.when(fact.occasion)}"
        case DocumentTakenNoteOf(symbols=symbols):
            return f"{_who(fact)} took note of {wording.series(symbols)} {wording.when(fact.occasion)}"
        case DocumentTabled(symbols=symbols):
            return _with(
                f"{_who(fact)} had {wording.series(symbols)} before it", _items(fact.occasion.items), " under "
            )
    return ""


def of_draft(fact: Fact) -> str:
    """A draft tabled, revised, sponsored, voted on, adopted or not."""
    when = wording.when(fact.occasion)
    match fact.event:
        case DraftTabled(draft=draft, kind=kind):
            return f"the draft {kind} {words.draft_in_words(draft)} was submitted to {_who(fact)}"
        case DraftRevised(draft=draft, kind=kind, symbol=symbol, oral=oral):
            revised = f"the draft {kind} {words.draft_in_words(draft)} was {'orally ' if oral else ''}revised"
            return _with(revised, symbol, ", as ")
        case SponsorshipChanged(draft=draft, kind=kind, added=added, removed=removed):
            of_it = f"the draft {kind} {words.draft_in_words(draft)}"
            if removed and not added:
                return f"{wording.series(removed)} withdrew as sponsors of {of_it}"
            return f"{wording.series(added)} joined in sponsoring {of_it}"
        case FinancialImplicationsStated(draft=draft, kind=kind):
            return f"the financial implications of the draft {kind} {words.draft_in_words(draft)} were stated"
        case DraftAdopted(draft=draft, kind=kind):
            return f"{_who(fact)} adopted the draft {kind} {words.draft_in_words(draft)} {when}"
        case DraftNotAdopted(draft=draft, kind=kind, outcome=outcome):
            said = {"no_action": "no action taken", "rejected": "not adopted"}.get(outcome, outcome)
            return f"the draft {kind} {words.draft_in_words(draft)} before {_who(fact)}, {when}: {said}"
        case DraftWithdrawn(draft=draft, kind=kind, by=by):
            return _with(f"the draft {kind} {words.draft_in_words(draft)} was withdrawn", wording.series(by), " by ")
        case VoteTaken(draft=draft, kind=kind, vote=vote):
            return f"{_who(fact)} voted on the draft {kind} {words.draft_in_words(draft)} {when}: {tally(vote)}"
        case ProceduralMotionDecided(draft=draft, motion=motion, carried=carried):
            carried_or_not = "carried" if carried else "not carried"
            return f"a motion ({words.plain(motion)}) on {words.draft_in_words(draft)} was {carried_or_not} {when}"
    return ""


def of_mandate(fact: Fact) -> str:
    """A mandate established, reported on, renewed, adapted or ended."""
    match fact.event:
        case MandateEstablished(text=text, paragraph=paragraph, verb=verb, addressees=addressees):
            return f"{text}, paragraph {paragraph}, {verb.lower()} {wording.series(addressees)}"
        case DocumentRequested(mandate=mandate, kind=kind, author=author):
            return f"{kind or 'a document'}{f' of {author}' if author else ''} was asked for under {mandate}"
        case MandateReportSubmitted(symbols=symbols, mandate=mandate):
            return f"{wording.series(symbols)} was submitted under {mandate}"
        case MandatePhaseReached(mandate=mandate, phase=phase):
            return f"the mandate {mandate} reached this phase: {phase}"
        case MandateDischarged(mandate=mandate, basis=basis):
            return f"the mandate {mandate} was discharged: {basis}"
        case MandateRenewed(mandate=mandate, by_text=by):
            return f"the mandate {mandate} was renewed by {by}"
        case MandateModified(mandate=mandate, by_text=by):
            return f"the mandate {mandate} was adapted by {by}"
        case MandateEnded(mandate=mandate, how=how, by_text=by):
            return _with(f"the mandate {mandate} ended: {how}", by, " by ")
    return ""


def of_recommendation(fact: Fact) -> str:
    """What was sent to another organ, and what that organ did."""
    when = wording.when(fact.occasion)
    match fact.event:
        case RecommendationMade(to=to, asks=asks, candidates=candidates, subject=subject):
            what = candidates_in_words(candidates) or f"to {words.plain(asks)} {words.draft_in_words(subject)}"
            return f"{_who(fact)} recommended to {wording.organ(to)} {what}, {when}"
        case DocumentTransmitted(symbols=symbols, to=to):
            return f"{_who(fact)} transmitted {wording.series(symbols)} to {wording.organ(to)} {when}"
        case RecommendationActedOn(recommendation=recommendation, outcome=outcome):
            return f"{_who(fact)} acted {when}: {words.plain(outcome)} (matter {recommendation})"
    return ""


def of_board(fact: Fact) -> str:
    """A seat of a board: vacant, filled, left."""
    when = wording.when(fact.occasion)
    match fact.event:
        case CandidateNominated(candidate=candidate, board=board, by=by):
            return _with(f"{candidate} was nominated to {wording.organ(board)}", by, " by ")
        case MemberElected(member=member, board=board, act=act):
            return f"{_who(fact)} {words.SEAT_ACTS[act]} {member} to {wording.organ(board)} {when}"
        case MembershipEnded(member=member, board=board, how=how):
            return f"the membership of {member} of {wording.organ(board)} ended: {how}"
        case VacancyArisen(board=board, reason=reason):
            return _with(f"a seat on {wording.organ(board)} was vacant {when}", reason, ": ")
        case ElectionPostponed(board=board, seats=seats):
            filled = words.counted(seats, "seat") if seats else "seats"
            return f"{_who(fact)} postponed the election to {filled} on {wording.organ(board)} {when}"
    return ""
