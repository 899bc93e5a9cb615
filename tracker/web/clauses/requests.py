"""What is asked, sent on and filled: mandates, recommendations, boards, as a clause."""

from tracker.domain import wording as english
from tracker.domain.board import (
    CandidacyWithdrawn,
    CandidateNominated,
    ElectionPostponed,
    MemberElected,
    MembershipEnded,
    VacancyArisen,
)
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
from tracker.domain.terms import Fact
from tracker.language import wording, words
from tracker.language.messages import N_, _, ngettext
from tracker.language.outcomes import candidates_in_words
from tracker.web.clauses.parts import body_of, either

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
            return either(_ENDED[how], by, mandate=mandate)
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
            places = {"organ": body_of(fact), "to": wording.organ(to), "what": what, "when": when}
            return _("%(organ)s recommended to %(to)s %(what)s, %(when)s", **places)
        case DocumentTransmitted(symbols=symbols, to=to):
            places = {"organ": body_of(fact), "to": wording.organ(to), "symbols": wording.series(symbols), "when": when}
            return _("%(organ)s transmitted %(symbols)s to %(to)s %(when)s", **places)
        case RecommendationActedOn(recommendation=recommendation, outcome=outcome):
            subject = _subject(recommendation)
            places = {"organ": body_of(fact), "outcome": words.plain(outcome), "subject": subject, "when": when}
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
            return either(_NOMINATED, by, person=candidate, board=wording.organ(board))
        case CandidacyWithdrawn(candidate=candidate, board=board, by=by):
            return either(_STOOD_NO_MORE, by, person=candidate, board=wording.organ(board), when=when)
        case MemberElected(member=member, board=board, act=act):
            return _(_SEATED[act], organ=body_of(fact), person=member, board=wording.organ(board), when=when)
        case MembershipEnded(member=member, board=board, how=how):
            return _(_LEFT[how], person=member, board=wording.organ(board))
        case VacancyArisen(board=board, reason=reason):
            return either(_VACANT, reason, board=wording.organ(board), when=when)
        case ElectionPostponed(board=board, seats=seats):
            places = {"organ": body_of(fact), "board": wording.organ(board), "when": when}
            if not seats:
                return _("%(organ)s postponed the election to seats on %(board)s %(when)s", **places)
            return ngettext(
                "%(organ)s postponed the election to %(num)s seat on %(board)s %(when)s",
                "%(organ)s postponed the election to %(num)s seats on %(board)s %(when)s",
                seats,
                **places,
            )
    return ""
