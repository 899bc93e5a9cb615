"""What happened to documents and drafts, as a clause."""

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
from tracker.domain.terms import Fact
from tracker.language import wording, words
from tracker.language.messages import N_, _, ngettext
from tracker.web.clauses.parts import body_of, either, tally

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
            return either(_REISSUED, reason, symbol=symbol)
        case DocumentWithdrawn(symbol=symbol, by=by):
            return either(_WITHDRAWN, by, symbol=symbol)
        case DocumentSubmitted(symbol=symbol):
            return _("%(symbol)s was submitted for processing %(when)s", symbol=symbol, when=when)
        case DocumentTakenNoteOf(symbols=symbols):
            names = wording.series(symbols)
            return _("%(organ)s took note of %(symbols)s %(when)s", organ=body_of(fact), symbols=names, when=when)
        case DocumentTabled(symbols=symbols):
            items = words.items_in_words(fact.occasion.items)
            return either(_TABLED, items, organ=body_of(fact), symbols=wording.series(symbols))
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


_COSTED = (
    N_("the financial implications of the %(draft)s were stated"),
    N_("the financial implications of the %(draft)s were stated: %(detail)s"),
)
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
            return _("the %(draft)s was submitted to %(organ)s", draft=_draft(kind, draft), organ=body_of(fact))
        case DraftRevised(draft=draft, kind=kind, symbol=symbol, oral=oral):
            return either(_REVISED_ORALLY if oral else _REVISED, symbol, draft=_draft(kind, draft))
        case SponsorshipChanged(draft=draft, kind=kind, added=added, removed=removed):
            of_it = _draft(kind, draft)
            if removed and not added:
                return _("%(names)s withdrew as sponsors of the %(draft)s", names=wording.series(removed), draft=of_it)
            return _("%(names)s joined in sponsoring the %(draft)s", names=wording.series(added), draft=of_it)
        case FinancialImplicationsStated(draft=draft, kind=kind, amounts=amounts):
            return either(_COSTED, wording.series(amounts), draft=_draft(kind, draft))
        case DraftAdopted(draft=draft, kind=kind):
            name = _draft(kind, draft)
            return _("%(organ)s adopted the %(draft)s %(when)s", organ=body_of(fact), draft=name, when=when)
        case DraftNotAdopted(draft=draft, kind=kind, outcome=outcome):
            return _(_NOT_ADOPTED[outcome], draft=_draft(kind, draft), organ=body_of(fact), when=when)
        case DraftWithdrawn(draft=draft, kind=kind, by=by):
            return either(_TAKEN_BACK, wording.series(by), draft=_draft(kind, draft))
        case VoteTaken(draft=draft, kind=kind, vote=vote):
            places = {"organ": body_of(fact), "draft": _draft(kind, draft), "when": when, "tally": tally(vote)}
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
