"""What happened to a draft, a document or a mandate, and what was decided: each act in words, with its entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.terms import Occasion, Tally
from tracker.language import wording, words
from tracker.language.messages import N_, _
from tracker.projections.documents import Document, DocumentStep
from tracker.projections.drafts import Adoption, Draft, DraftStep
from tracker.projections.items import Decision
from tracker.projections.mandates import Mandate, MandateStep
from tracker.projections.rows import Evidence
from tracker.web import clauses


@dataclass(frozen=True, slots=True)
class Act:
    """One act: `said` in words, without the full stop."""

    said: str
    occasion: Occasion
    evidence: Evidence
    text: str = ""


@dataclass(frozen=True, slots=True)
class DraftShown:
    """A draft and what happened to it, at one session or under one item, or on its whole way."""

    key: str
    in_words: str
    kind: str
    title: str
    sponsors: tuple[str, ...]
    acts: list[Act]


def of_draft(draft: Draft, where: str = "") -> DraftShown:
    """A draft with its acts in the order of their days; with `where` only those at this session or under this item."""
    found = [*(_adopted(one) for one in draft.adopted), *(_draft_step(one) for one in draft.steps)]
    here = [one for one in found if not where or where in (one.occasion.session, *one.occasion.items)]
    here.sort(key=lambda one: one.occasion.last_day or date.min)
    return DraftShown(draft.key, words.draft_in_words(draft.key), draft.kind, draft.title, draft.sponsors, here)


def _adopted(one: Adoption) -> Act:
    how = words.plain(one.how) or _("how it was adopted is not stated")
    body = wording.organ(one.occasion.body) if one.occasion.body else ""
    places = {"organ": body, "symbol": one.as_revised, "when": words.where(one.occasion)}
    match bool(body), bool(one.as_revised):
        case True, False:
            said = _("Adopted by %(organ)s %(when)s", **places)
        case True, True:
            said = _("Adopted by %(organ)s, as revised in %(symbol)s %(when)s", **places)
        case False, True:
            said = _("Adopted, as revised in %(symbol)s %(when)s", **places)
        case _:
            said = _("Adopted %(when)s", **places)
    meant = [_("for %(organ)s", organ=wording.organ(one.meant_for))] if one.meant_for else []
    return Act(words.clauses([said, _with_tally(how, one.vote), *meant]), one.occasion, one.evidence)


# without a name behind it, and with the name of who did it
_DRAFT_STEPS = {
    "revised": (N_("Revised %(when)s"), N_("Revised by %(names)s %(when)s")),
    "orally_revised": (N_("Orally revised %(when)s"), N_("Orally revised by %(names)s %(when)s")),
    "voted": (N_("Voted on %(when)s"), N_("Voted on by %(names)s %(when)s")),
    "rejected": (N_("Not adopted %(when)s"), N_("Not adopted by %(names)s %(when)s")),
    "no_action": (N_("No action taken %(when)s"), N_("No action taken by %(names)s %(when)s")),
    "deferred": (N_("Deferred %(when)s"), N_("Deferred by %(names)s %(when)s")),
    "withdrawn": (N_("Withdrawn %(when)s"), N_("Withdrawn by %(names)s %(when)s")),
}
_REVISED_AS = {
    "revised": (N_("Revised as %(symbol)s %(when)s"), N_("Revised as %(symbol)s by %(names)s %(when)s")),
    "orally_revised": (
        N_("Orally revised as %(symbol)s %(when)s"),
        N_("Orally revised as %(symbol)s by %(names)s %(when)s"),
    ),
}


def _draft_step(one: DraftStep) -> Act:
    by = wording.series(one.by)
    when = words.where(one.occasion)
    match one.what:
        case "motion":
            said = _with_tally(_motion(one, by, when), one.vote)
        case "sponsored":
            said = _sponsored(one, by, when)
        case "costed" if one.symbol:
            said = _("What it would cost was stated in %(symbol)s %(when)s", symbol=one.symbol, when=when)
        case "costed":
            said = _("What it would cost was stated %(when)s", when=when)
        case _:
            forms = (one.symbol and _REVISED_AS.get(one.what)) or _DRAFT_STEPS[one.what]
            said = _with_tally(_(forms[bool(by)], symbol=one.symbol, names=by, when=when), one.vote)
    return Act(said, one.occasion, one.evidence)


def _motion(one: DraftStep, by: str, when: str) -> str:
    places = {"motion": words.plain(one.motion), "names": by, "when": when}
    match one.carried, bool(by):
        case True, True:
            return _("Motion of %(names)s (%(motion)s) carried %(when)s", **places)
        case True, False:
            return _("Motion (%(motion)s) carried %(when)s", **places)
        case _, True:
            return _("Motion of %(names)s (%(motion)s) not carried %(when)s", **places)
        case _:
            return _("Motion (%(motion)s) not carried %(when)s", **places)


def _sponsored(one: DraftStep, by: str, when: str) -> str:
    left = wording.series(one.left)
    if not by:
        return _("%(names)s left the sponsors %(when)s", names=left, when=when)
    if not left:
        one_of, several = N_("Joined by %(names)s as sponsor %(when)s"), N_("Joined by %(names)s as sponsors %(when)s")
        return _(one_of if len(one.by) == 1 else several, names=by, when=when)
    if len(one.by) == 1:
        return _("Joined by %(names)s as sponsor; %(left)s left the sponsors %(when)s", names=by, left=left, when=when)
    return _("Joined by %(names)s as sponsors; %(left)s left the sponsors %(when)s", names=by, left=left, when=when)


def _with_tally(said: str, vote: Tally | None) -> str:
    return _("%(act)s: %(tally)s", act=said, tally=clauses.tally(vote)) if vote else said


_DOCUMENT_STEPS = {
    "submitted": N_("Submitted for processing %(when)s"),
    "reissued": N_("Reissued %(when)s"),
    "withdrawn": N_("Withdrawn %(when)s"),
}


def of_document(document: Document) -> list[Act]:
    """What happened to a document besides being issued, corrected and tabled."""
    return [_document_step(one) for one in document.steps]


def _document_step(one: DocumentStep) -> Act:
    when = words.where(one.occasion)
    match one.what:
        case "taken_note_of":
            said = _("Taken note of by %(organ)s %(when)s", organ=wording.organ(one.occasion.body), when=when)
        case "revised":
            said = _("Replaced by %(symbol)s %(when)s", symbol=one.symbol, when=when)
        case _:
            said = _(_DOCUMENT_STEPS[one.what], when=when) + (f" ({one.detail})" if one.detail else "")
    return Act(said, one.occasion, one.evidence)


def of_decisions(decisions: Sequence[Decision]) -> list[Act]:
    """What a body decided, in the words of the source."""
    return [_decided(one) for one in decisions]


def _decided(one: Decision) -> Act:
    action, when = wording.capital(words.done(one.action)), words.where(one.occasion)
    if one.symbols:
        said = _("%(action)s, on %(symbols)s %(when)s", action=action, symbols=wording.series(one.symbols), when=when)
    else:
        said = _("%(action)s %(when)s", action=action, when=when)
    said = _with_tally(words.clauses([said, *([words.plain(one.how)] if one.how else [])]), one.vote)
    if one.words:
        said = _("%(act)s: “%(words)s”", act=said, words=one.words)
    return Act(said, one.occasion, one.evidence, one.text)


def of_mandate(mandate: Mandate) -> list[Act]:
    """What happened to a mandate after it was established."""
    return [_mandate_step(one) for one in mandate.steps]


def _mandate_step(one: MandateStep) -> Act:
    alone, by_text = _MANDATE_STEPS[one.what]
    said = _(by_text if one.by_text else alone, text=words.text_in_words(one.by_text) if one.by_text else "")
    if one.words:
        said = _("%(act)s: %(words)s", act=said, words=one.words)
    if one.addressees:
        said = words.clauses([said, _("addressed to %(names)s", names=wording.series(one.addressees))])
    parts = [said]
    if one.session:
        parts.append(_("for the %(session)s", session=wording.session_name(one.session)))
    if one.until:
        parts.append(_("until %(day)s", day=wording.day(one.until)))
    if one.until_close_of:
        parts.append(_("until the close of the %(session)s", session=wording.session_name(one.until_close_of)))
    return Act(", ".join([*parts, words.where(one.occasion)]), one.occasion, one.evidence, one.by_text)


_MANDATE_STEPS = {
    "requested": (N_("Document requested"), N_("Document requested by %(text)s")),
    "phase": (N_("Phase reached"), N_("Phase reached by %(text)s")),
    "renewed": (N_("Renewed"), N_("Renewed by %(text)s")),
    "adapted": (N_("Adapted"), N_("Adapted by %(text)s")),
    "replaced": (N_("Replaced"), N_("Replaced by %(text)s")),
    "merged": (N_("Merged"), N_("Merged by %(text)s")),
    "retired": (N_("Retired"), N_("Retired by %(text)s")),
    "lapsed": (N_("Lapsed"), N_("Lapsed by %(text)s")),
    "discharged": (N_("Discharged"), N_("Discharged by %(text)s")),
}
