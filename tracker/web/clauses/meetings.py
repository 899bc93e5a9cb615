"""What happened at sessions and meetings, as a clause."""

from datetime import date

from tracker.domain.item import AgendaItemConsidered, DecisionTaken, StatementMade, ViewRecorded
from tracker.domain.session import (
    AgendaAdopted,
    MeetingHeld,
    OfficerElected,
    SessionOpened,
    SessionReportAdopted,
    SessionRescheduled,
    SessionScheduled,
)
from tracker.domain.terms import Fact
from tracker.language import terms, wording, words
from tracker.language.messages import N_, _, ngettext
from tracker.web.clauses.parts import body_of, dates, either, tally

_MET = (
    N_("%(organ)s held its %(meeting)s %(when)s"),
    N_("%(organ)s held its %(meeting)s %(when)s, jointly with %(detail)s"),
)
_REPORTED = (
    N_("%(organ)s adopted the report of the %(session)s"),
    N_("%(organ)s adopted the report of the %(session)s (Supplement No. %(detail)s)"),
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
        case MeetingHeld(number=number, joint_with=others):
            with_whom = wording.series([wording.organ(one) for one in others])
            meeting, when = wording.meeting(number), wording.when(fact.occasion)
            return either(_MET, with_whom, organ=body_of(fact), meeting=meeting, when=when)
        case AgendaAdopted(items=()):
            return _("%(organ)s adopted the agenda of the %(session)s", organ=body_of(fact), session=name)
        case AgendaAdopted(items=items):
            return ngettext(
                "%(organ)s adopted the agenda of the %(session)s, with %(num)s item",
                "%(organ)s adopted the agenda of the %(session)s, with %(num)s items",
                len(items),
                organ=body_of(fact),
                session=name,
            )
        case SessionReportAdopted(supplement_number=number):
            return either(_REPORTED, number, organ=body_of(fact), session=name)
        case OfficerElected(office=office, name=person, state=state):
            who = f"{person} ({state})" if state else person
            return _("%(person)s is %(office)s of the %(session)s", person=who, office=office, session=name)
    return ""


def _sat(how: str, part: str, session: str, first: date | None, last: date | None) -> str:
    return _(_SESSIONS[how], part=words.part(part), session=session, dates=dates(first, last))


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
            return _("%(organ)s considered agenda %(items)s %(when)s", organ=body_of(fact), items=items, when=when)
        case StatementMade(speaker=speaker, kind=kind):
            return _(_MADE[kind], speaker=speaker.entity, items=items)
        case ViewRecorded(quantifier=quantifier):
            how = _(terms.QUANTIFIERS[quantifier]).lower()
            return _("a view was put on record under %(items)s (%(quantifier)s)", items=items, quantifier=how)
        case DecisionTaken() as decision:
            when = wording.when(fact.occasion)
            did = either(_DECIDED, items, organ=body_of(fact), when=when, action=words.done(decision.action))
            return _with_its_text(did, decision)
    return ""


def _with_its_text(did: str, decision: DecisionTaken) -> str:
    """A decision told apart from others of its day: the papers, the text that records it, the vote."""
    if decision.symbols:
        did = _("%(act)s, on %(symbols)s", act=did, symbols=wording.series(decision.symbols))
    if decision.text:
        did = f"{did} ({words.number_of_text(decision.text)})"
    return words.clauses([did, tally(decision.vote)]) if decision.vote else did
