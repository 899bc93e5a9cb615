"""What each kind of fact says, as a clause: the words for every event of the proceedings, stream by stream."""

from datetime import date

from tracker.domain import wording as english
from tracker.domain.board import (
    CandidacyWithdrawn,
    CandidateNominated,
    ElectionPostponed,
    MemberElected,
    MembershipEnded,
    VacancyArisen,
)
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
from tracker.language import wording, words
from tracker.language.messages import N_, _, ngettext
from tracker.language.outcomes import candidates_in_words


def _who(fact: Fact) -> str:
    return wording.organ(fact.occasion.body) if fact.occasion.body else _("a body that the source does not name")


def _either(forms: tuple[str, str], detail: object, **places: object) -> str:
    """The second form of a message where there is a detail to put in it, else the first."""
    return _(forms[bool(detail)], detail=detail, **places)


def _dates(first: date | None, last: date | None) -> str:
    return wording.span(first, last or first) if first else _("a date to be determined")


def tally(vote: Tally) -> str:
    """`38 votes to 2, with 6 abstentions`."""
    if vote.abstaining is None:
        return _("%(for)s votes to %(against)s", **{"for": vote.in_favour, "against": vote.against})
    places = {"for": vote.in_favour, "against": vote.against}
    if not vote.abstaining:
        return _("%(for)s votes to %(against)s, with no abstentions", **places)
    return ngettext(
        "%(for)s votes to %(against)s, with %(num)s abstention",
        "%(for)s votes to %(against)s, with %(num)s abstentions",
        vote.abstaining,
        **places,
    )


_SESSIONS = {
    "expected": N_("the %(part)s of the %(session)s is expected, not yet set, for %(dates)s"),
    "planned": N_("the %(part)s of the %(session)s is planned for %(dates)s"),
    "moved": N_("the %(part)s of the %(session)s was moved to %(dates)s"),
    "held": N_("the %(part)s of the %(session)s was held %(dates)s"),
}


def of_session(fact: Fact) -> str:
    """A session planned, moved or held, its agenda, meetings, officers, report."""
    name = wording.session_name(fact.occasion.session) or _("session that the source does not name")
    match fact.event:
        case SessionScheduled(part=part, expected=expected) as plan:
            return _sat("expected" if expected else "planned", part, name, plan.starts_on, plan.ends_on)
        case SessionRescheduled(part=part) as moved:
            return _sat("moved", part, name, moved.starts_on, moved.ends_on)
        case SessionOpened(part=part) as held:
            return _sat("held", part, name, held.starts_on, held.ends_on)
        case MeetingHeld(number=number):
            meeting, when = wording.meeting(number), wording.when(fact.occasion)
            return _("%(organ)s held its %(meeting)s %(when)s", organ=_who(fact), meeting=meeting, when=when)
        case AgendaAdopted(items=items):
            return ngettext(
                "%(organ)s adopted the agenda of the %(session)s, with %(num)s item",
                "%(organ)s adopted the agenda of the %(session)s, with %(num)s items",
                len(items),
                organ=_who(fact),
                session=name,
            )
        case SessionReportAdopted():
            return _("%(organ)s adopted the report of the %(session)s", organ=_who(fact), session=name)
        case OfficerElected(office=office, name=person, state=state):
            who = f"{person} ({state})" if state else person
            return _("%(person)s is %(office)s of the %(session)s", person=who, office=office, session=name)
    return ""


def _sat(how: str, part: str, session: str, first: date | None, last: date | None) -> str:
    return _(_SESSIONS[how], part=words.part(part), session=session, dates=_dates(first, last))


_MADE = {
    "introductory": N_("%(speaker)s made an introductory statement under %(items)s"),
    "general": N_("%(speaker)s made a statement under %(items)s"),
    "closing": N_("%(speaker)s made a closing statement under %(items)s"),
    "explanation_of_vote_before": N_("%(speaker)s made an explanation of vote before the vote under %(items)s"),
    "explanation_of_vote_after": N_("%(speaker)s made an explanation of vote after the vote under %(items)s"),
    "explanation_of_position": N_("%(speaker)s made an explanation of position under %(items)s"),
    "right_of_reply": N_("%(speaker)s made a right of reply under %(items)s"),
    "point_of_order": N_("%(speaker)s made a point of order under %(items)s"),
    "introduction_of_draft": N_("%(speaker)s made an introduction of a draft under %(items)s"),
}
_DECIDED = (N_("%(organ)s acted %(when)s: %(action)s"), N_("%(organ)s acted %(when)s: %(action)s, under %(detail)s"))


def of_item(fact: Fact) -> str:
    """What was considered, decided or said under an agenda item."""
    items = words.items_in_words(fact.occasion.items) or _("an item that the source does not name")
    match fact.event:
        case AgendaItemConsidered():
            when = words.where(fact.occasion)
            return _("%(organ)s considered agenda %(items)s %(when)s", organ=_who(fact), items=items, when=when)
        case StatementMade(speaker=speaker, kind=kind):
            return _(_MADE[kind], speaker=speaker.entity, items=items)
        case ViewRecorded(quantifier=quantifier):
            how = _(words.QUANTIFIERS[quantifier]).lower()
            return _("a view was put on record under %(items)s (%(quantifier)s)", items=items, quantifier=how)
        case DecisionTaken() as decision:
            when = wording.when(fact.occasion)
            did = _either(_DECIDED, items, organ=_who(fact), when=when, action=words.done(decision.action))
            return _with_its_text(did, decision)
    return ""


def _with_its_text(did: str, decision: DecisionTaken) -> str:
    """A decision told apart from others of its day: the papers, the text that records it, the vote."""
    if decision.symbols:
        did = _("%(act)s, on %(symbols)s", act=did, symbols=wording.series(decision.symbols))
    if decision.text:
        did = f"{did} ({words.number_of_text(decision.text)})"
    return words.clauses([did, tally(decision.vote)]) if decision.vote else did


_REISSUED = (N_("%(symbol)s was reissued"), N_("%(symbol)s was reissued: %(detail)s"))
_WITHDRAWN = (N_("%(symbol)s was withdrawn"), N_("%(symbol)s was withdrawn by %(detail)s"))
_TABLED = (N_("%(organ)s had %(symbols)s before it"), N_("%(organ)s had %(symbols)s before it under %(detail)s"))


def of_document(fact: Fact) -> str:
    """A document submitted, issued, corrected, tabled, taken note of, withdrawn."""
    when = wording.when(fact.occasion)
    match fact.event:
        case DocumentIssued() as paper:
            return _issued(paper)
        case CorrigendumIssued(symbol=symbol, corrects=corrects):
            return _("%(symbol)s was issued, a corrigendum to %(corrected)s", symbol=symbol, corrected=corrects)
        case RevisionIssued(symbol=symbol, replaces=replaced):
            return _("%(symbol)s was issued, in place of %(replaced)s", symbol=symbol, replaced=replaced)
        case DocumentReissued(symbol=symbol, reason=reason):
            return _either(_REISSUED, reason, symbol=symbol)
        case DocumentWithdrawn(symbol=symbol, by=by):
            return _either(_WITHDRAWN, by, symbol=symbol)
        case DocumentSubmitted(symbol=symbol):
            return _("%(symbol)s was submitted for processing %(when)s", symbol=symbol, when=when)
        case DocumentTakenNoteOf(symbols=symbols):
            names = wording.series(symbols)
            return _("%(organ)s took note of %(symbols)s %(when)s", organ=_who(fact), symbols=names, when=when)
        case DocumentTabled(symbols=symbols):
            items = words.items_in_words(fact.occasion.items)
            return _either(_TABLED, items, organ=_who(fact), symbols=wording.series(symbols))
    return ""


def _issued(paper: DocumentIssued) -> str:
    carried = paper.carries.title if paper.carries else ""
    name = words.document_in_words(paper.kind, paper.author, paper.title, carried)
    said = ngettext(
        "%(symbols)s was issued",
        "%(symbols)s were issued",
        len(paper.symbols),
        symbols=wording.series(paper.symbols),
    )
    return _("%(act)s: %(title)s", act=said, title=name) if name else said


_REVISED = (N_("the %(draft)s was revised"), N_("the %(draft)s was revised, as %(detail)s"))
_REVISED_ORALLY = (N_("the %(draft)s was orally revised"), N_("the %(draft)s was orally revised, as %(detail)s"))
_TAKEN_BACK = (N_("the %(draft)s was withdrawn"), N_("the %(draft)s was withdrawn by %(detail)s"))
_NOT_ADOPTED = {
    "no_action": N_("the %(draft)s before %(organ)s, %(when)s: no action taken"),
    "rejected": N_("the %(draft)s before %(organ)s, %(when)s: not adopted"),
    "deferred": N_("the %(draft)s before %(organ)s, %(when)s: deferred"),
}


def of_draft(fact: Fact) -> str:
    """A draft tabled, revised, sponsored, voted on, adopted or not."""
    when = wording.when(fact.occasion)
    match fact.event:
        case DraftTabled(draft=draft, kind=kind):
            return _("the %(draft)s was submitted to %(organ)s", draft=_draft(kind, draft), organ=_who(fact))
        case DraftRevised(draft=draft, kind=kind, symbol=symbol, oral=oral):
            return _either(_REVISED_ORALLY if oral else _REVISED, symbol, draft=_draft(kind, draft))
        case SponsorshipChanged(draft=draft, kind=kind, added=added, removed=removed):
            of_it = _draft(kind, draft)
            if removed and not added:
                return _("%(names)s withdrew as sponsors of the %(draft)s", names=wording.series(removed), draft=of_it)
            return _("%(names)s joined in sponsoring the %(draft)s", names=wording.series(added), draft=of_it)
        case FinancialImplicationsStated(draft=draft, kind=kind):
            return _("the financial implications of the %(draft)s were stated", draft=_draft(kind, draft))
        case DraftAdopted(draft=draft, kind=kind):
            name = _draft(kind, draft)
            return _("%(organ)s adopted the %(draft)s %(when)s", organ=_who(fact), draft=name, when=when)
        case DraftNotAdopted(draft=draft, kind=kind, outcome=outcome):
            return _(_NOT_ADOPTED[outcome], draft=_draft(kind, draft), organ=_who(fact), when=when)
        case DraftWithdrawn(draft=draft, kind=kind, by=by):
            return _either(_TAKEN_BACK, wording.series(by), draft=_draft(kind, draft))
        case VoteTaken(draft=draft, kind=kind, vote=vote):
            places = {"organ": _who(fact), "draft": _draft(kind, draft), "when": when, "tally": tally(vote)}
            return _("%(organ)s voted on the %(draft)s %(when)s: %(tally)s", **places)
        case ProceduralMotionDecided(draft=draft, motion=motion, carried=carried):
            places = {"motion": words.plain(motion), "draft": words.draft_in_words(draft), "when": when}
            if carried:
                return _("a motion (%(motion)s) on %(draft)s was carried %(when)s", **places)
            return _("a motion (%(motion)s) on %(draft)s was not carried %(when)s", **places)
    return ""


def _draft(kind: str, key: str) -> str:
    name = words.draft_in_words(key)
    match kind:
        case "resolution":
            return _("draft resolution %(name)s", name=name)
        case "decision":
            return _("draft decision %(name)s", name=name)
        case _:
            return _("draft declaration %(name)s", name=name)


_ENDED = {
    "replaced": (
        N_("the mandate %(mandate)s ended: replaced"),
        N_("the mandate %(mandate)s ended: replaced by %(detail)s"),
    ),
    "merged": (N_("the mandate %(mandate)s ended: merged"), N_("the mandate %(mandate)s ended: merged by %(detail)s")),
    "retired": (
        N_("the mandate %(mandate)s ended: retired"),
        N_("the mandate %(mandate)s ended: retired by %(detail)s"),
    ),
    "lapsed": (N_("the mandate %(mandate)s ended: lapsed"), N_("the mandate %(mandate)s ended: lapsed by %(detail)s")),
}


def as_printed(asked: MandateEstablished) -> str:
    """`requests … Secretary-General`: the verb and the names, in the language of the text on every page.

    Dots stand for an article that the record leaves out.
    """
    verb, names = asked.verb.lower(), english.series(asked.addressees)
    return f"{verb} {names}" if names.startswith("the ") else " … ".join(part for part in (verb, names) if part)


def of_mandate(fact: Fact) -> str:
    """A mandate established, reported on, renewed, adapted or ended."""
    match fact.event:
        case MandateEstablished(text=text, paragraph=paragraph) as asked:
            places = {"text": words.text_in_words(text), "paragraph": paragraph, "words": as_printed(asked)}
            return _("%(text)s, paragraph %(paragraph)s: “%(words)s”", **places)
        case DocumentRequested(mandate=mandate, kind=kind, author=author):
            paper = kind or _("a document")
            if author:
                return _(
                    "%(paper)s of %(author)s was asked for under %(mandate)s",
                    paper=paper,
                    author=author,
                    mandate=mandate,
                )
            return _("%(paper)s was asked for under %(mandate)s", paper=paper, mandate=mandate)
        case MandateReportSubmitted(symbols=symbols, mandate=mandate):
            return _("%(symbols)s was submitted under %(mandate)s", symbols=wording.series(symbols), mandate=mandate)
        case MandatePhaseReached(mandate=mandate, phase=phase):
            return _("the mandate %(mandate)s reached this phase: %(phase)s", mandate=mandate, phase=phase)
        case MandateDischarged(mandate=mandate, basis=basis):
            return _("the mandate %(mandate)s was discharged: %(basis)s", mandate=mandate, basis=basis)
        case MandateRenewed(mandate=mandate, by_text=by):
            return _("the mandate %(mandate)s was renewed by %(text)s", mandate=mandate, text=by)
        case MandateModified(mandate=mandate, by_text=by):
            return _("the mandate %(mandate)s was adapted by %(text)s", mandate=mandate, text=by)
        case MandateEnded(mandate=mandate, how=how, by_text=by):
            return _either(_ENDED[how], by, mandate=mandate)
    return ""


_TO_DO = {
    "adopt": N_("to adopt %(subject)s"),
    "elect": N_("to elect %(subject)s"),
    "appoint": N_("to appoint %(subject)s"),
    "endorse": N_("to endorse %(subject)s"),
    "take_note": N_("to take note %(subject)s"),
    "forward": N_("to forward %(subject)s"),
    "approve": N_("to approve %(subject)s"),
    "consider": N_("to consider %(subject)s"),
}


def of_recommendation(fact: Fact) -> str:
    """What was sent to another organ, and what that organ did."""
    when = wording.when(fact.occasion)
    match fact.event:
        case RecommendationMade(to=to, asks=asks, candidates=candidates, subject=subject):
            what = candidates_in_words(candidates) or _(_TO_DO[asks], subject=words.draft_in_words(subject))
            places = {"organ": _who(fact), "to": wording.organ(to), "what": what, "when": when}
            return _("%(organ)s recommended to %(to)s %(what)s, %(when)s", **places)
        case DocumentTransmitted(symbols=symbols, to=to):
            places = {"organ": _who(fact), "to": wording.organ(to), "symbols": wording.series(symbols), "when": when}
            return _("%(organ)s transmitted %(symbols)s to %(to)s %(when)s", **places)
        case RecommendationActedOn(recommendation=recommendation, outcome=outcome):
            subject = _subject(recommendation)
            places = {"organ": _who(fact), "outcome": words.plain(outcome), "subject": subject, "when": when}
            return _("%(organ)s acted %(when)s on %(subject)s: %(outcome)s", **places)
    return ""


def _subject(recommendation: str) -> str:
    """What a recommendation is about, from its key: a board, a draft, a document."""
    subject = (*recommendation.split("/", 3), "", "", "")[3].partition("/to/")[0]
    return wording.organ(subject) if "/" not in subject and ":" not in subject else words.draft_in_words(subject)


_NOMINATED = (
    N_("%(person)s was nominated to %(board)s"),
    N_("%(person)s was nominated to %(board)s by %(detail)s"),
)
_STOOD_NO_MORE = (
    N_("the candidacy of %(person)s for %(board)s was withdrawn %(when)s"),
    N_("the candidacy of %(person)s for %(board)s was withdrawn by %(detail)s %(when)s"),
)
_SEATED = {
    "elected": N_("%(organ)s elected %(person)s to %(board)s %(when)s"),
    "re_elected": N_("%(organ)s re-elected %(person)s to %(board)s %(when)s"),
    "appointed": N_("%(organ)s appointed %(person)s to %(board)s %(when)s"),
    "endorsed": N_("%(organ)s endorsed %(person)s to %(board)s %(when)s"),
}
_LEFT = {
    "expired": N_("the membership of %(person)s of %(board)s ended: expired"),
    "resigned": N_("the membership of %(person)s of %(board)s ended: resigned"),
    "died": N_("the membership of %(person)s of %(board)s ended: died"),
    "replaced": N_("the membership of %(person)s of %(board)s ended: replaced"),
}
_VACANT = (N_("a seat on %(board)s was vacant %(when)s"), N_("a seat on %(board)s was vacant %(when)s: %(detail)s"))


def of_board(fact: Fact) -> str:
    """A seat of a board: vacant, filled, left."""
    when = wording.when(fact.occasion)
    match fact.event:
        case CandidateNominated(candidate=candidate, board=board, by=by):
            return _either(_NOMINATED, by, person=candidate, board=wording.organ(board))
        case CandidacyWithdrawn(candidate=candidate, board=board, by=by):
            return _either(_STOOD_NO_MORE, by, person=candidate, board=wording.organ(board), when=when)
        case MemberElected(member=member, board=board, act=act):
            return _(_SEATED[act], organ=_who(fact), person=member, board=wording.organ(board), when=when)
        case MembershipEnded(member=member, board=board, how=how):
            return _(_LEFT[how], person=member, board=wording.organ(board))
        case VacancyArisen(board=board, reason=reason):
            return _either(_VACANT, reason, board=wording.organ(board), when=when)
        case ElectionPostponed(board=board, seats=seats):
            places = {"organ": _who(fact), "board": wording.organ(board), "when": when}
            if not seats:
                return _("%(organ)s postponed the election to seats on %(board)s %(when)s", **places)
            return ngettext(
                "%(organ)s postponed the election to %(num)s seat on %(board)s %(when)s",
                "%(organ)s postponed the election to %(num)s seats on %(board)s %(when)s",
                seats,
                **places,
            )
    return ""
